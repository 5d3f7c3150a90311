"""The page of one event: each value with who says so, every telling side by side, why they are one, what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from legation import brief
from legation.errors import NotInRecord
from legation.event.model import EventMention
from legation.record.answers import PlaceCount
from legation.record.model import Event, Telling
from legation.record.record import Record
from legation.view import words
from legation.view.charts.world import kind, position
from legation.view.web.asked import address
from legation.view.web.map_drawing import world_map
from legation.view.web.pages import formed, opened, type_codes
from legation.view.web.render import data, render
from legation.view.web.sides import offered
from legation.view.web.values import values_of

RELATED = 6


def event(request: Request) -> Response:
    """One event."""
    id, form = formed(request.path_params["id"])
    with opened(request) as record:
        try:
            found = record.event(id)
        except NotInRecord:
            if decisions := record.decisions(id):
                return render(request, "gone.html", {"id": id, "decisions": decisions}, status=410)
            raise
        if form != "html":
            return data(form, [found])
        values = shown(request, record, found) | {"related": _related(record, found), "back": f"/events/{found.id}"}
        values["said"] = brief.told(record, found.id)
        values |= _where(found, values["tellings"])
    return render(request, "event.html", values)


def shown(request: Request, record: Record, found: Event) -> dict[str, Any]:
    """What both the page of an event and its review show."""
    tellings = record.tellings(found.id)
    return {
        "event": found,
        "seen": record.version(found.id),
        "values": list(values_of(found, tellings)),
        "tellings": [(telling, sentence(telling)) for telling in tellings],
        "conflicts": list(dict.fromkeys((c.field, c.value, c.story_id) for c in record.conflicts(found.id))),
        "ties": record.ties(found.id),
        "near": record.nearby(found.id),
        "done": record.decisions(found.id),
        "known": offered(request, record),
        "titles": {telling.story_id: telling.title for telling in tellings},
        "types": type_codes(request),
        "words": words,
    }


def _where(found: Event, tellings: Sequence[tuple[Telling, Markup]]) -> dict[str, Any]:
    """The map of an event's place, where it has one, and how exactly it is told."""
    own = (telling.mention.place for telling, _ in tellings)
    precision = next((place.precision for place in own if place and place.name == found.place), None)
    quads = tuple(int(found.quad == quad) for quad in (1, 2, 3, 4))
    place = PlaceCount(
        place=found.place or "", country=found.place_country, geonames=found.geonames, latitude=found.latitude,
        longitude=found.longitude, events=1, quads=(quads[0], quads[1], quads[2], quads[3]), precision=precision,
    )  # fmt: skip
    shown = found.place and position(place)
    drawn = world_map([place], lambda _: address("/map", {}, place=found.place_country or found.place))
    return {"map": drawn if shown else "", "exact": kind(place)}


def sentence(telling: Telling) -> Markup:
    """The sentence of a telling with the evidence in it marked."""
    mention, start = telling.mention, telling.mention.sentence.start
    out, at = Markup(""), 0
    text: str = telling.sentence
    for begin, end, what, told in sorted((a - start, b - start, what, told) for a, b, what, told in _spans(mention)):
        if at <= begin and end <= len(text):
            out += Markup('{}<mark class="{}" title="{}">{}</mark>').format(text[at:begin], what, told, text[begin:end])
            at = end
    return out + text[at:]


def _spans(mention: EventMention) -> Iterator[tuple[int, int, str, str]]:
    yield mention.trigger.start, mention.trigger.end, f"q{mention.quad}", words.label(mention)
    for role, side in (("actor", mention.actors), ("recipient", mention.recipients)):
        for party in side:
            if party.start is not None and party.end is not None:
                yield party.start, party.end, "party", f"{role}: {words.party(party)}"
    when, where = mention.date, mention.place
    if when is not None and when.from_ is not None and when.to is not None:
        yield when.from_, when.to, "date", f"when: {words.day(when)}"
    if where is not None and where.start is not None and where.end is not None:
        yield where.start, where.end, "place", f"where: {words.place(mention)}"
    for amount in mention.amounts:
        yield amount.start, amount.end, "number", f"sum: {amount.value:,.0f} {amount.currency}"
    if mention.attribution is not None:
        yield mention.attribution.start, mention.attribution.end, "says", f"says so: {words.says(mention)}"


def _related(record: Record, found: Event) -> list[Event]:
    """Other events of the same parties, the nearest in time first."""
    sides = [party.id or party.name for party in (*found.actors, *found.recipients)][:2]
    if len(sides) < 2:
        return []
    near = [other for other in record.dyad(sides[0], sides[1]).page(200) if other.id != found.id]
    day = found.date_start or ""
    return sorted(near, key=lambda other: abs(_number(other.date_start) - _number(day)))[:RELATED]


def _number(day: str | None) -> int:
    return int((day or "0").replace("-", "") or 0)
