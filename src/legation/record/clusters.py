"""From mentions to events: each in turn joins the event that it is most like, or begins one.

Mentions are taken in the order of publication, so the result depends on what they are, not on the order in which
they came. A mention joins where its mean likeness to the event's mentions reaches the threshold.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from legation.record.profile import Profile, settings

COMPARED = 16
"""Mentions of an event that a new one is compared with: the first half of it and the last half."""

PASSES = 12
"""How often events that turned out alike are joined: each pass may halve their number."""

Likeness = Callable[[str, str], float]
"""How like two mentions are, by their ids: 0 to 1."""

Neighbours = Mapping[str, Collection[str]]
"""For each mention those that are like it."""


def clusters(profiles: Sequence[Profile], near: Neighbours, like: Likeness) -> list[list[Profile]]:
    """The events of these mentions; ``near`` names for each mention those that it may be of one event with."""
    threshold = settings()["threshold"]
    found: list[list[Profile]] = []
    place: dict[str, int] = {}
    for mention in sorted(profiles, key=lambda each: each.order):
        near_clusters = sorted({place[other] for other in near[mention.id] if other in place})
        rated = [(likeness(mention, found[number], like), -number) for number in near_clusters]
        best = max(rated, default=(0.0, 0))
        if best[0] >= threshold:
            place[mention.id] = -best[1]
            found[-best[1]].append(mention)
        else:
            place[mention.id] = len(found)
            found.append([mention])
    return _joined(found, place, near, like)


def likeness(mention: Profile, members: Sequence[Profile], like: Likeness) -> float:
    """The mean likeness of a mention to an event's mentions, or to a part of them where they are many."""
    half = COMPARED // 2
    compared = members if len(members) <= COMPARED else [*members[:half], *members[-half:]]
    return sum(like(mention.id, other.id) for other in compared) / len(compared)


def _joined(found: list[list[Profile]], place: dict[str, int], near: Neighbours, like: Likeness) -> list[list[Profile]]:
    """Events that turned out alike as their mentions came in are joined, the likest first, each once a pass."""
    threshold = settings()["threshold"]
    for _ in range(PASSES):
        pairs = {tuple(sorted((place[m.id], place[o]))) for own in found for m in own for o in near[m.id]}
        rated = [(-_between(found[a], found[b], like), a, b) for a, b in pairs if a != b]
        joined: set[int] = set()
        for unlike, into, out in sorted(rated):
            if -unlike >= threshold and not joined & {into, out}:
                joined |= {into, out}
                found[into].extend(found[out])
                place.update(dict.fromkeys((each.id for each in found[out]), into))
                found[out] = []
        if not joined:
            break
    return [sorted(own, key=lambda each: each.order) for own in found if own]


def _between(one: Sequence[Profile], other: Sequence[Profile], like: Likeness) -> float:
    return sum(likeness(mention, other, like) for mention in one[:COMPARED]) / min(len(one), COMPARED)
