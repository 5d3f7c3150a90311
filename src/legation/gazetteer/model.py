"""Types of the gazetteer room: what is known before a story is read."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["person", "body", "group", "state", "place"]
Level = Literal["place", "district", "province", "region", "country"]
Form = Literal["name", "adjective", "demonym", "capital", "metonym", "acronym", "alias"]
OwnKind = Literal["person", "body", "group"]
OWN = "own:"
"""How the id of an entry of a user's own actors begins."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Something known by a name: a state, body, group, person or place.

    ``country`` is ISO 3166 alpha-3 (``KOS`` for Kosovo) or IGO, NGO, IMG, MNC; ``sector`` a PLOVER sector (``GOV``
    for a state as such). ``id`` is stable: the alpha-3 code of a state, a Wikidata id, a GeoNames id with the prefix
    ``gn:``, or a slug. Of a place, ``level`` says what it is (a ``region`` is a sea, or a part of one or more states
    without an administration of its own) and ``admin`` in which first-level division it lies.
    """

    id: str
    name: str
    kind: Kind
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    admin: str | None = None
    level: Level | None = None

    @property
    def source(self) -> str:
        """Who knows it: "the gazetteer", or "your actors" for an entry of a user's own list."""
        return "your actors" if self.id.startswith(OWN) else "the gazetteer"


class Match(msgspec.Struct, frozen=True):
    """A known name found in a text: ``text[start:end]``, with the entries it may mean, likeliest first; ``land`` is the
    state that a branch's name ends with ("Oxfam Kenya")."""

    start: int
    end: int
    form: Form
    entries: tuple[Entry, ...]
    land: str | None = None


class Term(msgspec.Struct, frozen=True):
    """A term of office: ``person`` held ``position`` of ``country`` from ``start`` to ``end`` (ISO days or None).

    ``country`` as in Entry, ``sector`` PLOVER's, ``office`` a normal form of the position that roles share
    ("defence minister", "foreign minister", "head of state", "head of government" ...) or None. ``source`` says who
    knows it: "the gazetteer" or "your actors". In a user's own list position and sector may be empty.
    """

    person: str
    wikidata: str | None
    country: str
    position: str
    office: str | None
    sector: str
    start: str | None
    end: str | None
    source: str = "the gazetteer"


class Role(msgspec.Struct, frozen=True):
    """A word for people or bodies: "defence minister", "police", "protesters", "spokesman".

    ``words`` is its lower-cased lemma form, ``kind`` what it names, ``office`` as in Term where it is an office,
    ``speaks`` is true for those who speak for somebody else (spokesperson, embassy spokeswoman).
    """

    words: str
    kind: Literal["person", "body", "group"]
    sector: str
    office: str | None = None
    speaks: bool = False
    country: str | None = None


class OwnActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of a user's own list: a person, body or group, as it is from ``start`` to ``end`` (ISO days or None).

    ``country`` as in Entry, ``sector`` PLOVER's, ``title`` the office or rank in words, ``wikidata`` a Q number.
    """

    name: str
    kind: OwnKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    title: str | None = None
    start: str | None = None
    end: str | None = None
    wikidata: str | None = None


class OwnActors(msgspec.Struct, frozen=True):
    """A user's own list of actors: the file's name, the SHA-256 of its bytes (hexadecimal), its actors in order."""

    file: str
    sha256: str
    actors: tuple[OwnActor, ...]
