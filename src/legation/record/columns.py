"""All events as columns in memory: counted in milliseconds by whatever filters, and renewed by what changed alone.

A fact is an event and a value of one of its fields ("the actor is of GHA"); each field's facts are two columns of
numbers. A filter chooses values, thereby facts, thereby events; a facet counts the facts of those that are left. What
no field tells (words, part of a name) is asked of the record. The counts are those of ``legation.record.asking``.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from legation.record.answers import Facet, Period
from legation.record.asking import FIELDS, folded_days, period_name, unknown_field
from legation.record.choices import Choice, choices
from legation.record.facts import SCALE, Mask, Snapshot, extended, nothing
from legation.record.filters import Filters, condition

_HOLES = 0.25
"""Share of rows that are events of before, from which on all are loaded anew."""

_KEPT = 30
"""Choices that are remembered: a page counts the same one several times."""


class Chosen:
    """The events that fit some filters, to be counted."""

    def __init__(self, of: Snapshot, mask: Mask) -> None:
        self._of, self._mask = of, mask

    def __len__(self) -> int:
        return int(np.count_nonzero(self._mask))

    def facet(self, field: str, *, limit: int) -> list[Facet]:
        """How many of them have each value of a field, the commonest first. Raises RecordError for another field."""
        if field not in FIELDS:
            raise unknown_field(field)
        facts = self._of.facts[field]
        counts = np.bincount(facts.codes[self._mask[facts.rows]], minlength=len(facts.known))
        found = [(-int(n), value) for value, n in zip(list(facts.known), counts.tolist(), strict=False) if n]
        return [Facet(value=value, events=-n) for n, value in sorted(found)[:limit]]

    def periods(self, by: str) -> list[Period]:
        """Counts of them by period of their first day. Raises RecordError for another period."""
        period_name(by)
        facts = self._of.facts["day"]
        inside = self._mask[facts.rows]
        rows, codes, size = facts.rows[inside], facts.codes[inside], len(facts.known)
        quads = [np.bincount(codes[self._of.quad[rows] == quad], minlength=size).tolist() for quad in (1, 2, 3, 4)]
        sums = np.zeros(size, np.int64)
        np.add.at(sums, codes, self._of.intensity[rows])
        counts = np.bincount(codes, minlength=size).tolist()
        days = zip(list(facts.known), counts, sums.tolist(), *quads, strict=False)
        return folded_days(((day, n, total / SCALE, own) for day, n, total, *own in days if n), by)


class Columns:
    """The events of one record as columns; for any number of threads, each with a connection of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._head = -1
        self._at: dict[str, int] = {}
        self._now = nothing()
        self._kept: dict[tuple[Any, ...], tuple[tuple[int, int, int], Chosen]] = {}

    def chosen(self, db: sqlite3.Connection, filters: Filters) -> Chosen | None:
        """The events that fit the filters now; None while another thread loads them for the first time.

        Raises RecordError for a value that none can have.
        """
        if self._head < 0 and self._lock.locked():
            return None
        with self._lock:
            self._follow(db)
            now = self._now
            time = self._head, id(db), db.execute("PRAGMA data_version").fetchone()[0]
            key = tuple(sorted((name, value) for name, value in filters.items() if value is not None))
            if (kept := self._kept.get(key)) is not None and kept[0] == time:
                return kept[1]
        chosen = self._chosen(db, filters, now)
        with self._lock:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[key] = time, chosen
        return chosen

    def _chosen(self, db: sqlite3.Connection, filters: Filters, now: Snapshot) -> Chosen:
        mask, rest = now.alive.copy(), dict[str, Any]()
        for name, value in filters.items():
            if value is None or value == "":
                continue
            found = choices(db, name, value, {field: facts.known for field, facts in now.facts.items()})
            if found is None:
                rest[name] = value
            else:
                mask &= _any(now, found)
        if rest:
            mask &= self._fitting(db, rest, len(mask))
        return Chosen(now, mask)

    def _fitting(self, db: sqlite3.Connection, filters: Any, size: int) -> Mask:
        wanted = condition(db, filters)
        mask = np.zeros(size, np.bool_)
        ids = db.execute(f"SELECT e.id FROM events e WHERE {wanted.sql}", wanted.values)
        rows = np.fromiter((self._at.get(row[0], size) for row in ids), np.int64)
        mask[rows[rows < size]] = True
        return mask

    def _follow(self, db: sqlite3.Connection) -> None:
        """Takes in what changed since the last time, all of it at one time of the record."""
        if db.execute("SELECT coalesce(max(key), 0) FROM renewed").fetchone()[0] == self._head:
            return
        db.execute("BEGIN")
        try:
            first, last = db.execute("SELECT coalesce(min(key), 0), coalesce(max(key), 0) FROM renewed").fetchone()
            holes = len(self._now.alive) - len(self._at)
            if self._head < 0 or first > self._head + 1 or holes > _HOLES * len(self._now.alive):
                self._at, self._now = {}, nothing()
                self._take(db, None)
            else:
                query = "SELECT DISTINCT event_id FROM renewed WHERE key > ?"
                self._take(db, [row[0] for row in db.execute(query, (self._head,))])
            self._head = last
        except BaseException:
            self._head, self._at, self._now = -1, {}, nothing()
            raise
        finally:
            db.execute("COMMIT")

    def _take(self, db: sqlite3.Connection, ids: Sequence[str] | None) -> None:
        """Puts the events of these ids (all, if None) as they are now in place of what was known of them."""
        alive = self._now.alive.copy()
        alive[[row for id in ids or () if (row := self._at.pop(id, None)) is not None]] = False
        self._now = extended(db, self._now._replace(alive=alive), self._at, ids)


def _any(now: Snapshot, found: Iterable[Choice]) -> Mask:
    """The events that have one of the chosen values of any of these fields."""
    mask = np.zeros(len(now.alive), np.bool_)
    for each in found:
        facts = now.facts[each.field]
        table = np.zeros(max(len(facts.known), 1), np.bool_)
        table[[facts.known[value] for value in each.values if value in facts.known]] = True
        mask[facts.rows[table[facts.codes]]] = True
    return mask
