"""Whose people and bodies they are of whom no words say so: the table in cases/homes.toml, and the weighing itself."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import legation
from legation.mention.homes import SURELY, chances, chosen

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "homes.toml").read_text(encoding="utf-8"))["case"]
CODES = st.sampled_from([None, "KEN", "MWI", "TUN"])
SIGNS = st.dictionaries(st.sampled_from(["share", "leading", "none"]), st.floats(-2, 2))


@pytest.mark.parametrize("case", CASES, ids=[c["guards"] for c in CASES])
def test_homes(case: dict) -> None:
    text = case["text"]
    reading = legation.read(text)
    for words, country in case["homes"]:
        start = text.index(words)
        end = start + len(words)
        found = {m.end - m.start: a for a in reading.actors for m in a.mentions if start <= m.start and m.end <= end}
        assert found, f"nobody at {words!r}"
        named = found[max(found)]
        assert (named.country or "-") == country, words


def test_the_reason_says_that_it_was_weighed() -> None:
    reading = legation.read(CASES[0]["text"])
    lawyers = next(a for a in reading.actors if a.name == "Lawyers")
    assert lawyers.reason == "Country MWI: of the states that the story tells of, the likeliest for them."


@given(st.dictionaries(CODES, SIGNS, min_size=1), st.fixed_dictionaries({"share": st.floats(-3, 3)}))
def test_chances_are_a_share_of_one(found: dict, weights: dict) -> None:
    likely = chances(found, weights)
    assert sum(likely.values()) == pytest.approx(1)
    assert likely.keys() == found.keys()


@given(CODES, st.dictionaries(CODES, st.floats(0, 1), min_size=1))
def test_what_rules_presume_stays_unless_another_is_much_likelier(presumed: str | None, likely: dict) -> None:
    best = chosen(presumed, likely)
    assert best == presumed or likely[best] - likely.get(presumed, 0.0) >= SURELY
