"""Who did it to whom: the table of short texts in cases/parties.toml, each with the parties of one event.

``event`` is the type, ``at`` the words of its trigger; ``actors`` and ``to`` are names as the reading gives them, or
countries by their code. An empty list: nobody. ``wrong`` says why a row is expected to fail.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import legation
from legation.event.model import EventMention, Party

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "parties.toml").read_text(encoding="utf8")
)["case"]


def named(parties: tuple[Party, ...], wanted: list[str]) -> bool:
    """Whether the parties are those wanted: one for one, by name or by country."""
    left = list(wanted)
    for party in parties:
        hit = next((w for w in left if w in (party.name, party.country)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def found(case: dict[str, Any]) -> list[EventMention]:
    """The events of the case's type whose trigger touches its words."""
    text = case["text"]
    start = text.index(case["at"])
    end = start + len(case["at"])
    events = legation.read(text, published=case.get("published")).events
    return [e for e in events if e.type == case["event"] and e.trigger.start < end and start < e.trigger.end]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            c, id=c["guards"], marks=[pytest.mark.xfail(reason=c["wrong"], strict=True)] if "wrong" in c else []
        )
        for c in CASES
    ],
)
def test_who_did_it_to_whom(case: dict[str, Any]) -> None:
    events = found(case)
    assert events, "no such event"
    told = [(e.actors, e.recipients) for e in events]
    assert any(named(a, case["actors"]) and named(r, case["to"]) for a, r in told), told


def test_parties_with_words_reread_and_silent_ones_have_none() -> None:
    for case in CASES:
        for event in legation.read(case["text"], published=case.get("published")).events:
            for party in (*event.actors, *event.recipients):
                if party.text is None:
                    assert (party.start, party.end) == (None, None)
                else:
                    assert case["text"][party.start : party.end] == party.text


def test_every_guard_is_told_apart() -> None:
    assert len({c["guards"] for c in CASES}) == len(CASES)
