"""Persons that the text leaves open, looked up among office holders by name and date."""

from __future__ import annotations

from typing import Protocol

from legation.gazetteer.model import Term
from legation.mention.cluster import Cluster
from legation.mention.spelling import weighty

_HEADS = frozenset({"head of state", "head of government", "supreme leader"})
_PUBLIC = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})


class Holders(Protocol):
    """The part of the gazetteer that knows office holders."""

    def officials(self, name: str, *, on: str | None = None, country: str | None = None) -> tuple[Term, ...]:
        """Terms of office of those whom a name may mean, those that cover the day first."""


def identify(clusters: list[Cluster], gazetteer: Holders, published: str | None) -> None:
    """Give persons their country, sector, office and Wikidata id from the terms of office, never against the text.

    A whole name counts if the terms leave one person; a surname only if its title's office, or an office of head of
    state or government, on the day of the story leaves one.
    """
    day = published[:10] if published else None
    for cluster in clusters:
        if cluster.kind == "person":
            term = _term(cluster, gazetteer, day)
            if term is not None:
                _take(cluster, term, day)


def _term(cluster: Cluster, gazetteer: Holders, day: str | None) -> Term | None:
    """The term that tells most about a person: of the office that the text gives him, else the first by fit."""
    name = cluster.fullest
    terms = gazetteer.officials(name, on=day, country=cluster.country)
    same = [t for t in terms if t.office and t.office in cluster.offices]
    if len(weighty(name)) < 2:
        offices = same if cluster.offices else [t for t in terms if t.office in _HEADS]
        return only_one([t for t in offices if day is None or covers(t, day)])
    return only_one(same) or only_one(list(terms)) or only_one([t for t in terms if day and covers(t, day)])


def only_one(terms: list[Term]) -> Term | None:
    """The first of some terms if all are of one person, else None."""
    persons = {t.wikidata or t.person for t in terms}
    return terms[0] if len(persons) == 1 else None


def covers(term: Term, day: str) -> bool:
    """Whether a term covers an ISO day; an open end may cover it."""
    return (term.start or "0000") <= day <= (term.end or "9999")


def _take(cluster: Cluster, term: Term, day: str | None) -> None:
    cluster.wikidata = cluster.wikidata or term.wikidata
    told = cluster.country
    cluster.country = cluster.country or term.country
    over = bool(day and term.end and term.end < day)
    if cluster.sector is None or (cluster.sector in ("CVL", "UNK") and not over):
        cluster.sector = "ELI" if over and term.sector in _PUBLIC else term.sector
    if term.office and not cluster.former and not over:
        cluster.offices.add(term.office)
    if told is None:
        cluster.reasons.append(f"{term.position} by the gazetteer ({term.start or '?'} to {term.end or 'now'})")
