"""The codebook: types with their triggers, read from TOML (the format: ``docs/codebook-format.md``).

PLOVER's sixteen types are shipped; a user's own files add types and triggers beside them, or instead of them. Why the
user's come first where both fit: decision 11.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import tomli

from legation.errors import CodebookError
from legation.event.entries import Example, File, Trigger, TypeEntry, is_own, triggers, type_entry
from legation.event.entry_faults import faults
from legation.event.model import OwnCodebookUsed
from legation.event.scales import Scale, modes, scales
from legation.event.toml_lines import Lines

__all__ = ["Codebook", "Example", "Trigger", "TypeEntry", "build", "chosen", "load", "plover"]

Choice = str | Path | Sequence[str | Path] | None
"""As an argument: files of the user's own, folders of such files, or None for PLOVER alone."""


class OwnFile(msgspec.Struct, frozen=True):
    """A file of the user's own codebook: its name and its text."""

    name: str
    text: str


class Codebook:
    """All triggers, found by kind and head lemma, with the types' definitions.

    ``topic_verbs`` are the verbs that say what a meeting was about, with the slots that name it; ``files`` the user's
    own, where there are any.
    """

    def __init__(self, types: Iterable[TypeEntry], triggers: Iterable[Trigger],
                 topic_verbs: Mapping[str, tuple[str, ...]] | None = None,
                 files: tuple[OwnFile, ...] = ()) -> None:  # fmt: skip
        self.topic_verbs = dict(topic_verbs or {})
        self.types = {entry.type: entry for entry in types}
        self.triggers = tuple(triggers)
        self.files = files
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

    def scale(self, type_: str, mode: str | None) -> Scale | None:
        """The quad class, intensity and CAMEO code of a type and mode; of the type where the mode has none."""
        own = self.types[type_].scales if type_ in self.types else {}
        if own:
            return own.get(mode or "") or own[""]
        return scales().get((type_, mode)) or scales().get((type_, None))

    @functools.cached_property
    def used(self) -> OwnCodebookUsed | None:
        """The user's own files, as a reading names them; None where there are none."""
        if not self.files:
            return None
        digest = sha256("\x1f".join(f"{file.name}\x1f{file.text}" for file in self.files).encode("utf8"))
        own = tuple(dict.fromkeys(t.name for t in self.triggers if t.own))
        return OwnCodebookUsed(files=tuple(f.name for f in self.files), sha256=digest.hexdigest(), types=own)


@functools.cache
def plover() -> Codebook:
    """The codebook that Legation ships: PLOVER's sixteen types."""
    return build(plover_files())


@functools.cache
def plover_files() -> dict[str, str]:
    """The texts of PLOVER's files by name."""
    folder = resources.files("legation").joinpath("data", "codebook")
    return {f.name: f.read_text(encoding="utf8") for f in folder.iterdir() if f.name.endswith(".toml")}


def load(*paths: str | Path) -> Codebook:
    """PLOVER's codebook with the user's own files (or all files of a folder) beside it.

    Where a file says ``instead = true``, the own types and triggers alone. Raises CodebookError, whose ``problems``
    name file and line of every fault.
    """
    return own_codebook({path.name: _text(path) for each in paths for path in _files(Path(each))})


def chosen(codebook: Codebook | Choice) -> Codebook:
    """The codebook that an argument means: one as it is, files of the user's own, or PLOVER's for None."""
    if codebook is None:
        return plover()
    if isinstance(codebook, Codebook):
        return codebook
    return load(*([codebook] if isinstance(codebook, (str, Path)) else codebook))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.toml"))
    if not found:
        raise CodebookError(f"{path}: the folder has no .toml file")
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf8")
    except OSError as error:
        raise CodebookError(f"{path}: it cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path}: it is not in UTF-8") from error


def own_codebook(files: Mapping[str, str]) -> Codebook:
    """The codebook of the user's files, given as texts by name, beside PLOVER or instead of it."""
    tables = _parsed(files)
    base = plover()
    own = _built(files, tables, own=True, shared=_word_classes(_parsed(plover_files())))
    alone = any(table.get("instead") for table in tables.values())
    known = {type_: entry for type_, entry in own.types.items() if is_own(type_)}
    types = known if alone else base.types | known
    types |= {t.name: base.types[t.name] for t in own.triggers if t.name not in types}
    return Codebook(
        types.values(),
        own.triggers if alone else (*base.triggers, *own.triggers),
        base.topic_verbs | own.topic_verbs,
        tuple(OwnFile(name, text) for name, text in files.items()),
    )


def build(files: Mapping[str, str]) -> Codebook:
    """A codebook from the texts of its files; ``words*.toml`` hold word classes, each other file triggers of one type.

    A type may have several files; one of them has its definition. Raises CodebookError.
    """
    return _built(files, _parsed(files), own=False, shared={})


def _built(files: Mapping[str, str], tables: Mapping[str, dict[str, Any]], *, own: bool,
           shared: Mapping[str, list[str]]) -> Codebook:  # fmt: skip
    words = {**shared, **_word_classes(tables)}
    entries = {name: table for name, table in tables.items() if not name.startswith("words")}
    known = _modes(entries.values())
    like = {table["type"]: table["like"] for table in entries.values() if {"type", "like"} <= table.keys()}
    like = {type_: other for type_, other in like.items() if other != "none"}
    read = [File(name, table, own, known, like, words) for name, table in entries.items()]
    problems = [problem for file in read for problem in _problems(file, files[file.name])]
    if not problems and own:
        problems += _undefined(read, files)
    if problems:
        raise CodebookError(*problems)
    types = [type_entry(file.table) for file in read if "definition" in file.table]
    topic_verbs = {
        verb: tuple(slots) for table in tables.values() for verb, slots in table.get("topic_verbs", {}).items()
    }
    return Codebook(types, [trigger for file in read for trigger in triggers(file)], topic_verbs)


def _parsed(files: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    tables, problems = {}, []
    for name, text in sorted(files.items()):
        try:
            tables[name] = tomli.loads(text)
        except tomli.TOMLDecodeError as error:
            problems.append(f"{name}: not valid TOML: {error}")
    if problems:
        raise CodebookError(*problems)
    return tables


def _word_classes(tables: Mapping[str, dict[str, Any]]) -> dict[str, list[str]]:
    """The lists of ``words*.toml``, and those that a file has under [words]."""
    found: dict[str, list[str]] = {}
    for name, table in tables.items():
        own = table if name.startswith("words") else table.get("words", {})
        found |= {key: value for key, value in own.items() if isinstance(value, list)}
    return found


def _modes(tables: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """The modes of every type: PLOVER's by the table of scales, a user's by its files."""
    found: dict[str, list[str]] = {}
    for table in tables:
        type_ = str(table.get("type"))
        own = [*table.get("modes", {})] if is_own(type_) else modes(type_)
        found[type_] = list(dict.fromkeys([*found.get(type_, []), *own]))
    return found


def _problems(file: File, text: str) -> Iterator[str]:
    """The faults of a file, in the order of its lines."""
    found = list(faults(file))
    lines = Lines(text) if found else None
    for line, said in sorted((lines.line(*at), said) for at, said in found) if lines else ():
        yield f"{file.name}, line {line}: {said}"


def _undefined(read: Sequence[File], files: Mapping[str, str]) -> Iterator[str]:
    """Own types that no file defines."""
    defined = {file.table["type"] for file in read if "definition" in file.table}
    for file in read:
        type_ = file.table["type"]
        if is_own(type_) and type_ not in defined:
            line = Lines(files[file.name]).line("type")
            yield f'{file.name}, line {line}: {type_} needs a definition: definition = "…"'
