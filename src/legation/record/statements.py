"""Who said what of whom: quotations, with the actors that their words name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from legation.record.answers import Statement
from legation.record.filters import day, like, match

_BOTH = "FROM quotations q JOIN stories s ON s.id = q.story_id"
_SELECT = (
    "SELECT q.*, s.title, s.publisher, s.url, s.published, a.name AS actor_name, a.country "
    f"{_BOTH} LEFT JOIN actors a ON a.id = q.actor_id "
)
_FIRST = ("coalesce(s.published, '9999')", "q.story_id", "q.start", "q.id")
_LATEST = ("coalesce(s.published, '0')", *_FIRST[1:])


_KEPT = ("id", "story_id", "title", "publisher", "url", "published", "actor_id", "country", "cue", "text", "start",
         "end")  # fmt: skip


def statements(
    db: sqlite3.Connection, *, speaker: str | None, about: str | None, words: str | None, since: str | None,
    until: str | None, direct: bool | None, after: str | None = None, latest: bool = False,
) -> Iterator[Statement]:  # fmt: skip
    """The quotations that fit all that is given, in order of publication, story and place in it; the other way round
    if ``latest``, and from the one behind that of id ``after`` on. Those of undated stories come last, either way.

    ``speaker`` and ``about`` are countries, actors' ids or parts of names; ``about`` is looked for among those whom the
    words name.
    """
    parts, values = ["1"], []
    if speaker:
        parts.append("(a.country = ? OR q.actor_id = ? OR a.name LIKE ? ESCAPE '\\' OR q.speaker LIKE ? ESCAPE '\\')")
        values += [speaker, speaker, like(speaker), like(speaker)]
    if words:
        parts.append("q.key IN (SELECT rowid FROM quotations_fts WHERE quotations_fts MATCH ?)")
        values.append(match(words))
    if since:
        parts.append("s.published >= ?")
        values.append(day(since))
    if until:
        parts.append("substr(s.published, 1, 10) <= ?")
        values.append(day(until, last=True))
    if direct is not None:
        parts.append("q.direct = ?")
        values.append(str(int(direct)))
    key, sign, way = (_LATEST, "<", "DESC") if latest else (_FIRST, ">", "ASC")
    if after:
        parts.append(f"({', '.join(key)}) {sign} (SELECT {', '.join(key)} {_BOTH} WHERE q.id = ?)")
        values.append(after)
    order = ", ".join(f"{each} {way}" for each in key)
    for row in db.execute(f"{_SELECT} WHERE {' AND '.join(parts)} ORDER BY {order}", values):
        named = _named(db, row)
        if about is None or any(about in (id, country) or about.lower() in name.lower() for id, name, country in named):
            yield _statement(row, tuple(name for _, name, _ in named))


def _named(db: sqlite3.Connection, row: sqlite3.Row) -> list[tuple[str, str, str | None]]:
    """The actors, but for the speaker, that the story names inside a quotation: id, name, country."""
    query = (
        "SELECT DISTINCT a.id, a.name, a.country FROM story_actors t, json_each(t.mentions) m JOIN actors a "
        "ON a.id = t.actor_id WHERE t.story_id = ? AND json_extract(m.value, '$.start') >= ? "
        "AND json_extract(m.value, '$.end') <= ? AND a.id IS NOT ? ORDER BY a.id"
    )
    values: tuple[Any, ...] = (row["story_id"], row["start"], row["end"], row["actor_id"])
    return [(found["id"], found["name"], found["country"]) for found in db.execute(query, values)]


def _statement(row: sqlite3.Row, about: tuple[str, ...]) -> Statement:
    told = {name: row[name] for name in _KEPT}
    told |= {"speaker": row["actor_name"] or row["speaker"], "direct": bool(row["direct"]), "about": about}
    return msgspec.convert(told, Statement)
