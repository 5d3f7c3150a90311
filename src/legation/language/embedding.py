"""How clauses hang together: what governs each, by which link, and who reports it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from legation.language.arguments import loose_relative
from legation.language.light import Fold, content
from legation.language.model import Link, Reporter
from legation.language.predicates import Predicate
from legation.language.rules import embedding
from legation.language.sharing import Frames
from legation.language.tree import NOMINAL, Tree

COMPLEMENT_MARKS = frozenset({"of", "for", "from", "into", "against", "over", "about", "with", "to", "on", "at"})
CONDITIONS = frozenset({"if", "unless", "provided", "should", "lest", "as long as", "in case", "providing"})
TO_PURPOSE = frozenset({"to", "in order", "so that", "so as", "in order to", "so as to"})


class Clausework(NamedTuple):
    """All that is known of a sentence's predicates while clauses are built."""

    tree: Tree
    found: dict[int, Predicate]
    frames: Frames
    folded: dict[int, Fold]


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
    if _is_content(work, head, index):
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
    """An infinitive beside a verb: its content, or what it is done for ("phoned X to congratulate him")."""
    governor = work.found.get(work.tree.heads[index])
    purpose = governor is not None and governor.lemma in embedding().purposes and "to" in work.tree.words(index, "mark")
    return "purpose" if purpose and not _called_upon(work, index) else "complement"


def _adverbial(work: Clausework, index: int) -> Link:
    tree = work.tree
    if loose_relative(tree, index):
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
    slots = embedding().oblique_control.get(governor.lemma, ())
    return any(f.slot in slots for f in work.frames[head])


def _adnominal(work: Clausework, index: int) -> Link:
    tree = work.tree
    if tree.labels[index] == "acl:relcl":
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
    if rules is not None:
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
    "parataxis": _beside,
    "list": _beside,
    "nsubj": _nominal,
    "obj": _nominal,
    "iobj": _nominal,
    "obl": _nominal,
    "nmod": _nominal,
    "appos": _nominal,
}


# ── who reports ──────────────────────────────────────────────────────────────────────────────────────────────────


def _is_content(work: Clausework, head: int, index: int) -> bool:
    """Whether a token's clause is what the predicate above it reports."""
    governor, relation, rules = work.found.get(head), work.tree.relations[index], embedding()
    if governor is None:
        return (
            relation in ("acl", "ccomp")
            and _that_clause(work, index)
            and work.tree.lemma(head) in rules.reporting_nouns
        )
    if governor.kind == "noun":
        return relation in ("acl", "ccomp") and _that_clause(work, index) and governor.lemma in rules.reporting_nouns
    if relation == "xcomp":
        return governor.passive and governor.lemma in rules.hearsay
    if relation == "csubj":
        return governor.passive and governor.lemma in rules.hearsay
    if relation == "ccomp":
        return governor.lemma in rules.reporting and (governor.lemma not in rules.quoting_only or _quoted(work, index))
    if relation == "parataxis":
        return governor.lemma in rules.reporting and index > head and _opens(work, head, index)
    return relation == "obj" and governor.lemma in rules.tells_of and index in work.found


def _that_clause(work: Clausework, index: int) -> bool:
    return "that" in work.tree.words(index, "mark")


def _quoted(work: Clausework, index: int) -> bool:
    """Whether a quotation mark stands beside a clause."""
    return any(work.tree.tokens[k].xpos in ("``", "''") for k in work.tree.kids[index])


def _opens(work: Clausework, head: int, index: int) -> bool:
    """Whether a colon or quotation mark stands between a reporting verb and what follows."""
    between = work.tree.lower[head + 1 : index]
    return work.tree.child(head, "ccomp") is None and any(mark in (":", '"', "“", "``", "'", "‘") for mark in between)


def reporters(work: Clausework) -> list[Reporter | None]:
    """Who reports each token's clause: the nearest speaker whose words it is part of."""
    tree = work.tree
    out: list[Reporter | None] = [None] * len(tree.tokens)
    for index in tree.order:
        head = tree.heads[index]
        outer = out[head] if head >= 0 else None
        if head >= 0:
            if _steps_out(work, index):
                outer = out[tree.heads[head]] if tree.heads[head] >= 0 else None
            elif _is_content(work, head, index) or _accused(work, head, index):
                outer = _speaker(work, head) or outer
        out[index] = _beside_speaker(work, index) or outer
    return out


def _steps_out(work: Clausework, index: int) -> bool:
    """Whether a token is the reporting clause or phrase beside what it reports, itself not reported by it."""
    return _tags(work, index) or _source(work, index)


def _tags(work: Clausework, index: int) -> bool:
    """Whether a verb is a reporting clause that stands beside its content: "…, X said", "as X put it"."""
    tree, predicate, rules = work.tree, work.found.get(index), embedding()
    if predicate is None or predicate.lemma not in rules.reporting or tree.child(index, "ccomp") is not None:
        return False
    if tree.relations[index] == "parataxis":
        opened = tree.heads[index] in work.found and _is_content(work, tree.heads[index], index)
        return not opened and any(f.slot == "subject" for f in work.frames[index])
    return (
        tree.relations[index] == "advcl"
        and "as" in tree.words(index, "mark")
        and (tree.child(index, "obj") is None or predicate.lemma == "put it")
    )


def _source(work: Clausework, index: int) -> bool:
    """Whether a phrase names the source: "according to X", "in X's view"."""
    tree, rules = work.tree, embedding()
    words = tree.words(index, "case")
    if words and (words[0] in rules.reporting_prepositions):
        return True
    return (
        words == ["in"]
        and tree.lemma(index) in rules.views
        and any(tree.labels[k] == "nmod:poss" for k in tree.kids[index])
    )


def _beside_speaker(work: Clausework, index: int) -> Reporter | None:
    tree = work.tree
    for kid in tree.kids[index]:
        if _tags(work, kid):
            return _speaker(work, kid)
        if _source(work, kid):
            return _cited(work, kid)
    return None


def _cited(work: Clausework, index: int) -> Reporter:
    tree = work.tree
    owner = next((k for k in tree.kids[index] if tree.labels[k] == "nmod:poss"), None)
    cases = tree.children(index, "case")
    if tree.words(index, "case") == ["in"] and owner is not None:
        return _reporter(work, owner, cases[0], index)
    parts = sorted([*cases, *(k for c in cases for k in tree.kids[c])])
    return _reporter(work, index, parts[0], parts[-1])


def _accused(work: Clausework, head: int, index: int) -> bool:
    """Whether a deed is what somebody accuses another of: "accused X of killing", "blamed X for the attack"."""
    governor = work.found.get(head)
    if governor is None or governor.lemma not in embedding().accusing or governor.kind != "verb":
        return False
    if work.tree.relations[index] == "advcl":
        return bool(set(work.tree.words(index, "mark")) & COMPLEMENT_MARKS)
    return work.tree.relations[index] == "obl" and index in work.found and work.tree.words(index, "case") != ["by"]


def _speaker(work: Clausework, head: int) -> Reporter | None:
    """The speaker of a reporting predicate: a verb's subject, a noun's owner; None where it has none."""
    slots = (
        ("subject",)
        if work.found.get(head) and work.found[head].kind != "noun"
        else ("subject", "by", "possessor", "from")
    )
    for slot in slots:
        for f in work.frames.get(head, ()):
            if f.slot == slot and f.head != head:
                return _reporter(work, f.head, head, _cue_end(work, head))
    owner = next((k for k in work.tree.kids[head] if work.tree.labels[k] == "nmod:poss"), None)
    return _reporter(work, owner, head, head) if owner is not None else None


def _cue_end(work: Clausework, head: int) -> int:
    particle = work.found[head].particle if head in work.found else None
    return particle if particle == head + 1 else head


def _reporter(work: Clausework, head: int, cue_first: int, cue_last: int) -> Reporter:
    tree = work.tree
    start, end = tree.phrase(head)
    first, last = tree.tokens[cue_first], tree.tokens[cue_last]
    cue = " ".join(t.text for t in tree.tokens[cue_first : cue_last + 1])
    return Reporter(head, start, end, cue, first.start, last.end)


def hearsay(work: Clausework, index: int) -> bool:
    """Whether a predicate is told as hearsay without a speaker: "reportedly", "allegedly"."""
    return any(work.tree.lower[k] in embedding().hearsay_adverbs for k in work.tree.children(index, "advmod"))
