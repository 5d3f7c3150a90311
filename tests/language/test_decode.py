"""Heads from scores: always a tree with one root, and the best one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.decode import heads_of


def is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        seen, at = set(), start
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


@given(st.integers(1, 40), st.integers(0, 10_000))
def test_any_scores_give_a_tree_with_one_root(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    assert is_tree(heads_of(scores).tolist())


@pytest.mark.parametrize("seed", range(30))
def test_the_tree_is_the_best_of_all(seed: int) -> None:
    count = 4
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    trees = [list(heads) for heads in product(range(count + 1), repeat=count) if is_tree(list(heads))]
    best = max(sum(scores[w, h] for w, h in enumerate(tree)) for tree in trees)
    found = sum(scores[w, h] for w, h in enumerate(heads_of(scores).tolist()))
    assert found == pytest.approx(best, abs=1e-5)


def test_equal_scores_are_settled_the_same_way_each_time() -> None:
    scores = np.zeros((5, 6), np.float32)
    assert is_tree(heads_of(scores).tolist())
    assert heads_of(scores).tolist() == heads_of(scores.copy()).tolist()
