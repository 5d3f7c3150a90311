"""How clauses hang together: what governs each, and by which link."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from legation.language import ranked
from legation.language.light import Clausework, content
from legation.language.model import Link
from legation.language.phrases import loose_relative
from legation.language.reporting import COMPLEMENT_MARKS, is_content, is_tag
from legation.language.rules import embedding, is_put_to
from legation.language.tree import NOMINAL

CONDITIONS = frozenset({"if", "unless", "provided", "should", "lest", "as long as", "in case", "providing"})
TO_PURPOSE = frozenset({"to", "in order", "so that", "so as", "in order to", "so as to"})


class Hanging(NamedTuple):
    """What a clause hangs from, and how."""

    governor: int | None
    link: Link


def hangings(work: Clausework) -> dict[int, Hanging]:
    """Governor and link of every predicate; a folded noun has those of its light verb where that one is above it."""
    out = {head: _hanging(work, head) for head in work.found}
    for noun, fold in work.folded.items():
        if fold.verb in out and fold.verb in work.tree.ancestors(noun):
            out[noun] = out[fold.verb]
    for head in list(out):
        tag = next((k for k in work.tree.kids[head] if is_tag(work, k)), None)
        if tag is not None and out[head].link == "root":
            out[head], out[tag] = Hanging(tag, "reported"), Hanging(None, "root")
    return out


def _hanging(work: Clausework, index: int) -> Hanging:
    tree = work.tree
    first = index
    while tree.relations[first] == "conj" and tree.heads[first] >= 0:
        first = tree.heads[first]
    link = _link(work, first)
    if first != index and link == "root":
        return Hanging(_nearest(work, index), "conjunct")
    return Hanging(_nearest(work, first), link)


def _nearest(work: Clausework, index: int) -> int | None:
    return next((a for a in work.tree.ancestors(index) if a in work.found), None)


def _link(work: Clausework, index: int) -> Link:
    tree, head = work.tree, work.tree.heads[index]
    if head < 0:
        return "root"
    if _transparent(work, head, index):
        return _link(work, head)
    relation = tree.relations[index]
    if is_content(work, head, index):
        return "reported"
    handler = _LINKS.get(relation)
    if handler is not None:
        return handler(work, index)
    return "argument" if relation in _ARGUMENTS or tree.tokens[index].upos in NOMINAL else "root"


_ARGUMENTS = frozenset({"nsubj", "obj", "obl", "nmod", "iobj", "appos", "vocative"})


def _transparent(work: Clausework, head: int, index: int) -> bool:
    """Whether the head is the "be" of "is to visit", which is no clause of its own."""
    return head not in work.found and work.tree.lemma(head) == "be" and work.tree.relations[index] == "xcomp"


def _clausal(work: Clausework, index: int) -> Link:
    return "complement"


def _infinitive(work: Clausework, index: int) -> Link:
    """An infinitive beside a verb: its content, what it is done for ("phoned X to congratulate him"), or what is said
    in the short way of headlines ("province *says to keep* mining ban")."""
    governor = work.found.get(work.tree.heads[index])
    if governor is not None and governor.lemma == "say" and not governor.passive:
        return "reported"
    purpose = governor is not None and governor.lemma in embedding().purposes and "to" in work.tree.words(index, "mark")
    return "purpose" if purpose and not _called_upon(work, index) else "complement"


def _adverbial(work: Clausework, index: int) -> Link:
    tree = work.tree
    if loose_relative(tree, index) or tree.labels[index] == "advcl:relcl":
        return "relative"
    marks = set(tree.words(index, "mark")) | {tree.lower[k] for k in tree.children(index, "advmod") if k < index}
    if marks & CONDITIONS:
        return "condition"
    if "to" in marks or marks & TO_PURPOSE or ("so" in marks and "that" in marks):
        return "complement" if _called_upon(work, index) else "purpose"
    if tree.tokens[index].xpos == "VBG" and marks & COMPLEMENT_MARKS:
        return "complement"
    return "adverbial"


def _called_upon(work: Clausework, index: int) -> bool:
    """Whether an infinitive is the content of its verb ("called on Iran to release"), not its purpose."""
    head = work.tree.heads[index]
    governor = work.found.get(head)
    if governor is None or governor.kind == "noun":
        return False
    if governor.kind == "adjective":
        return True
    rules = embedding()
    if rules.complement_modality.get(governor.lemma) == "wanted" and governor.lemma in rules.object_control:
        return governor.passive or any(f.slot == "object" and f.head < index for f in work.frames[head])
    slots = rules.oblique_control.get(governor.lemma, ())
    subjects = work.tree.children(index, "nsubj")
    if "for" in slots and any("for" in work.tree.words(k, "case") for k in subjects):
        return True
    if "for" in slots and subjects and "for" in work.tree.words(index, "mark"):
        return True
    return any(f.slot in slots and work.tree.lower[f.head] not in rules.words["times"] for f in work.frames[head])


def _adnominal(work: Clausework, index: int) -> Link:
    tree = work.tree
    if tree.labels[index] == "acl:relcl" or ranked.tells(tree, index):
        return "relative"
    marks = tree.words(index, "mark")
    if "to" in marks or "that" in marks or (tree.tokens[index].xpos == "VBG" and marks):
        return "complement" if tree.heads[index] in work.found else "purpose" if "to" in marks else "relative"
    return "relative"


def _beside(work: Clausework, index: int) -> Link:
    return "root" if work.tree.heads[index] < 0 else "conjunct"


def _nominal(work: Clausework, index: int) -> Link:
    """An event noun as an argument: the content of its verb ("decided on a visit"), or just a party to it."""
    tree = work.tree
    head = _nearest(work, index)
    governor = work.found[head] if head is not None else None
    if governor is None:
        return "argument"
    rules = embedding().content.get(governor.lemma)
    if rules is not None and not is_put_to(governor.lemma, tree.lemma(index)):
        for f in work.frames[governor.head]:
            if f.slot in rules and content(tree, work.found, f.head) == index:
                return "complement"
    gerund = tree.tokens[index].xpos == "VBG" and tree.tokens[index].upos == "VERB"
    return "complement" if gerund else "argument"


_LINKS: dict[str, Callable[[Clausework, int], Link]] = {
    "ccomp": _clausal,
    "xcomp": _infinitive,
    "csubj": _clausal,
    "advcl": _adverbial,
    "acl": _adnominal,
    "amod": _adnominal,
    "parataxis": _beside,
    "list": _beside,
    "nsubj": _nominal,
    "obj": _nominal,
    "iobj": _nominal,
    "obl": _nominal,
    "nmod": _nominal,
    "appos": _nominal,
}
