"""Persons that the text leaves open, looked up among office holders by name and date."""

from __future__ import annotations

from typing import Protocol

from legation.gazetteer.model import Term
from legation.mention.cluster import Cluster
from legation.mention.spelling import weighty


class Holders(Protocol):
    """The part of the gazetteer that knows office holders."""

    def officials(self, name: str, date: str | None = None) -> tuple[Term, ...]:
        """Terms of office of persons of a name."""


def identify(clusters: list[Cluster], gazetteer: Holders, published: str | None) -> None:
    """Give persons their country, sector, office and Wikidata id from the terms of office, never against the text.

    Only a whole name counts, or a surname where the text's own title and country leave one holder. Terms of the day
    of the story come first; without a day the latest.
    """
    for cluster in clusters:
        if cluster.kind == "person":
            term = _term(cluster, gazetteer, published[:10] if published else None)
            if term is not None:
                _take(cluster, term)


def _term(cluster: Cluster, gazetteer: Holders, day: str | None) -> Term | None:
    fullest = cluster.fullest
    if not hasattr(gazetteer, "officials"):
        return None
    terms = gazetteer.officials(fullest, day)
    if cluster.country:
        terms = tuple(t for t in terms if t.country == cluster.country)
    if len(weighty(fullest)) < 2:
        terms = tuple(t for t in terms if t.office and t.office in cluster.offices) if cluster.country else ()
    if len({(t.wikidata or t.person, t.country) for t in terms}) > 1:
        return None
    same = [t for t in terms if t.office and t.office in cluster.offices]
    return next(iter(same or terms), None)


def _take(cluster: Cluster, term: Term) -> None:
    cluster.wikidata = cluster.wikidata or term.wikidata
    told = cluster.country
    cluster.country = cluster.country or term.country
    cluster.sector = cluster.sector or term.sector
    if term.office and not cluster.former:
        cluster.offices.add(term.office)
    if told is None:
        cluster.reasons.append(f"{term.position} by the gazetteer ({term.start or '?'} to {term.end or 'now'})")
