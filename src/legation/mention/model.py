"""Types of the mention room: spans that name an actor, a place, a date, a count or a sum; quotations.

Every ``start``/``end`` counts code points into the story's text. ``sentence`` is the sentence's index in the story
and ``head`` the index of the head token in that sentence, so that clause arguments find their mention by head.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from legation.gazetteer.model import Kind, Level
from legation.story.model import Span


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A span that names an actor: a name ("Benny Gantz"), a title or role ("the Israeli defence minister", "police"),
    an adjective ("Russian"), a pronoun ("he").

    ``start``/``end``: the words of the name itself for a named mention (without title and article), of the role
    phrase with its modifiers for a nominal one ("the Israeli defence minister"), of the pronoun. ``actors`` are the
    ids of the actors meant: one, or several for "the two leaders" and plural pronouns with known members.
    ``form`` says what kind of words: ``name``, ``nominal``, ``pronoun``, ``adjective`` (demonym or attribute only:
    the "Russian" of "Russian attack"), ``metonym`` ("the Kremlin", "Washington" standing for the state's government).
    """

    start: int
    end: int
    sentence: int
    head: int
    form: Literal["name", "nominal", "pronoun", "adjective", "metonym"]
    actors: tuple[str, ...]


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, body, group or state of a story, resolved, with all its mentions (pronouns are in ``mentions``,
    not in ``aliases``). ``reason`` says in words why country, sector and identity are what they are."""

    id: str
    name: str
    kind: Kind
    country: str | None = None
    sector: str | None = None
    title: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    reason: str | None = None


class DateMention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that tell a time: ``from_``/``to`` is their span, ``start``/``end`` the ISO days they mean (inclusive).

    ``granularity``: day (a night, too, that is told to the day), week, month, season, quarter, year, range, decade.
    ``relation``: ``on`` for a plain date, ``since``, ``until``, ``before``, ``after`` for open ones (then one of start,
    end may be None). ``own`` are the days of the time itself, and its granularity: those from which an open one counts.
    """

    text: str
    from_: int
    to: int
    start: str | None
    end: str | None
    granularity: str
    sentence: int
    head: int
    relation: Literal["on", "since", "until", "before", "after"] = "on"
    own: tuple[str, str, str] | None = None


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that name a place. ``within_name`` is true where the words are part of another name or a title
    ("Paris police chief"): such a place is not where something happened. ``admin`` is the first-level division
    (province, state, oblast) in which it lies, ``precision`` how exactly the place, and its position, is known: to the
    ``place`` (town, village, site), ``district``, ``province``, ``region`` (a sea, or a part of one or more states) or
    ``country``.
    """

    text: str
    start: int
    end: int
    name: str
    country: str | None
    geonames: int | None
    latitude: float | None
    longitude: float | None
    sentence: int
    head: int
    within_name: bool = False
    admin: str | None = None
    precision: Level = "place"


What = Literal["dead", "injured", "arrested", "displaced", "taking_part"]
"""What is told of people that are counted: what befell them, or that they took part in a march, strike or rally."""

Bound = Literal["exact", "at least", "at most", "about", "between", "vague"]


class Part(msgspec.Struct, frozen=True):
    """One of the groups that a count adds up, as ``Count`` has it: "a leader and three others" has two."""

    value: int | None
    low: int
    high: int | None
    definite: bool = False
    more: bool = False


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many people were killed, hurt, arrested, driven from home, or took part.

    ``value`` is the number told ("at least 70" is 70, "10 to 15" is 10), None where only a word without a number
    tells it ("dozens", "several": ``bound`` is then ``vague``). ``low`` is the fewest and ``high`` the most that the
    words allow: "more than 30" is 31 or more, "up to 15" is 1 to 15, "dozens" 24 or more, "several" 3 or more.

    ``head`` is the index of the token that counts or names the victims, ``predicate`` that of the word that says
    what befell them ("killed", "dead", "arrested"). ``parts`` are the groups that it adds up; a part is ``definite``
    where its words point back to people told of before ("the three insurgents", "him"), and ``more`` where they add
    to them ("two others", "three more").
    """

    text: str
    start: int
    end: int
    what: What
    value: int | None
    low: int
    high: int | None
    bound: Bound
    sentence: int
    head: int
    predicate: int
    parts: tuple[Part, ...] = ()


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """A sum of money: ``value`` in whole units of ``currency`` (ISO 4217)."""

    text: str
    start: int
    end: int
    value: float
    currency: str
    sentence: int
    head: int


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """Words that somebody is quoted with: ``speaker`` is an actor's id or None, ``cue`` the reporting word.

    ``source`` are the words that name the speaker ("he", "two officials familiar with the matter"), also where they are
    no actor; they may stand in another sentence. ``direct`` is true for words told as they were said: in quotation
    marks, or in the paragraphs behind "said:".
    """

    speaker: str | None
    cue: str | None
    text: str
    start: int
    end: int
    direct: bool
    source: Span | None = None


class Mentions(msgspec.Struct, frozen=True, kw_only=True):
    """All that the mention room found in a story, each in the order of the text."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    counts: tuple[Count, ...] = ()
    amounts: tuple[Amount, ...] = ()
    quotations: tuple[Quotation, ...] = ()
