"""Twelve stories that no rule was made for, and the events that must and must not be found in them.

What fails today is marked in the cases with a word why (``missed``, ``wrong``, ``extra``) and expected to fail.
``python tests/event/test_stories.py`` prints recall, precision and each miss, extra and wrong slot.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import legation
from legation.event.model import EventMention, Party

CASES = Path(__file__).parent.parent / "cases" / "stories.toml"
STORIES: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf8"))["story"]
BY_ID = {story["id"]: story for story in STORIES}
Span = tuple[int, int]


@cache
def events_of(story: str) -> tuple[EventMention, ...]:
    """The events read from a story, by its id."""
    return legation.read(BY_ID[story]["text"], published=BY_ID[story]["published"]).events


def span(text: str, case: dict[str, Any]) -> Span:
    """Where the case's words stand; ``at`` is a longer stretch that tells which of several is meant."""
    around = case.get("at", case["words"])
    start = text.index(around) + around.index(case["words"])
    return start, start + len(case["words"])


def overlap(event: EventMention, at: Span) -> int:
    return max(0, min(event.trigger.end, at[1]) - max(event.trigger.start, at[0]))


def same_sentence(event: EventMention, at: Span) -> bool:
    return event.sentence.start <= at[0] < event.sentence.end


def types_of(case: dict[str, Any]) -> set[str]:
    return {case["type"], *case.get("types", ())}


@cache
def paired(story: str) -> dict[int, EventMention]:
    """The event found for each expected one, by its number: type right, in its sentence, nearest trigger first."""
    text, cases = BY_ID[story]["text"], BY_ID[story]["event"]
    pairs = [
        (-overlap(event, span(text, case)), number, order)
        for number, case in enumerate(cases)
        for order, event in enumerate(events_of(story))
        if event.type in types_of(case) and same_sentence(event, span(text, case))
    ]
    found: dict[int, EventMention] = {}
    for _, number, order in sorted(pairs):
        event = events_of(story)[order]
        if number not in found and all(event is not other for other in found.values()):
            found[number] = event
    return found


def extras(story: str) -> list[EventMention]:
    """Events that nothing in the story's table allows: marginal ones are told by their type and sentence."""
    text, case = BY_ID[story]["text"], BY_ID[story]
    loose = [(span(text, row), row["types"]) for row in case["marginal"]]
    again = [span(text, {"words": words}) for words in case["also"]]

    def allowed(event: EventMention) -> bool:
        marginal = any(same_sentence(event, at) and event.type in types for at, types in loose)
        return marginal or any(overlap(event, at) for at in again)

    matched = list(paired(story).values())
    return [e for e in events_of(story) if all(e is not m for m in matched) and not allowed(e)]


def is_one_of(names: str, party: Party) -> bool:
    """Whether a party is meant by one of the names ("|" between them; three capitals are a country)."""
    words = f"{party.text or ''} {party.name}".lower()
    return any(
        party.country == name if len(name) == 3 and name.isupper() else name.lower() in words
        for name in names.removeprefix("?").split("|")
    )


def parties_fit(expected: list[str], parties: tuple[Party, ...]) -> bool:
    """Every name that is asked for has a party, and every party is asked for."""
    asked = [names for names in expected if not names.startswith("?")]
    return all(any(is_one_of(names, party) for party in parties) for names in asked) and all(
        any(is_one_of(names, party) for names in expected) for party in parties
    )


def told(parties: tuple[Party, ...]) -> str:
    return ", ".join(f"{p.name} ({p.country} {p.sector})" for p in parties) or "nobody"


def wrong_slots(case: dict[str, Any], event: EventMention) -> list[str]:
    """What of the event differs from the case, as "slot: what was read"."""
    date, place = event.date.start if event.date else None, event.place.country if event.place else None
    plain = {
        "mode": (case.get("mode") if event.type == case["type"] else None, event.mode),
        "status": (case.get("status", "current"), event.status),
        "date": (case.get("date"), date),
        "country": (case.get("country"), place),
        "dead": (case.get("dead"), event.casualties.dead),
        "injured": (case.get("injured"), event.casualties.injured),
        "arrested": (case.get("arrested"), event.casualties.arrested),
    }
    wrong = [f"{slot}: {read}, not {asked}" for slot, (asked, read) in plain.items() if asked not in (None, read)]
    if "actors" in case and not parties_fit(case["actors"], event.actors):
        wrong.append(f"actors: {told(event.actors)}, not {case['actors']}")
    if "to" in case and not parties_fit(case["to"], event.recipients):
        wrong.append(f"to: {told(event.recipients)}, not {case['to']}")
    sums = [[amount.value, amount.currency] for amount in event.amounts]
    if "amount" in case and case["amount"] not in sums:
        wrong.append(f"amount: {sums}, not {case['amount']}")
    return wrong


def today(case: dict[str, Any], *keys: str) -> list[pytest.MarkDecorator]:
    reasons = [case[key] for key in keys if key in case]
    return [pytest.mark.xfail(strict=True, reason=reasons[0])] if reasons else []


def rows(*keys: str) -> list[Any]:
    """One row an expected event, marked where one of the keys says why it fails today."""
    return [
        pytest.param(story["id"], number, id=f"{story['id']}:{case['words']}"[:60], marks=today(case, *keys))
        for story in STORIES
        for number, case in enumerate(story["event"])
    ]


@pytest.mark.parametrize(("story", "number"), rows("missed"))
def test_the_event_is_found(story: str, number: int) -> None:
    assert number in paired(story), BY_ID[story]["event"][number]


@pytest.mark.parametrize(("story", "number"), rows("missed", "wrong"))
def test_its_slots_are_right(story: str, number: int) -> None:
    assert number in paired(story)
    assert wrong_slots(BY_ID[story]["event"][number], paired(story)[number]) == []


@pytest.mark.parametrize(
    ("story", "case"),
    [
        pytest.param(s["id"], c, id=f"{s['id']}:{c['words']}"[:60], marks=today(c, "wrong"))
        for s in STORIES
        for c in s["never"]
    ],
)
def test_no_event_is_found(story: str, case: dict[str, Any]) -> None:
    at = span(BY_ID[story]["text"], case)
    matched = list(paired(story).values())
    found = [e for e in events_of(story) if overlap(e, at) and all(e is not m for m in matched)]
    assert [str(e) for e in found if e.type in case.get("types", [e.type])] == [], case["why"]


@pytest.mark.parametrize("story", [pytest.param(s["id"], id=s["id"], marks=today(s, "extra")) for s in STORIES])
def test_nothing_else_is_found(story: str) -> None:
    assert [str(event) for event in extras(story)] == []


def report() -> None:
    """Print recall, precision and each miss, extra and wrong slot."""
    asked = found = extra = 0
    slots: Counter[str] = Counter()
    for story in STORIES:
        pairs = paired(story["id"])
        asked, found, extra = asked + len(story["event"]), found + len(pairs), extra + len(extras(story["id"]))
        print(f"\n{story['id']}: {len(pairs)} of {len(story['event'])}, {len(extras(story['id']))} extra")
        for number, case in enumerate(story["event"]):
            if number not in pairs:
                print(f"  missed  {case['type']:9} “{case['words']}”")
                continue
            wrong = wrong_slots(case, pairs[number])
            slots.update(line.split(":")[0] for line in wrong)
            slots["all right"] += not wrong
            if wrong:
                print(f"  wrong   {case['type']:9} “{case['words']}”  [{pairs[number].why[:40]}] " + "; ".join(wrong))
        for event in extras(story["id"]):
            print(f"  extra   {event}  [{event.why[:110]}]")
    print(f"\nrecall {found}/{asked} = {found / asked:.3f}, precision {found}/{found + extra} = ", end="")
    print(f"{found / (found + extra):.3f}, wrong slots {dict(slots)}")


if __name__ == "__main__":
    report()
