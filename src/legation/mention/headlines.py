"""Titles without an article in headlines: "Kenyan president vows revenge" means the one who holds the office."""

from __future__ import annotations

from legation.mention.phrases import Tree
from legation.mention.roles import RolePhrase
from legation.mention.ties import Ties

_STOPS = frozenset({".", "!", "?", ":", ";", "…"})
_MARKS = frozenset({'"', "”", "’", "'", ")"})
_PARTIES = ("nsubj", "obj", "obl", "root")


def means_the_holder(tree: Tree, phrase: RolePhrase, ties: Ties) -> bool:
    """Whether a bare title in a headline is as definite as "the president" is in a sentence."""
    bare = not (ties.indefinite or ties.number or phrase.plural) and phrase.role.office is not None
    party = tree.tokens[phrase.head].relation.partition(":")[0] in _PARTIES
    return bare and party and phrase.role.kind == "person" and _is_headline(tree)


def _is_headline(tree: Tree) -> bool:
    """Whether a sentence ends without a stop."""
    last = next((t.text for t in reversed(tree.tokens) if t.text not in _MARKS), ".")
    return last not in _STOPS
