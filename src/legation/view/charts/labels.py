"""Names beside their signs, so that none covers another: the weightiest first, left out where there is no room."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

LONGEST, SURE = 24, 3
"""Letters of a name at the most; how many of the first signs are named even where their names cover other signs."""

_GAP = 2.0


class Sign(NamedTuple):
    """A dot to be named: where it stands, how far it reaches (all in pixels), its name."""

    x: float
    y: float
    reach: float
    name: str


class Label(NamedTuple):
    """A name with its place: ``y`` is the middle of its line, ``align`` (left, center, right) what ``x`` is of it."""

    number: int
    name: str
    x: float
    y: float
    align: str


_Box = tuple[float, float, float, float]


def labels(signs: Sequence[Sign], font: float, size: tuple[float, float], *, most: int = 1000) -> list[Label]:
    """The names that have room in a picture of ``size``, those of the first signs first; ``number``: which sign's.

    A name stands above, below, right or left of its sign, and covers no name; but for the first ones, no other sign's
    middle either.
    """
    placed: list[Label] = []
    taken: list[_Box] = []
    dots = [_box(sign.x, sign.y, min(sign.reach, 5.0) * 2, min(sign.reach, 5.0) * 2) for sign in signs]
    for number, sign in enumerate(signs):
        if len(placed) == most:
            break
        name = short(sign.name)
        wide, high = width(name, font), font * 1.15
        others = taken if number < SURE else [*taken, *dots[:number], *dots[number + 1 :]]
        for label, box in _choices(number, sign, name, wide, high):
            within = box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]
            if within and not any(_touch(box, other) for other in others):
                placed.append(label)
                taken.append(box)
                break
    return placed


def _choices(number: int, sign: Sign, name: str, wide: float, high: float) -> list[tuple[Label, _Box]]:
    up, aside = sign.reach + _GAP + high / 2, sign.reach + _GAP
    return [
        (Label(number, name, sign.x, sign.y - up, "center"), _box(sign.x, sign.y - up, wide, high)),
        (Label(number, name, sign.x, sign.y + up, "center"), _box(sign.x, sign.y + up, wide, high)),
        (Label(number, name, sign.x + aside, sign.y, "left"), _box(sign.x + aside + wide / 2, sign.y, wide, high)),
        (Label(number, name, sign.x - aside, sign.y, "right"), _box(sign.x - aside - wide / 2, sign.y, wide, high)),
    ]


def _box(x: float, y: float, wide: float, high: float) -> _Box:
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _touch(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def short(name: str) -> str:
    """A name of ``LONGEST`` letters at the most, on one line."""
    told = " ".join(name.split())
    return told if len(told) <= LONGEST else told[: LONGEST - 1].rstrip() + "…"


def width(name: str, font: float) -> float:
    """About how wide a name is in a sans-serif font, in pixels."""
    wide = sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.6 for letter in name)
    return wide * font
