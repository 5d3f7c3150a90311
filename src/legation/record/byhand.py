"""Merges and splits made by people, applied to the machine's events in the order in which they were made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

import msgspec

from legation.record.corrections import in_force, mentions_of

Likeness = Callable[[str, str], float]


class ByHand(msgspec.Struct, frozen=True, kw_only=True):
    """A merge or split in force: ``sides`` are the mentions of each event merged, or those apart and the rest."""

    number: int
    action: str
    by: str
    why: str | None
    sides: tuple[tuple[str, ...], ...]

    @property
    def mentions(self) -> frozenset[str]:
        """All mentions that it speaks of."""
        return frozenset(id for side in self.sides for id in side)


def merges_and_splits(db: sqlite3.Connection) -> list[ByHand]:
    """All that are in force, in order; the mentions of a split as (apart, rest); none that is rejected."""
    found = []
    rejected = {row[0] for row in db.execute("SELECT id FROM event_mentions WHERE rejected")}
    for each in in_force(db, "merge", "split"):
        sides = mentions_of(db, each.id)
        own = tuple(tuple(id for id in sides[side] if id not in rejected) for side in sorted(sides))
        found.append(ByHand(number=each.id, action=each.action, by=each.by, why=each.why, sides=own))
    return found


def applied(found: Sequence[Sequence[str]], acts: Sequence[ByHand], like: Likeness) -> list[list[str]]:
    """The events after what people did: each a list of mentions.

    A merge joins the events that hold the first mention of each of its sides. A split takes apart every event that
    holds mentions of both its sides; mentions that it does not know go to the side that they are more like.
    """
    events = [list(event) for event in found]
    for act in acts:
        if act.action == "merge":
            first = [side[0] for side in act.sides if side]
            joined = [event for event in events if set(event) & set(first)]
            events = [event for event in events if not set(event) & set(first)]
            events += [[id for event in joined for id in event]] if joined else []
        else:
            events = [part for event in events for part in _split(event, act, like)]
    return events


def _split(event: list[str], act: ByHand, like: Likeness) -> list[list[str]]:
    apart, rest = (set(side) & set(event) for side in act.sides)
    if not apart or not rest:
        return [event]
    for id in event:
        if id not in apart and id not in rest:
            nearer = _mean(id, act.sides[0], event, like) > _mean(id, act.sides[1], event, like)
            (apart if nearer else rest).add(id)
    return [[id for id in event if id in rest], [id for id in event if id in apart]]


def _mean(id: str, side: Sequence[str], event: Sequence[str], like: Likeness) -> float:
    """The mean likeness of a mention to those of a side that the event holds."""
    own = [other for other in side if other in event]
    return sum(like(id, other) for other in own) / len(own)
