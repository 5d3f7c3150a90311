"""The words behind a reading's events, as stretches of the story's text that can be marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from legation.event.model import EventMention, Reading
from legation.view import words


class Mark(NamedTuple):
    """A stretch of the text, from code point ``start`` to ``end``, that is evidence.

    ``what`` is ``q1``–``q4`` for a trigger by quad class, ``party``, ``date``, ``place``, ``number``, ``says`` or
    ``topic``, ``actor`` for a mention of one outside events, or ``furniture``; ``events`` are the numbers of the events
    that a trigger stands for, counted from 1. ``told`` says in words what a mark stands for; "" for triggers.
    """

    start: int
    end: int
    what: str
    events: tuple[int, ...] = ()
    told: str = ""


_RANK = {"q1": 0, "q2": 0, "q3": 0, "q4": 0, "party": 1, "date": 1, "place": 2, "number": 1, "says": 3, "topic": 4,
         "actor": 5}  # fmt: skip


def marks(reading: Reading, *, everyone: bool = False) -> list[Mark]:
    """The marks of a reading in the order of the text, none overlapping another; with ``everyone`` all actors' too.

    Where evidence overlaps, triggers go before parties, dates and sums, these before places, speakers and topics, and
    longer stretches before shorter ones; a trigger inside another leaves its number to that one.
    """
    found = {mark for number, event in enumerate(reading.events, 1) for mark in _of(number, event)}
    found |= set(_actors(reading)) if everyone else set()
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (_RANK[m.what], m.start - m.end, m)):
        if not any(mark.start < k.end and k.start < mark.end for k in kept):
            kept.append(mark)
        elif mark.events:
            kept = [_with(k, mark) for k in kept]
    furniture = [Mark(f.start, f.end, "furniture") for f in reading.story.furniture]
    kept = [k for k in kept if not any(k.start < f.end and f.start < k.end for f in furniture)]
    return sorted(kept + furniture)


def pieces(text: str, found: list[Mark], shown: slice = slice(None)) -> Iterator[tuple[str, Mark | None]]:
    """The text, or the stretch of it that is shown, cut at its marks: every piece, in order, with its mark or None."""
    at, end, _ = shown.indices(len(text))
    for mark in found:
        if mark.start < at or mark.end > end:
            continue
        if at < mark.start:
            yield text[at : mark.start], None
        yield text[mark.start : mark.end], mark
        at = mark.end
    if at < end:
        yield text[at:end], None


def _with(kept: Mark, other: Mark) -> Mark:
    if kept.events and kept.start < other.end and other.start < kept.end:
        return kept._replace(events=tuple(sorted({*kept.events, *other.events})))
    return kept


def _of(number: int, event: EventMention) -> Iterator[Mark]:
    yield Mark(event.trigger.start, event.trigger.end, f"q{event.quad}", (number,))
    for party in (*event.actors, *event.recipients):
        if party.start is not None and party.end is not None:
            yield Mark(party.start, party.end, "party", told=words.party(party))
    if event.date is not None and event.date.from_ is not None and event.date.to is not None:
        yield Mark(event.date.from_, event.date.to, "date", told=words.day(event.date))
    if event.place is not None and event.place.start is not None and event.place.end is not None:
        yield Mark(event.place.start, event.place.end, "place", told=words.place(event))
    if event.attribution is not None:
        yield Mark(event.attribution.start, event.attribution.end, "says", told=words.says(event))
    yield from (Mark(a.start, a.end, "number", told=f"{a.value:,.0f} {a.currency}") for a in event.amounts)
    yield from (Mark(t.start, t.end, "topic") for t in event.topics)


def _actors(reading: Reading) -> Iterator[Mark]:
    for actor in reading.actors:
        told = f"{words.party(actor)}, {actor.title or actor.kind}"
        yield from (Mark(span.start, span.end, "actor", told=told) for span in actor.mentions)
