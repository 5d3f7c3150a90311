"""In which province a place lies, and how exactly it is known: "Sangin district, Helmand province" is a district."""

from __future__ import annotations

import msgspec

from legation.gazetteer import Entry, Gazetteer
from legation.gazetteer.model import Level
from legation.mention.place_candidates import Candidate
from legation.mention.place_meaning import Nest
from legation.mention.place_words import words


class Located(msgspec.Struct, frozen=True):
    """What a place is taken for. ``entry`` gives name and country; ``latitude``/``longitude`` (degrees) are its own, or
    those of the division that it is told to lie in; ``precision`` says which."""

    entry: Entry | None
    admin: str | None
    precision: Level
    latitude: float | None
    longitude: float | None


def located(text: str, nest: Nest, entry: Entry | None, near: tuple[str, ...], gazetteer: Gazetteer) -> Located:
    """A nest with what is known of its place: the division that is meant where its kind is named, else ``entry``."""
    inner = nest.inner
    country = nest.country or (entry.country if entry else None)
    states = (country,) if country else near
    level = level_of(inner.kind)
    larger = (_around(text, outer, states, gazetteer) for outer in nest.within)
    around = next((e for e in larger if e is not None), None)
    admin = around.admin if around else None
    if level is not None and (entry is None or entry.level == "place"):
        entry = gazetteer.division(_name(text, inner), level, states, admin=admin) or entry
    if entry is not None and admin and entry.admin != admin:
        entry = _namesake(text, inner, admin, states, gazetteer) or entry
    admin = (entry.admin if entry else None) or admin
    if entry is not None and entry.latitude is not None:
        return Located(entry, admin, _precision(text, inner, entry, level), entry.latitude, entry.longitude)
    if around is not None:
        return Located(entry, admin, around.level or "province", around.latitude, around.longitude)
    return Located(entry, admin, _precision(text, inner, entry, level), None, None)


def level_of(kind: str | None) -> Level | None:
    """What a word for a kind of place ("governorate", "districts") makes of it, None where it is no division."""
    one = (kind or "").removesuffix("s")
    if one in words().provinces:
        return "province"
    return "district" if one in words().districts else None


def _precision(text: str, inner: Candidate, entry: Entry | None, level: Level | None) -> Level:
    if entry is not None and entry.kind == "state":
        return "region" if words().parts.search(text[inner.start : inner.name_start]) else "country"
    return level or (entry.level if entry and entry.level else "place")


def _name(text: str, candidate: Candidate) -> str:
    return text[candidate.name_start : candidate.name_end]


def _namesake(text: str, inner: Candidate, admin: str, states: tuple[str, ...], gazetteer: Gazetteer) -> Entry | None:
    """The place of that name in the province that is told."""
    found = gazetteer.place(_name(text, inner), near=states)
    return next((e for e in found if e.admin == admin and e.country in states), None)


def _around(text: str, outer: Candidate, states: tuple[str, ...], gazetteer: Gazetteer) -> Entry | None:
    """The province or district that a larger place named beside it is."""
    if outer.entries and outer.entries[0].kind == "state":
        return None
    level = level_of(outer.kind) or "province"
    told = next((e for e in outer.entries if e.level == level), None)
    return told or gazetteer.division(_name(text, outer), level, states)
