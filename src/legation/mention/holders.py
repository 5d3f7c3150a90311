"""Who a title alone means: "the French foreign minister" is the one who held the office on the day of the story."""

from __future__ import annotations

import re
from typing import Protocol

from legation.gazetteer.model import Term
from legation.mention.cluster import Cluster
from legation.mention.words import words


class KnowsHolders(Protocol):
    """The part of the gazetteer that knows who held an office on a day."""

    def holder(self, country: str, office: str, on: str) -> tuple[Term, ...]:
        """Who held an office of a country on a day, the surest first."""


def hold(clusters: list[Cluster], gazetteer: KnowsHolders, published: str | None) -> None:
    """Give persons that only a title names the Wikidata id of its holder on the day, where one person held it.

    Only titles with their state among their own words count, and offices that a state has one holder of.
    """
    for cluster in clusters if published else ():
        office = _office(cluster)
        if office is None or cluster.country is None:
            continue
        term = _one(gazetteer.holder(cluster.country, office, (published or "")[:10]))
        if term is not None and not any(c.wikidata == term.wikidata for c in clusters):
            cluster.wikidata = term.wikidata
            cluster.reasons.append(f"{term.position} on the day is {term.person} by {term.source}")


_NEW_PLACE = re.compile(r"\bNew (?=[A-Z])")
"""The "New" of a place's name: New Zealand's prime minister is not a new one."""


def _office(cluster: Cluster) -> str | None:
    """The office that a person without a name holds on the day of the story, None where that is not told."""
    if cluster.kind != "person" or cluster.names or cluster.former or len(cluster.offices) != 1:
        return None
    office = next(iter(cluster.offices))
    told = [m for m in cluster.members if m.country and m.definite and m.office and not m.plural]
    said = {word for m in cluster.members for word in re.split(r"[\s-]+", _NEW_PLACE.sub("", m.text).lower())}
    return office if told and office in words().sole and not said & (words().not_yet | words().former) else None


def _one(terms: tuple[Term, ...]) -> Term | None:
    """The term of the one person who held an office, else of the one whose term has an end after the day."""
    for among in (terms, tuple(t for t in terms if t.end)):
        if len({t.wikidata or t.person for t in among}) == 1:
            return among[0]
    return None
