"""What a story has told before a deed, and which deeds a noun takes up: for the rules for parties without words."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib import resources
from typing import Any

import tomli

from legation.event.draft import Draft
from legation.event.model import Party

REACH = 20
"""How many sentences back a noun takes up a deed. A choice: reports return to their news within a few paragraphs."""

STATELY = {"GOV", "MIL", "LEG", "SPY", None}
"""Sectors that act for their state: the rest of a country (courts, parties, rebels) may stand against it."""


def nearest(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """What else was told up to a draft's sentence, the nearest before it first, then what follows in the sentence."""
    here, at = draft.scene.sentence.index, draft.trigger.start
    near = [d for d in drafts if d is not draft and 0 <= here - d.scene.sentence.index <= REACH]
    before = sorted((d for d in near if d.trigger.start <= at), key=lambda d: -d.trigger.start)
    return before + sorted((d for d in near if d.trigger.start > at), key=lambda d: d.trigger.start)


def silent(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Parties that the sentence has no words for."""
    return tuple(Party(id=p.id, name=p.name, country=p.country, sector=p.sector) for p in parties)


def ids(parties: Sequence[Party]) -> frozenset[str]:
    """The ids of parties."""
    return frozenset(p.id for p in parties)


def same_side(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Whether two sides share an actor, or both have officials or forces of one state."""
    codes = [{p.country for p in side if p.country and p.sector in STATELY} for side in (one, other)]
    return bool(ids(one) & ids(other) or codes[0] & codes[1])


@functools.cache
def judicial() -> frozenset[str]:
    """The nouns for what courts do: where a story tells of a court's deed, it is that."""
    return frozenset(word for row in _rows() if row.get("judicial") for word in row["words"])


@functools.cache
def aimed() -> frozenset[str]:
    """The nouns for words against somebody: only he rejects them who is meant."""
    return frozenset(word for row in _rows() if row.get("aimed") for word in row["words"])


@functools.cache
def deed_types() -> dict[str, frozenset[str]]:
    """For each noun that takes up deeds, the types of event that it can mean (``data/deeds.toml``)."""
    out: dict[str, frozenset[str]] = {}
    for row in _rows():
        for word in row["words"]:
            out[word] = out.get(word, frozenset()) | frozenset(row["types"])
    return out


@functools.cache
def _rows() -> tuple[dict[str, Any], ...]:
    text = resources.files("legation").joinpath("data", "deeds.toml").read_text(encoding="utf8")
    return tuple(tomli.loads(text).values())
