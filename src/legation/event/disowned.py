"""Deeds that somebody says he had no part in: "denied any involvement in *the killing*", "was not behind it", "had
nothing to do with *the raid*". For him they are negated, whoever else did them."""

from __future__ import annotations

import msgspec

from legation.event.match import Match
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause

DEEDS = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"}
"""Types of what somebody may have had a hand in."""

CASES = {"in", "with", "for", "to", "behind"}
HAVING = {"have", "play", "take"}


def is_disowned(clause: Clause, scene: Scene) -> bool:
    """Whether a noun names a deed of which a clause denies that somebody took part in it."""
    return _tie(clause, scene) is not None


def disowned(match: Match, scene: Scene) -> Match:
    """A deed by whoever says that it was not his, as its doer: the event is that he did not do it."""
    tie = _tie(match.clause, scene) if match.trigger.type in DEEDS else None
    if tie is None:
        return match
    doers = tuple(a for a in tie.arguments if a.slot == "subject" and a.head in scene.mentions)
    return msgspec.structs.replace(match, actor=doers or match.actor)


def _tie(clause: Clause, scene: Scene) -> Clause | None:
    """The clause by which somebody is denied a part in the deed that a noun names."""
    above = scene.tokens[clause.head].head
    if clause.kind != "noun" or clause.light is not None or above < 0 or scene.case(clause.head) not in CASES:
        return None
    word = scene.tokens[above].lemma.lower()
    if word in words("taking_part"):
        return next((c for c in scene.by_predicate.get(above, []) if _is_denied(c, scene)), None)
    over = scene.tokens[above].head
    if word == "do" and over >= 0 and scene.tokens[over].lemma.lower() == "nothing":
        return next(iter(scene.by_predicate.get(scene.tokens[over].head, [])), None)
    part = above if word in words("parts") else _part_of(above, scene)
    verbs = scene.by_predicate.get(above if part != above else over, []) if part >= 0 else []
    return next((c for c in verbs if _denies_part(c, part, scene)), None)


def _part_of(verb: int, scene: Scene) -> int:
    """The "part" that a verb has as its object: "had taken *part* in the massacre"; -1 without one."""
    parts = (c for c in scene.children[verb] if scene.tokens[c].relation == "obj")
    return next((c for c in parts if scene.tokens[c].lemma.lower() in words("parts")), -1)


def _denies_part(clause: Clause, part: int, scene: Scene) -> bool:
    """Whether a verb tells that somebody had no part: "had *no* part", "did *not* play a role", "*denied* any role"."""
    if clause.predicate in HAVING:
        none = any(scene.tokens[c].text.lower() == "no" for c in scene.children[part])
        return none or _is_denied(clause, scene)
    told = any(a.slot == "object" and a.head == part for a in clause.arguments)
    return told and clause.predicate in words("denying") and not clause.negated and clause.modality == "none"


def _is_denied(clause: Clause, scene: Scene) -> bool:
    """Whether a clause is negated, or the content of a denial: "denied that it *was involved*"."""
    if clause.modality not in ("none", "necessary"):
        return False
    above = next(iter(scene.above(clause)), None)
    content = clause.link in ("reported", "complement") and above is not None
    denied = content and above is not None and above.predicate in words("denying") and not above.negated
    return clause.negated != bool(denied)
