"""Who did it to whom, two by two, as formats with one source and one target hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations, product

from legation.export.model import Left, Pair, Told
from legation.record.model import Event

RECIPROCAL = {"AGREE", "CONSULT", "COOPERATE"}
"""Types in which parties who act together act towards each other."""

DONE = {"current", "historical"}
"""Statuses of what has happened: formats without a column for it hold no other."""


def pairs(event: Event) -> list[Pair]:
    """Each actor with each recipient. Parties who meet, agree or work together are paired both ways.

    An event that has only actors, or only recipients, gives a pair with one side; one that has neither gives none.
    """
    if event.actors and event.recipients:
        return [Pair(source, target) for source, target in product(event.actors, event.recipients)]
    if event.type in RECIPROCAL and len(event.actors) > 1:
        return [Pair(source, target) for source, target in permutations(event.actors, 2)]
    if event.actors:
        return [Pair(source, None) for source in event.actors]
    return [Pair(None, target) for target in event.recipients]


def coded_pairs(events: Iterable[Told], left: Left, *, whole: bool) -> Iterator[tuple[Told, int, Pair]]:
    """The pairs that tables of CAMEO codes hold, numbered from 1 in their event: of what has happened, on a known day.

    With ``whole`` those without a source or a target are left out too. What is left out is counted in ``left``.
    """
    for told in events:
        reason = _reason(told.event)
        if reason is not None:
            left[reason] += 1
            continue
        for number, pair in enumerate(pairs(told.event), 1):
            if whole and (pair.source is None or pair.target is None):
                left["a pair without source or target"] += 1
            else:
                yield told, number, pair


def _reason(event: Event) -> str | None:
    """Why a table of CAMEO codes cannot hold an event, None where it can."""
    if event.status not in DONE:
        return f"{event.status} (no column tells it)"
    if event.date_start is None:
        return "without a day"
    return None if event.cameo else "without a CAMEO code"
