"""The record's file: made, opened again, refused where it is none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import legation
from legation.errors import NewerRecord, NotARecord, RecordBusy, RecordError
from legation.record import database


def test_new_record_has_the_newest_schema(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with legation.open(path) as record:
        db = record.connection
        assert db.execute("PRAGMA user_version").fetchone()[0] == len(database.migrations())
        assert db.execute("PRAGMA application_id").fetchone()[0] == database.APPLICATION
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    with legation.open(path) as record:
        assert list(record.events()) == []


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("a text", b"Wang Yi visited Jakarta on Tuesday." * 40, NotARecord, "not a SQLite database"),
        ("half a database", b"SQLite format 3\0" + b"\1" * 2000, RecordError, "damaged|not a SQLite"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, content: bytes, error: type[Exception], says: str) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(error, match=says):
        legation.open(path)
    assert path.read_bytes() == content, name


def test_database_of_others_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE stories (id)")
    with pytest.raises(NotARecord, match=r"x\.db: it is a database, but no record"):
        legation.open(path)


def test_record_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    legation.open(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerRecord, match="pip install --upgrade"):
        legation.open(path)


def test_folder_and_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="folder"):
        legation.open(tmp_path)
    with pytest.raises(RecordError, match="there is no such record"):
        legation.open(tmp_path / "no.db", readonly=True)
    assert not (tmp_path / "no.db").exists()


def test_readers_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    legation.open(path).close()
    with legation.open(path, readonly=True) as record, pytest.raises(sqlite3.OperationalError, match="readonly"):
        record.connection.execute("DELETE FROM stories")


def test_second_writer_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    legation.open(path).close()
    first = database.connect(path, write=True)
    second = database.connect(path, write=True, patience=0.05)
    with database.transaction(first, path), pytest.raises(RecordBusy, match="another process"):  # noqa: SIM117
        with database.transaction(second, path):
            pass
    with database.transaction(second, path):
        pass


def test_corrections_cannot_be_changed(tmp_path: Path) -> None:
    with legation.open(tmp_path / "x.db") as record:
        db = record.connection
        db.execute("INSERT INTO corrections VALUES (1, 't', 'me', NULL, 'reject', 'event', 'e', NULL, NULL, NULL)")
        for change in ("UPDATE corrections SET by = 'you'", "DELETE FROM corrections"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(change)
