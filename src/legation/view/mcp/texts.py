"""A text for an assistant, a stretch at a time, with what was read from it."""

from __future__ import annotations

from typing import Any

from legation.event.model import EventMention, Reading
from legation.mention.model import Actor, Quotation
from legation.view.mcp.sizes import MOST, fitted, length, plain

STRETCH, LONGEST_STRETCH = 6_000, 12_000
"""Code points of a text that are shown at a time: unless another number is asked for, and at most."""

_STORY = ("id", "title", "published", "url", "publisher", "language")


def shown(reading: Reading, *, start: int, stretch: int, again: str) -> dict[str, Any]:
    """A stretch of a story's text, from code point ``start`` on, and what was read from the words in it.

    ``again`` is how the rest is asked for, told in the note.
    """
    text = reading.story.text
    end = min(len(text), start + stretch)
    answer: dict[str, Any] = {
        "story": plain({name: getattr(reading.story, name) for name in _STORY}) | {"characters": len(text)},
        "text": {"start": start, "end": end, "words": text[start:end]},
    }
    parts = {
        "events": [_event(each) for each in reading.events if start <= each.trigger.start < end],
        "quotations": [_quotation(each) for each in reading.quotations if start <= each.start < end],
        "actors": [_actor(each) for each in reading.actors if any(start <= m.start < end for m in each.mentions)],
    }
    left, notes = MOST - length(answer), []
    for name, rows in parts.items():
        answer[name] = fitted(rows, max(left, 0)) if left > 0 else []
        left -= length(answer[name])
        if missing := len(rows) - len(answer[name]):
            notes.append(f"{missing} {name} are left out for want of room: ask for a shorter stretch.")
    if end < len(text):
        notes.append(f"The text goes on for {len(text) - end:,} characters: {again.format(start=end)}.")
    return answer | ({"note": " ".join(notes)} if notes else {})


def _event(mention: EventMention) -> dict[str, Any]:
    told: dict[str, Any] = plain(mention)
    told["trigger"] = plain(mention.trigger)
    return told


def _quotation(quotation: Quotation) -> dict[str, Any]:
    told: dict[str, Any] = plain(quotation)
    return told


def _actor(actor: Actor) -> dict[str, Any]:
    told: dict[str, Any] = plain({name: getattr(actor, name) for name in ("id", "name", "kind", "country", "sector",
                                                                         "title", "wikidata", "aliases")})  # fmt: skip
    return told
