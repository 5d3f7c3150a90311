"""Parties that a clause does not name and the story has told: whose deed a noun takes up, who the other side is.

"Teves accused Ortega of graft. Ortega rejected *the allegations*": those of Teves. "The North shelled the South. The
South fired back": at the North. Such a party has no words in the sentence: its ``text`` is None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from legation.event.attach import predicates
from legation.event.culprits import reactors
from legation.event.doers import with_doer
from legation.event.doors import with_keeper
from legation.event.draft import Draft
from legation.event.match import fillers
from legation.event.model import Party
from legation.event.papers import with_issuer
from legation.event.roles import parties
from legation.event.scene import Scene
from legation.event.told import STATELY, aimed, deed_types, ids, judicial, nearest, same_side, silent
from legation.event.words import words

JUDGING = {"ACCUSE", "REJECT", "SUPPORT"}
"""Acts in words about what somebody else did."""

FIGHTING = {"ASSAULT": {"ASSAULT", "THREATEN", "MOBILIZE"}, "SANCTION": {"SANCTION", "THREATEN"},
            "THREATEN": {"THREATEN", "ASSAULT", "SANCTION"}}  # fmt: skip
"""Hostile deeds, and those that show who stands against whom in them."""

ABOUT = ("object", "of", "against", "to", "by", "for", "on", "with", "about", "over", "at")
"""Slots that name what a judgement is about."""

REPEATING = {"CONCEDE", "COERCE", "SANCTION", "ACCUSE"}
"""Deeds that may undo a deed told before, or take it further."""

AT_A_DISTANCE = {("COERCE", "misinformation"), ("COERCE", "cyber")}
"""Deeds done from afar, to whomever one fights."""

AT_HOME = {"OPP", "PTY", "LAB", "CVL", "EDU", "REL", "MED", "NGO", "LEG"}
"""Sectors that judge what their own government does."""

REBELS = {"REB", "UAF", "OPP", "CRM"}
"""Sectors of those who may fight their own state."""

APART = {"boycott", "hunger"}
"""Modes of protest that are none of a march's or riot's: a party that boycotts talks is not the crowd in the street."""

NEAR = 2
"""How many sentences back whoever acts may have done a deed that is no event."""

ACTS = {"act", "deed"}
"""Words for a deed of the kind that "of" names."""

VERDICTS = {"ruling", "verdict", "judgment", "judgement"}
"""What only courts hand down."""

OPEN = {"a", "an", "any", "no", "some", "every", "each", "another"}
"""Determiners under which a noun takes up nothing."""


def filled(drafts: Sequence[Draft], scenes: Sequence[Scene]) -> list[Draft]:
    """The drafts with recipients and actors that only the story tells; who is named already stays."""
    out: list[Draft] = []
    for number, draft in enumerate(drafts):
        told = [*out, *drafts[number:]]
        own = with_keeper(with_issuer(draft, scenes))
        out.append(_with_agent(_with_recipients(with_doer(_of_the_protest(own, told), told), told), scenes))
    return out


def _of_the_protest(draft: Draft, told: Sequence[Draft]) -> Draft:
    """A protest that names one side at most with the sides of the nearest one told of: "*The rioting* spread"."""
    if draft.type != "PROTEST" or (draft.actors and draft.recipients):
        return draft
    for other in nearest(draft, told):
        fits = other.type == "PROTEST" and not (
            draft.place and other.place and draft.place.country != other.place.country
        )
        same = {p.country for p in draft.actors} <= {p.country for p in other.actors}
        kinds = {draft.mode, other.mode}
        fits = fits and not (len(kinds) > 1 and _are_others(draft, other))
        if fits and same and other.actors and (len(kinds) == 1 or not kinds & APART):
            return msgspec.structs.replace(
                draft,
                actors=draft.actors or silent(other.actors),
                recipients=draft.recipients or silent(other.recipients),
            )
    return draft


def _are_others(draft: Draft, other: Draft) -> bool:
    """Whether protesters are not those who fought the police: "students clashed with the police; *teachers* struck"."""
    police = bool(other.recipients) and all(p.sector == "COP" for p in other.recipients)
    named = {p.sector for p in draft.actors} - {"CVL", None}
    return police and bool(named) and not ids(draft.actors) & ids(other.actors)


def _with_agent(draft: Draft, scenes: Sequence[Scene]) -> Draft:
    """A judgement of a deed that is no event, on whoever acts in the sentence before: "X signed the bill. Y spoke out
    *against the move*"."""
    if draft.recipients or not draft.actors or draft.type not in JUDGING:
        return draft
    nouns = {lemma for lemma, _ in _taken_up(draft)} - aimed() - VERDICTS
    if not any("SANCTION" in deed_types().get(lemma, ()) for lemma in nouns):
        return draft
    for back in range(1, NEAR + 1):
        at = draft.scene.sentence.index - back
        before = next((s for s in scenes if s.sentence.index == at), None)
        doers = _agents(before) if before is not None else ()
        if doers and not same_side(draft.actors, doers):
            return msgspec.structs.replace(draft, recipients=silent(doers))
    return draft


def _agents(scene: Scene) -> tuple[Party, ...]:
    """The officials or bodies that are the subject of a sentence's main verb."""
    for clause in scene.clauses:
        if clause.kind == "verb" and clause.link == "root" and clause.predicate in words("no_move"):
            return ()
        if clause.kind == "verb" and clause.link == "root" and not clause.passive:
            found = parties(fillers(clause, "subject", scene), scene, places=False)
            return tuple(p for p in found if p.country and p.sector in (*STATELY, "JUD", "COP"))
    return ()


def _with_recipients(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if (draft.recipients and not _is_deed(draft)) or not draft.actors:
        return draft
    near = nearest(draft, drafts)
    told = [d for d in near if d.actors]
    later = [d for d in drafts if d.scene.sentence.index > draft.scene.sentence.index and d.actors]
    found: tuple[Party, ...] = ()
    if draft.type in JUDGING:
        found = () if _is_nobodys(draft, near) else _whose_deed(draft, told)
    if not found and (draft.type in REPEATING or _is_planned(draft)):
        found = _done_to_before(draft, told)
    if not found and _adds(draft):
        found = _same_target(draft, told)
    fights = draft.type in FIGHTING or (draft.type, draft.mode) in AT_A_DISTANCE
    if not found and fights and len({p.country for p in draft.actors}) == 1:
        found = _opponent(draft, [*told, *later])
    return msgspec.structs.replace(draft, recipients=silent(found)) if found else draft


def _is_planned(draft: Draft) -> bool:
    """Whether a clause tells who was behind an attack told before: "the attack was *orchestrated* by exiles"."""
    return draft.type == "ASSAULT" and any("ASSAULT" in deed_types().get(lemma, ()) for lemma, _ in _taken_up(draft))


def _is_deed(draft: Draft) -> bool:
    """Whether a judgement's "it" must be a deed: nobody condemns his own state ("his mission criticised *it*")."""
    told = draft.recipients
    small = draft.type in JUDGING and all((p.text or "").lower() in ("it", "this", "that") for p in told)
    return small and bool(_codes(told)) and _codes(told) <= _codes(draft.actors)


def _is_nobodys(draft: Draft, near: Sequence[Draft]) -> bool:
    """Whether the words told last against who rejects them are by nobody named: "She was accused of graft, *an
    allegation* she denied"."""
    own = frozenset(p.id for p in draft.actors)
    taken = {t for lemma, _ in _taken_up(draft) if lemma in aimed() for t in deed_types()[lemma]}
    last = next((d for d in near if d.type in taken and own & ids(d.recipients)), None)
    return last is not None and not last.actors


def _whose_deed(draft: Draft, told: Sequence[Draft]) -> tuple[Party, ...]:
    """Who did what the clause takes up by a noun ("denounced *the moves*"): best what touches those in its phrase, or
    the judge himself ("rejected *the allegations*")."""
    for lemma, inside in _taken_up(draft):
        deeds = [d for d in told if d.type in deed_types().get(lemma, ()) and not same_side(draft.actors, d.actors)]
        deeds = [d for d in deeds if not _reacts_too(d, draft)]
        deeds = [d for d in deeds if not _hits_back(d)] or deeds
        deeds = [d for d in deeds if lemma not in VERDICTS or any(p.sector == "JUD" for p in d.actors)]
        deeds = [d for d in deeds if d.status in ("current", "historical")]
        deeds.sort(key=lambda d: draft.status == "current" and d.status != "current" and d.scene is not draft.scene)
        deeds.sort(key=lambda d: lemma in judicial() and not any(p.sector == "JUD" for p in d.actors))
        own = frozenset(p.id for p in draft.actors)
        touching = [d for d in deeds if inside & ids(d.recipients)] or [d for d in deeds if own & ids(d.recipients)]
        touching = touching or [d for d in deeds if lemma in aimed() and same_side(draft.actors, d.recipients)]
        touching = touching or [d for d in deeds if _struck_home(draft, d)]
        own_state = [] if touching or lemma in aimed() else _of_own_state(draft, deeds)
        if own_state:
            return tuple(own_state)
        if touching or (deeds and lemma not in aimed()):
            return (touching or deeds)[0].actors
    return _of_the_other(draft, told)


def _struck_home(draft: Draft, deed: Draft) -> bool:
    """Whether a deed that somebody denounces was done to his own state by others: "Lebanon's premier denounced *the
    strike*"."""
    home = _codes(draft.actors)
    return draft.type == "ACCUSE" and bool(home & _codes(deed.recipients)) and not home & _codes(deed.actors)


def _hits_back(deed: Draft) -> bool:
    """Whether force is used on those who attacked: "shot two of *the assailants*"."""
    hit = {p.text.lower().split()[-1] for p in deed.recipients if p.text}
    return deed.type == "ASSAULT" and bool(hit & words("attackers"))


def _reacts_too(other: Draft, draft: Draft) -> bool:
    """Whether another draft judges the same thing: "*Peru hailed the vote*; Chile rejected it"."""
    if other.scene is not draft.scene or other.type not in JUDGING:
        return False
    return bool(reactors(draft.match.clause, draft.scene) & {a.head for a in other.match.actor})


def _of_own_state(draft: Draft, deeds: Sequence[Draft]) -> list[Party]:
    """Those of his own state who did what an opponent at home judges ("*opposition senators* criticised the move")."""
    home = {p.country for p in draft.actors if p.country and p.sector in AT_HOME}
    theirs = ([p for p in d.actors if p.country in home and p.sector in STATELY] for d in deeds)
    return next((parties for parties in theirs if parties), [])


def _of_the_other(draft: Draft, told: Sequence[Draft]) -> tuple[Party, ...]:
    """Whose "its offer", "it" is that somebody rejects: not his own, but of whoever else acts in the sentence."""
    scene = draft.scene
    heads = [a.head for a in draft.match.clause.arguments if a.slot == "object" and a.head >= 0]
    marks = {scene.tokens[c].text.lower() for h in heads for c in (h, *scene.children[h])}
    wanted = {"REJECT": {"its", "his", "her", "their", "it", "this"}, "ACCUSE": {"it", "this"}}
    if not marks & wanted.get(draft.type, set()):
        return ()
    others = [d for d in told if d.scene is scene and not same_side(draft.actors, d.actors)]
    here = [d.actors for d in others if not _reacts_too(d, draft)]
    here = [actors for actors in here if not _codes(actors) & _codes(draft.actors)]
    if here:
        return here[0]
    main = _agents(scene) if len(here) == len(others) else ()
    return main if main and not same_side(draft.actors, main) else ()


def _taken_up(draft: Draft) -> Iterator[tuple[str, frozenset[str]]]:
    """The definite nouns that say what a judgement is about, the codebook's slots first, each with the ids of the
    actors in its phrase."""
    scene = draft.scene
    own = [a for slot in ABOUT for a in draft.match.clause.arguments if a.slot == slot]
    for argument in (*draft.match.recipient, *own):
        if argument.head < 0 or scene.tokens[argument.head].upos not in ("NOUN", "PROPN"):
            continue
        marks = {scene.tokens[c].text.lower() for c in scene.children[argument.head]}
        if _is_of_new(argument.head, scene):
            continue
        if not marks & OPEN or _sums_up(argument.head, draft):
            named = [scene.mentions[i] for i in scene.inside(argument) if i in scene.mentions]
            yield _told_of(argument.head, scene), frozenset(a for m in named for a in m.actors)


def _told_of(head: int, scene: Scene) -> str:
    """The noun of a deed, by what a mere "act" is one of: "this act of *violence*"."""
    lemma = scene.tokens[head].lemma.lower()
    kinds = [scene.tokens[c].lemma.lower() for c in scene.children[head] if scene.case(c) == "of"]
    return next((k for k in kinds if lemma in ACTS and k in deed_types()), lemma)


def _is_of_new(head: int, scene: Scene) -> bool:
    """Whether a deed was done to somebody not told of before, and so is a new one: "the shelling of *a port*"."""
    hit = [c for c in scene.children[head] if scene.case(c) == "of" and not _is_known(c, scene)]
    return any(scene.tokens[d].text.lower() in ("a", "an") for c in hit for d in scene.children[c])


def _is_known(head: int, scene: Scene) -> bool:
    """Whether an actor was named before the words at a head."""
    mention = scene.mentions.get(head)
    told = [m.start for a in mention.actors for m in scene.actors[a].mentions] if mention is not None else []
    return mention is not None and min(told, default=mention.start) < mention.start


def _sums_up(head: int, draft: Draft) -> bool:
    """Whether a noun stands before its verb and sums up what was said: "…, *a charge* Kabul denies"."""
    return draft.scene.tokens[head].end <= draft.match.clause.start and head > 0 and (
        any(t.text == "," for t in draft.scene.tokens[max(0, head - 3) : head])
    )  # fmt: skip


def _done_to_before(draft: Draft, told: Sequence[Draft]) -> tuple[Party, ...]:
    """To whom the deed was done that the clause undoes or takes further ("overturned *the conviction*")."""
    clause = draft.match.clause
    own = [clause.predicate] if clause.kind == "noun" and clause.link == "argument" else []
    for lemma in (*(noun for noun, _ in _taken_up(draft)), *own):
        deeds = [d for d in told if d.type in deed_types().get(lemma, ()) and d.recipients]
        deeds = [d for d in deeds if not same_side(draft.actors, d.recipients)]
        deeds.sort(key=lambda d: d.match.clause.predicate != lemma)
        if deeds:
            return deeds[0].recipients
    return ()


def _opponent(draft: Draft, told: Sequence[Draft]) -> tuple[Party, ...]:
    """Against whom the doer stands in the hostile deeds told nearest; deeds against the doer count in the news only."""
    for other in told:
        silent = any(p.text is None for p in (*other.actors, *other.recipients)) or _is_distant(draft, other)
        if (
            other.type not in FIGHTING.get(draft.type, {"ASSAULT", "THREATEN"})
            or other.status == "negated"
            or not other.recipients
            or silent
        ):
            continue
        if same_side(draft.actors, other.actors) and not same_side(draft.actors, other.recipients):
            if not (_are_new(other.recipients) or _are_aimed_at(other)):
                return other.recipients
            continue
        news = draft.status == other.status == "current" or draft.scene is other.scene
        if news and _is_hit(draft, other) and not same_side(draft.actors, other.actors):
            return other.actors
    return ()


def _are_new(parties: Sequence[Party]) -> bool:
    """Whether those who were hit are first told of there, and so nobody's opponents: "*an old man*"."""
    return all((p.text or "").lower().split()[:1] in (["a"], ["an"]) for p in parties)


def _are_aimed_at(other: Draft) -> bool:
    """Whether a deed is only to be done to people or towns, who are nobody's foes: "aims to capture *villages*"."""
    unarmed = all(p.sector in (None, "CVL", "REF", "EDU", "REL") for p in other.recipients)
    return unarmed and other.status in ("hypothetical", "future")


def _is_distant(draft: Draft, other: Draft) -> bool:
    """Whether a threat is none of those against whom an attack went: to leave a deal is no threat to the dead."""
    return draft.type == "THREATEN" and draft.mode == "relations" and other.type == "ASSAULT"


def _adds(draft: Draft) -> bool:
    """Whether "also" or "likewise" stands with the predicate."""
    own = predicates(draft.match.clause, draft.scene)
    return any(t.head in own and t.text.lower() in ("also", "likewise", "too") for t in draft.scene.tokens)


def _same_target(draft: Draft, told: Sequence[Draft]) -> tuple[Party, ...]:
    """To whom others did, or threatened, the same before: "the bloc is *also* considering sanctions"."""
    types = FIGHTING.get(draft.type, {draft.type}) | {draft.type}
    earlier = [d for d in told if d.trigger.start < draft.trigger.start and d.type in types and d.recipients]
    near = [d for d in earlier if draft.scene.sentence.index - d.scene.sentence.index <= NEAR]
    return near[0].recipients if near and not same_side(draft.actors, near[0].recipients) else ()


def _is_hit(draft: Draft, other: Draft) -> bool:
    """Whether a deed was done to the draft's actor, or from abroad to anybody of his country; what is done to a state
    is not done to those who rise against it."""
    if same_side(draft.actors, other.recipients):
        return True
    if all(p.sector in REBELS for p in draft.actors):
        return False
    own, hit, doers = (_codes(side) for side in (draft.actors, other.recipients, other.actors))
    return bool(own & hit) and bool(doers) and not own & doers


def _codes(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(p.country for p in parties if p.country)
