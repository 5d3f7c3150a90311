"""ICEWS's table: one row a source and target of an event, tab-separated, CAMEO codes with ICEWS's Goldstein scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from legation.export.codes import country_name, event_name, goldstein, icews_sectors
from legation.export.delimited import Row, write_rows
from legation.export.model import Left, Source, Told
from legation.export.pairs import DONE, pairs
from legation.export.plover import place_of

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
    for told in events:
        event, first = told.event, told.tellings[0]
        reason = _reason(told)
        if reason is not None:
            left[reason] += 1
            continue
        where = place_of(told)
        for number, pair in enumerate(pairs(event), 1):
            if pair.source is None or pair.target is None:
                left["a pair without source or target"] += 1
                continue
            yield {
                "Event ID": f"{event.id}-{number}",
                "Event Date": event.date_start,
                "Source Name": pair.source.name,
                "Source Sectors": icews_sectors(pair.source),
                "Source Country": country_name(pair.source.country),
                "Event Text": event_name(event.cameo),
                "CAMEO Code": event.cameo,
                "Intensity": goldstein(event.cameo, "icews"),
                "Target Name": pair.target.name,
                "Target Sectors": icews_sectors(pair.target),
                "Target Country": country_name(pair.target.country),
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


def _reason(told: Told) -> str | None:
    event = told.event
    if event.status not in DONE:
        return f"{event.status} (no column tells it)"
    if event.date_start is None:
        return "without a day"
    return None if event.cameo else "without a CAMEO code"
