"""The phrases of an event noun: owner, "of", "by", "on", "with" and the names among its modifiers."""

from __future__ import annotations

from legation.language.phrases import Filler, antecedents, cut, heads_of, is_relative, may_act, preposition, spread
from legation.language.predicates import Predicate
from legation.language.rules import embedding
from legation.language.tree import Tree

MODIFIERS = frozenset({"compound", "amod", "nmod:desc", "nmod:unmarked", "flat"})


DASHES = "-–—‐‑"
WILLED = frozenset({
    "refusal", "unwillingness", "willingness", "reluctance", "readiness", "failure", "inability", "determination",
    "decision", "promise", "pledge", "intention", "threat", "attempt", "desire", "commitment", "eagerness", "resolve",
})  # fmt: skip
"""Nouns of what somebody will or will not do, whose "of" names him where an infinitive says what."""


def of_noun(tree: Tree, predicate: Predicate) -> list[Filler]:
    """The fillers that stand beside an event noun itself, in the order of the sentence."""
    out: list[Filler] = []
    for kid in tree.kids[predicate.head]:
        label, relation = tree.labels[kid], tree.relations[kid]
        if label == "nmod:poss":
            out.extend(_possessors(tree, kid))
        elif label in MODIFIERS:
            out.extend(_modifiers(tree, kid))
        elif relation == "nsubj" and predicate.copula is not None:
            out.extend(spread(tree, "subject", kid))
        elif relation in ("nmod", "obl"):
            slot = preposition(tree, kid)
            if slot is not None and slot not in embedding().reporting_prepositions:
                out.extend(spread(tree, "by" if slot == "of" and _wills(tree, kid) else slot, kid))
    one = _one_of(tree, predicate.head)
    if one is not None:
        out.extend(spread(tree, "subject", one))
    out.extend(_undergone(tree, predicate.head, {f.slot for f in out}))
    return _unnested(tree, out)


def _wills(tree: Tree, kid: int) -> bool:
    """Whether who stands behind "of" is the one who will or will not act: "the refusal *of the rebels* to talk"."""
    noun = tree.heads[kid]
    if tree.lemma(noun) not in WILLED:
        return False
    acts = [k for k in tree.children(noun, "acl", "advcl", "xcomp", "ccomp") if k > kid and tree.tokens[k].xpos == "VB"]
    return any((mark := tree.child(k, "mark")) is not None and tree.lower[mark] == "to" for k in acts)


def _one_of(tree: Tree, noun: int) -> int | None:
    """The subject of which a sentence says that it is one of a noun's: "*Iran* is one of the largest donors"."""
    one = tree.heads[noun] if tree.relations[noun] == "nmod" and tree.words(noun, "case") == ["of"] else -1
    counted = one >= 0 and tree.lower[one] == "one" and tree.child(one, "cop") is not None
    return tree.child(one, "nsubj") if counted else None


def _undergone(tree: Tree, noun: int, taken: set[str]) -> list[Filler]:
    """Who does a deed, and to whom, where somebody is told to be its target: "*the port* was the target of shelling by
    *the army*"."""
    target = tree.heads[noun] if tree.relations[noun] == "nmod" and tree.words(noun, "case") == ["of"] else -1
    if target < 0 or tree.lemma(target) not in embedding().words["undergoers"] or tree.child(target, "cop") is None:
        return []
    doers = [k for k in tree.children(target, "nmod") if tree.words(k, "case") == ["by"] and may_act(tree, k)]
    out = [f for k in doers for f in spread(tree, "by", k)] if "by" not in taken else []
    hit = tree.child(target, "nsubj")
    if hit is None or taken & {"on", "against"}:
        return out
    if is_relative(tree, hit):
        return [*out, *(Filler("against", a, True) for a in antecedents(tree, target))]
    return [*out, *(f._replace(implied=True) for f in spread(tree, "against", hit))]


LOOSE = {
    "by": frozenset({"on", "against", "to", "with", "in", "for", "from", "over", "about", "at"}),
    "of": frozenset({"by", "to", "from", "in", "at", "with", "between"}),
    "from": frozenset({"for", "to", "by", "on"}),
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
        out.append(cut(tree, filler, loose))
        out.extend(f for k in loose for f in _unnested(tree, spread(tree, preposition(tree, k) or "", k)))
    return out


def _is_loose(tree: Tree, slot: str, kid: int, taken: set[str]) -> bool:
    word = preposition(tree, kid)
    if word == "by" and not may_act(tree, kid):
        return False
    if (slot, word) == ("by", "of"):
        return _is_told_whose(tree, tree.heads[kid]) and "of" not in taken
    return word is not None and word in LOOSE.get(slot, ()) and word not in taken


def _is_told_whose(tree: Tree, doers: int) -> bool:
    """Whether a name before a plural or body tells whose it is, so that an "of" behind it is the deed's: "the shelling
    by *Russian* forces of a school"."""
    names = [k for k in tree.children(doers, "amod", "compound") if k < doers and tree.tokens[k].text[:1].isupper()]
    return tree.tokens[doers].upos == "NOUN" and bool(names)


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
