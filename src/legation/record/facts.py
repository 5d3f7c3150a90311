"""Facts of events as columns of numbers: which event has which value in which field; read from a record in pieces."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from legation.record.asking import FIELDS

Numbers = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

SCALE = 1_000_000
"""Intensities are kept as whole millionths, so that their sums are exact."""

_INNER = ("actor id", "recipient id", "day", "end")
_CHUNK = 20_000
"""Rows of the record that are in memory at a time while they are read."""


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


def nothing() -> Snapshot:
    """The events of a record that has none."""
    none = np.zeros(0, np.int32)
    facts = {field: Facts(none, none, {}) for field in (*FIELDS, *_INNER)}
    return Snapshot(np.zeros(0, np.bool_), none, none, facts)


_PLAIN = {
    "type": "type", "mode": "type || '/' || mode", "status": "status", "place": "place_country", "day": "date_start",
    "end": "date_end", "year": "substr(date_start, 1, 4)",
}  # fmt: skip
_EVENTS = f"SELECT id, quad, intensity, contexts, {', '.join(_PLAIN.values())} FROM events WHERE 1"
_PARTY = "SELECT event_id, {} FROM event_parties WHERE {}"
_JOINED = {
    "actor": (_PARTY.format("country", "role = 'actor'"), "event_id"),
    "recipient": (_PARTY.format("country", "role = 'recipient'"), "event_id"),
    "actor id": (_PARTY.format("actor_id", "role = 'actor'"), "event_id"),
    "recipient id": (_PARTY.format("actor_id", "role = 'recipient'"), "event_id"),
    "sector": (_PARTY.format("sector", "1"), "event_id"),
    "dyad": ("SELECT p.event_id, min(p.country, q.country) || ' ' || max(p.country, q.country) FROM event_parties p "
             "JOIN event_parties q ON q.event_id = p.event_id AND q.role = 'recipient' AND q.country <> p.country "
             "WHERE p.role = 'actor'", "p.event_id"),
    "publisher": ("SELECT m.event_id, s.publisher FROM event_mentions m JOIN stories s ON s.id = m.story_id "
                  "WHERE m.event_id NOT NULL", "m.event_id"),
}  # fmt: skip
"""What each field of several facts is read by, and what the id of the event is called there."""

Rows = list[tuple[Any, ...]]


def extended(db: sqlite3.Connection, of: Snapshot, at: dict[str, int], ids: Sequence[str] | None) -> Snapshot:
    """The events with those of these ids (all of the record, if None) behind them, whose rows are put into ``at``."""
    first = len(of.alive)
    quad, intensity, parts = [of.quad], [of.intensity], _Parts(of.facts, at)
    for rows in _read(db, _EVENTS, "id", ids):
        begin = first + sum(map(len, quad[1:]))
        at.update((row[0], begin + number) for number, row in enumerate(rows))
        quad.append(np.array([row[1] for row in rows], np.int32))
        intensity.append(np.rint(np.array([row[2] for row in rows]) * SCALE).astype(np.int32))
        for place, field in enumerate(_PLAIN, 4):
            parts.add(field, ((row[0], row[place]) for row in rows))
        contexts = ((row[0], msgspec.json.decode(row[3])) for row in rows if row[3] != "[]")
        parts.add("context", ((id, each) for id, several in contexts for each in several))
    for field, (query, id) in _JOINED.items():
        for rows in _read(db, query, id, ids):
            parts.add(field, rows)
    found = np.concatenate(quad)
    alive = np.concatenate([of.alive, np.ones(len(found) - first, np.bool_)])
    return Snapshot(alive, found, np.concatenate(intensity), parts.facts())


def _read(db: sqlite3.Connection, query: str, id: str, ids: Sequence[str] | None) -> Iterator[Rows]:
    """The rows of a query, of all events or of some, so many at a time."""
    rows = db.cursor()
    rows.row_factory = None
    if ids is None:
        rows.execute(query)
    else:
        rows.execute(f"{query} AND {id} IN (SELECT value FROM json_each(?))", (msgspec.json.encode(ids).decode(),))
    while chunk := rows.fetchmany(_CHUNK):
        yield chunk


class _Parts:
    """Facts that are added to others, field by field."""

    def __init__(self, facts: Mapping[str, Facts], at: Mapping[str, int]) -> None:
        self._facts, self._at = facts, at
        self._new: dict[str, list[npt.NDArray[np.int64]]] = {field: [] for field in facts}

    def add(self, field: str, told: Iterable[tuple[Any, ...]]) -> None:
        """Adds an event's id and a value for each, but for those without a value."""
        at, known = self._at, self._facts[field].known
        both = [at[id] << 32 | known.setdefault(value, len(known)) for id, value in told if value is not None]
        self._new[field].append(np.array(both, np.int64))

    def facts(self) -> dict[str, Facts]:
        """All facts, each once."""
        return {field: self._whole(facts, self._new[field]) for field, facts in self._facts.items()}

    def _whole(self, facts: Facts, parts: Sequence[npt.NDArray[np.int64]]) -> Facts:
        new = np.concatenate(parts) if parts else np.zeros(0, np.int64)
        if len(new) > 1 and not np.all(new[1:] > new[:-1]):
            new = np.unique(new)
        rows, codes = (new >> 32).astype(np.int32), (new & 0xFFFFFFFF).astype(np.int32)
        return Facts(np.concatenate([facts.rows, rows]), np.concatenate([facts.codes, codes]), facts.known)
