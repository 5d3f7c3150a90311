"""ICEWS's table: one row a source and target of an event, tab-separated, CAMEO codes with ICEWS's Goldstein scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from legation.export.codes import country_name, event_name, goldstein, icews_sectors
from legation.export.delimited import Row, write_rows
from legation.export.model import Left, Source, Told
from legation.export.pairs import coded_pairs
from legation.export.plover import place_of
from legation.record.model import EventParty

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
"""The columns of ICEWS coded event data."""


def write(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """Every pair with source and target of an event that has happened and has a day and a CAMEO code."""
    return write_rows(COLUMNS, _rows(source, events, left), out, delimiter="\t")


def _rows(source: Source, events: Iterable[Told], left: Left) -> Iterator[Row]:
    for told, number, pair in coded_pairs(events, left, whole=True):
        event, first, where = told.event, told.tellings[0], place_of(told)
        yield {
            "Event ID": f"{event.id}-{number}",
            "Event Date": event.date_start,
            "Source Name": pair.source and pair.source.name,
            "Source Sectors": icews_sectors(pair.source),
            "Source Country": _country(pair.source),
            "Event Text": event_name(event.cameo),
            "CAMEO Code": event.cameo,
            "Intensity": goldstein(event.cameo, "icews"),
            "Target Name": pair.target and pair.target.name,
            "Target Sectors": icews_sectors(pair.target),
            "Target Country": _country(pair.target),
            "Story ID": first.story_id,
            "Sentence Number": source.sentence_number(first.story_id, first.mention.trigger.start),
            "Publisher": first.publisher,
            "City": where.name if where and where.precision == "place" else None,
            "District": where.name if where and where.precision == "district" else None,
            "Province": where.admin if where else None,
            "Country": country_name(where.country) if where else None,
            "Latitude": where.lat if where else None,
            "Longitude": where.lon if where else None,
        }


def _country(party: EventParty | None) -> str:
    return country_name(party.country) if party is not None else ""
