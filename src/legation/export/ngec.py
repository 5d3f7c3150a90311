"""NGEC's table (2026): one row a telling of an event, with the words behind each value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from legation.event.model import EventMention
from legation.export.codes import plover_actor
from legation.export.delimited import Row, joined, write_rows
from legation.export.model import Left, Source, Told
from legation.record.model import EventParty

COLUMNS = (
    "id", "story_id", "pub_date", "event_type", "event_mode", "anchor_quote", "date_text", "date", "date_granularity",
    "date_type", "location_text", "killed_text", "injured_text", "location_name", "location_country",
    "location_admin1", "lat", "lon", "geonameid", "actor_text", "actor_code", "actor_wiki", "recipient_text",
    "recipient_code", "recipient_wiki",
)  # fmt: skip
"""The columns of NGEC's table of 2026."""


def write(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """Every telling of every event that has happened; NGEC's table has no column for the others."""
    return write_rows(COLUMNS, _rows(source, events, left), out)


def _rows(source: Source, events: Iterable[Told], left: Left) -> Iterator[Row]:
    for told in events:
        for telling in told.tellings:
            mention = telling.mention
            if mention.status in ("future", "hypothetical", "negated"):
                left[f"{mention.status} (no column tells it)"] += 1
                continue
            date, place = mention.date, mention.place
            yield {
                "id": mention.id,
                "story_id": telling.story_id,
                "pub_date": (telling.published or "")[:10],
                "event_type": mention.type,
                "event_mode": mention.mode,
                "anchor_quote": mention.trigger.text,
                "date_text": date.text if date else None,
                "date": date.start if date else None,
                "date_granularity": date.granularity if date else None,
                "date_type": date.basis if date else None,
                "location_text": place.text if place else None,
                "killed_text": mention.casualties.dead,
                "injured_text": mention.casualties.injured,
                "location_name": place.name if place else None,
                "location_country": place.country if place else None,
                "location_admin1": place.admin if place else None,
                "lat": place.lat if place else None,
                "lon": place.lon if place else None,
                "geonameid": place.geonames if place else None,
                **_side("actor", source, mention),
                **_side("recipient", source, mention),
            }


def _side(role: str, source: Source, mention: EventMention) -> Row:
    parties = mention.actors if role == "actor" else mention.recipients
    told = [EventParty(id=party.id, name=party.name, country=party.country, sector=party.sector) for party in parties]
    known = [source.known(party) for party in told]
    return {
        f"{role}_text": joined(party.text or party.name for party in parties),
        f"{role}_code": joined(plover_actor(party) for party in told),
        f"{role}_wiki": joined(each.wikidata if each else None for each in known).strip(";"),
    }
