"""From arc scores to heads: the best head of each word, and the best tree where those are no tree."""

import numpy as np
from numpy.typing import NDArray


def heads_of(arc: NDArray[np.float32]) -> NDArray[np.int64]:
    """Heads (0: root) of a sentence from scores [n, n+1], root first: always a tree with one root."""
    scores = arc.astype(np.float64)
    count = len(scores)
    scores[np.arange(count), np.arange(count) + 1] = -1e9
    heads: NDArray[np.int64] = scores.argmax(1)
    if (heads == 0).sum() == 1 and not _cycle(heads):
        return heads
    tries = [_rooted(scores, int(root)) for root in np.argsort(-scores[:, 0])[:4]]
    return max(tries, key=lambda h: scores[np.arange(count), h].sum())


def _rooted(scores: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    fixed = scores.copy()
    fixed[:, 0] = -1e8
    fixed[root] = -1e8
    fixed[root, 0] = 0
    square = np.full((len(fixed) + 1, len(fixed) + 1), -1e12)
    square[1:] = fixed
    return _best_tree(square)[1:]


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Words (from 1) of one cycle among `heads`, or none."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(heads) + 1):
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


def _best_tree(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Chu-Liu-Edmonds over scores [word, head]; node 0 is the root. Cycles are contracted one by one."""
    size = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, -1e12)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads[1:])
    if not cycle:
        return heads
    inside = np.zeros(size, bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    members = np.array(cycle)
    own = scores[members, heads[members]]
    small = np.full((len(rest) + 1, len(rest) + 1), -1e12)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    out = scores[np.ix_(rest, members)]
    small[:-1, -1] = out.max(1)
    into = scores[np.ix_(members, rest)] - own[:, None]
    small[-1, :-1] = into.max(0)
    solved = _best_tree(small)
    result = heads.copy()
    for number, node in enumerate(rest[1:], 1):
        chosen = solved[number]
        result[node] = members[out[number].argmax()] if chosen == len(rest) else rest[chosen]
    entry = solved[-1]
    broken = members[into[:, entry].argmax()]
    result[broken] = rest[entry]
    return result
