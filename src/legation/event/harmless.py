"""Words of menace or force that tell of nobody's deed: a warning of what comes by itself, a bomb made safe, a blow
struck in play, an accident, a launch into space."""

from __future__ import annotations

from legation.event.match import Match, content
from legation.event.scene import Scene
from legation.event.sensed_not import is_mishap, is_science
from legation.event.words import words
from legation.language.model import Clause

PLAYED = {"ASSAULT", "RETREAT", "COERCE", "AID", "THREATEN", "PROTEST", "SANCTION"}
"""Deeds that are practised in drills."""


def is_harmless(type_: str, clause: Clause, scene: Scene) -> bool:
    """Whether a clause tells of no deed of this type although its words are those of one."""
    if is_science(clause, scene) or is_mishap(clause, scene):
        return True
    if type_ == "ASSAULT":
        return _makes_safe(clause, scene) or _drops(clause, scene)
    return type_ == "THREATEN" and _is_of_peril(clause, scene)


def _drops(clause: Clause, scene: Scene) -> bool:
    """Whether somebody only lets himself down: "*fell* to the ground to play the dead"."""
    down = (a for a in clause.arguments if a.slot in ("to", "on", "onto") and a.head >= 0)
    return clause.predicate in ("fall", "drop", "lie", "sink", "lay") and any(
        scene.tokens[a.head].lemma.lower() in ("ground", "floor", "knee", "earth") for a in down
    )


def _is_of_peril(clause: Clause, scene: Scene) -> bool:
    """Whether somebody warns of what comes by itself: "warned that *the famine* could spread", "of *a recession*"."""
    said = {a.head for c in content(clause, scene) for a in c.arguments if a.slot == "subject"}
    named = {a.head for a in clause.arguments if a.slot in ("of", "about", "against")}
    lemmas = {scene.tokens[i].lemma.lower() for i in said | named if i >= 0}
    return bool(lemmas) and lemmas <= words("perils")


def _makes_safe(clause: Clause, scene: Scene) -> bool:
    """Whether a weapon is kept from going off: "*defused* a bomb outside the embassy"."""
    return clause.kind == "verb" and clause.predicate in words("making_safe")


def is_to_himself(clause: Clause, scene: Scene) -> bool:
    """Whether somebody takes his own life, and nobody else's: "committed *suicide*", "killed *themselves*"; who blows
    himself up means others."""
    objects = [a.head for a in clause.arguments if a.slot == "object" and a.head >= 0]
    said = {scene.tokens[i].lemma.lower() for i in objects} | {scene.tokens[i].text.lower() for i in objects}
    if clause.predicate == "commit" and "suicide" in said:
        return True
    alone = bool(objects) and all(scene.tokens[i].text.lower() in words("reflexives") for i in objects)
    joined = any(scene.tokens[c].relation == "conj" for i in objects for c in scene.children[i])
    return alone and not joined and clause.predicate in words("taking_life")


UNLAWFUL = {
    "crime", "offence", "offense", "felony", "treason", "blasphemy", "illegal", "unlawful", "punishable", "taboo",
    "legal", "lawful", "forbid", "prohibit", "ban", "outlaw", "criminalise", "criminalize", "punish", "haram",
}  # fmt: skip
"""What the law says of a kind of deed. A choice."""


def is_outlawed(clause: Clause, scene: Scene) -> bool:
    """Whether a clause names a kind of deed of which the law is told, not one that was done: "*insulting* the king is
    a crime", "made it an offence to *insult* him"."""
    token = scene.tokens[clause.head]
    if clause.kind != "verb" or clause.tense or token.head < 0:
        return False
    above = token.head
    beside = {scene.tokens[i].lemma.lower() for i in (above, *scene.children[above])}
    gerund = token.xpos == "VBG" and token.relation in ("csubj", "csubj:pass", "advcl") and clause.head < above
    named = token.xpos == "VB" and scene.tokens[above].lemma.lower() in UNLAWFUL
    return (gerund and bool(beside & UNLAWFUL)) or named


def is_feigned(match: Match, scene: Scene) -> bool:
    """Whether a deed is only played or practised: that forces practise is the event."""
    return match.trigger.type in PLAYED and (_is_played(match.clause, scene) or _is_practised(match.clause, scene))


def _is_played(clause: Clause, scene: Scene) -> bool:
    """Whether a word beside a blow or its target says that it is play: "*notionally* attacked the port", "struck a
    *mock* convoy", "an exercise that *simulated* a bombing"."""
    slots = ("object", "in", "subject", "at", "on", "against", "by")
    heads = [clause.head, *(a.head for a in clause.arguments if a.slot in slots and a.head >= 0)]
    beside = {scene.tokens[c].text.lower() for i in heads for c in scene.children[i]}
    if (beside | set(clause.modifiers)) & words("played"):
        return True
    above = [scene.tokens[i].lemma.lower() for i in scene.governors(clause.head)[1:2]] if clause.kind == "noun" else []
    return bool({*above} & words("playing"))


def _is_practised(clause: Clause, scene: Scene) -> bool:
    """Whether a deed is what forces practise: "will *rehearse* an emergency withdrawal", "*practised* repelling an
    attack"."""
    for above in scene.above(clause):
        if clause.link not in ("argument", "complement", "conjunct"):
            return False
        if above.predicate in words("rehearsing"):
            return True
        clause = above
    return False


def abets(clause: Clause, scene: Scene) -> bool:
    """Whether help is a crime told in the law's words: "guilty of *aiding* and abetting the rebels"."""
    joined = {scene.tokens[c].lemma.lower() for c in scene.children[clause.head] if scene.tokens[c].relation == "conj"}
    return clause.predicate in ("aid", "help") and "abet" in joined
