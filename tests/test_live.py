"""Feeds on a schedule: a real feed served on this machine, a real record, a clock that is set."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import legation
from legation.errors import BadLine, InputError
from legation.live import Poll, watch
from legation.record.record import Record
from legation.story.opml import feed_list
from legation.story.web import Web
from loopback import Handler, Sent, Server, serving

WORDS = (
    "The foreign minister of Norway flew to Accra on Monday and met the president of Ghana for two hours. "
    "They talked about fishing rights, and about the war in Sudan, which both want to end before the rains come. "
)


class Clock:
    """A clock that moves only when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2022, 5, 20, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=max(seconds, 1))


def page(title: str) -> Sent:
    body = f"<article><h1>{title}</h1><p>{WORDS}</p><p>{title}, an aide said. {WORDS}</p></article>"
    return Sent(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode())


def rss(*links: str, ttl: str = "") -> bytes:
    items = "".join(
        f"<item><title>Talks {link}</title><link>{link}</link><pubDate>Fri, 20 May 2022 08:00:00 GMT</pubDate></item>"
        for link in links
    )
    return f'<rss version="2.0"><channel><title>The Example</title>{ttl}{items}</channel></rss>'.encode()


@pytest.fixture
def site() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with legation.open(tmp_path / "watched.db") as opened:
        yield opened


def poll(record: Record, site: Server, clock: Clock) -> Poll:
    (told,) = watch(record, [f"{site.url}/feed"], once=True, web=Web(pause=0), clock=clock)
    return told


def minutes(told: Poll, clock: Clock) -> float:
    return (datetime.fromisoformat(told.next_at) - clock.now).total_seconds() / 60


def test_new_stories_are_added_once(record: Record, site: Server) -> None:
    clock = Clock()
    site.pages["/feed"] = Sent(rss("/a", "/b"))
    site.pages["/a"], site.pages["/b"] = page("Envoys meet in Accra"), page("Envoys part in Accra")
    told = poll(record, site, clock)
    assert (told.outcome, told.new, told.known, told.problems) == ("read", 2, 0, ())
    assert list(watch(record, [f"{site.url}/feed"], once=True, web=Web(pause=0), clock=clock)) == []  # not yet due
    clock.now += timedelta(hours=1)
    site.pages["/feed"] = Sent(rss("/c", "/a", "/b"))
    site.pages["/c"] = page("Envoys sail from Accra")
    site.asked.clear()
    assert poll(record, site, clock).new == 1
    assert site.asked == ["/feed", "/robots.txt", "/c"]
    assert sorted(story["title"] for story in record.connection.execute("SELECT title FROM stories")) == [
        "Envoys meet in Accra",
        "Envoys part in Accra",
        "Envoys sail from Accra",
    ]


def test_a_feed_is_asked_whether_it_has_changed(record: Record, site: Server) -> None:
    clock = Clock()
    site.pages["/feed"] = Sent(rss(), headers=(("ETag", '"one"'), ("Last-Modified", "Fri, 20 May 2022 08:00:00 GMT")))
    first = poll(record, site, clock)
    clock.now += timedelta(hours=1)
    site.pages["/feed"] = Sent(status=304)
    told = poll(record, site, clock)
    assert told.outcome == "unchanged"
    assert site.headers[-1]["if-none-match"] == '"one"'
    assert site.headers[-1]["if-modified-since"] == "Fri, 20 May 2022 08:00:00 GMT"
    assert (
        minutes(told, clock)
        > (datetime.fromisoformat(first.next_at) - datetime(2022, 5, 20, 10, tzinfo=UTC)).seconds / 60
    )


def test_a_failing_feed_is_asked_less_and_less(record: Record, site: Server) -> None:
    clock, waits = Clock(), []
    for _ in range(8):
        told = poll(record, site, clock)
        assert told.outcome == "failed"
        assert "404" in (told.error or "")
        waits.append(minutes(told, clock))
        clock.now = datetime.fromisoformat(told.next_at)
    assert waits[0] < waits[1] < waits[2] < waits[3]
    assert max(waits) <= 24 * 60 * 1.11
    site.pages["/feed"] = Sent(rss("/a"))
    site.pages["/a"] = page("Envoys meet in Accra")
    told = poll(record, site, clock)
    assert (told.outcome, told.error, told.new) == ("read", None, 1)


@pytest.mark.parametrize("told", ["7200", "Fri, 20 May 2022 12:00:00 GMT"])
def test_a_server_says_when_to_come_again(record: Record, site: Server, told: str) -> None:
    clock = Clock()
    site.pages["/feed"] = Sent(status=429, headers=(("Retry-After", told),))
    assert 107 < minutes(poll(record, site, clock), clock) < 133


def test_a_feed_s_own_ttl_is_kept(record: Record, site: Server) -> None:
    clock = Clock()
    site.pages["/feed"] = Sent(rss(ttl="<ttl>180</ttl>"))
    assert 160 < minutes(poll(record, site, clock), clock) < 200


def test_a_feed_that_is_gone_is_left(record: Record, site: Server) -> None:
    clock = Clock()
    site.pages["/feed"] = Sent(status=410)
    assert poll(record, site, clock).outcome == "gone"
    clock.now += timedelta(days=30)
    assert list(watch(record, web=Web(pause=0), clock=clock, sleep=clock.sleep)) == []  # and the watch ends


def test_a_page_that_cannot_be_had_is_tried_again(record: Record, site: Server) -> None:
    """Also where the feed says meanwhile that nothing has changed, and from a new process."""
    clock = Clock()
    site.pages["/feed"] = Sent(rss("/a", "/busy"))
    site.pages["/a"], site.pages["/busy"] = page("Envoys meet in Accra"), Sent(status=503)
    told = poll(record, site, clock)
    assert (told.new, told.waiting, told.problems) == (1, 1, ())
    clock.now += timedelta(hours=2)
    site.pages["/feed"], site.pages["/busy"] = Sent(status=304), page("Envoys part in Accra")
    with legation.open(record.path) as again:
        told = poll(again, site, clock)
    assert (told.outcome, told.new, told.waiting) == ("unchanged", 1, 0)


def test_a_page_that_never_comes_is_given_up_and_told(record: Record, site: Server) -> None:
    clock = Clock()
    site.pages["/feed"] = Sent(rss("/busy", "/empty"))
    site.pages["/busy"] = Sent(status=503)
    site.pages["/empty"] = Sent(b"<html><body></body></html>")
    polls = []
    for _ in range(7):
        polls.append(poll(record, site, clock))
        clock.now += timedelta(days=2)
    assert [len(told.problems) for told in polls] == [1, 0, 0, 0, 0, 1, 0]
    assert {problem.kind for problem in record.problems()} == {"NoArticle", "NotFetched"}
    assert site.asked.count("/busy") == 6


def test_it_waits_for_the_next_turn(record: Record, site: Server) -> None:
    clock = Clock()
    site.pages["/feed"] = Sent(rss("/a"))
    site.pages["/a"] = page("Envoys meet in Accra")
    polls = watch(record, [f"{site.url}/feed"], web=Web(pause=0), clock=clock, sleep=clock.sleep)
    first = next(polls)
    second = next(polls)
    assert second.next_at > first.next_at
    assert clock() >= datetime.fromisoformat(first.next_at)


def test_a_slow_feed_does_not_stop_the_others(record: Record, site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.story.web._SECONDS", 0.3)

    def hanging(handler: Handler) -> None:
        import time

        time.sleep(1)

    site.pages["/slow"], site.pages["/feed"] = hanging, Sent(rss("/a"))
    site.pages["/a"] = page("Envoys meet in Accra")
    feeds = [f"{site.url}/slow", f"{site.url}/feed"]
    told = {each.url: each for each in watch(record, feeds, once=True, web=Web(pause=0), clock=Clock())}
    assert told[feeds[0]].outcome == "failed"
    assert told[feeds[1]].new == 1


# Lists of feeds ------------------------------------------------------------------------------------------------


def test_lists_of_feeds(tmp_path: Path) -> None:
    opml, lines = tmp_path / "feeds.opml", tmp_path / "feeds.txt"
    opml.write_text(
        '<?xml version="1.0"?><opml version="2.0"><body><outline text="World"><outline type="rss" text="E" '
        'xmlUrl="https://e.example/rss"/></outline><outline xmlUrl="https://f.example/atom"/></body></opml>'
    )
    lines.write_text("# news\nhttps://e.example/rss\n\nhttps://f.example/atom  # world\nhttps://e.example/rss\n")
    assert feed_list(opml) == feed_list(lines) == ["https://e.example/rss", "https://f.example/atom"]
    assert feed_list("https://e.example/rss") == ["https://e.example/rss"]


@pytest.mark.parametrize(
    ("content", "kind", "message"),
    [
        ("", InputError, "names no feed"),
        ("<opml><body/></opml>", InputError, "names no feed"),
        ("https://e.example/rss\nftp://e.example/rss\n", BadLine, "line 2"),
    ],
)
def test_lists_that_are_none(tmp_path: Path, content: str, kind: type[InputError], message: str) -> None:
    path = tmp_path / "feeds"
    path.write_text(content)
    with pytest.raises(kind, match=message):
        feed_list(path)
    with pytest.raises(InputError, match="cannot be read"):
        feed_list(tmp_path / "none")


# The command ---------------------------------------------------------------------------------------------------


def watching(*words: str) -> subprocess.Popen[str]:
    """The command as a process."""
    command = [sys.executable, "-m", "legation", "watch", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_the_command_polls_once_and_says_what_was_new(site: Server, tmp_path: Path) -> None:
    site.pages["/feed"] = Sent(rss("/a"))
    site.pages["/a"] = page("Envoys meet in Accra")
    feeds = tmp_path / "feeds.txt"
    feeds.write_text(f"{site.url}/feed\n")
    process = watching(str(tmp_path / "news.db"), "--feeds", str(feeds), "--once")
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    assert out.startswith(f"{site.url}/feed: 1 new, 0 known. Next at ")


def test_the_command_ends_when_it_is_told_to(site: Server, tmp_path: Path) -> None:
    site.pages["/feed"] = Sent(rss())
    process = watching(str(tmp_path / "news.db"), "--feeds", f"{site.url}/feed")
    assert process.stdout is not None
    assert "0 new" in process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0


def test_the_command_needs_a_feed(tmp_path: Path) -> None:
    process = watching(str(tmp_path / "news.db"))
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "--feeds feeds.opml" in err
