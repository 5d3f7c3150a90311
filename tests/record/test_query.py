"""Questions to a record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import legation
from legation.errors import NotInRecord, RecordError
from legation.record.filters import day
from legation.record.record import Record
from record.samples import stories


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with legation.open(tmp_path_factory.mktemp("record") / "x.db") as opened:
        opened.add(stories())
        yield opened


@pytest.mark.parametrize(
    ("filters", "types"),
    [
        ({}, ["CONSULT", "ASSAULT", "SUPPORT", "COERCE", "CONSULT"]),
        ({"type": "CONSULT"}, ["CONSULT", "CONSULT"]),
        ({"type": "consult/visit"}, ["CONSULT"]),
        ({"actor": "CHN"}, ["CONSULT"]),
        ({"actor": "wang yi"}, ["CONSULT"]),
        ({"recipient": "Scholz"}, ["SUPPORT"]),
        ({"actor": "KEN", "since": "2024-05"}, ["CONSULT"]),
        ({"since": "2024-05-18"}, ["SUPPORT", "COERCE", "CONSULT"]),
        ({"until": "2024-05-17"}, ["CONSULT", "ASSAULT"]),
        ({"since": "2025"}, []),
        ({"actor": "%"}, []),
        ({"status": "future"}, []),
    ],
)
def test_filters(record: Record, filters: dict[str, str], types: list[str]) -> None:
    events = record.events(**filters)  # type: ignore[arg-type]
    assert [event.type for event in events] == types
    assert len(events) == len(types)
    assert [event.type for event in events] == types, "it can be asked again"


def test_event_speaks(record: Record) -> None:
    event = next(iter(record.events(actor="CHN")))
    assert str(event) == "2024-05-14  Wang Yi (CHN GOV) —CONSULT/visit→ Indonesia (IDN GOV)   1 witness"


def test_tellings_open_their_words(record: Record) -> None:
    event = next(iter(record.events(type="ASSAULT")))
    (telling,) = record.tellings(event.id)
    assert telling.publisher == "The B Post"
    assert telling.mention.casualties.dead == 12
    trigger = telling.mention.trigger
    assert record.story(telling.story_id).text[trigger.start : trigger.end] == trigger.text
    assert record.event(telling.mention.id) == event


def test_what_is_not_there_is_told(record: Record) -> None:
    for ask in (record.event, record.tellings, record.story):
        with pytest.raises(NotInRecord, match="there is no"):
            ask("nothing")


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-05-19", *["2022-05-19"] * 2),
    ],
)
def test_days(told: str, first: str, last: str) -> None:
    assert (day(told), day(told, last=True)) == (first, last)


@pytest.mark.parametrize("told", ["soon", "2022-13", "2022-02-30", "0000", "19 May 2022"])
def test_bad_days(told: str) -> None:
    with pytest.raises(RecordError, match="day"):
        day(told)
