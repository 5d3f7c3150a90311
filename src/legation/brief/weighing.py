"""Which events matter most: a sum of what makes news, with the weights of ``data/brief/words.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from math import log2, log10

from legation.brief.words import weight
from legation.record.answers import Level
from legation.record.model import Event


def weighed(event: Event, levels: Mapping[str, Level], sums: Mapping[str, float]) -> float:
    """The weight of an event; ``levels`` and ``sums`` are those of meetings and of the largest sum, by event.

    It is the sum of intensity, independent tellings, the dead, the sum, the level of office, whether both sides are
    told and are of two countries, times the confidence.
    """
    total = weight("intensity") * abs(event.intensity)
    total += weight("witness") * log2(1 + event.witnesses)
    total += weight("dead") * log10(1 + (event.dead or 0))
    total += weight("sum") * max(log10(1 + sums.get(event.id, 0)) - 3, 0)
    total += weight("both_sides") * bool(event.actors and event.recipients)
    total += weight("abroad") * (len({party.country for party in (*event.actors, *event.recipients)} - {None}) > 1)
    level = levels.get(event.id)
    total += weight(level) if level in ("leader", "minister") else 0
    return total * event.confidence
