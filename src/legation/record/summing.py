"""All mentions of one event become its row: what most independent tellings say; where they differ, who says what.

Nothing is averaged. A value is that of most witnesses; where they are even, counts of people are the latest told,
other values the first told. A toll that later reports raise is the raised one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from legation.event.model import EventMention, Party, Status, When
from legation.record.conflicts import conflicts_among
from legation.record.model import Conflict, Event, EventParty
from legation.record.witnesses import Told, witnesses

V = TypeVar("V", bound=Hashable)

_STATUSES: tuple[Status, ...] = ("current", "historical", "future", "hypothetical", "negated")


class Summed(msgspec.Struct, frozen=True, kw_only=True):
    """An event with its conflicts; ``witnesses`` are those of its tellings, in their order."""

    event: Event
    tellings: tuple[Told, ...]
    witnesses: tuple[int, ...]
    conflicts: tuple[Conflict, ...]


def summed(of: Iterable[Told], *, score: float = 1.0, corrected: bool = False) -> Summed:
    """The event of its mentions; ``score`` is the likeness of its weakest tie."""
    tellings = sorted(of, key=lambda telling: telling.order)
    sources = witnesses(tellings)
    votes = list(zip((telling.mention for telling in tellings), sources, strict=True))
    type_ = _most(votes, lambda mention: mention.type)
    kin = [(mention, source) for mention, source in votes if mention.type == type_]
    mode = _most(kin, lambda mention: mention.mode)
    like = next(mention for mention, _ in kin if mention.mode == mode)
    conflicts = tuple(conflicts_among(tellings))
    actors, recipients = _sides(votes)
    event = Event(
        id=tellings[0].mention.id,
        type=like.type,
        mode=mode,
        status=_status(votes),
        contexts=tuple(sorted({context for mention, _ in kin for context in mention.contexts})),
        cameo=_most(kin, lambda mention: mention.cameo if mention.mode == mode else None),
        quad=like.quad,
        intensity=like.intensity,
        **_date(votes),
        actors=actors,
        recipients=recipients,
        **_place(votes),
        dead=_count(tellings, sources, "dead"),
        injured=_count(tellings, sources, "injured"),
        arrested=_count(tellings, sources, "arrested"),
        confidence=_confidence(votes),
        first_published=tellings[0].published,
        mentions=len(tellings),
        stories=len({telling.story_id for telling in tellings}),
        witnesses=len(set(sources)),
        score=score,
        conflicts=len({conflict.field for conflict in conflicts}),
        corrected=corrected or any(telling.corrected for telling in tellings),
    )
    return Summed(event=event, tellings=tuple(tellings), witnesses=tuple(sources), conflicts=conflicts)


Votes = Sequence[tuple[EventMention, int]]
"""Mentions in the order of telling, each with its witness."""


def _support(votes: Votes, value: Callable[[EventMention], V | None]) -> dict[V, set[int]]:
    """The witnesses of each value, in the order in which values were first told; None is no value."""
    found: dict[V, set[int]] = defaultdict(set)
    for mention, source in votes:
        if (told := value(mention)) is not None:
            found[told].add(source)
    return dict(found)


def _most(votes: Votes, value: Callable[[EventMention], V | None]) -> V | None:
    """The value of most witnesses, the first told where they are even."""
    support = _support(votes, value)
    return max(support, key=lambda told: len(support[told]), default=None)


def _status(votes: Votes) -> Status:
    """What happened by any telling has happened; it is denied only where nobody else tells of it."""
    told = {mention.status for mention, _ in votes}
    return next(status for status in _STATUSES if status in told)


def _count(tellings: Sequence[Told], sources: Sequence[int], what: str) -> int | None:
    """The count of most witnesses, the latest told where they are even; if those who report later tell more, theirs."""
    numbers = [getattr(telling.mention.casualties, what) for telling in tellings]
    told = [(n, s, t.published or "") for n, s, t in zip(numbers, sources, tellings, strict=True) if n is not None]
    value = None
    while told:
        support: dict[int, set[int]] = defaultdict(set)
        for number, source, _ in reversed(told):
            support[number].add(source)
        value = max(support, key=lambda number: len(support[number]))
        last = max(day[:10] for number, _, day in told if number == value)
        told = [each for each in told if each[0] > value and each[2][:10] > last]
    return value


def _confidence(votes: Votes) -> float:
    """The chance that at least one of the witnesses is right, each by its surest mention."""
    best: dict[int, float] = {}
    for mention, source in votes:
        best[source] = max(best.get(source, 0.0), mention.confidence)
    wrong = 1.0
    for source in sorted(best):
        wrong *= 1.0 - best[source]
    return round(1.0 - wrong, 4)


def _date(votes: Votes) -> dict[str, Any]:
    """The narrowest interval on which most witnesses agree; days of the text go before that of publication."""
    told = [(mention.date, source) for mention, source in votes if mention.date and mention.date.start]
    own = [(when, source) for when, source in told if when.basis != "published"] or told
    if not own:
        return dict.fromkeys(("date_start", "date_end", "granularity", "date_basis"))
    best = max(own, key=lambda each: (len({s for w, s in own if _holds(w, each[0])}), -_days(each[0])))[0]
    return {"date_start": best.start, "date_end": best.end or best.start, "granularity": best.granularity,
            "date_basis": best.basis}  # fmt: skip


def _holds(wide: When, narrow: When) -> bool:
    """Whether one interval holds the other; an open end holds all."""
    return (wide.start or "") <= (narrow.start or "") and (narrow.end or "9999") <= (wide.end or "9999")


def _days(when: When) -> int:
    from datetime import date

    if not when.start or not when.end:
        return 10_000_000
    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days


def _place(votes: Votes) -> dict[str, Any]:
    name = _most(votes, lambda mention: mention.place and (mention.place.name, mention.place.country))
    where = next((m.place for m, _ in votes if m.place and (m.place.name, m.place.country) == name), None)
    if where is None:
        return dict.fromkeys(("place", "place_country", "geonames", "latitude", "longitude"))
    return {"place": where.name, "place_country": where.country, "geonames": where.geonames, "latitude": where.lat,
            "longitude": where.lon}  # fmt: skip


def _sides(votes: Votes) -> tuple[tuple[EventParty, ...], tuple[EventParty, ...]]:
    """Actors and recipients; who is told as both has the role in which it is told most."""
    actors = _parties(votes, lambda mention: mention.actors)
    recipients = _parties(votes, lambda mention: mention.recipients)
    counts = [{party.id: party.tellings for party in side} for side in (actors, recipients)]
    return (
        tuple(party for party in actors if counts[1].get(party.id, 0) <= party.tellings),
        tuple(party for party in recipients if counts[0].get(party.id, 0) < party.tellings),
    )


def _parties(votes: Votes, side: Callable[[EventMention], tuple[Party, ...]]) -> tuple[EventParty, ...]:
    """Everybody who has the role in a telling, most told first; a state makes room for those who act for it."""
    first: dict[str, Party] = {}
    tellings: dict[str, int] = defaultdict(int)
    for mention, _ in votes:
        for party in {party.id: party for party in side(mention)}.values():
            first.setdefault(party.id, party)
            tellings[party.id] += 1
    acting = {party.country for party in first.values() if party.country and party.id != party.country}
    shown = [party for party in first.values() if party.id not in acting]
    return tuple(
        EventParty(id=p.id, name=p.name, country=p.country, sector=p.sector, tellings=tellings[p.id])
        for p in sorted(shown, key=lambda p: -tellings[p.id])
    )
