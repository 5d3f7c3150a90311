"""What questions give beside the record's own types: a story with what was read from it."""

from __future__ import annotations

import msgspec

from legation.event.model import Casualties, Counted, EventMention, OwnActorsUsed
from legation.mention.model import Actor, Quotation
from legation.story.model import Span


class StoryRead(msgspec.Struct, frozen=True, kw_only=True):
    """A story with its text: all offsets count code points into it. Keys that came with the story stand beside."""

    id: str
    title: str | None
    published: str | None
    url: str | None
    publisher: str | None
    language: str
    text: str
    furniture: tuple[Span, ...]


class KeptReading(msgspec.Struct, frozen=True, kw_only=True):
    """A story of the record with what was read from it, as corrected."""

    story: StoryRead
    actors: tuple[Actor, ...]
    events: tuple[EventMention, ...]
    quotations: tuple[Quotation, ...]


class FullReading(KeptReading, frozen=True, kw_only=True):
    """A story with all that was read from it: what ``legation read --format json`` writes."""

    counts: tuple[Counted, ...]
    toll: Casualties
    own_actors: OwnActorsUsed | None
