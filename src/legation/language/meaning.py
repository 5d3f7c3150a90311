"""From the network's scores to what each word may tell of: events by type, and their status."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from legation.language.model import Meaning

LEAST = 0.02
"""Chances below this are left out, and words whose events are all below it have no meaning kept."""


def meanings(event: NDArray[np.float32], state: NDArray[np.float32], types: tuple[str, ...]) -> list[Meaning | None]:
    """The meaning of each word of a sentence from scores [n, types] ("O" first) and [n, states]."""
    chances, states = _chances(event), _chances(state)
    out: list[Meaning | None] = [None] * len(chances)
    for at in np.flatnonzero(chances[:, 1:].max(1) >= LEAST).tolist():
        found = [(types[n], round(float(chances[at, n]), 3)) for n in np.flatnonzero(chances[at] >= LEAST) if n]
        told = tuple(round(float(c), 3) for c in states[at])
        out[at] = Meaning(tuple(sorted(found, key=lambda f: (-f[1], f[0]))), told)  # type: ignore[arg-type]
    return out


def _chances(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """Scores as chances: each row's softmax."""
    powers = np.exp(scores.astype(np.float64) - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True))
