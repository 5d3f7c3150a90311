"""Where the tellings of one event contradict each other: who says which value. All are kept, none is averaged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from legation.event.model import EventMention
from legation.record.model import Conflict
from legation.record.profile import known_id, settings
from legation.record.witnesses import Told

COUNTS = ("dead", "injured", "arrested")

_OF_THE_STATE = {"GOV", "MIL", "COP", "SPY", "LEG", "JUD"}
"""Sectors whose deeds are their state's."""


def conflicts_among(tellings: Sequence[Told]) -> Iterator[Conflict]:
    """Who says which value, of the fields on which tellings contradict each other."""
    for field, shown, compared, differ in _FIELDS:
        known = [(t, said, compared(t.mention)) for t in tellings if (said := shown(t.mention)) is not None]
        if any(differ(one, other) for _, _, one in known for _, _, other in known):
            for telling, said, _ in known:
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
    """Those who did it, where they are known for somebody; "gunmen" may be anybody."""
    named = sorted({party.name for party in mention.actors})
    return "; ".join(named) if _who(mention) else None


def _who(mention: EventMention) -> frozenset[str]:
    """Who did it, as far as it can be contradicted: known ids, and the states for which bodies and officials act."""
    if mention.type in settings()["mutual"]:
        return frozenset()
    known = {party.id for party in mention.actors if known_id(party.id)}
    states = {party.country for party in mention.actors if party.country and party.sector in _OF_THE_STATE}
    return frozenset(known | states)


def _where(mention: EventMention) -> str | None:
    return mention.place.country if mention.place else None


def _unequal(one: Any, other: Any) -> bool:
    return bool(one != other)


_Field = tuple[str, Callable[[EventMention], Any], Callable[[EventMention], Any], Callable[[Any, Any], bool]]

_FIELDS: tuple[_Field, ...] = (
    ("actor", _doers, _who, frozenset.isdisjoint),
    *((what, _counted(what), _counted(what), _unequal) for what in COUNTS),
    ("date", _told_days, _told_days, _apart),
    ("place", _where, _where, _unequal),
)
"""Name, the value as it is shown (None: the telling says nothing), what is compared, and when two differ."""
