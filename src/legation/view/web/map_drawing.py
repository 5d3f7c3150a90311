"""The map as SVG, drawn on the server: countries, signs of places, names; each sign a link for the pointer.

The same stands in the table beside it, for all who do not see or point. Where all places lie in one part of the world,
the map shows that part.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from legation.record.answers import PlaceCount
from legation.view.charts.labels import Sign, labels
from legation.view.charts.palette import balance
from legation.view.charts.world import NORTH, SOUTH, kind, position, project, world

WIDE = 960
_WORLD = WIDE / (2 * project(180, 0)[0])
_TOP = project(0, NORTH)[1]
TALL = round(_WORLD * (_TOP - project(0, SOUTH)[1]))
"""The drawing's own units: those of a pixel where it is 960 wide."""

CLOSEST, ROOM = 5.0, 70
"""How many times nearer than the whole world a map comes; what is left around the outermost places."""

FONT, NARROW_FONT = 12, 26
"""Sizes of names on wide and on narrow screens; on narrow ones signs are drawn twice as large."""

_TENTH = 10
"""Outlines are told in tenths of a unit, which spares their points."""

Ring = tuple[tuple[float, float], ...]


class Window(NamedTuple):
    """What a map shows: the scale, and where 0° north, 0° east stands."""

    scale: float
    x: float
    y: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A projected place in the drawing's units."""
        return self.x + self.scale * x, self.y - self.scale * y


WHOLE = Window(_WORLD, WIDE / 2, _WORLD * _TOP)


def world_map(places: Sequence[PlaceCount], to: Callable[[PlaceCount], str], *, whole: bool = False) -> Markup:
    """Places on a map, those of most events on top; ``to`` gives the address of a place's events.

    With ``whole`` it shows the whole world, else what holds all places.
    """
    known = [(place, project(*at)) for place in places if (at := position(place))]
    window = WHOLE if whole else _window([at for _, at in known])
    spots = [(place, window.at(*at)) for place, at in known]
    most = max((place.events for place, _ in spots), default=1)
    countries = _countries([place for place, _ in spots if kind(place) == "country"], window, to)
    signs = [_sign(place, at, most, to(place)) for place, at in reversed(spots) if _is_signed(place)]
    head = Markup('<svg class="map" viewBox="0 0 {} {}" aria-hidden="true">').format(WIDE, TALL)
    land = Markup('<g class="land" transform="scale(.1)"><path d="{}"/>').format(_land(window))
    return head + land + countries + Markup("</g>") + Markup("").join(signs) + _names(spots, most) + Markup("</svg>")


def shows_all(places: Iterable[PlaceCount]) -> bool:
    """Whether the map of these places is that of the whole world."""
    return _window([project(*at) for place in places if (at := position(place))]) == WHOLE


def _window(points: Sequence[tuple[float, float]]) -> Window:
    """The part of the world that holds all points, with room around; the whole where they lie far apart."""
    if not points:
        return WHOLE
    spots = [WHOLE.at(*point) for point in points]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, foot = min(y for _, y in spots), max(y for _, y in spots)
    near = min(WIDE / max(right - left, 1), TALL / max(foot - top, 1), CLOSEST)
    near = min(near, (WIDE - 2 * ROOM) / max(right - left, 1), (TALL - 2 * ROOM) / max(foot - top, 1))
    if near < 1.3:
        return WHOLE
    half_wide, half_tall = WIDE / near / 2, TALL / near / 2
    x = min(max((left + right) / 2, half_wide), WIDE - half_wide)
    y = min(max((top + foot) / 2, half_tall), TALL - half_tall)
    return Window(_WORLD * near, (WHOLE.x - x) * near + WIDE / 2, (WHOLE.y - y) * near + TALL / 2)


def _is_signed(place: PlaceCount) -> bool:
    """Countries that have an outline are shaded; those too small for one have a sign as others have."""
    return kind(place) != "country" or place.country not in _rings()


@functools.cache
def _rings() -> dict[str, tuple[Ring, ...]]:
    """The outlines of each country, projected."""
    return {
        each["id"]: tuple(
            tuple(project(x, y) for x, y in ring) for polygon in each["geometry"]["coordinates"] for ring in polygon
        )
        for each in world()["features"]
    }


@functools.lru_cache(maxsize=32)
def _land(window: Window) -> str:
    """All countries as one path."""
    return "".join(_path(rings, window) for rings in _rings().values())


def _path(rings: Sequence[Ring], window: Window) -> str:
    """Outlines as a path in tenths of a unit, each point told from the one before; what lies outside is left out."""
    parts = []
    for ring in rings:
        spots = [window.at(*point) for point in ring]
        if _surrounds(spots) or any(-60 < x < WIDE + 60 and -60 < y < TALL + 60 for x, y in spots):
            parts.append(_ring(spots))
    return "".join(parts)


def _surrounds(spots: Sequence[tuple[float, float]]) -> bool:
    """Whether a ring without a point inside the window lies around it."""
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return min(xs) < 0 and max(xs) > WIDE and min(ys) < 0 and max(ys) > TALL


def _ring(spots: Sequence[tuple[float, float]]) -> str:
    x, y = round(spots[0][0] * _TENTH), round(spots[0][1] * _TENTH)
    steps = []
    told = f"M{x} {y}l"
    for next_x, next_y in spots[1:-1]:
        dx, dy = round(next_x * _TENTH) - x, round(next_y * _TENTH) - y
        if abs(dx) + abs(dy) >= 4:  # less than half a unit is not seen
            steps.append(f"{dx}{'' if dy < 0 else ' '}{dy}")
            x, y = x + dx, y + dy
    return told + " ".join(steps) + "z" if len(steps) > 1 else ""


_COUNTRY = Markup('<a href="{}" tabindex="-1"><title>{}</title><path class="{} s{}" d="{}"/></a>')
_SIGNS = {
    "town": Markup('<circle cx="{0:.1f}" cy="{1:.1f}" r="{2:.1f}"/>'),
    "province": Markup('<rect x="{3:.1f}" y="{4:.1f}" width="{5:.1f}" height="{5:.1f}"/>'),
    "region": Markup('<path d="M{0:.1f} {6:.1f}L{7:.1f} {1:.1f}L{0:.1f} {8:.1f}L{9:.1f} {1:.1f}z"/>'),
    "country": Markup('<rect x="{3:.1f}" y="{4:.1f}" width="{5:.1f}" height="{5:.1f}" rx="2"/>'),
}
"""A town (or site) is a full dot; a province a square, a region a diamond, both empty; a small state a full square."""

_SIGN = Markup('<a href="{}" tabindex="-1" class="sign {} {}"><title>{}</title>{}</a>')


def told(place: PlaceCount) -> str:
    """A place in words: how exact, how many events, of which kind."""
    exact = {"town": "", "province": ", province", "region": ", region", "country": ", the country as a whole"}
    together, against = place.quads[0] + place.quads[1], place.quads[2] + place.quads[3]
    where = f"{place.place}{exact[kind(place)]}"
    return f"{where}: {place.events:,} events, {together:,} of cooperation, {against:,} of conflict"


def reach(events: int, most: int) -> float:
    """How far a sign reaches from its middle: areas are as the numbers of events."""
    return 3.5 + 13 * math.sqrt(events / max(most, 1))


def _sign(place: PlaceCount, at: tuple[float, float], most: int, href: str) -> Markup:
    (x, y), far = at, reach(place.events, most)
    side = far * 0.886  # a square as large as the circle
    shape = _SIGNS[kind(place)].format(x, y, far, x - side, y - side, 2 * side, y - far, x + far, y + far, x - far)
    return _SIGN.format(href, kind(place), balance(place.quads), told(place), shape)


def _countries(places: Sequence[PlaceCount], window: Window, to: Callable[[PlaceCount], str]) -> Markup:
    """The countries that events name as a whole, the fuller the more events: five steps."""
    most = max((place.events for place in places), default=1)
    seen: set[str] = set()
    parts = []
    for place in places:
        if place.country and place.country in _rings() and place.country not in seen:
            seen.add(place.country)
            step = max(1, math.ceil(5 * math.sqrt(place.events / most)))
            path = _path(_rings()[place.country], window)
            parts.append(_COUNTRY.format(to(place), told(place), balance(place.quads), step, path))
    return Markup("").join(parts)


_NAME = Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>')
_ANCHORS = {"center": "middle", "left": "start", "right": "end"}


def _names(spots: Sequence[tuple[PlaceCount, tuple[float, float]]], most: int) -> Markup:
    """Names of places, once for wide and once for narrow screens; the stylesheet shows one of them."""
    return Markup("").join(
        names(
            [
                Sign(*at, times * reach(place.events, most) if _is_signed(place) else 0.0, place.place)
                for place, at in spots
                if 0 < at[0] < WIDE and 0 < at[1] < TALL
            ],
            font, (WIDE, TALL), shown, number,
        )
        for shown, font, times, number in (("wide", FONT, 1.0, 32), ("narrow", NARROW_FONT, 2.0, 9))
    )  # fmt: skip


def names(signs: Sequence[Sign], font: float, size: tuple[float, float], shown: str, most: int) -> Markup:
    """Names beside their signs as a group that is shown on ``wide`` or ``narrow`` screens."""
    drawn = [
        _NAME.format(label.x, label.y + font * 0.35, _ANCHORS[label.align], label.name)
        for label in labels(signs, font, size, most=most)
    ]
    return Markup('<g class="names {}" font-size="{}">').format(shown, font) + Markup("").join(drawn) + Markup("</g>")
