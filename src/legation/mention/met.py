"""Who met or talked with whom in a sentence, so that "they" in the next are both sides."""

from __future__ import annotations

from legation.mention.candidates import Spot
from legation.mention.ledger import Found, Ledger
from legation.mention.phrases import Tree
from legation.mention.words import words

_CALLS = frozenset({"call", "phone call", "video call"})


def met(ledger: Ledger, sentence: int, spot: Spot) -> tuple[Spot, Found] | None:
    """Who met or spoke with whom in a sentence: both are "they" in the next, he who met "his counterparts", too."""
    tree = ledger.scenes[sentence].tree
    for verb in range(tree.size):
        subject = tree.subject_of(verb) if tree.tokens[verb].upos == "VERB" else None
        talk = _talk(tree, verb) if subject is not None else None
        if subject is None or talk is None or (sentence, verb) > spot:
            continue
        others = [i for i in tree.below(verb, "obj", "obl") if tree.tokens[i].relation == "obj" or is_with(tree, i)]
        if talk != verb:
            others = [*(i for i in others if is_with(tree, i)), *tree.complements(talk, "with")]
        sides = [subject, *tree.conjuncts(subject), *(j for i in others[:1] for j in (i, *tree.conjuncts(i)))]
        group = [ledger.at.get((sentence, i), ()) for i in sides]
        found = tuple(dict.fromkeys(c for g in group for c in g))
        alike = len({c.kind for c in found}) == 1 or any(tree.lemmas[i] == "counterpart" for i in others[:1])
        if all(group) and alike and len(found) > 1:
            return (sentence, subject), found
    return None


def is_with(tree: Tree, index: int) -> bool:
    """Whether a word stands under "with" or "to"."""
    return any(tree.words[c] in ("with", "to") for c in tree.below(index, "case"))


def _talk(tree: Tree, verb: int) -> int | None:
    """The verb or noun of a meeting at a verb: "*met*", "held a *call* with"."""
    if tree.lemmas[verb] in words().meet:
        return verb
    held = tree.below(verb, "obj") if tree.lemmas[verb] in ("hold", "have") else []
    return next((i for i in held if tree.lemmas[i] in words().meet_each_other | _CALLS), None)
