"""Types of the record room: what queries give, what adding tells."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from legation.event.model import EventMention, Status


class EventParty(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in a role of an event; ``tellings`` is in how many mentions it has that role."""

    id: str | None
    name: str
    country: str | None = None
    sector: str | None = None
    tellings: int = 1


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One happening, with all its mentions merged. ``id`` is that of its first mention.

    ``date_start``–``date_end`` are ISO days, inclusive. ``witnesses`` counts independent tellings: stories that copy
    one text count once. ``score`` is the likeness of the weakest tie that holds the event together (1 for a single
    mention). ``conflicts`` counts fields on which tellings contradict each other, ``corrected`` says whether a person
    had a hand in it, ``reviewed`` whether one accepted it with all its mentions as they are coded.
    """

    id: str
    type: str
    mode: str | None
    status: Status
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    intensity: float
    date_start: str | None
    date_end: str | None
    granularity: str | None
    date_basis: str | None
    actors: tuple[EventParty, ...]
    recipients: tuple[EventParty, ...]
    place: str | None
    place_country: str | None
    geonames: int | None
    latitude: float | None
    longitude: float | None
    dead: int | None
    injured: int | None
    arrested: int | None
    confidence: float
    first_published: str | None
    mentions: int
    stories: int
    witnesses: int
    score: float
    conflicts: int
    corrected: bool
    reviewed: bool = False

    def __str__(self) -> str:
        label = f"{self.type}/{self.mode}" if self.mode else self.type
        status = "" if self.status == "current" else f" [{self.status}]"
        when, witnesses = self.date_start or "undated", f"{self.witnesses} witness{'es' * (self.witnesses != 1)}"
        return f"{when}  {_names(self.actors)} —{label}→ {_names(self.recipients)}{status}   {witnesses}"


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of an event, as corrected, with its story. ``witness`` numbers the independent tellings from 1."""

    mention: EventMention
    story_id: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    sentence: str
    witness: int
    origin: Literal["machine", "hand", "kept"]
    corrected: bool


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Why two mentions are of one event."""

    mention_id: str
    other_id: str
    score: float
    reason: str


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a field on which tellings contradict each other, and who says it."""

    field: str
    value: str
    mention_id: str
    story_id: str


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What a person did: who, when, why; ``undone`` where it was taken back. ``was`` is the value before."""

    id: int
    at: str
    by: str
    why: str | None
    action: Literal["accept", "set", "reject", "add", "merge", "split", "undo"]
    kind: Literal["event", "mention", "story", "actor", "correction"]
    target: str
    field: str | None
    value: Any
    was: Any
    undone: bool


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """An event mention that re-coding lost, gained, or coded otherwise; ``fields`` are those that changed.

    ``type`` is that of the mention; ``became`` for one that was lost the type as which its words are coded now.
    """

    mention_id: str
    change: Literal["lost", "gained", "changed"]
    type: str
    became: str | None = None
    fields: tuple[str, ...] = ()


class Recoded(msgspec.Struct, frozen=True, kw_only=True):
    """What re-coding changed in a story."""

    story_id: str
    changes: tuple[Change, ...] = ()

    @property
    def lost(self) -> tuple[str, ...]:
        """Ids of event mentions that are no longer coded."""
        return self._of("lost")

    @property
    def gained(self) -> tuple[str, ...]:
        """Ids of event mentions that were not coded before."""
        return self._of("gained")

    @property
    def changed(self) -> tuple[str, ...]:
        """Ids of event mentions that are coded otherwise than before."""
        return self._of("changed")

    def _of(self, change: str) -> tuple[str, ...]:
        return tuple(each.mention_id for each in self.changes if each.change == change)


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An item that could not be kept."""

    id: str
    place: str
    kind: str
    reason: str


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What adding did: stories new and known before, items with a problem, event mentions coded."""

    stories: int = 0
    known: int = 0
    problems: int = 0
    mentions: int = 0


def _names(parties: tuple[EventParty, ...]) -> str:
    def name(party: EventParty) -> str:
        codes = " ".join(code for code in (party.country, party.sector) if code)
        return f"{party.name} ({codes})" if codes else party.name

    return ", ".join(map(name, parties)) or "–"
