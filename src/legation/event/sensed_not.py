"""Clauses of which the network takes for an event what is none: offers thought over, mishaps, claims, own wishes."""

from __future__ import annotations

from collections.abc import Sequence

from legation.event.match import Match
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause
from legation.language.rules import is_put_to

SPOKEN = {"SUPPORT", "ACCUSE", "CONCEDE"}
"""Acts in words that one does by saying that one wants to."""


def weighs_offer(clause: Clause, scene: Scene) -> bool:
    """Whether somebody only thinks over what another put to him: "is *weighing* a Turkish request"."""
    things = (scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot == "object")
    return any(is_put_to(clause.predicate, thing) for thing in things)


def is_mishap(clause: Clause, scene: Scene) -> bool:
    """Whether a clause tells what an accident did: "the plane crashed, *killing* the pilot", "a storm *killed* two",
    "was *hit* by a car", "*killed* in a helicopter crash"."""
    doers = {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot in ("subject", "by")}
    above = {scene.tokens[i].lemma.lower() for i in scene.governors(clause.head)}
    above |= {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot == "in"}
    return bool((doers | above) & words("mishaps") or doers & (words("vehicles") | words("beasts")))


def is_science(clause: Clause, scene: Scene) -> bool:
    """Whether something is sent into space: "launched a *satellite*", a rocket by a firm."""
    sent = {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot == "object"}
    doers = [scene.mentions[a.head] for a in clause.arguments if a.slot == "subject" and a.head in scene.mentions]
    firm = any(scene.actors[i].sector == "BUS" for mention in doers for i in mention.actors)
    return bool(sent & words("spacecraft")) or (firm and "rocket" in sent)


def only_wants(clause: Clause, fitting: Sequence[Match]) -> bool:
    """Whether somebody says what he himself says by it, told by an entry of its own: "*wants* to thank Poland"."""
    said = (m.clause for m in fitting if m.trigger.type in SPOKEN and m.clause.governor == clause.head)
    own = {a.head for a in clause.arguments if a.slot == "subject"}
    meant = {a.head for c in said if c.modality == "wanted" for a in c.arguments if a.slot == "subject" and a.implied}
    return clause.predicate in ("want", "wish") and bool(own & meant)


def is_claim(clause: Clause, scene: Scene) -> bool:
    """Whether somebody only says that it was he: "*claimed* responsibility", "*claimed* the attack"."""
    claimed = {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot == "object"}
    return clause.predicate == "claim" and bool(claimed & words("claimed"))


def only_stresses(clause: Clause, type_: str, scene: Scene) -> bool:
    """Whether somebody only says how much something matters: "*affirm* the vital role of ports", "*recognised* the
    danger", "*put* the highest priority on aid"; who stresses a need may ask for something."""
    things = {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot == "object"}
    kindly = type_ in ("AGREE", "SUPPORT", "COOPERATE")
    told = (clause.predicate in words("acknowledging") and things & words("matters_told")) or (
        clause.predicate in words("weighting") and things & words("weights")
    )
    return kindly and bool(told)


def only_tries(clause: Clause, scene: Scene) -> bool:
    """Whether somebody only tries to do something, and asks nobody: "*sought* to calm the row"."""
    below = [scene.tokens[c] for c in scene.children[clause.head]]
    return clause.predicate in ("seek", "try", "attempt", "strive") and any(t.relation == "xcomp" for t in below)


def only_speaks_of(clause: Clause, type_: str) -> bool:
    """Whether somebody only speaks about a state or person, with nobody: "*spoke* of North Korea's missiles"."""
    slots = {a.slot for a in clause.arguments}
    about = bool(slots & {"of", "about"}) and not slots & {"with", "to", "between"}
    return type_ == "CONSULT" and clause.predicate in ("speak", "talk") and about
