"""What coding anew changed: event mentions lost, gained and coded otherwise, kept for every run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

import msgspec

from legation.event.model import EventMention
from legation.record.keep import insert, to_json
from legation.record.model import Change, Recoded

Coded = Mapping[str, str]
"""The event mentions of a story: by id, each as JSON."""

_DECODE = msgspec.json.Decoder(EventMention)


def changes_between(before: Coded, after: Coded) -> Iterator[Change]:
    """What differs between two codings of a story: lost, gained, changed, each in order of id."""
    gained = [_DECODE.decode(after[id]) for id in sorted(after.keys() - before.keys())]
    for id in sorted(before.keys() - after.keys()):
        was = _DECODE.decode(before[id])
        yield Change(mention_id=id, change="lost", type=was.type, became=_became(was, gained))
    for mention in gained:
        yield Change(mention_id=mention.id, change="gained", type=mention.type)
    for id in sorted(before.keys() & after.keys()):
        if before[id] != after[id]:
            old, new = _DECODE.decode(before[id]), _DECODE.decode(after[id])
            fields = tuple(name for name in EventMention.__struct_fields__ if getattr(old, name) != getattr(new, name))
            yield Change(mention_id=id, change="changed", type=new.type, fields=fields)


def _became(was: EventMention, gained: list[EventMention]) -> str | None:
    """The type of a mention that is new and has words of a lost one's trigger."""
    return next(
        (m.type for m in gained if m.trigger.start < was.trigger.end and was.trigger.start < m.trigger.end), None
    )


def write_changes(db: sqlite3.Connection, recoded: Recoded, run_id: str) -> None:
    """Keeps what a run changed in a story."""
    for each in recoded.changes:
        row = msgspec.structs.asdict(each) | {"fields": to_json(each.fields)}
        insert(db, "changes", {"run_id": run_id, "story_id": recoded.story_id} | row)


def changes_of(db: sqlite3.Connection, run_id: str | None = None) -> list[Recoded]:
    """What a run changed (the last one that changed something, if none is named), story by story."""
    if run_id is None:
        last = db.execute("SELECT run_id FROM changes ORDER BY id DESC LIMIT 1").fetchone()
        run_id = last and str(last[0])
    found: dict[str, list[Change]] = {}
    query = "SELECT story_id, mention_id, change, type, became, fields FROM changes WHERE run_id = ? ORDER BY id"
    for row in db.execute(query, (run_id,)):
        told = {name: row[name] for name in ("mention_id", "change", "type", "became")}
        change = msgspec.convert(told | {"fields": msgspec.json.decode(row["fields"])}, Change)
        found.setdefault(row["story_id"], []).append(change)
    return [Recoded(story_id=id, changes=tuple(changes)) for id, changes in found.items()]
