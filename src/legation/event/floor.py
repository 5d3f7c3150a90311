"""Where the words of a transcript were spoken: by its head ("Residence, Oslo, Norway"), else by the speakers' "here".

What is done by saying it in a turn ("Thank you, Madam President") was done there.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import msgspec

from legation.event.draft import Draft
from legation.event.model import Where
from legation.event.scene import Scene
from legation.event.spots import FINE, Spots, where
from legation.mention.model import PlaceMention
from legation.story.model import Story

LINE = 100
"""A line of the head has at most so many characters."""

_SPEECH = re.compile(r"^\W*(?:\w+ )?(?:Remarks|Speech|Address|Keynote(?: \w+)?) (?:by|of|from|as|at|to)\b", re.I)
_HERE = re.compile(r"\bhere\s+(?:in|at)\s+(?:the\s+)?$", re.IGNORECASE)
_WELCOME = re.compile(
    r"\bwelcome(?:\s+(?:you|him|her|them|all|everyone|back))*\s+(?:to|in)\s+(?:the\s+)?$", re.IGNORECASE
)


def floor(scenes: Sequence[Scene]) -> Where | None:
    """The place at which a transcript's words were spoken; None where it does not say, and for other texts."""
    turns = scenes[0].turns if scenes else ()
    if not turns and not (scenes and is_spoken(scenes[0].story)):
        return None
    lines = _head(scenes, turns[0].label.start if turns else None)
    head = [p for s in lines for p in s.places.values() if _may_be(p) and (p.latitude is not None or "," in p.text)]
    if head:
        return where(min(head, key=lambda p: (FINE.index(p.precision), p.start)))
    if not turns:
        return None
    spoken = (s for s in scenes if s.sentence.start >= turns[0].label.start and not s.asks)
    return next((where(p) for s in spoken for p in Spots(s).all if _may_be(p) and _is_here(p, s)), None)


def is_spoken(story: Story) -> bool:
    """Whether a text's headline says that it is what one person said somewhere: "Remarks by the Minister"."""
    return bool(_SPEECH.match(story.headline or ""))


def _head(scenes: Sequence[Scene], first: int | None) -> list[Scene]:
    """The lines above what is said: all that tell nothing above ``first``, else those of the top, but the headline."""
    if first is not None:
        return [s for s in scenes if s.sentence.end <= first and not _tells(s)]
    top = len(scenes[0].story.headline or "") if not scenes[0].story.title else 0
    below = [s for s in scenes if s.sentence.end > top]
    return list(itertools.takewhile(lambda s: not _tells(s) and s.sentence.end - s.sentence.start <= LINE, below))


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
    in_turn = not draft.scene.turns or any(t.start <= at < t.end for t in draft.scene.turns)
    if spot is None or draft.dated != "release" or not in_turn:
        return None
    return msgspec.structs.replace(spot, basis="inherited")
