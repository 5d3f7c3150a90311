"""Answers that fit an assistant's window: without empty values, and cut where they are too long, with what is left out.

An answer is plain data. Rows are left out from the end of a list; never is a row, or a word, cut in two.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

MOST = 24_000
"""Characters of an answer's JSON: about 6,000 tokens of a language model."""

LONGEST_WORDS = 1_200
"""Code points of a source's words: a longer sentence is quoted by its beginning."""

_UNTOLD = ("geonames", "latitude", "longitude", "lat", "lon", "precision", "score", "first_published", "granularity",
           "why", "also_at")  # fmt: skip
"""Fields that an assistant does not need; REST has them."""

_MARKS = ("corrected", "reviewed")
"""Fields that are told only where they hold."""


def plain(value: Any) -> Any:
    """A value as plain data without what is empty or not told."""
    return _full(msgspec.to_builtins(value))


def _full(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: _full(each) for name, each in value.items() if name not in _UNTOLD}
        return {
            name: each for name, each in kept.items()
            if each is not None and each not in ([], {}, "") and (each is not False or name not in _MARKS)
        }  # fmt: skip
    if isinstance(value, (list, tuple)):
        return [_full(each) for each in value]
    return value


def length(value: Any) -> int:
    """Characters of a value's JSON."""
    return len(msgspec.json.encode(value).decode())


def fitted(rows: Iterable[Any], room: int) -> list[Any]:
    """The first rows whose JSON fits into so many characters; at least one, if there is any."""
    kept: list[Any] = []
    for row in rows:
        room -= length(row) + 1
        if room < 0 and kept:
            break
        kept.append(row)
    return kept


def quoted(words: str, start: int) -> dict[str, Any]:
    """Words with their place: the beginning of them where they are long, so that ``text[start:end]`` still is them."""
    kept = words[:LONGEST_WORDS]
    return {"start": start, "end": start + len(kept), "words": kept}
