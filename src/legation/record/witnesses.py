"""Which tellings of an event are independent: one story, copies of one text, one sentence reprinted count once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event.model import EventMention
from legation.record.ids import words

SAME_SENTENCE = 0.8
"""Share of words in common from which two sentences are one, reprinted."""

LEAST = 6  # words: shorter sentences may be alike by chance


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A mention with what merging must know of its story; ``text_id`` is the first story that says the same."""

    mention: EventMention
    story_id: str
    published: str | None
    text_id: str
    sentence: str
    corrected: bool = False

    @property
    def order(self) -> tuple[str, str, int, str]:
        """The order of tellings: by day of publication, then story and place in it; undated ones last."""
        return (self.published or "9999", self.story_id, self.mention.trigger.start, self.mention.id)


def witnesses(tellings: Sequence[Told]) -> list[int]:
    """The number of the witness of each telling, from 1, in order of first appearance."""
    said = [frozenset(words(telling.sentence)) for telling in tellings]
    heads: list[int] = []
    for at, telling in enumerate(tellings):
        same = {
            heads[before] for before in range(at) if _one_witness(tellings[before], telling, said[before], said[at])
        }
        head = min(same, default=at)
        heads = [head if each in same else each for each in heads] + [head]
    numbers = {head: number for number, head in enumerate(dict.fromkeys(heads), 1)}
    return [numbers[head] for head in heads]


def _one_witness(one: Told, other: Told, said: frozenset[str], also: frozenset[str]) -> bool:
    return one.text_id == other.text_id or _alike(said, also)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if min(len(one), len(other)) < LEAST:
        return False
    return len(one & other) >= SAME_SENTENCE * len(one | other)
