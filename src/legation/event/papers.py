"""Who speaks in a paper that is told of again: "Oslo issued a statement. *The statement* threatened sanctions"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event.attach import SAYING
from legation.event.draft import Draft
from legation.event.model import Party
from legation.event.roles import parties
from legation.event.scene import Scene
from legation.event.told import silent
from legation.event.words import words
from legation.language.model import Clause

NEAR = 3
"""How many sentences back the paper was issued, or somebody said something in it, at most."""

AGAIN = {"the", "this"}
"""Determiners by which a paper is one that was told of."""


def with_issuer(draft: Draft, scenes: Sequence[Scene]) -> Draft:
    """Words that only a paper says with whoever issued it; who is named already stays."""
    if draft.actors or draft.type not in SAYING:
        return draft
    scene = draft.scene
    heads = [a.head for a in draft.match.actor if a.slot in ("subject", "speaker") and a.head >= 0]
    papers = {scene.tokens[i].lemma.lower() for i in heads if _is_told_again(i, scene)} & words("documents")
    if not papers:
        return draft
    here = scene.sentence.index
    before = [s for s in scenes if 0 < here - s.sentence.index <= NEAR]
    for earlier in reversed(before):
        for clause in earlier.clauses:
            found = _issuers(clause, papers, earlier)
            if found:
                return msgspec.structs.replace(draft, actors=silent(found))
    return draft


def _is_told_again(head: int, scene: Scene) -> bool:
    return any(scene.tokens[c].text.lower() in AGAIN for c in scene.children[head])


def _issuers(clause: Clause, papers: set[str], scene: Scene) -> tuple[Party, ...]:
    """Who issues one of the papers, or says something in it: "issued *a statement*", "said in *a letter*"."""
    issued = clause.predicate in words("issuing") or clause.light in words("issuing")
    slots = {"object", "in"} if issued else {"in"}
    told = {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot in slots and a.head >= 0}
    if not told & papers:
        return ()
    return parties([a for a in clause.arguments if a.slot == "subject"], scene, places=False)
