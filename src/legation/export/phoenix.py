"""Phoenix's table: one row a source and target of an event, 26 columns, tab-separated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO

from legation.export.codes import cameo_actor, cameo_country, cameo_role, country_name, goldstein, phoenix_quad, root
from legation.export.delimited import Row, joined, write_rows
from legation.export.model import Left, Source, Told
from legation.export.pairs import coded_pairs
from legation.export.plover import place_of
from legation.record.model import EventParty

COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole",
    "SourceActorAttribute", "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute",
    "EventCode", "EventRootCode", "QuadClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName",
    "CountryName", "SentenceID", "URLs", "NewsSources",
)  # fmt: skip
"""The columns of the Phoenix data set."""


def write(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """Every pair of an event that has happened and has a day, a CAMEO code, a source and a target."""
    return write_rows(COLUMNS, _rows(source, events, left), out, delimiter="\t")


def _rows(source: Source, events: Iterable[Told], left: Left) -> Iterator[Row]:
    for told, number, pair in coded_pairs(events, left, whole=True):
        event, first, where = told.event, told.tellings[0], place_of(told)
        day = date.fromisoformat(event.date_start or "")
        yield {
            "EventID": f"{event.id}-{number}",
            "Date": f"{day:%Y%m%d}",
            "Year": day.year,
            "Month": day.month,
            "Day": day.day,
            **_actor("Source", pair.source),
            **_actor("Target", pair.target),
            "EventCode": event.cameo,
            "EventRootCode": root(event.cameo),
            "QuadClass": phoenix_quad(event.cameo),
            "GoldsteinScore": goldstein(event.cameo, "phoenix"),
            "Issues": joined(event.contexts),
            "Lat": where.lat if where else None,
            "Lon": where.lon if where else None,
            "LocationName": where.name if where else None,
            "StateName": where.admin if where else None,
            "CountryName": country_name(where.country) if where else None,
            "SentenceID": source.sentence_number(first.story_id, first.mention.trigger.start),
            "URLs": joined(telling.url or telling.story_id for telling in told.tellings),
            "NewsSources": joined(dict.fromkeys(telling.publisher or "" for telling in told.tellings)),
        }


def _actor(name: str, party: EventParty | None) -> Row:
    return {
        f"{name}ActorFull": cameo_actor(party),
        f"{name}ActorEntity": cameo_country(party) or cameo_role(party),
        f"{name}ActorRole": cameo_role(party) if cameo_country(party) else None,
    }
