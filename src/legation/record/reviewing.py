"""Reviewing: which event a person should look at next, what was decided, and whether it is still as it was seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Literal

import msgspec

from legation.errors import NotInRecord, Overtaken, RecordError
from legation.record import corrections as log
from legation.record.filters import Condition, marks
from legation.record.ids import content_id
from legation.record.model import Correction, Event
from legation.record.query import events_of
from legation.record.show import event_id

Order = Literal["confidence", "conflict", "tie", "latest"]
"""What is looked at first: the least sure; where tellings contradict each other; what is held together by the weakest
tie; the latest."""

_KEYS: dict[str, tuple[str, tuple[str, ...], Callable[[Event], tuple[float | str, ...]]]] = {
    "confidence": ("1", ("e.confidence", "e.id"), lambda event: (event.confidence, event.id)),
    "conflict": ("e.conflicts > 0", ("-e.conflicts", "e.confidence", "e.id"),
                 lambda event: (-event.conflicts, event.confidence, event.id)),
    "tie": ("e.mentions > 1", ("e.score", "e.id"), lambda event: (event.score, event.id)),
    "latest": ("1", ("coalesce(e.date_start, '0')", "e.id"), lambda event: (event.date_start or "0", event.id)),
}  # fmt: skip
ORDERS = tuple(_KEYS)
_LATEST = ("latest",)


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """How far a review is: events ``left`` and ``accepted`` of those asked for, and in all who decided what how often
    (a person's name, an action, a number), as far as it is in force.
    """

    left: int
    accepted: int
    decided: tuple[tuple[str, str, int], ...]


def place(event: Event, order: str) -> str:
    """Where an event stands in an order, as a short text that holds also when the event is gone."""
    return msgspec.json.encode(_KEYS[order][2](event)).decode()


def next_event(db: sqlite3.Connection, wanted: Condition, order: str, after: str | None) -> Event | None:
    """The first event that nobody accepted, of those that are wanted, behind the place ``after``; None: the end.

    Raises RecordError for what is no place of this order.
    """
    of, key, _ = _KEYS[order]
    latest = order in _LATEST
    parts, values = [wanted.sql, of, "e.reviewed = 0"], list(wanted.values)
    if after:
        parts.append(f"({', '.join(key)}) {'<' if latest else '>'} ({marks(key)})")
        values += _parsed(after, len(key))
    way = "DESC" if latest else "ASC"
    by = ", ".join(f"{each} {way}" for each in key)
    query = f"SELECT e.* FROM events e WHERE {' AND '.join(parts)} ORDER BY {by} LIMIT 1"
    row = db.execute(query, values).fetchone()
    return None if row is None else next(events_of(db, [row]))


def _parsed(told: str, length: int) -> list[float | str]:
    try:
        values = msgspec.json.decode(told, type=list[float | str])
    except msgspec.DecodeError:
        values = []
    if len(values) != length:
        raise RecordError(f'"{told}" is no place in this order of a review.')
    return values


def review(db: sqlite3.Connection, wanted: Condition, order: str) -> Review:
    """How far the review of the events that are wanted is."""
    of = _KEYS[order][0]
    ask = f"SELECT count(*) FROM events e WHERE {wanted.sql} AND {of} AND e.reviewed = "
    left, accepted = (int(db.execute(f"{ask}{state}", wanted.values).fetchone()[0]) for state in (0, 1))
    return Review(left=left, accepted=accepted, decided=decided(db))


def decided(db: sqlite3.Connection) -> tuple[tuple[str, str, int], ...]:
    """Who decided what how often, of what is in force: the busiest first."""
    without = tuple(log.undone(db))
    query = (
        f"SELECT by, action, count(*) FROM corrections WHERE action != 'undo' AND id NOT IN ({marks(without)}) "
        "GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
    )
    return tuple((row[0], row[1], row[2]) for row in db.execute(query, without))


def decisions(db: sqlite3.Connection, id: str) -> list[Correction]:
    """What was decided about an event or mention of that id, the latest first, what was taken back too."""
    try:
        own = event_id(db, id)
        members = [row[0] for row in db.execute("SELECT id FROM event_mentions WHERE event_id = ?", (own,))]
    except NotInRecord:  # it was rejected
        members = [id]
    return log.numbered(db, sorted(log.about_mentions(db, members), reverse=True))


def version(db: sqlite3.Connection, id: str) -> str:
    """What an event is now, as a short text that changes with any of its values and mentions. Raises NotInRecord."""
    own = event_id(db, id)
    row = db.execute("SELECT * FROM events WHERE id = ?", (own,)).fetchone()
    sides = db.execute("SELECT * FROM event_parties WHERE event_id = ? ORDER BY role, position", (own,))
    members = db.execute("SELECT id, story_id FROM event_mentions WHERE event_id = ? ORDER BY id", (own,))
    told = [list(each) for part in ([row], sides, members) for each in part]
    return content_id(msgspec.json.encode(told).decode())


def must_be(db: sqlite3.Connection, id: str, seen: str | None) -> None:
    """Raises Overtaken where an event is no longer the version that was ``seen``; None is not checked."""
    if seen is None:
        return
    try:
        same = version(db, id) == seen
    except NotInRecord:
        same = False
    if not same:
        raise Overtaken(f"event {id} was changed since you saw it. Look at it again; nothing was done.")
