"""The record's file: a SQLite database, opened, checked, brought to the newest schema; one writer, many readers.

``PRAGMA application_id`` says that a file is a record, ``user_version`` which schema it has. Migrations are the files
``data/record/NNNN_name.sql``, each run once, in order, in one transaction with its number.
"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from legation.errors import NewerRecord, NotARecord, RecordBusy, RecordError

APPLICATION = 0x4C454741
"""``LEGA``: marks a SQLite file as a record."""

PATIENCE = 60.0
"""Seconds that a writer waits for another one."""


def connect(path: Path, *, write: bool, create: bool = True, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to the record at ``path``, of the newest schema; a file that is not there is made if ``create``.

    Without ``write`` the connection cannot change anything. The connection may be handed to another thread, but is
    for one at a time. Raises NotARecord, NewerRecord, RecordBusy, RecordError.
    """
    if path.is_dir():
        raise NotARecord(f"{path}: it is a folder. Name the record's file, for example {path / 'record.db'}.")
    if not path.exists() and not (write and create):
        raise RecordError(f"{path}: there is no such record. Make one: legation add {path} FILE…")
    with told(path):
        db = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
        try:
            _prepare(db, path, write=write)
        except BaseException:
            db.close()
            raise
        return db


def _prepare(db: sqlite3.Connection, path: Path, *, write: bool) -> None:
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA foreign_keys = ON")
    _check(db, path)
    if write:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        _migrate(db, path)
    elif _version(db) < len(migrations()):
        raise RecordError(f"{path}: its schema is of an older version. Bring it up to date: legation add {path}")
    else:
        db.execute("PRAGMA query_only = ON")


def _check(db: sqlite3.Connection, path: Path) -> None:
    """Raises NotARecord for another database, NewerRecord for a schema that is not known yet."""
    application = db.execute("PRAGMA application_id").fetchone()[0]
    empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if application != APPLICATION and not (empty and application == 0):
        raise NotARecord(f"{path}: it is a database, but no record of Legation. Give the record another name.")
    if _version(db) > len(migrations()):
        raise NewerRecord(
            f"{path}: its schema is version {_version(db)}, made by a newer Legation; this one knows "
            f"{len(migrations())}. Update it: pip install --upgrade legation"
        )


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


@functools.cache
def migrations() -> tuple[str, ...]:
    """The scripts that make the schema, in order: the first makes version 1."""
    folder = resources.files("legation").joinpath("data", "record")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return tuple(file.read_text(encoding="utf8") for file in files)


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    if _version(db) == len(migrations()):
        return
    with transaction(db, path):
        for number, script in enumerate(migrations()[_version(db) :], _version(db) + 1):
            for statement in _statements(script):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
        db.execute(f"PRAGMA application_id = {APPLICATION}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: ``executescript`` would commit in between."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(db: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """All or nothing: what is written inside is there at the end, or not at all. Waits for another writer."""
    with told(path):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors in words: with the record's file and the way out."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname in ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_BUSY_SNAPSHOT"):
            raise RecordBusy(
                f"{path}: another process writes to it. Wait until it has ended, and try again."
            ) from error
        raise RecordError(
            f"{path}: it cannot be used ({error}). Is there room on the disk, and may you write?"
        ) from error
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname == "SQLITE_NOTADB":
            raise NotARecord(f"{path}: it is no record: not a SQLite database. Name another file.") from error
        raise RecordError(
            f"{path}: it is damaged ({error}). Take a copy of before, or add the stories anew."
        ) from error
