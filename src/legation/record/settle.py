"""Settling: mentions that wait are merged with what the record holds, and the events they touch are written anew.

1. The mentions that wait get their keys; those of events that lost a mention wait too.
2. From each, all mentions are gathered that hang together with it by likeness, step by step.
3. Each such group is clustered from its mentions alone, in their order of publication.
4. What people merged and split is applied.
5. The events of the group are written anew.

A group's events depend only on its mentions and on what people did, so the order in which stories came cannot show,
nor whether one transaction held all groups or each its own.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec

from legation.record.blocks import candidates, write_keys
from legation.record.byhand import ByHand, applied, merges_and_splits
from legation.record.clusters import COMPARED, clusters
from legation.record.corrections import accepted, in_force, mentions_of, undone
from legation.record.database import transaction
from legation.record.fields import set_in_event
from legation.record.keep import insert, to_json
from legation.record.likeness import reason
from legation.record.model import Correction, Event
from legation.record.overlay import Knowledge, renew
from legation.record.profile import settings
from legation.record.remembered import Profiles, told_of
from legation.record.summing import Summed, summed

COMMIT_SECONDS = 1.0
"""A transaction holds what was merged in so many seconds: what a sudden end loses."""

_FOLLOWED = 20_000  # events written anew that are still told of


class _Hands:
    """What people did that is in force: merges and splits, and values of events, each with a mention of its event."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.acts = merges_and_splits(db)
        self.undone = undone(db)
        self.accepts = db.execute("SELECT 1 FROM corrections WHERE action = 'accept'").fetchone() is not None
        sets = ((each, mentions_of(db, each.id).get("target", ())) for each in in_force(db, "set"))
        self.sets = [(targets[0], each) for each, targets in sets if each.kind == "event" and targets]

    def of(self, ids: Iterable[str]) -> list[ByHand]:
        """The merges and splits that speak of any of these mentions."""
        return [act for act in self.acts if not act.mentions.isdisjoint(ids)]


def settle(db: sqlite3.Connection) -> None:
    """Merges all mentions that wait into events. To be called in a transaction."""
    waiting = _waiting(db)
    profiles = Profiles(db)
    for _ in _keyed(db, waiting, profiles):
        pass
    for _ in _merged(db, waiting, profiles):
        pass
    _end(db)


def settling(db: sqlite3.Connection, path: Path) -> Iterator[tuple[int, int]]:
    """As ``settle``, in transactions of a second or so; tells after each how many mentions are merged, and of how many.

    What was merged stays if it is ended at any moment. Where another process wrote in between, it looks anew.
    """
    while not (yield from _settling(db, path)):
        pass


def _settling(db: sqlite3.Connection, path: Path) -> Generator[tuple[int, int], None, bool]:
    """Gives whether all that waits is merged: not so where another process wrote in between."""
    with transaction(db, path):
        waiting = _waiting(db)
        profiles, version = Profiles(db), _version(db)
    keyed = (0 for _ in _keyed(db, waiting, profiles))
    steps = chain(keyed, _merged(db, waiting, profiles))
    merged: int | None = 0
    while merged is not None:
        with transaction(db, path):
            if _version(db) != version:
                return False
            until = time.monotonic() + COMMIT_SECONDS
            merged = next((number for number in steps if time.monotonic() >= until), None)
            if merged is None:
                _end(db)
        yield len(waiting) if merged is None else merged, len(waiting)
    return True


def _version(db: sqlite3.Connection) -> int:
    """A number that changes when another connection writes."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def _waiting(db: sqlite3.Connection) -> list[str]:
    """The mentions that wait, those of one time together: they are compared with each other."""
    query = ("SELECT m.id FROM event_mentions m JOIN stories s ON s.id = m.story_id WHERE m.pending AND NOT m.rejected "
             "ORDER BY s.published, s.id, m.id")  # fmt: skip
    waiting = [row[0] for row in db.execute(query)]
    if any(each.kind == "actor" for each in in_force(db, "set")):
        renew(db, waiting)
    return waiting


def _keyed(db: sqlite3.Connection, waiting: Sequence[str], profiles: Profiles) -> Iterator[int]:
    """Writes the keys of mentions, and tells after each how many have theirs."""
    for number, id in enumerate(waiting, 1):  # 1
        write_keys(db, profiles[id])
        yield number


def _merged(db: sqlite3.Connection, waiting: Sequence[str], profiles: Profiles) -> Iterator[int]:
    """Merges mentions, all of which have their keys, and tells after each how many are merged."""
    hands, done = _Hands(db), set[str]()
    for number, id in enumerate(waiting, 1):
        if id not in done:
            groups = _groups(db, id, profiles, hands)  # 2
            done.update(*groups)
            _write_groups(db, groups, profiles, hands)
        yield number


def _end(db: sqlite3.Connection) -> None:
    """What follows when nothing waits any more."""
    db.execute("DELETE FROM events WHERE NOT EXISTS (SELECT 1 FROM event_mentions m WHERE m.event_id = events.id)")
    db.execute("UPDATE event_mentions SET pending = 0 WHERE pending")
    db.execute("DELETE FROM renewed WHERE key <= (SELECT max(key) FROM renewed) - ?", (_FOLLOWED,))


Group = dict[str, list[str]]
"""Mentions that hang together by likeness, each with those that it is like."""


def _groups(db: sqlite3.Connection, id: str, profiles: Profiles, hands: _Hands) -> list[Group]:
    """The group of a mention, and those that people or the events written before tie to it."""
    found: list[Group] = []
    seen: set[str] = set()
    waiting = [id]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        group = _group(db, one, profiles)
        seen |= group.keys()
        found.append(group)
        waiting.extend(sorted(other for act in hands.of(group) for other in act.mentions - seen))
        waiting.extend(other for member in sorted(group) for other in _together(db, member) if other not in seen)
    return found


def _together(db: sqlite3.Connection, id: str) -> list[str]:
    """The mentions that were of one event with this one before."""
    query = ("SELECT o.id FROM event_mentions m JOIN event_mentions o ON o.event_id = m.event_id "
             "WHERE m.id = ? AND NOT o.rejected ORDER BY o.id")  # fmt: skip
    return [row[0] for row in db.execute(query, (id,))]


def _group(db: sqlite3.Connection, id: str, profiles: Profiles) -> Group:
    """All mentions that hang together with this one, step by step."""
    threshold, found, waiting = settings()["threshold"], Group(), [id]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        own = profiles[one]
        near = sorted(candidates(db, own, profiles.kin(own.story_id)))
        found[one] = [other for other in near if profiles.score(one, other) >= threshold]
        waiting.extend(other for other in found[one] if other not in found)
    return found


def _write_groups(db: sqlite3.Connection, groups: Sequence[Group], profiles: Profiles, hands: _Hands) -> None:
    machine = [own for group in groups for own in clusters([profiles[id] for id in group], group, profiles.score)]  # 3
    members = {id for group in groups for id in group}
    found = applied(  # 4
        [[each.id for each in own] for own in machine],
        hands.of(members),
        profiles.score,
    )
    old = {row[0] for id in members for row in db.execute("SELECT event_id FROM event_mentions WHERE id = ?", (id,))}
    db.executemany("DELETE FROM events WHERE id = ?", [(id,) for id in sorted(old - {None})])
    for ids in found:  # 5
        _write_one(db, sorted(ids, key=lambda id: profiles[id].order), profiles, hands)


def _write_one(db: sqlite3.Connection, ids: Sequence[str], profiles: Profiles, hands: _Hands) -> None:
    acts = hands.of(ids)
    ties = list(_ties(ids, profiles, acts))
    db.executemany("DELETE FROM ties WHERE mention_id = ?", [(id,) for id in ids])
    db.executemany("INSERT INTO ties VALUES (?, ?, ?, ?)", ties)
    event = summed(
        [told_of(db, id)[0] for id in ids], score=min((tie[2] for tie in ties), default=1.0), corrected=bool(acts)
    )
    db.execute("DELETE FROM events WHERE id = ?", (event.event.id,))
    made = _as_corrected(db, event.event, ids, hands.sets)
    reviewed = hands.accepts and all(accepted(db, id, hands.undone) for id in ids)
    write_event(db, msgspec.structs.replace(event, event=msgspec.structs.replace(made, reviewed=reviewed)))


def _as_corrected(
    db: sqlite3.Connection, event: Event, ids: Sequence[str], sets: Sequence[tuple[str, Correction]]
) -> Event:
    """The event with the values that people gave it: those that speak of it by one of its mentions, in order."""
    for id, each in sets:
        if id in ids:
            event = set_in_event(event, each.field or "", each.value, Knowledge(db))
            event = msgspec.structs.replace(event, corrected=True)
    return event


def _ties(members: Sequence[str], profiles: Profiles, acts: Sequence[ByHand]) -> Iterator[tuple[str, str, float, str]]:
    """For each mention after the first the earlier one that it is most like, with score and reason.

    Where people merged, and nothing else ties a mention, the reason says who did.
    """
    for at, id in enumerate(members[1:], 1):
        rated = [(profiles.score(id, other), -before) for before, other in _compared(members, at)]
        best = max(rated)
        other = members[-best[1]]
        hand = next((act for act in acts if act.action == "merge" and id in act.mentions), None)
        if hand is not None and best[0] < settings()["threshold"]:
            yield id, other, 1.0, f"merged by {hand.by}" + (f": {hand.why}" if hand.why else "")
        else:
            yield id, other, round(best[0], 4), reason(profiles[id], profiles[other])


def _compared(members: Sequence[str], at: int) -> list[tuple[int, str]]:
    """The mentions before one, with their places; the first and the last of them where they are many."""
    before = list(enumerate(members[:at]))
    return before if at <= COMPARED else before[: COMPARED // 2] + before[-(COMPARED // 2) :]


def write_event(db: sqlite3.Connection, found: Summed) -> None:
    """Writes an event with its parties and conflicts, and that its mentions belong to it."""
    event = found.event
    row = {name: getattr(event, name) for name in Event.__struct_fields__ if name not in ("actors", "recipients")}
    flags = {"corrected": int(event.corrected), "reviewed": int(event.reviewed)}
    insert(db, "events", row | {"contexts": to_json(event.contexts)} | flags)
    for role, side in (("actor", event.actors), ("recipient", event.recipients)):
        for position, party in enumerate(side):
            told = {"actor_id": party.id, "name": party.name, "country": party.country, "sector": party.sector}
            place = {"event_id": event.id, "role": role, "position": position}
            insert(db, "event_parties", place | told | {"tellings": party.tellings})
    for conflict in found.conflicts:
        insert(db, "event_conflicts", {"event_id": event.id} | msgspec.structs.asdict(conflict))
    for telling, witness in zip(found.tellings, found.witnesses, strict=True):
        db.execute(
            "UPDATE event_mentions SET event_id = ?, witness = ?, pending = 0 WHERE id = ?",
            (event.id, witness, telling.mention.id),
        )
