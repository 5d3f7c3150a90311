"""What stands behind an event: its tellings with their words, its ties, its conflicts, its stories."""

from __future__ import annotations

import sqlite3

import msgspec

from legation.errors import NotInRecord
from legation.event.model import EventMention
from legation.record.model import Conflict, Telling, Tie
from legation.story.model import Span, Story

_MENTION = msgspec.json.Decoder(EventMention)
_FURNITURE = msgspec.json.Decoder(tuple[Span, ...])


def event_id(db: sqlite3.Connection, id: str) -> str:
    """The id of the event that is called ``id``, or that the mention of that id belongs to. Raises NotInRecord."""
    row = db.execute("SELECT id FROM events WHERE id = ?", (id,)).fetchone()
    if row is None:
        row = db.execute("SELECT event_id FROM event_mentions WHERE id = ? AND event_id NOT NULL", (id,)).fetchone()
    if row is None:
        raise NotInRecord(f'there is no event or mention "{id}" in the record. List them: legation events RECORD')
    return str(row[0])


def tellings_of(db: sqlite3.Connection, id: str) -> list[Telling]:
    """All mentions of an event, in order of publication."""
    rows = db.execute(
        "SELECT coalesce(m.value, m.coded) AS coded, m.story_id, "
        "s.title, s.published, s.publisher, s.url, m.sentence, m.witness, m.origin, "
        "m.corrected FROM event_mentions m JOIN stories s ON s.id = m.story_id WHERE m.event_id = ? "
        "ORDER BY coalesce(s.published, '9999'), m.story_id, m.trigger_start, m.id", (id,),
    )  # fmt: skip
    return [_telling(dict(row)) for row in rows]


def mentions_of(db: sqlite3.Connection, story_id: str) -> tuple[EventMention, ...]:
    """The event mentions of a story as corrected, in their order; those that were rejected are left out."""
    shown = "story_id = ? AND event_id NOT NULL ORDER BY position, id"
    rows = db.execute(f"SELECT coalesce(value, coded) FROM event_mentions WHERE {shown}", (story_id,))
    return tuple(_MENTION.decode(row[0]) for row in rows)


def _telling(row: dict[str, object]) -> Telling:
    mention = _MENTION.decode(str(row.pop("coded")))
    return msgspec.convert(row | {"mention": mention, "corrected": bool(row["corrected"])}, Telling)


def ties_of(db: sqlite3.Connection, id: str) -> list[Tie]:
    """The ties between mentions of an event."""
    rows = db.execute(
        "SELECT t.* FROM ties t "
        "JOIN event_mentions a ON a.id = t.mention_id JOIN event_mentions b ON b.id = t.other_id "
        "WHERE a.event_id = ? AND b.event_id = a.event_id ORDER BY t.mention_id, t.other_id", (id,),
    )  # fmt: skip
    return [Tie(**dict(row)) for row in rows]


def conflicts_of(db: sqlite3.Connection, id: str) -> list[Conflict]:
    """The conflicts of an event, by field and value."""
    query = "SELECT field, value, mention_id, story_id FROM event_conflicts WHERE event_id = ? ORDER BY 1, 2, 3"
    return [Conflict(**dict(row)) for row in db.execute(query, (id,))]


def stored_story(row: sqlite3.Row) -> Story:
    """The story of a row of ``stories``."""
    return Story(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        published=row["published"],
        url=row["url"],
        publisher=row["publisher"],
        language=row["language"],
        furniture=_FURNITURE.decode(row["furniture"]),
        extra=msgspec.json.decode(row["extra"]),
    )
