"""Who goes on telling: "Minister Berg said talks were hard. The king agreed to go, *she* added"."""

from __future__ import annotations

from legation.mention.candidates import Scene
from legation.mention.cluster import Cluster
from legation.mention.ledger import Found, Ledger
from legation.mention.phrases import Tree
from legation.mention.quoting import in_quotes
from legation.mention.salience import Want
from legation.mention.words import words

_BACK = 3
"""So many sentences before are asked for who told them, where those between name nobody else who may be meant."""


def goes_on(ledger: Ledger, scene: Scene, index: int, want: Want) -> Found:
    """Whoever told the sentence before, where a pronoun stands behind what it tells: the speaker of the report, and not
    one of whom he tells ("The *king* agreed to go, she added")."""
    if not _closes(scene.tree, index) or in_quotes(scene.tree.tokens[index].start, ledger.speakers.quotes):
        return ()
    for before in range(scene.index - 1, max(-1, scene.index - 1 - _BACK), -1):
        spot = ledger.speakers.told(before)
        found = ledger.meant(spot) if spot is not None else ()
        if found:
            alone = len(found) == 1 and _fits(found[0], want)
            return found if alone and not _is_known(ledger, scene, found, want) else ()
        if any(_fits(c, want) and s[0] == before for c in ledger.clusters for s in c.spots):
            return ()
    return ()


def _closes(tree: Tree, index: int) -> bool:
    """Whether a word is the subject of a verb of saying behind, or within, the words that it reports."""
    token = tree.tokens[index]
    verb = token.head
    if not token.relation.startswith("nsubj") or verb < 0 or tree.lemmas[verb] not in words().say:
        return False
    above = tree.tokens[verb].head
    aside = tree.tokens[verb].relation == "parataxis" and above >= 0
    return any(i < index for i in tree.below(verb, "ccomp")) or (aside and min(tree.subtree(above)) < index)


def _fits(cluster: Cluster, want: Want) -> bool:
    """Whether a pronoun may mean somebody, by kind, number and gender."""
    if cluster.kind not in want.kinds or (want.gender and cluster.gender not in (None, want.gender)):
        return False
    return cluster.plural if want.number == "plural" else not (cluster.kind == "group" and cluster.plural)


def _is_known(ledger: Ledger, scene: Scene, found: Found, want: Want) -> bool:
    """Whether only another, named in the pronoun's own sentence, is known to be a man or a woman as it says."""
    if not want.gender or found[0].gender == want.gender:
        return False
    own = (c for c in ledger.clusters if any(s[0] == scene.index for s in c.spots))
    return any(c.gender == want.gender and c not in found for c in own)
