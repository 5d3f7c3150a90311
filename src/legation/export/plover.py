"""PLOVER's JSON: one record an event, a line each, with the fields of the PLOVER manual (draft 2.0)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

import msgspec

from legation.event.model import Where
from legation.export.codes import QUADS
from legation.export.model import Left, Source, Told
from legation.record.model import EventParty, Telling

_STATUS = {"negated": "negation"}
_RESOLUTION = {"country": 1, "province": 2, "district": 3, "place": 4}


def write(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """Every event that has a day and an actor or recipient (PLOVER requires ``id``, ``date``, ``actor``, ``event``)."""
    rows = 0
    for told in events:
        event = told.event
        if event.date_start is None:
            left["without a day (date is required)"] += 1
            continue
        out.write(msgspec.json.encode(_record(source, told)) + b"\n")
        rows += 1
    return rows


def _record(source: Source, told: Told) -> dict[str, Any]:
    event, first = told.event, told.tellings[0]
    status = [] if event.status == "current" else [_STATUS.get(event.status, event.status)]
    record = {
        "id": event.id,
        "date": event.date_start,
        "enddate": event.date_end if event.date_end != event.date_start else None,
        "actor": [_entity(source, party, told.tellings, "actors") for party in event.actors],
        "recipient": [_entity(source, party, told.tellings, "recipients") for party in event.recipients],
        "event": event.type,
        "mode": [mode for mode in (event.mode, *status) if mode],
        "context": list(event.contexts),
        "quad_code": QUADS[event.quad],
        "event_scale": event.intensity,
        "event_text": first.mention.trigger.text,
        "event_loc": _location(told),
        "size": {"dead": event.dead, "injured": event.injured, "arrested": event.arrested},
        "text": first.sentence,
        "text_info": {
            "start": first.mention.sentence.start,
            "end": first.mention.sentence.end,
            "text_story": first.story_id,
        },
        "cite_info": [_citation(telling) for telling in told.tellings],
        "coder": "legation",
    }
    return {key: value for key, value in record.items() if value not in (None, [], {}) or key == "actor"}


def _entity(source: Source, party: EventParty, tellings: tuple[Telling, ...], side: str) -> dict[str, Any]:
    known = source.known(party)
    words = next((p.text for t in tellings for p in getattr(t.mention, side) if p.id == party.id and p.text), None)
    entity = {
        "code": party.country,
        "sector": party.sector,
        "entity_text": words or party.name,
        "identifier_text": party.name,
        "identifier_id": known.wikidata if known else None,
        "office": known.title if known else None,
    }
    return {key: value for key, value in entity.items() if value is not None}


def _location(told: Told) -> dict[str, Any] | None:
    where = place_of(told)
    if where is None:
        return None
    location = {
        "extracted_place": where.text,
        "resolved_place": where.name,
        "geonameid": where.geonames,
        "lat": where.lat,
        "lon": where.lon,
        "province": where.admin,
        "country_code": where.country,
        "resolution": _RESOLUTION.get(str(where.precision)),
    }
    return {key: value for key, value in location.items() if value is not None}


def place_of(told: Told) -> Where | None:
    """The place of an event as the first telling that has the event's place tells it."""
    event = told.event
    if event.place is None:
        return None
    places = [telling.mention.place for telling in told.tellings if telling.mention.place is not None]
    return next((place for place in places if place.name == event.place), None) or Where(
        name=event.place, country=event.place_country, geonames=event.geonames, lat=event.latitude, lon=event.longitude
    )


def _citation(telling: Telling) -> dict[str, Any]:
    citation = {"title": telling.title, "publication": telling.publisher, "url": telling.url, "language": "eng",
                "citation": telling.published}  # fmt: skip
    return {key: value for key, value in citation.items() if value is not None}
