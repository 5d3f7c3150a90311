"""Where a deed is done by what it is done to: what hangs from its parties, what is taken, left or sent for."""

from __future__ import annotations

from legation.event.attach import PLAINLY_IN
from legation.event.circumstances import REACHED, is_another_time, is_far_doer, is_origin
from legation.event.model import Where
from legation.event.scene import Scene
from legation.event.spots import Spots
from legation.event.words import words
from legation.language.model import Argument, Clause
from legation.mention.model import PlaceMention

BODILY = {"ASSAULT", "COERCE", "PROTEST", "RETREAT", "MOBILIZE", "AID"}
"""Deeds that are done to people and things where they are."""

LEFT = ("from", "object", "out of")
HARMED = ("object", "of", "on", "against", "into", "across", "at", "over", "through")

HANGING = 3
"""How many words may stand between a deed and a place that hangs from one of its parties. A choice."""


def moved(clause: Clause, spots: Spots, type_: str) -> PlaceMention | None:
    """Where forces are sent, aid is brought, or what they are withdrawn from, people are kept out of or put out of."""
    scene = spots.scene
    slots: tuple[str, ...] = ()
    if type_ == "MOBILIZE" or (type_ == "AID" and clause.predicate in words("deliveries")):
        slots = ("to", "into", "toward", "towards", "onto")
    elif clause.predicate in words("leaving"):
        slots = LEFT
    hanging = [b for a in clause.arguments if a.slot == "object" for slot in slots for b in scene.below(a, slot)]
    heads = [a.head for a in (*clause.arguments, *hanging) if a.slot in slots]
    for inner in (c for c in scene.clauses if c.governor == clause.head and c.link in ("complement", "purpose")):
        if type_ == "COERCE" and inner.predicate in words("entering"):
            heads += [a.head for a in inner.arguments if a.slot in REACHED]
    return next((p for p, at in spots.all.items() if at in heads or p.head in heads), None)


def entered(clause: Clause, spots: Spots) -> PlaceMention | None:
    """Where forces came to do what is told next: "crossed *into Pakistani territory* and killed two"."""
    coming = words("entering") - words("leaving")
    heads = {a.head for a in clause.arguments if a.slot in ("into", "object") and clause.predicate in coming}
    return next((p for p, at in spots.all.items() if at in heads or p.head in heads), None)


def below(clause: Clause, spots: Spots) -> PlaceMention | None:
    """What hangs from a deed's parties: "tanks *captured near Palmyra*", "civilians *in Gaza*"."""
    scene = spots.scene
    told = {c.head for c in scene.clauses if c.tense != "" and not c.passive and c.head != clause.head}
    found = []
    for p in spots.located:
        path = spots.path(p, {clause.head})
        if (
            path is None
            or len(path) > HANGING
            or told & set(path)
            or is_origin(path, scene)
            or is_far_doer(clause, path, scene)
            or is_another_time(p, clause, spots)
        ):
            continue
        found.append((len(path), p.start, p))
    return min(found)[2] if found else None


def harmed(clause: Clause, spots: Spots, type_: str) -> PlaceMention | None:
    """What a deed is done to: "captured *Bunia*", "the people *of northern Mali*", "an operation to take *Mosul*"."""
    scene = spots.scene
    if type_ not in ("ASSAULT", "COERCE"):
        return None
    aims = [c for c in scene.clauses if c.governor == clause.head and c.link in ("purpose", "complement")]
    aims = [c for c in aims if not c.tense]
    for deed in (clause, *(aims if type_ == "ASSAULT" else [])):
        slots = (*HARMED, "from") if deed.predicate in words("clearing") else HARMED
        for argument in (a for slot in slots for a in deed.arguments if a.slot == slot and not a.implied):
            for p, at in spots.all.items():
                if argument.start <= p.start < argument.end and _is_its_own(argument, p, at, spots):
                    return p
    return None


def _is_its_own(argument: Argument, found: PlaceMention, at: int, spots: Spots) -> bool:
    """Whether a place is what a phrase names, or is where that is; not in a clause of its own, not "from" there."""
    scene = spots.scene
    path = spots.path(found, {argument.head})
    if argument.head in (found.head, at):
        return True
    if path is None or any(i in scene.by_predicate for i in path):
        return False
    owned = scene.tokens[at].relation in ("nmod:poss", "compound") and found.precision == "country"
    return scene.case(at) in PLAINLY_IN | {"of", None} and not owned


def upheaval(clause: Clause, scene: Scene) -> Where | None:
    """The land of a war within a state, by the adjective or name that goes with it: "the *Libyan* civil war"."""
    inner = clause.predicate in words("upheavals") or (clause.predicate == "war" and "civil" in clause.modifiers)
    if clause.kind != "noun" or not inner:
        return None
    for child in scene.children[clause.head]:
        mention = scene.mentions.get(child)
        land = scene.actors[mention.actors[0]] if mention is not None and mention.actors else None
        own = scene.tokens[child].relation in ("amod", "compound", "nmod:poss")
        if mention is not None and land is not None and land.kind == "state" and own:
            said = scene.story.text[mention.start : mention.end]
            return Where(name=land.name, country=land.country, text=said, start=mention.start, end=mention.end,
                         precision="country")  # fmt: skip
    return None
