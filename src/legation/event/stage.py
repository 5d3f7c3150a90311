"""Where a sentence sets its scene: by what it chiefly tells, who is told to come, what goes with a deed."""

from __future__ import annotations

from legation.event.circumstances import is_another_time, is_origin, journey, own
from legation.event.deed_places import below
from legation.event.model import Where
from legation.event.scene import Scene
from legation.event.spots import Spots, where
from legation.event.words import words
from legation.language.model import Clause
from legation.mention.model import PlaceMention

SAME_SCENE = {"conjunct", "adverbial", "complement", "purpose", "argument"}
"""Links over which a clause tells of the same scene as the one above it."""


def setting(scene: Scene) -> Where | None:
    """Where a sentence sets its scene: by the place of what it chiefly tells, if that is no mere saying."""
    spots = Spots(scene)
    roots = {c.head for c in scene.clauses if _is_plain(c) and c.link == "root" and not _reports(c, scene)}
    inner = {c.head for c in scene.clauses if c.link in SAME_SCENE or (c.link == "relative" and not c.tense)}
    for found in spots.located:
        above = scene.governors(spots.all[found])[1:]
        told = [i for i in above if i in scene.by_predicate]
        if told and told[-1] in roots and all(i in inner | roots for i in told) and not is_origin(above, scene):
            return where(spots.finest(found))
    for clause in (c for c in scene.clauses if c.head in roots):
        reached = journey(clause, spots)
        if reached is not None:
            return where(reached)
    return None


def _is_plain(clause: Clause) -> bool:
    return not clause.negated and clause.modality == "none"


def _reports(clause: Clause, scene: Scene) -> bool:
    return any(c.governor == clause.head and c.link == "reported" for c in scene.clauses)


def arrived(scene: Scene, who: frozenset[str]) -> Where | None:
    """Where somebody of these actors is told to have come or to be: "*Modi* arrived in Colombo"."""
    spots = Spots(scene)
    for clause in scene.clauses:
        if clause.predicate not in words("journeys") or clause.negated or clause.kind != "verb":
            continue
        doers = {a for x in clause.arguments if x.slot == "subject" and x.head in scene.mentions
                 for a in scene.mentions[x.head].actors}  # fmt: skip
        reached = journey(clause, spots) if doers & who else None
        if reached is not None:
            return where(reached)
    there = [p for p in spots.located if _who_is(spots.all[p], scene) & who]
    return where(spots.finest(there[0])) if there else None


def _who_is(index: int, scene: Scene) -> set[str]:
    """The actors that are said to be somewhere: "*the envoy* was in Bogota"."""
    below = scene.children[index]
    if not any(scene.tokens[c].relation == "cop" for c in below):
        return set()
    subjects = [c for c in below if scene.tokens[c].relation == "nsubj" and c in scene.mentions]
    return {a for c in subjects for a in scene.mentions[c].actors}


def beside(clause: Clause, scene: Scene) -> Where | None:
    """The place that a clause told along with a deed has: "killed two *while searching a house in Herat*"."""
    spots = Spots(scene)
    linked = [c for c in scene.clauses if _goes_with(c, clause) or _goes_with(clause, c)]
    found = [p for c in linked for p in (*own(c, spots, narrow=False), *_below_all(c, spots))
             if not is_another_time(p, c, spots)]  # fmt: skip
    at = scene.tokens[clause.head].start
    return where(min(found, key=lambda p: (abs(p.start - at), p.start))) if found else None


def _goes_with(clause: Clause, other: Clause) -> bool:
    return clause.governor == other.head and clause.link in (
        "adverbial",
        "conjunct",
        "complement",
        "purpose",
        "argument",
    )


def _below_all(clause: Clause, spots: Spots) -> list[PlaceMention]:
    found = below(clause, spots)
    return [found] if found is not None else []
