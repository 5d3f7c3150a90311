"""An event of a record in one sentence: what the event page, ``legation show`` and reports say of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from legation.brief.sentence import sentence
from legation.record.record import Record


def told(record: Record, id: str) -> str:
    """The event of that id, or that the mention of that id belongs to, in one sentence. Raises NotInRecord."""
    event = record.event(id)
    conflicts = record.conflicts(event.id) if event.conflicts else []
    return sentence(event, record.tellings(event.id), kind=kinds(record), conflicts=conflicts)


def kinds(record: Record) -> Callable[[str], str | None]:
    """What tells the kind of a record's actor (person, body, group, state) by its id; None for unknown ids."""

    @lru_cache(65536)
    def kind(id: str) -> str | None:
        row = record.connection.execute("SELECT kind FROM actors WHERE id = ?", (id,)).fetchone()
        return None if row is None else str(row["kind"])

    return kind
