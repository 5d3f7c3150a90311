"""Types of the event room: what a reading says happened. They are the JSON contract: field for field."""

from __future__ import annotations

from typing import Literal

import msgspec

from legation.gazetteer.model import Level
from legation.mention.model import Actor, Bound, Quotation, What
from legation.story.model import Span, Story

Status = Literal["current", "historical", "future", "hypothetical", "negated"]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in a role of an event, with the words of this sentence that name it (None where it has none)."""

    id: str
    name: str
    country: str | None = None
    sector: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None


class When(msgspec.Struct, frozen=True, kw_only=True):
    """When an event happened: ISO days ``start`` to ``end`` inclusive, and the words ``from``–``to`` that say so.

    ``basis``: ``text`` (its own sentence), ``inherited`` (from what it was said or done at, continues or tells again),
    ``published`` (the day of publication: of what a statement does in its own words, or a lead without a day).
    """

    start: str | None
    end: str | None
    granularity: str
    basis: Literal["text", "inherited", "published"]
    text: str | None = None
    from_: int | None = msgspec.field(default=None, name="from")
    to: int | None = None


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event happened: the place by name, and the words that say so.

    ``admin`` is the first-level division in which it lies; ``precision`` how exactly place and position are known
    (as in PlaceMention). ``basis``: ``text`` (its own sentence), ``inherited`` (from the meeting it was done at, the
    deed that it tells again, or the scene that the story sets).
    """

    name: str
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    admin: str | None = None
    precision: Level = "place"
    basis: Literal["text", "inherited"] = "text"


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who the story says tells of the event: the words that name the speaker ("he", "two officials familiar with the
    matter"), the cue ("said"), and the actor that they mean with its name, where it is one."""

    text: str
    cue: str
    start: int
    end: int
    actor: str | None = None
    name: str | None = None


class Casualties(msgspec.Struct, frozen=True, kw_only=True):
    """People killed, hurt, arrested, driven from home, taking part; None where no number is told."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    displaced: int | None = None
    taking_part: int | None = None


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """How many people the story says were killed, hurt, arrested, driven from home or took part, with its words.

    ``value`` is the number told, None for words without one ("dozens"); ``low`` and ``high`` the fewest and the most
    that the words allow. ``adds`` is how many people it adds to the story's toll: none where it tells again what was
    told, or what is not the story's own news. ``roundup`` is true in a headline and where a sentence sums up several
    incidents. ``attribution`` is who counted, as the story tells it.
    """

    what: What
    value: int | None
    low: int
    high: int | None
    bound: Bound
    text: str
    start: int
    end: int
    adds: int
    roundup: bool
    attribution: Attribution | None


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """A sum of money in whole units of an ISO 4217 currency, with its words."""

    value: float
    currency: str
    text: str
    start: int
    end: int


class EventMention(msgspec.Struct, frozen=True, kw_only=True):
    """One story's telling of an event. ``intensity`` is PLOVER's score of type and mode; ``cameo`` a CAMEO code."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    intensity: float
    trigger: Span
    sentence: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    topics: tuple[Span, ...]
    date: When | None
    place: Where | None
    status: Status
    attribution: Attribution | None
    casualties: Casualties
    amounts: tuple[Sum, ...]
    confidence: float
    why: str
    also_at: tuple[Span, ...] = ()

    def __str__(self) -> str:
        when = self.date.start if self.date and self.date.start else "undated"
        label = f"{self.type}/{self.mode}" if self.mode else self.type
        status = "" if self.status == "current" else f" [{self.status}]"
        return f"{when}  {_names(self.actors)} —{label}→ {_names(self.recipients)}{status}   “{self.trigger.text}”"


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """What the coder considered and did not code: the words, the type and rule of the codebook, and the reason."""

    type: str
    mode: str | None
    rule: str
    trigger: Span
    sentence: Span
    reason: str


class OwnActorsUsed(msgspec.Struct, frozen=True, kw_only=True):
    """The user's own list of actors that a reading used: file name, SHA-256 of its bytes, how many actors it has."""

    file: str
    sha256: str
    count: int


class OwnCodebookUsed(msgspec.Struct, frozen=True, kw_only=True):
    """The user's own codebook that a reading used: its files, SHA-256 of their names and texts, the types that they
    have triggers for."""

    files: tuple[str, ...]
    sha256: str
    types: tuple[str, ...]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read from one story. ``toll`` is the fewest people that its own news says were killed, hurt,
    arrested, driven from home or took part, each of them once; ``own_actors`` the user's list that was used, if any,
    ``own_codebook`` the user's codebook. ``refused`` is what was considered and not coded, None where not asked for."""

    story: Story
    actors: tuple[Actor, ...] = ()
    events: tuple[EventMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    counts: tuple[Counted, ...] = ()
    toll: Casualties = Casualties()
    own_actors: OwnActorsUsed | None = None
    own_codebook: OwnCodebookUsed | None = None
    refused: tuple[Refused, ...] | None = None


def _names(parties: tuple[Party, ...]) -> str:
    def name(party: Party) -> str:
        codes = " ".join(c for c in (party.country, party.sector) if c)
        return f"{party.name} ({codes})" if codes else party.name

    return ", ".join(name(p) for p in parties) or "–"
