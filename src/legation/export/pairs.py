"""Who did it to whom, two by two, as formats with one source and one target hold it."""

from __future__ import annotations

from itertools import permutations, product

from legation.export.model import Pair
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
