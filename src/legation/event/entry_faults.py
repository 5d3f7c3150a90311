"""What is wrong in a codebook's file: every fault, each with the key that it stands at.

What may stand in a file is told in ``docs/codebook-format.md``; the slots are in ``data/slots.toml``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from importlib import resources
from typing import Any, NamedTuple

import tomli

from legation.event import scales
from legation.event.entries import CLASSES, KINDS, NO, OPTIONS, File, is_own, listed, side_of
from legation.event.toml_lines import Path

TYPE_KEYS = ("type", "definition", "direction", "like", "quad", "intensity", "cameo", "instead", "modes", "words",
             "topic_verbs", "trigger")  # fmt: skip
MODE_KEYS = ("definition", "intensity", "cameo")
STATUSES = ("current", "historical", "future", "hypothetical", "negated")
MODALITIES = ("necessary", "future", "possible", "wanted", "conditional", "none")


class Fault(NamedTuple):
    """What is wrong, and the key that it stands at."""

    at: Path
    said: str


def faults(file: File) -> Iterator[Fault]:
    """All that is wrong in a file of triggers; none where ``type_entry`` and ``triggers`` may read it."""
    table = file.table
    yield from _unknown(table, TYPE_KEYS, (), "a codebook")
    if not isinstance(table.get("type"), str) or not re.fullmatch("[A-Z][A-Z0-9-]*", table["type"]):
        yield Fault(("type",), 'give the type a name in capital letters, as type = "ARMS-TRANSFER"')
        return
    yield from _type_faults(table) if file.own else ()
    rows = table.get("trigger", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield Fault(("trigger",), "triggers are tables, each under [[trigger]]")
        return
    for number, row in enumerate(rows, 1):
        yield from (Fault(("trigger", number, *at), said) for at, said in _row_faults(row, file))


def _type_faults(table: dict[str, Any]) -> Iterator[Fault]:
    if not is_own(table["type"]):
        for key in ("like", "quad", "intensity", "cameo"):
            if key in table:
                yield Fault((key,), f"{table['type']} is PLOVER's and keeps its {key}: give your type its own name")
        return
    if "instead" in table and not isinstance(table["instead"], bool):
        yield Fault(("instead",), "instead is true or false")
    like = table.get("like", NO)
    if like != NO and like not in scales.types():
        yield Fault(("like",), f"like is one of PLOVER's types or none, not {like!r}{_meant(like, scales.types())}")
    yield from _score_faults(table, ())
    modes = table.get("modes", {})
    for mode, own in modes.items() if isinstance(modes, dict) else ():
        if isinstance(own, dict):
            yield from _unknown(own, MODE_KEYS, ("modes", mode), "a mode")
            yield from _score_faults(own, ("modes", mode))
        else:
            yield Fault(("modes", mode), f"write a mode as a table: [modes.{mode}]")
    if "definition" in table and like == NO:
        for key in ("quad", "intensity"):
            if key not in table:
                yield Fault(("type",), f"give {key}, or the PLOVER type that it is like")


def _score_faults(table: dict[str, Any], at: Path) -> Iterator[Fault]:
    if table.get("quad", 1) not in (1, 2, 3, 4):
        yield Fault((*at, "quad"), f"the quad class is 1, 2, 3 or 4, not {table['quad']!r}")
    intensity = table.get("intensity", 0)
    if isinstance(intensity, bool) or not isinstance(intensity, (int, float)) or not -10 <= intensity <= 10:
        yield Fault((*at, "intensity"), f"intensity is a number from -10 to 10, not {intensity!r}")
    if table.get("cameo", NO) not in (NO, *scales.cameo()):
        yield Fault((*at, "cameo"), f"no CAMEO code {table['cameo']!r}; none where it has none")


def _row_faults(row: dict[str, Any], file: File) -> Iterator[Fault]:
    kinds = [kind for kind in KINDS if kind in row]
    if len(kinds) != 1:
        yield Fault(tuple(kinds[1:2]), "give exactly one of verb, noun or adjective")
    for key, value in row.items():
        if key not in OPTIONS and not _is_slot(key):
            yield Fault((key,), f"unknown key {key!r}{_meant(key, (*OPTIONS, *slots()))}")
        elif (said := _shape(key)(value)) is not None:
            yield Fault((key,), f"{key} {said}")
        else:
            yield from _value_faults(key, value, file)
    if "example" not in row or "codes" not in row:
        yield Fault((), "every trigger needs an example and its codes")


def _value_faults(key: str, value: Any, file: File) -> Iterator[Fault]:
    """What is wrong with the value of a key, whose shape is right."""
    type_ = file.table["type"]
    known = file.modes.get(type_, ())
    if key == "mode" and value not in known:
        yield Fault((key,), f"{type_} has no mode {value!r}; it has {', '.join(known) or 'none'}")
    elif key == "status" and value not in STATUSES:
        yield Fault((key,), f"no status {value!r}; one of {', '.join(STATUSES)}")
    elif key == "modality" and value not in MODALITIES:
        yield Fault((key,), f"no modality {value!r}; one of {', '.join(MODALITIES)}")
    elif key == "cameo" and value not in scales.cameo():
        yield Fault((key,), f"no CAMEO code {value!r}")
    elif key == "frame":
        yield from _frame_faults(value)
    elif key == "codes":
        yield from _codes_faults(key, value)
    elif key == "more":
        yield from (fault for _, codes in value for fault in _codes_faults(key, codes))
    elif key in ("needs", "topics"):
        asked = _data()["needs"] if key == "needs" else ()
        yield from (_no_slot(key, slot) for slot in listed(value) if slot not in asked and not _is_slot(slot))
    elif key == "unless":
        yield from (_no_slot(key, slot) for slot in value if not _is_slot(slot))
        yield from (fault for items in value.values() for fault in _class_faults(key, items, file))
    elif key not in OPTIONS:
        yield from _class_faults(key, value, file)


def _frame_faults(frame: str) -> Iterator[Fault]:
    sides = frame.split(">")
    if len(sides) != 2:
        yield Fault(("frame",), f'a frame is "actor slots > recipient slots", not {frame!r}')
        return
    for slot in (slot for side in sides for group in side_of(side) for slot in group):
        if not _is_slot(slot):
            yield _no_slot("frame", slot)


def _no_slot(key: str, slot: str) -> Fault:
    return Fault((key,), f"no slot {slot!r}{_meant(slot, slots())}")


def _codes_faults(key: str, codes: str) -> Iterator[Fault]:
    bare, _, status = codes.rstrip().removesuffix("]").partition("[")
    if bare.count(">") != 1 or (status or "current") not in STATUSES:
        yield Fault((key,), f'codes are "actors > recipients [status]", not {codes!r}')


def _class_faults(key: str, items: str | list[str], file: File) -> Iterator[Fault]:
    for item in listed(items):
        if item.startswith("@") and item not in CLASSES and item[1:] not in file.words:
            known = (*CLASSES, *(f"@{name}" for name in file.words))
            yield Fault((key,), f"no word class {item!r}{_meant(item, known)}")


def _unknown(table: dict[str, Any], known: Sequence[str], at: Path, what: str) -> Iterator[Fault]:
    for key in table:
        if key not in known:
            yield Fault((*at, key), f"{what} has no key {key!r}{_meant(key, known)}")


def _meant(word: object, known: Sequence[str]) -> str:
    near = get_close_matches(str(word), known, n=1, cutoff=0.6)
    return f". Did you mean {near[0]!r}?" if near else ""


def _shape(key: str) -> Callable[[Any], str | None]:
    """What says of a value that it has not the shape that its key asks for; None where it has."""
    if key in ("mode", "frame", "status", "cameo", "modality", "example", "codes"):
        return lambda value: None if isinstance(value, str) else "is text in quotes"
    if key in ("core", "negated"):
        return lambda value: None if isinstance(value, bool) else "is true or false"
    if key == "more":
        return lambda value: None if _is_rows(value) else 'is a list of ["sentence", "codes"]'
    if key == "unless":
        return lambda value: None if _is_slotted(value) else 'is a table: {object = ["budget"]}'
    return lambda value: None if _is_words(value) else "is a word in quotes, or a list of them"


def _is_words(value: object) -> bool:
    told = value if isinstance(value, list) else [value]
    return all(isinstance(item, str) and item.strip() for item in told)


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(row, list) and len(row) == 2 and _is_words(row) for row in value)


def _is_slotted(value: object) -> bool:
    return isinstance(value, dict) and all(_is_words(items) for items in value.values())


def _is_slot(name: str) -> bool:
    """Whether a name is a slot, or one reached through others: "subject.in"."""
    return name in slots() or all(part in _reached() for part in name.split("."))


@functools.cache
def slots() -> tuple[str, ...]:
    """The slots that a frame, a narrowing key or ``unless`` may name."""
    return (*_data()["plain"], *_data()["asking"], *_data()["prepositions"])


@functools.cache
def _reached() -> frozenset[str]:
    return frozenset((*_data()["plain"], *_data()["prepositions"]))


@functools.cache
def _data() -> dict[str, list[str]]:
    text = resources.files("legation").joinpath("data", "slots.toml").read_text(encoding="utf8")
    return tomli.loads(text)
