"""Whose deed it is that somebody condemns, welcomes or asks for by a noun: not theirs to whom it is done.

"Condemned the killing of two nuns *by the M23*", or marched against it, is aimed at the M23; "demanded the release of
the nuns" at nobody named.
"""

from __future__ import annotations

import msgspec

from legation.event.match import Match, denied
from legation.event.scene import OWNING, Scene
from legation.event.words import words
from legation.language.model import Argument, Clause
from legation.language.rules import embedding
from legation.mention.words import words as mention_words

JUDGED = {"ACCUSE", "SUPPORT", "REQUEST"}
"""Acts about what somebody else did or should do."""

NAMING = {"call", "describe", "denounce", "condemn", "brand", "label", "term", "decry", "slam", "deplore"}
"""Verbs by which somebody judges what others did."""

DONE_TO = ("of", "on", "against")
"""Prepositions before whom a deed is done to."""

WITHSTOOD = ("against", "to", "on")
"""Prepositions before whom a fight or response is meant for."""

GATHERINGS = {"demonstration", "protest", "rally", "march", "sit-in", "strike", "vigil", "demo", "procession"}
"""Nouns for protests."""

BREAKING_UP = {
    "disperse", "break up", "obstruct", "block", "ban", "crush", "quell", "suppress", "prevent", "stop", "quash",
    "put down", "disrupt", "attack", "storm", "scatter", "forbid", "outlaw", "halt",
}  # fmt: skip
"""What police and others do to protests. A choice."""

CLAIMING = {"claim", "take", "accept", "admit", "assume"}
"""Verbs by which somebody says that a deed was his."""

BEFORE = {"over", "after", "following", "amid", "about", "since"}
"""Prepositions of what something is done over or after."""

NOBODY = {"no", "neither", "nobody", "any"}

GRAVEST = {"worst", "deadliest", "bloodiest"}
"""What a land calls the attacks that it suffered."""

MOURNED = {"death", "loss"}
"""What nobody is praised for: "paid tribute over the death of the king" goes to the king."""


def blamed(match: Match, scene: Scene) -> Match:
    """A judgement or demand with whoever does the deed as its recipient, where its words name a deed done to others."""
    if match.trigger.type not in JUDGED | {"PROTEST"}:
        return match
    found: list[Argument] = []
    for argument in match.recipient:
        deed = _deed(argument.head, scene)
        deed = -1 if deed in scene.governors(match.clause.head) else deed  # "in the trial of a man *accused* of"
        if match.trigger.type == "ACCUSE" and deed < 0 <= argument.head and _undergoing(argument.head, scene):
            deed = argument.head
        mourned = match.trigger.type == "SUPPORT" and deed >= 0 and scene.tokens[deed].lemma.lower() in MOURNED
        found += [argument] if deed < 0 or mourned else culprits(deed, scene)
    return msgspec.structs.replace(match, recipient=tuple(found))


def of_own_deed(match: Match, scene: Scene) -> Match:
    """A judgement by who tells of the deed: "the envoy said that Chad had bombed the port and *called the attack* a
    crime"; nobody who did it condemns it."""
    clause = match.clause
    if match.trigger.type != "ACCUSE" or clause.predicate not in NAMING or clause.reporter is None:
        return match
    things = {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot == "object" and a.head >= 0}
    own = {a.head for a in clause.arguments if a.slot == "subject" and a.implied}
    before = scene.tokens[clause.head].head if scene.tokens[clause.head].relation == "conj" else -1
    did = [
        c for c in scene.by_predicate.get(before, []) if any(a.slot == "subject" and a.head in own for a in c.arguments)
    ]
    if (
        not did
        or not things & words("violence")
        or not {c.predicate for c in did} & words("laying_hands") | _fired(did)
    ):
        return match
    doers = tuple(a for c in did for a in c.arguments if a.slot == "subject")
    return msgspec.structs.replace(match, actor=scene.speaker(clause), recipient=doers)


def _fired(clauses: list[Clause]) -> set[str]:
    """The verbs of using arms among clauses: "had *shelled* a port", "had *fired* rockets"."""
    return {c.predicate for c in clauses if c.predicate in words("violence") | {"fire", "launch", "attack", "hit"}}


def _deed(head: int, scene: Scene) -> int:
    """The noun of a deed that a phrase is, or to whose victims it belongs: -1 where there is none."""
    if head < 0:
        return -1
    if _is_deed(head, scene):
        return head
    above = scene.tokens[head].head
    return above if scene.case(head) == "of" and above >= 0 and _is_deed(above, scene) else -1


def _is_deed(noun: int, scene: Scene) -> bool:
    """Whether a noun names what is done to those behind its "of": "the *killing* of two nuns"; or who stands against
    those behind it: "the *fight* against the M23", "the *response* to Chilean jets"."""
    if _withstands(noun, scene):
        return True
    suffered = scene.tokens[noun].upos == "NOUN" and scene.tokens[noun].lemma.lower() in words("suffered")
    return suffered and noun not in scene.mentions and any(scene.case(c) == "of" for c in scene.children[noun])


def _withstands(noun: int, scene: Scene) -> bool:
    """Whether a noun tells against whom somebody stands: "the *fight* against the M23"."""
    told = scene.tokens[noun].lemma.lower() in words("standing_up") and noun not in scene.mentions
    return told and any(scene.case(c) in WITHSTOOD for c in scene.children[noun])


def _undergoing(noun: int, scene: Scene) -> list[int]:
    """The person who suffers the deed that is his: "the *editor's* murder", not "the editor's murder of two"."""
    kids, token = scene.children[noun], scene.tokens[noun]
    if token.upos != "NOUN" or token.lemma.lower() not in words("undergone") or noun in scene.mentions:
        return []
    if any(scene.case(c) == "of" for c in kids):
        return []
    return [c for c in kids if scene.tokens[c].relation == "nmod:poss" and scene.is_person(c)]


def culprits(deed: int, scene: Scene) -> list[Argument]:
    """Who does a deed: "by *the M23*", "*Oslo's* expulsion of", "at the hands of *the army*", "killed by *it*"."""
    hung = [c for c in scene.children[deed] if scene.tokens[c].relation in OWNING and c in scene.mentions]
    own = [c for c in hung if scene.case(c) in (None, "'s", "’s") and c < deed and c not in _undergoing(deed, scene)]
    return (
        list(scene.hanging(deed, "by"))
        or [scene.phrase("possessor", c) for c in own]
        or [a for at in ("at", "in") for a in scene.hanging(deed, at) if _is_means(a.head, scene)]
        or _killers(deed, scene)
    )


def _is_means(head: int, scene: Scene) -> bool:
    """Whether a phrase names the doer by his hands or attack: "at the *hands* of the army", "in Russian *strikes*"."""
    return scene.tokens[head].lemma.lower() in words("violence") | {"hand"} and head not in scene.mentions


def _killers(deed: int, scene: Scene) -> list[Argument]:
    """Who did it to the victims by a participle: "the deaths of monks *killed by the army*"."""
    harmed = {a.head for a in scene.hanging(deed, "of")}
    done = [c for c in scene.clauses if c.link == "relative" and c.passive and c.predicate in words("laying_hands")]
    done = [c for c in done if any(a.slot == "object" and a.head in harmed for a in c.arguments)]
    return [a for c in done for a in c.arguments if a.slot == "subject" and a.head not in harmed]


def claimed(match: Match, scene: Scene) -> Match:
    """A deed by whoever claims it: "*the group* claimed responsibility for the Italian bombing"; a land before the noun
    tells then where it struck."""
    clause = match.clause
    blame = scene.tokens[clause.head].head
    told = clause.kind == "noun" and match.trigger.type == "ASSAULT" and blame >= 0 and scene.case(clause.head) == "for"
    if not told or scene.tokens[blame].lemma.lower() not in ("responsibility", "credit"):
        return match
    verbs = [c for c in scene.clauses if c.predicate in CLAIMING and not c.negated]
    verbs = [c for c in verbs if any(a.slot == "object" and a.head == blame for a in c.arguments)]
    doers = tuple(a for c in verbs for a in c.arguments if a.slot == "subject" and a.head in scene.mentions)
    if not doers or any(scene.tokens[i].text.lower() in NOBODY for a in doers for i in scene.children[a.head]):
        return match
    struck = match.recipient or tuple(a for a in match.actor if a.slot == "modifier")
    return msgspec.structs.replace(match, actor=doers, recipient=struck)


def endured(match: Match, scene: Scene) -> Match:
    """A blow that a land calls its worst, as one dealt to it: "since *its deadliest attack*", not a band's or an army's
    worst."""
    clause = match.clause
    own = bool(match.actor) and all(a.slot == "possessor" for a in match.actor)
    hit = any(a.head in scene.mentions or a.head in scene.places for a in match.recipient)
    if match.trigger.type != "ASSAULT" or clause.kind != "noun" or not own or hit or clause.light:
        return match
    marks = {t.text.lower().split("-")[0] for a in match.actor for t in scene.tokens[a.head : clause.head]}
    whose = [scene.actors[i] for a in match.actor if (m := scene.mentions.get(a.head)) for i in m.actors]
    lands = bool(whose) and all(a.kind in ("state", "place") for a in whose)
    return msgspec.structs.replace(match, actor=(), recipient=match.actor) if lands and marks & GRAVEST else match


def victims(match: Match, scene: Scene) -> set[int]:
    """The words within the phrases for those to whom the deeds are done that a judgement, demand or protest names; and
    those of whom a claim is that somebody rejects: "denied allegations that *the army* had bombed a school"."""
    if match.trigger.type == "REJECT":
        undone = denied(match.clause, scene)
        return {i for i in scene.mentions if undone & set(scene.governors(i))}
    if match.trigger.type not in JUDGED | {"PROTEST"}:
        return set()
    own = {i for a in match.clause.arguments if a.head >= 0 for i in scene.inside(a)}
    deeds = words("suffered") | words("hostile")
    hit = [i for i in own if scene.case(i) in DONE_TO and scene.tokens[scene.tokens[i].head].lemma.lower() in deeds]
    hit += [i for noun in own if _withstands(noun, scene) for i in scene.children[noun] if scene.case(i) in WITHSTOOD]
    if match.trigger.type == "ACCUSE":
        hit += [i for noun in own for i in _undergoing(noun, scene)]
    return {j for i in hit for j in scene.inside(scene.phrase("of", i)) if scene.case(j) != "by"}


def reactors(clause: Clause, scene: Scene) -> set[int]:
    """The words for those who welcome or reject the same thing in another clause, whose deed it is not: "the deal was
    hailed by *France* but condemned by Chad"."""
    own, found = _matter(clause, scene), set[int]()
    reacting = mention_words().speech | mention_words().judging | embedding().words["answering"]
    for other in scene.clauses if own else ():
        theirs = _matter(other, scene) if other is not clause and other.predicate in reacting else set()
        same = own & theirs or (theirs and _is_it(own, scene) != _is_it(theirs, scene) and _are_joined(clause, other))
        found |= {a.head for a in other.arguments if a.slot == "subject"} if same else set()
    return found


def aloof(clause: Clause, scene: Scene) -> set[int]:
    """The words for those with no part in the deed that a clause tells: who only tell of it, stand against it, hit back
    for it, or did something else for or after which it was done."""
    apart = telling_who(clause, scene) | standing_against(clause, scene) | avenging(clause, scene)
    return apart | _told_inside(clause, scene) | _doers_before(clause, scene) | _breaking_up(clause, scene)


def _breaking_up(clause: Clause, scene: Scene) -> set[int]:
    """The words for those who end or hinder the protest that a noun names: "*the army* dispersed a demonstration"."""
    if clause.kind != "noun" or clause.predicate not in GATHERINGS:
        return set()
    over = (c for c in scene.clauses if c.predicate in BREAKING_UP)
    over = (c for c in over if any(a.slot == "object" and a.head == clause.head for a in c.arguments))
    return {a.head for c in over for a in c.arguments if a.slot in ("subject", "by")}


def _doers_before(clause: Clause, scene: Scene) -> set[int]:
    """The words for those whose deed it is over or after which something was done to somebody: "was jailed over a song
    about torture by *soldiers*", "was held after a complaint by *a nurse*"."""
    if clause.kind != "verb" or not clause.passive:
        return set()
    behind = (i for i in scene.mentions if i > clause.head and scene.case(i) == "by")
    above = ((i, scene.governors(i)[1:]) for i in behind)
    under = ((i, up[: up.index(clause.head)]) for i, up in above if clause.head in up)
    return {i for i, up in under if any(scene.case(g) in BEFORE for g in up)}


def telling_who(clause: Clause, scene: Scene) -> set[int]:
    """The words for those who only say who somebody is to whom a deed is done: "the killing of a woman identified by
    *police* as a nurse"."""
    told = (c for c in scene.clauses if c.predicate in words("telling_who") and c is not clause)
    told = (c for c in told if _is_participle(c, scene))
    return {a.head for c in told for a in c.arguments if a.slot == "subject" and not a.implied}


def looking_into(clause: Clause, scene: Scene) -> set[int]:
    """The words for those who look into the deed that a noun names, or have it looked into: "urged *Oslo* to raise the
    killing", "*the army* ordered an inquiry into the shooting"; or into whether it was done: "*police* are
    investigating whether she was shot"; or only hear of it: "*police* reported that shots were fired"."""
    if clause.kind != "noun":
        marks = {scene.tokens[c].lemma.lower() for c in scene.children[clause.head]}
        hearing = [*scene.above(clause)][:2]
        heard = clause.passive and any(c.predicate in words("hearing_of") for c in hearing)
        asked = hearing if heard or {"whether", "if", "how"} & marks else []
        return {a.head for c in asked for a in c.arguments if a.slot == "subject"}
    above = (c for c in scene.above(clause) if c.predicate in words("looking_into"))
    over = [c for c in above if any(a.head == clause.head and a.slot not in ("subject", "by") for a in c.arguments)]
    looked = {c.head for c in over if c.kind == "noun"}
    over += [c for c in scene.clauses if any(a.head in looked and a.slot == "object" for a in c.arguments)]
    return {a.head for c in over for a in c.arguments if a.slot == "subject"}


def standing_against(clause: Clause, scene: Scene) -> set[int]:
    """The words for those who stand against the deed that a noun names, wherever the sentence names them: "reiterated
    *India's* opposition to the deployment", "*its* concern about the raid"."""
    stance = next((i for i in scene.governors(clause.head)[1:3] if _is_stance(i, scene)), -1)
    if clause.kind != "noun" or stance < 0:
        return set()
    hung = {c for c in scene.children[stance] if scene.tokens[c].relation in OWNING and c < stance}
    above = [c for c in scene.clauses if any(a.head == stance and a.slot == "object" for a in c.arguments)]
    hung |= {a.head for c in above for a in c.arguments if a.slot == "subject"}
    holders = {a for i in hung if i in scene.mentions for a in scene.mentions[i].actors}
    return {i for i, m in scene.mentions.items() if holders & {*m.actors}}


def avenging(clause: Clause, scene: Scene) -> set[int]:
    """The words for those who hit back for the deed that a noun names: "*jets* bombed a camp in revenge for the
    ambush", "*the army* shelled the town to avenge an attack"."""
    above = scene.governors(clause.head)[1:4] if clause.kind == "noun" else []
    beside = scene.children[above[0]] if above and scene.case(clause.head) in ("for", "to") else []
    marks = [i for i in (*above, *beside) if scene.tokens[i].lemma.lower() in words("avenging") and i < clause.head]
    if not marks:
        return set()
    verbs = [c for i in scene.governors(marks[0]) for c in scene.by_predicate.get(i, []) if c.kind == "verb"]
    heads = {a.head for c in verbs for a in c.arguments if a.slot == "subject"}
    doers = {a for i in heads if i in scene.mentions for a in scene.mentions[i].actors}
    return {i for i, m in scene.mentions.items() if doers & {*m.actors}}


def _told_inside(clause: Clause, scene: Scene) -> set[int]:
    """The words for those to whom something is done in a relative clause on what a passive is about: "the bill, which
    would give *the courts* more power, was rejected"."""
    about = [a for a in clause.arguments if a.slot == "object"] if clause.passive and clause.kind == "verb" else []
    inside = {clause.head, *(i for a in about for i in scene.inside(a))} if about else set()
    told = (c for c in scene.clauses if c.link == "relative" and c.governor in inside and not c.passive)
    return {a.head for c in told for a in c.arguments if a.slot in ("object", "indirect")} - {a.head for a in about}


def _is_stance(noun: int, scene: Scene) -> bool:
    return scene.tokens[noun].upos == "NOUN" and scene.tokens[noun].lemma.lower() in words("set_against")


def _is_participle(clause: Clause, scene: Scene) -> bool:
    """Whether a clause tells of a noun by a mere past participle: "a man *wanted* by the army"."""
    aided = any(scene.tokens[c].relation.startswith("aux") for c in scene.children[clause.head])
    return clause.kind == "verb" and scene.tokens[clause.head].xpos == "VBN" and not aided


def foiling(clause: Clause, scene: Scene) -> set[int]:
    """The words for those who stop or bring to light what a clause says that others meant to do: "*police* foiled a
    plot to bomb the embassy"."""
    design, rules = scene.tokens[clause.head].head, embedding().words
    if design < 0 or scene.tokens[design].lemma.lower() not in rules["designs"]:
        return set()
    above = [c for c in scene.by_predicate.get(scene.tokens[design].head, []) if c.predicate in rules["foiling"]]
    return {a.head for c in above for a in c.arguments if a.slot == "subject"}


def _matter(clause: Clause, scene: Scene) -> set[int]:
    """What a verb is about that is no actor itself: "hailed *the vote*", "rejected *it*"."""
    things = {a.head for a in clause.arguments if a.slot == "object" and clause.kind == "verb" and a.head >= 0}
    return {i for i in things if i not in scene.mentions or scene.tokens[i].lemma.lower() == "it"}


def _is_it(things: set[int], scene: Scene) -> bool:
    return any(scene.tokens[i].lemma.lower() in ("it", "this") for i in things)


def _are_joined(one: Clause, other: Clause) -> bool:
    return one.governor == other.head or other.governor == one.head
