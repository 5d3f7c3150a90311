"""GDELT 2.0's tables of events and mentions: tab-separated, no header, as its codebook (V2.0, 2015) orders them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO

from legation.export.codes import (
    base,
    cameo_actor,
    cameo_country,
    cameo_role,
    fips,
    gdelt_quad,
    goldstein,
    root,
)  # fmt: skip
from legation.export.delimited import Row, write_rows
from legation.export.model import Left, Pair, Source, Told
from legation.export.pairs import coded_pairs
from legation.export.plover import place_of
from legation.record.ids import row_key
from legation.record.model import EventParty, Telling

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
          "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Geo_Type", "Geo_FullName", "Geo_CountryCode", "Geo_ADM1Code", "Geo_ADM2Code", "Geo_Lat", "Geo_Long",
        "Geo_FeatureID")  # fmt: skip
EVENTS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1{name}" for name in _GEO), *(f"Actor2{name}" for name in _GEO), *(f"Action{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""The 61 columns of the table of events."""

MENTIONS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
"""The 16 columns of the table of mentions."""

_WEB, _CITATION = 1, 2
_GEO_TYPES = {"country": 1, "province": 5, "district": 4, "place": 4}
_US_TYPES = {"country": 1, "province": 2, "district": 3, "place": 3}


def write_events(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """Every pair of an event that has happened and has a day and a CAMEO code; a missing side is left empty."""
    return write_rows(EVENTS, _event_rows(events, left), out, delimiter="\t", head=False)


def write_mentions(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """Every telling of the events of ``write_events``, for each pair, under the same numbers."""
    return write_rows(MENTIONS, _mention_rows(source, events, left), out, delimiter="\t", head=False)


def _numbered(events: Iterable[Told], left: Left) -> Iterator[tuple[int, Told, Pair]]:
    """The pairs that the tables hold, each with its number."""
    for told, number, pair in coded_pairs(events, left, whole=False):
        yield row_key(f"{told.event.id}-{number}"), told, pair


def _event_rows(events: Iterable[Told], left: Left) -> Iterator[Row]:
    for number, told, pair in _numbered(events, left):
        event = told.event
        day = date.fromisoformat(event.date_start or "")
        yield {
            "GLOBALEVENTID": number,
            "SQLDATE": f"{day:%Y%m%d}",
            "MonthYear": f"{day:%Y%m}",
            "Year": day.year,
            "FractionDate": f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}",
            **_actor("Actor1", pair.source),
            **_actor("Actor2", pair.target),
            "IsRootEvent": int(any(telling.mention.sentence.start < _LEAD for telling in told.tellings)),
            "EventCode": event.cameo,
            "EventBaseCode": base(event.cameo),
            "EventRootCode": root(event.cameo),
            "QuadClass": gdelt_quad(event.cameo),
            "GoldsteinScale": goldstein(event.cameo, "gdelt"),
            "NumMentions": event.mentions,
            "NumSources": len({telling.publisher for telling in told.tellings}),
            "NumArticles": event.stories,
            **_geo("Action", told),
            "DATEADDED": _time(event.first_published or event.date_start),
            "SOURCEURL": next((telling.url for telling in told.tellings if telling.url), told.tellings[0].story_id),
        }


_LEAD = 600  # code points: GDELT's "root events" are those of a document's lead paragraph


def _actor(name: str, party: EventParty | None) -> Row:
    if party is None:
        return {}
    return {
        f"{name}Code": cameo_actor(party),
        f"{name}Name": party.name.upper(),
        f"{name}CountryCode": cameo_country(party),
        f"{name}Type1Code": cameo_role(party),
    }


def _geo(name: str, told: Told) -> Row:
    where = place_of(told)
    if where is None:
        return {f"{name}Geo_Type": 0}
    types = _US_TYPES if where.country == "USA" else _GEO_TYPES
    return {
        f"{name}Geo_Type": types.get(str(where.precision), 4),
        f"{name}Geo_FullName": ", ".join(filter(None, (where.name, where.admin))),
        f"{name}Geo_CountryCode": fips(where.country),
        f"{name}Geo_Lat": where.lat,
        f"{name}Geo_Long": where.lon,
        f"{name}Geo_FeatureID": where.geonames,
    }


def _time(told: str | None) -> str | None:
    """YYYYMMDDHHMMSS of an ISO day or time."""
    figures = "".join(letter for letter in (told or "")[:19] if letter.isdigit())
    return figures.ljust(14, "0") if figures else None


def _mention_rows(source: Source, events: Iterable[Told], left: Left) -> Iterator[Row]:
    for number, told, pair in _numbered(events, left):
        for telling in told.tellings:
            mention = telling.mention
            yield {
                "GLOBALEVENTID": number,
                "EventTimeDate": _time(told.event.date_start),
                "MentionTimeDate": _time(telling.published or told.event.date_start),
                "MentionType": _WEB if telling.url else _CITATION,
                "MentionSourceName": telling.publisher or telling.story_id,
                "MentionIdentifier": telling.url or telling.story_id,
                "SentenceID": source.sentence_number(telling.story_id, mention.trigger.start),
                "Actor1CharOffset": _offset(telling, "actors", pair.source),
                "Actor2CharOffset": _offset(telling, "recipients", pair.target),
                "ActionCharOffset": mention.trigger.start,
                "InRawText": 1,
                "Confidence": max(10, round(mention.confidence * 10) * 10),
                "MentionDocLen": source.length(telling.story_id),
            }


def _offset(telling: Telling, side: str, party: EventParty | None) -> int:
    """Where a telling names a party, in code points; -1 where it does not."""
    named = (*getattr(telling.mention, side), *telling.mention.actors, *telling.mention.recipients)
    found = (each.start for each in named if party is not None and each.id == party.id and each.start is not None)
    return next(found, -1)
