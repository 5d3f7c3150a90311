"""Search: words and phrases, in the sentences of events, in stories, in quotations, in names of actors."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from legation.errors import RecordError
from legation.record.answers import Hit
from legation.record.filters import like, match

RANKED = 1000
"""Hits from which they are no longer ranked: so many have the words that the best are no better than others."""


def _snippet(table: str) -> str:
    return f"snippet({table}, -1, '⟦', '⟧', ' … ', 24)"


def search(
    db: sqlite3.Connection, words: str, *, kinds: tuple[str, ...], limit: int, latest: bool = False
) -> list[Hit]:
    """The best ``limit`` hits of each kind, best first: all words, in any order; "a phrase" in quotes; a* begins one.
    With ``latest`` those that were kept last instead, which is faster where many have the words.

    Raises RecordError for a kind that there is none of, or where there is no word to look for.
    """
    if unknown := [kind for kind in kinds if kind not in _KINDS]:
        raise RecordError(f'nothing is searched by "{unknown[0]}", but {", ".join(_KINDS)} are.')
    return [hit for kind in kinds for hit in _KINDS[kind](db, words, limit, latest)]


def _found(db: sqlite3.Connection, table: str, words: str, limit: int, latest: bool) -> list[tuple[int, str]]:
    """The rows that have the words, with their snippets: the best first; the latest kept if asked, or if many fit."""
    wanted = match(words)
    some = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"
    told = f"SELECT rowid, {_snippet(table)} FROM {table} WHERE {table} MATCH ?"
    if latest or db.execute(f"SELECT count(*) FROM ({some} LIMIT ?)", (wanted, RANKED)).fetchone()[0] >= RANKED:
        return [tuple(row) for row in db.execute(f"{told} ORDER BY rowid DESC LIMIT ?", (wanted, limit))]
    best = [row[0] for row in db.execute(f"{some} ORDER BY rank, rowid LIMIT ?", (wanted, limit))]
    return [tuple(db.execute(f"{told} AND rowid = ?", (wanted, row)).fetchone()) for row in best]


def _events(db: sqlite3.Connection, words: str, limit: int, latest: bool) -> Iterator[Hit]:
    seen: set[str] = set()
    query = (
        "SELECT e.id, e.type, e.mode, e.date_start FROM event_mentions m JOIN events e ON e.id = m.event_id "
        "WHERE m.rowid = ?"
    )
    for at, snippet in _found(db, "mentions_fts", words, limit * 3, latest):
        row = db.execute(query, (at,)).fetchone()
        if row is not None and row["id"] not in seen and len(seen) < limit:
            seen.add(row["id"])
            label = "/".join(filter(None, (row["type"], row["mode"])))
            yield Hit(kind="event", id=row["id"], title=label, day=row["date_start"], snippet=snippet)


def _stories(db: sqlite3.Connection, words: str, limit: int, latest: bool) -> Iterator[Hit]:
    for at, snippet in _found(db, "stories_fts", words, limit, latest):
        row = db.execute("SELECT id, title, published FROM stories WHERE key = ?", (at,)).fetchone()
        title, day = row["title"] or "(untitled)", (row["published"] or "")[:10] or None
        yield Hit(kind="story", id=row["id"], title=title, day=day, snippet=snippet)


def _quotations(db: sqlite3.Connection, words: str, limit: int, latest: bool) -> Iterator[Hit]:
    query = (
        "SELECT q.story_id AS id, coalesce(a.name, q.speaker, '(not named)') AS who, s.published FROM quotations q "
        "JOIN stories s ON s.id = q.story_id LEFT JOIN actors a ON a.id = q.actor_id WHERE q.key = ?"
    )
    for at, snippet in _found(db, "quotations_fts", words, limit, latest):
        row = db.execute(query, (at,)).fetchone()
        day = (row["published"] or "")[:10] or None
        yield Hit(kind="quotation", id=row["id"], title=row["who"], day=day, snippet=snippet)


def _actors(db: sqlite3.Connection, words: str, limit: int, latest: bool) -> Iterator[Hit]:
    query = (
        "SELECT a.id, a.name, a.country, a.sector, (SELECT count(*) FROM event_parties p WHERE p.actor_id = a.id) AS n "
        "FROM actors a WHERE a.name LIKE ? ESCAPE '\\' ORDER BY n DESC, a.id LIMIT ?"
    )
    for row in db.execute(query, (like(words.strip().strip('"*')), limit)):
        told = " ".join(filter(None, (row["country"], row["sector"])))
        yield Hit(kind="actor", id=row["id"], title=row["name"], day=None, snippet=told)


_KINDS: dict[str, Callable[[sqlite3.Connection, str, int, bool], Iterator[Hit]]] = {
    "event": _events,
    "actor": _actors,
    "quotation": _quotations,
    "story": _stories,
}

KINDS = tuple(_KINDS)
"""What can be searched."""
