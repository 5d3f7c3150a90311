"""What speaks against an event that an entry of the codebook finds: words in which nobody does anything to anybody."""

from __future__ import annotations

import re

from legation.event import consult
from legation.event.accidents import is_accident
from legation.event.happening import asks_whether
from legation.event.harmless import is_feigned, is_outlawed
from legation.event.match import Match, content, fillers
from legation.event.model import Party
from legation.event.roles import parties
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Argument, Clause

TOPICAL = {"RETREAT", "AID", "COOPERATE", "CONCEDE", "SANCTION"}
"""Deeds that, as a noun, may be what a meeting is only about: the blow, or the build-up, that it discusses is real."""

STORM = r"\b(?:[Hh]urricanes?|[Cc]yclones?|[Tt]yphoons?|[Ss]uperstorm|[Tt]ropical [Ss]torms?) "
"""What stands before the name of a storm; "storm" alone is a verb too ("rebels *storm* Goma")."""

PEOPLE = {"CVL", "REB", "UAF", "CRM", "LAB", "EDU", "OPP", "REF", "AGR", "PRM"}
"""Sectors of people and bands, who do not act for whoever warns of them."""

PRIVATE = {"CVL", "UAF", "CRM", None}
"""Sectors of those who hold no office and speak for nobody."""

BEYOND = {"IGO", "NGO", "IMG", "MNC", "UNK"}
"""Codes of parties that are of no country."""


QUOTES = {'"', "“", "'", "‘", "``", "«"}
"""What opens a quotation."""

FEES = {"fee", "levy", "toll", "price", "rate", "rent", "tax", "tariff", "duty", "interest", "dollar", "euro", "sum"}
"""What is charged for something. A choice."""

SERVICES = {"communication", "communications", "service", "internet", "traffic", "flight", "supply", "connection"}
"""What may be disrupted by nobody. A choice."""


def against(match: Match, actors: tuple[Party, ...], scene: Scene) -> str | None:
    """Why a match by ``actors`` is no event after all, in words; None where nothing speaks against it."""
    type_ = match.trigger.type
    if type_ == "REQUEST" and asks_whether(match.clause, scene):
        return "a question is no request"
    if type_ in TOPICAL and consult.is_topic(match.clause, scene):
        return "only what somebody talks about: nobody tells that it was done"
    if _is_private_move(match, scene):
        return "who moves to another land, goes on holiday or takes up a post visits nobody"
    if type_ == "CONSULT" and _is_private_sight(match, scene):
        return "who sees what befalls others, or is with his family, meets nobody"
    if type_ == "AID" and _is_by_mishap(match.clause, scene):
        return "what a mishap brings about nobody gives"
    if _is_by_storm(match.clause, scene):
        return "a storm does it"
    if type_ == "ASSAULT" and not actors and _is_by_fire(match.clause, scene):
        return "a fire of which nobody says who set it does it"
    if type_ == "COERCE" and not actors and _is_outage(match.clause, scene):
        return "a service that fails, by nobody's doing as far as is told"
    if match.trigger.mode == "strike" and _is_blow(match.clause, scene):
        return "who strikes and hurts somebody lays down no work"
    if type_ == "CONSULT" and _is_private_talk(match, actors, scene):
        return "who calls his family, or a gunman who comes somewhere, meets nobody in public"
    if _grants_fact(match, actors, scene):
        return "what others do or think is granted, and no fault of one's own"
    if _is_counted(match.clause, scene):
        return "only how many of its like there were"
    if is_accident(match, scene):
        return "an accident: nobody does it to anybody"
    if _is_of_press(match, scene):
        return "what the press would like to hear or know is no request, and nobody refuses it"
    if _tells_fact(match, scene):
        return "who is told what has happened is neither threatened nor promised anything"
    if _warns_of_others(match, scene):
        return "who warns of what another state may do threatens nobody"
    if type_ == "CONSULT" and _calls_names(match.clause, scene):
        return "who calls somebody names telephones nobody"
    if type_ == "REQUEST" and not actors and _is_by_happening(match.clause, scene):
        return "what happens asks nobody for anything"
    if type_ == "ACCUSE" and _claims_own(match, actors, scene):
        return "who claims a deed for himself accuses nobody"
    if match.trigger.mode == "release" and _is_published(match.clause, scene):
        return "what is published nobody had taken"
    if not actors and is_outlawed(match.clause, scene):
        return "what the law forbids or allows is a kind of deed, not one that was done"
    if is_feigned(match, scene):
        return "what is only practised nobody does"
    if _is_missing(match.clause, scene):
        return "what there is none of nobody does"
    if type_ == "ACCUSE" and _is_cleared(match, scene):
        return "who says that somebody did not do it accuses nobody"
    if type_ == "ACCUSE" and _is_of_fee(match.clause, scene):
        return "who charges a fee accuses nobody"
    if _is_world_war(match.clause, scene):
        return "the world war that is told of only says when"
    if match.trigger.mode == "release" and not actors and _is_of_hospital(match, scene):
        return "whom a hospital lets go nobody held"
    return None


def _is_of_fee(clause: Clause, scene: Scene) -> bool:
    """Whether what is charged is money: "will *charge* a levy of $900 per teacher"."""
    charged = {a.head for a in clause.arguments if a.slot in ("object", "indirect") and a.head >= 0}
    return clause.predicate == "charge" and bool({scene.tokens[i].lemma.lower() for i in charged} & FEES)


def _calls_names(clause: Clause, scene: Scene) -> bool:
    """Whether a name in quotation marks stands right behind whom somebody calls: "calling her *“Theresa the Liar”*"."""
    called = [a.head for a in clause.arguments if a.slot == "object" and a.head >= 0 and clause.predicate == "call"]
    behind = [scene.tokens[head + 1].text for head in called if head + 1 < len(scene.tokens)]
    return any(mark in QUOTES for mark in behind)


def _is_by_happening(clause: Clause, scene: Scene) -> bool:
    """Whether it is no one, and no paper, that moves somebody to do something: "*the lull* encouraged ships to
    return"."""
    doers = [scene.tokens[a.head] for a in clause.arguments if a.slot == "subject" and a.head >= 0]
    papers = words("documents") | words("speeches") | words("tellers") | words("bills")
    things = all(t.upos == "NOUN" and t.lemma.lower() not in papers for t in doers)
    return clause.predicate in ("encourage", "push", "prod", "nudge") and bool(doers) and things


def _claims_own(match: Match, actors: tuple[Party, ...], scene: Scene) -> bool:
    """Whether somebody says that he or his own side did something: "the rebels *claimed* that they had killed ten", "a
    spokesman *claimed* that the group had shot down a drone"."""
    if match.clause.predicate not in ("claim", "boast", "brag") or any(a.slot == "object" for a in match.recipient):
        return False
    told = [a for c in content(match.clause, scene) for a in fillers(c, "subject", scene)]
    own = {(p.country, p.sector) for p in actors}
    doers = {p.id: p for p in parties(told, scene, places=False)}
    alike = all(p.id in {a.id for a in actors} or (p.country, p.sector) in own for p in doers.values())
    return bool(told and actors) and alike and (bool(doers) or _are_of_himself(told, scene))


def _are_of_himself(told: list[Argument], scene: Scene) -> bool:
    """Whether words that name nobody known may mean the speaker's own side: "it", "they", "the group"."""
    return all(scene.tokens[a.head].lemma.lower() in ("it", "they", "we", "group", "movement") for a in told)


def _is_private_talk(match: Match, actors: tuple[Party, ...], scene: Scene) -> bool:
    """Whether one of no office rings his own family, or only comes somewhere in his own land: "*the gunman* arrived at
    the airport", "*his father* received a call from him"."""
    met = parties(match.recipient, scene, places=True)
    if not actors or not all(p.sector in PRIVATE for p in actors):
        return False
    people = all(p.id in scene.actors and scene.actors[p.id].kind == "person" for p in actors)
    kin = [m for m in scene.mentions.values() if {*m.actors} & {p.id for p in (*actors, *met)}]
    own = any(_is_own_kin(i, scene) for i, m in scene.mentions.items() if m in kin)
    if match.trigger.mode == "phone":
        return people and own
    home, here = {p.country for p in actors}, {p.country for p in scene.places.values()}
    goes = match.clause.predicate in words("journeys") | {"arrive", "proceed"}
    return people and goes and not met and match.trigger.mode == "visit" and here <= home


def _grants_fact(match: Match, actors: tuple[Party, ...], scene: Scene) -> bool:
    """Whether somebody only grants what others do or think: "acknowledged that *some people* believed him", not that
    another was right or had won."""
    if match.trigger.type != "CONCEDE" or match.clause.predicate not in ("acknowledge", "admit", "concede"):
        return False
    told = [c for c in content(match.clause, scene) if c.link == "reported" and c.tense and not c.passive]
    doers = [parties(fillers(c, "subject", scene), scene, places=False) for c in told]
    own, ids = {p.country for p in actors} - {None}, {p.id for p in actors}
    others = all(d and not ids & {p.id for p in d} and not own & {p.country for p in d} for d in doers)
    return bool(doers) and others and not any(c.predicate in words("prevailing") for c in told)


def _is_outage(clause: Clause, scene: Scene) -> bool:
    """Whether a service fails of itself, as far as is told: "phone *services* were disrupted after a cable broke"."""
    failed = {scene.tokens[i].lemma.lower() for a in clause.arguments for i in scene.inside(a) if a.slot == "object"}
    return clause.passive and clause.predicate in ("disrupt", "interrupt") and bool(failed & SERVICES)


def _is_blow(clause: Clause, scene: Scene) -> bool:
    """Whether "struck" is a blow: "*struck* and killed a woman", "was *struck* by a driver", "*struck* her"."""
    if clause.predicate != "strike":
        return False
    hit = [scene.mentions[a.head] for a in clause.arguments if a.slot == "object" and a.head in scene.mentions]
    if clause.passive or any(scene.actors[i].kind == "person" for mention in hit for i in mention.actors):
        return clause.kind == "verb"
    joined = [c for c in scene.clauses if (t := scene.tokens[c.head]).relation == "conj" and t.head == clause.head]
    return clause.kind == "verb" and any(c.predicate in words("harming") for c in joined)


def _is_private_move(match: Match, scene: Scene) -> bool:
    """Whether somebody comes to live in another land, is on holiday, or takes up a post: "came to Wales *as a
    refugee*", "went to Cuba *on holiday*", "welcomed *its new head*"."""
    if match.trigger.type not in ("CONSULT", "AGREE") or match.clause.kind != "verb":
        return False
    held = {(a.slot, scene.tokens[a.head].lemma.lower()) for a in match.clause.arguments if a.head >= 0}
    if any((s == "as" and w in words("settlers")) or (s == "on" and w in words("holidays")) for s, w in held):
        return match.clause.predicate in words("journeys")
    heads = [a.head for a in match.clause.arguments if a.slot == "object" and match.clause.predicate == "welcome"]
    below = [{scene.tokens[c].lemma.lower() for c in scene.children[head]} for head in heads if head >= 0]
    return any("new" in kids and kids & {"its", "their", "his", "her", "our"} for kids in below)


def _is_private_sight(match: Match, scene: Scene) -> bool:
    """Whether somebody only sees what is done to another ("saw her aide *shot*"), or is with his own family ("was
    walking with *one of her sons*")."""
    clause = match.clause
    below = [c for c in scene.clauses if c.governor == clause.head and c.link == "complement" and c.kind == "verb"]
    if clause.predicate in words("perceiving") and any(c.tense == "" for c in below):
        return True
    met = [a for a in match.recipient if a.head >= 0] if clause.predicate not in ("speak", "talk") else []
    return bool(met) and all(any(_is_own_kin(i, scene) for i in scene.inside(a)) for a in met)


def _is_own_kin(index: int, scene: Scene) -> bool:
    """Whether a word is for somebody's own family: "*her* son", not "the king's son"."""
    kids = [scene.tokens[c] for c in scene.children[index]]
    own = any(t.relation == "nmod:poss" and t.upos == "PRON" for t in kids)
    return own and scene.tokens[index].lemma.lower() in words("family")


def _is_by_mishap(clause: Clause, scene: Scene) -> bool:
    """Whether a disaster brings something about: "a wildfire *forced the evacuation* of a village"."""
    above = [c for c in scene.above(clause) if clause.kind == "noun" and c.kind == "verb"]
    doers = {scene.tokens[a.head].lemma.lower() for c in above for a in c.arguments if a.slot == "subject"}
    by = any(a.slot == "by" for a in clause.arguments)
    return not by and bool(doers & words("mishaps"))


def _is_counted(clause: Clause, scene: Scene) -> bool:
    """Whether a noun only counts what was told before among its like: "the club's *third such arrest* in a year"."""
    beside = [scene.tokens[c] for c in scene.children[clause.head]] if clause.kind == "noun" else []
    such = any(t.lemma.lower() == "such" for t in beside)
    return such and any(t.lemma.lower() in words("ordinals") for t in beside)


def _is_by_storm(clause: Clause, scene: Scene) -> bool:
    """Whether a storm that the story names does something: "*Cyclone Ana* …, the port was *struck by Ana*"."""
    doers = {scene.tokens[a.head].text for a in clause.arguments if a.slot in ("subject", "by") and a.head >= 0}
    return any(name.istitle() and re.search(STORM + re.escape(name) + r"\b", scene.story.text) for name in doers)


def _is_by_fire(clause: Clause, scene: Scene) -> bool:
    """Whether what burns does something, not arms: "*a fire* destroyed the palace"; no "mortar *fire*", nor a fire
    that somebody set."""
    for argument in (a for a in clause.arguments if a.slot in ("subject", "by") and a.head >= 0):
        kids = scene.children[argument.head]
        one = any(scene.tokens[c].lemma.lower() in ("a", "an", "the") for c in kids)
        armed = any(scene.tokens[c].relation in ("compound", "acl", "nmod:poss", "nmod") for c in kids)
        if scene.tokens[argument.head].lemma.lower() in ("fire", "blaze", "inferno") and one and not armed:
            return True
    return False


def _is_of_press(match: Match, scene: Scene) -> bool:
    """Whether only the press is told something or nothing: "a rebel *told Reuters*", "did not answer a *request for
    comment*", "*declined to be named*"."""
    if match.trigger.type not in ("REQUEST", "REJECT"):
        return False
    clause = match.clause
    if _is_told_press(clause, scene):
        return True
    asked = [clause.head, *(a.head for a in clause.arguments if a.slot in ("object", "to") and a.head >= 0)]
    sought = [a for head in asked for a in scene.hanging(head, "for")]
    sought += [a for c in scene.clauses if c.governor in asked and c.predicate == "seek" for a in c.arguments]
    sought += [a for a in clause.arguments if a.slot == "for" and clause.predicate == "ask"]
    unnamed = (c for c in content(clause, scene) if c.passive and c.predicate in words("naming"))
    return any(scene.tokens[a.head].lemma.lower() in words("press_asked") for a in sought) or any(unnamed)


def _is_told_press(clause: Clause, scene: Scene) -> bool:
    """Whether words that stand before are told to the press: "We will not leave, a rebel *told Reuters*"; not what the
    press is to do ("told reporters to leave")."""
    hearers = [scene.mentions.get(a.head) for a in clause.arguments if a.slot == "object"]
    press = all(m is not None and all(scene.actors[i].sector == "MED" for i in m.actors) for m in hearers)
    told = content(clause, scene)
    return clause.predicate == "tell" and bool(hearers and told) and press and all(c.head < clause.head for c in told)


def _tells_fact(match: Match, scene: Scene) -> bool:
    """Whether somebody is only told what has happened, or what others are doing: "warned the ministry that *gunmen were
    crossing the border*", "assured parliament that *nobody had been tortured*"."""
    told = [c for c in content(match.clause, scene) if c.tense or c.link == "reported"]
    if not told or any(c.modality != "none" or c.question for c in told):
        return False
    if match.trigger.type == "AGREE" and match.clause.predicate in words("assuring"):
        return all(c.perfect for c in told)
    warned = match.trigger.type == "THREATEN" and match.clause.predicate in words("cautioning")
    stands = all(c.perfect or c.progressive or c.kind == "adjective" for c in told)
    return warned and stands and not any(_is_own(c, match, scene) for c in told)


def _warns_of_others(match: Match, scene: Scene) -> bool:
    """Whether the harm that somebody warns of is another's doing: "Oslo warned that *Chad* could attack Peru", "warned
    *miners* would rise up"."""
    if match.trigger.type != "THREATEN" or match.clause.predicate not in words("cautioning"):
        return False
    warners = parties(match.actor, scene, places=False)
    own = {p.country for p in warners}
    told = [c for c in content(match.clause, scene) if c.link == "reported" and not c.passive]
    harmful = [c for c in told if c.predicate in words("warned_of") | words("rising")]
    doers = [parties(fillers(c, "subject", scene), scene, places=False) for c in harmful]
    if doers and all(_are_others(those, warners) for those in doers):
        return True
    lands = [{p.country for p in those} for those in doers]
    known = all(land and all(code and code not in BEYOND for code in land) and not own & land for land in lands)
    return bool(own - {None} and doers) and known


def _are_others(doers: tuple[Party, ...], warners: tuple[Party, ...]) -> bool:
    """Whether people or bands are told of by somebody who is none of them."""
    apart = not {p.id for p in doers} & {p.id for p in warners}
    apart = apart and not any(
        (p.text or "").lower().startswith(("their ", "its ", "his ", "her ", "our ")) for p in doers
    )
    sectors = {p.sector for p in doers} - {p.sector for p in warners}
    return bool(doers) and apart and bool(sectors) and sectors <= PEOPLE


def _is_published(clause: Clause, scene: Scene) -> bool:
    """Whether what is released is something to read or see: "the *report* was released in May"."""
    heads = {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot in ("object", "of") and a.head >= 0}
    return bool(heads & words("published"))


def _is_missing(clause: Clause, scene: Scene) -> bool:
    """Whether a noun tells of what there is none of: "the *absence* of a truce", "a *lack* of cooperation"."""
    above = scene.tokens[clause.head].head if clause.kind == "noun" and scene.case(clause.head) == "of" else -1
    return above >= 0 and scene.tokens[above].lemma.lower() in words("missing")


def _is_cleared(match: Match, scene: Scene) -> bool:
    """Whether the content of what is said denies the deed that would be the charge: "said that its jets *had never*
    violated the border"."""
    charges = set(match.trigger.narrow.get("clause", ()))
    told = [c for c in content(match.clause, scene) if c.predicate in charges and c.tense]
    return bool(told) and all(c.negated for c in told)


def _is_world_war(clause: Clause, scene: Scene) -> bool:
    """Whether a war is one of the two world wars, whoever fought in it: "after *World War* II"."""
    return clause.predicate == "war" and any(m == "world" for m in clause.modifiers)


def _is_own(clause: Clause, match: Match, scene: Scene) -> bool:
    """Whether a content clause tells of the doer himself, or of what he puts up with no longer: "*its* patience was
    running out", "had crossed a red *line*"."""
    doers = {p.id for p in parties(match.actor, scene, places=False)}
    lines = any(scene.tokens[a.head].lemma.lower() in words("red_lines") for a in clause.arguments if a.head >= 0)
    return lines or bool(doers & {p.id for p in parties(fillers(clause, "subject", scene), scene, places=False)})


def _is_of_hospital(match: Match, scene: Scene) -> bool:
    """Whether somebody is let go by those who healed him: "was *treated* at a hospital and released"."""
    above = scene.governors(match.clause.head)[1:2]
    return match.clause.link == "conjunct" and any(scene.tokens[i].lemma.lower() in words("healing") for i in above)
