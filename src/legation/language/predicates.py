"""Which words of a sentence are predicates: verbs, event nouns, predicative adjectives; their lemma and voice."""

from __future__ import annotations

from typing import Literal

import msgspec

from legation.language.rules import embedding, light_verbs
from legation.language.tree import HYPHENS, Tree

CLAUSAL = frozenset({"root", "ccomp", "advcl", "xcomp", "acl", "parataxis"})
PARTICIPIAL = frozenset({"acl", "advcl", "xcomp", "root", "dep", "ccomp", "parataxis", "obl", "nmod"})


class Predicate(msgspec.Struct, frozen=True):
    """A predicate word: ``head`` is its token, ``copula`` that of its "be".

    ``particle`` is the token of its particle ("call off") or bare object ("take part").
    """

    head: int
    kind: Literal["verb", "noun", "adjective"]
    lemma: str
    particle: int | None = None
    passive: bool = False
    copula: int | None = None


def predicates(tree: Tree, nouns: frozenset[str]) -> dict[int, Predicate]:
    """The predicates of a sentence by head token; every one after the predicate it is conjoined to."""
    found: dict[int, Predicate] = {}
    for index in tree.order:
        predicate = _predicate(tree, index, nouns, found)
        if predicate is not None:
            found[index] = predicate
    return found


def _predicate(tree: Tree, index: int, nouns: frozenset[str], found: dict[int, Predicate]) -> Predicate | None:
    upos = tree.tokens[index].upos
    relation = tree.relations[index]
    if upos in ("NOUN", "PROPN"):
        return _noun(tree, index, nouns)
    if upos == "VERB" or (upos == "AUX" and relation not in ("aux", "cop")):
        return _verbal(tree, index, nouns, found)
    if upos == "ADJ" and _predicative(tree, index, found):
        return Predicate(index, "adjective", tree.lemma(index), None, False, tree.child(index, "cop"))
    return None


def _noun(tree: Tree, index: int, nouns: frozenset[str]) -> Predicate | None:
    if tree.relations[index] in ("compound", "flat", "goeswith", "fixed"):
        return None
    lemma = noun_lemma(tree, index, nouns)
    if lemma is None or (tree.tokens[index].upos == "PROPN" and _is_name(tree, index)):
        return None
    return Predicate(index, "noun", lemma, None, False, tree.child(index, "cop"))


def noun_lemma(tree: Tree, index: int, nouns: frozenset[str]) -> str | None:
    """The event noun that a token is, words with hyphens put together ("sit-in", "cease-fire"), or None."""
    lower, lemma = tree.lower, tree.lemma(index)
    if index >= 2 and lower[index - 1] in HYPHENS:
        for joined in (f"{lower[index - 2]}-{lemma}", f"{lower[index - 2]}{lemma}"):
            if joined in nouns:
                return joined
    if index + 2 < len(lower) and lower[index + 1] in HYPHENS:
        joined = f"{lower[index]}-{lower[index + 2]}"
        if joined in nouns:
            return joined
    for form in (lemma, lower[index]):
        if form in nouns:
            return form
    return lemma if index and f"{lower[index - 1]}_{lemma}" in nouns else None


def _is_name(tree: Tree, index: int) -> bool:
    """Whether a capitalised event noun only is part of a longer name ("Ministry of Trade"), or a month."""
    if tree.tokens[index].name != "O" or tree.lower[index] in embedding().words["times"] or not _specified(tree, index):
        return True
    head = tree.heads[index]
    return head >= 0 and tree.tokens[head].upos == "PROPN" and tree.relations[index] in ("nmod", "conj", "appos")


def _specified(tree: Tree, index: int) -> bool:
    """Whether a noun has an article, an owner or a word that describes it."""
    return any(tree.relations[k] in ("det", "amod", "compound", "nmod", "cop", "acl") for k in tree.kids[index])


def _verbal(tree: Tree, index: int, nouns: frozenset[str], found: dict[int, Predicate]) -> Predicate | None:
    if tree.relations[index] in (
        "case",
        "mark",
        "fixed",
        "cc",
        "amod",
        "compound",
        "flat",
        "goeswith",
        "det",
        "discourse",
    ):
        return None
    lemma = tree.lemma(index)
    if lemma == "be" and tree.child(index, "xcomp") is not None:
        return None
    if _nominal_gerund(tree, index) and tree.lower[index] in nouns:
        return Predicate(index, "noun", tree.lower[index], None, False, tree.child(index, "cop"))
    particle = _idiom(tree, index, lemma)
    if particle is None:
        particle = _particle(tree, index)
    if particle is not None:
        lemma = f"{lemma} {tree.lower[particle]}"
    return Predicate(index, "verb", lemma, particle, _passive(tree, index, found), None)


def _idiom(tree: Tree, index: int, lemma: str) -> int | None:
    """The bare object that is one predicate with its verb ("take part", "put it"), or None."""
    idioms = embedding().idioms.get(lemma)
    if idioms is None:
        return None
    bare = [k for k in tree.children(index, "obj") if all(tree.relations[g] == "punct" for g in tree.kids[k])]
    return next((k for k in bare if tree.lower[k] in idioms), None)


def _nominal_gerund(tree: Tree, index: int) -> bool:
    """Whether an -ing form has a noun's company: "the bombing of", "his killing"."""
    if tree.tokens[index].xpos != "VBG":
        return False
    return any(
        tree.relations[k] in ("det", "amod") or tree.labels[k] == "nmod:poss" or "of" in tree.words(k, "case")
        for k in tree.kids[index]
    )


def _particle(tree: Tree, index: int) -> int | None:
    """The token of a verb's particle; one taken for an adverb or a preposition counts beside the verb."""
    for kid in tree.kids[index]:
        if tree.labels[kid] == "compound:prt" and tree.lower[kid] != "together":
            return kid
    after = index + 1
    if after >= len(tree.lower) or tree.tokens[after].upos not in ("ADP", "ADV"):
        return None
    word = tree.lower[after]
    adverb = tree.heads[after] == index and tree.relations[after] == "advmod"
    if adverb and word in embedding().words["particles"] | embedding().words["bare_particles"]:
        return after
    return after if _misread(tree, index, after) else None


def _misread(tree: Tree, verb: int, after: int) -> bool:
    """Whether a preposition beside a verb is its particle: "called off the summit", "pulled out | of the pact"."""
    above = tree.heads[after]
    if tree.relations[after] != "case" or above < 0 or tree.heads[above] != verb:
        return False
    if f"{tree.lemma(verb)} {tree.lower[after]}" in embedding().phrasal or tree.tokens[after].xpos == "RP":
        return True
    double = after + 1 < len(tree.lower) and tree.tokens[after + 1].upos == "ADP"
    return double and tree.lower[after] in embedding().words["particles"]


def _passive(tree: Tree, index: int, found: dict[int, Predicate]) -> bool:
    labels = [tree.labels[k] for k in tree.kids[index]]
    if "aux:pass" in labels:
        return True
    after = index + 1
    if after < len(tree.lower) and tree.relations[index] != "acl" and _misread(tree, index, after):
        return False
    alone = tree.relations[index] == "acl" and tree.heads[tree.heads[index]] < 0
    if (alone or {"nsubj", "nsubj:pass"} & set(labels)) and _just_happens(tree.lemma(index)):
        return False
    if "nsubj:pass" in labels or "csubj:pass" in labels:
        return True
    if _headlined(tree, index, labels):
        return True
    if "aux" in labels or not _participle(tree, index, labels):
        return False
    if tree.relations[index] == "conj" and "nsubj" not in labels:
        first = found.get(tree.heads[index])
        if first is None or first.kind != "verb" or tree.tokens[first.head].xpos == "VBG":
            return "obj" not in labels and "Voice=Pass" in tree.tokens[index].features
        return first.passive
    if "nsubj" in labels:
        bare = tree.lemma(index) in embedding().words["transitive"] and not {"ccomp", "xcomp", "iobj"} & set(labels)
        return "obj" not in labels and (bare or "Voice=Pass" in tree.tokens[index].features)
    return tree.relations[index] in PARTICIPIAL and ("obj" not in labels or _ditransitive(tree, index))


def _headlined(tree: Tree, index: int, labels: list[str]) -> bool:
    """Whether a headline leaves out the "was" of a verb that always has an object: "Opposition leader *released*"."""
    told = tree.relations[index] == "root" and tree.tokens[index].xpos == "VBD" and "nsubj" in labels
    ended = tree.lower[-1] in (".", "!", "?", '"', "”")
    more = bool({"obj", "aux", "conj", "ccomp", "xcomp"} & set(labels))
    return told and not ended and not more and tree.lemma(index) in embedding().words["transitive"]


def _just_happens(lemma: str) -> bool:
    """Whether a verb has no passive without "be": "talks resumed", "ambassadors assembled"."""
    return lemma in light_verbs().happening or lemma in embedding().words["intransitive"]


def _participle(tree: Tree, index: int, labels: list[str]) -> bool:
    """Whether a form is a past participle; in a reduced clause one tagged as finite is ("wounded in clashes")."""
    xpos = tree.tokens[index].xpos
    if xpos != "VBD":
        return xpos == "VBN"
    if _goes_without(tree, index):
        return True
    reduced = tree.labels[index] in ("acl", "advcl") and not {"nsubj", "mark", "obj"} & set(labels)
    return reduced and tree.lemma(index) not in embedding().words["intransitive"]


def _goes_without(tree: Tree, index: int) -> bool:
    """ "was arrested and *denied* a lawyer": whoever is denied what a prisoner needs goes on in the passive."""
    if tree.relations[index] != "conj" or tree.lemma(index) not in ("deny", "refuse"):
        return False
    return any(tree.lemma(k) in embedding().words["denied"] for k in tree.children(index, "obj"))


def _ditransitive(tree: Tree, index: int) -> bool:
    return tree.lemma(index) in embedding().words["ditransitive"]


def _predicative(tree: Tree, index: int, found: dict[int, Predicate]) -> bool:
    relation = tree.relations[index]
    if tree.child(index, "cop") is not None or relation in CLAUSAL:
        return True
    if relation == "conj":
        first = found.get(tree.heads[index])
        return first is not None and first.kind != "noun"
    return relation == "amod" and tree.heads[index] < index and tree.child(index, "obl") is not None
