"""Parties that a clause does not name and the story has told: whose deed a noun takes up, who the other side is.

"Teves accused Ortega of graft. Ortega rejected *the allegations*": those of Teves. "The North shelled the South. The
South fired back": at the North. Such a party has no words in the sentence: its ``text`` is None.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Any

import msgspec

from legation.event.attach import predicates
from legation.event.draft import Draft
from legation.event.match import fillers
from legation.event.model import Party
from legation.event.roles import parties
from legation.event.scene import Scene

JUDGING = {"ACCUSE", "REJECT", "SUPPORT"}
"""Acts in words about what somebody else did."""

FIGHTING = {"ASSAULT": {"ASSAULT", "THREATEN", "MOBILIZE"}, "SANCTION": {"SANCTION", "THREATEN"},
            "THREATEN": {"THREATEN", "ASSAULT", "SANCTION"}}  # fmt: skip
"""Hostile deeds, and those that show who stands against whom in them."""

ABOUT = ("object", "of", "against", "to", "by", "for", "on", "with", "about", "over", "at")
"""Slots that name what a judgement is about."""

REACH = 20
"""How many sentences back a noun takes up a deed. A choice: reports return to their news within a few paragraphs."""

REPEATING = {"CONCEDE", "COERCE", "SANCTION", "ACCUSE"}
"""Deeds that may undo a deed told before, or take it further."""

STATELY = {"GOV", "MIL", "LEG", "SPY", None}
"""Sectors that act for their state: the rest of a country (courts, parties, rebels) may stand against it."""

AT_A_DISTANCE = {("COERCE", "misinformation"), ("COERCE", "cyber")}
"""Deeds done from afar, to whomever one fights."""

NEAR = 2
"""How many sentences back whoever acts may have done a deed that is no event."""

CUSTODY = {("COERCE", "arrest"), ("SANCTION", "convict"), ("ASSAULT", "abduct"), ("RETREAT", "release"),
           ("ACCUSE", "investigate"), ("COERCE", "deport")}  # fmt: skip
"""Deeds to somebody who is in the hands of whoever did one of them."""

HOLDERS = {"COP", "JUD", "MIL", "GOV", "SPY", "REB", "UAF", "CRM"}
"""Sectors of those who hold people."""

OPEN = {"a", "an", "any", "no", "some", "every", "each", "another"}
"""Determiners under which a noun takes up nothing."""


def filled(drafts: Sequence[Draft], scenes: Sequence[Scene]) -> list[Draft]:
    """The drafts with recipients and actors that only the story tells; who is named already stays."""
    out: list[Draft] = []
    for number, draft in enumerate(drafts):
        told = [*out, *drafts[number:]]
        out.append(_with_agent(_with_recipients(_with_doer(_of_the_protest(draft, told), told), told), scenes))
    return out


def _of_the_protest(draft: Draft, told: Sequence[Draft]) -> Draft:
    """A protest that names one side at most with the sides of the nearest one told of: "*The rioting* spread"."""
    if draft.type != "PROTEST" or (draft.actors and draft.recipients):
        return draft
    for other in _nearest(draft, told):
        fits = other.type == "PROTEST" and not (
            draft.place and other.place and draft.place.country != other.place.country
        )
        same = {p.country for p in draft.actors} <= {p.country for p in other.actors}
        if fits and same and other.actors:
            return msgspec.structs.replace(
                draft,
                actors=draft.actors or _silent(other.actors),
                recipients=draft.recipients or _silent(other.recipients),
            )
    return draft


def _with_agent(draft: Draft, scenes: Sequence[Scene]) -> Draft:
    """A judgement of a deed that is no event, on whoever acts in the sentence before: "X signed the bill. Y spoke out
    *against the move*"."""
    if draft.recipients or not draft.actors or draft.type not in JUDGING:
        return draft
    nouns = {lemma for lemma, _ in _taken_up(draft)} - _aimed()
    if not any("SANCTION" in _types().get(lemma, ()) for lemma in nouns):
        return draft
    for back in range(1, NEAR + 1):
        at = draft.scene.sentence.index - back
        before = next((s for s in scenes if s.sentence.index == at), None)
        doers = _agents(before) if before is not None else ()
        if doers and not same_side(draft.actors, doers):
            return msgspec.structs.replace(draft, recipients=_silent(doers))
    return draft


def _agents(scene: Scene) -> tuple[Party, ...]:
    """The officials or bodies that are the subject of a sentence's main verb."""
    for clause in scene.clauses:
        if clause.kind == "verb" and clause.link == "root" and not clause.passive:
            found = parties(fillers(clause, "subject", scene), scene, places=False)
            return tuple(p for p in found if p.country and p.sector in (*STATELY, "JUD", "COP"))
    return ()


def _with_recipients(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if (draft.recipients and not _is_deed(draft)) or not draft.actors:
        return draft
    told = [d for d in _nearest(draft, drafts) if d.actors]
    later = [d for d in drafts if d.scene.sentence.index > draft.scene.sentence.index and d.actors]
    found: tuple[Party, ...] = ()
    if draft.type in JUDGING:
        found = _whose_deed(draft, told)
    if not found and (draft.type in REPEATING or _is_planned(draft)):
        found = _done_to_before(draft, told)
    if not found and _adds(draft):
        found = _same_target(draft, told)
    fights = draft.type in FIGHTING or (draft.type, draft.mode) in AT_A_DISTANCE
    if not found and fights and len({p.country for p in draft.actors}) == 1:
        found = _opponent(draft, [*told, *later])
    return msgspec.structs.replace(draft, recipients=_silent(found)) if found else draft


def _is_planned(draft: Draft) -> bool:
    """Whether a clause tells who was behind an attack told before: "the attack was *orchestrated* by exiles"."""
    return draft.type == "ASSAULT" and any("ASSAULT" in _types().get(lemma, ()) for lemma, _ in _taken_up(draft))


def _is_deed(draft: Draft) -> bool:
    """Whether a judgement's "it" must be a deed: nobody condemns his own state ("his mission criticised *it*")."""
    told = draft.recipients
    small = draft.type in JUDGING and all((p.text or "").lower() in ("it", "this", "that") for p in told)
    return small and bool(_codes(told)) and _codes(told) <= _codes(draft.actors)


def _silent(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(Party(id=p.id, name=p.name, country=p.country, sector=p.sector) for p in parties)


def _nearest(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """What else was told up to a draft's sentence, the nearest before it first, then what follows in the sentence."""
    here, at = draft.scene.sentence.index, draft.trigger.start
    near = [d for d in drafts if d is not draft and 0 <= here - d.scene.sentence.index <= REACH]
    before = sorted((d for d in near if d.trigger.start <= at), key=lambda d: -d.trigger.start)
    return before + sorted((d for d in near if d.trigger.start > at), key=lambda d: d.trigger.start)


def _whose_deed(draft: Draft, told: Sequence[Draft]) -> tuple[Party, ...]:
    """Who did what the clause takes up by a noun ("denounced *the moves*"): best what touches those in its phrase, or
    the judge himself ("rejected *the allegations*")."""
    for lemma, inside in _taken_up(draft):
        deeds = [d for d in told if d.type in _types().get(lemma, ()) and not same_side(draft.actors, d.actors)]
        deeds = [d for d in deeds if d.status in ("current", "historical")]
        deeds.sort(key=lambda d: lemma in _judicial() and not any(p.sector == "JUD" for p in d.actors))
        own = frozenset(p.id for p in draft.actors)
        touching = [d for d in deeds if inside & _ids(d.recipients)] or [d for d in deeds if own & _ids(d.recipients)]
        if touching or (deeds and lemma not in _aimed()):
            return (touching or deeds)[0].actors
    return _of_the_other(draft, told)


def _of_the_other(draft: Draft, told: Sequence[Draft]) -> tuple[Party, ...]:
    """Whose "its offer", "it" is that somebody rejects: not his own, but of whoever else acts in the sentence."""
    scene = draft.scene
    heads = [a.head for a in draft.match.clause.arguments if a.slot == "object" and a.head >= 0]
    marks = {scene.tokens[c].text.lower() for h in heads for c in (h, *scene.children[h])}
    wanted = {"REJECT": {"its", "his", "her", "their", "it", "this"}, "ACCUSE": {"it", "this"}}
    if not marks & wanted.get(draft.type, set()):
        return ()
    here = [d.actors for d in told if d.scene is scene and not same_side(draft.actors, d.actors)]
    here = [actors for actors in here if not _codes(actors) & _codes(draft.actors)]
    if here:
        return here[0]
    main = _agents(scene)
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
        if not marks & OPEN:
            named = [scene.mentions[i] for i in scene.inside(argument) if i in scene.mentions]
            yield scene.tokens[argument.head].lemma.lower(), frozenset(a for m in named for a in m.actors)


def _done_to_before(draft: Draft, told: Sequence[Draft]) -> tuple[Party, ...]:
    """To whom the deed was done that the clause undoes or takes further ("overturned *the conviction*")."""
    clause = draft.match.clause
    own = [clause.predicate] if clause.kind == "noun" and clause.link == "argument" else []
    for lemma in (*(noun for noun, _ in _taken_up(draft)), *own):
        deeds = [d for d in told if d.type in _types().get(lemma, ()) and d.recipients]
        deeds = [d for d in deeds if not same_side(draft.actors, d.recipients)]
        deeds.sort(key=lambda d: d.match.clause.predicate != lemma)
        if deeds:
            return deeds[0].recipients
    return ()


def _opponent(draft: Draft, told: Sequence[Draft]) -> tuple[Party, ...]:
    """Against whom the doer stands in the hostile deeds told nearest; deeds against the doer count in the news only."""
    for other in told:
        silent = any(p.text is None for p in (*other.actors, *other.recipients))
        if (
            other.type not in FIGHTING.get(draft.type, {"ASSAULT", "THREATEN"})
            or other.status == "negated"
            or not other.recipients
            or silent
        ):
            continue
        if same_side(draft.actors, other.actors) and not same_side(draft.actors, other.recipients):
            return other.recipients
        news = draft.status == other.status == "current" or draft.scene is other.scene
        if news and _is_hit(draft, other) and not same_side(draft.actors, other.actors):
            return other.actors
    return ()


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
    """Whether a deed was done to the draft's actor, or from abroad to anybody of his country."""
    if same_side(draft.actors, other.recipients):
        return True
    own, hit, doers = (_codes(side) for side in (draft.actors, other.recipients, other.actors))
    return bool(own & hit) and bool(doers) and not own & doers


def _codes(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(p.country for p in parties if p.country)


def _with_doer(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A killing with the one who made the attack in which it happened ("died *in the attack*")."""
    if draft.actors:
        return draft
    if (draft.type, draft.mode) in CUSTODY and draft.status in ("current", "historical"):
        return _in_same_hands(draft, drafts)
    if draft.type != "ASSAULT" or not _within_attack(draft):
        return draft
    own = _ids(draft.recipients)
    made = [d for d in _nearest(draft, drafts) if d.type == "ASSAULT" and d.actors and not own & _ids(d.actors)]
    return msgspec.structs.replace(draft, actors=_silent(made[0].actors)) if made else draft


def _in_same_hands(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """An arrest, charge, sentence or release of somebody whom the story tells to be in somebody's hands."""
    own = _ids(draft.recipients)
    near = (d for d in _nearest(draft, drafts) if (d.type, d.mode) in CUSTODY and own & _ids(d.recipients))
    holder = next((d.actors for d in near if d.actors and all(p.sector in HOLDERS for p in d.actors)), ())
    return msgspec.structs.replace(draft, actors=_silent(holder)) if holder else draft


def _within_attack(draft: Draft) -> bool:
    """Whether a clause tells what happened in an attack told of before."""
    tokens, children = draft.scene.tokens, draft.scene.children
    for argument in (a for a in draft.match.clause.arguments if a.slot in ("in", "during") and a.head >= 0):
        definite = any(tokens[c].text.lower() in ("the", "this", "that") for c in children[argument.head])
        if definite and "ASSAULT" in _types().get(tokens[argument.head].lemma.lower(), ()):
            return True
    return False


def _ids(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(p.id for p in parties)


def same_side(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Whether two sides share an actor, or both have officials or forces of one state."""
    codes = [{p.country for p in side if p.country and p.sector in STATELY} for side in (one, other)]
    return bool(_ids(one) & _ids(other) or codes[0] & codes[1])


@functools.cache
def _judicial() -> frozenset[str]:
    """The nouns for what courts do: where a story tells of a court's deed, it is that."""
    return frozenset(word for row in _rows() if row.get("judicial") for word in row["words"])


@functools.cache
def _aimed() -> frozenset[str]:
    """The nouns for words against somebody: only he rejects them who is meant."""
    return frozenset(word for row in _rows() if row.get("aimed") for word in row["words"])


@functools.cache
def _types() -> dict[str, frozenset[str]]:
    """For each noun that takes up deeds, the types of event that it can mean (``data/deeds.toml``)."""
    out: dict[str, frozenset[str]] = {}
    for row in _rows():
        for word in row["words"]:
            out[word] = out.get(word, frozenset()) | frozenset(row["types"])
    return out


@functools.cache
def _rows() -> tuple[dict[str, Any], ...]:
    text = resources.files("legation").joinpath("data", "deeds.toml").read_text(encoding="utf8")
    return tuple(tomllib.loads(text).values())
