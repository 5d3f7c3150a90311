"""The status of what words tell, read along the story (``legation.language.along``)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.along import ALONG, LEAD, ROOM, Trace, windows
from legation.language.parsing import parse

BACKGROUND = "Soldiers seized the palace in 2009 and jailed the king. The war killed thousands of people."


def trace(pieces: int) -> Trace:
    return Trace(np.zeros((pieces, 1), np.float32), np.zeros(1, np.int64), np.zeros(1, np.int64))


@given(st.lists(st.integers(3, 2 * ROOM), max_size=60))
def test_each_sentence_is_read_once_in_its_place(sizes: list[int]) -> None:
    found = list(windows(trace(size) for size in sizes))
    counted = [pair for w in found for pair in w.sentences[w.lead :]]
    assert [place for place, _ in counted] == list(range(1, len(sizes) + 1))
    assert [len(t.base) for _, t in counted] == sizes


@given(st.lists(st.integers(3, 200), min_size=1, max_size=60))
def test_windows_are_no_larger_than_in_training(sizes: list[int]) -> None:
    for window in windows(trace(size) for size in sizes):
        assert len(window.sentences) <= ALONG + LEAD
        assert window.pieces <= ROOM or len(window.sentences) == window.lead + 1


def test_each_window_begins_with_the_lead() -> None:
    first, *others = windows(trace(30) for _ in range(60))
    assert first.lead == 0
    assert others
    assert all([place for place, _ in w.sentences[: w.lead]] == [1, 2] for w in others)


def status(text: str, word: str) -> tuple[float, ...]:
    (found,) = (t.states for s in parse(text) for t in s.tokens if t.text == word)
    return found


def test_the_story_tells_news_from_background() -> None:
    news = "President Ruto met the Omani foreign minister in Nairobi on Tuesday. They signed a pact on ports."
    current, historical, *_ = status(f"{news} {BACKGROUND}", "jailed")
    assert historical > current
    current, historical, *_ = status(f"{news} {BACKGROUND}", "signed")
    assert current > historical


def test_a_sentence_longer_than_a_window_is_read() -> None:
    text = "The army shelled " + ", ".join(f"Village{n}" for n in range(700)) + "."
    assert len(status(text, "shelled")) == 5


def test_what_follows_far_behind_changes_nothing() -> None:
    """A window is read to its end; what lies behind it is not seen."""
    story = " ".join(f"The minister of finance spoke to the council on day {n}." for n in range(ALONG + LEAD))
    assert status(f"Troops shelled Goma. {story}", "shelled") == pytest.approx(
        status(f"Troops shelled Goma. {story} {BACKGROUND}", "shelled")
    )
