"""Whom a word for killing, hurting or arresting speaks of: through the grammar first, then by what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable

from legation.language.model import Sentence, Token
from legation.mention.casualty_words import words
from legation.mention.quantities import Quantity

_SUBJECTS = ("nsubj:pass", "nsubj", "nsubj:outer", "csubj")
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_BESIDE = frozenset({"AUX", "ADV", "PART"})


class Tree:
    """A sentence as a tree: children of a token, and what it takes to ask for them."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens: tuple[Token, ...] = sentence.tokens
        self._children: list[list[int]] = [[] for _ in sentence.tokens]
        for i, token in enumerate(sentence.tokens):
            if 0 <= token.head < len(sentence.tokens):
                self._children[token.head].append(i)

    def children(self, index: int, *relations: str) -> list[int]:
        """The children of a token that have one of ``relations`` (all, if none is given)."""
        return [i for i in self._children[index] if not relations or self.tokens[i].relation in relations]

    def is_negated(self, index: int) -> bool:
        """Whether a word is denied: "was not killed", "no one died"."""
        below = [self.tokens[i] for i in self.children(index)]
        return any(t.text.lower() in ("not", "n't", "n’t", "never", "nobody", "none") for t in below)

    def cases(self, index: int) -> set[str]:
        """The prepositions of a phrase."""
        return {self.tokens[i].lemma.lower() for i in self.children(index, "case")}

    def is_passive(self, index: int) -> bool:
        """Whether a verb is passive, or a participle that hangs from its noun."""
        token = self.tokens[index]
        if self.children(index, "aux:pass", "nsubj:pass"):
            return True
        return token.xpos == "VBN" and token.relation.startswith("acl") and not self.children(index, "obj")


def victims_of(
    tree: Tree, index: int, kind: str, found: tuple[Quantity, ...], sites: Iterable[int]
) -> list[Quantity]:
    """The people of whom the word at ``index`` speaks, each with its number; empty where no number is told."""
    others = set(sites) - {index}
    for head in _candidates(tree, index, kind):
        units = _units(tree, head, found, others)
        if units:
            return units
    return [] if kind in ("noun", "custody") else _beside(tree, index, found)


def _candidates(tree: Tree, index: int, kind: str) -> list[int]:
    """The tokens that may name the victims of a word, the likeliest first."""
    if kind == "noun":
        return [index, *_of(tree, index), *tree.children(index, "nmod:poss")]
    if kind == "toll":
        return _tolls(tree, index)
    if kind == "lives":
        return _lives(tree, index)
    if kind == "custody":
        return _subjects(tree, index) or _taken(tree, index)
    if kind == "befalls":
        return _subjects(tree, index)
    if kind == "state":
        return _stated(tree, index)
    objects = tree.children(index, "obj")
    return objects if objects and not tree.is_passive(index) else _subjects(tree, index) if _is_done_to(tree, index) else []


def _is_done_to(tree: Tree, index: int) -> bool:
    """Whether a verb's subject is its victim: a passive, or a participle that shares a passive's subject."""
    token = tree.tokens[index]
    if tree.is_passive(index):
        return True
    if token.xpos != "VBN" or tree.children(index, "aux"):
        return False
    return token.relation not in ("conj", "xcomp") or tree.is_passive(token.head) or bool(tree.children(index, "nsubj"))


def _subjects(tree: Tree, index: int) -> list[int]:
    """The subject of a predicate, its own, the noun it hangs from, or the one it shares."""
    own = tree.children(index, *_SUBJECTS)
    token = tree.tokens[index]
    if own and not (tree.tokens[own[0]].lemma.lower() in _RELATIVE and token.relation.startswith("acl")):
        return own
    if token.relation.startswith("acl"):
        return [token.head, *_subjects_of_among(tree, token.head)]
    if token.relation in ("conj", "xcomp", "advcl", "parataxis") and token.head >= 0:
        return _subjects(tree, token.head)
    return []


def _subjects_of_among(tree: Tree, noun: int) -> list[int]:
    """The subject of "were among those killed"."""
    return tree.children(noun, *_SUBJECTS) if tree.children(noun, "cop") else []


def _stated(tree: Tree, index: int) -> list[int]:
    """Whom a state belongs to: "12 dead", "left 12 people dead", "12 are dead", "the wounded soldiers"."""
    token = tree.tokens[index]
    if token.upos == "VERB" and tree.children(index, "obj"):
        return tree.children(index, "obj")
    shared = tree.children(token.head, "obj") if token.relation == "xcomp" and token.head >= 0 else []
    described = [token.head] if token.relation in ("amod", "acl") else []
    return [index, *shared, *described, *_subjects(tree, index)]


def _of(tree: Tree, index: int) -> list[int]:
    return [i for i in tree.children(index, "nmod") if "of" in tree.cases(i)]


def _tolls(tree: Tree, index: int) -> list[int]:
    """The numbers that a death toll is or has come to."""
    if not any(tree.tokens[i].lemma.lower() == "death" for i in tree.children(index)):
        return []
    verb = tree.tokens[index].head if tree.tokens[index].relation in ("nsubj", "obj", "nsubj:pass") else -1
    reached = [] if verb < 0 else [i for i in [*tree.children(verb), verb] if i != index and "from" not in tree.cases(i)]
    return [*tree.children(index, "nmod", "nummod", "appos"), *reached]


def _lives(tree: Tree, index: int) -> list[int]:
    """Whose lives were taken: "20 lives", "the lives of 20 people", "20 people lost their lives"."""
    lives = [i for i in tree.children(index, "obj", "nsubj:pass", "obl") if tree.tokens[i].lemma.lower() == "life"]
    owners = [o for i in lives for o in _of(tree, i)]
    return [*lives, *owners, *(_subjects(tree, index) if tree.tokens[index].lemma == "lose" else [])]


def _taken(tree: Tree, index: int) -> list[int]:
    """Whom "taken into custody" speaks of."""
    verb = tree.tokens[index].head
    if verb < 0 or tree.tokens[verb].upos != "VERB":
        return []
    return tree.children(verb, "obj") or _subjects(tree, verb)


def _units(tree: Tree, head: int, found: tuple[Quantity, ...], others: set[int]) -> list[Quantity]:
    """The numbers of a phrase and of what is joined to it with "and"."""
    parts = [head, *(i for i in _joined(tree, head) if i not in others)]
    units = [unit for part in parts if (unit := _unit(tree, part, found)) is not None]
    return list(dict.fromkeys(units))


def _joined(tree: Tree, head: int) -> list[int]:
    """The conjuncts of a phrase, not those that are denied ("13, not 15")."""
    out: list[int] = []
    for i in tree.children(head, "conj"):
        denied = any(tree.tokens[c].text.lower() == "not" for c in tree.children(i))
        if not denied and tree.tokens[i].upos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
            out += [i, *_joined(tree, i)]
    return out


def _unit(tree: Tree, head: int, found: tuple[Quantity, ...]) -> Quantity | None:
    """The number of one phrase: told, or one for a single person."""
    for quantity in found:
        if head == quantity.noun or quantity.first <= head <= quantity.last:
            return quantity
    return _single(tree, head) if _is_person(tree.tokens[head]) else None


def _is_person(token: Token) -> bool:
    """Whether a token names one person."""
    if token.upos == "PROPN" and token.name.endswith("PER"):
        return True
    if token.upos == "PRON":
        return token.text.lower() in words().pronouns
    return token.xpos in ("NN", "NNP") and token.lemma.lower() in words().person


def _single(tree: Tree, head: int) -> Quantity:
    """One person: the span from its article or modifiers to the noun."""
    left = [i for i in tree.children(head, "det", "amod", "compound", "nummod") if i < head]
    first = min([*left, head])
    token = tree.tokens[head]
    return Quantity(tree.tokens[first].start, token.end, 1, "exact", head, head, first, head)


def _beside(tree: Tree, index: int, found: tuple[Quantity, ...]) -> list[Quantity]:
    """The quantity right behind an active verb or right before a state or passive, where the grammar shows none."""
    for quantity in found:
        if quantity.opening == index + 1 and not tree.is_passive(index):
            return [quantity]
        last = max(quantity.last, quantity.noun if quantity.noun is not None else quantity.last)
        between = tree.tokens[last + 1 : index]
        if last < index and all(t.upos in _BESIDE for t in between) and _may_follow(tree, index):
            return [quantity]
    return []


def _may_follow(tree: Tree, index: int) -> bool:
    """Whether a word may stand behind its victims: a participle, an adjective or a verb of dying."""
    token = tree.tokens[index]
    return token.xpos in ("VBN", "JJ") or token.lemma.lower() in words().befalls or not tree.children(index, "obj")
