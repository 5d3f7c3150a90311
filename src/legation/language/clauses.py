"""From a sentence's grammar to who-does-what frames.

The main path: 1 find the predicates, 2 give each its phrases (voice undone, shared and controlled slots filled),
3 fold light verbs into their nouns, 4 hang the clauses on each other, 5 find who reports them, 6 read time, negation
and modality, 7 write the clauses down.
"""

from __future__ import annotations

from typing import NamedTuple

from legation.language.aspect import Aspect, aspects
from legation.language.embedding import Hanging, hangings
from legation.language.light import EXISTS, Clausework, Fold, folds, taken_over
from legation.language.model import Argument, Clause, Reporter, Sentence
from legation.language.phrases import Filler
from legation.language.predicates import Predicate, predicates
from legation.language.repair import repaired
from legation.language.reporting import hearsay, reporters
from legation.language.rules import embedding, event_nouns
from legation.language.sharing import frames
from legation.language.tree import HYPHENS, Tree

REACH = 9
"""A trigger covers a light verb and its noun where at most this many words lie between them; else the noun alone."""


def clauses(sentence: Sentence, nouns: frozenset[str] | None = None) -> tuple[Clause, ...]:
    """The clauses of a sentence in the order of their heads.

    ``nouns`` are lemmas of further event nouns, beside those that come with the product (``event_nouns``). Never
    raises on any tree; every span is ``text[start:end]`` of the story that the sentence is from.
    """
    tree = repaired(Tree(sentence))
    found = predicates(tree, event_nouns() | nouns if nouns else event_nouns())  # 1
    if not found:
        return ()
    filled = frames(tree, found)  # 2
    folded = folds(tree, found, filled)  # 3
    work = Clausework(tree, found, taken_over(tree, found, filled, folded), folded)
    hanging = hangings(work)  # 4
    known = _Known(hanging, reporters(work), aspects(work, hanging))  # 5, 6
    dropped = {f.verb for f in folded.values() if f.rule is EXISTS}
    return tuple(_clause(work, known, found[head]) for head in sorted(found) if head not in dropped)  # 7


class _Known(NamedTuple):
    """What was found out about every predicate: how it hangs, who reports each token, time and reality."""

    hanging: dict[int, Hanging]
    told: list[Reporter | None]
    aspect: dict[int, Aspect]


def _clause(work: Clausework, known: _Known, predicate: Predicate) -> Clause:
    head = predicate.head
    fold = work.folded.get(head)
    governor, link = _hanging(work, known, head)
    own = known.aspect[head]
    start, end = _trigger(work, predicate, fold)
    return Clause(
        sentence=work.tree.sentence.index,
        kind=predicate.kind,
        predicate=predicate.lemma,
        head=head,
        start=start,
        end=end,
        arguments=_arguments(work, head),
        modifiers=_modifiers(work.tree, predicate),
        light=fold.lemma if fold else None,
        negated=own.negated,
        modality=own.modality,
        tense=own.tense,
        perfect=own.perfect,
        progressive=own.progressive,
        passive=predicate.passive,
        question=link in ("root", "conjunct") and _asks(work.tree),
        governor=governor,
        link=link,
        reporter=known.told[_stands(work, head)],
    )


def _stands(work: Clausework, head: int) -> int:
    """The token that a clause has its place by: a folded noun's light verb where that one is above it."""
    fold = work.folded.get(head)
    return fold.verb if fold is not None and fold.verb in work.tree.ancestors(head) else head


def _hanging(work: Clausework, known: _Known, head: int) -> Hanging:
    """Governor and link as written down: "there is" is no governor, and hearsay counts as reported."""
    governor, link = known.hanging[head]
    while governor is not None and _exists(work, governor):
        governor = known.hanging[governor].governor
    if link in ("root", "conjunct") and hearsay(work, _stands(work, head)):
        link = "reported"
    return Hanging(governor, link)


def _exists(work: Clausework, verb: int) -> bool:
    return any(f.verb == verb and f.rule is EXISTS for f in work.folded.values())


def _arguments(work: Clausework, head: int) -> tuple[Argument, ...]:
    """The fillers of a frame as phrases, each head once a slot, in the order of the sentence."""
    seen: dict[tuple[str, int, int], Argument] = {}
    for filler in work.frames[head]:
        key = (filler.slot, filler.head, filler.start)
        if key not in seen:
            start, end = _extent(work.tree, filler)
            seen[key] = Argument(filler.slot, filler.head, start, end, filler.implied)
    return tuple(sorted(seen.values(), key=lambda a: (a.start, a.end, a.slot)))


def _extent(tree: Tree, filler: Filler) -> tuple[int, int]:
    if filler.start >= 0:
        return filler.start, filler.end
    return tree.phrase(filler.head, relatives=not filler.implied)


def _trigger(work: Clausework, predicate: Predicate, fold: Fold | None) -> tuple[int, int]:
    """The code points of the words that say what is done, in one stretch."""
    tree, head = work.tree, predicate.head
    first = last = head
    if predicate.kind == "noun":
        first = _first_modifier(tree, head)
        last = head + 2 if "-" in predicate.lemma and tree.lower[head + 1 : head + 2] == ["-"] else head
    elif predicate.particle == head + 1:
        last = head + 1
    if fold is not None and abs(fold.verb - head) <= REACH:
        first, last = min(first, fold.verb), max(last, fold.verb)
    return tree.tokens[first].start, tree.tokens[last].end


def _first_modifier(tree: Tree, head: int) -> int:
    """Where a noun's own words begin: its lower-case compound parts that touch it ("air" of "air strike"), or that a
    hyphen ties to it ("hostage-taking")."""
    first = head
    while first > 0:
        part = first - 2 if first > 1 and tree.lower[first - 1] in HYPHENS else first - 1
        if tree.heads[part] != head or tree.relations[part] != "compound":
            break
        if not tree.tokens[part].text.islower() or tree.child(part, "nummod") is not None:
            break
        first = part
    return first


def _modifiers(tree: Tree, predicate: Predicate) -> tuple[str, ...]:
    """Lemmas of a noun's modifiers (participles as they stand), or of the adverbs of a verb or adjective."""
    wanted = ("compound", "amod") if predicate.kind == "noun" else ("advmod", "compound")
    kids = tree.children(predicate.head, *wanted)
    kept = (k for k in kids if k != predicate.particle and not _functional(tree, k))
    return tuple(tree.lower[k] if tree.tokens[k].upos == "VERB" else tree.lemma(k) for k in kept)


def _functional(tree: Tree, index: int) -> bool:
    """Whether an adverb only builds the clause: "not", "where"."""
    return tree.tokens[index].xpos == "WRB" or tree.lower[index] in embedding().words["never"] | {"longer"}


def _asks(tree: Tree) -> bool:
    return any(t.text == "?" for t in tree.tokens[-3:])
