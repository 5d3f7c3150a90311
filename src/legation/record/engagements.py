"""Engagements: meetings, visits and calls, as a table with who, where, when, at what level and about what."""

from __future__ import annotations

import functools
import re
import sqlite3
from collections.abc import Iterator
from importlib import resources
from typing import Any

import tomli

from legation.record.answers import Engagement, Level
from legation.record.filters import Condition, marks
from legation.record.model import Event, EventParty
from legation.record.query import Answers, Events


def engagements(db: sqlite3.Connection, wanted: Condition) -> Answers[Engagement]:
    """The CONSULT events among those that are wanted, in order of day."""
    held = Condition(f"e.type = 'CONSULT' AND {wanted.sql}", wanted.values)
    return Answers(Events(db, held), lambda events: _engagements(db, events))


def _engagements(db: sqlite3.Connection, events: list[Event]) -> Iterator[Engagement]:
    ids = [event.id for event in events]
    topics, titles = _topics(db, ids), _titles(db, events)
    for event in events:
        parties = (*event.actors, *event.recipients)
        yield Engagement(
            id=event.id,
            mode=event.mode,
            status=event.status,
            date_start=event.date_start,
            date_end=event.date_end,
            place=event.place,
            place_country=event.place_country,
            level=level([title for party in parties for title in titles.get(party.id or "", ())] + _names(parties)),
            who=event.actors,
            hosts=event.recipients,
            topics=tuple(topics.get(event.id, ())),
            witnesses=event.witnesses,
        )


def _names(parties: tuple[EventParty, ...]) -> list[str]:
    """Names that are titles ("the president"): of parties that nothing identifies."""
    return [party.name for party in parties if party.name[:1].islower()]


def level(titles: list[str]) -> Level:
    """The highest office among titles, by ``data/record/levels.toml``."""
    leader, minister = _offices()
    if any(leader.search(title) for title in titles):
        return "leader"
    return "minister" if any(minister.search(title) for title in titles) else "official"


@functools.cache
def _offices() -> tuple[re.Pattern[str], re.Pattern[str]]:
    text = resources.files("legation").joinpath("data", "record", "levels.toml").read_text(encoding="utf8")
    told = {name: [re.escape(word) for word in words] for name, words in tomli.loads(text).items()}
    before = "".join(rf"(?<!\b{word}[ -])" for word in told["before"])
    after = rf"(?!\s+(?:{'|'.join(told['after'])})\b)"
    leader = re.compile(rf"{before}\b(?:{'|'.join(told['leader'])})\b{after}", re.IGNORECASE)
    return leader, re.compile(rf"\b(?:{'|'.join(told['minister'])})\b", re.IGNORECASE)


def _topics(db: sqlite3.Connection, ids: list[str]) -> dict[str, list[str]]:
    query = (
        "SELECT m.event_id AS id, v.text AS text FROM event_mentions m JOIN evidence v ON v.mention_id = m.id "
        f"AND v.field = 'topic' WHERE m.event_id IN ({marks(ids)}) ORDER BY m.event_id, m.story_id, v.start"
    )
    found: dict[str, list[str]] = {}
    for row in db.execute(query, ids):
        told = found.setdefault(row["id"], [])
        if row["text"] not in told:
            told.append(row["text"])
    return found


def _titles(db: sqlite3.Connection, events: list[Event]) -> dict[str, set[str]]:
    """The titles that stories of these events give their parties."""
    ids = sorted({party.id for event in events for party in (*event.actors, *event.recipients) if party.id})
    stories = f"SELECT DISTINCT story_id FROM event_mentions WHERE event_id IN ({marks(events)})"
    query = (
        f"SELECT actor_id, title FROM story_actors WHERE actor_id IN ({marks(ids)}) AND title IS NOT NULL "
        f"AND story_id IN ({stories})"
    )
    values: list[Any] = [*ids, *(event.id for event in events)]
    found: dict[str, set[str]] = {}
    for row in db.execute(query, values):
        found.setdefault(row["actor_id"], set()).add(row["title"])
    return found
