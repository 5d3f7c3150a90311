"""What a person who never saw the explorer finds from its front page: these clicks stand in docs/explorer.md.

With LEGATION_PICTURES set to a folder (docs/pictures), the pictures of the documentation are written there.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import Any

import pytest

import legation
from view.browsing import Visit, follow

PICTURES = os.environ.get("LEGATION_PICTURES")
LARGEST = 150_000


def picture(visit: Visit, name: str) -> None:
    """Keep a picture of what is seen, if pictures are wished."""
    if PICTURES:
        page = visit.page
        shot = {"format": "webp", "quality": 82}
        told = page.context.new_cdp_session(page).send("Page.captureScreenshot", shot)["data"]
        path = Path(PICTURES) / f"{name}.webp"
        path.write_bytes(base64.b64decode(told))
        assert path.stat().st_size < LARGEST


def test_all_meetings_of_two_countries_in_a_month(browser: Any, site: str) -> None:
    """Front page: Party, Other party, Month, Show meetings."""
    with Visit(browser, site) as visit:
        page = visit.go("/")
        page.get_by_label("Party", exact=True).fill("Norway")
        page.get_by_label("Other party").fill("ghana")
        page.get_by_label("Month").fill("2024-05")
        picture(visit, "front")
        follow(page.get_by_role("button", name="Show meetings"))
        rows = page.locator("main tbody tr")
        assert [row.locator("time").first.inner_text() for row in rows.all()] == ["2024-05-28", "2024-05-13"]
        assert "Jonas Gahr Støre" in rows.first.inner_text()
        visit.go("/")
        page.get_by_label("Party", exact=True).fill("Norway")
        page.get_by_label("Other party").fill("Ghana")
        page.get_by_label("Month").fill("2024-06")
        follow(page.get_by_role("button", name="Show meetings"))
        assert "No meeting fits" in rows.first.inner_text()
        assert not visit.wrong


@pytest.mark.parametrize("script", [True, False])
def test_the_sentence_behind_a_death_toll(browser: Any, site: str, script: bool) -> None:
    """Front page: Incidents with deaths, then what happened: the sentences stand there."""
    with Visit(browser, site, script=script) as visit:
        page = visit.go("/")
        follow(page.get_by_role("link", name="Incidents with deaths"))
        follow(page.get_by_role("link", name="ASSAULT/firearms"))
        told = page.locator(".telling blockquote").all_inner_texts()
        assert any("killed 14 soldiers" in sentence for sentence in told)
        assert any("killed 17 soldiers" in sentence for sentence in told)
        assert "Where they differ" in page.locator("main").inner_text()
        picture(visit, "event")
        follow(page.get_by_role("link", name="Attack near Gao").first)
        page.locator(".text mark.q4").focus()
        note = page.locator(".text mark.q4").get_attribute("aria-describedby")
        assert "ASSAULT/firearms: Gunmen (MLI UAF)" in page.locator(f"#{note}").text_content()
        assert page.evaluate("getComputedStyle(document.activeElement, '::after').content") != "none"
        picture(visit, "story")
        assert not visit.wrong


def test_a_wrong_actor_is_corrected(browser: Any, site: str, record_path: Path) -> None:
    """Front page: what happened, Correct, the name with suggestions, Set who."""
    with Visit(browser, site) as visit:
        page = visit.go("/")
        follow(page.get_by_role("link", name="ASSAULT/firearms").first)
        page.locator("main").get_by_role("link", name="Correct").click()
        assert page.evaluate("document.activeElement.id") == "correct-first"
        page.locator("#correct-first").fill("")
        page.keyboard.type("William")
        page.locator("#known option:first-child[value='William Ruto']").wait_for(state="attached")
        page.locator("#correct-first").fill("William Ruto")
        follow(page.get_by_role("button", name="Set who"))
        assert "William Ruto" in page.locator("h1").inner_text()
        with legation.open(record_path, readonly=True) as record:
            (event,) = record.events(type="ASSAULT")
            assert [(actor.name, actor.country) for actor in event.actors] == [("William Ruto", "KEN")]
            assert len(event.recipients) == 2
        follow(page.get_by_role("button", name="Take back"))
        assert "Gunmen" in page.locator("h1").inner_text()
        visit.look(size="narrow", theme="dark")
        visit.go("/events?type=CONSULT")
        picture(visit, "phone")
        visit.look(size="wide", theme="light")
        visit.go("/review?order=conflict")
        picture(visit, "review")
        assert not visit.wrong


def test_search_as_one_types(browser: Any, site: str) -> None:
    """/ leads to the field, hits come below it, arrows walk them, Enter opens one, Escape closes."""
    with Visit(browser, site) as visit:
        page = visit.go("/events")
        page.keyboard.press("/")
        page.keyboard.type("soldi")
        page.locator("#typed mark", has_text="soldiers").first.wait_for()
        assert not visit.scrolls_sideways()
        assert not visit.faults()
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.closest('#typed') !== null")
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.press("Escape")
        assert not page.locator("#typed").is_visible()
        page.keyboard.type("ers")
        page.locator("#typed a").first.wait_for()
        page.keyboard.press("ArrowDown")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "/events/" in page.url
        visit.look(size="narrow", theme="dark")
        page.locator("#q").fill("zzzz <b>")
        page.wait_for_timeout(400)
        assert page.locator("#typed b").count() == 0
        assert not visit.wrong
    with Visit(browser, site, script=False) as visit:
        page = visit.go("/")
        page.locator("#q").fill("soldiers")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.locator("main mark").count() >= 2
        assert not visit.wrong
