"""Events of a user's own types, for formats that know only PLOVER's: written as the type that theirs is like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from legation.event.scales import types
from legation.export.model import Left, Told


def as_plover(events: Iterable[Told], like: Mapping[str, str | None], left: Left) -> Iterator[Told]:
    """The events, each of an own type as one of the PLOVER type that ``like`` gives for it, without its mode.

    Those that are like no type are left out. Both are counted in ``left``.
    """
    for told in events:
        own = told.event.type
        if own in types():
            yield told
        elif (plover := like.get(own)) is None:
            left[f"of the own type {own}, which is like none of PLOVER's"] += 1
        else:
            left[f"names of own types: {own} is written as {plover}"] += 1
            yield _renamed(told, plover)


def _renamed(told: Told, plover: str) -> Told:
    event = msgspec.structs.replace(told.event, type=plover, mode=None)
    tellings = (
        msgspec.structs.replace(t, mention=msgspec.structs.replace(t.mention, type=plover, mode=None))
        for t in told.tellings
    )
    return Told(event=event, tellings=tuple(tellings))
