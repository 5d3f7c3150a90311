"""Who is given something so that he can use it: "sent rifles to *Ukraine* so *it* can defend itself"."""

from __future__ import annotations

from legation.mention.candidates import Scene
from legation.mention.ledger import Found, Ledger
from legation.mention.phrases import Tree

_GIVING = frozenset({
    "give", "send", "provide", "supply", "deliver", "transfer", "donate", "lend", "ship", "hand", "grant", "offer",
    "sell", "train", "arm", "equip", "help", "support", "finance", "fund", "assist", "aid", "furnish", "pay",
})  # fmt: skip
"""Verbs of giving, by which whoever gets something can do what he could not. A choice."""
_FOR = frozenset({"to", "for"})


def equipped(ledger: Ledger, scene: Scene, index: int) -> Found:
    """The receiver of what is given, where a pronoun is the subject of what it lets him do; else none."""
    tree = scene.tree
    token = tree.tokens[index]
    if token.relation != "nsubj" or token.head < 0 or not _is_aim(tree, token.head):
        return ()
    main = tree.tokens[token.head].head
    apart = set(tree.subtree(token.head))
    giving = [i for i in tree.subtree(main) if i < index and i not in apart and tree.lemmas[i] in _GIVING]
    for verb in sorted(giving, reverse=True):
        for receiver in _receivers(tree, verb):
            found = ledger.at.get((scene.index, receiver), ()) if receiver < index else ()
            plural = tree.words[index] == "they"
            if found and all(c.kind != "person" and (plural or not c.plural) for c in found):
                return found
    return ()


def _is_aim(tree: Tree, verb: int) -> bool:
    """Whether a clause says what something is done for: "*so* it *can* …", "*so that* they *could* …"."""
    token = tree.tokens[verb]
    opened = {tree.words[i] for i in tree.below(verb, "mark", "advmod") if i < verb}
    helped = {tree.words[i] for i in tree.below(verb, "aux")} & {"can", "could", "may", "might", "will", "would"}
    return token.relation == "advcl" and token.head >= 0 and "so" in opened and bool(helped)


def _receivers(tree: Tree, verb: int) -> list[int]:
    """The words for whoever gets something: behind "to" or "for", before the thing, or the object alone."""
    objects = tree.below(verb, "obj", "nsubj:pass")
    behind = [*tree.complements(verb, *_FOR), *(c for o in objects for c in tree.complements(o, *_FOR))]
    return [*tree.below(verb, "iobj"), *behind, *objects]
