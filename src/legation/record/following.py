"""What the record keeps of the feeds that it follows: when to ask again, and the stories that still have to be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from legation.story.links import Link

TRIES = 6
"""Polls in which a page is tried before it is given up."""


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed that is watched.

    ``next_at`` is an ISO 8601 time in UTC before which it is not asked, ``seconds`` the time between two polls when all
    goes well, ``failures`` how many went wrong in a row. ``gone``: the server said that it will not come back.
    """

    url: str
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    next_at: str
    seconds: int
    failures: int = 0
    error: str | None = None
    gone: bool = False


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """A story that a feed named and that is not kept yet, after ``tries`` attempts."""

    link: Link
    tries: int


def subscribe(db: sqlite3.Connection, urls: Iterable[str], *, now: str, seconds: int) -> None:
    """Follow feeds from now on; one that is followed already keeps its times."""
    db.executemany(
        "INSERT INTO feeds (url, next_at, seconds) VALUES (?, ?, ?) ON CONFLICT (url) DO NOTHING",
        [(url, now, seconds) for url in urls],
    )


def feeds(db: sqlite3.Connection, urls: Sequence[str] | None = None) -> list[Feed]:
    """The feeds that are followed, or those of ``urls``, the one whose turn comes first first."""
    rows = db.execute("SELECT * FROM feeds ORDER BY next_at, url")
    wanted = None if urls is None else set(urls)
    every = [msgspec.convert({**dict(row), "gone": bool(row["gone"])}, Feed) for row in rows]
    return [feed for feed in every if wanted is None or feed.url in wanted]


def polled(db: sqlite3.Connection, feed: Feed, links: Sequence[Link] = ()) -> None:
    """Keep a feed as it is after a poll, and the stories that it names anew: in one transaction, so none is lost."""
    values = {**msgspec.to_builtins(feed), "gone": int(feed.gone)}
    columns = [name for name in values if name != "url"]
    db.execute(f"UPDATE feeds SET {', '.join(f'{name} = :{name}' for name in columns)} WHERE url = :url", values)
    first = db.execute("SELECT coalesce(max(position), 0) FROM feed_items").fetchone()[0] + 1
    db.executemany(
        "INSERT INTO feed_items (url, feed_url, position, link) SELECT ?, ?, ?, ? WHERE NOT EXISTS "
        "(SELECT 1 FROM links WHERE url = ?) ON CONFLICT (url) DO NOTHING",
        [
            (link.url, feed.url, position, msgspec.json.encode(link).decode(), link.url)
            for position, link in enumerate(links, first)
        ],
    )


def waiting(db: sqlite3.Connection, feed_url: str) -> list[FeedItem]:
    """The stories that a feed named and that are not kept yet, in the order in which they were named."""
    rows = db.execute("SELECT link, tries FROM feed_items WHERE feed_url = ? ORDER BY position", (feed_url,))
    return [FeedItem(link=msgspec.json.decode(row["link"], type=Link), tries=row["tries"]) for row in rows]


def done(db: sqlite3.Connection, url: str, story_id: str | None) -> None:
    """A page was read (or will never give a story): it is not fetched again."""
    db.execute("INSERT INTO links VALUES (?, ?) ON CONFLICT (url) DO NOTHING", (url, story_id))
    db.execute("DELETE FROM feed_items WHERE url = ?", (url,))


def tried(db: sqlite3.Connection, url: str) -> None:
    """A page could not be had this time."""
    db.execute("UPDATE feed_items SET tries = tries + 1 WHERE url = ?", (url,))


def is_known(db: sqlite3.Connection, url: str) -> bool:
    """Whether the record has the story of an address, or knows that it gives none."""
    found = "SELECT 1 FROM links WHERE url = :url UNION ALL SELECT 1 FROM stories WHERE url = :url LIMIT 1"
    return db.execute(found, {"url": url}).fetchone() is not None
