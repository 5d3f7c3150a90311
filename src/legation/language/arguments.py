"""The phrases that a predicate has beside it in the grammar: voice undone, conjuncts one by one, relatives resolved."""

from __future__ import annotations

from typing import NamedTuple

from legation.language.predicates import Predicate
from legation.language.rules import embedding
from legation.language.tree import NOMINAL, Tree

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
MODIFIERS = frozenset({"compound", "amod", "nmod:desc", "nmod:unmarked", "flat"})
DASHES = "-–—‐‑"


class Filler(NamedTuple):
    """A slot and the head token that fills it; ``start``/``end`` are given where the phrase is not the head's own."""

    slot: str
    head: int
    implied: bool = False
    start: int = -1
    end: int = -1


def own_fillers(tree: Tree, predicate: Predicate) -> list[Filler]:
    """What the grammar puts beside a predicate itself, in the order of the sentence."""
    if predicate.kind == "noun":
        return _of_noun(tree, predicate)
    return _of_verb(tree, predicate)


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
    """The last phrase of the main clause before a loose relative clause; for "where" the last after a preposition."""
    place = any(tree.lower[k] == "where" for k in tree.kids[index])
    before = [k for k in tree.children(tree.heads[index], "obl", "obj", "nmod") if k < index]
    if place:
        named = [k for k in before if set(tree.words(k, "case")) & {"to", "in", "at", "for"}]
        before = named or before
    return before[-1:]


def is_relative(tree: Tree, index: int) -> bool:
    """Whether a token is a relative pronoun ("who", "which"); a question's own is none."""
    token = tree.tokens[index]
    return tree.lower[index] in RELATIVE and token.upos in ("PRON", "SCONJ", "DET") and bool(antecedents(tree, index))


def heads_of(tree: Tree, index: int) -> list[tuple[int, bool]]:
    """A phrase's head and its conjuncts' heads, or a relative pronoun's antecedents, which are implied."""
    if is_relative(tree, index):
        return [(a, True) for a in antecedents(tree, index)]
    return [(index, False), *((c, False) for c in tree.conjuncts(index) if _is_phrase(tree, c))]


def _is_phrase(tree: Tree, index: int) -> bool:
    """Whether a conjunct is a phrase like the first, not a clause that the parser hung on it."""
    return tree.tokens[index].upos not in ("VERB", "AUX") and tree.child(index, "nsubj", "cop") is None


def _spread(tree: Tree, slot: str, kid: int) -> list[Filler]:
    """One filler a conjunct; a conjunct with a preposition of its own takes that one's slot."""
    out = []
    for head, implied in heads_of(tree, kid):
        own = tree.words(head, "case") if head != kid and not implied else []
        if own and slot not in ("subject", "object") and own[0] in ("and", "or"):
            own = []
        out.append(Filler(own[0] if own else slot, head, implied))
    return out


def _of_verb(tree: Tree, predicate: Predicate) -> list[Filler]:
    out: list[Filler] = []
    for kid in tree.kids[predicate.head]:
        slot = _verb_slot(tree, predicate, kid)
        if slot is not None:
            out.extend(_spread(tree, slot, kid))
    charges = _charges(tree, predicate, {f.slot for f in out})
    out = [_cut(tree, f, charges) for f in out]
    out.extend(f for kid in charges for f in _spread(tree, preposition(tree, kid) or "", kid))
    if predicate.passive and not any(f.slot == "subject" for f in out):
        out.extend(_buried_agent(tree, predicate.head))
    out.extend(_relative_adverb(tree, predicate.head))
    return out


def _charges(tree: Tree, predicate: Predicate, taken: set[str]) -> list[int]:
    """What a verb like accuse or thank has hung on its object: "accused the army | of an attack"."""
    wanted = [s for s in ("of", "for", "with") if s in embedding().content.get(predicate.lemma, ()) and s not in taken]
    kids = [n for k in tree.children(predicate.head, "obj") for n in tree.children(k, "nmod") if n > k]
    return [n for n in kids if preposition(tree, n) in wanted]


def _cut(tree: Tree, filler: Filler, loose: list[int]) -> Filler:
    """A filler without the phrases that hang loose on it."""
    if filler.implied or filler.start >= 0 or not any(tree.heads[k] == filler.head for k in loose):
        return filler
    start, end = tree.phrase(filler.head, without=frozenset(loose))
    return filler._replace(start=start, end=end)


def _buried_agent(tree: Tree, head: int) -> list[Filler]:
    """An agent hung on the phrase before it: "was sentenced to ten years in prison by a court"."""
    for kid in tree.children(head, "obl", "obj"):
        stack = tree.children(kid, "nmod", "obl")
        for each in stack:
            if tree.words(each, "case") == ["by"] and _may_act(tree, each) and kid > head:
                return _spread(tree, "subject", each)
            stack.extend(tree.children(each, "nmod", "obl"))
    return []


def _verb_slot(tree: Tree, predicate: Predicate, kid: int) -> str | None:
    relation, label = tree.relations[kid], tree.labels[kid]
    if kid == predicate.particle:
        return None
    if relation == "nsubj":
        return _subject_slot(tree, predicate, label)
    if relation == "obj":
        return "object"
    if relation == "iobj":
        return "indirect" if tree.child(predicate.head, "obj") is not None else "object"
    if relation in ("obl", "nmod", "dep"):
        return _preposition_slot(tree, predicate, kid) if tree.tokens[kid].upos != "ADP" else None
    if relation == "xcomp" and tree.tokens[kid].upos in ("NOUN", "PROPN") and tree.child(kid, "mark") is None:
        return preposition(tree, kid) or "as"
    return None


def _subject_slot(tree: Tree, predicate: Predicate, label: str) -> str:
    if not predicate.passive or (label == "nsubj" and tree.child(predicate.head, "cop") is not None):
        return "subject"
    if tree.child(predicate.head, "obj") is None:
        return "object"
    ditransitive = tree.lemma(predicate.head) in embedding().words["ditransitive"]
    return "indirect" if ditransitive else "object"


def _preposition_slot(tree: Tree, predicate: Predicate, kid: int) -> str | None:
    slot = preposition(tree, kid, predicate.particle)
    if tree.labels[kid] == "obl:agent" or (slot == "by" and predicate.passive and _may_act(tree, kid)):
        return "subject"
    if slot is None:
        return "time" if tree.relations[kid] == "obl" else None
    return None if slot in embedding().reporting_prepositions else slot


def preposition(tree: Tree, kid: int, particle: int | None = None) -> str | None:
    """The preposition before a phrase in lower case ("because of"), or None."""
    words = tree.words(kid, "case")
    if particle is not None and words and len(words) > 1 and words[0] == tree.lower[particle]:
        words = words[1:]
    if words[:2] in (["out", "of"], ["because", "of"], ["ahead", "of"], ["instead", "of"], ["outside", "of"]):
        return " ".join(words[:2])
    return words[0] if words else _word_before(tree, kid)


def _word_before(tree: Tree, kid: int) -> str | None:
    """A preposition right before a phrase that the parser hung elsewhere, or None."""
    first = kid
    while first > 0 and tree.heads[first - 1] == kid:
        first -= 1
    before = first - 1
    return tree.lower[before] if before >= 0 and tree.tokens[before].upos == "ADP" and first <= kid else None


def _may_act(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.upos not in ("NOUN", "PROPN", "PRON", "NUM") or tree.lower[index] in embedding().words["agents_by_time"]:
        return False
    return token.upos != "NUM" or tree.child(index, "nmod") is not None


def _relative_adverb(tree: Tree, head: int) -> list[Filler]:
    """The place that "where" stands for, and the gap that a stranded preposition leaves ("the man he met with")."""
    out: list[Filler] = []
    for kid in tree.kids[head]:
        if tree.lower[kid] == "where" and tree.relations[kid] in ("advmod", "mark", "obl"):
            out.extend(Filler("in", a, True) for a in antecedents(tree, kid))
        elif _stranded(tree, head, kid):
            out.extend(Filler(tree.lower[kid], a, True) for a in antecedents(tree, head))
    return out


def _stranded(tree: Tree, head: int, kid: int) -> bool:
    if tree.labels[head] != "acl:relcl" or tree.tokens[kid].upos != "ADP" or kid < head or tree.kids[kid]:
        return False
    return tree.relations[kid] in ("obl", "case", "advmod", "nmod", "dep")


def _of_noun(tree: Tree, predicate: Predicate) -> list[Filler]:
    out: list[Filler] = []
    for kid in tree.kids[predicate.head]:
        label, relation = tree.labels[kid], tree.relations[kid]
        if label == "nmod:poss":
            out.extend(_possessors(tree, kid))
        elif label in MODIFIERS:
            out.extend(_modifiers(tree, kid))
        elif relation == "nsubj" and predicate.copula is not None:
            out.extend(_spread(tree, "subject", kid))
        elif relation in ("nmod", "obl"):
            slot = preposition(tree, kid)
            if slot is not None and slot not in embedding().reporting_prepositions:
                out.extend(_spread(tree, slot, kid))
    return _unnested(tree, out)


LOOSE = {
    "by": frozenset({"on", "against", "to", "with", "in", "for", "from", "over", "about", "at"}),
    "of": frozenset({"by", "to", "from", "in", "at", "with"}),
    "with": frozenset({"by", "on", "over", "about", "for"}),
    "to": frozenset({"by", "for", "over", "on"}),
    "on": frozenset({"by"}),
    "against": frozenset({"by"}),
    "between": frozenset({"on", "over", "about", "in", "by"}),
    "in": frozenset({"by"}),
    "for": frozenset({"by"}),
}
"""Prepositional phrases that belong to an event noun although they stand inside its argument of the key's slot."""


def _unnested(tree: Tree, fillers: list[Filler]) -> list[Filler]:
    """The fillers with the next phrase taken out of each: "an attack by gunmen | on a bus", "the visit by X | to Y"."""
    out: list[Filler] = []
    taken = {f.slot for f in fillers}
    for filler in fillers:
        loose = [k for k in tree.children(filler.head, "nmod", "obl") if _is_loose(tree, filler.slot, k, taken)]
        if filler.implied or filler.start >= 0 or not loose:
            out.append(filler)
            continue
        out.append(_cut(tree, filler, loose))
        out.extend(f for k in loose for f in _unnested(tree, _spread(tree, preposition(tree, k) or "", k)))
    return out


def _is_loose(tree: Tree, slot: str, kid: int, taken: set[str]) -> bool:
    word = preposition(tree, kid)
    return word is not None and word in LOOSE.get(slot, ()) and word not in taken


def _possessors(tree: Tree, kid: int) -> list[Filler]:
    if tree.lower[kid] == "whose":
        return [Filler("possessor", a, True) for a in antecedents(tree, kid)]
    return [Filler("possessor", head, implied) for head, implied in heads_of(tree, kid)]


def _modifiers(tree: Tree, kid: int) -> list[Filler]:
    """The names among the words before a noun: "the Russian attack", "US-Russia talks", "US-led strikes"."""
    if _capital(tree, kid) and tree.relations[kid] != "flat":
        return [f for each in (kid, *tree.conjuncts(kid)) for f in _named(tree, each)]
    parts = tree.children(kid, "compound", "obl", "nmod", "amod", "advmod", "nsubj", "obj", "dep")
    return [f for p in parts if _hyphenated(tree, p, kid) for f in _named(tree, p)]


def _capital(tree: Tree, kid: int) -> bool:
    """Whether a modifier is written like a name; at a sentence's start, "Planned talks" is not."""
    first = kid == 0 and tree.tokens[kid].upos in ("ADJ", "VERB") and tree.lower[kid].endswith(("ed", "ing"))
    return tree.tokens[kid].text[:1].isupper() and not first


def _hyphenated(tree: Tree, part: int, whole: int) -> bool:
    """Whether a name stands before its participle with a mark between them: the U.S. of "U.S.-backed"."""
    between = tree.tokens[part + 1 : whole]
    return part < whole and tree.tokens[part].text[:1].isupper() and any(t.text in DASHES for t in between)


def _named(tree: Tree, index: int) -> list[Filler]:
    """The name that a modifier is, taken apart where a dash joins two or a participle follows within the word."""
    token = tree.tokens[index]
    for dash in DASHES:
        first, found, second = token.text.partition(dash)
        if found and first and second[:1].isupper() and dash == "–":
            middle = token.start + len(first)
            return [
                Filler("modifier", index, False, token.start, middle),
                Filler("modifier", index, False, middle + 1, token.end),
            ]
        if found and second.lower() in embedding().words["actor_suffixes"]:
            return [Filler("modifier", index, False, token.start, token.start + len(first))]
    joined = [k for k in tree.kids[index] if _joined_name(tree, k, index)]
    out = [f for k in joined for f in _named(tree, k)]
    start, end = _name_extent(tree, index, set(joined))
    return [*out, Filler("modifier", index, False, start, end)]


def _joined_name(tree: Tree, kid: int, index: int) -> bool:
    """Whether a kid is the other side of a pair ("US-Russia", "Trump–Kim"), not part of the same name ("al-Shabab")."""
    low, high = min(kid, index), max(kid, index)
    if (
        tree.relations[kid] not in ("compound", "flat", "nmod", "dep", "amod")
        or not tree.tokens[kid].text[:1].isupper()
    ):
        return False
    return any(t.text in DASHES for t in tree.tokens[low + 1 : high])


def _name_extent(tree: Tree, index: int, apart: set[int]) -> tuple[int, int]:
    """The code points of a modifier's name with its own parts that touch it."""
    keep = {index}
    stack = [k for k in tree.kids[index] if k not in apart and tree.relations[k] in ("compound", "flat", "amod")]
    while stack:
        each = stack.pop()
        keep.add(each)
        stack.extend(tree.kids[each])
    first = last = index
    while first - 1 in keep and tree.tokens[first - 1].upos != "PUNCT":
        first -= 1
    while last + 1 in keep and tree.tokens[last + 1].upos != "PUNCT":
        last += 1
    return tree.tokens[first].start, tree.tokens[last].end
