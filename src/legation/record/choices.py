"""Which values of which fields a filter of events chooses, where a field alone tells: what ``filters`` asks in SQL."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from legation.record.filters import condition, day, like

Known = Mapping[str, Mapping[str, int]]
"""The values that are known of each field."""

_COUNTRY = re.compile(r"[A-Z]{3}")


class Choice(NamedTuple):
    """An event fits that has one of these values in the field."""

    field: str
    values: Collection[str]


def choices(db: sqlite3.Connection, name: str, value: Any, known: Known) -> list[Choice] | None:
    """The choices of a filter, any of which fits; None where no field tells. Raises RecordError as ``condition``."""
    made = _MADE.get(name)
    return made(db, value, known) if made else None


def _party(*roles: str) -> Callable[[sqlite3.Connection, str, Known], list[Choice] | None]:
    def made(db: sqlite3.Connection, who: str, known: Known) -> list[Choice] | None:
        if _COUNTRY.fullmatch(who):
            return [Choice(role, (who,)) for role in roles]
        if db.execute("SELECT 1 FROM actors WHERE id = ?", (who,)).fetchone():
            return [Choice(f"{role} id", (who,)) for role in roles]
        return None

    return made


def _types(db: sqlite3.Connection, wanted: str, known: Known) -> list[Choice] | None:
    condition(db, {"type": wanted})
    found = []
    for each in filter(None, (one.strip() for one in wanted.split(","))):
        name, _, mode = each.partition("/")
        found.append(Choice("mode", (f"{name.upper()}/{mode.lower()}",)) if mode else Choice("type", (name.upper(),)))
    return found or None


def _statuses(db: sqlite3.Connection, wanted: str, known: Known) -> list[Choice]:
    condition(db, {"status": wanted})
    return [Choice("status", {each.strip().lower() for each in wanted.split(",")})]


def _since(db: sqlite3.Connection, told: str, known: Known) -> list[Choice]:
    first = day(told)
    return [Choice("end", [each for each in list(known["end"]) if each >= first])]


def _until(db: sqlite3.Connection, told: str, known: Known) -> list[Choice]:
    last = day(told, last=True)
    return [Choice("day", [each for each in list(known["day"]) if each <= last])]


def _place(db: sqlite3.Connection, place: str, known: Known) -> list[Choice] | None:
    return [Choice("place", (place,))] if _COUNTRY.fullmatch(place) else None


def _publisher(db: sqlite3.Connection, part: str, known: Known) -> list[Choice]:
    query = "SELECT value FROM json_each(?) WHERE value LIKE ? ESCAPE '\\'"
    rows = db.execute(query, (json.dumps(list(known["publisher"])), like(part)))
    return [Choice("publisher", [row[0] for row in rows])]


_MADE: Mapping[str, Callable[[sqlite3.Connection, Any, Known], list[Choice] | None]] = {
    "party": _party("actor", "recipient"),
    "with_": _party("actor", "recipient"),
    "actor": _party("actor"),
    "recipient": _party("recipient"),
    "type": _types,
    "status": _statuses,
    "since": _since,
    "until": _until,
    "place": _place,
    "publisher": _publisher,
    "sector": lambda db, wanted, known: [Choice("sector", (wanted.upper(),))],
    "context": lambda db, wanted, known: [Choice("context", (wanted.lower(),))],
}
