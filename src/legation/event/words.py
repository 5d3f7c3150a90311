"""The coder's word lists, from ``data/coder.toml``, ``data/parties.toml`` and ``data/days.toml``."""

from __future__ import annotations

import functools
from importlib import resources

import tomli

FILES = ("coder.toml", "parties.toml", "days.toml")
"""The files under ``data`` that hold the lists; each list has a name of its own."""


@functools.cache
def words(name: str) -> frozenset[str]:
    """The list of that name: lemmas in lower case."""
    return _lists()[name]


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    files = [resources.files("legation").joinpath("data", name) for name in FILES]
    tables = [tomli.loads(file.read_text(encoding="utf8")) for file in files]
    return {name: frozenset(items) for table in tables for name, items in table.items()}
