"""Bodies that carry a land in their name: "IS-Somalia" is the group, "Oxfam Kenya" the charity, "Leeds City Council"
of Britain; firms with the letters of their form behind it ("Nokia Inc.", "Nokia Finland Ltd.")."""

from __future__ import annotations

import re

import msgspec

from legation.gazetteer.model import Match
from legation.mention.model import PlaceMention
from legation.mention.names import Name
from legation.mention.words import words

_DASHES = ("-", "–", "‑")
_OWNS = ("'", "’")
_FORM = re.compile(
    r"((?: [A-Z][\w&-]*){0,3}?),?"
    r"(?: (?:Inc|Ltd|Corp|Co|LLC|PLC|Plc|plc|GmbH|Pty|Limited|Incorporated|Corporation)\b\.?)+"
)
"""What tells which form a firm has in law, with other words of its name before it."""
_FIRMS = frozenset({"BUS", "MNC", "MED"})


def branches(text: str, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches with a body and the land that its branch's name has behind it made one: with a group's acronym and
    what a dash joins to it, and with a charity and the state right behind it; a firm's with its form ("Delta *Ltd.*").
    """
    out: list[Match] = []
    for match in sorted((_formed(text, m) for m in matches), key=lambda m: m.start):
        if out and match.end <= out[-1].end and out[-1].start < match.start and _is_firm(out[-1]):
            continue
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


def _formed(text: str, match: Match) -> Match:
    """A firm's match with what tells its form, and a branch's or daughter's with its name between: "Nokia *Finland
    Ltd.*", which is another firm than Nokia."""
    found = _FORM.match(text, match.end) if _is_firm(match) else None
    if found is None:
        return match
    name, own = text[match.start : found.end()], match.entries[0]
    if found[1]:
        own = msgspec.structs.replace(own, id="-".join([own.id, *found[1].lower().split()]), name=name, wikidata=None)
    return msgspec.structs.replace(match, end=found.end(), entries=(own, *match.entries[1:]))


def _is_firm(match: Match) -> bool:
    return bool(match.entries) and match.entries[0].sector in _FIRMS


def local_bodies(names: tuple[Name, ...], places: tuple[PlaceMention, ...]) -> tuple[Name, ...]:
    """The names with the land of every body that is a town's or province's, by the place in its own name."""
    inside = [p for p in places if p.within_name and p.country and p.precision in ("place", "district", "province")]
    return tuple(_at_home(name, inside) if _is_local(name) else name for name in names)


def _is_local(name: Name) -> bool:
    """Whether a body of which nothing else is known is by its noun one of a town ("Leeds City *Council*")."""
    own = name.text.lower().split()
    of = own.index("of") if "of" in own[1:] else len(own)
    unknown = name.entry is None and name.land is None and name.kind in ("body", "unknown")
    return unknown and bool({own[of - 1], own[-1]} & words().local_bodies)


def _at_home(name: Name, places: list[PlaceMention]) -> Name:
    opens = name.start + len(name.text) - len(re.sub(r"^[Tt]he\s+", "", name.text))
    ends = [p for p in places if p.start == opens or (name.start < p.start and p.end == name.end)]
    return msgspec.structs.replace(name, land=ends[0].country) if len({p.country for p in ends}) == 1 else name
