"""Clauses that somebody is said to have said: "said that …", "…, officials said", "according to X, …"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from legation.mention.phrases import Tree
from legation.mention.speakers import Cue, Reports, reporting

_TRIMMED = ("PUNCT",)
_PAIRS = {"“": "”", "”": "“", "‘": "’", "’": "‘", '"': '"', "«": "»", "»": "«", "„": "“"}


class Reported(msgspec.Struct, frozen=True):
    """A reported clause at ``start``–``end`` (code points) and its cue."""

    start: int
    end: int
    cue: Cue


def indirect(reports: Reports) -> Iterator[Reported]:
    """The reported clauses of a story, in order, those that stand in quotation marks left out."""
    for cue in reports.cues:
        tree = reports.trees[cue.sentence]
        span = _content(tree, cue)
        if span is None:
            continue
        span = _after_hearer(tree, cue, span)
        start, end = tree.tokens[span[0]].start, tree.tokens[span[1]].end
        if _has_verb(tree, span) and not _in_marks(reports, tree, span) and end > start:
            yield Reported(start, end, cue)


def _content(tree: Tree, cue: Cue) -> tuple[int, int] | None:
    """The first and last token of what a cue reports."""
    if tree.words[cue.index] == "according":
        return _around_source(tree, cue)
    if tree.lemmas[cue.index] not in reporting().indirect:
        return None
    for child in tree.below(cue.index, "ccomp"):
        if _is_clause(tree, child):
            return _trimmed(tree, *_beside_cue(tree, cue, *tree.reach(child)))
    token = tree.tokens[cue.index]
    if token.relation == "parataxis" and token.head >= 0 and cue.speaker is not None:
        return _without(tree, token.head, cue)
    return None


def _around_source(tree: Tree, cue: Cue) -> tuple[int, int] | None:
    """The clause that "according to X" hangs from, without that phrase."""
    if cue.speaker is None:
        return None
    verb = tree.tokens[cue.speaker].head
    return _without(tree, verb, cue) if verb >= 0 else None


def _without(tree: Tree, head: int, cue: Cue) -> tuple[int, int] | None:
    """The clause of ``head`` up to or from the phrase of the cue, whichever side holds the head; the whole where the
    cue stands inside it ("The launch, state media said, had failed")."""
    low, high = tree.reach(head)
    top = cue.index if tree.words[cue.index] != "according" else cue.speaker or cue.index
    cue_low, cue_high = tree.reach(top)
    if head < cue_low:
        return _trimmed(tree, low, cue_low - 1)
    if head > cue_high and low < cue_low - 1 and tree.words[cue.index] != "according":
        return _trimmed(tree, low, high)
    return _trimmed(tree, cue_high + 1, high) if head > cue_high else None


def _trimmed(tree: Tree, low: int, high: int) -> tuple[int, int] | None:
    """A stretch of tokens without marks at its ends and without its "that"."""
    while low <= high and (_is_edge(tree, low, low + 1, high) or (tree.words[low] == "that" and _is_mark(tree, low))):
        low += 1
    while low <= high and _is_edge(tree, high, low, high - 1):
        high -= 1
    return (low, high) if low < high else None


def _is_clause(tree: Tree, index: int) -> bool:
    """Whether a complement is a clause: a verb, or a predicate with subject or copula."""
    return tree.tokens[index].upos in ("VERB", "AUX") or bool(tree.below(index, "nsubj", "cop", "expl"))


def _beside_cue(tree: Tree, cue: Cue, low: int, high: int) -> tuple[int, int]:
    """A stretch of tokens without the cue where the grammar put it inside: what follows it, or, where its speaker
    stands inside before it ("It failed, he said, on Monday"), what precedes them."""
    if not low <= cue.index <= high:
        return low, high
    if cue.speaker is None or not low < cue.speaker < cue.index:
        inner = cue.speaker is not None and cue.index < cue.speaker <= high
        return (low, cue.index - 1) if inner else (cue.index + 1, high)
    first = tree.core(cue.speaker)[0]
    return (low, first - 1) if first > low else (cue.index + 1, high)


def _has_verb(tree: Tree, span: tuple[int, int]) -> bool:
    return any(t.upos in ("VERB", "AUX") for t in tree.tokens[span[0] : span[1] + 1])


def _after_hearer(tree: Tree, cue: Cue, span: tuple[int, int]) -> tuple[int, int]:
    """A clause without the hearer whom the grammar took into it: "told VOA the attackers fled"."""
    low, high = span
    told = tree.lemmas[cue.index] in ("tell", "inform", "assure") and low == cue.index + 1 and high > low + 1
    hearer = told and tree.tokens[low].upos == "PROPN" and tree.tokens[low + 1].upos in ("DET", "PRON", "NUM")
    return (low + 1, high) if hearer else span


def _is_edge(tree: Tree, index: int, low: int, high: int) -> bool:
    """Whether a token is a mark to be cut off: not a quotation mark whose other half is inside."""
    pair = _PAIRS.get(tree.words[index])
    return tree.tokens[index].upos in _TRIMMED and (pair is None or pair not in tree.words[low : high + 1])


def _is_mark(tree: Tree, index: int) -> bool:
    return tree.tokens[index].relation == "mark" or tree.tokens[index].upos == "SCONJ"


def _in_marks(reports: Reports, tree: Tree, span: tuple[int, int]) -> bool:
    """Whether most words of a clause stand in quotation marks: then it is a direct quotation."""
    words = [t for t in tree.tokens[span[0] : span[1] + 1] if t.upos not in _TRIMMED]
    inside = sum(reports.in_marks(t.start) for t in words)
    return inside * 5 > len(words) * 4
