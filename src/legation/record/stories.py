"""Questions about stories: which there are, what was read from one, where events are told."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import msgspec

from legation.errors import NotInRecord
from legation.event.model import Reading
from legation.mention.model import Actor, Quotation
from legation.record.answers import Source, StorySummary
from legation.record.filters import day, like, marks, match
from legation.record.show import mentions_of, stored_story

_SUMMED = (
    "SELECT s.id, s.title, s.published, s.publisher, s.url, length(s.text) AS characters, s.copy_of, "
    "(SELECT count(DISTINCT m.event_id) FROM event_mentions m WHERE m.story_id = s.id) AS events FROM stories s"
)
_ACTOR = ("name", "kind", "country", "sector", "title", "wikidata", "reason")


def stories(
    db: sqlite3.Connection, *, publisher: str | None, words: str | None, since: str | None, until: str | None,
    ids: Sequence[str] | None, limit: int, after: str | None, latest: bool,
) -> list[StorySummary]:  # fmt: skip
    """The stories that fit all that is given, in order of publication and id; the other way round if ``latest``.

    From the one behind that of id ``after`` on; undated ones come last, either way.
    """
    parts: list[str] = ["1"]
    values: list[Any] = []
    if ids is not None:
        parts.append(f"s.id IN ({marks(ids)})")
        values += ids
    if publisher:
        parts.append("s.publisher LIKE ? ESCAPE '\\'")
        values.append(like(publisher))
    if words:
        parts.append("s.key IN (SELECT rowid FROM stories_fts WHERE stories_fts MATCH ?)")
        values.append(match(words))
    if since:
        parts.append("s.published >= ?")
        values.append(day(since))
    if until:
        parts.append("substr(s.published, 1, 10) <= ?")
        values.append(day(until, last=True))
    sign, way, undated = ("<", "DESC", "0") if latest else (">", "ASC", "9999")
    key = f"coalesce(s.published, '{undated}'), s.id"
    if after:
        parts.append(f"({key}) {sign} (SELECT {key} FROM stories s WHERE s.id = ?)")
        values.append(after)
    order = f"coalesce(s.published, '{undated}') {way}, s.id {way}"
    query = f"{_SUMMED} WHERE {' AND '.join(parts)} ORDER BY {order} LIMIT ?"
    return [StorySummary(**dict(row)) for row in db.execute(query, (*values, limit))]


def reading(db: sqlite3.Connection, id: str) -> Reading:
    """The reading of a story as the record has it, with corrections; counts and toll are not kept.

    Raises NotInRecord.
    """
    row = db.execute("SELECT * FROM stories WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise NotInRecord(f'there is no story "{id}" in the record.')
    return Reading(
        story=stored_story(row), actors=_actors(db, id), events=mentions_of(db, id), quotations=_quotations(db, id)
    )


def _actors(db: sqlite3.Connection, id: str) -> tuple[Actor, ...]:
    rows = db.execute("SELECT * FROM story_actors WHERE story_id = ? ORDER BY local_id", (id,))
    told = [
        {"id": row["actor_id"], **{name: row[name] for name in _ACTOR},
         "aliases": msgspec.json.decode(row["aliases"]), "mentions": msgspec.json.decode(row["mentions"])}
        for row in rows
    ]  # fmt: skip
    return msgspec.convert(told, tuple[Actor, ...])


def _quotations(db: sqlite3.Connection, id: str) -> tuple[Quotation, ...]:
    rows = db.execute("SELECT * FROM quotations WHERE story_id = ? ORDER BY start, id", (id,))
    return tuple(
        Quotation(speaker=row["actor_id"], cue=row["cue"], text=row["text"], start=row["start"], end=row["end"],
                  direct=bool(row["direct"]))
        for row in rows
    )  # fmt: skip


def sources(db: sqlite3.Connection, ids: Sequence[str], *, most: int) -> dict[str, tuple[Source, ...]]:
    """Of each of these events ``most`` stories that tell of it, with the sentence: the first telling of each
    independent witness before further ones, in order of publication.
    """
    query = (
        "SELECT m.event_id, s.id AS story_id, s.title, s.publisher, s.url, s.published, m.sentence_start AS start, "
        'm.sentence_end AS "end", m.sentence AS words, row_number() OVER (PARTITION BY m.event_id, m.witness '
        "ORDER BY coalesce(s.published, '9999'), s.id, m.trigger_start, m.id) AS again "
        f"FROM event_mentions m JOIN stories s ON s.id = m.story_id WHERE m.event_id IN ({marks(ids)}) "
        "ORDER BY m.event_id, again, coalesce(s.published, '9999'), s.id, m.trigger_start, m.id"
    )
    found: dict[str, list[Source]] = {id: [] for id in ids}
    for row in db.execute(query, tuple(ids)):
        told = found[row["event_id"]]
        source = Source(**{name: row[name] for name in Source.__struct_fields__})
        if len(told) < most and source not in told:  # a sentence may tell of an event twice
            told.append(source)
    return {id: tuple(told) for id, told in found.items()}
