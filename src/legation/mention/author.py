"""Who a statement is by, from its title: "Statement by President Joe Biden on Support for Ukraine"."""

from __future__ import annotations

import re

from legation.gazetteer.model import Match
from legation.mention.cluster import Cluster
from legation.mention.joining import Joiner
from legation.mention.officials import Holders, only_one
from legation.mention.spelling import can_be_same

_BY = re.compile(
    r"^(?!Joint)\W*(?:Press |Media )?"
    r"(?:Statement|Remarks|Message|Letter|Comments?|Speech|Address|Op-Ed)\s+(?:by|from|of)\s+(.+)$"
)
_NAME = re.compile(r"(?:[A-Z][\w.’'\-]+\s?)+")


def issuer_of(publisher: str | None, matches: tuple[Match, ...], joiner: Joiner) -> Cluster | None:
    """The state or international body that speaks as "we" where a public body publishes: the White House, the FCO.

    ``matches`` are the known names in the publisher's name.
    """
    for match in matches if publisher else ():
        entry = match.entries[0]
        if entry.kind in ("state", "body") and entry.sector in ("GOV", "MIL") and len(entry.country or "") == 3:
            code = entry.country or ""
            return None if code in ("IGO", "NGO", "IMG", "MNC") else joiner.state(code) or joiner.add_state(code)
    return None


def author_of(title: str | None, joiner: Joiner, gazetteer: Holders, published: str | None) -> Cluster | None:
    """The person that a statement's title says it is by: one of the story's, or an official of that day, else None.

    An official who is not named in the text becomes an actor whose only mentions are "I" and "we".
    """
    told = _BY.match(title or "")
    run = _NAME.match(told[1]) if told else None
    if run is None:
        return None
    words = run[0].split()
    for cluster in joiner.clusters:
        if cluster.kind == "person" and any(n in run[0] and can_be_same(n, run[0]) for n in cluster.names):
            return cluster
    for length in (3, 2):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            term = only_one(list(gazetteer.officials(name, on=published[:10] if published else None)))
            if term is not None:
                return joiner.add_person(term)
    return None
