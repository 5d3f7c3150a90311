"""Search: words and phrases, in the sentences of events, in stories, in quotations, in names of actors."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from legation.errors import RecordError
from legation.record.answers import Hit
from legation.record.filters import like, match


def _snippet(table: str) -> str:
    return f"snippet({table}, -1, '⟦', '⟧', ' … ', 24)"


def search(db: sqlite3.Connection, words: str, *, kinds: tuple[str, ...], limit: int) -> list[Hit]:
    """The best ``limit`` hits of each kind, best first: all words, in any order; "a phrase" in quotes; a* begins one.

    Raises RecordError for a kind that there is none of, or where there is no word to look for.
    """
    if unknown := [kind for kind in kinds if kind not in _KINDS]:
        raise RecordError(f'nothing is searched by "{unknown[0]}", but {", ".join(_KINDS)} are.')
    return [hit for kind in kinds for hit in _KINDS[kind](db, words, limit)]


def _events(db: sqlite3.Connection, words: str, limit: int) -> Iterator[Hit]:
    seen: set[str] = set()
    query = (
        f"SELECT m.event_id AS id, e.type, e.mode, e.date_start, {_snippet('mentions_fts')} AS told "
        "FROM mentions_fts JOIN event_mentions m ON m.rowid = mentions_fts.rowid JOIN events e ON e.id = m.event_id "
        "WHERE mentions_fts MATCH ? ORDER BY mentions_fts.rank, m.event_id LIMIT ?"
    )
    for row in db.execute(query, (match(words), limit * 3)):
        if row["id"] not in seen and len(seen) < limit:
            seen.add(row["id"])
            label = "/".join(filter(None, (row["type"], row["mode"])))
            yield Hit(kind="event", id=row["id"], title=label, day=row["date_start"], snippet=row["told"])


def _stories(db: sqlite3.Connection, words: str, limit: int) -> Iterator[Hit]:
    query = (
        f"SELECT s.id, s.title, s.published, {_snippet('stories_fts')} AS told FROM stories_fts "
        "JOIN stories s ON s.key = stories_fts.rowid WHERE stories_fts MATCH ? ORDER BY stories_fts.rank, s.id LIMIT ?"
    )
    for row in db.execute(query, (match(words), limit)):
        title = row["title"] or "(untitled)"
        yield Hit(
            kind="story", id=row["id"], title=title, day=(row["published"] or "")[:10] or None, snippet=row["told"]
        )


def _quotations(db: sqlite3.Connection, words: str, limit: int) -> Iterator[Hit]:
    query = (
        "SELECT q.story_id AS id, coalesce(a.name, q.speaker, '(not named)') AS who, s.published, "
        f"{_snippet('quotations_fts')} AS told FROM quotations_fts "
        "JOIN quotations q ON q.key = quotations_fts.rowid JOIN stories s ON s.id = q.story_id "
        "LEFT JOIN actors a ON a.id = q.actor_id WHERE quotations_fts MATCH ? "
        "ORDER BY quotations_fts.rank, q.id LIMIT ?"
    )
    for row in db.execute(query, (match(words), limit)):
        day = (row["published"] or "")[:10] or None
        yield Hit(kind="quotation", id=row["id"], title=row["who"], day=day, snippet=row["told"])


def _actors(db: sqlite3.Connection, words: str, limit: int) -> Iterator[Hit]:
    query = (
        "SELECT a.id, a.name, a.country, a.sector, (SELECT count(*) FROM event_parties p WHERE p.actor_id = a.id) AS n "
        "FROM actors a WHERE a.name LIKE ? ESCAPE '\\' ORDER BY n DESC, a.id LIMIT ?"
    )
    for row in db.execute(query, (like(words.strip().strip('"*')), limit)):
        told = " ".join(filter(None, (row["country"], row["sector"])))
        yield Hit(kind="actor", id=row["id"], title=row["name"], day=None, snippet=told)


_KINDS: dict[str, Callable[[sqlite3.Connection, str, int], Iterator[Hit]]] = {
    "event": _events,
    "actor": _actors,
    "quotation": _quotations,
    "story": _stories,
}

KINDS = tuple(_KINDS)
"""What can be searched."""
