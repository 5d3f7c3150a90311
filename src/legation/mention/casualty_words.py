"""The words of ``data/mention/casualties.toml``, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import tomli

from legation.mention.model import Bound, What


class CasualtyWords(msgspec.Struct, frozen=True):
    """Lemmas and what they say befell people, the bounds of numbers, words for a person and for things."""

    verbs: dict[str, What]
    befalls: dict[str, What]
    deeds: dict[str, dict[str, What]]
    states: dict[str, What]
    nouns: dict[str, What]
    of_people: frozenset[str]
    blows: frozenset[str]
    fatal: frozenset[str]
    tried: frozenset[str]
    trying: frozenset[str]
    several: frozenset[str]
    lives: frozenset[str]
    tallies: frozenset[str]
    bounds: dict[str, Bound]
    bound_pattern: str
    above: frozenset[str]
    vague: dict[str, int]
    exact: frozenset[str]
    vague_pattern: str
    more: frozenset[str]
    things: frozenset[str]
    person: frozenset[str]
    pronouns: frozenset[str]


@cache
def words() -> CasualtyWords:
    """The words for casualties and counts."""
    raw = tomli.loads(files("legation").joinpath("data", "mention", "casualties.toml").read_text(encoding="utf-8"))
    return CasualtyWords(
        verbs=_inverted(raw["verbs"]),
        befalls=_inverted(raw["befalls"]),
        deeds=_pairs(raw["deeds"]),
        states=_inverted(raw["states"]),
        nouns=_inverted(raw["nouns"]),
        of_people=frozenset(raw["verbs_of_people"]["words"]),
        blows=frozenset(raw["blows"]["words"]),
        fatal=frozenset(raw["blows"]["fatal"]),
        tried=frozenset(raw["tried"]["adjectives"]),
        trying=frozenset(raw["tried"]["words"]),
        several=frozenset(raw["several"]["words"]),
        lives=frozenset(raw["lives"]["verbs"]),
        tallies=frozenset(raw["tallies"]["words"]),
        bounds=raw["bounds"],
        bound_pattern=_any_of(raw["bounds"]),
        above=frozenset(raw["above"]["words"]),
        vague=raw["vague"] | raw["exact"],
        exact=frozenset(raw["exact"]),
        vague_pattern=_any_of(raw["vague"] | raw["exact"]),
        more=frozenset(raw["more"]["words"]),
        things=frozenset(raw["things"]["words"]),
        person=frozenset(w.lower() for w in raw["person"]["words"]),
        pronouns=frozenset(raw["person"]["pronouns"]),
    )


def _inverted(table: dict[What, list[str]]) -> dict[str, What]:
    return {word: what for what, listed in table.items() for word in listed}


def _pairs(table: dict[What, list[str]]) -> dict[str, dict[str, What]]:
    """Of "flee home": for the verb the words that hang from it, and what they say together."""
    out: dict[str, dict[str, What]] = {}
    for what, listed in table.items():
        for verb, _, word in (pair.partition(" ") for pair in listed):
            out.setdefault(verb, {})[word] = what
    return out


def _any_of(listed: dict[str, object]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(w.replace(" ", r"\s+") for w in sorted(listed, key=lambda w: (-len(w), w)))
