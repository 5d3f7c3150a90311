"""What an actor is by the words behind a comma: "Citizens for Hope, *an opposition alliance*, condemned the vote", "the
victim, *a Turkish policeman*, died"."""

from __future__ import annotations

from legation.mention.candidates import Candidate
from legation.mention.cluster import Cluster
from legation.mention.ledger import Found, Ledger

_SORTS = frozenset({"PTY", "OPP", "REB", "CRM", "LAB", "MED", "BUS", "REL", "EDU"})
"""Sectors of bodies that the words behind the comma tell better than the nouns of a name ("*Alliance* for Change")."""

_AT_HOME = frozenset({"PTY", "OPP"})
"""Those of them that are of the state that the story is about."""

_VAGUE = frozenset({"CVL", None})


def apposed(ledger: Ledger, candidate: Candidate) -> Found:
    """Whom a phrase behind a comma says more of: a body by name, or one person told of by a role."""
    tree, head = ledger.scenes[candidate.sentence].tree, candidate.head
    token = tree.tokens[head]
    if token.relation != "appos" or token.head > head or not candidate.indefinite or candidate.plural:
        return ()
    own = [i for i in tree.subtree(head) if tree.tokens[i].upos != "PUNCT"]
    behind = tree.words[max(own) + 1 : max(own) + 2]
    closed = tree.words[min(own) - 1 : min(own)] == [","] and behind in ([","], ["."], [])
    found = ledger.at.get((candidate.sentence, token.head), ())
    if not closed or tree.conjuncts(head) or len(found) != 1:
        return ()
    kind = found[0].kind
    alike = kind == candidate.kind == "person" and not found[0].names and found[0].members[-1].definite
    body = kind in ("body", "group") and candidate.kind == "body" and bool(found[0].names)
    return found if alike or body else ()


def learn(ledger: Ledger, candidate: Candidate, cluster: Cluster) -> None:
    """Give an actor of whom no source knows the sector and country that the words behind the comma tell."""
    if cluster.entry is not None or candidate.form != "nominal" or candidate.sector is None or candidate.former:
        return
    if cluster.kind == "person" and cluster.sector in _VAGUE and not cluster.names:
        cluster.sector = candidate.sector
        cluster.country = candidate.country or cluster.country
    told = cluster.sector in ("NGO", None) or (cluster.sector, candidate.sector) == ("PTY", "OPP")
    if cluster.kind == "person" or candidate.sector not in _SORTS or not told:
        return
    cluster.sector = candidate.sector
    if cluster.country in ("NGO", None):
        near = ledger.near(candidate) if candidate.sector in _AT_HOME else None
        cluster.country, cluster.presumed = candidate.country or near, None if candidate.country else "near"
        if near and not candidate.country:
            cluster.reasons.append(f"country {near} from the states that the story names around it")
