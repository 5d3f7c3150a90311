"""Lessons: what people decided, each with the words and the coding that it was about, as data to train and test on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from legation.record.corrections import in_force


class LessonMention(msgspec.Struct, frozen=True, kw_only=True):
    """A mention that a decision was about: its sentence, ``text[start:end]`` of the story, and its coding.

    ``side``: of a merge the event's number, of a split ``apart`` or ``rest``, else ``target``. ``coded`` is what the
    machine had coded when the decision was made, ``stands`` the mention as it stands with all corrections, None where
    it was rejected.
    """

    side: str
    id: str
    story_id: str
    published: str | None
    publisher: str | None
    sentence: str
    start: int
    end: int
    coded: Any
    stands: Any


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that is in force: who, when, why, what, with the mentions that it was about."""

    number: int
    at: str
    by: str
    why: str | None
    action: str
    kind: str
    target: str
    field: str | None
    value: Any
    was: Any
    mentions: tuple[LessonMention, ...]


ACTIONS = ("accept", "set", "reject", "add", "merge", "split")


def lessons(db: sqlite3.Connection) -> Iterator[Lesson]:
    """All decisions in force, in the order in which they were made."""
    for each in in_force(db, *ACTIONS):
        plain = {name: getattr(each, name) for name in Lesson.__struct_fields__ if hasattr(each, name)}
        yield Lesson(number=each.id, mentions=tuple(_mentions(db, each.id)), **plain)


def _mentions(db: sqlite3.Connection, number: int) -> Iterator[LessonMention]:
    rows = db.execute(
        "SELECT c.side, c.mention_id, c.story_id, c.coded, s.published, s.publisher, s.text, m.rejected, "
        "coalesce(m.value, m.coded) AS stands FROM correction_mentions c JOIN stories s ON s.id = c.story_id "
        "LEFT JOIN aliases a ON a.id = c.mention_id "
        "LEFT JOIN event_mentions m ON m.id = coalesce(a.mention_id, c.mention_id) "
        "WHERE c.correction_id = ? ORDER BY c.side, c.position",
        (number,),
    )
    for row in rows:
        coded = msgspec.json.decode(row["coded"])
        start, end = coded["sentence"]["start"], coded["sentence"]["end"]
        yield LessonMention(
            side=row["side"],
            id=row["mention_id"],
            story_id=row["story_id"],
            published=row["published"],
            publisher=row["publisher"],
            sentence=row["text"][start:end],
            start=start,
            end=end,
            coded=coded,
            stands=None if row["rejected"] or row["stands"] is None else msgspec.json.decode(row["stands"]),
        )
