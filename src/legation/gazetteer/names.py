"""From tables to names: which strings name which entry, and in what form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, get_args

from legation.gazetteer import tables
from legation.gazetteer.model import Entry, Form, Kind, Level

ACRONYM = re.compile(r"(?:[A-Z0-9]{2,}|(?:[A-Z]\.){2,}(?:[A-Z])?|[A-Z]\.[A-Z])[A-Z0-9+./-]*")
MARKS: dict[str, Form] = {"@": "metonym", "~": "adjective"}
WEAK = "?"
"""Marks a name that many others bear too: it counts only beside its state, or a fuller name of its own."""


class Name(NamedTuple):
    """A string, the form in which it names, and what it names; ``weak`` if only in a story that speaks of it."""

    text: str
    form: Form
    entry: Entry
    weak: bool = False


class State(NamedTuple):
    """A row of ``states.tsv``: the entry, its capitals' names and its currency."""

    entry: Entry
    names: list[Name]
    capitals: list[str]
    currency: str | None


def form_of(text: str, first: bool = False) -> Form:
    """``acronym`` for a string that matches only as written, ``name`` for an entry's first name, else ``alias``."""
    if ACRONYM.fullmatch(text):
        return "acronym"
    return "name" if first else "alias"


def states() -> Iterator[State]:
    """All states and territories with their names, adjectives and people."""
    for code, name, others, adjectives, people, capitals, currency, wikidata in tables.rows("states.tsv"):
        entry = Entry(id=code, name=name, kind="state", country=code, sector="GOV", wikidata=wikidata or None)
        names = [Name(name, "name", entry)]
        names += [Name(text, form_of(text), entry) for text in tables.several(others)]
        names += [Name(text, "adjective", entry) for text in tables.several(adjectives)]
        names += [Name(text, "demonym", entry) for text in tables.several(people)]
        yield State(entry, names, tables.several(capitals), currency or None)


def bodies(table: str) -> Iterator[Name]:
    """All names of the bodies and groups of a table."""
    for country, name, id_, kind, sector, others in tables.rows(table):
        entry = Entry(id=id_, name=name, kind=_kind(kind), country=country or None, sector=sector)
        aliases = [_marked(text, entry) for text in _respelt(name, tables.several(others))]
        if not any(alias.text == name for alias in aliases):
            yield Name(name, form_of(name, first=True), entry)
        yield from aliases


def _respelt(name: str, others: list[str]) -> list[str]:
    """A body's other names, and those of its name and of them with the other spelling of "Organization"."""
    pairs = (("Organization", "Organisation"), ("Organisation", "Organization"))
    more = [text.replace(one, other) for text in (name, *others) for one, other in pairs if one in text]
    return [*others, *(text for text in dict.fromkeys(more) if text not in (name, *others))]


def _kind(word: str) -> Kind:
    return "group" if word == "group" else "body"


def _marked(text: str, entry: Entry) -> Name:
    weak = text[0] == WEAK
    text = text.removeprefix(WEAK)
    if text[0] in MARKS:
        return Name(text[1:], MARKS[text[0]], entry, weak)
    return Name(text, form_of(text), entry, weak)


def regions() -> Iterator[Name]:
    """Regions, provinces, seas, straits and towns with the names that news gives them."""
    for country, name, id_, others, geonames, latitude, longitude, population, level, admin in tables.rows(
        "regions.tsv"
    ):
        if population:
            entry = city([country, name, geonames, admin, latitude, longitude, population])
        else:
            entry = area([country, name, geonames, admin, latitude, longitude], id_, _level(level))
        yield Name(name, "name", entry)
        yield from (_marked(text, entry) for text in tables.several(others))


def area(row: list[str], id_: str, level: Level) -> Entry:
    """The entry of a place that is no city; ``row`` as in a table of cities, cells empty where unknown."""
    country, name, geonames, admin, latitude, longitude = row
    return Entry(
        id=id_,
        name=name,
        kind="place",
        country=country or None,
        geonames=int(geonames) if geonames else None,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        admin=name if level == "province" else admin or None,
        level=level,
    )


LEVELS: dict[str, Level] = {"1": "province", "2": "district"}


def _level(word: str) -> Level:
    known: tuple[Level, ...] = get_args(Level)
    return next((level for level in known if level == word), "region")


def division(row: list[str]) -> tuple[Entry, list[str]]:
    """The entry of a row of ``divisions.tsv``, and its other names."""
    country, name, level, geonames, admin, latitude, longitude, others = row
    entry = area([country, name, geonames, admin, latitude, longitude], f"gn:{geonames}", LEVELS[level])
    return entry, tables.several(others)


def cities(table: str) -> Iterator[Name]:
    """Cities of a table, under their own and other names."""
    for row in tables.rows(table):
        entry = city(row)
        yield Name(entry.name, "name", entry)
        yield from (Name(text, "alias", entry) for text in tables.several(row[7]))


def city(row: list[str]) -> Entry:
    """The entry of a row of a table of cities or towns."""
    country, name, geonames, admin, latitude, longitude, population = row[:7]
    return Entry(
        id=f"gn:{geonames}",
        name=name,
        kind="place",
        country=country,
        geonames=int(geonames),
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
        admin=admin or None,
        level="place",
    )
