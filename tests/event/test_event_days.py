"""Which day an event gets, from its own sentence or from those around it: the table is ``cases/event_days.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import legation
from legation.event.model import EventMention

PUBLISHED = "2024-03-07"
CASES = Path(__file__).parent.parent / "cases" / "event_days.toml"
STORIES: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf8"))["story"]
ROWS = [
    pytest.param(story, words, id=f"{story['guards']}: {words}"[:90], marks=[
        pytest.mark.xfail(strict=True, reason=story["wrong"])] if words in story.get("fails", ()) else [])
    for story in STORIES
    for words in story["days"]
]  # fmt: skip


@cache
def events_of(text: str, published: str | None) -> tuple[EventMention, ...]:
    return legation.read(text, published=published).events


def told(event: EventMention) -> str:
    """The event's days and their basis, as the table writes them."""
    when = event.date
    if when is None:
        return ""
    span = str(when.start) if when.start == when.end else f"{when.start or ''}..{when.end or ''}"
    return span if when.basis == "text" else f"{span} {when.basis}"


@pytest.mark.parametrize(("story", "words"), ROWS)
def test_event_has_its_day(story: dict[str, Any], words: str) -> None:
    start = story["text"].index(words)
    events = events_of(story["text"], story.get("published", PUBLISHED) or None)
    found = [e for e in events if e.trigger.start < start + len(words) and start < e.trigger.end]
    assert found, [str(e) for e in events]
    assert told(found[0]) == story["days"][words], found[0].why


def test_a_day_of_basis_text_has_its_words() -> None:
    for story in STORIES:
        for event in events_of(story["text"], story.get("published", PUBLISHED) or None):
            when = event.date
            if when is not None and when.text is not None:
                assert story["text"][when.from_ : when.to] == when.text
            assert when is None or (when.text is None) == (when.basis == "published" or when.from_ is None)


def test_the_table_is_large() -> None:
    assert len(STORIES) >= 60
