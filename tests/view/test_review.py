"""Reviewing in a real browser: with keys, as plain forms, and two at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import legation
from view.browsing import Visit, follow


def decided(path: Path) -> list[tuple[str, str, str]]:
    """Who did what to which event, of what is in force, in order."""
    with legation.open(path, readonly=True) as record:
        return [(each.by, each.action, each.target) for each in record.corrections() if not each.undone]


def in_turn(path: Path, number: int) -> list[str]:
    """The ids of the events that come next, the least sure first."""
    found, after = [], None
    with legation.open(path, readonly=True) as record:
        while len(found) < number and (event := record.next_to_review(after=after)):
            found.append(event.id)
            after = event
    return found


def named(visit: Visit, name: str) -> None:
    """Tell the review who one is."""
    page = visit.go("/review")
    page.locator("summary", has_text="who you are").click()
    page.get_by_label("Your name").fill(name)
    follow(page.get_by_role("button", name="Keep"))
    assert name in page.locator("details.settings > summary").inner_text()


def shown(visit: Visit) -> str:
    """The id of the event that is asked about."""
    return str(visit.page.locator("h2.event a.type").get_attribute("href")).rpartition("/")[2]


def key(visit: Visit, name: str) -> None:
    """Press a key that leads to another page."""
    with visit.page.expect_navigation():
        visit.page.keyboard.press(name)


def test_review_with_keys(browser: Any, site: str, record_path: Path) -> None:
    """Accept, skip, reject, take back, correct: each a key; the queue goes on, and nothing is asked twice."""
    first, second, third, fourth = in_turn(record_path, 4)
    with Visit(browser, site) as visit:
        named(visit, "Ama Owusu")
        page = visit.page
        assert shown(visit) == first
        key(visit, "a")
        assert shown(visit) == second
        assert page.locator("progress").get_attribute("value") == "1"
        key(visit, "Space")
        assert shown(visit) == third
        key(visit, "x")
        assert shown(visit) == fourth
        assert decided(record_path) == [("Ama Owusu", "accept", first), ("Ama Owusu", "reject", third)]
        key(visit, "Backspace")
        assert shown(visit) == third, "what was taken back is asked again"
        assert decided(record_path) == [("Ama Owusu", "accept", first), ("Ama Owusu", "undo", "2")]
        page.keyboard.press("e")
        assert page.evaluate("document.activeElement.id") == "correct-first"
        page.keyboard.press("a")
        assert page.url.rpartition("?")[2].startswith("event="), "a letter that is typed decides nothing"
        page.locator("#correct-first").fill("Yoweri Museveni")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert shown(visit) == third
        with legation.open(record_path, readonly=True) as record:
            (actor, *_) = record.event(third).actors
            assert (actor.name, actor.country) == ("Yoweri Museveni", "UGA")
        for name, at in (("m", "merge-first"), ("s", "split-first")):
            page.keyboard.press(name)
            assert page.evaluate("document.activeElement.id") == at
            page.keyboard.press("Escape")
        key(visit, "Backspace")
        assert decided(record_path)[0] == ("Ama Owusu", "accept", first)
        assert not visit.wrong


def test_review_without_scripts(browser: Any, site: str, record_path: Path) -> None:
    """The same as plain forms: split and merge, a value, and who did what."""
    with legation.open(record_path, readonly=True) as record:
        attack = next(event.id for event in record.events(type="ASSAULT"))
        mentions = [telling.mention.id for telling in record.tellings(attack)]
    with Visit(browser, site, script=False) as visit:
        named(visit, "Kofi")
        page = visit.go(f"/review?event={attack}")
        page.locator(f"input[value='{mentions[-1]}']").check()
        follow(page.get_by_role("button", name="Split off"))
        with legation.open(record_path, readonly=True) as record:
            assert record.event(mentions[-1]).id != record.event(attack).id
        assert "% alike" in page.locator("#merge").inner_text()
        follow(page.locator("#merge button", has_text="Same").first)
        with legation.open(record_path, readonly=True) as record:
            assert record.event(mentions[-1]).id == record.event(attack).id
        page.locator("select[name=field]").select_option("dead")
        page.locator("input[name=value]").fill("18")
        follow(page.get_by_role("button", name="Set", exact=True))
        assert "18 dead" in page.locator(".summary").inner_text()
        page = visit.go("/corrections?by=Kofi")
        assert page.locator("tbody tr").count() == 3
        follow(page.get_by_role("button", name="Take back").first)
        assert "by=Kofi" in page.url
        assert "taken back" in page.locator("tbody").inner_text()
        with legation.open(record_path, readonly=True) as record:
            assert record.event(attack).dead == 17
        assert not visit.wrong


def test_two_reviewers_do_not_overwrite_each_other(browser: Any, site: str, record_path: Path) -> None:
    """The later one is shown what the other decided, and may still decide: knowing it."""
    with Visit(browser, site) as ama, Visit(browser, site) as kofi:
        named(ama, "Ama")
        named(kofi, "Kofi")
        with legation.open(record_path, readonly=True) as record:
            event = next(event.id for event in record.events(type="COERCE/arrest"))
        for visit in (ama, kofi):
            visit.go(f"/events/{event}")
        key(ama, "a")
        kofi.page.locator("select[name=field]").select_option("arrested")
        kofi.page.locator("input[name=value]").fill("31")
        follow(kofi.page.get_by_role("button", name="Set", exact=True))
        told = kofi.page.locator("main").inner_text()
        assert "Somebody was quicker" in told
        assert "Ama: accepted" in told
        with legation.open(record_path, readonly=True) as record:
            assert record.event(event).arrested == 30
        follow(kofi.page.get_by_role("button", name="all the same"))
        with legation.open(record_path, readonly=True) as record:
            assert record.event(event).arrested == 31
            assert [each.by for each in record.decisions(event)] == ["Kofi", "Ama"]
        ama.go(f"/events/{event}")
        kofi.go(f"/events/{event}")
        key(kofi, "x")
        key(ama, "a")
        assert "Kofi: rejected" in ama.page.locator("main").inner_text()
        ama.go(f"/events/{event}")
        assert ama.status == 410
        follow(ama.page.get_by_role("button", name="Take back"))
        assert "31 arrested" in ama.page.locator(".summary").inner_text()
        assert not ama.wrong + kofi.wrong


@pytest.mark.parametrize("script", [True, False])
def test_at_the_end_of_the_queue(browser: Any, site: str, script: bool) -> None:
    """What is left is told, and where nothing fits as well."""
    with Visit(browser, site, script=script, size="narrow") as visit:
        page = visit.go("/review?type=PROTEST")
        assert "Nothing is left to review" in page.locator("main").inner_text()
        page = visit.go("/review?type=ACCUSE")
        for _ in range(2):
            follow(page.get_by_role("link", name="Skip"))
        assert "That was the last" in page.locator("main").inner_text()
        follow(page.get_by_role("link", name="Begin again"))
        assert page.locator("h2.event").count() == 1
        assert not visit.wrong
