"""The pages that show patterns: where events happened, who met whom, which meetings were on which day."""

from __future__ import annotations

import functools
from itertools import islice
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from legation.errors import RecordError
from legation.record.answers import Contact, PlaceCount
from legation.record.record import Record
from legation.view.charts.world import kind
from legation.view.web import countries, month
from legation.view.web.asked import FIELDS, address, filters_of
from legation.view.web.map_drawing import shows_all, world_map
from legation.view.web.network_drawing import network
from legation.view.web.pages import MOST, opened, remembered, type_codes
from legation.view.web.render import data, render

PLACES, PAIRS = 200, 60
"""Places on a map and pairs in a network at the most: those of most events."""

Query = dict[str, str]


def map_page(request: Request) -> Response:
    """Where events happened, on a map and in a table."""
    form, query = request.path_params["form"], dict(request.query_params)
    with opened(request) as record:
        if form != "html":
            return data(form, record.places(limit=MOST, **filters_of(query)))
        values = remembered(request, ("map", *sorted(query.items())), lambda: _map(record, query))
    return render(request, "map.html", {**values, "fields": FIELDS, "types": type_codes(request)})


def _map(record: Record, query: Query) -> dict[str, Any]:
    filters, whole = filters_of(query), bool(query.get("world"))
    kept = {name: told for name, told in query.items() if name != "world"}
    places = record.places(limit=PLACES, **filters)
    return {
        "places": [(place, kind(place), _events_at(kept, place)) for place in places],
        "map": world_map(places, functools.partial(_events_at, kept), whole=whole),
        "part": not shows_all(places),
        "whole": whole,
        "shown": sum(place.events for place in places),
        "total": len(record.events(**filters)),
    }


def _events_at(query: Query, place: PlaceCount) -> str:
    """The address of a place's events; of a country's, of all in it."""
    whole = kind(place) == "country" and place.country
    return address("/events", query, place=place.country if whole else place.place)


def network_page(request: Request) -> Response:
    """Who met whom, as a network and in a table."""
    form, query = request.path_params["form"], dict(request.query_params)
    level = query.get("level") or "country"
    with opened(request) as record:
        if form != "html":
            return data(form, record.contacts(level=level, limit=MOST, **filters_of(query)))
        values = remembered(request, ("network", *sorted(query.items())), lambda: _network(record, query, level))
    return render(request, "network.html", {**values, "fields": FIELDS, "types": type_codes(request)})


def _network(record: Record, query: Query, level: str) -> dict[str, Any]:
    found = record.contacts(level=level, limit=PAIRS, **filters_of(query))

    def name(id: str, own: str) -> str:
        return countries.name(id) if level == "country" else own

    party = functools.partial(_party, level)
    pairs = [
        (each, name(each.one, each.one_name), party(each.one), name(each.other, each.other_name), party(each.other),
         _pair(each))
        for each in found
    ]  # fmt: skip
    return {"pairs": pairs, "network": network(found, party, _pair, name), "level": level}


def _party(level: str, id: str) -> str:
    """Where a party leads: a country, or one that was set by hand, to its events; others to their page."""
    by_events = level == "country" or id.startswith("hand-")
    return address("/events", {}, party=id) if by_events else f"/actors/{quote(id, safe='')}"


def _pair(contact: Contact) -> str:
    return f"/dyads/{quote(contact.one, safe='')}/{quote(contact.other, safe='')}"


def calendar_page(request: Request) -> Response:
    """The meetings, visits and calls of a month, day by day."""
    form, query = request.path_params["form"], dict(request.query_params)
    asked = query.pop("month", "")
    filters = filters_of(query | {"since": "", "until": ""})
    with opened(request) as record:
        key = ("days", *sorted(filters.items()))
        days = remembered(request, key, lambda: record.engagement_days(**filters))
        shown = month.chosen(asked, days)
        if shown is None:
            raise RecordError(f'"{asked}" is no month: write it as 2022-05.')
        wanted: dict[str, Any] = {"status": month.HELD, **filters, "since": shown, "until": shown}
        found = list(islice(record.engagements(**wanted), MOST))
    if form != "html":
        return data(form, found)
    values = {
        "month": month.laid_out(shown, found),
        "years": month.years(days, shown),
        "asked": query,
        "sides": month.sides,
        "fields": [name for name in FIELDS if name not in ("since", "until", "type")],
        "types": type_codes(request),
    }
    return render(request, "calendar.html", values)
