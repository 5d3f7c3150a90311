"""The status of what words tell, as the network sees it along the story: a window of sentences at a time.

The grammar of a sentence depends on its own words only. What it tells does not: whether a deed is the story's news or
its background, a sentence alone does not say. So what the network's layers leave of each sentence goes on through
layers of its own together with that of its neighbours. Each window but the first begins with the story's lead, from
which it is seen what the news is. The measures are those of training (``training/windows.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from legation.language.meaning import chances
from legation.language.model import States
from legation.language.network import Network

ROOM, ALONG, LEAD = 480, 20, 2
"""Of a window: pieces and sentences at most; sentences of the lead that each begins with."""

BEFORE = 2
"""Places in a window that were kept for the day and the title in training, which are not shown to the network here."""

FAR = 15
"""From this sentence on all places in a story are alike."""


class Trace(msgspec.Struct, frozen=True):
    """What the network's layers leave of a sentence: vectors of its pieces; each word's first and last piece."""

    base: NDArray[np.float32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


class _Window:
    """Sentences of a story that are read together, each with its place in it."""

    def __init__(self) -> None:
        self.sentences: list[tuple[int, Trace]] = []
        self.pieces = self.lead = 0

    def add(self, place: int, trace: Trace) -> None:
        self.sentences.append((place, trace))
        self.pieces += len(trace.base)

    def is_full(self, trace: Trace) -> bool:
        """Whether one more sentence is one too many."""
        some = len(self.sentences) > self.lead
        return some and (self.pieces + len(trace.base) > ROOM or len(self.sentences) >= ALONG + LEAD)


def windows(traces: Iterable[Trace]) -> Iterator[_Window]:
    """A story cut into windows; ``lead`` says how many sentences a window only shows to what follows them."""
    lead: list[tuple[int, Trace]] = []
    window = _Window()
    for place, trace in enumerate(traces, 1):
        if window.is_full(trace):
            yield window
            window = _Window()
            if sum(len(t.base) for _, t in lead) <= ROOM / 2:
                for each in lead:
                    window.add(*each)
            window.lead = len(window.sentences)
        if place <= LEAD:
            lead.append((place, trace))
        window.add(place, trace)
    if window.sentences:
        yield window


def status_along(traces: Iterable[Trace], network: Network) -> Iterator[list[States]]:
    """For each sentence of a story the chances of each status, for each of its words."""
    for window in windows(traces):
        shown = [trace for _, trace in window.sentences]
        pieces = np.array([len(trace.base) for trace in shown])
        begins = np.cumsum(pieces) - pieces
        scores = network.status(
            np.concatenate([trace.base for trace in shown]),
            np.repeat([min(place, FAR) for place, _ in window.sentences], pieces),
            np.repeat(np.arange(BEFORE, BEFORE + len(shown)), pieces),
            np.concatenate([trace.first + at for trace, at in zip(shown, begins, strict=True)]),
            np.concatenate([trace.last + at for trace, at in zip(shown, begins, strict=True)]),
        )
        told = iter(chances(scores).round(3).tolist())
        for number, trace in enumerate(shown):
            states = [tuple(next(told)) for _ in trace.first]
            if number >= window.lead:
                yield states
