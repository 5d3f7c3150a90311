"""All events as columns in memory: counted in milliseconds by whatever filters, and renewed by what changed alone.

A fact is an event and a value of one of its fields ("the actor is of GHA"); each field's facts are two columns of
numbers. A filter chooses values, thereby facts, thereby events; a facet counts the facts of those that are left. What
no field tells (words, part of a name) is asked of the record. The counts are those of ``legation.record.asking``.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from legation.record.answers import Facet, Period
from legation.record.asking import FIELDS, folded_days, period_name, unknown_field
from legation.record.choices import Choice, choices
from legation.record.filters import Filters, condition

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_INNER = ("actor id", "recipient id", "day", "end")
_HOLES = 0.25
"""Share of rows that are events of before, from which on all are loaded anew."""


class Facts(NamedTuple):
    """The facts of one field: the rows of their events, the codes of their values; ``known`` has the code of each."""

    rows: Numbers
    codes: Numbers
    known: dict[str, int]


class Snapshot(NamedTuple):
    """All events at a time: which rows are events still, their quad classes, intensities in millionths, facts."""

    alive: Mask
    quad: Numbers
    intensity: Numbers
    facts: Mapping[str, Facts]


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
        return folded_days(((day, n, total / _SCALE, own) for day, n, total, *own in days if n), by)


_SCALE = 1_000_000
_KEPT = 30  # choices that are remembered: a page counts the same one several times


class Columns:
    """The events of one record as columns; for any number of threads, each with a connection of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._head = -1
        self._at: dict[str, int] = {}
        self._now = _empty()
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
                self._at, self._now = {}, _empty()
                self._take(db, None)
            else:
                query = "SELECT DISTINCT event_id FROM renewed WHERE key > ?"
                self._take(db, [row[0] for row in db.execute(query, (self._head,))])
            self._head = last
        finally:
            db.execute("COMMIT")

    def _take(self, db: sqlite3.Connection, ids: Sequence[str] | None) -> None:
        """Puts the events of these ids (all, if None) as they are now in place of what was known of them."""
        alive = self._now.alive.copy()
        gone = [row for id in ids or () if (row := self._at.pop(id, None)) is not None]
        alive[gone] = False
        loaded = _loaded(db, ids)
        rows = range(len(alive), len(alive) + len(loaded.ids))
        self._at.update(zip(loaded.ids, rows, strict=True))
        facts = {field: self._more(self._now.facts[field], *loaded.facts[field]) for field in self._now.facts}
        self._now = Snapshot(
            np.concatenate([alive, np.ones(len(rows), np.bool_)]),
            np.concatenate([self._now.quad, np.array(loaded.quad, np.int64)]),
            np.concatenate([self._now.intensity, np.rint(np.array(loaded.intensity, float) * _SCALE).astype(np.int64)]),
            facts,
        )

    def _more(self, facts: Facts, ids: Sequence[str], values: Sequence[str]) -> Facts:
        """A field's facts with others, given as ids of events and values; the same fact counts once."""
        known, at = facts.known, self._at
        rows = np.array([at[id] for id in ids], np.int64)
        codes = np.array([known.setdefault(value, len(known)) for value in values], np.int64)
        if len(rows) > 1 and not np.all(rows[1:] > rows[:-1]):  # an event may have several, and the same one twice
            both = np.unique(rows << 32 | codes)
            rows, codes = both >> 32, both & 0xFFFFFFFF
        return Facts(np.concatenate([facts.rows, rows]), np.concatenate([facts.codes, codes]), known)


def _empty() -> Snapshot:
    none = np.zeros(0, np.int64)
    facts = {field: Facts(none, none, {}) for field in (*FIELDS, *_INNER)}
    return Snapshot(np.zeros(0, np.bool_), none, none, facts)


def _any(now: Snapshot, found: Iterable[Choice]) -> Mask:
    """The events that have one of the chosen values of any of these fields."""
    mask = np.zeros(len(now.alive), np.bool_)
    for each in found:
        facts = now.facts[each.field]
        table = np.zeros(max(len(facts.known), 1), np.bool_)
        table[[facts.known[value] for value in each.values if value in facts.known]] = True
        mask[facts.rows[table[facts.codes]]] = True
    return mask


class _Loaded(NamedTuple):
    """Events of the record: ids, quad classes, intensities; of each field ids of events and their values."""

    ids: Sequence[str]
    quad: Sequence[int]
    intensity: Sequence[float]
    facts: Mapping[str, tuple[Sequence[str], Sequence[str]]]


_PLAIN = {
    "type": "type", "mode": "type || '/' || mode", "status": "status", "place": "place_country", "day": "date_start",
    "end": "date_end", "year": "substr(date_start, 1, 4)",
}  # fmt: skip
_BOTH = {"actor": "country", "recipient": "country", "actor id": "actor_id", "recipient id": "actor_id"}


def _loaded(db: sqlite3.Connection, ids: Sequence[str] | None) -> _Loaded:
    among = "1" if ids is None else "{} IN (SELECT value FROM json_each(?))"
    values = () if ids is None else (msgspec.json.encode(ids).decode(),)

    def ask(query: str, id: str) -> list[tuple[Any, ...]]:
        rows = db.cursor()
        rows.row_factory = None
        return rows.execute(f"{query} AND {among.format(id)}", values).fetchall()

    told = ask(f"SELECT id, quad, intensity, contexts, {', '.join(_PLAIN.values())} FROM events WHERE 1", "id")
    facts = {field: _given(told, at) for at, field in enumerate(_PLAIN, 4)}
    facts["context"] = _several((row[0], msgspec.json.decode(row[3])) for row in told if row[3] != "[]")
    for field, column in _BOTH.items():
        query = f"SELECT event_id, {column} FROM event_parties WHERE role = '{field.split()[0]}'"
        facts[field] = _given(ask(query, "event_id"), 1)
    facts["sector"] = _given(ask("SELECT event_id, sector FROM event_parties WHERE 1", "event_id"), 1)
    facts["dyad"] = _dyads(facts["actor"], facts["recipient"])
    query = "SELECT m.event_id, s.publisher FROM event_mentions m JOIN stories s ON s.id = m.story_id WHERE 1"
    publishers = ask(query + " AND m.event_id NOT NULL", "m.event_id")
    facts["publisher"] = _given(publishers, 1)
    return _Loaded([row[0] for row in told], [row[1] for row in told], [row[2] for row in told], facts)


def _given(rows: Sequence[tuple[Any, ...]], at: int) -> tuple[list[str], list[str]]:
    """Ids and values of the rows that have a value in a column."""
    return [row[0] for row in rows if row[at] is not None], [row[at] for row in rows if row[at] is not None]


def _several(rows: Iterable[tuple[str, Iterable[str]]]) -> tuple[list[str], list[str]]:
    kept = [(id, value) for id, values in rows for value in values]
    return [id for id, _ in kept], [value for _, value in kept]


def _dyads(
    actors: tuple[Sequence[str], Sequence[str]], recipients: tuple[Sequence[str], Sequence[str]]
) -> tuple[list[str], list[str]]:
    """The pairs of countries of each event: of one that acts and another to which it does."""
    others: dict[str, set[str]] = {}
    for id, country in zip(*recipients, strict=True):
        others.setdefault(id, set()).add(country)
    pairs = (
        (id, [f"{min(one, other)} {max(one, other)}" for other in others.get(id, ()) if other != one])
        for id, one in zip(*actors, strict=True)
    )
    return _several(pairs)
