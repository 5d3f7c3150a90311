"""Branches of a body that carry a land in their name: "IS-Somalia" is the group, "Oxfam Kenya" the charity."""

from __future__ import annotations

import msgspec

from legation.gazetteer.model import Match

_DASHES = ("-", "–", "‑")
_OWNS = ("'", "’")


def branches(text: str, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches with a body and the land that its branch's name has behind it made one: with a group's acronym and
    what a dash joins to it, and with a charity and the state right behind it."""
    out: list[Match] = []
    for match in sorted(matches, key=lambda m: m.start):
        if out and _is_branch(text, out[-1], match):
            out[-1] = msgspec.structs.replace(out[-1], end=match.end, land=match.entries[0].country)
        else:
            out.append(match)
    return tuple(out)


def _is_branch(text: str, group: Match, land: Match) -> bool:
    """Whether a dash alone stands between an armed group and a land, or a space between a charity and a state."""
    if not group.entries or not land.entries:
        return False
    named, between = group.entries[0], text[group.end : land.start]
    armed = named.sector in ("REB", "UAF") and named.kind in ("group", "body")
    if named.kind == "body" and named.sector == "NGO" and between == " ":
        return land.form == "name" and land.entries[0].kind == "state" and text[land.end : land.end + 1] not in _OWNS
    return armed and land.entries[0].kind in ("state", "place") and between in _DASHES
