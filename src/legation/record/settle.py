"""Settling: mentions that wait are merged into events, and the events' rows are written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from legation.event.model import EventMention
from legation.record.keep import insert, to_json
from legation.record.model import Event
from legation.record.summing import Summed, summed
from legation.record.witnesses import Told

_DECODE = msgspec.json.Decoder(EventMention)


def settle(db: sqlite3.Connection) -> int:
    """Merges all mentions that wait into events; gives how many waited. To be called in a transaction."""
    waiting = [row[0] for row in db.execute("SELECT id FROM event_mentions WHERE pending AND NOT rejected ORDER BY id")]
    for mention_id in waiting:
        write_event(db, summed(tellings(db, [mention_id])))
    db.execute("UPDATE event_mentions SET pending = 0 WHERE pending")
    return len(waiting)


def tellings(db: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Told]:
    """The mentions of these ids, with what merging must know of their stories."""
    for id in ids:
        row = db.execute(
            "SELECT m.coded, m.corrected, m.sentence, s.id, s.published, coalesce(s.copy_of, s.id) AS text_id "
            "FROM event_mentions m JOIN stories s ON s.id = m.story_id WHERE m.id = ?", (id,),
        ).fetchone()  # fmt: skip
        yield Told(
            mention=_DECODE.decode(row["coded"]),
            story_id=row["id"],
            published=row["published"],
            text_id=row["text_id"],
            sentence=row["sentence"],
            corrected=bool(row["corrected"]),
        )


def write_event(db: sqlite3.Connection, found: Summed) -> None:
    """Writes an event with its parties and conflicts, and that its mentions belong to it."""
    event = found.event
    row = {name: getattr(event, name) for name in Event.__struct_fields__ if name not in ("actors", "recipients")}
    insert(db, "events", row | {"contexts": to_json(event.contexts), "corrected": int(event.corrected)})
    for role, side in (("actor", event.actors), ("recipient", event.recipients)):
        for position, party in enumerate(side):
            told = {"actor_id": party.id, "name": party.name, "country": party.country, "sector": party.sector}
            place = {"event_id": event.id, "role": role, "position": position}
            insert(db, "event_parties", place | told | {"tellings": party.tellings})
    for conflict in found.conflicts:
        insert(db, "event_conflicts", {"event_id": event.id} | msgspec.structs.asdict(conflict))
    for telling, witness in zip(found.tellings, found.witnesses, strict=True):
        db.execute(
            "UPDATE event_mentions SET event_id = ?, witness = ? WHERE id = ?", (event.id, witness, telling.mention.id)
        )
