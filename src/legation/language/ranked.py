"""Infinitives that tell a deed: "became the *first* country *to ratify* it", "were the *last to leave* the base".

Who is called the first, last or only one to do something has done it, unless the verb above is only wished or possible
("could become the first to …").
"""

from __future__ import annotations

import re

from legation.language.rules import embedding
from legation.language.tree import Tree

RANKS = frozenset({"first", "second", "third", "fifth", "last", "latest", "only"})
ORDINAL = re.compile(
    r"(?:\w+-)?(?:fourth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth)|\d+(?:st|nd|rd|th)"
)


def tells(tree: Tree, index: int) -> bool:
    """Whether an infinitive that hangs on a noun tells what those whom the noun means have done."""
    noun = tree.heads[index]
    if noun < 0 or (tree.relations[noun] == "root" and tree.child(noun, "cop") is None):
        return False
    if tree.labels[index] != "acl" or tree.words(index, "mark") != ["to"] or not _is_ranked(tree, noun):
        return False
    verb = _verb(tree, noun)
    helpers = tree.children(verb, "aux", "mark", "advmod") if verb >= 0 else []
    unreal = any(tree.tokens[k].xpos in ("MD", "TO") or tree.lower[k] in embedding().words["never"] for k in helpers)
    return not unreal


def doers(tree: Tree, index: int) -> list[int]:
    """The subject of the verb that calls a noun the first, or whom the noun stands beside, else the noun itself."""
    noun = tree.heads[index]
    if tree.relations[noun] == "appos":
        return [tree.heads[noun]]
    verb = _verb(tree, noun)
    told = tree.children(verb, "nsubj") if verb >= 0 else []
    return [i for k in told for i in (k, *tree.conjuncts(k))] or [noun]


def of_the_rank(tree: Tree, index: int, verb: int) -> tuple[int, str] | None:
    """ "became the tenth state *to sign* it": an infinitive hung on "became" is that of the noun before it."""
    noun = tree.edge(index, -1) - 1
    own = tree.words(index, "mark") == ["to"] and noun in tree.children(verb, "xcomp") and _is_ranked(tree, noun)
    return (noun, "acl") if own else None


def _is_ranked(tree: Tree, noun: int) -> bool:
    """Whether a noun stands for people or states that are the first, last or only ones."""
    people = embedding().words["persons"] | embedding().words["people"]
    ranked = any(_is_rank(tree.lower[k]) for k in tree.children(noun, "amod", "advmod", "nummod"))
    return _is_rank(tree.lower[noun]) or (ranked and tree.lemma(noun) in people)


def _is_rank(word: str) -> bool:
    """Whether a word says which of a row somebody is: "latest", "eleventh", "33rd"."""
    return word in RANKS or ORDINAL.fullmatch(word) is not None


def _verb(tree: Tree, noun: int) -> int:
    """The word that says of somebody that he is what the noun means: the noun itself with "is", "become", "as"."""
    if tree.child(noun, "cop") is not None:
        return noun
    return tree.heads[noun] if tree.relations[noun] == "xcomp" else -1
