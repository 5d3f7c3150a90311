"""News and background: the chain's arithmetic, and what the stories of a table tell as news."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import legation
from legation.event.background import likely

NUMBER = st.floats(-8, 8)


def by_all_readings(scores: list[float], agree: list[float]) -> list[float]:
    """The chance of background by adding up every way to read the chain."""
    weigh = {}
    for states in itertools.product((0, 1), repeat=len(scores)):
        own = sum(s for s, state in zip(scores, states, strict=True) if state)
        alike = sum(a for a, (x, y) in zip(agree, itertools.pairwise(states), strict=True) if x == y)
        weigh[states] = math.exp(own + alike)
    total = sum(weigh.values())
    return [sum(w for states, w in weigh.items() if states[i]) / total for i in range(len(scores))]


@settings(deadline=None)
@given(st.integers(1, 6).flatmap(lambda n: st.tuples(st.lists(NUMBER, min_size=n, max_size=n),
                                                     st.lists(NUMBER, min_size=n - 1, max_size=n - 1))))  # fmt: skip
def test_chances_are_those_of_all_readings(chain: tuple[list[float], list[float]]) -> None:
    assert likely(*chain) == pytest.approx(by_all_readings(*chain), abs=1e-6)


def test_a_neighbour_pulls() -> None:
    """An event without signs of its own goes with the one beside it."""
    assert likely([3.0, 0.0], [2.0])[1] > 0.7
    assert likely([-3.0, 0.0], [2.0])[1] < 0.3


def test_extremes_do_not_overflow() -> None:
    assert likely([900.0, -900.0], [0.0]) == pytest.approx([1.0, 0.0])


def test_status_along_a_story() -> None:
    """A run of background between two pieces of news, in the simple past and without dates of its own."""
    text = (
        "Police in Harare arrested an opposition lawmaker on Tuesday. "
        "Job Sikhala came to prominence in 1999. He helped to found a party, and soldiers tortured him in 2003. "
        "A court later acquitted him. "
        "His party condemned the arrest on Wednesday and called for a protest."
    )
    reading = legation.read(text, published="2022-06-15")
    told = {e.trigger.text.split()[0]: e.status for e in reading.events}
    assert told["arrested"] == told["condemned"] == "current"
    assert told["tortured"] == told["acquitted"] == "historical"
