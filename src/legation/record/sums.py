"""Commitments: sums that were promised or given, each once an event."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from legation.record.answers import Commitment
from legation.record.filters import Condition, marks
from legation.record.model import Event
from legation.record.query import Answers, Events

TYPES = ("AID", "AGREE", "COOPERATE", "SUPPORT", "CONCEDE")
"""Types of events whose sums somebody promised or gave."""


def commitments(
    db: sqlite3.Connection, wanted: Condition, *, currency: str | None, least: float | None
) -> Answers[Commitment]:
    """The sums of the events that are wanted, in order of day; of one event each value and currency once."""
    parts: list[str] = ["a.mention_id = m.id"]
    values: list[str | float] = []
    if currency:
        parts.append("a.currency = ?")
        values.append(currency.upper())
    if least is not None:
        parts.append("a.value >= ?")
        values.append(least)
    has = f"EXISTS (SELECT 1 FROM event_mentions m JOIN amounts a ON {' AND '.join(parts)} WHERE m.event_id = e.id)"
    kinds = f"e.type IN ({marks(TYPES)})"
    held = Condition(f"{kinds} AND {has} AND {wanted.sql}", (*TYPES, *values, *wanted.values))
    return Answers(Events(db, held), lambda events: _sums(db, events, currency, least))


def _sums(
    db: sqlite3.Connection, events: list[Event], currency: str | None, least: float | None
) -> Iterator[Commitment]:
    query = (
        "SELECT m.event_id AS id, a.value, a.currency, min(a.text) AS text, count(DISTINCT m.story_id) AS stories "
        "FROM event_mentions m JOIN amounts a ON a.mention_id = m.id "
        f"WHERE m.event_id IN ({marks(events)}) GROUP BY 1, 2, 3 ORDER BY 1, 5 DESC, 2 DESC, 3"
    )
    sums: dict[str, list[sqlite3.Row]] = {}
    for row in db.execute(query, [event.id for event in events]):
        sums.setdefault(row["id"], []).append(row)
    for event in events:
        for row in sums.get(event.id, ()):
            if (currency and row["currency"] != currency.upper()) or (least is not None and row["value"] < least):
                continue
            yield Commitment(
                event_id=event.id,
                type=event.type,
                status=event.status,
                date_start=event.date_start,
                actors=event.actors,
                recipients=event.recipients,
                value=row["value"],
                currency=row["currency"],
                text=row["text"],
                stories=row["stories"],
            )
