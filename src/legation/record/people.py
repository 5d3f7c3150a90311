"""Questions about actors: who is in the record, and all of one of them."""

from __future__ import annotations

import sqlite3
from typing import Any

from legation.errors import NotInRecord
from legation.record.answers import ActorCard, ActorSummary
from legation.record.filters import like

_COUNTED = (
    "SELECT a.*, (SELECT count(DISTINCT p.event_id) FROM event_parties p WHERE p.actor_id = a.id) AS events, "
    "(SELECT count(*) FROM story_actors s WHERE s.actor_id = a.id) AS stories FROM actors a "
)
_COLUMNS = ("id", "name", "kind", "country", "sector", "wikidata", "events", "stories")
_PARTNERS = 20


def actors(
    db: sqlite3.Connection, *, name: str | None, country: str | None, kind: str | None, sector: str | None, limit: int,
    after: str | None = None,
) -> list[ActorSummary]:  # fmt: skip
    """The actors that fit all that is given, those in most events first, from the one behind that of id ``after`` on;
    ``name`` may be part of one in a story.
    """
    parts, values = ["1"], []
    if name:
        parts.append(
            "(a.name LIKE ? ESCAPE '\\' OR a.id IN (SELECT actor_id FROM actor_names WHERE name LIKE ? ESCAPE '\\'))"
        )
        values += [like(name), like(name)]
    for column, wanted in (("country", country), ("kind", kind), ("sector", sector)):
        if wanted:
            parts.append(f"a.{column} = ?")
            values.append(wanted)
    beyond = f"(-events, -stories, id) > (SELECT -events, -stories, id FROM ({_COUNTED} WHERE a.id = ?))"
    if after:
        values.append(after)
    query = (
        f"SELECT * FROM ({_COUNTED} WHERE {' AND '.join(parts)}) WHERE {beyond if after else '1'} "
        "ORDER BY events DESC, stories DESC, id LIMIT ?"
    )
    return [_summary(row) for row in db.execute(query, (*values, limit))]


def actor(db: sqlite3.Connection, who: str) -> ActorCard:
    """All of an actor, by its id or its whole name. Raises NotInRecord."""
    row = db.execute(f"{_COUNTED} WHERE a.id = ?", (who,)).fetchone()
    if row is None:
        query = f"{_COUNTED} WHERE a.name = ? COLLATE NOCASE ORDER BY events DESC, a.id LIMIT 1"
        row = db.execute(query, (who,)).fetchone()
    if row is None:
        raise NotInRecord(f'there is no actor "{who}" in the record. Look for it: legation actors RECORD NAME')
    id = row["id"]
    return ActorCard(
        actor=_summary(row),
        names=_names(db, id),
        titles=tuple(_told(db, _TITLES, id)),
        types=tuple(_told(db, _TYPES, id)),
        partners=tuple(_told(db, _WITH, id)),
    )


_TITLES = (
    "SELECT s.title, min(coalesce(t.published, '')), max(coalesce(t.published, '')) FROM story_actors s "
    "JOIN stories t ON t.id = s.story_id WHERE s.actor_id = ? AND s.title IS NOT NULL GROUP BY 1 ORDER BY 2, 1"
)
_TYPES = (
    "SELECT e.type, p.role, count(*) FROM event_parties p JOIN events e ON e.id = p.event_id WHERE p.actor_id = ? "
    "GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
)
_WITH = (
    "SELECT o.actor_id, o.name, count(DISTINCT o.event_id) FROM event_parties p JOIN event_parties o "
    "ON o.event_id = p.event_id AND o.actor_id <> p.actor_id WHERE p.actor_id = ? GROUP BY 1 "
    f"ORDER BY 3 DESC, 1 LIMIT {_PARTNERS}"
)


def _told(db: sqlite3.Connection, query: str, id: str) -> list[Any]:
    return [tuple(row) for row in db.execute(query, (id,))]


def _names(db: sqlite3.Connection, id: str) -> tuple[str, ...]:
    """Every string by which stories name an actor, the commonest first."""
    query = (
        "SELECT a.value AS name, count(*) AS n FROM story_actors s, json_each(s.aliases) a WHERE s.actor_id = ? "
        "GROUP BY 1 ORDER BY n DESC, 1"
    )
    own = [
        row["name"] for row in db.execute("SELECT DISTINCT name FROM story_actors WHERE actor_id = ? ORDER BY 1", (id,))
    ]
    return tuple(dict.fromkeys([*own, *(row["name"] for row in db.execute(query, (id,)))]))


def _summary(row: sqlite3.Row) -> ActorSummary:
    return ActorSummary(**{name: row[name] for name in _COLUMNS})
