"""The codebook: PLOVER as triggers with frames, read from TOML (the format: ``docs/codebook-format.md``)."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import msgspec

from legation.errors import CodebookError
from legation.event import scales

Kind = Literal["verb", "noun", "adjective"]
Side = tuple[tuple[str, ...], ...]
"""Slots of one side of a frame: the groups are alternatives, in order; the slots of a group are taken together."""

KINDS: tuple[Kind, ...] = ("verb", "noun", "adjective")
OPTIONS = {"mode", "frame", "needs", "unless", "status", "cameo", "topics", "core", "example", "codes", "more", "never",
           "modifiers", "modality", "negated", *KINDS}  # fmt: skip
CLASSES = {"@state", "@person", "@body", "@group", "@place", "@actor", "@money", "@people"}
STATUSES = {"current", "historical", "future", "hypothetical", "negated"}


class Example(msgspec.Struct, frozen=True):
    """A sentence and what it must give: parties' words on both sides, and the status."""

    sentence: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the codebook: words of one kind, with the frame they take.

    ``words`` are (head lemma, lemmas that must stand before it); ``narrow`` and ``unless`` map a slot to what its
    filler may or may not be (lemmas, phrases, ``@classes``).
    """

    id: str
    type: str
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
    """A type as the codebook defines it: definition, direction, and its modes' definitions."""

    type: str
    definition: str
    direction: str
    modes: dict[str, str]


class Codebook:
    """All triggers, found by kind and head lemma, with the types' definitions.

    ``topic_verbs`` are the verbs that say what a meeting was about, with the slots that name it.
    """

    def __init__(self, types: Iterable[TypeEntry], triggers: Iterable[Trigger],
                 topic_verbs: Mapping[str, tuple[str, ...]] | None = None) -> None:  # fmt: skip
        self.topic_verbs = dict(topic_verbs or {})
        self.types = {entry.type: entry for entry in types}
        self.triggers = tuple(triggers)
        self._index: dict[tuple[str, str], list[tuple[Trigger, tuple[str, ...]]]] = {}
        for trigger in self.triggers:
            for head, before in trigger.words:
                self._index.setdefault((trigger.kind, head), []).append((trigger, before))

    def candidates(self, kind: str, lemma: str) -> list[tuple[Trigger, tuple[str, ...]]]:
        """The triggers of that head lemma, each with the lemmas that must stand before it."""
        return self._index.get((kind, lemma), [])

    @functools.cached_property
    def nouns(self) -> frozenset[str]:
        """Head lemmas of all noun triggers: the nouns that the clause room must make predicates of."""
        return frozenset(lemma for kind, lemma in self._index if kind == "noun")


@functools.cache
def plover() -> Codebook:
    """The codebook that Legation ships: PLOVER's sixteen types."""
    folder = resources.files("legation").joinpath("data", "codebook")
    files = {f.name: f.read_text(encoding="utf8") for f in folder.iterdir() if f.name.endswith(".toml")}
    return build(files)


def load(*paths: Path) -> Codebook:
    """A codebook from files of the user's own, in the same format.

    Raises CodebookError with the file and the entry where one does not hold together.
    """
    return build({path.name: path.read_text(encoding="utf8") for path in paths})


def build(files: Mapping[str, str]) -> Codebook:
    """A codebook from the texts of its files; ``words*.toml`` hold word classes, each other file triggers of one type.

    A type may have several files; one of them has its definition.
    """
    tables = {name: _parse(name, text) for name, text in sorted(files.items())}
    words: dict[str, list[str]] = {}
    for name, table in tables.items():
        if name.startswith("words"):
            words |= {key: value for key, value in table.items() if isinstance(value, list)}
    entries = {name: table for name, table in tables.items() if "type" in table}
    types = [_type(table) for table in entries.values() if "definition" in table]
    triggers = [t for name, table in entries.items() for t in _triggers(name, table, words)]
    topic_verbs = {
        verb: tuple(slots) for table in tables.values() for verb, slots in table.get("topic_verbs", {}).items()
    }
    return Codebook(types, triggers, topic_verbs)


def _parse(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{name}: not valid TOML: {error}") from error


def _type(table: dict[str, Any]) -> TypeEntry:
    modes = {mode: own.get("definition", "") for mode, own in table.get("modes", {}).items()}
    return TypeEntry(table["type"], table.get("definition", ""), table.get("direction", ""), modes)


def _triggers(name: str, table: dict[str, Any], words: Mapping[str, list[str]]) -> Iterator[Trigger]:
    for number, row in enumerate(table.get("trigger", []), 1):
        where = (
            f"{name}, trigger {number} ({next((str(row[k]) for k in KINDS if k in row), 'no verb, noun or adjective')})"
        )
        yield _trigger(where, table["type"], f"{name.removesuffix('.toml')}:{number}", row, words)


def _trigger(where: str, type_: str, name: str, row: dict[str, Any], words: Mapping[str, list[str]]) -> Trigger:
    kinds = [kind for kind in KINDS if kind in row]
    if len(kinds) != 1:
        raise CodebookError(f"{where}: give exactly one of verb, noun or adjective")
    mode, status = row.get("mode"), row.get("status")
    if type_ in scales.types() and mode is not None and mode not in scales.modes(type_):
        raise CodebookError(f"{where}: {type_} has no mode {mode!r}; it has {', '.join(scales.modes(type_)) or 'none'}")
    if status is not None and status not in STATUSES:
        raise CodebookError(f"{where}: no status {status!r}; one of {', '.join(sorted(STATUSES))}")
    if row.get("cameo") is not None and row["cameo"] not in scales.cameo():
        raise CodebookError(f"{where}: no CAMEO code {row['cameo']!r}")
    actor, recipient = _frame(where, row.get("frame", "subject > object"))
    narrow = {key: value for key, value in row.items() if key not in OPTIONS}
    return Trigger(
        id=name,
        type=type_,
        mode=mode,
        kind=kinds[0],
        words=tuple(_word(kinds[0], word) for word in _listed(row[kinds[0]])),
        actor=actor,
        recipient=recipient,
        narrow={slot: _expand(where, items, words) for slot, items in narrow.items()},
        unless={slot: _expand(where, items, words) for slot, items in row.get("unless", {}).items()},
        modifiers=frozenset(_listed(row.get("modifiers", []))),
        needs=frozenset(_listed(row.get("needs", []))),
        modality=row.get("modality"),
        negated=row.get("negated"),
        topics=tuple(_listed(row.get("topics", []))),
        status=status,
        cameo=row.get("cameo"),
        core=row.get("core", True),
        examples=tuple(_examples(where, row)),
        never=tuple(_listed(row.get("never", []))),
    )


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _word(kind: str, word: str) -> tuple[str, tuple[str, ...]]:
    """A verb keeps its particle ("carry out"); of a noun of several words the last is the head."""
    if kind == "noun":
        *before, head = word.split()
        return head, tuple(before)
    return word, ()


def _frame(where: str, frame: str) -> tuple[Side, Side]:
    sides = frame.split(">")
    if len(sides) != 2:
        raise CodebookError(f'{where}: a frame is "actor slots > recipient slots", not {frame!r}')
    actor, recipient = (_side(side) for side in sides)
    return actor, recipient


def _side(side: str) -> Side:
    if side.strip() == "-":
        return ()
    return tuple(tuple(slot.strip() for slot in group.split("+")) for group in side.split("|"))


def _expand(where: str, items: str | list[str], words: Mapping[str, list[str]]) -> frozenset[str]:
    """The items with word classes replaced by their words; classes of mentions stay as they are."""
    out: set[str] = set()
    for item in _listed(items):
        if not item.startswith("@") or item in CLASSES:
            out.add(item)
        elif item[1:] in words:
            out |= _expand(where, words[item[1:]], words)
        else:
            raise CodebookError(f"{where}: no word class {item!r}")
    return frozenset(out)


def _examples(where: str, row: dict[str, Any]) -> Iterator[Example]:
    if "example" not in row or "codes" not in row:
        raise CodebookError(f"{where}: every trigger needs an example and its codes")
    for sentence, codes in [(row["example"], row["codes"]), *row.get("more", [])]:
        yield _example(where, sentence, codes)


def _example(where: str, sentence: str, codes: str) -> Example:
    status = "current"
    if codes.rstrip().endswith("]"):
        codes, status = codes.rstrip()[:-1].rsplit("[", 1)
    sides = codes.split(">")
    if len(sides) != 2 or status not in STATUSES:
        raise CodebookError(f'{where}: codes are "actors > recipients [status]", not {codes!r}')
    actors, recipients = (tuple(n.strip() for n in side.split(";") if n.strip() != "-") for side in sides)
    return Example(sentence, actors, recipients, status)
