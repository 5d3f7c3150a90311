"""The codebooks of the user's own that coded a record: their files are kept, and the types that they add."""

from __future__ import annotations

import functools
import sqlite3

import msgspec

from legation.event.codebook import Codebook, own_codebook, plover
from legation.event.scales import Scale, types
from legation.record.versions import run_of

KEPT = "kept"
"""As an argument: the codebook that coded each story."""


class OwnType(msgspec.Struct, frozen=True):
    """A type (or mode of it) that a user's codebook added: the PLOVER type that it is like, if any, its scores, and
    what it is.
    """

    type: str
    mode: str | None
    like: str | None
    scale: Scale
    definition: str

    @property
    def code(self) -> str:
        """The type and mode as they are asked for: "PORT-CALL", "PORT-CALL/refuelling"."""
        return f"{self.type}/{self.mode}" if self.mode else self.type


def keep_codebook(db: sqlite3.Connection, codebook: Codebook) -> None:
    """Keeps the user's files of a codebook, and its types; nothing for PLOVER alone."""
    if not codebook.files:
        return
    version = run_of(codebook).codebook
    rows = [(version, position, file.name, file.text) for position, file in enumerate(codebook.files)]
    db.executemany("INSERT OR IGNORE INTO codebooks VALUES (?, ?, ?, ?)", rows)
    for entry in codebook.types.values():
        for mode, scale in entry.scales.items():
            told = entry.modes[mode] if mode else entry.definition
            values = (entry.type, mode, entry.like, scale.quad, scale.intensity, scale.cameo or None, told)
            db.execute("INSERT OR REPLACE INTO own_types VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def coded_with(db: sqlite3.Connection) -> list[tuple[Codebook, list[str]]]:
    """The codebooks that coded the record's stories, as this version reads them, each with its stories' ids.

    Raises CodebookError where this version cannot read one.
    """
    rows = db.execute(
        "SELECT s.id, r.codebook FROM stories s LEFT JOIN runs r ON r.id = s.run_id ORDER BY s.id"
    ).fetchall()
    files = {version: _files(db, version) for version in sorted({row["codebook"] or "" for row in rows})}
    found: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for row in rows:
        found.setdefault(files[row["codebook"] or ""], []).append(row["id"])
    return [(own_codebook(dict(own)) if own else plover(), ids) for own, ids in sorted(found.items())]


def kept_codebook(db: sqlite3.Connection) -> Codebook | None:
    """The codebook of the user's own that was the last to be used for the first time, if any was.

    Raises CodebookError where this version cannot read it.
    """
    query = "SELECT r.codebook FROM runs r WHERE r.codebook IN (SELECT codebook FROM codebooks) ORDER BY r.rowid DESC"
    row = db.execute(f"{query} LIMIT 1").fetchone()
    return _made(_files(db, row[0])) if row else None


@functools.lru_cache(maxsize=4)
def _made(files: tuple[tuple[str, str], ...]) -> Codebook:
    return own_codebook(dict(files))


def _files(db: sqlite3.Connection, version: str) -> tuple[tuple[str, str], ...]:
    rows = db.execute("SELECT file, text FROM codebooks WHERE codebook = ? ORDER BY position", (version,))
    return tuple((row["file"], row["text"]) for row in rows)


def own_types(db: sqlite3.Connection) -> dict[tuple[str, str | None], OwnType]:
    """The types and modes that users' codebooks added, by type and mode."""
    query = 'SELECT type, mode, "like", quad, intensity, cameo, definition FROM own_types ORDER BY type, mode'
    made = (
        OwnType(type_, mode or None, like, Scale(quad, score, cameo or ""), definition)
        for type_, mode, like, quad, score, cameo, definition in db.execute(query)
    )
    return {(each.type, each.mode): each for each in made}


def type_names(db: sqlite3.Connection) -> tuple[str, ...]:
    """All types that events of the record may have: PLOVER's, then the users' own."""
    return (*types(), *(type_ for type_, mode in own_types(db) if mode is None))
