"""What people do to a record: accept, set a value, reject, add, merge, split, undo. Each is one transaction."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import Any

import msgspec

from legation.errors import BadCorrection, NotInRecord
from legation.event.model import Casualties, EventMention
from legation.record import corrections as log
from legation.record.fields import ACTOR_FIELDS, STORY_FIELDS, set_in_event, set_in_mention
from legation.record.ids import content_id
from legation.record.keep import insert, keep_details, mention_columns, to_json
from legation.record.overlay import Knowledge, mentions_with, renew, renew_row, touch
from legation.record.query import events_of
from legation.record.remembered import told_of
from legation.record.show import event_id, stored_story
from legation.story.model import Span, Story, span_of

KINDS = {"event": "events", "mention": "event_mentions", "story": "stories", "actor": "actors"}


_BREAK = re.compile(r"[.!?][”\"’']?\s+|\n+")


class By(msgspec.Struct, frozen=True):
    """Who makes a correction, and why."""

    by: str
    why: str | None = None


def kind_of(db: sqlite3.Connection, id: str) -> str:
    """What an id names: an event before the mention that gave it its name. Raises NotInRecord."""
    for kind, table in KINDS.items():
        if db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (id,)).fetchone():
            return kind
    raise NotInRecord(f'there is no event, mention, story or actor "{id}" in the record.')


def members(db: sqlite3.Connection, id: str) -> list[str]:
    """The mentions of an event, in order of telling."""
    rows = db.execute(
        "SELECT m.id FROM event_mentions m JOIN stories s ON s.id = m.story_id WHERE m.event_id = ? "
        "ORDER BY coalesce(s.published, '9999'), m.story_id, m.trigger_start, m.id", (id,),
    )  # fmt: skip
    return [row[0] for row in rows]


def set_value(db: sqlite3.Connection, id: str, field: str, value: Any, *, who: By, kind: str | None = None) -> int:
    """Sets a field of an event, mention, story or actor; gives the correction's number."""
    kind = kind or kind_of(db, id)
    if kind in ("story", "actor"):
        return _set_row(db, id, field, value, kind=kind, who=who)
    if kind == "event":
        id = event_id(db, id)
        targets = members(db, id)
        row = db.execute("SELECT * FROM events WHERE id = ?", (id,)).fetchone()
        before: Any = next(events_of(db, [row]))
        set_in_event(before, field, value, Knowledge(db))
    else:
        _must_be(db, id)
        targets, before = [id], told_of(db, id)[0].mention
        set_in_mention(before, field, value, Knowledge(db))
    number = _log(
        db, who, "set", kind, id, field=field, value=value, was=_value(before, field), sides={"target": targets}
    )
    renew(db, targets)
    return number


def _set_row(db: sqlite3.Connection, id: str, field: str, value: Any, *, kind: str, who: By) -> int:
    fields = STORY_FIELDS if kind == "story" else ACTOR_FIELDS
    row = db.execute(f"SELECT * FROM {KINDS[kind]} WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise NotInRecord(f'there is no {kind} "{id}" in the record.')
    if field not in fields:
        raise BadCorrection(f'"{field}" of a {kind} cannot be corrected. These can: {", ".join(fields)}.')
    if not (value is None or isinstance(value, str)) or (value is None and field == "name"):
        raise BadCorrection(f"the {field} of a {kind} is a text.")
    if field == "published" and value is not None:
        from legation.story.days import iso_published

        value = iso_published(value)
    number = _log(db, who, "set", kind, id, field=field, value=value, was=row[field])
    renew_row(db, kind, id)
    renew(db, mentions_with(db, kind, id))
    return number


def accept(db: sqlite3.Connection, id: str, who: By) -> int:
    """Says that an event is right as it is; gives the correction's number."""
    id = event_id(db, id)
    number = _log(db, who, "accept", "event", id, sides={"target": members(db, id)})
    db.execute("UPDATE events SET reviewed = 1 WHERE id = ?", (id,))
    return number


def reject(db: sqlite3.Connection, id: str, who: By, kind: str | None = None) -> int:
    """Says that an event, or one mention, is none; gives the correction's number."""
    kind = kind or kind_of(db, id)
    if kind not in ("event", "mention"):
        raise BadCorrection(f"a {kind} cannot be rejected: an event or a mention can.")
    if kind == "mention":
        _must_be(db, id)
    targets = [id] if kind == "mention" else members(db, event_id(db, id))
    number = _log(db, who, "reject", kind, id, sides={"target": targets})
    renew(db, targets)
    return number


def merge(db: sqlite3.Connection, ids: Sequence[str], who: By) -> int:
    """Says that several events are one; gives the correction's number."""
    events = list(dict.fromkeys(event_id(db, id) for id in ids))
    if len(events) < 2:
        raise BadCorrection("give two or more events to merge: these are one already.")
    sides = {f"{number:04}": members(db, id) for number, id in enumerate(events)}
    number = _log(db, who, "merge", "event", events[0], sides=sides)
    touch(db, [id for own in sides.values() for id in own])
    return number


def split(db: sqlite3.Connection, id: str, apart: Sequence[str], who: By) -> int:
    """Says that some mentions of an event are of another one; gives the correction's number."""
    id = event_id(db, id)
    own = members(db, id)
    strange = [each for each in apart if each not in own]
    if strange:
        raise BadCorrection(f'"{strange[0]}" is no mention of event {id}: legation show lists them.')
    rest = [each for each in own if each not in apart]
    if not apart or not rest:
        raise BadCorrection(
            "name some of the event's mentions, not all and not none: they become an event of their own."
        )
    number = _log(db, who, "split", "event", id, sides={"apart": sorted(set(apart), key=own.index), "rest": rest})
    touch(db, own)
    return number


def add_mention(
    db: sqlite3.Connection, story_id: str, span: tuple[int, int], type_: str, *, fields: dict[str, Any], who: By
) -> int:
    """Adds an event mention that the machine did not code, at these code points of a story's text."""
    start, end = span
    row = db.execute("SELECT * FROM stories WHERE id = ?", (story_id,)).fetchone()
    if row is None:
        raise NotInRecord(f'there is no story "{story_id}" in the record.')
    story = stored_story(row)
    if not 0 <= start < end <= len(story.text):
        raise BadCorrection(f"the story has {len(story.text)} characters: {start} to {end} is no stretch of it.")
    mention = _blank(Knowledge(db), story_id, type_, span_of(story.text, start, end), _sentence(story.text, start, end))
    for field, value in fields.items():
        mention = set_in_mention(mention, field, value, Knowledge(db))
    if not db.execute("SELECT 1 FROM event_mentions WHERE id = ?", (mention.id,)).fetchone():
        _insert(db, mention, story)
    number = _log(db, who, "add", "mention", mention.id, value=mention, sides={"target": [mention.id]})
    renew(db, [mention.id])
    return number


def _insert(db: sqlite3.Connection, mention: EventMention, story: Story) -> None:
    sentence = story.text[mention.sentence.start : mention.sentence.end]
    row = {"id": mention.id, "story_id": story.id, "position": 1_000_000 + mention.trigger.start, "origin": "hand",
           "coded": to_json(mention), "sentence": sentence}  # fmt: skip
    insert(db, "event_mentions", row | mention_columns(mention))
    keep_details(db, mention)


def _blank(known: Knowledge, story_id: str, type_: str, trigger: Span, sentence: Span) -> EventMention:
    table = known.scales()
    scale = table.get((type_, None))
    if scale is None:
        types = (name for name, mode in table if mode is None)
        raise BadCorrection(f'there is no type "{type_}": it can be {", ".join(types)}.')
    return EventMention(
        id=content_id("hand", story_id, type_, trigger.start, trigger.end), type=type_, mode=None, contexts=(),
        cameo=scale.cameo or None, quad=scale.quad, intensity=scale.intensity, trigger=trigger, sentence=sentence,
        actors=(), recipients=(), topics=(), date=None, place=None, status="current", attribution=None,
        casualties=Casualties(), amounts=(), confidence=1.0, why="added by hand",
    )  # fmt: skip


def _sentence(text: str, start: int, end: int) -> Span:
    """The sentence around a stretch: from the mark or line before it to the one after."""
    first = max((found.end() for found in _BREAK.finditer(text, 0, start)), default=0)
    after = _BREAK.search(text, end)
    return span_of(text, first, after.start() + len(after[0].rstrip()) if after else len(text))


def undo(db: sqlite3.Connection, number: int, who: By) -> int:
    """Takes a correction back; gives the number of the one that does."""
    target = log.correction(db, number)
    if target.undone:
        raise BadCorrection(f"correction {number} is undone already.")
    undoing = _log(db, who, "undo", "correction", str(number))
    _renew_all(db, number)
    return undoing


def _renew_all(db: sqlite3.Connection, number: int) -> None:
    """Everything that a correction speaks of gets the values now in force; for an undo, what it undid."""
    target = log.correction(db, number)
    if target.action == "undo":
        _renew_all(db, int(target.target))
        return
    mentions = [id for side in log.mentions_of(db, number).values() for id in side]
    if target.kind in ("story", "actor"):
        renew_row(db, target.kind, target.target)
        mentions = mentions_with(db, target.kind, target.target)
    renew(db, mentions)


def _log(db: sqlite3.Connection, who: By, action: str, kind: str, target: str, *, field: str | None = None,
         value: Any = None, was: Any = None, sides: log.Sides | None = None) -> int:  # fmt: skip
    return log.write(db, by=who.by, why=who.why, action=action, kind=kind, target=target, field=field, value=value,
                     was=was, sides=sides)  # fmt: skip


def _must_be(db: sqlite3.Connection, id: str) -> None:
    if not db.execute("SELECT 1 FROM event_mentions WHERE id = ?", (id,)).fetchone():
        raise NotInRecord(f'there is no mention "{id}" in the record.')


def _value(of: Any, field: str) -> Any:
    """The value of a field by its name, as plain data."""
    plain = msgspec.to_builtins(of)
    flat = {"date.start": "date_start", "date.end": "date_end", "place.name": "place", "place.country": "place_country"}
    if "casualties" not in plain:
        return plain[flat.get(field, field)]
    if field in plain["casualties"]:
        return plain["casualties"][field]
    head, _, tail = field.partition(".")
    return (plain[head] or {}).get(tail) if tail else plain[head]
