"""Persons that the text leaves open, looked up among office holders by name and date."""

from __future__ import annotations

from collections import Counter
from typing import Protocol

from legation.gazetteer.model import Term
from legation.mention.cluster import Cluster
from legation.mention.spelling import can_be_same, exact, gender_of, resembles, weighty
from legation.mention.words import words

_HEADS = frozenset({"head of state", "head of government", "supreme leader"})
_SINGLE = _HEADS | {
    "foreign minister", "defence minister", "secretary-general", "national security adviser", "deputy head of state",
    "crown prince",
}  # fmt: skip
_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC"})
_PUBLIC = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})


class Holders(Protocol):
    """The part of the gazetteer that knows office holders."""

    def officials(self, name: str, *, on: str | None = None, country: str | None = None) -> tuple[Term, ...]:
        """Terms of office of those whom a name may mean, those that cover the day first."""

    def holder(self, country: str, office: str, on: str) -> tuple[Term, ...]:
        """Who held an office of a country on a day, the surest first."""


def identify(
    clusters: list[Cluster],
    gazetteer: Holders,
    published: str | None,
    states: frozenset[str] = frozenset(),
    told: frozenset[str] = frozenset(),
) -> None:
    """Give persons their country, sector, office and Wikidata id from the terms of office, never against the text.

    A whole name counts if the terms leave one person; a surname only if its title's office, or an office of head of
    state or government (or another that a state has one of, of a state that the story names: ``states``) on the day of
    the story leaves one. ``told`` are the other states of which the story tells, by its places: who holds office in
    neither may be a namesake.
    """
    day = published[:10] if published else None
    for cluster in clusters:
        if cluster.kind == "person":
            term = _term(cluster, gazetteer, day, states, told | states) or _misspelt(cluster, gazetteer, day)
            if term is not None:
                _take(cluster, term, day)
                cluster.past |= _left(cluster.fullest, term, gazetteer, day)


def _left(name: str, term: Term, gazetteer: Holders, day: str | None) -> set[str]:
    """The offices that somebody held whose terms ended before the day."""
    held = gazetteer.officials(name, on=day, country=term.country) if day is not None else ()
    own = [t for t in held if t.person == term.person and t.wikidata == term.wikidata]
    return {t.office for t in own if t.office and t.end and day is not None and t.end < day}


def _term(
    cluster: Cluster, gazetteer: Holders, day: str | None, states: frozenset[str], told: frozenset[str]
) -> Term | None:
    """The term that tells most about a person: of the office that the text gives him, else the first by fit."""
    name = cluster.fullest
    terms = [t for t in gazetteer.officials(name, on=day, country=cluster.country) if _is_near(name, t, day)]
    terms = [t for t in terms if not _is_namesake(t, cluster, day, told)]
    if day is not None and not cluster.lemmas and not cluster.offices:  # an old namesake of somebody without a title
        terms = [t for t in terms if covers(t, day) or weighty(t.person) == weighty(name)]
    same = [t for t in terms if _is_of_title(t, cluster)]
    if len(weighty(name)) < 2:
        offices = _by_surname(cluster, same, terms, states)
        return only_one([t for t in offices if day is None or covers(t, day)], terms) or _lately(same, day)
    now = [t for t in terms if day and covers(t, day)]
    spelled = [t for t in same if weighty(t.person) == weighty(name)]
    chosen = only_one(spelled, terms) or only_one(same, terms) or only_one(terms) or only_one(now, terms)
    return _at_home(chosen, terms) if chosen is not None and cluster.former else chosen


def _misspelt(cluster: Cluster, gazetteer: Holders, day: str | None) -> Term | None:
    """The one who held on the day the office that the text gives a person, if the name may be a misspelling of his."""
    if day is None or cluster.country is None or cluster.former:
        return None
    terms = [t for office in sorted(cluster.offices) for t in gazetteer.holder(cluster.country, office, day)]
    return only_one([t for t in terms if resembles(cluster.fullest, t.person)])


_LATELY = 12
"""Years after which a surname with its old title is no longer taken for the office's holder. A choice."""


def _lately(terms: list[Term], day: str | None) -> Term | None:
    """The term of a head of state or government who has left, or is yet to take, the office that his title tells."""
    if day is None:
        return None
    heads = [t for t in terms if t.office in _HEADS and t.end and t.end < day]
    recent = [t for t in heads if int(day[:4]) - int((t.end or day)[:4]) <= _LATELY]
    last = max((t.end or "" for t in recent), default="")
    return only_one(recent) or (only_one([t for t in recent if t.end == last]) if len(_states(recent)) == 1 else None)


def _states(terms: list[Term]) -> set[str]:
    return {t.country for t in terms}


def _at_home(chosen: Term, terms: list[Term]) -> Term:
    """Of somebody who has left an international office, a term in his own state, if there is one."""
    if len(chosen.country) == 3 and chosen.country not in _WORLD:
        return chosen
    own = [t for t in terms if t.person == chosen.person and t.country not in _WORLD]
    return own[0] if own else chosen


def _is_of_title(term: Term, cluster: Cluster) -> bool:
    """Whether a term is of an office that the text gives a person, by normal form or by the title's noun."""
    if term.office and term.office in cluster.offices:
        return True
    position = term.position.lower().split()
    return any(lemma in position for lemma in cluster.lemmas)


_LOWLY = frozenset(
    {"CVL", "LAB", "BUS", "AGR", "REL", "EDU", "CRM", "REB", "UAF", "NGO", "MED", "REF", "PRM", "OPP", "PTY"}
)
"""Sectors in which nobody holds an office of state."""


_MERE_HEADS = frozenset({"head", "chief", "leader", "member", "director", "secretary", "chairman"})
"""Words for offices that tell nothing of whose: a firm or union has them too."""


def _is_namesake(term: Term, cluster: Cluster, day: str | None, told: frozenset[str]) -> bool:
    """Whether a term of a state that the story names nowhere is more likely a namesake's than the person's: the text
    gives him a part of his own that is not the office's ("Juan Diaz, *a farmer*", "the mayor's *spokesman*"), or tells
    only a part of the official's name, or a first name alone. Of those who lead a state only the part counts."""
    if term.country in told or term.country in _WORLD or term.source != "the gazetteer" or cluster.country:
        return False
    name = weighty(cluster.fullest)
    if len(name) < 2:
        return not cluster.lemmas and _is_first_name(name)
    over = day is None or not covers(term, day)
    if term.country == "USA" and cluster.lemmas & words().american:
        return False
    if cluster.lemmas or cluster.sector:
        apart = not _is_of_title(term, cluster) or (
            cluster.lemmas <= _MERE_HEADS and term.office not in cluster.offices
        )
        return apart and (term.office not in _HEADS or (over and cluster.sector in _LOWLY))
    return len(weighty(term.person.partition(",")[0])) > len(name) and term.office not in _SINGLE


def _is_first_name(name: tuple[str, ...]) -> bool:
    return bool(name) and (name[0] in words().male or name[0] in words().female)


def _by_surname(cluster: Cluster, same: list[Term], terms: list[Term], states: frozenset[str]) -> list[Term]:
    """The terms that a bare surname may mean: of the title's office, one that a state has one holder of at a time."""
    if not cluster.lemmas:
        return [t for t in terms if t.office in _HEADS or (t.office in _SINGLE and t.country in states)]
    return same if cluster.country else [t for t in same if t.office in _SINGLE]


def _is_near(name: str, term: Term, day: str | None) -> bool:
    """Whether a term fits to the letter, or is of the story's time: other spellings of old names prove little."""
    if day is not None and (term.start or "0000") > day and term.country in _WORLD:
        return False
    if len(weighty(name)) > 1 and (len(weighty(term.person)) < 2 or not _are_alike(name, term.person)):
        return False
    return day is None or covers(term, day) or exact(name, term.person) or exact(term.person, name)


def _are_alike(one: str, other: str) -> bool:
    return can_be_same(one, other) or can_be_same(other, one)


def only_one(terms: list[Term], among: list[Term] | None = None) -> Term | None:
    """The term that tells most of some terms if all are of one person, else None.

    Of several terms at the top the one of the country that most of the person's terms are of (Macron is French).
    """
    persons = {t.wikidata or t.person for t in terms}
    if len(persons) != 1:
        return None
    counts = Counter(t.country for t in among or terms if (t.wikidata or t.person) in persons)
    return max(terms, key=lambda t: counts[t.country])


def covers(term: Term, day: str) -> bool:
    """Whether a term covers an ISO day; an open end may cover it."""
    return (term.start or "0000") <= day <= (term.end or "9999")


def _take(cluster: Cluster, term: Term, day: str | None) -> None:
    cluster.wikidata = cluster.wikidata or term.wikidata
    if cluster.fullest.isupper() and " " in cluster.fullest:  # a signature: "JOSEPH R. BIDEN JR."
        cluster.name = term.person
    cluster.gender = cluster.gender or gender_of(term.person)
    told = cluster.country
    cluster.country = cluster.country or term.country or None
    over = bool(day and term.end and term.end < day)
    if day and (term.start or "0000") > day:
        cluster.reasons.append(f"later {term.position or 'so'} by {term.source} (from {term.start})")
        return
    if cluster.sector is None or (cluster.sector in ("CVL", "UNK") and not over):
        cluster.sector = "ELI" if over and term.sector in _PUBLIC else term.sector or cluster.sector
    if cluster.country == term.country == "IGO" and not over and cluster.sector == "GOV":
        cluster.sector = term.sector  # a secretary-general is no minister
    if term.office and not cluster.former and not over:
        cluster.offices.add(term.office)
    if told is None:
        days = f" ({term.start or '?'} to {term.end or 'now'})" if term.position else ""
        cluster.reasons.append(f"{term.position or 'known'} by {term.source}{days}")


def leads(gazetteer: Holders, name: str, day: str | None) -> bool:
    """Whether a surname is that of the one head of state or government of that name on a day."""
    if len(name) < 4 or day is None:
        return False
    terms = [t for t in gazetteer.officials(name, on=day) if t.office in _HEADS and covers(t, day)]
    return only_one(terms) is not None
