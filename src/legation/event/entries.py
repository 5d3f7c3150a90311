"""A codebook's file, as TOML without faults, becomes its type and triggers (``entry_faults`` finds the faults)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from legation.event import scales
from legation.event.scales import Scale

Kind = Literal["verb", "noun", "adjective"]
Side = tuple[tuple[str, ...], ...]
"""Slots of one side of a frame: the groups are alternatives, in order; the slots of a group are taken together."""

KINDS: tuple[Kind, ...] = ("verb", "noun", "adjective")
CLASSES = ("@state", "@person", "@body", "@group", "@place", "@actor", "@money", "@people", "@military", "@forecaster")
NO = "none"
"""What a user's type is like, or its CAMEO code, where it is like no type and has no code."""

OPTIONS = ("mode", "frame", "needs", "unless", "status", "cameo", "topics", "core", "example", "codes", "more", "never",
           "modifiers", "modality", "negated", *KINDS)  # fmt: skip
"""The keys of a trigger that are no slots."""


class Example(msgspec.Struct, frozen=True):
    """A sentence and what it must give: parties' words on both sides, and the status."""

    sentence: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the codebook: words of one kind, with the frame they take.

    ``name`` is the type that it codes; ``type`` the PLOVER type by whose rules that is read (the same for PLOVER's own
    types; for a user's type the one that it is ``like``, else its name). ``own`` entries are the user's.
    ``words`` are (head lemma, lemmas that must stand before it); ``narrow`` and ``unless`` map a slot to what its
    filler may or may not be (lemmas, phrases, ``@classes``).
    """

    id: str
    name: str
    type: str
    own: bool
    mode: str | None
    kind: Kind
    words: tuple[tuple[str, tuple[str, ...]], ...]
    actor: Side
    recipient: Side
    narrow: dict[str, frozenset[str]]
    unless: dict[str, frozenset[str]]
    modifiers: frozenset[str]
    needs: frozenset[str]
    modality: str | None
    negated: bool | None
    topics: tuple[str, ...]
    status: str | None
    cameo: str | None
    core: bool
    examples: tuple[Example, ...]
    never: tuple[str, ...]


class TypeEntry(msgspec.Struct, frozen=True):
    """A type as the codebook defines it: definition, direction, and its modes' definitions.

    A user's own type is ``like`` one of PLOVER's, or like none, and has ``scales`` of its own, by mode ("" for the type
    as such); PLOVER's types have theirs in ``event.scales``.
    """

    type: str
    definition: str
    direction: str
    modes: dict[str, str]
    like: str | None = None
    scales: dict[str, Scale] = {}


class File(NamedTuple):
    """A codebook's file: its name and table, what it is allowed to name, and whose it is.

    ``modes`` are those of each type in all files, ``like`` the PLOVER type of each own one, ``words`` the word classes.
    """

    name: str
    table: dict[str, Any]
    own: bool
    modes: Mapping[str, Sequence[str]]
    like: Mapping[str, str]
    words: Mapping[str, Sequence[str]]


def type_entry(table: dict[str, Any]) -> TypeEntry:
    """The type that a table without faults defines."""
    modes: dict[str, dict[str, Any]] = table.get("modes", {})
    like = table.get("like")
    return TypeEntry(
        table["type"],
        table.get("definition", ""),
        table.get("direction", ""),
        {mode: own.get("definition", "") for mode, own in modes.items()},
        None if like == NO else like,
        _scales(table, modes) if is_own(table["type"]) else {},
    )


def is_own(type_: object) -> bool:
    """Whether a type is none of PLOVER's."""
    return type_ not in scales.types()


def _scales(table: dict[str, Any], modes: dict[str, dict[str, Any]]) -> dict[str, Scale]:
    like = scales.scales().get((table.get("like", ""), None))
    whole = Scale(
        table.get("quad", like.quad if like else 0),
        float(table.get("intensity", like.intensity if like else 0.0)),
        _code(table.get("cameo", like.cameo if like else NO)),
    )
    scored = {
        mode: Scale(whole.quad, float(own.get("intensity", whole.intensity)), _code(own.get("cameo", whole.cameo)))
        for mode, own in modes.items()
    }
    return {"": whole, **scored}


def _code(told: str) -> str:
    return "" if told == NO else told


def triggers(file: File) -> Iterator[Trigger]:
    """The triggers of a file without faults."""
    stem = file.name if file.own else file.name.removesuffix(".toml")
    for number, row in enumerate(file.table.get("trigger", []), 1):
        yield _trigger(f"{stem}:{number}", row, file)


def _trigger(id: str, row: dict[str, Any], file: File) -> Trigger:
    name = file.table["type"]
    kind = next(kind for kind in KINDS if kind in row)
    actor, recipient = (side_of(side) for side in row.get("frame", "subject > object").split(">"))
    narrow = {key: value for key, value in row.items() if key not in OPTIONS}
    return Trigger(
        id=id,
        name=name,
        type=file.like.get(name, name),
        own=file.own,
        mode=row.get("mode"),
        kind=kind,
        words=tuple(_word(kind, word) for word in listed(row[kind])),
        actor=actor,
        recipient=recipient,
        narrow={slot: _expand(items, file.words) for slot, items in narrow.items()},
        unless={slot: _expand(items, file.words) for slot, items in row.get("unless", {}).items()},
        modifiers=frozenset(listed(row.get("modifiers", []))),
        needs=frozenset(listed(row.get("needs", []))),
        modality=row.get("modality"),
        negated=row.get("negated"),
        topics=tuple(listed(row.get("topics", []))),
        status=row.get("status"),
        cameo=row.get("cameo"),
        core=row.get("core", True),
        examples=tuple(_example(*told) for told in [(row["example"], row["codes"]), *row.get("more", [])]),
        never=tuple(listed(row.get("never", []))),
    )


def listed(value: str | list[str]) -> list[str]:
    """A value that is one word or several, as a list."""
    return [value] if isinstance(value, str) else list(value)


def _word(kind: str, word: str) -> tuple[str, tuple[str, ...]]:
    """A verb keeps its particle ("carry out"); of a noun of several words the last is the head."""
    if kind == "noun":
        *before, head = word.split()
        return head, tuple(before)
    return word, ()


def side_of(side: str) -> Side:
    """One side of a frame as slots."""
    if side.strip() == "-":
        return ()
    return tuple(tuple(slot.strip() for slot in group.split("+")) for group in side.split("|"))


def _expand(items: str | list[str], words: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The items with word classes replaced by their words; classes of mentions stay as they are."""
    out: set[str] = set()
    for item in listed(items):
        named = item.startswith("@") and item not in CLASSES
        out |= _expand(list(words[item[1:]]), words) if named else {item}
    return frozenset(out)


def _example(sentence: str, codes: str) -> Example:
    status = "current"
    if codes.rstrip().endswith("]"):
        codes, status = codes.rstrip()[:-1].rsplit("[", 1)
    sides = (tuple(n.strip() for n in side.split(";") if n.strip() != "-") for side in codes.split(">"))
    actors, recipients = sides
    return Example(sentence, actors, recipients, status)
