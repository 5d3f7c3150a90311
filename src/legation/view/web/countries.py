"""Names of countries for people who do not know their codes: "Norway" is NOR."""

from __future__ import annotations

import functools

from legation.gazetteer.fold import fold_word
from legation.gazetteer.names import states


@functools.cache
def named() -> tuple[tuple[str, str], ...]:
    """Code and name of every state, by name."""
    return tuple(sorted(((state.entry.id, state.entry.name) for state in states()), key=lambda each: each[1]))


@functools.cache
def _codes() -> dict[str, str]:
    return {fold_word(name): code for code, name in named()}


def code(told: str) -> str:
    """The code of a country by its name; what is no country's name stays as it was."""
    return _codes().get(fold_word(told.strip()), told)


@functools.cache
def _names() -> dict[str, str]:
    return dict(named())


def name(code: str) -> str:
    """The name of a country by its code; what is no country's code stays as it was."""
    return _names().get(code, code)


def is_state(code: str) -> bool:
    """Whether a code is a state's, and not that of a kind of body (IGO, NGO)."""
    return code in _names()
