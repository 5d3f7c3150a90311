"""From the network's scores to heads: the best head of each word, and the best tree where those are no tree.

Chu-Liu-Edmonds (Edmonds 1967) over a few candidates for the root.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]

_NEVER = -1e9
_ROOTS = 4


def heads_of(arc: Scores) -> Heads:
    """Heads of a sentence (from 1; 0 is the root) from scores [n, n + 1], root first: always a tree with one root."""
    count = len(arc)
    scores = arc.astype(np.float64)
    scores[np.arange(count), np.arange(count) + 1] = _NEVER
    heads: Heads = scores.argmax(1)
    if np.count_nonzero(heads == 0) == 1 and not _cycle(heads):
        return heads
    candidates = np.argsort(-scores[:, 0], kind="stable")[:_ROOTS]
    trees = [_rooted(scores, int(root)) for root in candidates]
    return max(trees, key=lambda tree: float(scores[np.arange(count), tree].sum()))


def _rooted(scores: NDArray[np.float64], root: int) -> Heads:
    """The best tree whose one root is the word with index ``root``."""
    count = len(scores)
    square = np.full((count + 1, count + 1), 10 * _NEVER)
    square[1:, 1:] = scores[:, 1:]
    square[root + 1] = 10 * _NEVER
    square[root + 1, 0] = 0.0
    tree: Heads = _best_tree(square)[1:]
    return tree


def _cycle(heads: Heads) -> list[int]:
    """Words (from 1) of one cycle among ``heads``, or none."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(state)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at - 1])
        if state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return []


def _best_tree(scores: NDArray[np.float64]) -> Heads:
    """Chu-Liu-Edmonds over scores [word, head], node 0 the root: contract a cycle, solve what is left, expand."""
    np.fill_diagonal(scores, 100 * _NEVER)
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads[1:])
    if not cycle:
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    rest, members = np.flatnonzero(~inside), np.array(cycle)
    leaving = scores[np.ix_(rest, members)]
    entering = scores[np.ix_(members, rest)] - scores[members, heads[members]][:, None]
    small = np.empty((len(rest) + 1, len(rest) + 1))
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[:-1, -1] = leaving.max(1)
    small[-1, :-1] = entering.max(0)
    solved = _best_tree(small)
    for number in range(1, len(rest)):
        inward = solved[number] == len(rest)
        heads[rest[number]] = members[leaving[number].argmax()] if inward else rest[solved[number]]
    entry = solved[-1]
    heads[members[entering[:, entry].argmax()]] = rest[entry]
    return heads
