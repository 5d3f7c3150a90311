"""Types of the export room: an event with all that formats ask of it, a format, what was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import IO, Protocol, TypeAlias

import msgspec

from legation.record.model import Conflict, Event, EventParty, Telling


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An event with its tellings in order of publication, at least one, and where they contradict each other."""

    event: Event
    tellings: tuple[Telling, ...]
    conflicts: tuple[Conflict, ...] = ()


class Pair(msgspec.Struct, frozen=True):
    """A source and a target of an event; either may be None, not both."""

    source: EventParty | None
    target: EventParty | None


Left: TypeAlias = Counter[str]
"""What was left out of a file, by reason, with how often."""


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A file format: ``write`` puts events into a stream, counts what it leaves out, and gives the number of rows.

    ``about`` says in a line what it is, ``scales`` which scheme its classes and scores follow, ``lost`` what it
    cannot hold. ``plover_only``: it knows PLOVER's types alone, and none of a user's own.
    """

    name: str
    suffix: str
    about: str
    scales: str
    lost: tuple[str, ...]
    write: Callable[[Source, Iterable[Told], IO[bytes], Left], int]
    plover_only: bool = False


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What an export did: rows written, and for each reason how much was left out."""

    format: Format
    rows: int
    left: dict[str, int]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the record knows of an actor beside its name."""

    kind: str
    wikidata: str | None = None
    title: str | None = None


class Source(Protocol):
    """What formats ask of the record beside events: actors, stories, numbers of sentences."""

    def known(self, party: EventParty | None) -> Known | None:
        """What is known of a party."""

    def people(self, story_id: str) -> dict[str, tuple[str, ...]]:
        """The names that a story has, by kind of actor."""

    def sentence_number(self, story_id: str, at: int) -> int:
        """Which sentence of a story the code point ``at`` lies in, from 1."""

    def length(self, story_id: str) -> int:
        """How many code points a story's text has."""
