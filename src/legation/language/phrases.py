"""Fillers of slots: phrases by their heads, conjuncts one by one, relative pronouns resolved, prepositions as slots."""

from __future__ import annotations

from typing import NamedTuple

from legation.language.rules import embedding
from legation.language.tree import NOMINAL, Tree

PLACING = frozenset({"to", "in", "at", "into", "near", "for", "from"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


class Filler(NamedTuple):
    """A slot and the head token that fills it; ``start``/``end`` are given where the phrase is not the head's own."""

    slot: str
    head: int
    implied: bool = False
    start: int = -1
    end: int = -1


def antecedents(tree: Tree, index: int) -> list[int]:
    """The nouns that the relative clause around a token hangs on, or none."""
    while index >= 0:
        head = tree.heads[index]
        if tree.labels[index] in ("acl:relcl", "advcl:relcl") and head >= 0:
            before = [c for c in tree.conjuncts(head) if c < index and tree.tokens[c].upos in NOMINAL]
            return [head, *before]
        if head >= 0 and loose_relative(tree, index):
            return _last_phrase(tree, index)
        index = head
    return []


def loose_relative(tree: Tree, index: int) -> bool:
    """Whether an adverbial clause is a relative one hung on the verb: "flew to Vienna, where he met"."""
    if tree.labels[index] not in ("advcl", "parataxis") or tree.heads[index] > index:
        return False
    words = [k for k in tree.kids[index] if tree.lower[k] in ("where", "who", "whom") and k < index]
    return bool(words) and words[0] > 0 and tree.lower[words[0] - 1] == ","


def _last_phrase(tree: Tree, index: int) -> list[int]:
    """The last phrase of the main clause before a loose relative clause."""
    before = [k for k in tree.children(tree.heads[index], "obl", "obj", "nmod") if k < index]
    return before[-1:]


def places_before(tree: Tree, index: int) -> list[int]:
    """What the "where" of a clause stands for: the last place named before it, else its antecedent."""
    heads = antecedents(tree, index)
    if not heads or (tree.tokens[heads[0]].name.endswith("LOC") and tree.labels[index] == "acl:relcl"):
        return heads
    top = heads[0] if tree.labels[index] == "acl:relcl" else tree.heads[index]
    named, under = [], [top]
    for each in under:
        under.extend(k for k in tree.kids[each] if k < index)
        if each < index and each != top and _after_place_word(tree, each):
            named.append(each)
    located = [k for k in named if tree.tokens[k].name.endswith("LOC")]
    if not located and tree.labels[index] != "acl:relcl":
        located = named
    return [max(located)] if located else heads


def _after_place_word(tree: Tree, index: int) -> bool:
    return tree.tokens[index].upos in ("PROPN", "NOUN") and bool(PLACING & set(tree.words(index, "case")))


def cleft_slot(tree: Tree, index: int) -> str | None:
    """The preposition of "it was in Oslo that …", for the clause that hangs on it."""
    head = tree.heads[index]
    if head < 0 or tree.child(head, "cop") is None or tree.child(head, "case") is None:
        return None
    words = tree.words(head, "case")
    return words[0] if words else None


def is_relative(tree: Tree, index: int) -> bool:
    """Whether a token is a relative pronoun ("who", "which"); a question's own is none."""
    token = tree.tokens[index]
    return tree.lower[index] in RELATIVE and token.upos in ("PRON", "SCONJ", "DET") and bool(antecedents(tree, index))


def heads_of(tree: Tree, index: int) -> list[tuple[int, bool]]:
    """A phrase's head and its conjuncts' heads, or a relative pronoun's antecedents, which are implied."""
    if is_relative(tree, index):
        return [(a, True) for a in the_one(tree, antecedents(tree, index))]
    return [(index, False), *((c, False) for c in tree.conjuncts(index) if _is_phrase(tree, c))]


def _is_phrase(tree: Tree, index: int) -> bool:
    """Whether a conjunct is a phrase like the first, not a clause that the parser hung on it."""
    return tree.tokens[index].upos not in ("VERB", "AUX") and tree.child(index, "nsubj", "cop") is None


def spread(tree: Tree, slot: str, kid: int) -> list[Filler]:
    """One filler a conjunct; a conjunct with a preposition of its own, not the first's ("by Oslo and *by* Bonn"), takes
    that one's slot."""
    out, first = [], tree.words(kid, "case")
    for head, implied in heads_of(tree, kid):
        own = tree.words(head, "case") if head != kid and not implied else []
        if own == first or (own and slot not in ("subject", "object") and own[0] in ("and", "or")):
            own = []
        out.append(Filler(own[0] if own else slot, head, implied))
    return out


def cut(tree: Tree, filler: Filler, loose: list[int]) -> Filler:
    """A filler without the phrases that hang loose on it."""
    if filler.implied or filler.start >= 0 or not any(tree.heads[k] == filler.head for k in loose):
        return filler
    start, end = tree.phrase(filler.head, without=frozenset(loose))
    return filler._replace(start=start, end=end)


def preposition(tree: Tree, kid: int, particle: int | None = None) -> str | None:
    """The preposition before a phrase in lower case ("because of"), or None."""
    words = tree.words(kid, "case")
    if particle is not None and words and words[0].split()[0] == tree.lower[particle]:
        words = [w for w in [" ".join(words[0].split()[1:]), *words[1:]] if w]
    if words[:2] in (["out", "of"], ["because", "of"], ["ahead", "of"], ["instead", "of"], ["outside", "of"]):
        return " ".join(words[:2])
    return words[0] if words else _word_before(tree, kid, particle)


def _word_before(tree: Tree, kid: int, particle: int | None) -> str | None:
    """A preposition right before a phrase that the parser hung elsewhere, or None."""
    before = tree.edge(kid, -1) - 1
    found = before >= 0 and before != particle and tree.tokens[before].upos == "ADP"
    if found and tree.relations[before] == "case" and tree.heads[before] > kid:
        return None
    return tree.lower[before] if found and tree.tokens[before].xpos != "RP" else None


def may_act(tree: Tree, index: int) -> bool:
    """Whether what stands after "by" can be who did it: no day, no sum, no means ("by force")."""
    token = tree.tokens[index]
    words, lemma = embedding().words, tree.lemma(index)
    if token.upos not in ("NOUN", "PROPN", "PRON", "NUM") or lemma in words["times"]:
        return False
    if lemma in words["means"] and tree.child(index, "det", "nmod", "amod", "compound") is None:
        return False
    return token.upos != "NUM" or tree.child(index, "nmod") is not None


def the_one(tree: Tree, heads: list[int]) -> list[int]:
    """ "He is the one who started it": "he" is; "two nuns were among those killed": they are."""
    if len(heads) == 1 and tree.lower[heads[0]] in ("one", "those") and tree.child(heads[0], "cop") is not None:
        subjects = tree.children(heads[0], "nsubj")
        return [h for s in subjects for h in (s, *tree.conjuncts(s))] or heads
    return heads
