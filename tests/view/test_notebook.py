"""What notebooks show: every kind of value, escaped, without colours of its own for text and ground."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import legation
from legation.record.record import Record
from legation.story import story
from legation.view.notebook import ROWS, html
from view.samples import VISIT

COUNTRIES = (
    "Ghana",
    "Kenya",
    "Chad",
    "Mali",
    "Niger",
    "Togo",
    "Benin",
    "Brazil",
    "Chile",
    "Peru",
    "Cuba",
    "Japan",
    "India",
)
HOSTILE = 'Minister "<script>alert(1)</script>" Eide said: "Hunger <b>must</b> not be a weapon."'


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with legation.open(tmp_path_factory.mktemp("shown") / "a<b>.db") as opened:
        texts = (VISIT, "Norway gave Kenya $45 million on Monday.", HOSTILE,
                 *(f"The president of {country} visited Oslo on Monday." for country in COUNTRIES))  # fmt: skip
        opened.add(story(text, id=f"s{n}", published="2024-05-30") for n, text in enumerate(texts))
        yield opened


def shown(value: Any) -> str:
    return value._repr_html_() or ""


def test_values_of_a_reading() -> None:
    reading = legation.read(f"{VISIT} “Hunger must not be a weapon,” he said.", published="2024-05-15")
    assert "CONSULT/visit" in shown(reading.events[0])
    assert "“visited”" in shown(reading.events[0])
    assert "Wang Yi" in shown(next(actor for actor in reading.actors if actor.kind == "person"))
    assert "Hunger must not be a weapon" in shown(reading.quotations[0])
    assert "<mark" in shown(reading)


def test_a_record_and_its_answers(record: Record) -> None:
    assert "stories" in shown(record)
    assert f"the first {ROWS} of them" in shown(record.events())
    assert "told by" in shown(record.event(record.events().page(1)[0].id))
    assert "45,000,000" in shown(record.commitments())
    assert "CONSULT" in shown(record.facets("type"))
    assert "Wang Yi" in shown(record.engagements(party="CHN"))
    assert "and more" in shown(record.engagements())
    assert "Nothing fits" in shown(record.engagements(party="ISL"))
    assert "offices" in shown(record.actor("Wang Yi"))
    assert "Hunger" in shown(record.statements())
    assert html(3) is None


def test_nothing_of_a_story_is_taken_for_html(record: Record) -> None:
    for value in (record, record.events(), record.statements(), record.search("hunger")):
        assert "<script" not in shown(value)
        assert "<b>must" not in shown(value)


def test_text_and_ground_are_the_notebooks_own(record: Record) -> None:
    style = re.search(r"<style>(.*?)</style>", shown(record))
    assert style
    assert not re.search(r"[;{](?:color|background)", style[1])


@pytest.mark.parametrize("name", ["timeline", "statements", "engagements", "commitments", "stories", "actors"])
def test_every_answer_is_a_frame(record: Record, name: str) -> None:
    answers = getattr(record, name)()
    frame = answers.to_polars()
    assert frame.height == len(list(answers)) > 0
    assert record.facets("type").to_polars().columns == ["value", "events"]


def test_a_path_is_given_to_nobody(record: Record) -> None:
    assert str(Path(record.path).parent) not in shown(record)
