"""Deeds that wait for something, or are only part of what is asked for: "until they withdraw", "including by freeing
them", "only after taking the port", "a bill banning the party"."""

from __future__ import annotations

from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause


def is_awaited(clause: Clause, above: Clause, scene: Scene) -> bool:
    """Whether a deed is what somebody waits for: "would fight on *until they withdrew*", "refused to talk *before they
    left*"."""
    verb = scene.tokens[clause.head].head if clause.light is not None else clause.head  # "until it *makes* a pledge"
    own = (clause.head, verb) if verb >= 0 else (clause.head,)
    marks = {scene.tokens[c].lemma.lower() for i in own for c in scene.children[i] if c < clause.head}
    waits = marks & {"until", "till"} or ("before" in marks and clause.tense == "past")
    if not waits or clause.link != "adverbial" or clause.tense == "":
        return False
    higher = next(iter(scene.above(above)), None)
    refused = higher is not None and higher.predicate in words("refusing") and above.link == "complement"
    return above.modality != "none" or refused or above.predicate in words("refusing")


def is_included(clause: Clause, scene: Scene) -> bool:
    """Whether a deed is part of what somebody asks for: "urged Chad *to do more, including by freeing* them"."""
    before = [scene.tokens[i].text.lower() for i in range(max(0, clause.head - 2), clause.head)]
    if scene.tokens[clause.head].xpos != "VBG" or "including" not in before:
        return False
    above = set(scene.governors(clause.head)[1:])
    whole = (c for c in scene.clauses if c.head < clause.head and (c.head in above or c.governor in above))
    return any(c.modality != "none" and c.tense == "" for c in whole)


def is_only_after(clause: Clause, scene: Scene) -> bool:
    """Whether a deed must come first: "will go home *only after taking* the port"."""
    before = [scene.tokens[i].text.lower() for i in range(max(0, clause.head - 2), clause.head)]
    return before == ["only", "after"]


def is_unpassed(clause: Clause, above: Clause, scene: Scene) -> bool:
    """Whether a clause tells what a law or resolution would do that has not been passed: "rejected a bill *banning* the
    party", "will vote on a motion *condemning* him"."""
    token = scene.tokens[clause.head]
    if token.relation != "acl" or token.xpos != "VBG" or clause.negated:
        return False
    paper = scene.tokens[token.head].lemma.lower() in words("bills")
    if above.head == token.head:
        above = next(iter(scene.above(above)), above)
    unsure = above.modality != "none" or above.negated
    unpassed = above.predicate in words("not_passing") or (unsure and above.predicate in words("passing"))
    slots = {a.slot for a in above.arguments if a.head == token.head}
    return paper and (
        (unpassed and bool(slots & {"object", "on"})) or (above.predicate == "vote" and "against" in slots)
    )
