"""POLECAT's weekly table: one row an event, tab-separated, several values parted by ";", "None" for none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from legation.export.codes import QUADS, country_name, cow
from legation.export.delimited import Row, joined, write_rows
from legation.export.model import Left, Source, Told
from legation.export.plover import place_of
from legation.record.model import EventParty

_SIDE = (
    "{} Name",
    "{} Country",
    "{} COW",
    "Primary {} Sector",
    "{} Sectors",
    "{} Title",
    "{} Name Raw",
    "Wikipedia {} ID",
)
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *(name.format("Actor") for name in _SIDE),
    *(name.format("Recipient") for name in _SIDE),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
"""The columns, as POLECAT's codebook names them."""


def write(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """Every event that has happened; POLECAT has no column for what is planned, possible or denied."""
    return write_rows(COLUMNS, _rows(source, events, left), out, delimiter="\t", null="None")


def _rows(source: Source, events: Iterable[Told], left: Left) -> Iterator[Row]:
    for told in events:
        event, first = told.event, told.tellings[0]
        if event.status in ("future", "hypothetical", "negated"):
            left[f"{event.status} (no column tells it)"] += 1
            continue
        where, people = place_of(told), source.people(first.story_id)
        row: Row = {
            "Event ID": event.id,
            "Event Date": event.date_start,
            "Event Type": event.type,
            "Event Mode": event.mode,
            "Intensity": event.intensity,
            "Quad Code": QUADS[event.quad],
            "Contexts": joined(event.contexts),
            **_side("Actor", source, event.actors, told),
            **_side("Recipient", source, event.recipients, told),
            "Source": first.publisher,
            "Publication Date": (first.published or "")[:10],
            "Story People": joined(people.get("person", ())),
            "Story Organizations": joined((*people.get("body", ()), *people.get("group", ()))),
            "Story Locations": joined(people.get("state", ())),
            "Language": "eng",
            "Version": "legation",
        }
        if where is not None:
            row |= {
                "Placename": where.name,
                "City": where.name if where.precision == "place" else None,
                "District": where.name if where.precision == "district" else None,
                "Province": where.admin,
                "Country": country_name(where.country) or None,
                "Latitude": where.lat,
                "Longitude": where.lon,
                "GeoNames ID": where.geonames,
                "Raw Placename": where.text,
                "Feature Type": where.precision,
            }
        yield row


def _side(role: str, source: Source, parties: tuple[EventParty, ...], told: Told) -> Row:
    if not parties:
        return {}
    side = "actors" if role == "Actor" else "recipients"
    known = [source.known(party) for party in parties]
    words = [party.text for party in getattr(told.tellings[0].mention, side) if party.text]
    values = (
        joined(party.name for party in parties),
        joined(party.country for party in parties),
        joined(cow(party.country) for party in parties),
        parties[0].sector,
        joined(party.sector for party in parties),
        joined(each.title if each else None for each in known),
        joined(words),
        joined(each.wikidata if each else None for each in known),
    )
    return {
        name.format(role): value if value and value.strip(";") else None
        for name, value in zip(_SIDE, values, strict=True)
    }
