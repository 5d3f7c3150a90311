"""Questions that are counted: facets of events, events over time, a pair of parties."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from legation.errors import RecordError
from legation.record.answers import Facet, Period
from legation.record.filters import Condition

_FACETS: dict[str, str] = {
    "type": "SELECT e.type AS value, count(*) AS n FROM events e WHERE {where} GROUP BY 1",
    "mode": "SELECT e.type || '/' || e.mode AS value, count(*) AS n FROM events e WHERE {where} AND e.mode IS NOT NULL "
            "GROUP BY 1",
    "status": "SELECT e.status AS value, count(*) AS n FROM events e WHERE {where} GROUP BY 1",
    "context": "SELECT c.value AS value, count(*) AS n FROM events e, json_each(e.contexts) c WHERE {where} GROUP BY 1",
    "place": "SELECT e.place_country AS value, count(*) AS n FROM events e WHERE {where} "
             "AND e.place_country IS NOT NULL GROUP BY 1",
    "year": "SELECT substr(e.date_start, 1, 4) AS value, count(*) AS n FROM events e WHERE {where} "
            "AND e.date_start IS NOT NULL GROUP BY 1",
    "actor": "SELECT p.country AS value, count(DISTINCT e.id) AS n FROM events e JOIN event_parties p "
             "ON p.event_id = e.id AND p.role = 'actor' WHERE {where} AND p.country IS NOT NULL GROUP BY 1",
    "recipient": "SELECT p.country AS value, count(DISTINCT e.id) AS n FROM events e JOIN event_parties p "
                 "ON p.event_id = e.id AND p.role = 'recipient' WHERE {where} AND p.country IS NOT NULL GROUP BY 1",
    "dyad": "SELECT min(p.country, q.country) || ' ' || max(p.country, q.country) AS value, "
            "count(DISTINCT e.id) AS n FROM events e JOIN event_parties p ON p.event_id = e.id AND p.role = 'actor' "
            "JOIN event_parties q ON q.event_id = e.id AND q.role = 'recipient' AND q.country <> p.country "
            "WHERE {where} GROUP BY 1",
    "sector": "SELECT p.sector AS value, count(DISTINCT e.id) AS n FROM events e JOIN event_parties p "
              "ON p.event_id = e.id WHERE {where} AND p.sector IS NOT NULL GROUP BY 1",
    "publisher": "SELECT s.publisher AS value, count(DISTINCT e.id) AS n FROM events e JOIN event_mentions m "
                 "ON m.event_id = e.id JOIN stories s ON s.id = m.story_id WHERE {where} AND s.publisher IS NOT NULL "
                 "GROUP BY 1",
}  # fmt: skip

FIELDS = tuple(_FACETS)
"""Fields that facets can be asked of."""

_PERIODS = {"day": 10, "month": 7, "year": 4}


def facet(db: sqlite3.Connection, wanted: Condition, field: str, *, limit: int) -> list[Facet]:
    """How many of the events that are wanted have each value of a field, the commonest first.

    Raises RecordError for a field that has no facets.
    """
    if field not in _FACETS:
        raise unknown_field(field)
    query = _FACETS[field].format(where=wanted.sql) + " ORDER BY n DESC, value LIMIT ?"
    return [Facet(value=row["value"], events=row["n"]) for row in db.execute(query, (*wanted.values, limit))]


def unknown_field(field: str) -> RecordError:
    """What to raise where facets are asked of a field that has none."""
    return RecordError(f'events are not counted by "{field}", but by {", ".join(FIELDS)}.')


def facets(db: sqlite3.Connection, wanted: Condition, fields: Sequence[str], *, limit: int) -> dict[str, list[Facet]]:
    """As ``facet``, of several fields at once: the events that are wanted are looked for once only."""
    if not wanted.values:  # all events: each field has an index of its own
        return {field: facet(db, wanted, field, limit=limit) for field in fields}
    parts = []
    for field in fields:
        counted = _FACETS[field].replace("FROM events e", "FROM wanted e", 1).format(where="1")
        parts.append(
            f"SELECT * FROM (SELECT '{field}' AS field, value, n FROM ({counted}) ORDER BY n DESC, value LIMIT ?)"
        )
    kept = "id, type, mode, status, contexts, place_country, date_start"
    query = f"WITH wanted AS MATERIALIZED (SELECT {kept} FROM events e WHERE {wanted.sql}) {' UNION ALL '.join(parts)}"
    found: dict[str, list[Facet]] = {field: [] for field in fields}
    for row in db.execute(query, (*wanted.values, *[limit] * len(fields))):
        found[row["field"]].append(Facet(value=row["value"], events=row["n"]))
    return found


def periods(db: sqlite3.Connection, wanted: Condition, *, by: str) -> list[Period]:
    """Counts of the events that are wanted by day, month or year of their first day, in order; undated ones left out.

    Weeks begin on the Monday whose day they are named by. Raises RecordError for another period.
    """
    quads = ", ".join(f"sum(e.quad = {quad}) AS q{quad}" for quad in (1, 2, 3, 4))
    query = (
        f"SELECT {period_name(by)} AS period, count(*) AS n, {quads}, avg(e.intensity) AS mean FROM events e "
        f"WHERE {wanted.sql} AND e.date_start IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    return [_period(row) for row in db.execute(query, wanted.values)]


def period_name(by: str) -> str:
    """The name of the period in which an event began, in SQL. Raises RecordError for another period."""
    if by == "week":
        return "date(e.date_start, '-6 days', 'weekday 1')"
    if by in _PERIODS:
        return f"substr(e.date_start, 1, {_PERIODS[by]})"
    raise RecordError(f'events are not counted by "{by}", but by day, week, month or year.')


def folded_days(days: Iterable[tuple[str, int, float, Sequence[int]]], by: str) -> list[Period]:
    """Periods of the counts of days, in order: of each day its events, the sum of their intensities, their quad
    classes.
    """
    found: dict[str, tuple[int, float, list[int]]] = {}
    for day, number, total, quads in days:
        name = _monday(day) if by == "week" else day[: _PERIODS[by]]
        before = found.get(name, (0, 0.0, [0, 0, 0, 0]))
        found[name] = (before[0] + number, before[1] + total, [a + b for a, b in zip(before[2], quads, strict=True)])
    return [
        Period(period=name, events=number, quads=(q[0], q[1], q[2], q[3]), intensity=round(total / number, 3))
        for name, (number, total, q) in sorted(found.items())
    ]


def _monday(day: str) -> str:
    told = date.fromisoformat(day)
    return (told - timedelta(days=told.weekday())).isoformat()


def _period(row: sqlite3.Row) -> Period:
    quads = (row["q1"], row["q2"], row["q3"], row["q4"])
    return Period(period=row["period"], events=row["n"], quads=quads, intensity=round(row["mean"], 3))
