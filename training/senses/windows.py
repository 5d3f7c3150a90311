"""Stories (`training.senses.stories`) cut into windows, and windows into batches: numpy and torch alone.

A window holds some sentences of one story in their order. Each window but a story's first begins with what the story
begins with (day, title, lead) as context, which is not counted: what is news there and what is background is seen from
the lead. Titles are shown to half of the windows, days to none but the teachers'. Batches are built once; a varied
version of them has other windows, of stories that lack some sentences, with other names.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.stream import IGNORE, NONE, Rows

from .network import PLACES

STORY_KINDS = ("marked", "dev", "own", "plain", "gold", "apart")
ROLES = ("body", "title", "day")
DAY = ROLES.index("day")

ROOM, ALONG, LEAD = 480, 20, 2
"""Of a window: pieces and sentences at most; sentences of the lead that each begins with."""
LEAST, DROPPED, RENAMED = 340, 0.12, 0.3
"""Of a varied version: room at least; sentences left out; names that become others, through a whole batch."""
TITLE_CASE = 4
"""The shape of a word in title case (`training.batches.shape`)."""
ALIGNED = 16
"""Pieces of a window are padded to a multiple of these, as fused attention wants it."""
Batch = dict[str, Tensor]


class Window(NamedTuple):
    """Rows of a story: each with its place in the story's body (0: before it) and whether it is counted."""

    rows: tuple[int, ...]
    places: tuple[int, ...]
    counted: tuple[bool, ...]


class Stories(Rows):
    """The arrays of a file of stories."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.docs = self.arrays["docs"].astype(np.int64)
        self.role = self.arrays["rows"][:, 3].astype(np.int64)
        days = np.repeat(self.role == DAY, self.pieces)
        self.fixed = np.unique(self.arrays["ids"][days])
        """Pieces that days of publication are told with: names of days and months, which stay."""

    def windows(self, kinds: Sequence[str], vary: np.random.Generator | None = None) -> Iterator[Window]:
        """The windows of all stories of some kinds; with `vary`, of stories that lack some sentences."""
        wanted = {STORY_KINDS.index(kind) for kind in kinds}
        for kind, first, count in self.docs:
            if kind in wanted:
                rows, room = np.arange(first, first + count), ROOM
                if vary is not None:
                    early = np.cumsum(self.role[rows] == 0) <= LEAD
                    rows = rows[early | (vary.random(count) >= DROPPED)]
                    room = int(vary.integers(LEAST, ROOM + 1))
                yield from self._cut(rows, room)

    def _cut(self, rows: NDArray[np.int64], room: int) -> Iterator[Window]:
        body = np.cumsum(self.role[rows] == 0)
        places = np.where(self.role[rows] == 0, body, 0)
        lead = [n for n in range(len(rows)) if places[n] <= LEAD]
        chosen: list[int] = []
        used = 0
        context = 0
        for n in range(len(rows)):
            size = int(self.pieces[rows[n]])
            if len(chosen) > context and (used + size > room or len(chosen) >= ALONG + LEAD):
                yield self._window(rows, places, chosen, context)
                chosen = [i for i in lead if i < n]
                used = sum(int(self.pieces[rows[i]]) for i in chosen)
                if used > room / 2:
                    chosen, used = [], 0
                context = len(chosen)
            chosen.append(n)
            used += size
        if len(chosen) > context:
            yield self._window(rows, places, chosen, context)

    def _window(self, rows: NDArray[np.int64], places: NDArray[np.int64], chosen: list[int], context: int) -> Window:
        counted = tuple(i >= context and self.role[rows[n]] != DAY for i, n in enumerate(chosen))
        return Window(tuple(rows[chosen].tolist()), tuple(places[chosen].tolist()), counted)

    def batch(self, windows: Sequence[Window], vary: np.random.Generator | None = None) -> Batch:
        """One batch: pieces [windows, pieces] with their place in their sentence, their sentence's number in the window
        (−1: padding), its place in the story and its role; all words one after the other, `fi` and `la` being their
        pieces in the flattened batch."""
        rows = np.concatenate([w.rows for w in windows]).astype(np.int64)
        counts = np.array([len(w.rows) for w in windows])
        window = np.repeat(np.arange(len(windows)), counts)
        pieces, words = self.pieces[rows], self.words[rows]
        length = -(-int(np.bincount(window, weights=pieces).max()) // ALIGNED) * ALIGNED
        before = np.cumsum(pieces) - pieces
        begin = window * length + before - before[np.cumsum(counts) - counts][window]

        within = _count(pieces)
        source, target = np.repeat(self.piece_at[rows], pieces) + within, np.repeat(begin, pieces) + within
        places = np.minimum(np.concatenate([w.places for w in windows]), PLACES - 1)
        each = {"seg": _count(counts), "place": places, "role": self.role[rows]}
        columns = {name: np.repeat(values, pieces) for name, values in each.items()}
        columns |= {"ids": self.arrays["ids"][source], "shp": self.arrays["shp"][source], "pos": within}
        flat = {name: np.full(len(windows) * length, -(name == "seg"), np.int32) for name in columns}
        for name, values in columns.items():
            flat[name][target] = values

        inside = np.repeat(self.word_at[rows], words) + _count(words)
        sizes = self.arrays["pieces"][inside].astype(np.int64)
        ends, first = np.cumsum(sizes), np.cumsum(words) - words
        last = ends - np.repeat(ends[first] - sizes[first], words) + np.repeat(begin, words)
        counted = np.repeat(np.concatenate([w.counted for w in windows]), words)
        told = {"fi": last - sizes + 1, "la": last, "weight": self.arrays["weight"][inside], "counted": counted}
        for name in ("event", "state"):
            values = self.arrays[name][inside].astype(np.int64)
            told[name] = np.where((values == NONE) | ~counted, IGNORE, values)
        if vary is not None:
            alone = told["fi"][(sizes == 1) & (_count(words) > 0)]
            names = alone[(flat["shp"][alone] == TITLE_CASE) & ~np.isin(flat["ids"][alone], self.fixed)]
            _rename(flat["ids"], names, vary)
        out = {name: torch.from_numpy(values.reshape(len(windows), length)) for name, values in flat.items()}
        return out | {name: torch.from_numpy(values.astype(np.int32)) for name, values in told.items()}

    def batches(self, kinds: Sequence[str], size: int, seed: int, *, vary: bool = False) -> list[Batch]:
        """All windows of stories of some kinds in batches of at most `size` padded pieces, windows of like length
        together."""
        chance = np.random.default_rng(seed)
        varied = chance if vary else None
        windows = list(self.windows(kinds, varied))
        sizes = np.array([int(self.pieces[list(w.rows)].sum()) for w in windows])
        order = np.argsort(sizes * (1 + 0.1 * chance.random(len(sizes))))
        groups: list[list[Window]] = [[]]
        widest = 0
        for number in order.tolist():
            widest = max(widest, int(sizes[number]))
            if groups[-1] and widest * (len(groups[-1]) + 1) > size:
                groups.append([])
                widest = int(sizes[number])
            groups[-1].append(windows[number])
        return [self.batch(group, varied) for group in groups]


def _count(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, … for each of some sizes, one after the other."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1]) - np.repeat(ends - sizes, sizes)


def _rename(ids: NDArray[np.int32], at: NDArray[np.int64], chance: np.random.Generator) -> None:
    """Some of the names at some places become others of them, each everywhere the same."""
    names = np.unique(ids[at])
    chosen = names[chance.random(len(names)) < RENAMED]
    other = np.arange(int(ids.max()) + 1)
    other[chosen] = chance.permutation(chosen)
    ids[at] = other[ids[at]]
