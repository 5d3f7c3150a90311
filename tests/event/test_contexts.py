"""Contexts: by the words around the event, by what it is, and by who takes part; another clause has its own."""

from __future__ import annotations

import pytest

from legation import story
from legation.reader import read_story

CASES = [
    ("Kenya and Uganda agreed to share fishing grounds.", "AGREE", {"diplomatic", "natural_resource"}, "words, states"),
    ("Drones struck a grain store in Izmail, Ukraine said.", "ASSAULT", {"military"}, "the means of an attack"),
    ("A court in Algiers sentenced the editor to two years.", "SANCTION", {"legal"}, "a verdict is of the law"),
    ("Turkey deported ninety Afghan families.", "COERCE", {"migration"}, "deportation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "wanted", "why"), CASES)
def test_contexts(text: str, type_: str, wanted: set[str], why: str) -> None:
    found = [set(e.contexts) for e in read_story(story.story(text, published="2024-05-15")).events if e.type == type_]
    assert found, why
    assert wanted <= found[0], why


def test_another_clause_has_its_own() -> None:
    text = "Chad expelled the envoy, and Niger received vaccines from China."
    events = read_story(story.story(text, published="2024-05-15")).events
    assert "health" not in next(e.contexts for e in events if e.type == "SANCTION")
