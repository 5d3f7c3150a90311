"""Who did a deed that a passive or noun tells without its doer, where the story has told of him in the same happening:
"died *in the attack*", "two more were *also* arrested", "was held *during the raid*".
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event.attach import predicates
from legation.event.draft import Draft
from legation.event.told import deed_types, ids, nearest, same_side, silent
from legation.event.warded import wards_off

CUSTODY = {("COERCE", "arrest"), ("SANCTION", "convict"), ("ASSAULT", "abduct"), ("RETREAT", "release"),
           ("ACCUSE", "investigate"), ("COERCE", "deport")}  # fmt: skip
"""Deeds to somebody who is in the hands of whoever did one of them."""

HOLDERS = {"COP", "JUD", "MIL", "GOV", "SPY", "REB", "UAF", "CRM"}
"""Sectors of those who hold people."""

FORCES = {"MIL", "COP", "SPY"}

FORCE = {"ASSAULT", "COERCE"}
"""Deeds that one operation does several of."""

BLOWS = ("subject", "by")
"""Slots of the blow that kills or hits."""

STRIKES = {"raid", "strike", "airstrike", "bombing", "bombardment"}
"""Nouns for blows of one kind, any of which takes up another."""

NEAR = 2
"""How many sentences back "also" adds to a deed."""


def with_doer(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A deed with the doer that the story tells for it; who is named already stays."""
    if draft.actors or draft.status not in ("current", "historical"):
        return draft
    found = _in_same_hands(draft, drafts) if (draft.type, draft.mode) in CUSTODY else draft
    if not found.actors and draft.type in FORCE:
        found = _of_the_attack(draft, drafts)
    if not found.actors and draft.type == "ASSAULT":
        found = _of_that_attack(draft, drafts)
    return found if found.actors or draft.type not in FORCE else _added(draft, drafts)


def _in_same_hands(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """An arrest, charge, sentence or release of somebody whom the story tells to be in somebody's hands."""
    own = ids(draft.recipients)
    near = (d for d in nearest(draft, drafts) if (d.type, d.mode) in CUSTODY and own & ids(d.recipients))
    holder = next((d.actors for d in near if d.actors and all(p.sector in HOLDERS for p in d.actors)), ())
    return msgspec.structs.replace(draft, actors=silent(holder)) if holder else draft


def _of_the_attack(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A killing or arrest with the one who made the attack or raid in which it happened."""
    types = _within(draft) & FORCE
    own = ids(draft.recipients)
    made = [d for d in nearest(draft, drafts) if d.type in types and d.actors and not own & ids(d.actors)]
    made = [d for d in made if not _are_losses(draft, d) and not wards_off(d.match.clause, d.scene)]
    return msgspec.structs.replace(draft, actors=silent(made[0].actors)) if made else draft


def _of_that_attack(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A blow that "the" takes up, with the one who dealt it: "the army carried out *raids* on Lyman. *The raids* killed
    nine"; where all of that name that were told of before are of one side, and whom it hit does not strike himself."""
    nouns = _definite(draft)
    if not nouns:
        return draft
    told = [d for d in nearest(draft, drafts) if d.type == "ASSAULT" and d.trigger.start < draft.trigger.start]
    told = [d for d in told if d.actors and d.status in ("current", "historical")]
    same = [d for d in told if nouns & _named(d)] or [d for d in told if nouns & STRIKES and _named(d) & STRIKES]
    sides = {frozenset(p.country for p in d.actors) for d in same}
    hit = ids(draft.recipients)
    if len(sides) != 1 or any(hit & ids(d.actors) or same_side(draft.recipients, d.actors) for d in same):
        return draft
    return msgspec.structs.replace(draft, actors=silent(same[0].actors))


def _definite(draft: Draft) -> set[str]:
    """The nouns for blows by which a deed is told, or that do it, with "the" or "this" before them."""
    clause, tokens = draft.match.clause, draft.scene.tokens
    heads = [clause.head] if clause.kind == "noun" else [a.head for a in clause.arguments if a.slot in BLOWS]
    return {
        tokens[i].lemma.lower()
        for i in heads
        if i >= 0
        and "ASSAULT" in deed_types().get(tokens[i].lemma.lower(), ())
        and any(tokens[c].text.lower() in ("the", "this", "these", "those") for c in draft.scene.children[i])
    }


def _named(draft: Draft) -> set[str]:
    """The nouns by which a blow is told: "carried out *strikes*", "bombed it in ten *raids*"."""
    start, end, tokens = draft.trigger.start, draft.trigger.end, draft.scene.tokens
    told = {t.lemma.lower() for t in tokens if start <= t.start < end and t.upos == "NOUN"}
    return told | {tokens[a.head].lemma.lower() for a in draft.match.clause.arguments if a.slot == "in" and a.head >= 0}


def _are_losses(draft: Draft, made: Draft) -> bool:
    """Whether forces were hit in a deed that was done to others: they are the losses of whoever did it."""
    hit, meant = {p.sector for p in draft.recipients}, {p.sector for p in made.recipients}
    return bool(hit and meant) and hit <= FORCES and not meant & FORCES


def _within(draft: Draft) -> frozenset[str]:
    """The types of deed that the happening can be during which a clause tells something: "in *the attack*"."""
    tokens, children = draft.scene.tokens, draft.scene.children
    for argument in (a for a in draft.match.clause.arguments if a.slot in ("in", "during") and a.head >= 0):
        definite = any(tokens[c].text.lower() in ("the", "this", "that") for c in children[argument.head])
        types = deed_types().get(tokens[argument.head].lemma.lower(), frozenset())
        if definite and types & FORCE:
            return types | ({"ASSAULT"} if draft.type == "ASSAULT" else set())
    return frozenset()


def _added(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A deed that "also" adds to one just before: by the same; a killing only where it is of one kind of people."""
    own = predicates(draft.match.clause, draft.scene)
    adds = any(t.head in own and t.text.lower() in ("also", "likewise") for t in draft.scene.tokens)
    if not adds or not draft.recipients:
        return draft
    here, kinds = draft.scene.sentence.index, {p.sector for p in draft.recipients}
    for other in nearest(draft, drafts):
        near = other.trigger.start < draft.trigger.start and here - other.scene.sentence.index <= NEAR
        same = draft.type == other.type == "COERCE" or bool(kinds & {p.sector for p in other.recipients})
        alike = same and other.type in FORCE
        if near and alike and other.actors and not same_side(draft.recipients, other.actors):
            return msgspec.structs.replace(draft, actors=silent(other.actors))
    return draft
