"""GeoJSON (RFC 7946): a point an event, where its place has a position."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

import msgspec

from legation.export.model import Left, Source, Told
from legation.export.plover import place_of


def write(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """Every event whose place has a position, of whatever status, with ``precision`` saying how exact it is."""
    rows = 0
    out.write(b'{"type":"FeatureCollection","features":[')
    for told in events:
        if told.event.longitude is None or told.event.latitude is None:
            left["without a position"] += 1
            continue
        out.write((b",\n" if rows else b"\n") + msgspec.json.encode(_feature(told)))
        rows += 1
    out.write(b"\n]}\n")
    return rows


def _feature(told: Told) -> dict[str, Any]:
    event, where = told.event, place_of(told)
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [event.longitude, event.latitude]},
        "properties": {
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "date_start": event.date_start,
            "date_end": event.date_end,
            "actors": [party.name for party in event.actors],
            "recipients": [party.name for party in event.recipients],
            "place": event.place,
            "place_country": event.place_country,
            "precision": where.precision if where else None,
            "dead": event.dead,
            "injured": event.injured,
            "arrested": event.arrested,
            "witnesses": event.witnesses,
            "confidence": event.confidence,
            "conflicts": [
                {"field": each.field, "value": each.value, "story": each.story_id} for each in told.conflicts
            ],
            "text": told.tellings[0].sentence,
            "url": next((telling.url for telling in told.tellings if telling.url), None),
        },
    }
