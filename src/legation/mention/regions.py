"""Towns that are told apart from greater ones of their name by the region behind a comma: "Alexandria, Virginia"."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from legation.gazetteer.model import Match

_REGIONS = frozenset({"USA", "CAN", "AUS"})
"""Lands whose towns are told apart from famous namesakes by the region behind a comma."""


def told_by_region(text: str, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches with towns that bear the name of a greater one in the land of the region told behind them:
    "Alexandria, *Virginia*", "Athens, *Georgia*,", which is then no state either."""
    out = list(matches)
    for i, (town, region) in enumerate(pairwise(matches)):
        behind = next((e for e in region.entries if e.kind == "place" and e.country in _REGIONS), None)
        closed = text[region.end : region.end + 1] in (",", ".", ")", ";", "")  # "": the text ends there
        city = bool(town.entries) and town.entries[0].kind == "place"
        if behind is not None and closed and city and text[town.end : region.start] == ", ":
            out[i], out[i + 1] = (msgspec.structs.replace(m, entries=(behind,)) for m in (town, region))
    return tuple(out)
