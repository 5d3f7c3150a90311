"""Branches of a group that carry a land in their name: "IS-Somalia" is the group, not Somalia."""

from __future__ import annotations

import msgspec

from legation.gazetteer.model import Match

_DASHES = ("-", "–", "‑")


def branches(text: str, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches with a group's acronym and the state or place that a dash joins to it made one: the group's."""
    out: list[Match] = []
    for match in sorted(matches, key=lambda m: m.start):
        if out and _is_branch(text, out[-1], match):
            out[-1] = msgspec.structs.replace(out[-1], end=match.end)
        else:
            out.append(match)
    return tuple(out)


def _is_branch(text: str, group: Match, land: Match) -> bool:
    """Whether a dash alone stands between an armed group and a land."""
    named = group.entries[0]
    armed = named.sector in ("REB", "UAF") and named.kind in ("group", "body")
    return armed and land.entries[0].kind in ("state", "place") and text[group.end : land.start] in _DASHES
