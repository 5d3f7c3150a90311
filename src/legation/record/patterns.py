"""Patterns in events, counted: at which places, between whom, of which type when, on which days. Charts show them."""

from __future__ import annotations

import sqlite3

from legation.errors import RecordError
from legation.record.answers import Contact, DayCount, PlaceCount, TypeCount
from legation.record.asking import period_name
from legation.record.filters import Condition, marks

LEVELS = {"country": ("country", "country"), "actor": ("actor_id", "name")}
"""What a side of a contact is known by and called by: its country, or itself."""

_QUADS = ", ".join(f"sum(e.quad = {quad}) AS q{quad}" for quad in (1, 2, 3, 4))


def places(db: sqlite3.Connection, wanted: Condition, *, limit: int) -> list[PlaceCount]:
    """The places of the events that are wanted, those of most events first, each with its position and precision."""
    query = (
        "SELECT e.place, e.place_country AS country, e.geonames, max(e.latitude) AS latitude, "
        f"max(e.longitude) AS longitude, count(*) AS events, {_QUADS}, min(e.id) AS id FROM events e "
        f"WHERE {wanted.sql} AND e.place IS NOT NULL GROUP BY e.place, e.place_country, e.geonames "
        "ORDER BY events DESC, e.place, e.place_country, e.geonames LIMIT ?"
    )
    rows = db.execute(query, (*wanted.values, limit)).fetchall()
    precise = _precision(db, [row["id"] for row in rows])
    return [_place(row, precise.get((row["id"], row["place"]))) for row in rows]


def _place(row: sqlite3.Row, precision: str | None) -> PlaceCount:
    names = ("place", "country", "geonames", "latitude", "longitude", "events")
    quads = (row["q1"], row["q2"], row["q3"], row["q4"])
    return PlaceCount(precision=precision, quads=quads, **{name: row[name] for name in names})


def _precision(db: sqlite3.Connection, ids: list[str]) -> dict[tuple[str, str], str]:
    """How exact the place of an event is, by the event and the place's name, as its mentions tell."""
    query = (
        "SELECT event_id, place, json_extract(coalesce(value, coded), '$.place.precision') AS told FROM event_mentions "
        f"WHERE event_id IN ({marks(ids)}) AND place IS NOT NULL ORDER BY id DESC"
    )
    return {(row["event_id"], row["place"]): row["told"] for row in db.execute(query, ids) if row["told"]}


def contacts(db: sqlite3.Connection, wanted: Condition, *, level: str, limit: int) -> list[Contact]:
    """The pairs of parties that the events that are wanted bring together, those of most events first.

    Each actor is paired with each recipient; where there is no recipient, the actors among themselves. ``level``:
    "country" pairs countries, "actor" the actors; nobody is paired with itself. Raises RecordError for another level.
    """
    if level not in LEVELS:
        raise RecordError(f'contacts are not between "{level}", but between {" or ".join(LEVELS)}.')
    key, name = LEVELS[level]
    query = (
        f"WITH pairs AS (SELECT e.id AS id, e.date_start AS day, min(p.{key}, q.{key}) AS one, "
        f"max(p.{key}, q.{key}) AS other, p.{key} < q.{key} AS forth, p.{name} AS left_name, q.{name} AS right_name "
        "FROM events e JOIN event_parties p ON p.event_id = e.id AND p.role = 'actor' "
        "JOIN event_parties q ON q.event_id = e.id AND (q.role = 'recipient' OR (q.role = 'actor' AND "
        "q.position > p.position AND NOT EXISTS (SELECT 1 FROM event_parties r WHERE r.event_id = e.id "
        f"AND r.role = 'recipient'))) WHERE {wanted.sql} AND p.{key} <> q.{key}) "
        "SELECT one, other, max(iif(forth, left_name, right_name)) AS one_name, "
        "max(iif(forth, right_name, left_name)) AS other_name, count(DISTINCT id) AS events, min(day) AS first, "
        "max(day) AS last FROM pairs GROUP BY one, other ORDER BY events DESC, one, other LIMIT ?"
    )
    return [Contact(**dict(row)) for row in db.execute(query, (*wanted.values, limit))]


def types_by_period(db: sqlite3.Connection, wanted: Condition, *, by: str) -> list[TypeCount]:
    """Counts of the events that are wanted by period of their first day and by type, in order; as ``periods`` else."""
    query = (
        f"SELECT {period_name(by)} AS period, e.type AS type, count(*) AS events FROM events e "
        f"WHERE {wanted.sql} AND e.date_start IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"
    )
    return [TypeCount(**dict(row)) for row in db.execute(query, wanted.values)]


def engagement_days(db: sqlite3.Connection, wanted: Condition) -> list[DayCount]:
    """How many of the meetings, visits and calls that are wanted began on which day; only those told to the week."""
    query = (
        f"SELECT e.date_start AS day, count(*) AS events FROM events e WHERE {wanted.sql} AND e.type = 'CONSULT' "
        "AND e.date_start IS NOT NULL AND julianday(e.date_end) - julianday(e.date_start) < 7 GROUP BY 1 ORDER BY 1"
    )
    return [DayCount(**dict(row)) for row in db.execute(query, wanted.values)]
