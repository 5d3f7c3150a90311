"""Questions to the record: events by who, what, when."""

from __future__ import annotations

import calendar
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from legation.errors import RecordError
from legation.record.model import Event, EventParty

_CHUNK = 500
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Events:
    """The events that an asker wants, in order of their day, then id; each iteration asks the record anew."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], where: str, values: tuple[Any, ...]) -> None:
        self._connect, self._where, self._values = connect, where, values

    def __iter__(self) -> Iterator[Event]:
        db = self._connect()
        query = f"SELECT e.* FROM events e WHERE {self._where} ORDER BY coalesce(e.date_start, '9999'), e.id"
        rows = db.execute(query, self._values)
        while chunk := rows.fetchmany(_CHUNK):
            yield from events_of(db, chunk)

    def __len__(self) -> int:
        query = f"SELECT count(*) FROM events e WHERE {self._where}"
        return int(self._connect().execute(query, self._values).fetchone()[0])


def events_of(db: sqlite3.Connection, rows: list[sqlite3.Row]) -> Iterator[Event]:
    """The events of rows of ``events``, with their parties."""
    marks = ",".join("?" * len(rows))
    query = f"SELECT * FROM event_parties WHERE event_id IN ({marks}) ORDER BY event_id, role, position"
    parties: dict[tuple[str, str], list[EventParty]] = {}
    for row in db.execute(query, [row["id"] for row in rows]):
        told = {"name": row["name"], "country": row["country"], "sector": row["sector"]}
        party = EventParty(id=row["actor_id"], tellings=row["tellings"], **told)
        parties.setdefault((row["event_id"], row["role"]), []).append(party)
    for row in rows:
        yield _event(row, parties)


def _event(row: sqlite3.Row, parties: Mapping[tuple[str, str], list[EventParty]]) -> Event:
    values = dict(row)
    values["contexts"] = tuple(msgspec.json.decode(values["contexts"]))
    values["corrected"] = bool(values["corrected"])
    actors, recipients = (tuple(parties.get((row["id"], role), ())) for role in ("actor", "recipient"))
    return Event(actors=actors, recipients=recipients, **values)


def conditions(*, actor: str | None, recipient: str | None, type: str | None, status: str | None, since: str | None,
               until: str | None) -> tuple[str, tuple[Any, ...]]:  # fmt: skip
    """The SQL condition on ``events e`` and its values. Raises RecordError for a day that is none."""
    found: list[tuple[str, tuple[Any, ...]]] = [("1", ())]
    for role, who in (("actor", actor), ("recipient", recipient)):
        if who:
            found.append(_party(role, who))
    if type:
        name, _, mode = type.partition("/")
        found.append(("e.type = ?", (name.upper(),)))
        if mode:
            found.append(("e.mode = ?", (mode,)))
    if status:
        found.append(("e.status = ?", (status,)))
    if since:
        found.append(("e.date_end >= ?", (day(since),)))
    if until:
        found.append(("e.date_start <= ?", (day(until, last=True),)))
    return " AND ".join(part for part, _ in found), tuple(value for _, values in found for value in values)


def _party(role: str, who: str) -> tuple[str, tuple[Any, ...]]:
    """A party by its country or id (both written as they are), or by a part of its name."""
    escaped = re.sub(r"([%_\\])", r"\\\1", who)
    return (
        "e.id IN (SELECT event_id FROM event_parties p WHERE p.role = ? "
        "AND (p.country = ? OR p.actor_id = ? OR p.name LIKE ? ESCAPE '\\'))",
        (role, who, who, f"%{escaped}%" if len(who) > 3 else escaped),
    )


def day(told: str, *, last: bool = False) -> str:
    """The first (or last) day of "2022", "2022-05", "2022-05-19". Raises RecordError for anything else."""
    found = _DAY.fullmatch(told.strip())
    month = int(found[2]) if found and found[2] else (12 if last else 1)
    if found is None or not 1 <= month <= 12 or int(found[1]) < 1:
        raise RecordError(f'"{told}" is no day: write it as 2022-05-19, 2022-05 or 2022.')
    days = calendar.monthrange(int(found[1]), month)[1]
    number = int(found[3]) if found[3] else (days if last else 1)
    if not 1 <= number <= days:
        raise RecordError(f'"{told}" is not a day of the calendar.')
    return f"{found[1]}-{month:02}-{number:02}"
