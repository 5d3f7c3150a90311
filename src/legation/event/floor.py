"""Where the words of a transcript were spoken: by its head ("Residence, Oslo, Norway"), else by the speakers' "here".

What is done by saying it in a turn ("Thank you, Madam President") was done there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from legation.event.draft import Draft
from legation.event.model import Where
from legation.event.scene import Scene
from legation.event.spots import FINE, Spots, where
from legation.mention.model import PlaceMention

_HERE = re.compile(r"\bhere\s+(?:in|at)\s+(?:the\s+)?$", re.IGNORECASE)
_WELCOME = re.compile(
    r"\bwelcome(?:\s+(?:you|him|her|them|all|everyone|back))*\s+(?:to|in)\s+(?:the\s+)?$", re.IGNORECASE
)


def floor(scenes: Sequence[Scene]) -> Where | None:
    """The place at which a transcript's words were spoken; None where it does not say, and for other texts."""
    turns = scenes[0].turns if scenes else ()
    if not turns:
        return None
    first = turns[0].label.start
    head = [p for s in scenes if s.sentence.end <= first and not _tells(s) for p in s.places.values() if _may_be(p)]
    if head:
        return where(min(head, key=lambda p: (FINE.index(p.precision), p.start)))
    spoken = (s for s in scenes if s.sentence.start >= first and not s.asks)
    return next((where(p) for s in spoken for p in Spots(s).all if _may_be(p) and _is_here(p, s)), None)


def _tells(scene: Scene) -> bool:
    return any(c.tense for c in scene.clauses)


def _may_be(place: PlaceMention) -> bool:
    return place.country is not None and not place.within_name


def _is_here(place: PlaceMention, scene: Scene) -> bool:
    """Whether a speaker says that he is somewhere, or welcomes others there."""
    before = scene.story.text[scene.sentence.start : place.start]
    return bool(_HERE.search(before) or _WELCOME.search(before))


def on_the_floor(draft: Draft, spot: Where | None) -> Where | None:
    """The place of what a speaker does by his words, in a turn of a transcript spoken at ``spot``."""
    at = draft.trigger.start
    in_turn = any(t.start <= at < t.end for t in draft.scene.turns)
    if spot is None or draft.dated != "release" or not in_turn:
        return None
    return msgspec.structs.replace(spot, basis="inherited")
