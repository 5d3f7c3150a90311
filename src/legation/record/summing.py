"""All mentions of one event become its row: what most independent tellings say; where they differ, who says what.

Nothing is averaged. A value is that of most witnesses; where they are even, counts of people are the latest told,
other values the first told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from legation.event.model import EventMention, Party, Status, When
from legation.record.model import Conflict, Event, EventParty
from legation.record.witnesses import Told, witnesses

V = TypeVar("V", bound=Hashable)

_STATUSES: tuple[Status, ...] = ("current", "historical", "future", "hypothetical", "negated")
_COUNTS = ("dead", "injured", "arrested")


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
    conflicts = tuple(_conflicts(tellings, sources))
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
        dead=_count(votes, "dead"),
        injured=_count(votes, "injured"),
        arrested=_count(votes, "arrested"),
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


def _count(votes: Votes, what: str) -> int | None:
    """The count of most witnesses, the latest told where they are even."""
    support = _support(tuple(reversed(votes)), lambda mention: getattr(mention.casualties, what))
    return max(support, key=lambda told: len(support[told]), default=None)


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


def _conflicts(tellings: Sequence[Told], sources: Sequence[int]) -> Iterator[Conflict]:
    """Who says which value, of the fields on which tellings contradict each other."""
    for field, value, differ in _FIELDS:
        told = [(telling, value(telling.mention)) for telling in tellings]
        known = [(telling, said) for telling, said in told if said is not None]
        if any(differ(one, other) for _, one in known for _, other in known):
            for telling, said in known:
                yield Conflict(field=field, value=str(said), mention_id=telling.mention.id, story_id=telling.story_id)


def _counted(what: str) -> Callable[[EventMention], int | None]:
    return lambda mention: getattr(mention.casualties, what)


def _told_days(mention: EventMention) -> str | None:
    when = mention.date
    if when is None or when.basis == "published" or not when.start or not when.end:
        return None
    return when.start if when.start == when.end else f"{when.start}/{when.end}"


def _apart(one: str, other: str) -> bool:
    """Whether two intervals have no day in common."""
    (start, _, end), (begin, _, last) = one.partition("/"), other.partition("/")
    return (end or start) < begin or (last or begin) < start


def _doers(mention: EventMention) -> str | None:
    return "; ".join(sorted({party.name for party in mention.actors})) or None


def _where(mention: EventMention) -> str | None:
    return mention.place.country if mention.place else None


def _unequal(one: Any, other: Any) -> bool:
    return bool(one != other)


_FIELDS: tuple[tuple[str, Callable[[EventMention], Any], Callable[[Any, Any], bool]], ...] = (
    *((what, _counted(what), _unequal) for what in _COUNTS),
    ("date", _told_days, _apart),
    ("place", _where, _unequal),
)
