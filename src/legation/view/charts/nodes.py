"""The network of contacts as nodes and edges with their places."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from legation.record.answers import Contact
from legation.view.charts.layout import layout


class Node(NamedTuple):
    """A party: its code or id, its name, in how many events it is with others, where it stands (0 to 1)."""

    id: str
    name: str
    events: int
    x: float
    y: float


class Edge(NamedTuple):
    """A pair of parties, by their numbers among the nodes."""

    one: int
    other: int
    contact: Contact


def reach(events: int, most: int) -> float:
    """The radius of a dot in pixels: areas are as the numbers of events, but none is too small to be hit."""
    return round(4.0 + 9.0 * math.sqrt(events / max(most, 1)), 1)


def placed(contacts: Sequence[Contact], *, ratio: float = 1.5) -> tuple[list[Node], list[Edge]]:
    """Nodes, those of most events first, and edges."""
    events: dict[str, int] = {}
    names: dict[str, str] = {}
    for each in contacts:
        for id, name in ((each.one, each.one_name), (each.other, each.other_name)):
            events[id] = events.get(id, 0) + each.events
            names.setdefault(id, name)
    ids = sorted(events, key=lambda id: (-events[id], id))
    number = {id: at for at, id in enumerate(ids)}
    edges = [Edge(number[each.one], number[each.other], each) for each in contacts]
    spots = layout(len(ids), [(edge.one, edge.other, edge.contact.events) for edge in edges], ratio=ratio)
    return [Node(id, names[id], events[id], *spot) for id, spot in zip(ids, spots, strict=True)], edges
