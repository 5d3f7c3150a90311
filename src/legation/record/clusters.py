"""From mentions to events: the likest are joined first, step by step, as long as they are like enough on average.

Every mention begins as an event of its own. Of all pairs of events that hold mentions like one another, the pair
whose mentions are likest on average is joined, until no pair reaches the threshold. What is joined depends on the
mentions alone, not on the order in which they came: where pairs are even, the one told first goes first.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import product

from legation.record.likeness import contradict
from legation.record.profile import Profile, settings

COMPARED = 16
"""Mentions of an event that are compared with another event's: the first half of it and the last half."""

Likeness = Callable[[str, str], float]
"""How like two mentions are, by their ids: 0 to 1."""

Neighbours = Mapping[str, Collection[str]]
"""For each mention those that are like it."""


def clusters(profiles: Sequence[Profile], near: Neighbours, like: Likeness) -> list[list[Profile]]:
    """The events of these mentions; ``near`` names for each mention those that it may be of one event with."""
    members = sorted(profiles, key=lambda each: each.order)
    place = {mention.id: number for number, mention in enumerate(members)}
    events = {number: [mention] for number, mention in enumerate(members)}
    beside = {place[m.id]: {place[other] for other in near[m.id] if other in place} - {place[m.id]} for m in members}
    for number, others in beside.items():
        for other in others:
            beside[other] = beside[other] | {number}
    threshold, waiting = settings()["threshold"], _Pairs(events, like)
    for one, others in beside.items():
        for other in (other for other in sorted(others) if one < other):
            waiting.add(one, other)
    while (best := waiting.likest(threshold)) is not None:
        one, other = best
        beside[one] = (beside[one] | beside.pop(other)) - {one, other}
        events[one] = sorted([*events[one], *events.pop(other)], key=lambda each: each.order)
        for third in sorted(beside[one]):
            beside[third] = (beside[third] - {other}) | {one}
            waiting.add(one, third)
    return list(events.values())


class _Pairs:
    """The pairs of events that may be joined, the likest first; a pair is forgotten when one of the two has grown."""

    def __init__(self, events: Mapping[int, Sequence[Profile]], like: Likeness) -> None:
        self._events, self._like = events, like
        self._heap: list[tuple[float, int, int, int]] = []

    def add(self, one: int, other: int) -> None:
        """Weighs a pair of events, as they are now."""
        if not contradict(self._events[one], self._events[other]):
            mean = likeness(self._events[one], self._events[other], self._like)
            heapq.heappush(self._heap, (-mean, min(one, other), max(one, other), self._size(one, other)))

    def likest(self, threshold: float) -> tuple[int, int] | None:
        """The likest pair; None where none reaches the threshold."""
        while self._heap:
            unlike, one, other, size = heapq.heappop(self._heap)
            if -unlike < threshold:
                return None
            if size == self._size(one, other):
                return one, other
        return None

    def _size(self, one: int, other: int) -> int:
        """How many mentions two events hold; 0 where one is no more."""
        both = one in self._events and other in self._events
        return len(self._events[one]) + len(self._events[other]) if both else 0


def likeness(one: Sequence[Profile], other: Sequence[Profile], like: Likeness) -> float:
    """The mean likeness of the mentions of two events, or of a part of them where they are many."""
    pairs = list(product(_compared(one), _compared(other)))
    return sum(like(a.id, b.id) for a, b in pairs) / len(pairs)


def _compared(members: Sequence[Profile]) -> Sequence[Profile]:
    half = COMPARED // 2
    return members if len(members) <= COMPARED else [*members[:half], *members[-half:]]
