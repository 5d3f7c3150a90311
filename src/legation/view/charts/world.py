"""The world that maps are drawn on: outlines of countries, where a country's sign stands, the projection.

Outlines: Natural Earth, 1:110 million, public domain; borders are those it draws, and no statement on whose a land is.
"""

from __future__ import annotations

import functools
import json
import math
from importlib import resources
from typing import Any

from legation.record.answers import PlaceCount

WEST, EAST, SOUTH, NORTH = -180.0, 180.0, -56.0, 84.0
"""What a map of the whole world shows, in degrees."""

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2


@functools.cache
def world() -> dict[str, Any]:
    """Outlines as GeoJSON, and ``points``: where a country's sign stands, longitude and latitude by its code."""
    text = resources.files("legation").joinpath("data", "view", "world.json").read_text(encoding="utf8")
    found: dict[str, Any] = json.loads(text)
    return found


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """A place in the Equal Earth projection, y growing northward; the radius of the earth is 1.

    Šavrič, Patterson and Jenny (2018): The Equal Earth map projection. International Journal of Geographical
    Information Science 33 (3). Areas are true to each other.
    """
    angle = math.asin(_M * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square**3
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = math.radians(longitude) * math.cos(angle) / (_M * slope)
    return x, angle * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))


def position(place: PlaceCount) -> tuple[float, float] | None:
    """Longitude and latitude of a place: its own, else where its country's sign stands; None where nothing is known."""
    if place.longitude is not None and place.latitude is not None:
        return place.longitude, place.latitude
    found = world()["points"].get(place.country)
    return (float(found[0]), float(found[1])) if found else None


def kind(place: PlaceCount) -> str:
    """How a map shows a place: as a "town" (or site, district), a "province", a "region", or a "country"."""
    if place.precision in ("place", "district"):
        return "town"
    if place.precision in ("province", "region"):
        return place.precision
    return "town" if place.precision is None and place.longitude is not None else "country"
