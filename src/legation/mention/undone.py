"""What befell nobody, though a word for it stands there: tried, meant, ordered, nearly done."""

from __future__ import annotations

from legation.mention.casualty_words import words
from legation.mention.phrases import Tree


def is_undone(tree: Tree, index: int) -> bool:
    """Whether a word for harm or arrest tells only of a try, a wish or a near miss: "the *attempted* murder of two",
    "*tried* to kill three judges", "were *nearly* killed", "recommended that he *be* executed"."""
    verb = tree.tokens[index].head if tree.words[index] == "death" and tree.words[index - 1] == "to" else index
    return _is_near_miss(tree, index) or any(_is_tried(tree, i) or _is_wished(tree, i) for i in {index, verb} - {-1})


def _is_near_miss(tree: Tree, index: int) -> bool:
    """Whether a word right before says that it did not come to it: "*nearly* killed", not "*nearly* 90 were killed"."""
    before = tree.lemmas[index - 1] if index else ""
    return before in words().near_miss or any(tree.words[i] in words().tried for i in tree.below(index, "amod"))


def _is_tried(tree: Tree, index: int) -> bool:
    """Whether a verb with "to" is what somebody tries, means or is told to do: "a *plot* to assassinate two"."""
    marked = [i for i in tree.below(index, "mark", "aux") if tree.words[i] == "to"]
    above = tree.tokens[index].head
    if not marked or above < 0 or any(tree.words[i] == "have" for i in tree.below(index, "aux")):
        return False
    return tree.lemmas[above] in words().trying


def _is_wished(tree: Tree, index: int) -> bool:
    """Whether a passive is a bare subjunctive: "demanded that two officers *be arrested*"."""
    passive = tree.below(index, "aux:pass")
    helped = [i for i in tree.below(index, "aux", "mark") if i not in passive and tree.words[i] != "that"]
    return bool(passive) and tree.words[passive[0]] == "be" and not helped
