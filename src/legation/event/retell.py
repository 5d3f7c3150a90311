"""One event for one telling: the same deed named twice in a sentence, again later, or first in the headline."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event.contents import codes_by
from legation.event.culprits import victims
from legation.event.draft import Draft, confidence
from legation.event.model import Casualties, Party
from legation.event.words import words
from legation.language.model import Clause

FOLDING = {"argument", "adverbial", "conjunct", "complement", "purpose", "reported"}
"""Links over which a second predicate of one type may tell the same deed ("bombed the town, killing six")."""

HOW = ("in", "during", "by", "from", "with", "following", "after")
"""Slots in which a verb of harm names the attack that did it."""

TO_THE_LIVING = {"abduct", "torture", "sexual"}
"""Ways of an assault that no killing tells again: "killed twelve guards *and took nine hostages*"."""


def within_sentence(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence with those that tell the deed of another folded into it."""
    kept: list[list[Draft]] = []
    for draft in sorted(drafts, key=_rank):
        first, *others = [k for k in kept if _tells_too(k, draft)] or [[]]
        if not first:
            kept.append([draft])
            continue
        first[:] = [_folded(first[0], draft), *first[1:], draft]
        for other in others:
            if _compatible(first[0], other[0]):
                first[:] = [_folded(first[0], other[0]), *first[1:], *other]
                kept.remove(other)
    return sorted((k[0] for k in kept), key=lambda d: d.match.clause.start)


def _tells_too(tellings: Sequence[Draft], draft: Draft) -> bool:
    """Whether a deed's tellings, the one that is kept first, tell that of a draft: of two participles under one verb
    ("attacked the base, *killing* two and *wounding* nine") the second hangs from what was folded into the first."""
    host, *others = tellings
    return _same_telling(host, draft) or (_compatible(host, draft) and any(_same_telling(o, draft) for o in others))


def telling_of(draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """The draft among those that were kept which tells the deed of one that was not."""
    again = (k for k in kept if k.coded == draft.coded and draft.sentence in k.also_at)
    beside = (k for k in kept if k.scene is draft.scene and _same_telling(k, draft))
    return next(again, None) or next(beside, None)


def _rank(draft: Draft) -> tuple[bool, bool, bool, float, int]:
    """A user's own types first, then fuller drafts: both sides, then the likelier; what a relative clause tells
    in passing last."""
    clause = draft.match.clause
    return (
        not draft.is_own,
        _is_in_passing(draft),
        not (draft.actors and draft.recipients),
        -confidence(draft),
        clause.start,
    )


def _is_in_passing(draft: Draft) -> bool:
    """Whether a relative clause tells it, or a verb below a finite one: "the premier, who *accused
    the press of hiding* attacks", not "a man accused of *wounding* two"."""
    clause, seen = draft.match.clause, set[int]()
    while (
        clause.kind == "verb"
        and clause.link in FOLDING
        and clause.head not in seen
        and (above := draft.scene.above(clause))
    ):
        seen.add(clause.head)
        clause = above[0]
    return clause.link == "relative" and (clause is draft.match.clause or clause.tense != "")


def _same_telling(host: Draft, draft: Draft) -> bool:
    if host.coded != draft.coded:
        if host.match.trigger.type == draft.match.trigger.type and codes_by(host, draft):
            return True
        return host.is_own and not draft.is_own and codes_by(draft, host)
    if _died_in(host, draft) or _died_in(draft, host):
        return True
    if host.mode != draft.mode and {host.mode, draft.mode} & TO_THE_LIVING:
        return False
    one, other = host.match.clause, draft.match.clause
    if one.start < other.end and other.start < one.end:
        return True
    if _is_subject(one, other) or _is_subject(other, one):
        return True
    if _voices(host, draft) or _voices(draft, host):
        return True
    if _is_how(one, other) or _is_how(other, one):
        return True
    if _are_victims(host, draft) or _is_when(host, draft) or _is_when(draft, host):
        return True
    if host.coded in ("COERCE", "PROTEST") and {one.link, other.link} & {"conjunct"} and _differ(host.mode, draft.mode):
        return False
    if _is_before(host, draft) or _is_before(draft, host):
        return False
    if _are_two_acts(host, draft) or _are_two_acts(draft, host):
        return False
    linked = (other.governor == one.head and _folds(other)) or (one.governor == other.head and _folds(one))
    return linked and (_compatible(host, draft) or _same_deed(host, draft))


def _are_two_acts(before: Draft, draft: Draft) -> bool:
    """Whether a verb that goes on with another tells of an act of its own: it has its own object, person or content, or
    another doer ("recalled its envoy *and froze aid*"). Not of force, whose blows are one deed."""
    one, other = before.match.clause, draft.match.clause
    joined = other.link == "conjunct" and other.governor == one.head and one.kind == other.kind == "verb"
    if not joined or before.type in ("ASSAULT", "PROTEST", "CONSULT"):
        return False
    own = {a.head for a in other.arguments if a.slot not in ("subject", "possessor") and not a.implied}
    return bool(own - {a.head for a in one.arguments})


def _is_before(late: Draft, draft: Draft) -> bool:
    """Whether a participle tells an act of another kind before or after: "was deported *after being arrested*"."""
    clause, scene = draft.match.clause, draft.scene
    below = clause.link == "adverbial" and clause.governor == late.match.clause.head
    marks = {scene.tokens[c].text.lower() for c in scene.children[clause.head]}
    return below and bool(marks & {"after", "before"}) and late.type != "ASSAULT" and _differ(late.mode, draft.mode)


def _differ(one: str | None, other: str | None) -> bool:
    """Whether two ways of using power, or of protest, are two deeds: "arrested two men *and seized rifles*"."""
    return one is not None and other is not None and one != other


def _same_deed(host: Draft, draft: Draft) -> bool:
    """Whether one doer is told of in a participle ("carried out strikes on the camp, *hitting* six targets"), or none
    of a blow and whom it hurt: "the port was hit, *killing* two dockers"."""
    low, doers = draft.match.clause, {p.id for p in host.actors}
    known = bool(doers) or harms(draft)
    same = known and doers == {p.id for p in draft.actors} and low.governor == host.match.clause.head
    return same and low.kind == "verb" and low.link == "adverbial" and low.tense == ""


def _folds(clause: Clause) -> bool:
    """Whether a clause may tell the deed of the one that it hangs from; "when they attacked" is a deed of its own."""
    return clause.link in FOLDING and not (clause.link == "adverbial" and clause.tense != "")


def _is_subject(noun: Clause, clause: Clause) -> bool:
    """Whether an event noun does what a clause says: "the attack killed six", "an attack on a base that killed six"."""
    doers = {a.head for a in clause.arguments if a.slot == "subject"}
    if noun.kind != "noun" or not doers:
        return False
    named = {a.head for a in noun.arguments} if clause.link == "relative" else set()
    return noun.head in doers or bool(doers & named)


def _voices(told: Draft, held: Draft) -> bool:
    """Whether somebody only speaks of what his own side holds to: "the minister reaffirmed *Norway's support*"."""
    verb, noun = told.match.clause, held.match.clause
    if noun.kind != "noun" or verb.kind != "verb" or noun.predicate not in words("stances"):
        return False
    own = {p.country for p in told.actors} - {None}
    alone = len(told.actors) == 1 and told.scene.actors[told.actors[0].id].kind == "person"
    same = own == {p.country for p in held.actors} or (not own and (alone or not told.actors))
    return same and any(a.slot == "object" and a.head == noun.head for a in verb.arguments)


def harms(draft: Draft) -> bool:
    """Whether a verb says that people were hurt or killed."""
    clause = draft.match.clause
    return draft.type == "ASSAULT" and clause.kind == "verb" and clause.predicate in words("harming")


def _is_how(noun: Clause, verb: Clause) -> bool:
    """Whether a noun names the attack in which people were hurt or killed: "killed four *in a strike on the port*"."""
    harmed = verb.kind == "verb" and verb.predicate in words("harming") and noun.kind == "noun"
    return harmed and any(a.head == noun.head and a.slot in HOW for a in verb.arguments)


def _are_victims(host: Draft, draft: Draft) -> bool:
    """Whether two verbs count the dead and the hurt of one deed: "six *were killed and nine wounded* in shelling"."""
    one, other = host.match.clause, draft.match.clause
    tokens, heads = host.scene.tokens, {one.head, other.head}
    joined = any(tokens[i].relation == "conj" and tokens[i].head in heads for i in heads)
    sides = [{p.id for p in d.actors} for d in (host, draft)]
    elsewhere = host.place and draft.place and host.place.name != draft.place.name
    alike = not all(sides) or sides[0] == sides[1]
    return joined and one.passive == other.passive and harms(host) and harms(draft) and alike and not elsewhere


def _is_when(told: Draft, deed: Draft) -> bool:
    """Whether a clause of time tells the attack in which people were killed or hurt by nobody yet named: "two guards
    were killed *when gunmen stormed the bank*"."""
    clause, when = told.match.clause, deed.match.clause
    timed = when.link == "adverbial" and when.tense != "" and when.governor == clause.head and not when.negated
    opens = {deed.scene.tokens[c].text.lower() for c in deed.scene.children[when.head]} & {"when", "after", "as"}
    fell = {p.id for p in told.recipients} & {p.id for p in deed.actors}  # "were killed when *they* attacked a base"
    return timed and bool(opens) and harms(told) and not told.actors and deed.type == "ASSAULT" and not fell


def _died_in(told: Draft, deed: Draft) -> bool:
    """Whether a noun is the deed in which people died: "31 lost their lives in the *hijacking*"."""
    inside = {a.head for a in told.match.clause.arguments if a.slot == "in"}
    hurt = harms(told) or told.casualties.dead is not None or told.casualties.injured is not None
    return deed.match.clause.kind == "noun" and deed.match.clause.head in inside and hurt


def _compatible(host: Draft, draft: Draft) -> bool:
    actors = {p.id for p in draft.actors} - {p.id for p in host.actors}
    recipients = {p.id for p in draft.recipients} - {p.id for p in host.recipients}
    return not (actors and host.actors) and not (recipients and host.recipients)


def _folded(host: Draft, draft: Draft) -> Draft:
    taken = host.parties
    return msgspec.structs.replace(
        host,
        mode=host.mode or (draft.mode if draft.coded == host.coded else None),
        actors=host.actors or _others(draft.actors, taken),
        recipients=_harmed(host, draft, taken),
        topics=host.topics + tuple(t for t in draft.topics if t not in host.topics),
        date=host.date or draft.date,
        place=host.place or draft.place,
        casualties=_casualties(host.casualties, draft.casualties),
        amounts=host.amounts + tuple(a for a in draft.amounts if a not in host.amounts),
        attribution=host.attribution or draft.attribution,
    )


def _harmed(host: Draft, draft: Draft, taken: frozenset[str]) -> tuple[Party, ...]:
    """The host's recipients; those whom an attack on something else killed are its recipients too ("the bombing of a
    base *that killed nine soldiers*"), not those who suffer what somebody judges ("criticised *the editor's trial*"). A
    claim that is denied is its maker's, not theirs of whom it is made."""
    if host.type == "REJECT" and draft.type == "ACCUSE" and host.match.clause.predicate in words("denying"):
        return host.recipients or _others(draft.actors, taken)
    judges = host.scene is draft.scene and host.mode != draft.mode  # "the editor's trial opened" is that trial
    suffering = victims(host.match, host.scene) if judges else set[int]()
    apart = {host.scene.tokens[i].start for i in suffering}
    more = tuple(p for p in _others(draft.recipients, taken) if p.start not in apart)
    one, other = host.match.clause, draft.match.clause
    adds = host.type == "ASSAULT" and (_is_subject(one, other) or _is_how(one, other) or _are_victims(host, draft))
    if _is_when(draft, host):
        return more or host.recipients
    if _hurts_by(host, draft) and more:
        return (*(p for p in host.recipients if not _is_place(p, host)), *more)
    return host.recipients + more if adds else host.recipients or more


def _hurts_by(host: Draft, draft: Draft) -> bool:
    """Whether a participle tells whom a blow hurt: "blew himself up in a bus station, *killing four guards*"."""
    one, other = host.match.clause, draft.match.clause
    below = other.governor == one.head and other.link == "adverbial" and other.tense == ""
    return below and host.type == "ASSAULT" and other.kind == "verb" and harms(draft)


def _is_place(party: Party, draft: Draft) -> bool:
    """Whether a party is only the state of the place where something was done."""
    return any(p.start == party.start for p in draft.scene.places.values())


def _others(parties: tuple[Party, ...], taken: frozenset[str]) -> tuple[Party, ...]:
    return tuple(p for p in parties if p.id not in taken)


def _casualties(one: Casualties, other: Casualties) -> Casualties:
    def first(a: int | None, b: int | None) -> int | None:
        return b if a is None else a

    return Casualties(
        dead=first(one.dead, other.dead),
        injured=first(one.injured, other.injured),
        arrested=first(one.arrested, other.arrested),
    )


def across_sentences(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with retellings (event nouns that add nothing, the headline's deeds) linked to the fuller telling."""
    kept: list[Draft] = []
    for draft in drafts:
        host = next((k for k in reversed(kept) if _retells(draft, k)), None)
        if host is None:
            kept.append(draft)
        else:
            kept[kept.index(host)] = _also_at(host, draft)
    return _headline_folded(kept)


def _retells(draft: Draft, earlier: Draft) -> bool:
    if draft.coded != earlier.coded or draft.scene is earlier.scene or draft.match.clause.kind != "noun":
        return False
    adds = _counts_more(draft, earlier) or draft.amounts or (draft.date and draft.date != earlier.date)
    return not adds and draft.parties <= earlier.parties and not _is_elsewhere(draft, earlier)


def _counts_more(draft: Draft, earlier: Draft) -> bool:
    """Whether a telling has a count that the earlier one has not."""
    told, known = (msgspec.structs.asdict(d.casualties) for d in (draft, earlier))
    return any(number is not None and known[what] != number for what, number in told.items())


def _is_elsewhere(draft: Draft, earlier: Draft) -> bool:
    """Whether a telling has a place of its own: where it names the same parties, one from what stands around it says
    nothing."""
    place = draft.place
    return place is not None and place != earlier.place and (place.basis == "text" or not draft.parties)


def _also_at(host: Draft, draft: Draft) -> Draft:
    if draft.sentence in host.also_at:
        return host
    return msgspec.structs.replace(host, also_at=(*host.also_at, draft.sentence))


def _headline_folded(drafts: list[Draft]) -> list[Draft]:
    head = [d for d in drafts if _is_headline(d)]
    for draft in head:
        others = (k for k in drafts if k not in head and k.coded == draft.coded)
        again = next((k for k in others if k.parties & draft.parties), None)
        if again is not None:
            drafts = [_also_at(k, draft) if k is again else k for k in drafts if k is not draft]
    return drafts


def _is_headline(draft: Draft) -> bool:
    """The first line of a story, without a full stop, followed by a blank line or a new paragraph."""
    sentence, text = draft.sentence, draft.scene.story.text
    ended = sentence.text.rstrip().endswith((".", "!", "?", "”", '"'))
    return (
        sentence.start == len(text) - len(text.lstrip()) and not ended and text[sentence.end : sentence.end + 1] == "\n"
    )
