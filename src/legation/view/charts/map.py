"""Events by place on a map of the world: how many, how exact the place is, more cooperation or more conflict."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from legation.record.answers import PlaceCount
from legation.view.charts.labels import Sign, labels
from legation.view.charts.network import FONT, pixels, steps, texts
from legation.view.charts.palette import CONFLICT, COOPERATION, EDGE, EVEN, LAND, balance
from legation.view.charts.picture import altair
from legation.view.charts.world import NORTH, SOUTH, kind, position, project, world

MOST, WIDE, NAMED = 200, 960, 30
"""Places in a chart at the most; its width in pixels; places that are named."""

SCALE = WIDE / (2 * project(180, 0)[0])
_TOP, _FOOT = project(0, NORTH)[1], project(0, SOUTH)[1]
TALL = round(SCALE * (_TOP - _FOOT))
MIDDLE = (WIDE / 2, SCALE * _TOP)
"""Where 0° north, 0° east stands, in pixels from the top left."""

SHARES, HUES = ("cooperation", "even", "conflict"), (COOPERATION, EVEN, CONFLICT)
KINDS = ("town", "province", "region")
_TOLD = ("place", "country", "told", "events", "cooperation", "conflict")


def map(places: Sequence[PlaceCount], title: str) -> Any:
    """A map of the world: towns as full dots, provinces and regions as empty signs, whole countries by their shade."""
    alt = altair()
    rows = [row for place in places if (row := _row(place))]
    signs = _signs(alt, [row for row in rows if row["told"] != "country"])
    drawn = alt.layer(*_land(alt, rows), signs, *_names(alt, rows))
    drawn.datasets = {"world": world()["features"], "whole": _whole(rows)}
    projected = {"type": "equalEarth", "scale": SCALE, "translate": list(MIDDLE)}
    heading = {"text": title, "subtitle": "shaded: told of a country as a whole"}
    return drawn.properties(title=heading, width=WIDE, height=TALL, projection=projected).configure_view(stroke=None)


def area(events: int, most: int) -> float:
    """The size of a sign in square pixels: as the number of events, but none is too small to be seen."""
    return 28 + 650 * events / max(most, 1)


def _row(place: PlaceCount) -> dict[str, Any] | None:
    at = position(place)
    if at is None:
        return None
    quads, (x, y) = place.quads, project(*at)
    return {"place": place.place, "country": place.country, "told": kind(place), "events": place.events,
            "cooperation": quads[0] + quads[1], "conflict": quads[2] + quads[3], "more": balance(quads),
            "longitude": at[0], "latitude": at[1], "x": MIDDLE[0] + SCALE * x, "y": MIDDLE[1] - SCALE * y}  # fmt: skip


def _signs(alt: Any, rows: list[dict[str, Any]]) -> Any:
    most = max((row["events"] for row in rows), default=1)
    hue = alt.Scale(domain=list(SHARES), range=list(HUES))
    size = alt.Scale(domain=[0, most], range=[area(0, most), area(most, most)])
    key = alt.Legend(values=steps(rows), format=",d")
    return alt.Chart(alt.Data(values=rows)).mark_point(strokeWidth=1.6).encode(
        longitude="longitude:Q",
        latitude="latitude:Q",
        size=alt.Size("events:Q", title="events at a place", scale=size, legend=key),
        stroke=alt.Stroke("more:N", title="more of", scale=hue),
        fill=alt.Fill("more:N", title="more of", scale=hue),
        fillOpacity=alt.condition("datum.told == 'town'", alt.value(0.6), alt.value(0)),
        shape=alt.Shape("told:N", title="told as", scale=alt.Scale(domain=list(KINDS),
                        range=["circle", "square", "diamond"])),
        tooltip=[alt.Tooltip(f"{name}:N") for name in _TOLD],
    )  # fmt: skip


def _names(alt: Any, rows: list[dict[str, Any]]) -> list[Any]:
    most = max((row["events"] for row in rows), default=1)
    reach = {row["events"]: math.sqrt(area(row["events"], most) / math.pi) for row in rows}
    signs = [
        Sign(row["x"], row["y"], 0.0 if row["told"] == "country" else reach[row["events"]], row["place"])
        for row in rows
    ]
    return texts(alt, labels(signs, FONT, (WIDE, TALL), most=NAMED), *pixels(alt, WIDE, TALL))


def _whole(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The outlines of the countries that events name as a whole, with what is told of them."""
    told: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row["told"] == "country":
            told.setdefault(row["country"], row)
    return [{**told[each["id"]], **each} for each in world()["features"] if each["id"] in told]


def _land(alt: Any, rows: Sequence[dict[str, Any]]) -> list[Any]:
    """The countries; those that events name as a whole in a hue, the fuller the more events."""
    land = alt.Chart(alt.NamedData(name="world")).mark_geoshape(fill=LAND, stroke=EDGE, strokeWidth=0.6)
    most = max((row["events"] for row in rows if row["told"] == "country"), default=1)
    shade = alt.FillOpacity("events:Q", legend=None, scale=alt.Scale(type="sqrt", domain=[0, most], range=[0.15, 0.75]))
    hue = alt.Fill("more:N", title="more of", scale=alt.Scale(domain=list(SHARES), range=list(HUES)))
    whole = alt.Chart(alt.NamedData(name="whole")).mark_geoshape(stroke=EDGE, strokeWidth=0.6)
    return [land, whole.encode(fill=hue, fillOpacity=shade, tooltip=[alt.Tooltip(f"{name}:N") for name in _TOLD])]
