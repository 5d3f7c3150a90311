"""Small repairs of a parse before clauses are read from it: slips that every statistical parser makes now and then."""

from __future__ import annotations

from legation.language.rules import embedding
from legation.language.tree import Tree


def repaired(tree: Tree) -> Tree:
    """The tree with reporting participles hung where they belong, and verbs in a row joined; the same one if sound."""
    moves = {index: move for index in range(len(tree.tokens)) if (move := _better(tree, index)) is not None}
    return tree.moved(moves) if moves else tree


def _better(tree: Tree, index: int) -> tuple[int, str] | None:
    """A better head and relation for a token, or None."""
    if tree.tokens[index].upos != "VERB":
        return None
    label, head = tree.labels[index], tree.heads[index]
    if label == "advcl" and head >= 0:
        return _adding(tree, index, head)
    if label == "parataxis" and head >= 0:
        return _in_a_row(tree, index, head)
    return None


def _adding(tree: Tree, index: int, head: int) -> tuple[int, str] | None:
    """ "…, the mayor said, adding that …": "adding" is the mayor's, although it often hangs on what he said."""
    if tree.tokens[index].xpos != "VBG" or tree.lemma(index) not in embedding().reporting:
        return None
    above = tree.heads[head]
    tags = [above] if above >= 0 and tree.relations[head] == "ccomp" else []
    tags += tree.children(head, "parataxis")
    for tag in tags:
        if head < tag < index and tree.lemma(tag) in embedding().reporting:
            return tag, "advcl"
    return None


def _in_a_row(tree: Tree, index: int, head: int) -> tuple[int, str] | None:
    """ "stormed the palace, seized the station and …": a verb after a comma without its own subject."""
    token, first = tree.tokens[index], tree.tokens[head]
    if token.xpos not in ("VBD", "VBZ", "VBP") or token.xpos != first.xpos or index < head:
        return None
    if tree.child(index, "nsubj", "csubj", "expl", "mark", "aux") is not None or tree.child(head, "nsubj") is None:
        return None
    return (head, "conj") if tree.lemma(index) not in embedding().reporting else None
