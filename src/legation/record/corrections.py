"""Corrections: an append-only list over the machine's coding, which is never overwritten.

Every correction says who, when and why, and remembers the mentions that it speaks of by their words, so that it
finds them again after re-coding. What is in force is worked out from the list: an undone correction counts as if it
had not been made.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from legation.errors import NotInRecord
from legation.record.keep import insert, to_json
from legation.record.model import Correction

Sides = Mapping[str, Sequence[str]]
"""The mentions of a correction: for merge by event ("0", "1" …), for split ``apart`` and ``rest``, else ``target``."""


def write(db: sqlite3.Connection, *, by: str, why: str | None, action: str, kind: str, target: str,
          field: str | None = None, value: Any = None, was: Any = None, sides: Sides | None = None) -> int:  # fmt: skip
    """Appends a correction; gives its number."""
    number = int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM corrections").fetchone()[0])
    now = datetime.now(UTC).isoformat(timespec="seconds")
    told = {"id": number, "at": now, "by": by, "why": why, "action": action, "kind": kind, "target": target}
    values = {"value": to_json(value), "was": to_json(was)} if action in ("set", "add") else {}
    insert(db, "corrections", told | {"field": field} | values)
    for side, mentions in (sides or {}).items():
        for position, id in enumerate(mentions):
            _write_anchor(db, number, side, position, id)
    return number


def _write_anchor(db: sqlite3.Connection, number: int, side: str, position: int, id: str) -> None:
    row = db.execute(
        "SELECT story_id, type, trigger_start, trigger_end, coded FROM event_mentions WHERE id = ?", (id,)
    ).fetchone()
    anchor = {"correction_id": number, "side": side, "position": position, "mention_id": id, "coded": row["coded"]}
    words = {"type": row["type"], "start": row["trigger_start"], "end": row["trigger_end"]}
    insert(db, "correction_mentions", anchor | {"story_id": row["story_id"]} | words)


def listed(db: sqlite3.Connection) -> Iterator[Correction]:
    """All corrections in the order in which they were made."""
    rows = db.execute("SELECT * FROM corrections ORDER BY id").fetchall()
    undone = _undone(rows)
    for row in rows:
        values = {name: msgspec.json.decode(row[name]) if row[name] else None for name in ("value", "was")}
        yield Correction(**(dict(row) | values), undone=row["id"] in undone)


def _undone(rows: Sequence[sqlite3.Row]) -> set[int]:
    """The corrections that are not in force: an undo that is itself undone does nothing."""
    undone: set[int] = set()
    for row in reversed(rows):
        if row["action"] == "undo" and row["id"] not in undone:
            undone.add(int(row["target"]))
    return undone


def in_force(db: sqlite3.Connection, *actions: str) -> list[Correction]:
    """The corrections of these actions that are in force, in order."""
    return [each for each in listed(db) if not each.undone and each.action in actions]


def correction(db: sqlite3.Connection, number: int) -> Correction:
    """The correction of that number. Raises NotInRecord."""
    found = next((each for each in listed(db) if each.id == number), None)
    if found is None:
        raise NotInRecord(f"there is no correction {number} in the record.")
    return found


def mentions_of(db: sqlite3.Connection, number: int) -> dict[str, list[str]]:
    """The mentions of a correction as they are called now, by side; those that no longer exist are left out."""
    rows = db.execute(
        "SELECT c.side, coalesce(m.id, n.id) AS id FROM correction_mentions c "
        "LEFT JOIN event_mentions m ON m.id = c.mention_id LEFT JOIN aliases a ON a.id = c.mention_id "
        "LEFT JOIN event_mentions n ON n.id = a.mention_id WHERE c.correction_id = ? ORDER BY c.side, c.position",
        (number,),
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["side"], [])
        if row["id"] is not None and row["id"] not in found[row["side"]]:
            found[row["side"]].append(row["id"])
    return found


def about_mentions(db: sqlite3.Connection, ids: Iterable[str]) -> set[int]:
    """The numbers of the corrections that speak of any of these mentions."""
    found: set[int] = set()
    for id in ids:
        rows = db.execute(
            "SELECT correction_id FROM correction_mentions WHERE mention_id = ? "
            "OR mention_id IN (SELECT id FROM aliases WHERE mention_id = ?)", (id, id),
        )  # fmt: skip
        found.update(row[0] for row in rows)
    return found
