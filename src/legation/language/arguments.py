"""The phrases that a predicate has beside it in the grammar: voice undone, conjuncts one by one, relatives resolved."""

from __future__ import annotations

from legation.language.nominals import of_noun
from legation.language.phrases import (
    Filler,
    antecedents,
    cleft_slot,
    cut,
    is_relative,
    may_act,
    places_before,
    preposition,
    spread,
)
from legation.language.predicates import Predicate
from legation.language.rules import embedding
from legation.language.tree import Tree

_GROUNDS = frozenset({"over", "after", "before", "following", "amid", "since", "about"})
"""Prepositions of what something is done over or after: a doer behind them did that."""


def own_fillers(tree: Tree, predicate: Predicate) -> list[Filler]:
    """What the grammar puts beside a predicate itself, in the order of the sentence."""
    if predicate.kind == "noun":
        return of_noun(tree, predicate)
    return _of_verb(tree, predicate)


def _of_verb(tree: Tree, predicate: Predicate) -> list[Filler]:
    out: list[Filler] = []
    for kid in tree.kids[predicate.head]:
        slot = _verb_slot(tree, predicate, kid)
        if slot is not None:
            out.extend(spread(tree, slot, kid))
    out = _double_objects(tree, predicate, out)
    charges = _charges(tree, predicate, {f.slot for f in out})
    out = [cut(tree, f, charges) for f in out]
    out.extend(f for kid in charges for f in spread(tree, preposition(tree, kid) or "", kid))
    if predicate.passive and not any(f.slot == "subject" for f in out):
        out = _with_agent(tree, predicate.head, out)
    out.extend(_relative_adverb(tree, predicate.head))
    return out


def _double_objects(tree: Tree, predicate: Predicate, fillers: list[Filler]) -> list[Filler]:
    """ "gave Ukraine missiles": receiver and gift that the parser took for one phrase are two fillers again."""
    if tree.lemma(predicate.head) not in embedding().words["ditransitive"] or predicate.passive:
        return fillers
    if any(f.slot == "indirect" for f in fillers):
        return fillers
    objects = tree.children(predicate.head, "obj")
    if len(objects) > 1 and objects[0] > predicate.head:
        first = [objects[0], *tree.conjuncts(objects[0])]
        return [f._replace(slot="indirect") if f.slot == "object" and f.head in first else f for f in fillers]
    return [part for f in fillers for part in (_receiver_and_gift(tree, f) if f.slot == "object" else [f])]


def _receiver_and_gift(tree: Tree, filler: Filler) -> list[Filler]:
    pronoun = next((k for k in tree.kids[filler.head] if tree.lower[k] in ("him", "them", "me", "us")), None)
    if pronoun is not None and tree.labels[pronoun] == "nmod:poss" and pronoun < filler.head:
        start, end = tree.phrase(filler.head, without=frozenset({pronoun}))
        return [Filler("indirect", pronoun), filler._replace(start=start, end=end)]
    kids = tree.children(filler.head, "compound", "nmod")
    ends = [k for k in kids if k < filler.head and tree.child(k, "case") is None and _ends_phrase(tree, k, filler.head)]
    if not ends or filler.implied or filler.start >= 0:
        return [filler]
    (start, end), split = tree.phrase(filler.head), ends[-1]
    receiver = Filler("indirect", split, False, start, tree.tokens[split].end)
    return [receiver, filler._replace(start=tree.tokens[split + 1].start, end=end)]


def _ends_phrase(tree: Tree, index: int, head: int) -> bool:
    """Whether a noun before an object's head is a phrase of its own: a number or adjective follows, or a place."""
    after = tree.tokens[index + 1]
    if after.upos in ("NUM", "DET", "ADJ"):
        return index + 1 < head and tree.heads[index + 1] == head
    return tree.tokens[index].name.endswith("LOC") and after.text.islower()


def _charges(tree: Tree, predicate: Predicate, taken: set[str]) -> list[int]:
    """What a verb like accuse or thank has hung on its object: "accused the army | of an attack"."""
    rules = embedding().content.get(predicate.lemma, {})
    wanted = [s for s in ("of", "for", "with") if s in rules and s not in taken]
    if "with" not in taken and predicate.lemma in embedding().words["shared_with"]:
        wanted.append("with")
    holders = (
        tree.children(predicate.head, "obj", "obl")
        if predicate.lemma == "appeal"
        else tree.children(predicate.head, "obj")
    )
    kids = [n for k in holders for n in tree.children(k, "nmod") if n > k]
    return [n for n in kids if preposition(tree, n) in wanted]


def _with_agent(tree: Tree, head: int, fillers: list[Filler]) -> list[Filler]:
    """An agent hung on the phrase before it: "was sentenced to ten years in prison by a court"; not whose deed it is
    that something was done over or after: "was arrested after a complaint *by a nurse*"."""
    for kid in tree.children(head, "obl", "obj"):
        stack = tree.children(kid, "nmod", "obl") if not _is_ground(tree, kid) else []
        for each in stack:
            if _is_ground(tree, each):
                continue
            if tree.words(each, "case") == ["by"] and may_act(tree, each) and kid > head:
                return [*(cut(tree, f, [each]) for f in fillers), *spread(tree, "subject", each)]
            stack.extend(tree.children(each, "nmod", "obl"))
    return fillers


def _is_ground(tree: Tree, index: int) -> bool:
    """Whether a phrase tells over or after what something is done."""
    return bool(_GROUNDS & set(tree.words(index, "case")))


def _verb_slot(tree: Tree, predicate: Predicate, kid: int) -> str | None:
    relation, label = tree.relations[kid], tree.labels[kid]
    if kid == predicate.particle:
        return None
    if relation == "nsubj":
        return _subject_slot(tree, predicate, label)
    if relation == "obj":
        return (cleft_slot(tree, predicate.head) if is_relative(tree, kid) else None) or "object"
    if relation == "iobj":
        return "indirect" if tree.child(predicate.head, "obj") is not None else "object"
    if relation in ("obl", "nmod", "dep"):
        return _preposition_slot(tree, predicate, kid) if tree.tokens[kid].upos != "ADP" else None
    if relation == "xcomp" and tree.tokens[kid].upos in ("NOUN", "PROPN") and tree.child(kid, "mark") is None:
        misread = "as" in (preposition(tree, k) for k in tree.children(predicate.head, "obl", "xcomp"))
        misread |= predicate.kind == "verb" and tree.lemma(predicate.head) not in embedding().words["copular"]
        bare = misread and not predicate.passive and tree.child(predicate.head, "obj") is None
        return preposition(tree, kid) or ("object" if bare else "as")
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
    if slot is None and _bare_object(tree, predicate, kid):
        return "object"
    if slot == "by" and (tree.labels[kid] == "obl:agent" or predicate.passive) and may_act(tree, kid):
        return "subject"
    if slot is None and is_relative(tree, kid) and (cleft := cleft_slot(tree, predicate.head)):
        return cleft
    if slot is None:
        return "time" if tree.relations[kid] == "obl" and _is_time(tree, kid) else None
    return None if slot in embedding().reporting_prepositions else slot


def _bare_object(tree: Tree, predicate: Predicate, kid: int) -> bool:
    """Whether a phrase without preposition right after a verb is the object: "shot down a drone"."""
    if predicate.kind != "verb" or predicate.passive or tree.child(predicate.head, "obj") is not None:
        return False
    last = predicate.head if predicate.particle is None else predicate.particle
    return tree.edge(kid, -1) <= last + 1 and kid > last and not _is_time(tree, kid)


def _is_time(tree: Tree, kid: int) -> bool:
    """Whether a phrase without preposition tells a time: by its relation, or by its word."""
    if tree.tokens[kid].upos == "NUM" or tree.lemma(kid) in embedding().words["times"]:
        return True
    return tree.labels[kid] in ("obl:unmarked", "obl:tmod", "obl:npmod")


def _relative_adverb(tree: Tree, head: int) -> list[Filler]:
    """The place that "where" stands for, and the gap that a stranded preposition leaves ("the man he met with")."""
    out: list[Filler] = []
    where = _with_where(tree, head)
    for kid in tree.kids[where]:
        if tree.lower[kid] == "where" and tree.relations[kid] in ("advmod", "mark", "obl"):
            out.extend(Filler("in", a, True) for a in places_before(tree, where) if not _is_due(tree, head))
    for kid in tree.kids[head]:
        if _stranded(tree, head, kid):
            out.extend(Filler(tree.lower[kid], a, True) for a in antecedents(tree, head))
    return out


def _with_where(tree: Tree, head: int) -> int:
    """The word that has the "where" of a predicate: the adjective over it in "where he is due *to meet* her"."""
    above = tree.heads[head]
    return above if tree.relations[head] == "xcomp" and above >= 0 and _is_due(tree, above) else head


def _is_due(tree: Tree, index: int) -> bool:
    """Whether a word only tells when or how likely somebody does what its infinitive says: "due", "ready", "set"."""
    return tree.tokens[index].upos == "ADJ" and tree.child(index, "xcomp") is not None


def _stranded(tree: Tree, head: int, kid: int) -> bool:
    if tree.labels[head] != "acl:relcl" or tree.tokens[kid].upos != "ADP" or kid < head or tree.kids[kid]:
        return False
    if any(tree.relations[k] in ("nsubj", "obj") and is_relative(tree, k) for k in tree.kids[head]):
        return False
    if kid + 1 < len(tree.tokens) and tree.tokens[kid + 1].upos in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"):
        return False
    return tree.relations[kid] in ("obl", "case", "advmod", "nmod", "dep")
