"""Light verbs: "paid a visit" is a visit. Which nouns fold, and what they take over from the verb beside them."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from legation.language.phrases import Filler, may_act
from legation.language.predicates import Predicate
from legation.language.rules import Light, embedding, is_put_to, light_verbs
from legation.language.sharing import Frames
from legation.language.tree import Tree

EXISTS = Light("subject", frozenset(), subject="")
""" "There were clashes": the noun is the clause, and nobody its subject."""
BRINGS = frozenset({"by", "against", "between", "of", "on", "with", "from", "to"})
"""Prepositions that the parser may hang on the verb although the event noun before them owns them."""


class Fold(msgspec.Struct, frozen=True):
    """A noun's light verb: ``verb`` is its token (the copula's for "is on a visit"), ``rule`` how it takes the noun."""

    verb: int
    lemma: str
    rule: Light


class Clausework(NamedTuple):
    """All that is known of a sentence's predicates while clauses are built."""

    tree: Tree
    found: dict[int, Predicate]
    frames: Frames
    folded: dict[int, Fold]


def folds(tree: Tree, found: dict[int, Predicate], frames: Frames) -> dict[int, Fold]:
    """The light verb of every event noun that has one."""
    out: dict[int, Fold] = {}
    for head, predicate in found.items():
        if predicate.kind == "verb":
            for noun, rule in _nouns(tree, found, frames, predicate):
                if noun not in out or out[noun].rule.bare:
                    out[noun] = Fold(head, predicate.lemma, rule)
        elif predicate.kind == "noun" and predicate.copula is not None:
            stands = _copular(tree, predicate)
            if stands is not None:
                out.setdefault(head, Fold(predicate.copula, "be", stands))
    return out


def _nouns(tree: Tree, found: dict[int, Predicate], frames: Frames, verb: Predicate) -> list[tuple[int, Light]]:
    if verb.lemma == "be" and tree.child(verb.head, "expl") is not None:
        heads = [content(tree, found, f.head) for f in frames[verb.head] if f.slot == "subject"]
        return [(h, EXISTS) for h in heads if h is not None]
    out = []
    for rule in light_verbs().verbs.get(verb.lemma, ()):
        if rule.bare and any(f.slot == "object" for f in frames[verb.head]):
            continue
        for filler in frames[verb.head]:
            noun = content(tree, found, filler.head) if filler.slot == rule.slot else None
            if noun is not None and _fits(tree, found[noun], rule):
                out.append((noun, rule))
    return out


def content(tree: Tree, found: dict[int, Predicate], head: int) -> int | None:
    """The event noun that a phrase is about: its head, or what stands after "of" where the head only measures."""
    for _ in range(3):
        measures = tree.lemma(head) in light_verbs().transparent
        below = [k for k in tree.children(head, "nmod") if tree.words(k, "case") == ["of"]] if measures else []
        if not below:
            break
        head = below[0]
    return head if head in found and found[head].kind == "noun" else None


def _fits(tree: Tree, noun: Predicate, rule: Light) -> bool:
    if noun.lemma in rule.nouns or "*" in rule.nouns:
        return True
    before = [tree.lemma(k) for k in tree.children(noun.head, "compound", "amod")]
    return any(f"{word} {noun.lemma}" in rule.nouns for word in before)


def _copular(tree: Tree, noun: Predicate) -> Light | None:
    """The rule of "is on a visit", "was under arrest"."""
    slots = tree.words(noun.head, "case")
    for rule in light_verbs().verbs.get("be", ()):
        if rule.slot in slots and _fits(tree, noun, rule):
            return rule
    return None


def taken_over(tree: Tree, found: dict[int, Predicate], frames: Frames, folded: dict[int, Fold]) -> Frames:
    """All frames, with those of folded nouns, and of nouns that a verb is about to bring forth, filled in."""
    out = dict(frames)
    for noun, fold in folded.items():
        if fold.verb in found:
            out[noun] = [*frames[noun], *_from_verb(tree, frames[noun], frames[fold.verb], fold, noun)]
        elif fold.rule.subject != "subject":
            out[noun] = [f._replace(slot=fold.rule.subject) if f.slot == "subject" else f for f in frames[noun]]
    for predicate in found.values():
        for noun, given in _given_by(tree, found, frames, predicate):
            if noun not in folded:
                out[noun] = [*out[noun], *given]
    return out


def _from_verb(tree: Tree, own: list[Filler], verb: list[Filler], fold: Fold, noun: int) -> list[Filler]:
    """What a folded noun takes over: the verb's subject and object by rule, and its prepositional phrases."""
    rule = fold.rule
    slots = {"subject": rule.subject, "object": rule.object or ""}
    if rule.slot in slots:
        slots |= {rule.slot: "", "as": ""}
    filled = {f.slot for f in own}
    measures = set(tree.ancestors(noun))
    out = []
    for f in verb:
        slot = slots.get(f.slot, f.slot)
        if (
            slot
            and f.head != noun
            and f.head not in measures
            and not (slot in filled and slot in ("subject", "object"))
        ):
            out.append(f._replace(slot="to" if slot == "indirect" else slot, implied=True))
    return [f for f in out if f.head not in {o.head for o in own}]


def _given_by(
    tree: Tree, found: dict[int, Predicate], frames: Frames, verb: Predicate
) -> list[tuple[int, list[Filler]]]:
    """Event nouns in a predicate's slots, with the phrases that they get from it."""
    rules = embedding().content.get(verb.lemma, {})
    out = []
    for filler in frames[verb.head]:
        noun = content(tree, found, filler.head)
        if noun is None or noun == verb.head or filler.implied:
            continue
        given = _strays(tree, frames, verb, noun, filler.slot) if verb.kind == "verb" else []
        source = rules.get(filler.slot, "")
        taken = {f.slot for f in frames[noun]}
        if source and not taken & {"by", "possessor", "subject"} and not is_put_to(verb.lemma, found[noun].lemma):
            actors = [f for f in frames[verb.head] if f.slot == source and f.head != noun]
            given += [f._replace(slot="subject", implied=True) for f in actors]
        if given:
            out.append((noun, given))
    return out


def _strays(tree: Tree, frames: Frames, verb: Predicate, noun: int, slot: str) -> list[Filler]:
    """Phrases after an event noun that only an event noun would have, hung on the verb: "condemned the attack by X"."""
    taken = {f.slot for f in frames[noun]}
    return _visitor(tree, frames, verb, noun, slot) + [
        f._replace(implied=True)
        for f in frames[verb.head]
        if f.slot in BRINGS and f.slot not in taken and f.head > noun > verb.head and not f.implied
        if _may_bring(tree, verb, noun, f)
    ]


def _may_bring(tree: Tree, verb: Predicate, noun: int, filler: Filler) -> bool:
    """Whether a phrase after an event noun can be the noun's: "rejected a request from X"."""
    words = embedding().words
    if filler.slot == "by":
        return may_act(tree, filler.head)
    if filler.slot == "with":
        return verb.lemma.split()[0] not in words["shared_with"]
    if filler.slot == "to":
        return tree.lemma(noun) in words["directed"]
    return filler.slot != "from" or tree.lemma(noun) in words["speech"]


def _visitor(tree: Tree, frames: Frames, verb: Predicate, noun: int, slot: str) -> list[Filler]:
    """Whose visit or meeting it is, where the clause is set at it by ``slot``: "he said during a visit to Rome", "they
    said after two hours of talks"; not the attacker's: "a gunman shot *him* after a meeting"."""
    words = embedding().words
    owned = any(f.slot in ("subject", "possessor", "by", "between", "of", "modifier") for f in frames[noun])
    if owned or slot not in words["occasion_slots"] or tree.lemma(noun) not in words["occasions"]:
        return []
    if not {f.slot for f in frames[noun]} & {"to", "with"} and any(tree.lower[k] == "the" for k in tree.kids[noun]):
        return []
    acting = "object" if verb.passive or verb.lemma in words["assailing"] else "subject"
    return [f._replace(slot="subject", implied=True) for f in frames[verb.head] if f.slot == acting and f.head != noun]
