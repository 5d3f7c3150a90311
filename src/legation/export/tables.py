"""The record's own tables as files: a folder with a CSV or Parquet file a table, for the events that were asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from legation.errors import MissingPart
from legation.export.delimited import Row, write_rows
from legation.export.model import Told
from legation.record.record import Record

_CHUNK = 400
_BY_EVENT = ("events", "event_parties", "event_conflicts")
_BY_MENTION = ("mention_parties", "evidence", "amounts")
_INNER = {"key", "sketch", "words_hash", "pending", "coded"}
_TYPES = {"INTEGER": "Int64", "REAL": "Float64", "TEXT": "String"}


def write_csv(record: Record, events: Iterable[Told], folder: Path) -> dict[str, int]:
    """A CSV file a table into ``folder``; gives how many rows each has."""
    folder.mkdir(parents=True, exist_ok=True)
    rows: dict[str, int] = {}
    kept = list(events)
    mentions = [telling.mention.id for told in kept for telling in told.tellings]
    stories = sorted({telling.story_id for told in kept for telling in told.tellings})
    wanted: list[tuple[str, str, Sequence[str]]] = [
        *((table, "id" if table == "events" else "event_id", [told.event.id for told in kept]) for table in _BY_EVENT),
        ("event_mentions", "id", mentions),
        *((table, "mention_id", mentions) for table in _BY_MENTION),
        ("stories", "id", stories),
        ("story_actors", "story_id", stories),
        ("quotations", "story_id", stories),
        ("actors", "id", _actors(record.connection, stories)),
    ]
    for table, column, ids in wanted:
        with (folder / f"{table}.csv").open("wb") as out:
            columns = [name for name, _ in columns_of(record.connection, table)]
            rows[table] = write_rows(columns, _rows(record.connection, table, columns, column, ids), out)
    return rows


def write_parquet(record: Record, events: Iterable[Told], folder: Path) -> dict[str, int]:
    """A Parquet file a table into ``folder``, by way of CSV. Raises MissingPart without polars."""
    try:
        import polars
    except ImportError as error:
        raise MissingPart(f'Parquet cannot be written ({error}): pip install "legation[tables]"') from error
    rows = write_csv(record, events, folder)
    for table in rows:
        path = folder / f"{table}.csv"
        schema = {name: getattr(polars, _TYPES[kind]) for name, kind in columns_of(record.connection, table)}
        frame = polars.read_csv(path, schema=schema)
        frame.write_parquet(folder / f"{table}.parquet")
        path.unlink()
    return rows


def columns_of(db: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    """The columns of a table that are of use outside, each with its SQLite type."""
    info = db.execute(f"PRAGMA table_info({table})")
    return [(row["name"], row["type"]) for row in info if row["name"] not in _INNER]


def _rows(db: sqlite3.Connection, table: str, columns: Sequence[str], column: str, ids: Sequence[str]) -> Iterator[Row]:
    names = ", ".join(f'"{name}"' for name in columns)
    order = ", ".join(f'"{name}"' for name in [column, *columns] if name)
    rest = iter(ids)
    while chunk := list(islice(rest, _CHUNK)):
        marks = ",".join("?" * len(chunk))
        for row in db.execute(f"SELECT {names} FROM {table} WHERE {column} IN ({marks}) ORDER BY {order}", chunk):
            yield dict(row)


def _actors(db: sqlite3.Connection, stories: Sequence[str]) -> list[str]:
    found: set[str] = set()
    rest = iter(stories)
    while chunk := list(islice(rest, _CHUNK)):
        marks = ",".join("?" * len(chunk))
        found |= {row[0] for row in db.execute(f"SELECT actor_id FROM story_actors WHERE story_id IN ({marks})", chunk)}
    return sorted(found)
