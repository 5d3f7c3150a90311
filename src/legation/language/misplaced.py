"""Phrases and verbs that the parser hung on the wrong clause, by patterns of news: moved before clauses are read."""

from __future__ import annotations

from legation.language.tree import NOMINAL, Tree

OPENING = frozenset({"after", "before", "since", "until", "as", "once", "while", "when", "because"})
"""Words that open a clause as well as a phrase."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
GUESTS = frozenset({"visiting"})
"""Participles that stand before a name as an adjective does."""

Moves = dict[int, tuple[int, str]]


def moved(tree: Tree, verb: int) -> Moves:
    """Where a verb, its subject or its object should hang instead, nothing where all is sound."""
    return (
        _subject_taken_for_phrase(tree, verb)
        or _guest(tree, verb)
        or _perfect_conjunct(tree, verb)
        or _counted(tree, verb)
    )


def _counted(tree: Tree, verb: int) -> Moves:
    """ "captured a leader and one suspected gunman": between a number and its noun stands no verb of its own."""
    number, noun = verb - 1, verb + 1
    if tree.tokens[verb].xpos not in ("VBN", "VBD") or tree.labels[verb] != "conj" or noun >= len(tree.tokens):
        return {}
    if tree.tokens[number].upos != "NUM" or tree.heads[number] != verb or tree.heads[noun] != verb:
        return {}
    if tree.tokens[noun].upos != "NOUN" or tree.relations[number] not in ("nsubj", "nsubj:pass"):
        return {}
    if tree.relations[noun] != "obj":
        return {}
    head = tree.heads[verb]
    first = next((k for k in tree.children(head, "obj") if head < k < number), None)
    above = {noun: (first, "conj")} if first is not None else {noun: (head, "obj")}
    rest = {k: (noun, "cc") if tree.relations[k] == "cc" else (head, tree.labels[k]) for k in tree.children(verb)
            if k not in (number, noun) and tree.relations[k] in ("cc", "obl", "advcl", "advmod", "nmod")}  # fmt: skip
    return above | rest | {number: (noun, "nummod"), verb: (noun, "amod")}


def _subject_taken_for_phrase(tree: Tree, verb: int) -> Moves:
    """ "marched in Dili, after the council and the cabinet dissolved the party": they are the second verb's subject."""
    if tree.tokens[verb].xpos not in FINITE or tree.labels[verb] not in ("advcl", "acl", "acl:relcl", "parataxis"):
        return {}
    if tree.child(verb, "nsubj", "csubj", "mark", "expl", "aux") is not None:
        return {}
    before = tree.edge(verb, -1) - 1
    for phrase in range(before, -1, -1):
        if tree.relations[phrase] in ("obl", "nmod") and tree.edge(phrase, 1) == before:
            marks = tree.children(phrase, "case")
            if len(marks) == 1 and tree.lower[marks[0]] in OPENING and tree.tokens[phrase].upos in NOMINAL:
                return {phrase: (verb, "nsubj"), marks[0]: (verb, "mark")}
    return {}


def _guest(tree: Tree, verb: int) -> Moves:
    """ "assured visiting Foreign Minister Mori": the minister is who was assured, and who visits."""
    governor = tree.heads[verb]
    if tree.lower[verb] not in GUESTS or governor != verb - 1 or tree.child(governor, "obj", "iobj") is not None:
        return {}
    guest = tree.child(verb, "obj")
    if guest is None or tree.tokens[governor].upos != "VERB" or tree.tokens[guest].upos != "PROPN":
        return {}
    return {guest: (governor, "obj"), verb: (guest, "amod")}


def _perfect_conjunct(tree: Tree, verb: int) -> Moves:
    """ "has found that the plan is unlawful and called for a halt": the second participle joins the first."""
    head = tree.heads[verb]
    if tree.labels[verb] != "conj" or tree.tokens[verb].xpos != "VBN" or head < 0 or _is_participle(tree, head):
        return {}
    if tree.child(verb, "nsubj", "aux", "mark", "expl") is not None or "by" in tree.words(verb, "obl"):
        return {}
    for above in tree.ancestors(head):
        if _is_participle(tree, above) and above < verb:
            has = any(tree.lemma(k) == "have" for k in tree.children(above, "aux"))
            return {verb: (above, "conj")} if has else {}
    return {}


def possessor(tree: Tree, mark: int) -> Moves:
    """ "the latter's refusal": a word before an apostrophe owns what follows, however it is hung."""
    owner = mark - 1
    if tree.labels[mark] != "case" or tree.lower[mark] not in ("'s", "’s") or tree.heads[mark] != owner or owner < 0:
        return {}
    owned = tree.heads[owner]
    wrong = tree.labels[owner] in ("nsubj", "amod", "compound", "dep", "nmod", "obl", "advmod")
    return {owner: (owned, "nmod:poss")} if wrong and owned > mark else {}


def _is_participle(tree: Tree, index: int) -> bool:
    return tree.tokens[index].xpos == "VBN"
