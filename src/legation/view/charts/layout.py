"""Where the nodes of a network stand: springs and repulsion (Fruchterman and Reingold 1991), the same every time.

Parts that no edge joins are laid out by themselves, each in a rectangle of its share. Nodes start on a spiral in their
order, and nothing is drawn by chance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

STEPS = 150
_TURN = math.pi * (3 - math.sqrt(5))
_MARGIN = 0.12

Spot = tuple[float, float]
Edges = Sequence[tuple[int, int, float]]


def layout(nodes: int, edges: Edges, *, ratio: float = 1.5) -> list[Spot]:
    """A place for each of ``nodes``, 0 to 1 both ways, for a picture ``ratio`` times as wide as high.

    ``edges``: the numbers of two nodes and a weight of at least 0; heavy ones pull more.
    """
    spots: list[Spot] = [(0.5, 0.5)] * nodes
    for (left, top, wide, high), part in _shares(_parts(nodes, edges), (0.0, 0.0, ratio, 1.0)):
        number = {node: at for at, node in enumerate(part)}
        own = [(number[one], number[other], weight) for one, other, weight in edges if one in number]
        for node, (x, y) in zip(part, _springs(len(part), own, wide / high), strict=True):
            inner = (left + wide * (_MARGIN + x * (1 - 2 * _MARGIN))) / ratio, top + high * (0.14 + y * 0.78)
            spots[node] = round(inner[0], 4), round(inner[1], 4)
    return spots


def _parts(nodes: int, edges: Edges) -> list[list[int]]:
    """The nodes that edges join, part by part, the largest first."""
    part = list(range(nodes))

    def first(node: int) -> int:
        while part[node] != node:
            part[node] = part[part[node]]
            node = part[node]
        return node

    for one, other, _ in edges:
        low, high = sorted((first(one), first(other)))
        part[high] = low
    found: dict[int, list[int]] = {}
    for node in range(nodes):
        found.setdefault(first(node), []).append(node)
    return sorted(found.values(), key=lambda each: (-len(each), each))


def _shares(
    parts: list[list[int]], area: tuple[float, float, float, float]
) -> list[tuple[tuple[float, ...], list[int]]]:
    """A rectangle (left, top, width, height) for each part, by its number of nodes: halved along the longer side."""
    if len(parts) < 2:
        return [(area, part) for part in parts]
    weights = [len(part) + 1 for part in parts]
    cut, half = 1, weights[0]
    while half + weights[cut] / 2 < sum(weights) / 2 and cut < len(parts) - 1:
        half += weights[cut]
        cut += 1
    share = half / sum(weights)
    left, top, wide, high = area
    if wide >= high:
        areas = (left, top, wide * share, high), (left + wide * share, top, wide * (1 - share), high)
    else:
        areas = (left, top, wide, high * share), (left, top + high * share, wide, high * (1 - share))
    return _shares(parts[:cut], areas[0]) + _shares(parts[cut:], areas[1])


def _springs(nodes: int, edges: Edges, ratio: float) -> list[Spot]:
    """Places of nodes that hang together, 0 to 1 both ways."""
    if nodes < 3:
        return [(0.5, 0.5)] if nodes == 1 else [(0.12, 0.35), (0.88, 0.65)]
    import numpy as np

    order = np.arange(nodes)
    radius = np.sqrt((order + 0.5) / nodes)
    at = np.stack([radius * np.cos(order * _TURN) * ratio, radius * np.sin(order * _TURN)], axis=1)
    pull = np.zeros((nodes, nodes))
    heaviest = max((weight for *_, weight in edges), default=1.0) or 1.0
    for one, other, weight in edges:
        pull[one, other] = pull[other, one] = 0.4 + 0.6 * math.sqrt(weight / heaviest)
    far = math.sqrt(4 * ratio / nodes) * 0.7
    for step in range(STEPS):
        at = _moved(np, at, pull, far, 0.25 * (1 - step / STEPS) + 0.002)
    low, high = at.min(axis=0), at.max(axis=0)
    span = np.where(high - low > 1e-6, high - low, 1.0)
    return [(float(x), float(y)) for x, y in (at - low) / span]


def _moved(np: Any, at: Any, pull: Any, far: float, heat: float) -> Any:
    """Nodes after a step: all push each other away, edges pull together, none goes farther than ``heat``."""
    apart = at[:, None, :] - at[None, :, :]
    long = np.maximum(np.sqrt(apart[:, :, 0] ** 2 + apart[:, :, 1] ** 2), 0.01)
    force = far * far / long**2 - pull * long / far
    moved = -(apart * force[:, :, None]).sum(axis=0)
    size = np.maximum(np.sqrt(moved[:, 0] ** 2 + moved[:, 1] ** 2), 1e-9)
    return at + moved / size[:, None] * np.minimum(size, heat)[:, None]
