"""Deaths and injuries that nobody is said to have caused: violence only where the story tells of violence.

"Over 900 people have been killed" is an assault in a report on a war, and none in one on a flood.
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.event.draft import Draft
from legation.event.retell import harms
from legation.event.scene import Scene
from legation.event.words import words

UNCAUSED = "people were killed or hurt, but the story tells of no violence near it"
NEAR = 3
"""How many sentences before and after are asked for violence."""


def kept(drafts: Sequence[Draft], scenes: Sequence[Scene]) -> list[Draft]:
    """The drafts without deaths and injuries that nothing and nobody is said to have caused, where the sentence tells
    of an accident or the sentences around it of no violence."""
    lemmas = {s.sentence.index: {t.lemma.lower() for t in s.tokens} for s in scenes}
    return [draft for draft in drafts if not _is_uncaused(draft) or _is_violent(draft, lemmas)]


def _is_uncaused(draft: Draft) -> bool:
    """Whether a verb of harm has no doer and no weapon, and its victims are just people."""
    plain = all(_are_just_people(a.head, draft.scene) for a in draft.match.recipient)
    return harms(draft) and not draft.actors and draft.mode is None and plain and not _is_struck(draft)


def _is_struck(draft: Draft) -> bool:
    """Whether a strike did the harm, and no other: "the *strikes* killed forty people", "were killed in a *strike*"."""
    return any(draft.scene.tokens[a.head].lemma.lower() == "strike" for a in draft.match.clause.arguments)


def _are_just_people(head: int, scene: Scene) -> bool:
    """Whether words tell of people by nothing that sets them apart: "three people", not "two *aid* workers"."""
    token = scene.tokens[head]
    kinds = [c for c in scene.children[head] if scene.tokens[c].relation == "compound"]
    return token.upos == "NUM" or (token.lemma.lower() in words("plain_people") and not kinds)


def _is_violent(draft: Draft, lemmas: dict[int, set[str]]) -> bool:
    own = draft.scene.sentence.index
    if lemmas[own] & words("mishaps"):
        return False
    around = (lemmas.get(own + step, set()) for step in range(-NEAR, NEAR + 1))
    return any(near & words("violence") for near in around)
