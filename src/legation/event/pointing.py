"""Places that a sentence only points at: "besieged in *the city*", "barred from entering *the country*".

They stand for the place of that kind that the story named last before; "the country" for the state of the deed's
parties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from legation.event.attach import PLAINLY_IN, chain, predicates
from legation.event.draft import Draft
from legation.event.model import Party, Where
from legation.event.scene import Scene
from legation.event.spots import DEEP, where
from legation.event.words import words
from legation.mention.model import PlaceMention

POINTING = {"the", "this", "that", "these", "those", "its", "their", "his", "her", "same", "our"}
NOT_STATES = {"IGO", "NGO", "IMG", "MNC", "UNK"}
"""Codes of parties that are of no state."""

BACK = 6
"""How many sentences back the place may be named. A choice."""


def pointed(draft: Draft, scenes: Sequence[Scene], *, alone: bool = False) -> Where | None:
    """The place that a draft's clause points at, with the words that do; ``alone``: not a clause that it hangs from."""
    scene = draft.scene
    parts = [draft.match.clause] if alone else list(chain(draft.match.clause, scene))
    own = {i for part in parts for i in predicates(part, scene)}
    for index, token in enumerate(scene.tokens):
        sort = _sort(index, scene)
        if sort is None or not _hangs(index, own, scene):
            continue
        found = _state(draft, token.start, scenes) if sort == "country" else _last(sort, token.start, scene, scenes)
        if found is not None:
            return _worded(found, index, scene)
    return None


def _sort(index: int, scene: Scene) -> str | None:
    """What kind of place a word points at: "settlement", "area", "country", "any" ("there"), or none."""
    token = scene.tokens[index]
    lemma = token.lemma.lower()
    if lemma == "there" and token.relation.startswith("advmod"):
        return "any"
    sort = next((s for s in ("settlement", "area", "country") if lemma in words(s)), None)
    if sort is None or token.upos != "NOUN":
        return None
    if scene.case(index) not in PLAINLY_IN and not _entered(index, scene) and not _left(index, scene):
        return None
    below = scene.children[index]
    named = any(scene.tokens[c].upos == "PROPN" or scene.tokens[c].relation.startswith("nmod") for c in below)
    pointing = any(scene.tokens[c].lemma.lower() in POINTING or scene.tokens[c].relation == "nmod:poss" for c in below)
    plural = token.xpos == "NNS"
    sort = lemma if lemma == "region" else sort
    return sort if pointing and not named and not plural and index not in scene.places else None


def _entered(index: int, scene: Scene) -> bool:
    above = scene.tokens[index].head
    verb = scene.tokens[above].lemma if above >= 0 else ""
    return scene.tokens[index].relation == "obj" and verb in words("entering")


def _left(index: int, scene: Scene) -> bool:
    """Whether a word is what somebody leaves or is put out of: "withdrew *from the territory*", "forced *out of the
    country*"."""
    above = scene.tokens[index].head
    left = above >= 0 and scene.case(index) == "from" and scene.tokens[above].lemma in words("leaving")
    return left or (above >= 0 and scene.case(index) == "out" and scene.tokens[above].upos == "VERB")


def _hangs(index: int, own: set[int], scene: Scene) -> bool:
    """Whether a word hangs from one of a clause's predicates, over words that are no predicate but of entering."""
    above = scene.governors(index)[1:DEEP]
    end = next((n for n, i in enumerate(above) if i in own), None)
    if end is None:
        return False
    between = [i for i in above[:end] if i in scene.by_predicate]
    return all(scene.tokens[i].lemma in words("entering") or scene.by_predicate[i][0].kind == "noun" for i in between)


def _before(at: int, scene: Scene, scenes: Sequence[Scene]) -> Iterator[PlaceMention]:
    """The places that the story names before a code point, nearest first."""
    for earlier in reversed(scenes[: scene.sentence.index + 1]):
        if scene.sentence.index - earlier.sentence.index > BACK:
            return
        yield from sorted((p for p in earlier.places.values() if p.start < at), key=lambda p: -p.start)


def _last(sort: str, at: int, scene: Scene, scenes: Sequence[Scene]) -> Where | None:
    for found in _before(at, scene, scenes):
        if found.within_name or (found.precision == "country" and sort != "any"):
            continue
        if sort == "settlement" and found.precision not in ("place", "district"):
            continue
        if sort == "region" and "region" not in found.text.lower():
            continue  # "the region" is else a part of the world that nobody names
        return where(found)
    return None


def _state(draft: Draft, at: int, scenes: Sequence[Scene]) -> Where | None:
    """The state of the deed's parties, if they are of one; else that of the place named last."""
    theirs, ours = _states(draft.recipients), _states(draft.actors)
    told = theirs or (set() if draft.type == "ASSAULT" else ours)
    for found in _before(at, draft.scene, scenes):
        foreign = draft.type == "ASSAULT" and not theirs and found.country in ours
        fits = found.country and (not told or found.country in told) and not foreign
        if fits and found.precision in ("country", "region"):
            return where(found)
    return None


def _states(parties: tuple[Party, ...]) -> set[str]:
    return {p.country for p in parties if p.country and p.country not in NOT_STATES}


def _worded(found: Where, index: int, scene: Scene) -> Where:
    """A place with the words of the sentence that point at it."""
    below = [c for c in scene.children[index] if scene.tokens[c].relation in ("det", "nmod:poss", "amod")]
    first = scene.tokens[min([*(c for c in below if c < index), index])]
    last = scene.tokens[index]
    text = scene.story.text[first.start : last.end]
    return msgspec.structs.replace(found, text=text, start=first.start, end=last.end)
