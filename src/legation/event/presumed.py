"""The other side of an act that needs one, where neither the clause nor the story's deeds name it: who else of power is
named in the sentence, or the state of the people who complain.

"After the Kenyan strike the minister *spoke of a betrayal*": of Kenya. "The teachers of Lima *were furious*": at their
state. Such a party is presumed. Deeds that are told without a doer keep none, but for force where the sentence has
named who is armed. A demand is put to nobody whom the words do not tell, nor is force used on him.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event import retell, sensed
from legation.event.attach import AGAINST, befriended_next
from legation.event.culprits import aloof, looking_into, reactors, telling_who, victims
from legation.event.draft import Draft
from legation.event.fellows import is_mutual
from legation.event.match import content, denies_deed
from legation.event.model import Attribution, Party
from legation.event.nearby import spared
from legation.event.roles import AT_HOME, OWN, SAID_TO, not_at, not_own_land, of_mention, owners, parties
from legation.event.scene import Scene
from legation.event.told import STATELY, ids, same_side
from legation.event.unnamed import behind_pronoun
from legation.event.warded import KINDLY, defenders, hindered, kept_safe, standing_by, struck_lands
from legation.event.words import words
from legation.language.model import Argument, Clause
from legation.mention.model import Mention
from legation.mention.words import words as mention_words

ANSWERED = {"REJECT", "THREATEN", "SUPPORT", "CONCEDE", "CONSULT", "COOPERATE", "AID"}
"""Acts that somebody known does: an accusation may be a court's, and an arrest that of anybody's police."""

MET = {"receive", "get", "face"}
"""Verbs for what is done to somebody in words."""

POWERS = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "IGO", "REB", "UAF", "PTY"}
"""Sectors of those to whom, and by whom, such acts are done: not the press that is told of them, nor bystanders."""

ARMED = {"MIL", "REB", "UAF", "COP", "SPY"}
"""Sectors of those who use force and at whom it is aimed."""

BY_FORCE = {"ASSAULT", "COERCE"}
"""Deeds that are done somewhere, whoever rules there."""

FRIENDLY = {"SUPPORT", "AID"}
"""What is done for those whom somebody honours, mourns or helps: not for those who strike."""

STRIFE = {"ASSAULT", "PROTEST"}
"""What people fight and march over was done by others than those whom they fight."""

ORDERLY = {"COERCE", "ACCUSE", "MOBILIZE"}
"""What forces of order do upon a crime by others."""

FORCES = {"MIL", "COP", "SPY", "GOV"}
"""Sectors of forces of order."""

FOES = {"REB", "UAF", "CRM", "IMG"}
"""Sectors of those against whom police and governments use force themselves."""

RAIDS = {"raid", "operation", "airstrike", "air strike", "strike", "incursion", "offensive", "shelling", "clash"}
"""Blows that those forces deal too."""

WORLD = {"IGO", "NGO", "IMG", "MNC", "UNK"}


def sided(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the other sides that may be presumed; who is named already stays."""
    return [_with_doer(_with_target(_sensed(draft, drafts), drafts), drafts) for draft in drafts]


def _sensed(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft with the party that the network finds named for a side where nobody else is found."""
    if draft.actors and not draft.recipients and not is_mutual(draft.match, draft.actors, draft.scene):
        return _filled(draft, "recipients", sensed.targets(draft.match, draft.scene))
    if draft.recipients and not draft.actors:
        if (speaker := _who_said_so_there(draft)) is not None:
            return msgspec.structs.replace(draft, actors=(speaker,))
        found = [a for a in sensed.doers(draft.match, draft.scene) if not _only_tells(a, draft)]
        apart = _bystanders(draft, drafts)
        found = [a for a in found if not apart & ids(parties((a,), draft.scene, places=False))]
        return _filled(draft, "actors", found)
    return draft


def _who_said_so_there(draft: Draft) -> Party | None:
    """Who says something in a call or meeting told behind a comma: "*Obama* said Iran was ready, *in calls* with
    two kings"."""
    clause, scene, teller = draft.match.clause, draft.scene, draft.attribution
    cases = [i for i in scene.children[clause.head] if scene.tokens[i].relation == "case"]
    apart = any(scene.tokens[i].text.lower() in ("in", "during") and scene.tokens[i - 1].text == "," for i in cases)
    if draft.type != "CONSULT" or clause.kind != "noun" or not apart or teller is None or teller.actor is None:
        return None
    said = (m for m in scene.mentions.values() if teller.start <= m.start and m.end <= teller.end)
    return next((p for m in said for p in of_mention(m, scene) if p.id == teller.actor), None)


def _filled(draft: Draft, side: str, arguments: Sequence[Argument]) -> Draft:
    if side == "recipients" and draft.type in BY_FORCE:
        arguments = not_at(arguments, draft.actors, draft.scene)
    if side == "recipients":
        own = _own_subject(draft) if draft.type in SAID_TO else set()
        own |= _who_holds(draft)
        arguments = tuple(a for a in arguments if a.head not in own)
    found = [p for p in parties(arguments, draft.scene, places=side == "recipients") if p.id not in draft.parties]
    found = [*not_own_land(tuple(found), draft.actors, draft.match, draft.scene)] if side == "recipients" else found
    found = [*behind_pronoun(found, draft.match, draft.scene)] if side == "actors" else found
    if draft.type in AT_HOME or (draft.type, draft.mode) in OWN:
        home = {p.country for p in draft.actors}
        found = [p for p in found if p.country not in home]
    return msgspec.structs.replace(draft, **{side: tuple(found)}) if found else draft


def _only_tells(argument: Argument, draft: Draft) -> bool:
    """Whether somebody without power over others tells of what was done to one: "was denied sleep, *his team* said";
    or somebody unarmed of violence to others than those whom he fights: "three ministers were shot, *police* said"."""
    teller, found = draft.attribution, parties((argument,), draft.scene, places=False)
    told = teller is not None and teller.start <= argument.start < teller.end
    if told and draft.type == "ASSAULT" and not any(p.sector in FOES for p in draft.recipients):
        return not any(p.sector in ("MIL", "SPY", "REB", "UAF") for p in found)
    return told and not any(p.sector in POWERS - {"PTY", "IGO"} for p in found)


def _own_subject(draft: Draft) -> set[int]:
    """The words for those of whom a threat or promise says what they will do, where they are the speaker's own: "*Chad*
    would hit back, the minister warned"; nobody threatens his own state."""
    home = {p.country for p in draft.actors}
    said = [c for c in content(draft.match.clause, draft.scene) if not c.passive]
    heads = {a.head for c in said for a in c.arguments if a.slot == "subject" and a.head in draft.scene.mentions}
    lands = {i: {draft.scene.actors[a].country for a in draft.scene.mentions[i].actors} for i in heads}
    return {i for i, codes in lands.items() if codes <= home or None in home}


def _with_target(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if draft.recipients or any(a.slot == "between" for a in draft.match.actor):  # "a rift between" two has both sides
        return draft
    found: tuple[Party, ...] = ()
    if draft.type in sensed.AIMED and not is_mutual(draft.match, draft.actors, draft.scene):
        friends = _friends(draft, drafts)
        named = [p for p in _named(draft, draft.actors, POWERS) if not friends & {each.id for each in p}]
        found = _only_one(named, draft)
    if draft.type == "REQUEST":
        found = _whose_deed(draft, drafts)
    if not found and draft.type == "ACCUSE":
        found = _own_state(draft)
    return msgspec.structs.replace(draft, recipients=found)


def _friends(draft: Draft, drafts: Sequence[Draft]) -> set[str]:
    """The parties who back the doers in the same sentence: "*France* stands with those who oppose the law"."""
    doers = {p.id for p in draft.actors}
    beside = (d for d in drafts if d.scene is draft.scene and d.type in FRIENDLY)
    return {p.id for d in beside if doers & {r.id for r in d.recipients} for p in d.actors}


def _with_doer(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if not draft.actors and (draft.type == "ASSAULT" or (draft.type == "COERCE" and draft.match.clause.kind == "noun")):
        armed = [p for p in _named(draft, draft.recipients, ARMED) if (p[0].start or 0) < draft.trigger.start]
        harmed = {p.id for d in drafts if d.scene is draft.scene and _tells_of_harm(d) for p in d.recipients}
        harmed |= {p.id for d in drafts if d.scene is draft.scene and d.type in FRIENDLY for p in d.recipients}
        harmed |= _hurt(draft.scene) | _called_out(draft, drafts)
        harmed |= _bystanders(draft, drafts) | _struck(draft, drafts) | _parties_of(defenders(draft.scene), draft.scene)
        armed = [p for p in armed if not harmed & {each.id for each in p}]
        return msgspec.structs.replace(draft, actors=armed[-1]) if armed else draft
    if draft.actors or draft.type not in ANSWERED or _is_met_with(draft):
        return draft
    found = _only_one(_named(draft, draft.recipients, POWERS), draft)
    found = found or _only_one(_named(draft, draft.recipients, None), draft)
    return msgspec.structs.replace(draft, actors=behind_pronoun(found, draft.match, draft.scene))


def _bystanders(draft: Draft, drafts: Sequence[Draft]) -> set[str]:
    """Those who act upon a blow dealt by others: "*police* arrested two men after an attack on a bus", "*students*
    clashed with *police* over the killing of a priest"."""
    clause, case = draft.match.clause, draft.scene.case(draft.match.clause.head)
    if clause.kind != "noun" or draft.type != "ASSAULT":
        return set()
    others = [d for d in drafts if d.scene is draft.scene and d is not draft]
    if case == "over":
        return {p.id for d in others for p in (*d.actors, *(d.recipients if d.type in STRIFE else ()))}
    if clause.predicate in RAIDS or case not in ("after", "following"):
        return set()
    return {p.id for d in others if d.type in ORDERLY for p in d.actors if p.sector in FORCES}


def _struck(draft: Draft, drafts: Sequence[Draft]) -> set[str]:
    """Those whom the verb beside hits by the same blow: "two strikes hit *the gang* and killed five"."""
    beside = {draft.match.clause.governor, draft.match.clause.head}
    joined = [d for d in drafts if d.scene is draft.scene and d.type == "ASSAULT" and not d.actors and d is not draft]
    joined = [d for d in joined if {d.match.clause.governor, d.match.clause.head} & beside]
    return {p.id for d in joined for p in d.recipients}


def _tells_of_harm(draft: Draft) -> bool:
    """Whether people are hurt or killed by it, by whomever: "two soldiers *lost their lives*"."""
    return retell.harms(draft) or (draft.type == "ASSAULT" and not draft.match.trigger.actor)


def _hurt(scene: Scene) -> set[str]:
    """The parties who are hurt or killed in a sentence, by an event of its own or not: "*five others* were hurt"."""
    harming = [c for c in scene.clauses if c.kind == "verb" and c.predicate in words("harming")]
    heads = [a.head for c in harming for a in c.arguments if a.slot == "object"]
    heads += [a.head for c in scene.clauses if _dies(c, scene) for a in c.arguments if a.slot == "subject"]
    return {p.id for head in heads if head in scene.mentions for p in of_mention(scene.mentions[head], scene)}


def _parties_of(heads: set[int], scene: Scene) -> set[str]:
    return {p.id for i in heads if i in scene.mentions for p in of_mention(scene.mentions[i], scene)}


def _dies(clause: Clause, scene: Scene) -> bool:
    """Whether whoever a clause tells of loses his life: "*died* in the war", "*lost their lives* in it"."""
    lost = (a for a in clause.arguments if a.slot == "object" and clause.predicate == "lose")
    return clause.predicate in ("die", "perish") or any(scene.tokens[a.head].lemma.lower() == "life" for a in lost)


def _called_out(draft: Draft, drafts: Sequence[Draft]) -> set[str]:
    """The forces that are moved because of a deed: "deployed *the army* after a bus was set on fire"."""
    scene, clause = draft.scene, draft.match.clause
    if scene.tokens[clause.head].relation == "conj":
        return set()
    above = set(scene.governors(clause.head)) - {clause.head}
    moving = [d.match for d in drafts if d.scene is scene and d.type == "MOBILIZE" and d.match.clause.head in above]
    told = [a for m in moving for a in m.clause.arguments if a.slot in ("subject", "object") and a.head >= 0]
    heads = {i for a in told for i in scene.inside(a) if i in scene.mentions}
    return {p.id for head in heads for p in of_mention(scene.mentions[head], scene)}


def _is_met_with(draft: Draft) -> bool:
    """Whether somebody gets a threat that the sentence lays to nobody: "*received death threats* and fled to Oslo"."""
    clause = draft.match.clause
    got = clause.light in MET if clause.light else clause.predicate in MET
    return draft.type == "THREATEN" and got


def _named(draft: Draft, side: Sequence[Party], sectors: set[str] | None) -> list[tuple[Party, ...]]:
    """Whom else the sentence names, of the sectors asked for, in the order of the text: not who tells of it."""
    scene, teller = draft.scene, draft.attribution
    out = []
    reacting = _reacting(draft) | sensed.opposing(draft.match, scene) | victims(draft.match, scene)
    reacting |= _opening(draft) | _of_doer(draft) | _who_holds(draft) | reactors(draft.match.clause, scene)
    reacting |= sensed.taken_in(draft.match.clause, scene) | spared(draft.match, scene) | kept_safe(scene)
    reacting |= (aloof if side == draft.recipients else telling_who)(draft.match.clause, scene)
    reacting |= sensed.spoken_for(scene) if side == draft.actors else set()
    reacting |= hindered(scene) if draft.type in KINDLY else set()
    if side == draft.actors and draft.type in sensed.JUDGING:
        reacting |= sensed.about_doer(draft.match, scene) | struck_lands(scene)
    if draft.type in AGAINST:
        reacting |= befriended_next(draft.match.clause, scene)
    if side == draft.recipients:
        reacting |= looking_into(draft.match.clause, scene)
        reacting |= standing_by(scene) if draft.type == "ASSAULT" else set()
    if denies_deed(draft.match.clause, scene):
        denied = {c.head for c in content(draft.match.clause, scene)}
        reacting |= {i for i in scene.mentions if denied & set(scene.governors(i))}
    anywhere = draft.type == "SUPPORT" and sum(sensed.count(a, scene) for a in draft.match.actor) > 1
    anywhere |= (draft.type, draft.mode) == ("REJECT", "meet")
    for head, mention in sorted(scene.mentions.items()):
        whose = mention.form == "pronoun" and scene.tokens[head].relation == "nmod:poss"
        if head in reacting or whose or _is_part(mention, scene) or _names_meeting(head, scene):
            continue
        if scene.is_ground(head):
            continue
        if sensed.is_of_town(head, scene) or sensed.is_instance(head, scene):
            continue
        if anywhere and scene.case(head) in words("whereabouts"):  # "the two signed the pact in Moscow"
            continue
        found = tuple(p for p in of_mention(mention, scene) if p.country)
        within = [p for p in (*side, teller) if p is not None and _is_within(mention, p)]
        apart = found and not within and not same_side(found, side)
        if apart and (sectors is None or all(p.sector in sectors for p in found)):
            out.append(found)
    return out


def _reacting(draft: Draft) -> set[int]:
    """The words for those who take note of an act that a noun names: "the veto *angered Kyiv*"."""
    scene, clause = draft.scene, draft.match.clause
    if clause.kind != "noun":
        return set()
    told = [c for c in scene.clauses if any(a.slot == "subject" and a.head == clause.head for a in c.arguments)]
    return {a.head for c in told for a in c.arguments}


def _opening(draft: Draft) -> set[int]:
    """The place before an act's subject where somebody only is: "*In Lima*, the premier rejected the charge"."""
    scene, clause = draft.scene, draft.match.clause
    subject = min((a.start for a in clause.arguments if a.slot == "subject"), default=0)
    named = (a for a in clause.arguments if a.slot in words("whereabouts") and a.start < subject)
    return {a.head for a in named if scene.case(a.head) in words("whereabouts")}


def _who_holds(draft: Draft) -> set[int]:
    """The words for whose support or resolve somebody tells of, who are not those supported: "underlined *Peru's*
    support for talks"."""
    scene = draft.scene
    held = [a.head for a in draft.match.clause.arguments if a.slot == "object" and a.head >= 0]
    held = [h for h in held if scene.tokens[h].lemma.lower() in words("stances")]
    return {
        c for h in held for c in scene.children[h] if scene.tokens[c].relation.startswith(("nmod:poss", "compound"))
    }


def _of_doer(draft: Draft) -> set[int]:
    """The words before a doer's name or title that say of what he is: "*NATO* chief Lund condemned the raid"."""
    scene = draft.scene
    heads = [a.head for a in draft.match.actor if a.head >= 0]
    inside = [i for a in draft.match.actor if a.head >= 0 for i in scene.inside(a)]
    before = {i for i in inside if scene.tokens[i].relation.startswith(("compound", "amod", "nmod:poss"))}
    return {i for i in before if any(h > i for h in heads)} - set(heads)


def _is_part(mention: Mention, scene: Scene) -> bool:
    """Whether a mention only tells where the people of another are from: the "Uzbek" of "Uzbek reporters"."""
    others = (m for m in scene.mentions.values() if m is not mention)
    return mention.form == "adjective" and any(m.start <= mention.start < m.end for m in others)


def _names_meeting(head: int, scene: Scene) -> bool:
    """Whether a name only tells a meeting or agreement apart: the "Iran" of "the Iran talks"."""
    token = scene.tokens[head]
    attribute = token.relation.startswith(("compound", "amod", "nmod:poss"))
    return attribute and token.head >= 0 and scene.tokens[token.head].lemma.lower() in mention_words().agreements


def _is_within(mention: Mention, other: Party | Attribution) -> bool:
    """Whether a mention is part of the words for a party or teller: the "Omani" of "the Omani mayor"."""
    return other.start is not None and other.end is not None and other.start <= mention.start < other.end


def _only_one(named: Sequence[tuple[Party, ...]], draft: Draft) -> tuple[Party, ...]:
    """The nearest before the act, else behind it, where all that are named are of one country."""
    if len({p.country for parties in named for p in parties}) != 1:
        return ()
    before = [parties for parties in named if (parties[0].start or 0) < draft.trigger.start]
    return _whole(before, draft.scene) if before else named[0]


def _whole(named: Sequence[tuple[Party, ...]], scene: Scene) -> tuple[Party, ...]:
    """The last that are named, or those whose they are: "*Peru* recalled its envoy after Chile threatened it"."""
    whose = owners(named[-1][0].start or 0, scene)
    return next((each for each in reversed(named[:-1]) if ids(each) <= whose), named[-1])


def _whose_deed(draft: Draft, drafts: Sequence[Draft]) -> tuple[Party, ...]:
    """Who does the other deed that the sentence tells nearest to a demand: "the army shut the port, and traders
    *demanded that it reopen*"."""
    if _is_of_hatred(draft):
        return ()
    others = [d for d in drafts if d is not draft and d.scene is draft.scene and d.actors]
    others = [d for d in others if all(p.sector in POWERS and p.country for p in d.actors)]
    opposing = sensed.opposing(draft.match, draft.scene)
    others = [d for d in others if not opposing & {a.head for a in d.match.actor}]
    teller = draft.attribution.actor if draft.attribution is not None else None
    others = [d for d in others if teller is None or all(p.id != teller for p in d.actors)]
    others = [d for d in others if not same_side(d.actors, draft.actors) and not _is_own(d, draft)]
    return min(others, key=lambda d: abs(d.trigger.start - draft.trigger.start)).actors if others else ()


def _is_own(other: Draft, draft: Draft) -> bool:
    """Whether those who do a deed are told to be a demander's own: "the front demanded a delay after *its leader*
    objected"."""
    scene, own = draft.scene, {p.id for p in draft.actors}
    inside = [i for a in other.match.actor if a.head >= 0 for i in scene.inside(a) if i in scene.mentions]
    return any(scene.mentions[i].form == "pronoun" and own & set(scene.mentions[i].actors) for i in inside)


def _is_of_hatred(draft: Draft) -> bool:
    """Whether a demand is about deeds against those whom a word with "anti-" names, who do not do them: "called for an
    end to *anti-Chadian* raids"."""
    inside = {i for a in draft.match.clause.arguments if a.head >= 0 for i in draft.scene.inside(a)}
    return any(draft.scene.tokens[i].text.lower().startswith("anti-") for i in inside)


def _own_state(draft: Draft) -> tuple[Party, ...]:
    """The state of people who complain and do not act for it, where the sentence names no other country's actors."""
    own = {p.country for p in draft.actors}
    if not own or any(p.sector in {*STATELY, "COP", "JUD"} - {None} for p in draft.actors) or own & (WORLD | {None}):
        return ()
    abroad = {p.country for parties in _named(draft, draft.actors, None) for p in parties} - own
    states = [a for a in draft.scene.actors.values() if a.kind == "state" and {a.country} == own]
    return () if abroad else tuple(Party(id=a.id, name=a.name, country=a.country, sector=a.sector) for a in states[:1])
