"""Harm that came by an accident, which nobody did to anybody: vehicles that crash, ships that sink, who drowned."""

from __future__ import annotations

from legation.event.match import Match
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause

HANGING = ("adverbial", "conjunct", "relative")
"""Links of a clause that tells how the harm came about."""


def is_accident(match: Match, scene: Scene) -> bool:
    """Whether harm befell somebody by an accident: "died when their truck *overturned*", "the jet *crashed*, killing
    two", "was *hit by a cyclist*", "a man *drowned*".

    Not where the sentence tells of weapons or of a crowd ("overturned when it *hit a mine*"), nor where somebody is
    named who did it.
    """
    clause = match.clause
    if match.trigger.type != "ASSAULT" or clause.kind != "verb" or _is_armed(scene):
        return False
    if clause.predicate == "drown":
        return not clause.passive and not _held(clause, scene, "object")
    if _is_crash(clause, scene):
        return True
    doers = _held(clause, scene, "subject") | _held(clause, scene, "by")
    if clause.predicate in words("bumping"):
        return bool(doers) and doers <= words("road_users") | words("vehicles")
    if clause.predicate in words("dying"):
        doers = frozenset()
    own = clause.predicate in words("harming") and doers <= _carriers() | words("mishaps") | words("road_users")
    return own and any(_is_crash(other, scene) for other in _around(clause, scene))


def _carriers() -> frozenset[str]:
    return words("vehicles") | words("vessels") | words("aircraft")


def _is_armed(scene: Scene) -> bool:
    """Whether a sentence tells of weapons or blows, or of a crowd that a driver may have meant to hit."""
    return any(t.lemma.lower() in words("meant_harm") for t in scene.tokens)


def _around(clause: Clause, scene: Scene) -> list[Clause]:
    """The clauses that a harm hangs from, or that hang from it, by time or in a row: "when their car *skidded*"."""
    below = [c for c in scene.clauses if c.governor == clause.head and c.link in HANGING]
    above = scene.above(clause) if clause.link in HANGING else []
    return [c for c in (*above, *below) if c.kind == "verb"]


def _is_crash(clause: Clause, scene: Scene) -> bool:
    """Whether something comes to grief by itself: it crashed or sank; a lorry hit a car, a ship a bridge, a helicopter
    a wire. Ships hit ships, and aircraft hit buildings, on purpose."""
    doers, struck = _held(clause, scene, "subject"), _held(clause, scene, "object")
    if clause.passive or not doers & _carriers():
        return False
    if clause.predicate in words("crashing"):
        return not struck
    in_its_way = words("heights") if doers & words("aircraft") else words("heights") | words("obstacles")
    if doers & words("vehicles"):
        in_its_way |= words("vehicles")
    return clause.predicate in words("bumping") and bool(struck & in_its_way)


def _held(clause: Clause, scene: Scene, slot: str) -> frozenset[str]:
    """The lemmas of what fills a slot."""
    heads = (a.head for a in clause.arguments if a.slot == slot and a.head >= 0)
    return frozenset(scene.tokens[head].lemma.lower() for head in heads)
