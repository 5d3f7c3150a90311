"""What the network thinks that a predicate tells of, as a second opinion beside the codebook (decision 14).

The codebook knows words, frames and what may fill them; the network has seen the word in its whole sentence. Its
opinion ranks the entries that fit, is a sign of news or background, and counts in the confidence, under which events
are left out. It makes no event of words that no entry fits: measured, too many of them are none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from legation.event.model import Party
from legation.event.scene import Scene
from legation.language.model import Clause, Meaning

WORTH = 1.0
"""What the chance of its type is worth among entries that fit a clause: it settles which of two that describe it as
closely is meant. Swept on hand-coded stories and marked pairs: with more it outweighs entries that ask for just these
words, and pairs get worse; stories are alike from 1 to 5."""

FLOOR = 0.01


def chance(clause: Clause, scene: Scene, type_: str) -> float:
    """The chance that the predicate's words tell of an event of a PLOVER type."""
    return max((m.chance(type_) for m in _meanings(clause, scene)), default=0.0)


def chance_of_any(clause: Clause, scene: Scene) -> float:
    """The chance that the predicate's words tell of any event."""
    return max((m.event for m in _meanings(clause, scene)), default=0.0)


def is_likeliest(clause: Clause, scene: Scene, type_: str) -> bool:
    """Whether a type is the likeliest for a word of the predicate."""
    return any(m.types[0][0] == type_ for m in _meanings(clause, scene) if m.types)


def chance_of_background(clause: Clause, scene: Scene) -> float:
    """The chance that what the predicate tells of lies before the news rather than in it, as the network sees the word
    of it that most likely tells of an event in its story."""
    tokens = scene.tokens
    telling = max(_words(clause, scene), key=lambda i: 0.0 if (m := tokens[i].meaning) is None else m.event)
    current, historical, *_ = tokens[telling].states
    return historical / max(current + historical, FLOOR)


def likeliest(clause: Clause, scene: Scene) -> tuple[str, float]:
    """The likeliest type of a word of the predicate, with its chance."""
    found = [m.types[0] for m in _meanings(clause, scene) if m.types]
    return max(found, key=lambda f: f[1], default=("", 0.0))


def parties(clause: Clause, scene: Scene, side: str) -> tuple[tuple[int, float], ...]:
    """The words of the sentence that may name the event's ``actors`` or ``recipients``, each with its chance, the
    likeliest first: as they are for the predicate's word that most likely tells of an event."""
    told = max(_meanings(clause, scene), key=lambda m: m.event, default=None)
    return () if told is None else getattr(told, side)


def share(clause: Clause, scene: Scene, side: str, found: Sequence[Party]) -> float:
    """The chance that one of the parties found for a side is named there; 0 where there is none."""
    extents = [(p.start, p.end) for p in found if p.start is not None and p.end is not None]
    told = parties(clause, scene, side)
    inside = [c for i, c in told if any(start <= scene.tokens[i].start < end for start, end in extents)]
    return max(inside, default=0.0)


def odds(chance: float) -> float:
    """A chance as the logarithm of its odds, kept between those of one in a hundred and its opposite."""
    return math.log((chance + FLOOR) / (1 + FLOOR - chance))


def _meanings(clause: Clause, scene: Scene) -> list[Meaning]:
    return [m for i in _words(clause, scene) if (m := scene.tokens[i].meaning) is not None]


def _words(clause: Clause, scene: Scene) -> list[int]:
    """The words of a predicate, its head first; "must" and "should" are words of it too."""
    inside = (i for i, t in enumerate(scene.tokens) if clause.start <= t.start and t.end <= clause.end)
    helpers = (i for i in scene.children[clause.head] if scene.tokens[i].relation == "aux")
    return [clause.head, *(i for i in (*inside, *helpers) if i != clause.head)]
