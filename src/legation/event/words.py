"""The coder's word lists, from ``data/coder.toml``."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources


@functools.cache
def words(name: str) -> frozenset[str]:
    """The list of that name: lemmas in lower case."""
    return _lists()[name]


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(resources.files("legation").joinpath("data", "coder.toml").read_text(encoding="utf8"))
    return {name: frozenset(items) for name, items in raw.items()}
