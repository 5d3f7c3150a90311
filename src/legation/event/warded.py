"""Who wards a blow off, and whom it is warded off from: the one does not strike, at the other nothing is aimed."""

from __future__ import annotations

from itertools import pairwise

from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Argument, Clause
from legation.language.rules import embedding

SHOOTING = {"shoot", "shoot down", "down", "destroy"}
"""What air defences do to what is flown at them."""

KINDLY = {"AGREE", "SUPPORT"}
"""Acts that are not done to those who are to be fought."""

WITHIN = {"nmod", "obj", "conj", "compound", "amod"}
"""How a name hangs from the word that tells of its safety."""


def wards_off(clause: Clause, scene: Scene) -> bool:
    """Whether a clause tells how a blow is warded off: "*shot* the missiles *down*", "*intercepted* a drone"."""
    fired = clause.predicate in SHOOTING and any(_flies(a, scene) for a in clause.arguments if a.slot == "object")
    return fired or (clause.kind == "verb" and clause.predicate in words("warding_off"))


def defenders(scene: Scene) -> set[int]:
    """The words for those who ward a blow off, which is another's: "*air defences* shot the missiles down"."""
    warding = [c for c in scene.clauses if wards_off(c, scene)]
    return {i for c in warding for a in c.arguments if a.slot in ("subject", "by") for i in scene.inside(a)}


def foilers(scene: Scene) -> set[int]:
    """The words for those who find out or stop what others plan: "*agents* uncovered a plot to kill the envoy"."""
    designs, foiling = embedding().words["designs"], embedding().words["foiling"]
    found = [c for c in scene.clauses if c.predicate in foiling and not c.passive]
    found = [c for c in found if any(scene.tokens[a.head].lemma in designs for a in c.arguments if a.slot == "object")]
    return {i for c in found for a in c.arguments if a.slot in ("subject", "by") for i in scene.inside(a)}


def askers(scene: Scene) -> set[int]:
    """The words for those at whose request others use force: "the strike was made at the request of *Chad*"."""
    pleas = {i for i, t in enumerate(scene.tokens) if t.lemma.lower() in ("request", "invitation")}
    return {i for i in scene.mentions if pleas & set(scene.governors(i)[1:2])}


def onlookers(scene: Scene) -> set[int]:
    """The words for lands and times that a verb lets see what happens: "*Chad* has seen a wave of raids"."""
    seeing = [c for c in scene.clauses if c.kind == "verb" and c.predicate in embedding().words["witnessing"]]
    return {i for c in seeing for a in c.arguments if a.slot == "subject" for i in scene.inside(a)}


def standing_by(scene: Scene) -> set[int]:
    """The words for those who have to do with an attack, but did not make it: "tensions between *Chad and Sudan* over a
    raid"."""
    apart = foilers(scene) | askers(scene) | struck_sites(scene) | struck_people(scene)
    return defenders(scene) | onlookers(scene) | outlets(scene) | at_odds(scene) | apart


def struck_sites(scene: Scene) -> set[int]:
    """The words for sites after which an attack on them is called: "the *Oak Hill School* shooting"."""
    return {i for i in scene.mentions if scene.tokens[i].head >= 0 and scene.is_struck(i, scene.tokens[i].head)}


def struck_people(scene: Scene) -> set[int]:
    """The words for those on whom a blow falls, whoever deals it: "the air strike *on the rebels* killed ten"."""
    on = (i for i in scene.mentions if scene.case(i) in ("on", "against", "upon"))
    hit = [i for i in on if any(scene.tokens[g].lemma.lower() in words("dealt") for g in scene.governors(i)[1:2])]
    inside = {j for i in hit for j in scene.inside(scene.phrase("on", i))}
    return {j for j in inside if not any(scene.case(g) == "by" for g in scene.governors(j)[:3])}


def struck_lands(scene: Scene) -> set[int]:
    """The words for lands and cities in which a blow fell, who did not deal it: "the attack *in Nairobi*"."""
    there = (i for i in scene.mentions if scene.case(i) in words("whereabouts"))
    return {i for i in there if any(scene.tokens[g].lemma.lower() in words("blows") for g in scene.governors(i)[1:2])}


def outlets(scene: Scene) -> set[int]:
    """The words for those where something is published, which does nothing else: "posted on *the army's website* after
    two students were shot"."""
    telling = [c for c in scene.clauses if c.kind == "verb" and c.predicate in words("issuing") - {"launch", "make"}]
    return {i for c in telling for a in c.arguments if a.slot in ("on", "via") for i in scene.inside(a)}


def at_odds(scene: Scene) -> set[int]:
    """The words for those between whom a deed stirs up ill feeling: "tensions between *Chad and Sudan* over a raid"."""
    nouns = [i for i, token in enumerate(scene.tokens) if token.lemma.lower() in words("between_them")]
    return {i for noun in nouns for a in scene.hanging(noun, "between") for i in scene.inside(a)} | _beside(scene)


def _beside(scene: Scene) -> set[int]:
    """The words behind "between" that hang from the verb: "tensions have soared *between the neighbours*"."""
    stirred = [c for c in scene.clauses if any(_is_between(a, scene) for a in c.arguments if a.slot == "subject")]
    return {i for c in stirred for a in c.arguments if a.slot == "between" for i in scene.inside(a)}


def _is_between(argument: Argument, scene: Scene) -> bool:
    return argument.head >= 0 and scene.tokens[argument.head].lemma.lower() in words("between_them")


def _flies(argument: Argument, scene: Scene) -> bool:
    """Whether a phrase names what is fired or flown at somebody: "two *missiles*"."""
    return argument.head >= 0 and scene.tokens[argument.head].lemma.lower() in words("projectiles")


def hindered(scene: Scene) -> set[int]:
    """The words for those who are to be fought or kept from something: "efforts to prevent *Chad* from arming",
    "promised to hunt down *the gunmen*"."""
    verbs = [c for c in scene.clauses if c.kind == "verb" and (c.predicate in words("hindering") or _is_to_fight(c))]
    return {a.head for c in verbs for a in c.arguments if a.slot in ("object", "on")}


def _is_to_fight(clause: Clause) -> bool:
    """Whether a clause tells what is to be done to enemies: "to *round up* the gunmen", "to *crack down* on them"."""
    ahead = clause.tense == "" and not clause.passive and clause.link in ("complement", "purpose", "conjunct")
    return ahead and clause.predicate in words("fighting_off")


def kept_safe(scene: Scene) -> set[int]:
    """The words for those whose safety something is for: "will take all measures to ensure the *defence of its
    allies*", "to *protect Japan*"."""
    safe = {i for i, token in enumerate(scene.tokens) if token.lemma.lower() in words("safety")}
    return {i for i in scene.mentions if safe and _is_below(i, safe, scene)}


def relieved(scene: Scene) -> set[int]:
    """The words for those from whom a measure is to be taken, of whom nothing is asked: "called for an end to sanctions
    *against Iran*", "urged the lifting of the blockade *of Qatar*"."""
    hit = {i for i in scene.mentions if scene.case(i) in ("against", "on", "of") and _is_of_measure(i, scene)}
    return {i for h in hit for i in (h, *(c for c in scene.children[h] if scene.tokens[c].relation == "conj"))}


def _is_of_measure(index: int, scene: Scene) -> bool:
    """Whether a name tells whom a measure hits that is to be undone."""
    above = scene.governors(index)[1:4]
    measured = bool(above) and scene.tokens[above[0]].lemma.lower() in words("measures")
    return measured and any(scene.tokens[i].lemma.lower() in words("undoing") for i in above[1:])


def _is_below(index: int, above: set[int], scene: Scene) -> bool:
    """Whether a word hangs from one of others, as its object or owner."""
    for low, high in pairwise(scene.governors(index)):
        if scene.tokens[low].relation.partition(":")[0] not in WITHIN:
            return False
        if high in above:
            return True
    return False


def served(clause: Clause, scene: Scene) -> set[int]:
    """The words for those for whom force is used or somebody spies, or for what: "spied *for Peru*"."""
    return {i for a in clause.arguments if a.slot == "for" and a.head >= 0 for i in scene.inside(a)}
