"""Corrections: an append-only list over the machine's coding, which is never overwritten.

Every correction says who, when and why, and remembers the mentions that it speaks of by their words, so that it
finds them again after re-coding. What is in force is worked out from the list: an undone correction counts as if it
had not been made.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from legation.errors import NotInRecord
from legation.record.filters import marks
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
    without = undone(db)
    for row in db.execute("SELECT * FROM corrections ORDER BY id").fetchall():
        yield _correction(row, without)


def _correction(row: sqlite3.Row, without: Collection[int]) -> Correction:
    values = {name: msgspec.json.decode(row[name]) if row[name] else None for name in ("value", "was")}
    return Correction(**(dict(row) | values), undone=row["id"] in without)


def undone(db: sqlite3.Connection) -> set[int]:
    """The numbers of the corrections that are not in force: an undo that is itself undone does nothing."""
    found: set[int] = set()
    for row in db.execute("SELECT id, target FROM corrections WHERE action = 'undo' ORDER BY id DESC"):
        if row["id"] not in found:
            found.add(int(row["target"]))
    return found


def in_force(db: sqlite3.Connection, *actions: str) -> list[Correction]:
    """The corrections of these actions that are in force, in order."""
    without = undone(db)
    query = f"SELECT * FROM corrections WHERE action IN ({marks(actions)}) ORDER BY id"
    return [_correction(row, without) for row in db.execute(query, actions) if row["id"] not in without]


def correction(db: sqlite3.Connection, number: int) -> Correction:
    """The correction of that number. Raises NotInRecord."""
    found = numbered(db, [number])
    if not found:
        raise NotInRecord(f"there is no correction {number} in the record.")
    return found[0]


def numbered(db: sqlite3.Connection, numbers: Iterable[int]) -> list[Correction]:
    """The corrections of these numbers, in this order; those that there are none of are left out."""
    without = undone(db)
    rows = (db.execute("SELECT * FROM corrections WHERE id = ?", (number,)).fetchone() for number in numbers)
    return [_correction(row, without) for row in rows if row is not None]


def latest(db: sqlite3.Connection, number: int, *, by: str | None, before: int | None) -> list[Correction]:
    """The latest ``number`` corrections, of one person if given, of those before number ``before`` if given."""
    parts: list[str] = ["1"]
    values: list[str | int] = []
    if by:
        parts.append("by = ?")
        values.append(by)
    if before is not None:
        parts.append("id < ?")
        values.append(before)
    query = f"SELECT id FROM corrections WHERE {' AND '.join(parts)} ORDER BY id DESC LIMIT ?"
    return numbered(db, [row[0] for row in db.execute(query, (*values, number)).fetchall()])


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


def accepted(db: sqlite3.Connection, id: str, without: Collection[int]) -> bool:
    """Whether somebody accepted the event of a mention, the mention as it is coded now; ``without`` those undone."""
    query = (
        "SELECT k.id FROM correction_mentions c JOIN corrections k ON k.id = c.correction_id AND k.action = 'accept' "
        "WHERE (c.mention_id = ?1 OR c.mention_id IN (SELECT id FROM aliases WHERE mention_id = ?1)) "
        "AND c.coded = (SELECT coded FROM event_mentions WHERE id = ?1)"
    )
    return any(row[0] not in without for row in db.execute(query, (id,)))


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
