"""What an asker wants of events, as a condition in SQL."""

from __future__ import annotations

import calendar
import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypedDict

from legation.errors import RecordError
from legation.event.scales import types
from legation.record.codebooks import type_names

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_STATUSES = ("current", "historical", "future", "hypothetical", "negated")
_MANY = 5000
"""Events of a party from which they are walked in order of day, not gathered first."""


class Filters(TypedDict, total=False):
    """What events may be asked by; each may be left out, and None asks for nothing.

    ``actor``, ``recipient``, ``party`` (either), ``with_`` (a second party, on whatever side): a country ("ISR"), an
    actor's id, or a name or part of one. ``sector``: PLOVER's ("GOV"), of either side. ``type``: "CONSULT" or
    "CONSULT/visit", or several with commas. ``context``: PLOVER's. ``status``. ``since``, ``until``: a day, month or
    year ("2022-05"); undated events are then left out. ``place``: a country or part of a place's name. ``publisher``:
    part of the name of one that tells of it. ``words``: words of a sentence that tells of it. ``confidence``: the
    least, 0 to 1. ``witnesses``: the least number of independent tellings. ``conflict``: with contradictions.
    ``reviewed``: accepted by a person, or not.
    """

    actor: str | None
    recipient: str | None
    party: str | None
    with_: str | None
    sector: str | None
    type: str | None
    context: str | None
    status: str | None
    since: str | None
    until: str | None
    place: str | None
    publisher: str | None
    words: str | None
    confidence: float | None
    witnesses: int | None
    conflict: bool | None
    reviewed: bool | None


class Condition(NamedTuple):
    """A condition on ``events e`` and the values of its marks."""

    sql: str
    values: tuple[Any, ...] = ()


def condition(db: sqlite3.Connection, filters: Filters) -> Condition:
    """The condition that all filters make. Raises RecordError for a value that none can have."""
    parts = [Condition("1"), *_parts(db, filters)]
    return Condition(" AND ".join(part.sql for part in parts), tuple(value for part in parts for value in part.values))


def _parts(db: sqlite3.Connection, filters: Filters) -> Iterator[Condition]:
    for role in ("actor", "recipient"):
        if who := filters.get(role):
            yield _party(db, str(who), role)
    for who in (filters.get("party"), filters.get("with_")):
        if who:
            yield _party(db, who, None)
    if sector := filters.get("sector"):
        yield Condition(
            "EXISTS (SELECT 1 FROM event_parties p WHERE p.event_id = e.id AND p.sector = ?)", (sector.upper(),)
        )
    if wanted := filters.get("type"):
        yield _types(db, wanted)
    if context := filters.get("context"):
        yield Condition("EXISTS (SELECT 1 FROM json_each(e.contexts) WHERE value = ?)", (context.lower(),))
    if status := filters.get("status"):
        yield _statuses(status)
    if since := filters.get("since"):
        yield Condition("e.date_end >= ?", (day(since),))
    if until := filters.get("until"):
        yield Condition("e.date_start <= ?", (day(until, last=True),))
    if place := filters.get("place"):
        yield _place(place)
    yield from _of_tellings(filters)
    if (least := filters.get("confidence")) is not None:
        yield Condition("e.confidence >= ?", (least,))
    if (number := filters.get("witnesses")) is not None:
        yield Condition("e.witnesses >= ?", (number,))
    if filters.get("conflict"):
        yield Condition("e.conflicts > 0")
    if (done := filters.get("reviewed")) is not None:
        yield Condition("e.reviewed = 1" if done else "e.reviewed = 0")


def _of_tellings(filters: Filters) -> Iterator[Condition]:
    """Conditions on the mentions of an event and their stories."""
    if publisher := filters.get("publisher"):
        yield Condition(
            "EXISTS (SELECT 1 FROM event_mentions m JOIN stories s ON s.id = m.story_id WHERE m.event_id = e.id "
            "AND s.publisher LIKE ? ESCAPE '\\')",
            (like(publisher),),
        )
    if words := filters.get("words"):
        yield Condition(
            "e.id IN (SELECT m.event_id FROM mentions_fts f JOIN event_mentions m ON m.rowid = f.rowid "
            "WHERE mentions_fts MATCH ?)",
            (match(words),),
        )


def _types(db: sqlite3.Connection, wanted: str) -> Condition:
    parts, values = [], []
    for each in filter(None, (one.strip() for one in wanted.split(","))):
        name, _, mode = each.partition("/")
        if name.upper() not in types() and name.upper() not in (known := type_names(db)):
            raise RecordError(f'there is no type "{name}". There are: {", ".join(known)}.')
        parts.append("(e.type = ? AND e.mode = ?)" if mode else "e.type = ?")
        values += [name.upper(), mode.lower()] if mode else [name.upper()]
    return Condition(f"({' OR '.join(parts) or '1'})", tuple(values))


def _statuses(wanted: str) -> Condition:
    told = [each.strip().lower() for each in wanted.split(",")]
    if unknown := [each for each in told if each not in _STATUSES]:
        raise RecordError(f'there is no status "{unknown[0]}". There are: {", ".join(_STATUSES)}.')
    return Condition(f"e.status IN ({marks(told)})", tuple(told))


def _place(place: str) -> Condition:
    if re.fullmatch(r"[A-Z]{3}", place):
        return Condition("e.place_country = ?", (place,))
    return Condition("e.place LIKE ? ESCAPE '\\'", (like(place),))


_ID = "SELECT 1 FROM actors WHERE id = ? UNION ALL SELECT 1 FROM event_parties WHERE actor_id = ? LIMIT 1"
"""Whether something is the id of an actor, or of a party that was set by hand."""


def _party(db: sqlite3.Connection, who: str, role: str | None) -> Condition:
    """A party by its country or id (both as they are written), or by a part of its name.

    One that few events have is gathered by its index; of one that many have, each event is looked at in turn.
    """
    own = Condition("p.role = ? AND ", (role,)) if role else Condition("")
    found = f"SELECT p.event_id FROM event_parties p WHERE {own.sql}"
    if re.fullmatch(r"[A-Z]{3}", who):
        whose = "p.country = ?"
    elif db.execute(_ID, (who, who)).fetchone():
        whose = "p.actor_id = ?"
    else:
        ids = "p.actor_id IN (SELECT id FROM actors WHERE name LIKE ? ESCAPE '\\')"
        return Condition(f"e.id IN ({found}{ids})", (*own.values, like(who)))
    values = (*own.values, who)
    if db.execute(f"SELECT count(*) FROM ({found}{whose} LIMIT {_MANY})", values).fetchone()[0] < _MANY:
        return Condition(f"e.id IN ({found}{whose})", values)
    return Condition(f"EXISTS ({found}{whose} AND p.event_id = e.id)", values)


def like(part: str) -> str:
    """A pattern of LIKE that finds ``part`` anywhere; short ones only whole."""
    escaped = re.sub(r"([%_\\])", r"\\\1", part)
    return f"%{escaped}%" if len(part) > 3 else escaped


def marks(values: Sequence[object]) -> str:
    """The marks of a list of values in SQL."""
    return ",".join("?" * len(values))


_TERM = re.compile(r'"([^"]*)"|(\S+)')


def match(words: str) -> str:
    """An FTS5 query of what a person types: all words, in any order; "a phrase" in quotes; a* begins a word.

    Raises RecordError where nothing is left to look for.
    """
    terms = []
    for found in _TERM.finditer(words):
        text, star = (found[1] or found[2] or "").strip(), ""
        if found[2] and text.endswith("*"):
            text, star = text.rstrip("*"), "*"
        if any(letter.isalnum() for letter in text):
            terms.append('"' + text.replace('"', '""') + '"' + star)
    if not terms:
        raise RecordError(f'there is no word to look for in "{words}".')
    return " ".join(terms)


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
