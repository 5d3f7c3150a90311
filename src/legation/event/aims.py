"""What a clause is for: said, or come to be done, by what stands above it; or only pleaded for, or thought over."""

from __future__ import annotations

from legation.event import attach
from legation.event.draft import Draft
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause
from legation.language.rules import is_put_to


def is_said_by_it(draft: Draft) -> bool:
    """Whether something is used to say what a clause says, or some met to: "used the summit *to urge* Sudan to stop",
    "held a call *to reaffirm* their support"."""
    clause = draft.match.clause
    used = any(c.predicate in words("using") or _is_past_meeting(c, draft.scene) for c in draft.scene.above(clause))
    return used and clause.link == "purpose" and draft.type in attach.SAYING


def _is_past_meeting(clause: Clause, scene: Scene) -> bool:
    """Whether some have met, or held talks or a call."""
    things = {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot == "object"}
    held = clause.predicate == "hold" and bool(things & (words("talks") | {"call"}))
    return clause.tense == "past" and not clause.negated and (held or clause.predicate in words("asked_meeting"))


def is_pleaded(clause: Clause, scene: Scene) -> bool:
    """Whether a noun is only what a paper or a plea is for: "issued a warrant for the *arrest* of the general"."""
    above = scene.tokens[clause.head].head
    under = scene.tokens[above].lemma.lower() if above >= 0 else ""
    return clause.kind == "noun" and under in words("pleas") and scene.case(clause.head) in ("for", "of")


def is_weighed(clause: Clause, scene: Scene) -> bool:
    """Whether somebody only thinks a noun over: "is reconsidering its *aid* to Mali"."""
    weighed = (c for c in scene.above(clause) if c.predicate in words("weighing"))
    above = (c for c in weighed if not is_put_to(c.predicate, clause.predicate))
    return clause.kind == "noun" and any(
        a.head == clause.head and a.slot == "object" for c in above for a in c.arguments
    )


def is_granted(clause: Clause, scene: Scene) -> bool:
    """Whether somebody comes to do what a clause tells: "had the chance *to meet*", "took the step *of banning*",
    "delegated the power *to send* arms"."""
    token = scene.tokens[clause.head]
    if clause.tense or clause.kind == "noun" or token.head < 0:
        return False
    under = scene.tokens[token.head].head if token.relation.startswith("acl") else token.head
    told = [c for c in scene.by_predicate.get(under, []) if c.modality == "none" and not c.negated]
    if any(c.predicate in words("delegating") for c in told):
        return True
    given = [a for c in told if c.predicate in words("granting") for a in c.arguments if a.slot == "object"]
    return any(scene.tokens[a.head].lemma.lower() in words("granted") for a in given)


def is_greeting(clause: Clause, scene: Scene) -> bool:
    """Whether somebody calls or writes to another and so does what he does it for: "phoned him *to thank* him"."""
    above = scene.above(clause)
    return clause.kind == "verb" and any(c.predicate in words("contacting") for c in above)


def is_step(clause: Clause, scene: Scene) -> bool:
    """Whether one does what he moves to do, or is there to meet: "moved *to ban* it", "took to the air *to say* so",
    "is in Oslo *to meet* her"."""
    above = scene.above(clause)
    takes_to = (c for c in above if c.predicate == "take" and any(a.slot == "to" for a in c.arguments))
    if any(c.predicate in words("stepping") for c in above) or any(takes_to):
        return True
    head = scene.tokens[clause.head].head
    is_there = head in scene.places and any(scene.tokens[c].relation == "cop" for c in scene.children[head])
    return is_there and clause.predicate in words("asked_meeting")
