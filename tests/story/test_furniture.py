"""Furniture: every pattern finds its examples and leaves sentences alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.story.furniture import furniture, kind_of, listed

EXAMPLES = [(example, entry["what"]) for entry in listed()["line"] for example in entry["examples"]]
NEVER = [line for entry in listed()["line"] for line in entry["never"]]


@pytest.mark.parametrize(("line", "what"), EXAMPLES)
def test_examples_are_furniture(line: str, what: str) -> None:
    assert kind_of(line) is not None


@pytest.mark.parametrize("line", NEVER)
def test_sentences_are_not(line: str) -> None:
    assert kind_of(line) is None
