"""The values of an event, each with who says so, in which words, and how sure that makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from legation.event.model import EventMention, Party
from legation.record.model import Event, EventParty, Telling
from legation.view import words


class Value(NamedTuple):
    """A value of an event: ``backing`` of the ``of`` independent sources that tell the field say so, in these words.

    ``confidence`` is the chance that one of them is right, each by its surest mention, as for the whole event; 0 where
    none says so (a person set it).
    """

    name: str
    told: str
    confidence: float
    backing: int
    of: int
    words: tuple[str, ...]


Says = Callable[[EventMention], bool | None]
"""Whether a mention says a value; None where it tells nothing of the field."""

Words = Callable[[EventMention], str | None]


def values_of(event: Event, tellings: Sequence[Telling]) -> Iterator[Value]:
    """The values of an event that are known, in the order of its page."""
    for name, told, says, spoken in _told(event):
        agree = [each for each in tellings if says(each.mention)]
        yield Value(
            name=name,
            told=told,
            confidence=_confidence(agree),
            backing=len({each.witness for each in agree}),
            of=len({each.witness for each in tellings if says(each.mention) is not None}),
            words=tuple(dict.fromkeys(filter(None, (spoken(each.mention) for each in agree)))),
        )


def _told(event: Event) -> Iterator[tuple[str, str, Says, Words]]:
    label = f"{event.type}/{event.mode}" if event.mode else event.type
    yield "what", label, lambda m: (m.type, m.mode) == (event.type, event.mode), lambda m: m.trigger.text
    for party in event.actors:
        yield "who", words.party(party), *_side(party, lambda m: m.actors)
    for party in event.recipients:
        yield "to whom", words.party(party), *_side(party, lambda m: m.recipients)
    if event.date_start:
        yield "when", _day(event), lambda m: _same_day(event, m), lambda m: m.date.text if m.date else None
    if event.place:
        where = f"{event.place} ({event.place_country})" if event.place_country else event.place
        yield "where", where, lambda m: _same_place(event, m), lambda m: m.place.text if m.place else None
    yield "status", event.status, lambda m: m.status == event.status, lambda m: None
    for what, number in (("dead", event.dead), ("injured", event.injured), ("arrested", event.arrested)):
        if number is not None:
            yield what, f"{number:,}", _counted(what, number), lambda m: None


def _side(party: EventParty, side: Callable[[EventMention], tuple[Party, ...]]) -> tuple[Says, Words]:
    def named(mention: EventMention) -> Party | None:
        return next((each for each in side(mention) if each.id == party.id), None)

    def says(mention: EventMention) -> bool | None:
        return named(mention) is not None if side(mention) else None

    def spoken(mention: EventMention) -> str | None:
        told = named(mention)
        return told.text if told else None

    return says, spoken


def _day(event: Event) -> str:
    same = event.date_end in (None, event.date_start)
    told = str(event.date_start) if same else f"{event.date_start} – {event.date_end}"
    return told if event.date_basis in (None, "text") else f"{told} ({event.date_basis})"


def _same_day(event: Event, mention: EventMention) -> bool | None:
    when = mention.date
    if when is None or not when.start:
        return None
    return (when.start, when.end or when.start) == (event.date_start, event.date_end)


def _same_place(event: Event, mention: EventMention) -> bool | None:
    return None if mention.place is None else mention.place.name == event.place


def _counted(what: str, number: int) -> Says:
    def says(mention: EventMention) -> bool | None:
        told = getattr(mention.casualties, what)
        return None if told is None else bool(told == number)

    return says


def _confidence(agree: Sequence[Telling]) -> float:
    best: dict[int, float] = {}
    for each in agree:
        best[each.witness] = max(best.get(each.witness, 0.0), each.mention.confidence)
    wrong = 1.0
    for confidence in best.values():
        wrong *= 1.0 - confidence
    return 1.0 - wrong
