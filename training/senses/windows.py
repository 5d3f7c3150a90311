"""Stories (`training.senses.stories`) cut into windows, and windows into batches: numpy and torch alone.

A window holds some sentences of one story in their order. Each window but a story's first begins with what the story
begins with (day, title, lead) as context, which is not counted: what is news there and what is background is seen from
the lead. Titles are shown to half of the windows, days to none but the teachers'. Batches are built once.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.stream import COLUMNS, IGNORE, NONE, Rows

from .network import PLACES

STORY_KINDS = ("marked", "dev", "own", "plain", "gold", "apart")
ROLES = ("body", "title", "day")

ROOM, ALONG, LEAD = 480, 20, 2
"""Of a window: pieces and sentences at most; sentences of the lead that each begins with."""
DAY = ROLES.index("day")
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

    def windows(self, kinds: Sequence[str]) -> Iterator[Window]:
        """The windows of all stories of some kinds."""
        wanted = {STORY_KINDS.index(kind) for kind in kinds}
        for kind, first, count in self.docs:
            if kind in wanted:
                yield from self._cut(np.arange(first, first + count))

    def _cut(self, rows: NDArray[np.int64]) -> Iterator[Window]:
        body = np.cumsum(self.role[rows] == 0)
        places = np.where(self.role[rows] == 0, body, 0)
        lead = [n for n in range(len(rows)) if places[n] <= LEAD]
        chosen: list[int] = []
        used = 0
        context = 0
        for n in range(len(rows)):
            size = int(self.pieces[rows[n]])
            if len(chosen) > context and (used + size > ROOM or len(chosen) >= ALONG + LEAD):
                yield self._window(rows, places, chosen, context)
                chosen = [i for i in lead if i < n]
                used = sum(int(self.pieces[rows[i]]) for i in chosen)
                if used > ROOM / 2:
                    chosen, used = [], 0
                context = len(chosen)
            chosen.append(n)
            used += size
        if len(chosen) > context:
            yield self._window(rows, places, chosen, context)

    def _window(self, rows: NDArray[np.int64], places: NDArray[np.int64], chosen: list[int], context: int) -> Window:
        counted = tuple(i >= context and self.role[rows[n]] != DAY for i, n in enumerate(chosen))
        return Window(tuple(rows[chosen].tolist()), tuple(places[chosen].tolist()), counted)

    def batch(self, windows: Sequence[Window]) -> Batch:
        """One batch: pieces [windows, pieces] with their place in their sentence, their sentence's number in the window
        and place in the story; words [sentences, words]; `win` is each sentence's window, `fi` and `la` its words'
        pieces there."""
        length = max(int(self.pieces[list(w.rows)].sum()) for w in windows)
        sentences = [(at, slot, w) for at, w in enumerate(windows) for slot in range(len(w.rows))]
        most = max(int(self.words[w.rows[slot]]) for _, slot, w in sentences)
        out = {name: np.zeros((len(windows), length), np.int64) for name in ("ids", "shp", "pos", "place")}
        out["seg"] = np.full((len(windows), length), -1, np.int64)
        out |= {name: np.zeros(len(sentences), np.int64) for name in ("win", "slot", "role", "counted")}
        out |= {name: np.zeros((len(sentences), most), np.int64) for name in ("fi", "la", "weight")}
        out |= {name: np.full((len(sentences), most), IGNORE, np.int64) for name in COLUMNS if name in LEARNT}
        filled = np.zeros(len(windows), np.int64)
        for n, (at, slot, window) in enumerate(sentences):
            row, begin = window.rows[slot], int(filled[at])
            words, size = int(self.words[row]), int(self.pieces[row])
            pieces = slice(self.piece_at[row], self.piece_at[row] + size)
            inside = slice(self.word_at[row], self.word_at[row] + words)
            here = slice(begin, begin + size)
            last = np.cumsum(self.arrays["pieces"][inside].astype(np.int64))
            first = last - self.arrays["pieces"][inside] + 1
            out["ids"][at, here], out["shp"][at, here] = self.arrays["ids"][pieces], self.arrays["shp"][pieces]
            out["pos"][at, here], out["seg"][at, here] = np.arange(size), slot
            out["fi"][n, :words], out["la"][n, :words] = first + begin, last + begin
            out["place"][at, here] = min(window.places[slot], PLACES - 1)
            out["win"][n], out["slot"][n] = at, slot
            out["role"][n], out["counted"][n] = self.role[row], window.counted[slot]
            filled[at] += size
            if window.counted[slot]:
                out["weight"][n, :words] = self.arrays["weight"][inside]
                for name in LEARNT:
                    values = self.arrays[name][inside].astype(np.int64)
                    out[name][n, :words] = np.where(values == NONE, IGNORE, values)
        return {name: torch.from_numpy(array) for name, array in out.items()}

    def batches(self, windows: Sequence[Window], size: int, seed: int) -> list[Batch]:
        """All windows in batches of at most `size` padded pieces, windows of like length together."""
        chance = np.random.default_rng(seed)
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
        return [self.batch(group) for group in groups]


LEARNT = ("event", "state", *(name for name in COLUMNS if name[:-1] in ("actor", "recipient")))
"""The columns that a story's words have."""
