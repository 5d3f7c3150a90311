"""Ordinary news gives no events: a hundred paragraphs of sport, business, weather, accidents, culture and crime.

``CEILING`` is how many false alarms they give today; it may only be lowered.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import legation

CASES = Path(__file__).parent.parent / "cases" / "ordinary.toml"
PARAGRAPHS = tomllib.loads(CASES.read_text(encoding="utf8"))["paragraph"]
CEILING = 1


@pytest.fixture(scope="module")
def false_alarms() -> dict[str, list[str]]:
    """The triggers of the events found in each paragraph that has any."""
    found = {}
    for paragraph in PARAGRAPHS:
        events = legation.read(paragraph["text"], published="2024-05-15").events
        if events:
            found[paragraph["id"]] = [f"{event.why.split(':', 2)[:2]} {event.trigger.text}" for event in events]
    return found


def test_there_are_a_hundred_different_paragraphs() -> None:
    assert len(PARAGRAPHS) == 100
    assert len({paragraph["id"] for paragraph in PARAGRAPHS}) == 100
    assert len({paragraph["text"] for paragraph in PARAGRAPHS}) == 100


def test_crime_is_a_small_part() -> None:
    assert Counter(paragraph["id"].split("-")[0] for paragraph in PARAGRAPHS)["crime"] <= 10


def test_ordinary_news_gives_few_events(false_alarms: dict[str, list[str]]) -> None:
    assert sum(map(len, false_alarms.values())) <= CEILING, false_alarms
