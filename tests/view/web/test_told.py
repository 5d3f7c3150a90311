"""How the pages tell things: days as short as they can be, reasons in words, sentences in lists, what types mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import legation
from legation.view.page import section
from legation.view.questions.codes import meaning
from legation.view.web import explorer
from legation.view.web.actor_page import titles
from legation.view.web.asked import PART, story_address
from legation.view.words import codes, reason, span


@pytest.fixture(scope="module")
def client(record_path: Path) -> Iterator[TestClient]:
    with TestClient(explorer(record_path), base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2022-05-19", "2022-05-19", "2022-05-19"),
        ("2022-05-19", None, "2022-05-19"),
        ("2022-05-19", "2022-05-21", "2022-05-19 – 2022-05-21"),
        ("2022-05-01", "2022-05-31", "2022-05"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-02-01", "2023-02-27", "2023-02-01 – 2023-02-27"),
        ("2022-06-01", "2022-08-31", "2022-06 – 2022-08"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2021-01-01", "2023-12-31", "2021 – 2023"),
        ("9999-01-01", "9999-12-31", "9999"),
    ],
)
def test_days(start: str, end: str | None, told: str) -> None:
    assert span(start, end) == told


@pytest.mark.parametrize(
    ("why", "words", "rule"),
    [
        ("consult:79 [subject > with]: the verb “talk”", "the verb “talk”", "consult:79 [subject > with]"),
        ("ports.toml:1 [subject > at|in]: the verb “dock”", "the verb “dock”", "ports.toml:1 [subject > at|in]"),
        ("assault:56: the noun “raid”: it is one", "the noun “raid”: it is one", "assault:56"),
        ("added by hand", "added by hand", ""),
    ],
)
def test_reasons(why: str, words: str, rule: str) -> None:
    assert reason(why) == (words, rule)


def test_a_body_of_states_is_called_so_once() -> None:
    assert codes("IGO", "IGO") == "IGO"
    assert codes("NOR", "GOV") == "NOR GOV"
    assert codes(None, None) == ""


def test_a_title_is_told_once_however_it_is_written() -> None:
    told = [("President", "2023-02-01", "2023-05-01"), ("PRESIDENT", "2023-01-01", "2023-01-09"), ("envoy", "", "")]
    assert titles(told) == [("President", "2023-01-01", "2023-05-01"), ("envoy", "", "")]


def test_lists_of_events_show_their_sentences(client: TestClient) -> None:
    page = client.get("/incidents?dead=1").text
    assert re.search(r'<tr class="sentence"><td colspan="7" dir="auto">Gunmen killed 1\d soldiers', page)
    assert '<tr class="sentence">' in client.get("/events").text
    assert '<tr class="sentence">' in client.get("/dyads/NOR/GHA").text


def test_what_types_mean(client: TestClient) -> None:
    assert "country" in meaning("CONSULT", "visit")
    assert meaning("CONSULT", "no such mode") == meaning("CONSULT")
    assert meaning("PORT-CALL") == ""
    page = client.get("/types").text
    assert all(f'id="{name}"' in page for name in ("CONSULT", "ASSAULT", "sector"))
    assert "Meets, visits, phones" in page
    assert 'title="Meets, visits' in client.get("/events?type=CONSULT").text or "title=" in client.get("/events").text


def test_an_event_has_a_map_of_its_place(client: TestClient, record_path: Path) -> None:
    """Where it has one."""
    with legation.open(record_path, readonly=True) as record:
        placed = next(event.id for event in record.events(type="ASSAULT") if event.place)
        unplaced = next(event.id for event in record.events() if not event.place)
    page = client.get(f"/events/{placed}").text
    assert '<svg class="map"' in page
    assert len(page) < 200_000
    assert '<svg class="map"' not in client.get(f"/events/{unplaced}").text


def test_a_pair_shows_its_meetings_and_words(client: TestClient, record_path: Path) -> None:
    page = client.get("/dyads/NOR/GHA").text
    assert "Latest meetings" in page
    assert "/engagements?party=NOR&amp;with=GHA" in page
    with legation.open(record_path, readonly=True) as record:
        said = [each for each in record.statements(speaker="NOR") if "Ghana" in each.about]
    assert ("What they said of each other" in page) == bool(said)


def test_a_part_of_a_story_shows_what_was_read_from_it(record_path: Path) -> None:
    """Its events keep their numbers; a long story's pages stay small."""
    with legation.open(record_path, readonly=True) as record:
        reading = record.reading("nairobi")
    at = reading.events[-1].trigger.start
    whole, first, rest = (section(reading, part) for part in (slice(None), slice(0, at), slice(at, None)))
    rows = [re.findall(r'<tr role="row" id="s\w+-e(\d+)"', each) for each in (whole, first, rest)]
    assert rows[0] == rows[1] + rows[2]
    assert rows[2][-1] == str(len(reading.events))
    assert "Uganda" in whole
    assert "No event" in section(reading, slice(0, 1))


def test_a_telling_leads_to_its_part_of_the_story() -> None:
    assert story_address("a/b", 5, "m1") == "/stories/a%2Fb#m1"
    assert story_address("a", PART, "m1") == "/stories/a?part=2#m1"
    assert story_address("a", 3 * PART - 1) == "/stories/a?part=3"
