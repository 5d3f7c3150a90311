"""The words of ``data/mention/casualties.toml``, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

What = Literal["dead", "injured", "arrested"]


class CasualtyWords(msgspec.Struct, frozen=True):
    """Lemmas and what they say befell people, the bounds of numbers, words for a person and for things."""

    verbs: dict[str, What]
    befalls: dict[str, What]
    states: dict[str, What]
    nouns: dict[str, What]
    of_people: frozenset[str]
    several: frozenset[str]
    lives: frozenset[str]
    bounds: dict[str, Literal["exact", "at least", "at most", "about"]]
    bound_pattern: str
    things: frozenset[str]
    person: frozenset[str]
    pronouns: frozenset[str]


@cache
def words() -> CasualtyWords:
    """The words for casualties and counts."""
    raw = tomllib.loads(files("legation").joinpath("data", "mention", "casualties.toml").read_text(encoding="utf-8"))
    return CasualtyWords(
        verbs=_inverted(raw["verbs"]),
        befalls=_inverted(raw["befalls"]),
        states=_inverted(raw["states"]),
        nouns=_inverted(raw["nouns"]),
        of_people=frozenset(raw["verbs_of_people"]["words"]),
        several=frozenset(raw["several"]["words"]),
        lives=frozenset(raw["lives"]["verbs"]),
        bounds=raw["bounds"],
        bound_pattern="|".join(w.replace(" ", r"\s+") for w in sorted(raw["bounds"], key=lambda w: (-len(w), w))),
        things=frozenset(raw["things"]["words"]),
        person=frozenset(w.lower() for w in raw["person"]["words"]),
        pronouns=frozenset(raw["person"]["pronouns"]),
    )


def _inverted(table: dict[What, list[str]]) -> dict[str, What]:
    return {word: what for what, listed in table.items() for word in listed}
