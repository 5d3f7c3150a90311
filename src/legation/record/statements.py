"""Who said what of whom: quotations, with the actors that their words name."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

import msgspec

from legation.record.answers import Statement
from legation.record.filters import day, like, match

_GATHERED = "FROM quotations q JOIN stories s ON s.id = q.story_id"
_WALKED = "FROM stories s CROSS JOIN quotations q ON q.story_id = s.id"
"""Quotations that few fit are gathered and put in order; else stories are walked in their order until enough fit."""

_SELECT = (
    "SELECT q.*, s.title, s.publisher, s.url, s.published, a.name AS actor_name, a.country "
    "{} LEFT JOIN actors a ON a.id = q.actor_id "
)
_FIRST = ("coalesce(s.published, '9999')", "s.id", "q.start", "q.id")
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
    own = speaker and not _COUNTRY.fullmatch(speaker) and db.execute(_ACTOR, (speaker,)).fetchone()
    if own:
        parts.append("q.actor_id = ?")
        values.append(speaker)
    elif speaker:
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
        parts.append(f"({', '.join(key)}) {sign} (SELECT {', '.join(key)} {_GATHERED} WHERE q.id = ?)")
        values.append(after)
    order = ", ".join(f"{each} {way}" for each in key)
    if about:
        parts.append(f"q.id IN ({_ABOUT})")
        values += [about, about, like(about)]
    select = _SELECT.format(_GATHERED if about or words or own else _WALKED)
    for row in db.execute(f"{select} WHERE {' AND '.join(parts)} ORDER BY {order}", values):
        yield _statement(row, tuple(found["name"] for found in db.execute(_NAMED, (row["id"],))))


_COUNTRY, _ACTOR = re.compile(r"[A-Z]{3}"), "SELECT 1 FROM actors WHERE id = ?"
_NAMED = (
    "SELECT b.name FROM quotation_actors n JOIN actors b ON b.id = n.actor_id WHERE n.quotation_id = ? ORDER BY b.id"
)
_ABOUT = (
    "SELECT n.quotation_id FROM actors b JOIN quotation_actors n ON n.actor_id = b.id "
    "WHERE b.id = ? OR b.country = ? OR b.name LIKE ? ESCAPE '\\'"
)


def _statement(row: sqlite3.Row, about: tuple[str, ...]) -> Statement:
    told = {name: row[name] for name in _KEPT}
    told |= {"speaker": row["actor_name"] or row["speaker"], "direct": bool(row["direct"]), "about": about}
    return msgspec.convert(told, Statement)
