"""Pronouns that mean no actor but a thing or deed: "these raids are wrong, and *they* must stop"."""

from __future__ import annotations

from collections.abc import Mapping

from legation.mention.candidates import Scene, Spot
from legation.mention.cluster import Cluster
from legation.mention.phrases import Tree
from legation.mention.words import words

_NUMBER = {"it": "singular", "they": "plural", "them": "plural"}


def is_thing(scenes: tuple[Scene, ...], at: Mapping[Spot, tuple[Cluster, ...]], spot: Spot) -> bool:
    """Whether grammar sets a pronoun beside a plain noun of its number that is no actor: the subject of the clause
    before it, the object that a participle goes on to judge ("denied the charges, *calling them* lies"), what somebody
    else judged before ("Peru hailed the vote; Chile denounced *it*"), or for an "It" that opens a sentence the subject
    of the sentence before."""
    tree = scenes[spot[0]].tree
    number = _NUMBER.get(tree.words[spot[1]])
    token = tree.tokens[spot[1]]
    if number is None or token.head < 0:
        return False
    verb = tree.tokens[token.head]
    if token.relation == "nsubj" and verb.relation == "conj":
        return _is_plain(tree, tree.subject_of(verb.head), number, at, spot[0])
    if token.relation == "obj" and verb.relation == "advcl" and verb.xpos == "VBG":
        told = [c for c in tree.below(verb.head, "obj") if tree.tokens[c].relation == "obj"]
        return bool(told) and _is_plain(tree, told[0], number, at, spot[0])
    if token.relation == "obj" and verb.relation in ("conj", "parataxis", "advcl") and _reacts(tree, token.head):
        told = [
            c for c in tree.below(verb.head, "obj", "nsubj:pass") if tree.tokens[c].relation in ("obj", "nsubj:pass")
        ]
        return len(told) == 1 and _reacts(tree, verb.head) and _is_plain(tree, told[0], number, at, spot[0])
    opens = spot[1] == 0 and token.relation == "nsubj" and verb.relation == "root" and spot[0] > 0
    if opens and tree.words[0] == "it" and tree.lemmas[token.head] not in words().say:
        before = scenes[spot[0] - 1].tree
        root = next((i for i, t in enumerate(before.tokens) if t.relation == "root"), None)
        subject = before.subject_of(root) if root is not None else None
        return _is_plain(before, subject, number, at, spot[0] - 1)
    return False


def _reacts(tree: Tree, verb: int) -> bool:
    """Whether a verb with a subject of its own tells what somebody says of something: "hailed", "called it a farce"."""
    lemma = tree.lemmas[verb]
    doer = tree.below(verb, "nsubj", "obl:agent")
    return bool(doer) and lemma in words().speech | words().judging


def _is_plain(
    tree: Tree, index: int | None, number: str, at: Mapping[Spot, tuple[Cluster, ...]], sentence: int
) -> bool:
    """Whether a word is a common noun of a number that names no actor."""
    if index is None or tree.tokens[index].upos != "NOUN" or (sentence, index) in at:
        return False
    return tree.number(index) == number
