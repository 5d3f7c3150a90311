"""Events that may be the same as one: those that merging compares it with, each with its likeness and why."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

import msgspec

from legation.record.blocks import candidates
from legation.record.filters import marks
from legation.record.likeness import reason
from legation.record.model import Event
from legation.record.query import events_of
from legation.record.remembered import Profiles

_MEMBERS, _COMPARED = 4, 120
"""Mentions of the event that others are looked for by, and mentions that are compared with them."""


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """An event that may be the same; ``likeness`` (0 to 1) is the mean over pairs of mentions, ``reason`` the best's.

    Machine merging joins from its threshold on; what is below was left apart.
    """

    event: Event
    likeness: float
    reason: str


def nearby(db: sqlite3.Connection, id: str, *, limit: int) -> list[Near]:
    """The events that are most like that of this id, which must be an event's."""
    query = "SELECT id, story_id FROM event_mentions WHERE event_id = ? ORDER BY id LIMIT ?"
    own = {row["id"]: row["story_id"] for row in db.execute(query, (id, _MEMBERS))}
    profiles = Profiles(db)
    found: set[str] = set()
    for mention, story_id in own.items():
        found |= candidates(db, profiles[mention], profiles.kin(story_id))
    rows = db.execute(
        f"SELECT id, event_id FROM event_mentions WHERE id IN ({marks(sorted(found)[:_COMPARED])}) "
        "AND event_id NOT NULL AND event_id != ? ORDER BY id", (*sorted(found)[:_COMPARED], id),
    )  # fmt: skip
    members: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        members[row["event_id"]].append(row["id"])
    rated = sorted(
        ((*_likeness(profiles, list(own), ids), event) for event, ids in members.items()),
        key=lambda each: (-each[0], each[2]),
    )[:limit]  # fmt: skip
    ids = [event for _, _, event in rated]
    kept = db.execute(f"SELECT * FROM events WHERE id IN ({marks(ids)})", ids).fetchall()
    events = {event.id: event for event in events_of(db, kept)}
    return [Near(event=events[event], likeness=round(like, 4), reason=why) for like, why, event in rated]


def _likeness(profiles: Profiles, one: list[str], other: list[str]) -> tuple[float, str]:
    pairs = [(profiles.score(a, b), a, b) for a in one for b in other]
    best = max(pairs, key=lambda each: each[0])
    return sum(each[0] for each in pairs) / len(pairs), reason(profiles[best[1]], profiles[best[2]])
