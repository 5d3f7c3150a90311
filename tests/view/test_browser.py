"""The explorer in a real browser: every page, with and without scripts, narrow and wide, light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import legation
from view.browsing import Visit, serving
from view.news import hostile

LISTS = ("/", "/events", "/engagements", "/statements", "/commitments", "/incidents", "/actors", "/corrections",
         "/paste", "/search?q=gao", "/search?q=zzzz", "/events?type=CONSULT&since=2024-05", "/events?party=XXX",
         "/dyads/NOR/GHA", "/api", "/types", "/nothing", "/review", "/review?order=tie", "/review?type=PROTEST",
         "/incidents?dead=1", "/map", "/map?world=1", "/network?level=actor", "/calendar")  # fmt: skip
"""Pages that a record has whatever is in it, empty ones among them."""


def pages(path: Path) -> list[str]:
    """The pages of a record: those above, the fullest event, each story, the actor of most events."""
    with legation.open(path, readonly=True) as record:
        ask = record.connection.execute
        events = [row[0] for row in ask("SELECT id FROM events ORDER BY mentions DESC, id LIMIT 2")]
        stories = [row[0] for row in ask("SELECT id FROM stories ORDER BY id")]
        actors = [actor.id for actor in record.actors(limit=2)]
    found = [*LISTS, *(f"/events/{id}" for id in events)]
    found += [f"/stories/{quote(id, safe='')}" for id in stories]
    return found + [f"/actors/{quote(id, safe='')}" for id in actors]


def test_every_page_with_scripts(browser: Any, site: str, record_path: Path) -> None:
    """No error, nothing asked of another host, no fault that axe finds, no scrolling sideways."""
    with Visit(browser, site) as visit:
        faults = [each for address in pages(record_path) for each in _faults(visit, address)]
        assert not faults, "\n".join(faults)
        assert not visit.wrong


def _faults(visit: Visit, address: str) -> Iterator[str]:
    visit.look(size="wide", theme="light")
    page = visit.go(address)
    yield from (f"{address} light: {fault}" for fault in visit.faults())
    for theme in ("light", "dark"):
        visit.look(size="narrow", theme=theme)
        if visit.scrolls_sideways():
            yield f"{address} scrolls sideways when narrow"
    yield from (f"{address} dark and narrow: {fault}" for fault in visit.faults("color-contrast"))
    if page.locator("h1").count() != 1:
        yield f"{address} has {page.locator('h1').count()} headings of the first rank"


def test_every_page_without_scripts(browser: Any, site: str, record_path: Path) -> None:
    """All is there as plain HTML."""
    with Visit(browser, site, script=False, size="narrow", theme="dark") as visit:
        for address in pages(record_path):
            page = visit.go(address)
            assert page.locator("main h1").inner_text().strip(), address
            assert not visit.scrolls_sideways(), address
        assert not visit.wrong


def test_keyboard_reaches_all_in_order(browser: Any, site: str) -> None:
    """The skip link comes first and leads past the menu; the focus is seen everywhere."""
    with Visit(browser, site) as visit:
        page = visit.go("/events")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "To the content"
        assert page.locator(".skip").bounding_box()["x"] >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")
        page = visit.go("/events")
        tops = []
        for _ in range(14):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                "(() => {const at = document.activeElement, style = getComputedStyle(at);"
                "return [style.outlineStyle, parseFloat(style.outlineWidth), at.getBoundingClientRect().top]})()"
            )
            assert seen[0] != "none"
            assert seen[1] >= 2
            tops.append(seen[2])
        assert all(below > above - 30 for above, below in pairwise(tops[1:])), "the focus goes down the page"


@pytest.fixture(scope="module")
def bad_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    path = hostile(tmp_path_factory.mktemp("hostile") / "bad.db")
    with serving(path) as url:
        yield url, path


def test_hostile_stories_are_shown_as_text(browser: Any, bad_site: tuple[str, Path]) -> None:
    """Scripts, markup, addresses that run, writing turned round, five million characters: text, and nothing runs."""
    site, path = bad_site
    with Visit(browser, site, size="narrow") as visit:
        for address in (*pages(path), "/search?q=<script>alert(1)</script> said", "/events?party=<img src=x>"):
            page = visit.go(address)
            assert visit.status in (200, 400, 404), address
            assert page.evaluate("globalThis.harmed") is None, address
            assert not visit.scrolls_sideways(), address
            assert page.locator("a[href^='javascript:']").count() == 0, address
            assert page.locator("main script, main img").count() == 0, address
            assert len(page.content()) < 400_000, address
        assert not visit.wrong
        page = visit.go("/stories/x1")
        assert "<script>globalThis.harmed" in page.locator("main").inner_text()
        assert re.search(r"Ivan .*onerror", page.locator("main").inner_text())
