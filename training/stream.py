"""Encoded rows (`training.encode`) as batches without end: numpy and torch alone, so that it runs on a bare machine.

The arrays: `rows` [rows, 3] are each row's kind, number of words and of pieces; `ids` and `shp` its pieces, one row
after the other; `pieces` how many pieces each word has; COLUMNS the label numbers of each word, NONE where there is no
label; `weight` what an event label counts, in hundredths. PARTIES hold the words of an event's parties, counted from 1,
0 where the sentence names none.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import IterableDataset, get_worker_info

KINDS = ("treebank", "names", "own", "marked", "plain", "dev ewt", "dev gum", "dev names", "dev marked")
PARTIES = ("actor0", "actor1", "actor2", "recipient0", "recipient1", "recipient2")
COLUMNS = ("upos", "xpos", "feat", "lem", "ner", "rel", "head", "event", "state", *PARTIES)
NONE = 65535
IGNORE = -100
MASKED = 103
POOL = 6000
"""Rows that are drawn at a time, sorted by length, and cut into batches."""


class Rows:
    """The arrays of a file, and where each row begins in them."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as found:
            self.arrays = {name: found[name] for name in found.files}
        self.kind, self.words, self.pieces = (self.arrays["rows"][:, n].astype(np.int64) for n in range(3))
        self.word_at = np.concatenate([[0], np.cumsum(self.words)])
        self.piece_at = np.concatenate([[0], np.cumsum(self.pieces)])

    def of(self, kind: str) -> NDArray[np.int64]:
        """The numbers of the rows of a kind."""
        return np.flatnonzero(self.kind == KINDS.index(kind))

    def collate(
        self, chosen: NDArray[np.int64], drop: float = 0.0, chance: np.random.Generator | None = None
    ) -> dict[str, Tensor]:
        """One batch, padded; with `chance`, a share `drop` of the words is masked."""
        count, length, most = len(chosen), int(self.pieces[chosen].max()), int(self.words[chosen].max())
        out = {name: np.zeros((count, length), np.int64) for name in ("ids", "shp", "mask")}
        out |= {name: np.zeros((count, most), np.int64) for name in ("fi", "la", "weight")}
        out |= {name: np.full((count, most), IGNORE, np.int64) for name in COLUMNS}
        for at, row in enumerate(chosen):
            words, size = self.words[row], self.pieces[row]
            pieces = slice(self.piece_at[row], self.piece_at[row] + size)
            inside = slice(self.word_at[row], self.word_at[row] + words)
            last = np.cumsum(self.arrays["pieces"][inside].astype(np.int64))
            first = last - self.arrays["pieces"][inside] + 1
            ids = self.arrays["ids"][pieces].astype(np.int64)
            if chance is not None:
                for word in np.flatnonzero(chance.random(words) < drop):
                    ids[first[word] : last[word] + 1] = MASKED
            out["ids"][at, :size], out["shp"][at, :size], out["mask"][at, :size] = ids, self.arrays["shp"][pieces], 1
            out["fi"][at, :words], out["la"][at, :words] = first, last
            out["weight"][at, :words] = self.arrays["weight"][inside]
            for name in COLUMNS:
                values = self.arrays[name][inside].astype(np.int64)
                out[name][at, :words] = np.where(values == NONE, IGNORE, values)
        return {name: torch.from_numpy(array) for name, array in out.items()}


class Stream(IterableDataset[dict[str, Tensor]]):
    """Batches of at most `size` padded pieces without end; `mix` says how large a share each kind of KINDS has."""

    def __init__(self, rows: Rows, mix: Sequence[float], *, size: int, drop: float, seed: int) -> None:
        self.rows, self.mix, self.size, self.drop, self.seed = rows, mix, size, drop, seed

    def __iter__(self) -> Iterator[dict[str, Tensor]]:
        worker = get_worker_info()
        chance = np.random.default_rng([self.seed, worker.id if worker else 0])
        kinds = [_endless(self.rows.of(kind), chance) for kind, _ in zip(KINDS, self.mix, strict=False)]
        while True:
            drawn = np.array(
                [next(rows) for rows, part in zip(kinds, self.mix, strict=True) for _ in range(int(POOL * part))]
            )
            groups = self._groups(drawn, chance)
            for number in chance.permutation(len(groups)):
                yield self.rows.collate(np.array(groups[number]), self.drop, chance)

    def _groups(self, drawn: NDArray[np.int64], chance: np.random.Generator) -> list[list[int]]:
        """Rows of like length together."""
        order = np.argsort(self.rows.pieces[drawn] * (1 + 0.1 * chance.random(len(drawn))))
        groups: list[list[int]] = [[]]
        widest = 0
        for row in drawn[order].tolist():
            widest = max(widest, int(self.rows.pieces[row]))
            if groups[-1] and widest * (len(groups[-1]) + 1) > self.size:
                groups.append([])
                widest = int(self.rows.pieces[row])
            groups[-1].append(row)
        return groups


def _endless(rows: NDArray[np.int64], chance: np.random.Generator) -> Iterator[int]:
    while True:
        yield from chance.permutation(rows).tolist()
