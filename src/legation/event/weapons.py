"""How an attack was made, by the weapons that its own words name."""

from __future__ import annotations

import msgspec

from legation.event.draft import Draft
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause

MODES = ("suicide-attack", "drone", "aerial", "heavy-weapons", "explosives", "firearms")
"""Modes of ASSAULT that a weapon shows, the surest first."""

SURE = ("suicide-attack", "drone", "aerial")
"""Those that also say how something was destroyed."""

LOOSE = {None, "explosives", "firearms", "destroy"}
"""Modes of "bombed", "fired" and "destroyed", which warplanes and mortars do too."""

FALLING = ("land", "fall", "rain", "rain down")
"""What shells and rockets do where they hit."""

STRIKING = ("conduct", "launch", "carry out", "perform")
FORCES = {"MIL", "GOV", "IGO"}
MANY = 20
"""So many dead at once are a massacre."""

AIMED = {"object", "on", "against", "of"}
"""Slots of what is attacked: weapons named there are the target, not the means."""


def armed(draft: Draft) -> Draft:
    """An attack with the mode of the weapons in its phrases, where the predicate shows none or a less certain one."""
    if draft.type != "ASSAULT" or draft.mode not in LOOSE:
        return draft
    clause, scene = draft.match.clause, draft.scene
    said = {clause.predicate, *clause.modifiers, *_compound(clause, scene)}
    means = [a for a in clause.arguments if a.slot not in AIMED or (a.slot == "object" and _is_fired(clause))]
    said |= {
        scene.tokens[i].lemma.lower() for a in means for i in scene.inside(a) if not _is_no_means(i, a.head, scene)
    }
    modes = SURE if draft.mode == "destroy" else MODES
    mode = next((mode for mode in modes if said & words(mode)), None) or draft.mode
    if mode is None and clause.kind == "noun":
        landed = _landed(scene)
        mode = next((mode for mode in MODES if landed & words(mode)), None)
    return msgspec.structs.replace(draft, mode=mode or _unarmed(draft))


def _compound(clause: Clause, scene: Scene) -> set[str]:
    """The nouns before the noun before an attack: "a *suicide* bombing attack"."""
    first = [i for i in scene.children[clause.head] if scene.tokens[i].relation == "compound"]
    inner = {j for i in first for j in scene.children[i] if scene.tokens[j].relation == "compound"}
    return {scene.tokens[i].lemma.lower() for i in inner} if clause.kind == "noun" else set()


def _is_no_means(index: int, top: int, scene: Scene) -> bool:
    """Whether a word within a phrase tells of no weapon used: one only feared, or where shots go ("into the *air*")."""
    upwards = scene.tokens[index].lemma.lower() in ("air", "sky") and scene.case(index) in ("into", "in", "up")
    return upwards or _is_feared(index, top, scene)


def _is_feared(index: int, top: int, scene: Scene) -> bool:
    """Whether a word within a phrase is of what is only thought or feared: "officers who *feared* he had a bomb"."""
    above = scene.governors(index)
    above = above[: above.index(top)] if top in above else []
    unsure = words("fearing") | words("believing")
    return any(scene.tokens[i].upos == "VERB" and scene.tokens[i].lemma.lower() in unsure for i in above)


def _landed(scene: Scene) -> set[str]:
    """What comes down in a sentence: "the attacks …, after *a shell landed* near a school"."""
    down = (c for c in scene.clauses if c.kind == "verb" and c.predicate in FALLING)
    return {scene.tokens[a.head].lemma.lower() for c in down for a in c.arguments if a.slot == "subject"}


def _is_fired(clause: Clause) -> bool:
    """Whether what a verb does something to is the weapon: "fired rockets", "exchanged artillery fire"."""
    return clause.kind == "verb" and clause.predicate in words("firing")


def _unarmed(draft: Draft) -> str | None:
    """The mode of an attack without a weapon: strikes that forces conduct or kill in come from the air; the killing of
    so many people who do not fight is a massacre."""
    clause = draft.match.clause
    by_forces = any(p.sector in FORCES for p in draft.actors)
    if by_forces and clause.predicate == "strike" and clause.light in STRIKING:
        return "aerial"
    means = {draft.scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot == "in"}
    if by_forces and clause.predicate in words("killing") and "strike" in means:
        return "aerial"
    dead = draft.casualties.dead or 0
    victims = {i for a in clause.arguments if a.slot == "object" for i in draft.scene.inside(a)}
    peaceful = any(draft.scene.tokens[i].lemma.lower() in words("peaceful") for i in victims)
    by_somebody = any(p.text is not None for p in draft.actors)
    return "massacre" if dead >= MANY and peaceful and by_somebody and clause.predicate in words("killing") else None
