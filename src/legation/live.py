"""Feeds on a schedule: polls each when its time has come, and adds what is new to the record.

Politely: a feed is asked "has it changed?" (ETag, Last-Modified), less often where little is new, later after each
failure, and when the server says so (Retry-After, the feed's own ttl); its pages one at a time, as robots.txt allows.
Everything is kept in the record, so a watch that is ended at any moment goes on where it was, and no story that a feed
named is lost: a page that cannot be had is tried again at the next polls.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import blake2b
from typing import Literal, NamedTuple

import msgspec

from legation.errors import InputError, NotFetched
from legation.event.codebook import Choice, Codebook, chosen
from legation.record.following import TRIES, Feed
from legation.record.record import Record
from legation.story.feeds import feed_document
from legation.story.linked import linked_story
from legation.story.links import Link
from legation.story.model import Story
from legation.story.web import Answer, Web

FIRST, LEAST, MOST = 1800, 600, 86_400
"""Seconds between two polls: at first, where much is new, and where nothing is."""

UNCHANGED, GONE = 304, 410
_LATER = (408, 425, 429)
_JITTER = 0.1  # of the time between two polls, so that not all feeds are asked at once
_FASTER, _SLOWER, _AFTER_FAILURE = 0.5, 1.5, 2.0
_LONGEST_SLEEP = 60.0  # seconds: a clock that is set, a machine that slept


class _Reading(NamedTuple):
    new: int
    known: int
    waiting: int
    problems: tuple[str, ...]


class Poll(msgspec.Struct, frozen=True, kw_only=True):
    """What a poll of one feed gave.

    ``new`` stories were added, ``known`` were in the record, ``problems`` could not be read, ``waiting`` are tried
    again at the next poll. ``error`` is why the feed itself could not be read. ``next_at`` is when it is asked again.
    """

    url: str
    outcome: Literal["read", "unchanged", "failed", "gone"]
    new: int = 0
    known: int = 0
    problems: tuple[str, ...] = ()
    waiting: int = 0
    error: str | None = None
    next_at: str


def watch(
    record: Record,
    feeds: Sequence[str] | None = None,
    *,
    once: bool = False,
    codebook: Codebook | Choice = None,
    web: Web | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Poll]:
    """Poll feeds whenever their time has come, and tell of each poll; with ``once``, those whose time has come now.

    ``feeds`` are addresses, followed from now on; without them, all that the record follows. Ends when all are gone.
    ``codebook``: as for ``record.add``. ``clock`` tells the time (UTC), ``sleep`` waits.
    """
    web, codebook = web or Web(), chosen(codebook)
    if feeds is not None:
        record.follow(feeds, now=_iso(clock()), seconds=FIRST)
    while True:
        following = [feed for feed in record.feeds(feeds) if not feed.gone]
        due = [feed for feed in following if feed.next_at <= _iso(clock())]
        for feed in due:
            yield _poll(record, feed, web, clock, codebook)
        if once or not following:
            return
        if not due:
            ready = datetime.fromisoformat(following[0].next_at) - clock()
            sleep(min(max(ready.total_seconds(), 0.0), _LONGEST_SLEEP))


def _poll(record: Record, feed: Feed, web: Web, clock: Callable[[], datetime], codebook: Codebook) -> Poll:
    headers = {"If-None-Match": feed.etag, "If-Modified-Since": feed.last_modified}
    try:
        answer = web.named(feed.url, headers={name: value for name, value in headers.items() if value})
        after, links = _answered(feed, answer, clock())
    except InputError as error:
        after, links = _failed(feed, error, clock()), []
    record.polled(after, links)
    pages = _read_waiting(record, feed, web, codebook)
    return Poll(
        url=feed.url,
        outcome=("gone" if after.gone else "failed") if after.error else ("read" if links else "unchanged"),
        new=pages.new,
        known=pages.known,
        problems=pages.problems,
        waiting=pages.waiting,
        error=after.error,
        next_at=after.next_at,
    )


def _answered(feed: Feed, answer: Answer, now: datetime) -> tuple[Feed, list[Link]]:
    """The feed after an answer, and the stories that it names. Raises NotText for an answer that is no feed."""
    if answer.status == UNCHANGED:
        return _again(feed, now, seconds=min(feed.seconds * _SLOWER, MOST)), []
    document = feed_document(answer.body.read(), url=answer.url)
    after = msgspec.structs.replace(
        feed,
        title=document.title or feed.title,
        etag=answer.headers.get("ETag"),
        last_modified=answer.headers.get("Last-Modified"),
    )
    return _again(after, now, seconds=max(feed.seconds * _FASTER, LEAST, min(document.seconds, MOST))), document.links


def _failed(feed: Feed, error: InputError, now: datetime) -> Feed:
    """The feed after a poll that went wrong: asked later each time, and not before the server says."""
    gone = isinstance(error, NotFetched) and error.status == GONE
    wait = min(feed.seconds * _AFTER_FAILURE ** (feed.failures + 1), MOST)
    if isinstance(error, NotFetched) and error.retry_after:
        wait = max(wait, min(_seconds_until(error.retry_after, now), 7 * MOST))
    after = msgspec.structs.replace(feed, failures=feed.failures + 1, error=str(error), gone=gone)
    return msgspec.structs.replace(after, next_at=_iso(now + timedelta(seconds=_jittered(wait, feed))))


def _again(feed: Feed, now: datetime, *, seconds: float) -> Feed:
    """The feed after a poll that went well."""
    next_at = _iso(now + timedelta(seconds=_jittered(seconds, feed)))
    return msgspec.structs.replace(feed, seconds=round(seconds), next_at=next_at, failures=0, error=None)


def _jittered(seconds: float, feed: Feed) -> float:
    """A little more or less, by the feed's address and its last time: the same feed and time give the same."""
    byte = blake2b(f"{feed.url} {feed.next_at}".encode(), digest_size=1).digest()[0]
    return seconds * (1 + _JITTER * (byte / 127.5 - 1))


def _seconds_until(told: str, now: datetime) -> float:
    """What a Retry-After says, in seconds: it is a number of them or a date (RFC 9110)."""
    if told.isdecimal():
        return float(told)
    try:
        return max((parsedate_to_datetime(told) - now).total_seconds(), 0.0)
    except (TypeError, ValueError):
        return 0.0


def _read_waiting(record: Record, feed: Feed, web: Web, codebook: Codebook) -> _Reading:
    """Read the pages that the feed named and that are not kept yet."""
    new, known, waiting, problems = 0, 0, 0, []
    for item in record.waiting(feed.url):
        if record.knows(item.link.url):
            record.fetched(item.link.url)
            known += 1
            continue
        try:
            found: Story | InputError = linked_story(item.link, web)
        except InputError as error:
            found = type(error)(f"{feed.url}, {item.link.url}: {error}")
            if _may_come(error) and item.tries + 1 < TRIES:
                record.fetched(item.link.url, again=True)
                waiting += 1
                continue
        added = record.add([found], codebook=codebook)
        record.fetched(item.link.url, found.id if isinstance(found, Story) else None)
        new, known = new + added.stories, known + added.known
        problems += [str(found)] if isinstance(found, InputError) else []
    return _Reading(new, known, waiting, tuple(problems))


def _may_come(error: InputError) -> bool:
    """Whether a page that could not be had may be had later: the server was busy, failing or out of reach."""
    return isinstance(error, NotFetched) and (error.status is None or error.status >= 500 or error.status in _LATER)


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
