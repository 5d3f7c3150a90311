"""Types of what a record answers: actors, engagements, statements, commitments, incidents, counts by time, hits."""

from __future__ import annotations

from typing import Literal

import msgspec

from legation.record.model import EventParty

Level = Literal["leader", "minister", "official"]


class ActorSummary(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of the record: ``events`` in which it is a party, ``stories`` that name it."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    wikidata: str | None
    events: int
    stories: int


class ActorCard(msgspec.Struct, frozen=True, kw_only=True):
    """All of an actor: names and titles as stories give them, events by type and side, with whom, by count."""

    actor: ActorSummary
    names: tuple[str, ...]
    titles: tuple[tuple[str, str, str], ...]
    types: tuple[tuple[str, str, int], ...]
    partners: tuple[tuple[str, str, int], ...]


class Engagement(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting, visit or call: ``who`` took part (of a visit, the visitors), ``hosts`` the others, when and where.

    ``level`` is the highest office told of those who took part: ``leader`` (head of state or government), ``minister``,
    ``official``. ``topics`` are the words of what it was about.
    """

    id: str
    mode: str | None
    status: str
    date_start: str | None
    date_end: str | None
    place: str | None
    place_country: str | None
    level: Level
    who: tuple[EventParty, ...]
    hosts: tuple[EventParty, ...]
    topics: tuple[str, ...]
    witnesses: int


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Words that a story gives to a speaker, and the actors that these words name. Offsets: the story's text."""

    id: str
    story_id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    actor_id: str | None
    speaker: str | None
    country: str | None
    cue: str | None
    direct: bool
    text: str
    start: int
    end: int
    about: tuple[str, ...]


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """A sum that somebody promised or gave: ``value`` in whole units of ``currency`` (ISO 4217), with its words."""

    event_id: str
    type: str
    status: str
    date_start: str | None
    actors: tuple[EventParty, ...]
    recipients: tuple[EventParty, ...]
    value: float
    currency: str
    text: str
    stories: int


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of events in a day, month or year, by quad class (1 to 4), with their mean intensity."""

    period: str
    events: int
    quads: tuple[int, int, int, int]
    intensity: float


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found: ``snippet`` has what was found between ⟦ and ⟧."""

    kind: Literal["event", "story", "quotation", "actor"]
    id: str
    title: str
    day: str | None
    snippet: str


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """How many events have a value of a field."""

    value: str
    events: int


class StorySummary(msgspec.Struct, frozen=True, kw_only=True):
    """A story of the record without its text: how many code points that has, in how many events it tells.

    ``copy_of`` is the earliest of the stories that say the same, None for that one itself.
    """

    id: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    characters: int
    events: int
    copy_of: str | None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where something can be read, to quote it: a story, and its ``words``, which are ``text[start:end]`` there."""

    story_id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    start: int
    end: int
    words: str


class PlaceCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many events happened at a place, and of which quad class (1 to 4).

    ``precision`` as in a reading's ``place``: place, district, province, region, country; None where no mention tells
    it. Latitude and longitude are degrees, None where the place has no position (countries have none).
    """

    place: str
    country: str | None
    geonames: int | None
    latitude: float | None
    longitude: float | None
    precision: str | None
    events: int
    quads: tuple[int, int, int, int]


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """How many events bring two parties together: codes of countries or ids of actors, the first in order first.

    ``first`` and ``last``: the days on which the first and last of them began, None where none is dated.
    """

    one: str
    other: str
    one_name: str
    other_name: str
    events: int
    first: str | None
    last: str | None


class TypeCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many events of a type began in a period."""

    period: str
    type: str
    events: int


class DayCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many meetings, visits and calls began on a day."""

    day: str
    events: int
