"""A reading becomes rows: story, actors, event mentions with their evidence, quotations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from legation.errors import LegationError
from legation.event.model import EventMention, Party, Reading
from legation.mention.model import Actor
from legation.record.blocks import write_names
from legation.record.copies import Sketch, link
from legation.record.ids import actor_id, content_id, quotation_id, row_key
from legation.record.profile import about
from legation.record.versions import Run
from legation.story.model import Span, Story, text_hash

ActorIds = Mapping[str, str]
"""From the ids of actors in a reading (a1, a2 …) to those in the record."""


def keep_run(db: sqlite3.Connection, run: Run) -> None:
    """Writes the versions that code."""
    insert(db, "runs", msgspec.structs.asdict(run), or_="IGNORE")


def keep_problem(db: sqlite3.Connection, error: LegationError) -> None:
    """Writes an item that could not be kept: an error says "place: reason"."""
    place, _, reason = str(error).partition(": ")
    row = {"id": content_id(place, reason), "place": place, "kind": type(error).__name__, "reason": reason}
    insert(db, "problems", row, or_="IGNORE")


def keep(db: sqlite3.Connection, reading: Reading, run_id: str) -> None:
    """Writes a story that is not in the record yet, with all that was read from it, and links it with its copies."""
    sketch = Sketch(reading.story.text)
    insert(db, "stories", _story_row(reading.story, run_id, sketch))
    db.execute("DELETE FROM problems WHERE place = ?", (f'story "{reading.story.id}"',))
    link(db, reading.story.id, sketch)
    if "link" in reading.story.extra:
        insert(db, "links", {"url": reading.story.extra["link"], "story_id": reading.story.id}, or_="IGNORE")
    write_names(db, reading.story)
    keep_coding(db, reading, run_id)


def keep_coding(db: sqlite3.Connection, reading: Reading, run_id: str) -> None:
    """Writes what was read from a story that has no coding in the record."""
    story = reading.story
    ids = {actor.id: actor_id(actor) for actor in reading.actors}
    for actor in reading.actors:
        _keep_actor(db, story.id, actor, ids[actor.id])
    for position, mention in enumerate(reading.events):
        keep_mention(db, story, mention, ids, position=position, run_id=run_id)
    for quotation in reading.quotations:
        _keep_quotation(db, reading, quotation_id(story.id, quotation), quotation, ids)


def drop_coding(db: sqlite3.Connection, story_id: str) -> None:
    """Takes away what was read from a story; the story, what was added by hand, and the corrections stay."""
    told = db.execute("SELECT actor_id, name, kind, country, sector FROM story_actors WHERE story_id = ?",
                      (story_id,)).fetchall()  # fmt: skip
    db.execute("DELETE FROM event_mentions WHERE story_id = ? AND origin != 'hand'", (story_id,))
    for table in ("quotations", "story_actors"):
        db.execute(f"DELETE FROM {table} WHERE story_id = ?", (story_id,))
    for row in told:
        _count_name(db, row, -1)
        unknown = "id = ?1 AND NOT EXISTS (SELECT 1 FROM actor_names WHERE actor_id = ?1)"
        db.execute(f"DELETE FROM actors WHERE {unknown}", (row["actor_id"],))


def _story_row(story: Story, run_id: str, sketch: Sketch) -> dict[str, Any]:
    return {
        "key": row_key(story.id),
        "id": story.id,
        "title": story.title,
        "published": story.published,
        "url": story.url,
        "publisher": story.publisher,
        "language": story.language,
        "text": story.text,
        "text_hash": text_hash(story.text),
        "furniture": to_json(story.furniture),
        "extra": to_json(story.extra),
        "extractor": story.extra.get("extractor", "none"),
        "run_id": run_id,
        "about": " ".join(sorted(about(story.title, story.text))),
        "words_hash": sketch.words_hash,
        "sketch": sketch.digest,
    }


def _keep_actor(db: sqlite3.Connection, story_id: str, actor: Actor, id: str) -> None:
    told = {"name": actor.name, "kind": actor.kind, "country": actor.country, "sector": actor.sector}
    insert(db, "actors", {"id": id, "wikidata": actor.wikidata, **told}, or_="IGNORE")
    rest = {"title": actor.title, "wikidata": actor.wikidata, "aliases": to_json(actor.aliases),
            "mentions": to_json(actor.mentions), "reason": actor.reason}  # fmt: skip
    insert(db, "story_actors", {"story_id": story_id, "local_id": actor.id, "actor_id": id, **told, **rest})
    _count_name(db, {"actor_id": id, **told}, 1)


def _count_name(db: sqlite3.Connection, told: Mapping[str, Any] | sqlite3.Row, stories: int) -> None:
    """One story more or less that names an actor so; the commonest way becomes the actor's."""
    key = (told["actor_id"], told["name"], told["kind"], told["country"] or "", told["sector"] or "")
    db.execute(
        "INSERT INTO actor_names VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET stories = stories + excluded.stories", (*key, stories),
    )  # fmt: skip
    db.execute("DELETE FROM actor_names WHERE actor_id = ? AND stories <= 0", key[:1])
    best = db.execute(
        "SELECT name, kind, nullif(country, ''), nullif(sector, '') FROM actor_names WHERE actor_id = ? "
        "ORDER BY stories DESC, name, kind, country, sector LIMIT 1", key[:1],
    ).fetchone()  # fmt: skip
    if best is not None:
        db.execute(
            "UPDATE actors SET name = ?, kind = ?, country = ?, sector = ? WHERE id = ? "
            "AND id NOT IN (SELECT target FROM corrections WHERE kind = 'actor')",
            (*best, *key[:1]),
        )


def keep_mention(db: sqlite3.Connection, story: Story, mention: EventMention, ids: ActorIds, *, position: int,
                 run_id: str | None, origin: str = "machine") -> None:  # fmt: skip
    """Writes an event mention as it was coded, with its parties, evidence and sums."""
    known = with_record_ids(mention, ids)
    row = {"id": mention.id, "story_id": story.id, "position": position, "origin": origin, "run_id": run_id,
           "coded": to_json(known), "sentence": story.text[mention.sentence.start : mention.sentence.end]}  # fmt: skip
    insert(db, "event_mentions", row | mention_columns(known))
    keep_details(db, known)


def mention_columns(mention: EventMention) -> dict[str, Any]:
    """The columns of ``event_mentions`` that hold a mention's values."""
    when, where, dead = mention.date, mention.place, mention.casualties
    return {
        "type": mention.type,
        "mode": mention.mode,
        "status": mention.status,
        "date_start": when and when.start,
        "date_end": when and when.end,
        "granularity": when and when.granularity,
        "date_basis": when and when.basis,
        "place": where and where.name,
        "place_country": where and where.country,
        "trigger": mention.trigger.text,
        "trigger_start": mention.trigger.start,
        "trigger_end": mention.trigger.end,
        "sentence_start": mention.sentence.start,
        "sentence_end": mention.sentence.end,
        "speaker": mention.attribution and mention.attribution.text,
        "dead": dead.dead,
        "injured": dead.injured,
        "arrested": dead.arrested,
        "confidence": mention.confidence,
        "why": mention.why,
    }


def keep_details(db: sqlite3.Connection, mention: EventMention) -> None:
    """Writes the parties, evidence and sums of a mention anew."""
    for table in ("mention_parties", "evidence", "amounts"):
        db.execute(f"DELETE FROM {table} WHERE mention_id = ?", (mention.id,))
    for role, side in (("actor", mention.actors), ("recipient", mention.recipients)):
        for position, party in enumerate(side):
            insert(db, "mention_parties", _party_row(mention.id, role, position, party))
    for field, span in _evidence(mention):
        row = {"mention_id": mention.id, "field": field, "start": span.start, "end": span.end, "text": span.text}
        insert(db, "evidence", row, or_="IGNORE")
    for position, amount in enumerate(mention.amounts):
        row = {"value": amount.value, "currency": amount.currency, "text": amount.text}
        insert(db, "amounts", {"mention_id": mention.id, "position": position, **row})


def _party_row(mention_id: str, role: str, position: int, party: Party) -> dict[str, Any]:
    told = {"name": party.name, "country": party.country, "sector": party.sector}
    span = {"text": party.text, "start": party.start, "end": party.end}
    return {"mention_id": mention_id, "role": role, "position": position, "actor_id": party.id, **told, **span}


def _evidence(mention: EventMention) -> Iterator[tuple[str, Span]]:
    """Every value's words, with the field that they stand for."""
    yield "trigger", mention.trigger
    for role, side in (("actor", mention.actors), ("recipient", mention.recipients)):
        for party in side:
            yield from _span(role, party.text, party.start, party.end)
    for topic in mention.topics:
        yield "topic", topic
    if when := mention.date:
        yield from _span("date", when.text, when.from_, when.to)
    if where := mention.place:
        yield from _span("place", where.text, where.start, where.end)
    if told := mention.attribution:
        yield "speaker", Span(told.text, told.start, told.end)
    for amount in mention.amounts:
        yield "amount", Span(amount.text, amount.start, amount.end)
    for span in mention.also_at:
        yield "also_at", span


def _span(field: str, text: str | None, start: int | None, end: int | None) -> Iterator[tuple[str, Span]]:
    if text is not None and start is not None and end is not None:
        yield field, Span(text, start, end)


def with_record_ids(mention: EventMention, ids: ActorIds) -> EventMention:
    """The mention with its parties under their ids in the record."""

    def known(side: Iterable[Party]) -> tuple[Party, ...]:
        return tuple(msgspec.structs.replace(party, id=ids.get(party.id, party.id)) for party in side)

    told = mention.attribution
    if told is not None and told.actor is not None:
        told = msgspec.structs.replace(told, actor=ids.get(told.actor, told.actor))
    return msgspec.structs.replace(
        mention, actors=known(mention.actors), recipients=known(mention.recipients), attribution=told
    )


def _keep_quotation(db: sqlite3.Connection, reading: Reading, id: str, quotation: Any, ids: ActorIds) -> None:
    speaker = next((actor for actor in reading.actors if actor.id == quotation.speaker), None)
    row = {
        "key": row_key(id),
        "id": id,
        "story_id": reading.story.id,
        "actor_id": speaker and ids[speaker.id],
        "speaker": speaker and speaker.name,
        "cue": quotation.cue,
        "text": quotation.text,
        "start": quotation.start,
        "end": quotation.end,
        "direct": int(quotation.direct),
    }
    insert(db, "quotations", row, or_="IGNORE")
    for actor in reading.actors:
        inside = any(quotation.start <= span.start and span.end <= quotation.end for span in actor.mentions)
        if inside and ids[actor.id] != row["actor_id"]:
            insert(db, "quotation_actors", {"quotation_id": id, "actor_id": ids[actor.id]}, or_="IGNORE")


def insert(db: sqlite3.Connection, table: str, row: Mapping[str, Any], *, or_: str = "ABORT") -> None:
    """Writes a row given as column → value; ``or_`` is what is done where its key is taken."""
    columns, marks = ", ".join(f'"{column}"' for column in row), ", ".join("?" * len(row))
    db.execute(f'INSERT OR {or_} INTO "{table}" ({columns}) VALUES ({marks})', tuple(row.values()))


def to_json(value: Any) -> str:
    """``value`` as JSON."""
    return msgspec.json.encode(value).decode()
