"""Whether a word of a sentence names people, and how many where no number stands by it: one, or two and more."""

from __future__ import annotations

import msgspec

from legation.mention.casualty_words import words
from legation.mention.phrases import Tree
from legation.mention.quantities import Quantity, is_aged

_OF_ALL = frozenset({"no", "any", "every", "each", "neither", "either"})
"""Words that speak of nobody, or of all, though their noun is singular: "*every* citizen who was killed"."""


def number_of(tree: Tree, head: int, found: tuple[Quantity, ...]) -> Quantity | None:
    """The number of one phrase: told, or one for a single person."""
    for quantity in found:
        of_them = tree.words[quantity.last + 1 : head] == ["of"] and tree.tokens[head].upos == "PRON"
        if head == quantity.noun or quantity.first <= head <= quantity.last or of_them:
            return quantity
    if _is_person(tree, head):
        return single(tree, head)
    return _plural(tree, head) if _are_people(tree, head) else None


def _is_person(tree: Tree, head: int) -> bool:
    """Whether a token names one person, itself or by the name behind it ("deputy caliph Abdallah Makki")."""
    token = tree.tokens[head]
    if not _OF_ALL.isdisjoint(tree.words[i] for i in tree.below(head, "det")):
        return False
    if tree.words[head] == "another" or token.upos == "PRON":
        return tree.words[head] == "another" or tree.words[head] in words().pronouns
    if token.upos == "PROPN" and _is_aged(tree, head):
        return True
    if tree.words[head] == "old" and is_aged(tree.tokens, head):
        return True
    behind = [tree.tokens[i].name for i in tree.below(head, "flat", "appos")]
    if token.upos == "PROPN" and (token.name.endswith("PER") or any(name.endswith("PER") for name in behind)):
        return True
    return token.xpos in ("NN", "NNP") and (tree.lemmas[head] in words().person or "B-PER" in behind)


def _is_aged(tree: Tree, head: int) -> bool:
    """Whether an age stands behind a name: "Haddad, 37, …"."""
    last = max([head, *tree.below(head, "flat")])
    behind = tree.words[last + 1 : last + 4]
    return len(behind) == 3 and behind[0] == "," and behind[1].isdigit() and len(behind[1]) < 3 and behind[2] in ",.;"


def single(tree: Tree, head: int) -> Quantity:
    """One person: the span from its article or modifiers to the noun."""
    left = [i for i in tree.below(head, "det", "amod", "compound", "nummod") if i < head]
    first = min([*left, head])
    token, before = tree.tokens[head], {tree.words[i] for i in left}
    known = token.upos == "PRON" or "the" in before or bool(tree.below(head, "nmod:poss"))
    return Quantity(
        start=tree.tokens[first].start,
        end=token.end,
        value=1,
        bound="exact",
        first=head,
        last=head,
        opening=first,
        noun=head,
        low=1,
        high=1,
        definite=known,
        more=not {*before, token.text.lower()}.isdisjoint(words().more),
    )


def _are_people(tree: Tree, head: int) -> bool:
    """Whether a token names people without a number: "protesters", "the insurgents", "them"."""
    if tree.words[head] in ("they", "them"):
        return True
    plural = tree.tokens[head].xpos == "NNS" and tree.lemmas[head] in words().person
    return plural and not any(_is_none(tree, i) for i in (head, tree.tokens[head].head))


def _is_none(tree: Tree, index: int) -> bool:
    """Whether a phrase is of nobody: "no women"."""
    return index >= 0 and any(tree.words[i] in ("no", "any", "not") for i in tree.below(index, "det", "advmod"))


def _plural(tree: Tree, head: int) -> Quantity:
    """People without a number: two or more."""
    return msgspec.structs.replace(single(tree, head), value=None, low=2, high=None, bound="vague")


def is_same_person(tree: Tree, head: int, part: int) -> bool:
    """Whether a conjunct says once more what one person is: "an activist and political leader"."""
    token = tree.tokens[part]
    one = tree.tokens[head].xpos == token.xpos == "NN" and not tree.below(part, "det", "nmod:poss", "nummod")
    return one and bool(tree.below(head, "det"))


def is_one(tree: Tree, verb: int, head: int) -> bool:
    """Whether the object of a verb that only people suffer is one person: "arrested an alleged gunman"."""
    article = {tree.words[i] for i in tree.below(head, "det")} & {"a", "an", "another"}
    suffers = head in tree.below(verb, "obj", "nsubj:pass")
    return suffers and bool(article) and may_be_one(tree, head) and tree.lemmas[head] not in words().several


def may_be_one(tree: Tree, index: int) -> bool:
    """Whether a word joined to words for people is one more of them: "a soldier and a bomb technician"."""
    token = tree.tokens[index]
    place = token.name.endswith(("LOC", "ORG"))
    return token.xpos in ("NN", "NNP") and not place and token.lemma.lower() not in words().things
