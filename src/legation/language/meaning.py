"""From the network's scores to what each word may tell of: events by type, words for their parties."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from legation.language.model import Meaning

LEAST = 0.02
"""Chances below this are left out, and words whose events are all below it have no meaning kept."""

NAMED = 0.1
"""The least chance with which a word names a party of an event."""

_Named = tuple[tuple[int, float], ...]


def meanings(event: NDArray[np.float32], party: NDArray[np.float32], types: tuple[str, ...]) -> list[Meaning | None]:
    """The meaning of each word of a sentence from scores [n, types] ("O" first) and the log-odds [2, n, n]
    that a word's event has another for its actor, for its recipient."""
    likely = chances(event)
    out: list[Meaning | None] = [None] * len(likely)
    for at in np.flatnonzero(likely[:, 1:].max(1) >= LEAST).tolist():
        found = [(types[n], round(float(likely[at, n]), 3)) for n in np.flatnonzero(likely[at] >= LEAST) if n]
        sides = (_named(party[side, at]) for side in range(2))
        out[at] = Meaning(tuple(sorted(found, key=lambda f: (-f[1], f[0]))), *sides)
    return out


def _named(odds: NDArray[np.float32]) -> _Named:
    likely = 1 / (1 + np.exp(-odds.astype(np.float64)))
    found = [(int(at), round(float(likely[at]), 3)) for at in np.flatnonzero(likely >= NAMED)]
    return tuple(sorted(found, key=lambda f: (-f[1], f[0])))


def chances(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """Scores as chances: each row's softmax."""
    powers = np.exp(scores.astype(np.float64) - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True))
