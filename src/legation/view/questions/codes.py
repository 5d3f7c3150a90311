"""The codes that a record is asked by, listed and in words."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from importlib import resources
from typing import Any

import msgspec
import tomli

from legation.event import plover
from legation.event.scales import modes, types
from legation.record import asking, searching
from legation.record.codebooks import OwnType

_DATA = resources.files("legation").joinpath("data")


class TypeCode(msgspec.Struct, frozen=True, kw_only=True):
    """A type of events: what it is, who its actor and recipient are, its modes with what they are ("" if untold)."""

    type: str
    definition: str
    direction: str
    modes: dict[str, str]


class Codes(msgspec.Struct, frozen=True, kw_only=True):
    """All codes, each with what it is: types and modes (PLOVER's, then those of a codebook of one's own that coded the
    record), status values, quad classes, sectors, contexts.
    """

    types: tuple[TypeCode, ...]
    status: dict[str, str]
    quad: dict[str, str]
    sector: dict[str, str]
    contexts: tuple[str, ...]


def codes(own: Sequence[OwnType] = ()) -> Codes:
    """The codes of PLOVER as this installation has them, with the types of a user's ``own``."""
    plain = _codes()
    added = {each.type: each for each in own if each.mode is None}
    modes = {name: {each.mode: each.definition for each in own if each.type == name and each.mode} for name in added}
    told = [
        TypeCode(type=name, definition=each.definition, direction="", modes=modes[name]) for name, each in added.items()
    ]
    return msgspec.structs.replace(plain, types=(*plain.types, *told))


@functools.cache
def _codes() -> Codes:
    entries = plover().types
    told = [
        TypeCode(
            type=name,
            definition=entries[name].definition,
            direction=entries[name].direction,
            modes={mode: entries[name].modes.get(mode, "") for mode in modes(name)},
        )
        for name in types()
    ]
    return Codes(types=tuple(told), contexts=_contexts(), **_words())


def meaning(type_: str, mode: str | None = None) -> str:
    """What a type, or a mode of it, means; "" for one that is not PLOVER's."""
    return _meanings().get((type_, mode)) or _meanings().get((type_, None), "")


@functools.cache
def _meanings() -> dict[tuple[str, str | None], str]:
    plain = _codes().types
    found: dict[tuple[str, str | None], str] = {(each.type, None): each.definition for each in plain}
    found.update(((each.type, mode), told) for each in plain for mode, told in each.modes.items())
    return found


@functools.cache
def _words() -> dict[str, dict[str, str]]:
    return tomli.loads(_DATA.joinpath("view", "codes.toml").read_text(encoding="utf8"))


@functools.cache
def _contexts() -> tuple[str, ...]:
    return tuple(tomli.loads(_DATA.joinpath("contexts.toml").read_text(encoding="utf8")))


def _types_and_modes() -> tuple[str, ...]:
    return tuple(code for name in types() for code in (name, *(f"{name}/{mode}" for mode in modes(name))))


_LISTS: dict[str, Callable[[], Any]] = {
    "type": _types_and_modes,
    "status": lambda: _words()["status"],
    "sector": lambda: _words()["sector"],
    "context": _contexts,
    "kind": lambda: ("person", "body", "group", "state"),
    "hit": lambda: searching.KINDS,
    "period": lambda: ("day", "week", "month", "year"),
    "field": lambda: asking.FIELDS,
    "order": lambda: ("first", "latest"),
}


@functools.cache
def listed(name: str) -> tuple[str, ...]:
    """The codes of a list: type, status, sector, context, kind, hit, period, field or order."""
    return tuple(_LISTS[name]())
