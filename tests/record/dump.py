"""A record's content in a fixed order, for comparison: every table that an export may show."""

from __future__ import annotations

from pathlib import Path

import legation

HIDDEN = {"log", "changes", "renewed", "corrections", "correction_mentions", "sqlite_sequence"}
INTERNAL = {"key", "pending"}


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each table, sorted."""
    with legation.open(path, readonly=True) as record:
        db = record.connection
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        kept = [name for name in names if "_fts" not in name and name not in HIDDEN]
        return {name: rows_of(record, name) for name in kept}


def rows_of(record: object, table: str) -> list[tuple[object, ...]]:
    db = record.connection  # type: ignore[attr-defined]
    rows = db.execute(f'SELECT * FROM "{table}"').fetchall()
    return sorted((tuple(row[c] for c in row.keys() if c not in INTERNAL) for row in rows), key=repr)  # noqa: SIM118
