"""Corrections laid over the machine's coding: mentions, stories and actors get the values that are in force."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from legation.event.model import EventMention, Party
from legation.event.scales import Scale, scales
from legation.record.blocks import write_names
from legation.record.codebooks import own_types
from legation.record.corrections import about_mentions, in_force, listed, mentions_of
from legation.record.fields import set_in_mention
from legation.record.keep import keep_details, mention_columns, to_json
from legation.record.model import Correction
from legation.record.show import stored_story

_DECODE = msgspec.json.Decoder(EventMention)


def touch(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """These mentions, and those of one event with them, wait to be merged anew."""
    for id in ids:
        db.execute(
            "UPDATE event_mentions SET pending = 1 WHERE id = ?1 "
            "OR event_id = (SELECT event_id FROM event_mentions WHERE id = ?1)", (id,),
        )  # fmt: skip


def renew(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Gives these mentions the values that are in force; they wait to be merged anew."""
    ids = sorted(set(ids))
    touch(db, ids)
    force = {each.id: each for each in in_force(db, "set", "reject", "add")}
    changed = {each.target for each in force.values() if each.kind == "actor"}
    for id in ids:
        own = [force[number] for number in sorted(about_mentions(db, [id])) if number in force]
        own = [each for each in own if id in mentions_of(db, each.id).get("target", [])]
        _renew(db, id, own, [each for each in force.values() if each.kind == "actor"] if changed else [])


def _renew(db: sqlite3.Connection, id: str, own: list[Correction], actors: list[Correction]) -> None:
    row = db.execute("SELECT coded, origin FROM event_mentions WHERE id = ?", (id,)).fetchone()
    coded = _DECODE.decode(row["coded"])
    value = _with_actors(coded, actors)
    for each in own:
        if each.action == "set" and each.kind == "mention":
            value = set_in_mention(value, each.field or "", each.value, Knowledge(db))
    rejected = any(each.action == "reject" for each in own)
    rejected |= row["origin"] == "hand" and not any(each.action == "add" for each in own)
    columns = mention_columns(value) | {
        "value": to_json(value) if value != coded else None,
        "corrected": int(value != coded or row["origin"] == "hand"),
        "rejected": int(rejected),
    }
    columns |= {"event_id": None, "witness": None} if rejected else {}
    sets = ", ".join(f'"{column}" = ?' for column in columns)
    db.execute(f"UPDATE event_mentions SET {sets} WHERE id = ?", (*columns.values(), id))
    if rejected:
        db.execute("DELETE FROM merge_keys WHERE mention_id = ?", (id,))
        db.execute("DELETE FROM ties WHERE mention_id = ?1 OR other_id = ?1", (id,))
    keep_details(db, value)


def _with_actors(mention: EventMention, actors: list[Correction]) -> EventMention:
    """The mention with what was corrected of its actors."""

    def side(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        for each in actors:
            parties = tuple(
                msgspec.structs.replace(party, **{each.field or "name": each.value})
                if party.id == each.target
                else party
                for party in parties
            )
        return parties

    return msgspec.structs.replace(mention, actors=side(mention.actors), recipients=side(mention.recipients))


class Knowledge:
    """What a record knows that corrections name: its actors, and the types that its codebooks have."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def party(self, told: str) -> dict[str, Any] | None:
        """The party of an actor of the record, by its id or its name as it is written."""
        row = self._db.execute(
            "SELECT id, name, country, sector FROM actors WHERE id = ?1 OR name = ?1 ORDER BY id != ?1, id LIMIT 1",
            (told,),
        ).fetchone()
        return dict(row) if row else None

    def scales(self) -> dict[tuple[str, str | None], Scale]:
        """The scores of every type and mode: PLOVER's and those of the users' own."""
        return scales() | {key: own.scale for key, own in own_types(self._db).items()}


def renew_row(db: sqlite3.Connection, kind: str, id: str) -> None:
    """Gives a story or an actor the values that are in force; that before the first correction is the machine's."""
    table = {"story": "stories", "actor": "actors"}[kind]
    every = [each for each in _all_sets(db) if each.kind == kind and each.target == id]
    for field in dict.fromkeys(each.field for each in every):
        own = [each for each in every if each.field == field]
        value = next((each.value for each in reversed(own) if not each.undone), own[0].was)
        db.execute(f'UPDATE {table} SET "{field}" = ? WHERE id = ?', (value, id))
    if kind == "story":
        db.execute("DELETE FROM story_names WHERE story_id = ?", (id,))
        write_names(db, stored_story(db.execute("SELECT * FROM stories WHERE id = ?", (id,)).fetchone()))


def _all_sets(db: sqlite3.Connection) -> Iterator[Correction]:
    return (each for each in listed(db) if each.action == "set")


def mentions_with(db: sqlite3.Connection, kind: str, id: str) -> list[str]:
    """The mentions of a story, or those that an actor takes part in."""
    query = {
        "story": "SELECT id FROM event_mentions WHERE story_id = ? ORDER BY id",
        "actor": "SELECT DISTINCT mention_id FROM mention_parties WHERE actor_id = ? ORDER BY mention_id",
    }[kind]
    return [row[0] for row in db.execute(query, (id,))]
