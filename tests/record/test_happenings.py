"""Happenings told by several outlets: each comes out as one event, with its witnesses, its conflicts, and no stranger.

All stories of all happenings (``tests/cases/happenings*.toml``) are in one record, so that they must be told apart.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import legation
from legation.record.model import Event
from legation.record.record import Record
from legation.story import story

FILES = sorted((Path(__file__).parents[1] / "cases").glob("happenings*.toml"))
HAPPENINGS: list[dict[str, Any]] = [
    each for path in FILES for each in tomllib.loads(path.read_text(encoding="utf8"))["happening"]
]
IDS = [each["id"] for each in HAPPENINGS]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    stories = [
        story(told["text"], id=told["id"], published=told["published"], publisher=told["publisher"])
        for each in HAPPENINGS
        for told in each["story"]
    ]
    with legation.open(tmp_path_factory.mktemp("happenings") / "x.db") as opened:
        opened.add(stories)
        yield opened


def own_stories(happening: dict[str, Any]) -> set[str]:
    return {told["id"] for told in happening["story"] if not told.get("apart")}


def stories_of(record: Record, event: Event) -> set[str]:
    return {telling.story_id for telling in record.tellings(event.id)}


def event_of(record: Record, happening: dict[str, Any]) -> Event:
    """The event of the happening's type that most of its stories tell."""
    own = own_stories(happening)
    kind = [event for event in record.events(type=happening["event"]["type"]) if stories_of(record, event) & own]
    assert kind, "no event of that type was read in its stories"
    return max(kind, key=lambda event: (len(stories_of(record, event) & own), event.id))


@pytest.mark.parametrize("happening", HAPPENINGS, ids=IDS)
def test_happening_is_one_event(record: Record, happening: dict[str, Any]) -> None:
    expected = happening["event"]
    event = event_of(record, happening)
    assert stories_of(record, event) == own_stories(happening)
    assert event.stories == expected["stories"]
    if "witnesses" in expected:
        assert event.witnesses == expected["witnesses"]
    if "date" in expected:
        assert (event.date_start, event.date_end) == (expected["date"],) * 2
    countries = {party.country for party in (*event.actors, *event.recipients)} | {event.place_country}
    assert set(expected.get("parties", ())) <= countries
    if "country" in expected:
        assert expected["country"] in countries
    for what in {"dead", "injured", "arrested"} & expected.keys():
        assert getattr(event, what) == expected[what]


@pytest.mark.parametrize("happening", HAPPENINGS, ids=IDS)
def test_other_happenings_are_events_of_their_own(record: Record, happening: dict[str, Any]) -> None:
    """Stories marked with one letter tell one event, which is not that of the others."""
    for letter in {told["apart"] for told in happening["story"] if isinstance(told.get("apart"), str)}:
        ids = {told["id"] for told in happening["story"] if told.get("apart") == letter}
        others = [event for event in record.events() if stories_of(record, event) & ids]
        assert any(stories_of(record, event) == ids for event in others)


@pytest.mark.parametrize("happening", HAPPENINGS, ids=IDS)
def test_copies_are_linked_and_own_reports_are_not(record: Record, happening: dict[str, Any]) -> None:
    copies = {told["id"] for told in happening["story"] if told.get("copy")}
    ids = [told["id"] for told in happening["story"]]
    query = f"SELECT id FROM stories WHERE copy_of NOT NULL AND id IN ({','.join('?' * len(ids))})"
    assert {row[0] for row in record.connection.execute(query, ids)} == copies


@pytest.mark.parametrize("happening", [each for each in HAPPENINGS if "conflict" in each], ids=lambda each: each["id"])
def test_conflicts_are_kept_with_who_says_what(record: Record, happening: dict[str, Any]) -> None:
    event = event_of(record, happening)
    for field, values in happening["conflict"].items():
        told = [each for each in record.conflicts(event.id) if each.field == field]
        assert sorted({each.value for each in told}) == values
        assert {each.story_id for each in told} <= own_stories(happening)


@pytest.mark.parametrize("happening", HAPPENINGS, ids=IDS)
def test_every_tie_has_a_reason(record: Record, happening: dict[str, Any]) -> None:
    event = event_of(record, happening)
    ties = record.ties(event.id)
    assert len(ties) == event.mentions - 1
    assert all(0 < tie.score <= 1 and tie.reason for tie in ties)


def test_there_are_enough_and_all_differ() -> None:
    assert len(HAPPENINGS) >= 40
    assert len(set(IDS)) == len(IDS)
    assert all(len(each["story"]) >= 3 for each in HAPPENINGS)
