"""Counts that charts are drawn from: places, how exact they are, who met whom, types over time, days of meetings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import legation
from legation.errors import RecordError
from legation.record.record import Record
from legation.story import story

STORIES = (
    ("Foreign Minister Espen Barth Eide of Norway visited Accra on Monday and met Foreign Minister Samuel Okudzeto "
     "Ablakwa to discuss fishing rights.", "2025-02-12"),
    ("President Alassane Ouattara of Ivory Coast met President Nana Akufo-Addo of Ghana in Abidjan on 3 May 2023.",
     "2023-05-04"),
    ("Gunmen killed 14 soldiers in Gao, Mali, on Tuesday, the army said.", "2023-11-16"),
    ("Gunmen killed nine soldiers in Niger on Tuesday, the army said.", "2023-08-10"),
    ("Foreign Minister Penny Wong of Australia met Foreign Minister Retno Marsudi of Indonesia last month.",
     "2023-03-15"),
)  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with legation.open(tmp_path_factory.mktemp("patterns") / "x.db") as record:
        record.add(story(text, published=day) for text, day in STORIES)
        yield record


def test_places_tell_how_exact_they_are(record: Record) -> None:
    found = {each.place: each for each in record.places()}
    assert found["Accra"].precision == "place"
    assert found["Accra"].country == "GHA"
    assert found["Accra"].latitude == pytest.approx(5.6, abs=0.2)
    assert found["Niger"].precision == "country"
    assert found["Niger"].latitude is None
    assert found["Gao"].quads == (0, 0, 0, found["Gao"].events)
    counts = [each.events for each in record.places()]
    assert counts == sorted(counts, reverse=True)
    assert [each.place for each in record.places(type="ASSAULT", since="2023-10")] == ["Gao"]
    assert len(record.places(limit=1)) == 1


def test_a_corrected_place_is_where_it_was_set(record: Record) -> None:
    event = next(event.id for event in record.events(place="Niger"))
    number = record.correct(event, "place.name", "Niamey")
    assert "Niamey" in {each.place for each in record.places()}
    record.undo(number)
    assert "Niamey" not in {each.place for each in record.places()}


def test_contacts_are_between_countries_or_actors(record: Record) -> None:
    pairs = {(each.one, each.other): each for each in record.contacts()}
    assert ("GHA", "NOR") in pairs
    assert ("CIV", "GHA") in pairs
    assert pairs["CIV", "GHA"].first == pairs["CIV", "GHA"].last == "2023-05-03"
    names = {frozenset((each.one_name, each.other_name)) for each in record.contacts(level="actor")}
    assert frozenset(("Alassane Ouattara", "Nana Akufo-Addo")) in names
    assert not record.contacts(type="ASSAULT", place="Accra")
    with pytest.raises(RecordError, match="country or actor"):
        record.contacts(level="planet")


def test_parties_who_meet_as_actors_are_paired(record: Record) -> None:
    """Where a meeting has no recipient, its actors met each other; each pair once."""
    event = next(event.id for event in record.events(place="Abidjan"))
    sides = [{"name": name, "country": code} for name, code in (("A", "CIV"), ("B", "GHA"), ("C", "NOR"))]
    numbers = [record.correct(event, "recipients", []), record.correct(event, "actors", sides)]
    found = {(each.one, each.other) for each in record.contacts(place="Abidjan")}
    assert found == {("CIV", "GHA"), ("CIV", "NOR"), ("GHA", "NOR")}
    for number in reversed(numbers):
        record.undo(number)


def test_types_by_period_add_up_to_the_timeline(record: Record) -> None:
    for by in ("day", "week", "month", "year"):
        sums: dict[str, int] = {}
        for each in record.types_by_period(by=by):
            sums[each.period] = sums.get(each.period, 0) + each.events
        assert sums == {period.period: period.events for period in record.timeline(by=by)}
    with pytest.raises(RecordError, match="day, week, month or year"):
        record.types_by_period(by="age")


def test_days_of_meetings_are_those_told_to_the_week(record: Record) -> None:
    days = {each.day: each.events for each in record.engagement_days()}
    assert "2023-05-03" in days
    assert "2023-02-01" not in days  # "last month" is no day
    assert not record.engagement_days(status="negated")


def test_a_party_set_by_hand_is_asked_for_by_its_id(record: Record) -> None:
    event = next(event.id for event in record.events(place="Niger"))
    number = record.correct(event, "actors", [{"name": "Nobody Known"}])
    party = record.event(event).actors[0]
    assert (party.id or "").startswith("hand-")
    assert [each.id for each in record.events(party=party.id)] == [event]
    record.undo(number)
