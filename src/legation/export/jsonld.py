"""JSON-LD: events as schema.org's Event, one graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

import msgspec

from legation.export.model import Left, Source, Told
from legation.export.plover import place_of
from legation.record.model import Conflict, EventParty, Telling

_KINDS = {"person": "Person", "state": "Country"}


def write(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """Every event of whatever status, with its code as ``additionalType`` and its stories as ``subjectOf``.

    Where stories contradict each other, what each says is a ``Claim`` behind them: the field as its name.
    """
    rows = 0
    out.write(b'{"@context":"https://schema.org","@graph":[')
    for told in events:
        out.write((b",\n" if rows else b"\n") + msgspec.json.encode(_event(source, told)))
        rows += 1
    out.write(b"\n]}\n")
    return rows


def _event(source: Source, told: Told) -> dict[str, Any]:
    event, where = told.event, place_of(told)
    label = "/".join(filter(None, (event.type, event.mode)))
    described: dict[str, Any] = {
        "@type": "Event",
        "@id": f"urn:legation:event:{event.id}",
        "name": f"{_names(event.actors)} – {label} – {_names(event.recipients)}",
        "additionalType": f"PLOVER:{label}",
        "startDate": event.date_start,
        "endDate": event.date_end,
        "eventStatus": {"future": "https://schema.org/EventScheduled"}.get(event.status),
        "description": told.tellings[0].sentence,
        "actor": [_party(source, party) for party in event.actors],
        "attendee": [_party(source, party) for party in event.recipients],
        "subjectOf": [*map(_article, told.tellings), *(_claim(told, conflict) for conflict in told.conflicts)],
        "keywords": [event.status, *event.contexts],
    }
    if where is not None:
        place: dict[str, Any] = {"@type": "Place", "name": where.name, "address": where.country}
        if where.lat is not None and where.lon is not None:
            place["geo"] = {"@type": "GeoCoordinates", "latitude": where.lat, "longitude": where.lon}
        if where.geonames is not None:
            place["sameAs"] = f"https://sws.geonames.org/{where.geonames}/"
        described["location"] = place
    return {key: value for key, value in described.items() if value not in (None, [])}


def _names(parties: tuple[EventParty, ...]) -> str:
    return ", ".join(party.name for party in parties) or "(not named)"


def _party(source: Source, party: EventParty) -> dict[str, Any]:
    known = source.known(party)
    described: dict[str, Any] = {"@type": _KINDS.get(known.kind if known else "", "Organization"), "name": party.name}
    if known and known.wikidata:
        described["sameAs"] = f"http://www.wikidata.org/entity/{known.wikidata}"
    return described


def _claim(told: Told, conflict: Conflict) -> dict[str, Any]:
    url = next((telling.url for telling in told.tellings if telling.mention.id == conflict.mention_id), None)
    article = {"@type": "NewsArticle", "identifier": conflict.story_id} | ({"url": url} if url else {})
    return {"@type": "Claim", "name": conflict.field, "text": conflict.value, "appearance": article}


def _article(telling: Telling) -> dict[str, Any]:
    described = {
        "@type": "NewsArticle",
        "headline": telling.title,
        "url": telling.url,
        "datePublished": telling.published,
        "publisher": {"@type": "Organization", "name": telling.publisher} if telling.publisher else None,
        "identifier": telling.story_id,
        "abstract": telling.sentence,
    }
    return {key: value for key, value in described.items() if value is not None}
