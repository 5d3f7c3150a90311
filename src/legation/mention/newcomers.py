"""Actors that a story has not told of before: their country, sector and whose they are."""

from __future__ import annotations

import re

from legation.mention.candidates import Candidate
from legation.mention.cluster import Cluster
from legation.mention.foes import foe_of
from legation.mention.ledger import Found, Ledger
from legation.mention.left_out import LEMMA
from legation.mention.relations import (
    attacked_in,
    band_of,
    dwelling_in,
    fled_from,
    harmed_in,
    is_exile,
    placed_in,
    portion_of,
    struck,
)
from legation.mention.roster import heads_of
from legation.mention.several import are_two
from legation.mention.takeup import lent
from legation.mention.words import lacks, words

_COUNTS = frozenset({"dozen", "score", "hundred", "thousand"})
_HOME = frozenset({"MIL", "COP", "JUD", "LEG", "LAB"})
_MILITANT = frozenset({"islamist", "jihadist", "jihadi", "salafist"})
_SEVERAL = frozenset({"several", "many", "some", "other", "various", "most"})


def new_actor(ledger: Ledger, candidate: Candidate, owner: Found, country: str | None) -> Cluster:
    """A new actor; an unmarked role of public life belongs to the state that the story is about there, and a group of
    civil society waits for what the whole story tells."""
    cluster = ledger.joiner.empty(candidate.kind)
    cluster.foe = foe_of(ledger, candidate)
    country = _land_of(ledger, candidate, owner, country, cluster)
    if candidate.country is None and lacks((candidate.role,), country):
        country = ledger.near(candidate)
        cluster.reasons.append(f"country {country}: the one that the sentence tells has no such office")
    if country is not None and country == cluster.foe and candidate.country is None:
        country, cluster.reasons = None, []
    cluster.country = country
    cluster.presumed = cluster.presumed if cluster.country else None
    cluster.sector = (
        cluster.sector
        or lent(candidate, owner)
        or candidate.sector
        or (owner[0].sector if owner and owner[0].kind != "person" and not _is_any_group(candidate, owner[0]) else None)
        or ("REB" if _is_of_militants(candidate) else "CVL" if candidate.lemma == LEMMA else None)
    )
    return cluster


def _land_of(ledger: Ledger, candidate: Candidate, owner: Found, country: str | None, cluster: Cluster) -> str | None:
    """The country of a new actor, by the first thing that tells it; what tells it is noted with the actor."""
    by_title = words().titles_of.get(candidate.role or "")
    if country is None and by_title and candidate.definite and any(c.country == by_title for c in ledger.clusters):
        country = by_title
        cluster.reasons.append(f"country {country} from the title, whose name is that state’s own")
    elif candidate.lemma == "coalition" and candidate.country is None and candidate.sector == "MIL":
        country = "IGO"
    elif country is None and candidate.sector in ("NGO", "IGO"):
        local = (
            candidate.sector == "NGO" and candidate.lemma in words().local_ngo and _is_domestic(candidate, sure=True)
        )
        waits = candidate.sector == "NGO" and candidate.kind == "group" and not _is_worldly(candidate)
        country = (ledger.near(candidate) if local else None) or (None if waits else candidate.sector)
    elif country is None and (part := struck(ledger, candidate) or portion_of(ledger, candidate)):
        country = part.country
        if country:
            cluster.reasons.append(f"country {country} from “{part.fullest}”, whose part it is")
        if part.presumed:  # what is found out of the whole later holds for its part
            cluster.owner, cluster.presumed = part.first, "owner"
        if candidate.lemma == LEMMA or candidate.lemma in _COUNTS:
            cluster.owner, cluster.sector = part.first, part.sector
    elif country is None and (band := band_of(ledger, candidate)) is not None:
        country, cluster.owner, cluster.sector = band.country, band.first, band.sector
        cluster.reasons.append(f"country {country} from “{band.fullest}”, the armed group told of last")
    elif country is None and is_exile((candidate.text,)):
        country = fled_from(ledger, candidate)
    elif country is None and (place := _of_the_harmed(ledger, candidate)) is not None:
        country = place
        cluster.reasons.append(f"country {country} from the place that the sentence names")
    elif country is None and (head := next(iter(heads_of(ledger, candidate)), None)) is not None:
        country = head.country
        cluster.reasons.append(f"country {country} from “{head.fullest}”, who leads it")
    elif country is None and (envoy := _envoy(ledger, candidate)) is not None:
        country = envoy.country
        cluster.reasons.append(f"country {country} from “{envoy.fullest}”, who is posted there")
    elif country is None and candidate.pronoun is not None and owner and owner[0].kind == "person":
        cluster.owner = owner[0].first
    elif country is None and (are_other_states(candidate) or _is_of_nations(ledger, candidate)):
        cluster.many = True
    elif country is None and "USA" in ledger.context.counts and _is_american(candidate):
        country = "USA"
        cluster.reasons.append("country USA from its own words")
    elif country is None and _is_domestic(candidate):
        country = ledger.near(candidate)
        if country:
            cluster.presumed = "near"
            cluster.reasons.append(f"country {country} from the states that the story names around it")
        else:
            country = _of_the_held(ledger, candidate, cluster)
    elif country and candidate.country is None:
        cluster.reasons.append(f"country {country} from its owner")
    return country


_ORDER = frozenset({"COP", "JUD", "MIL"})
_POLITICIANS = frozenset({"GOV", "LEG", "JUD", "OPP", "PTY", "ELI"})
_TRYING = frozenset({"charge", "indict", "sentence", "convict", "acquit", "try", "question", "interrogate", "impeach"})


def _of_the_held(ledger: Ledger, candidate: Candidate, cluster: Cluster) -> str | None:
    """The land of the politician whom police, soldiers or a court of whom nothing else is told hold or try
    ("*Prosecutors* charged a Kenyan minister")."""
    tree = ledger.scenes[candidate.sentence].tree
    token = tree.tokens[candidate.head]
    if candidate.sector not in _ORDER or token.relation != "nsubj" or token.head < 0:
        return None
    if tree.lemmas[token.head] not in words().custody | _TRYING:
        return None
    held = [c for i in tree.below(token.head, "obj") for c in ledger.meant((candidate.sentence, i))]
    politicians = held and all(c.sector in _POLITICIANS and len(c.country or "") == 3 for c in held)
    home = {c.country for c in held}
    if not politicians or len(home) != 1 or home & {"IGO", "NGO", "IMG", "MNC", "UNK"}:
        return None
    cluster.reasons.append(f"country {held[0].country} from “{held[0].fullest}”, to whom it is done")
    return held[0].country


_ENVOYS = frozenset({"ambassador", "consul", "diplomat", "attaché", "attache"})


def _envoy(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """Whose "the embassy" is: of the diplomat told of before it in the sentence or the one before, if all such are of
    one state ("*Russia's ambassador* said one of *the embassy's* cars was hit")."""
    if candidate.lemma not in words().posts or not candidate.definite:
        return None
    told = [(before, c) for c in ledger.clusters if (before := c.before(candidate.spot)) is not None]
    near = [c for before, c in told if candidate.sentence - before[0] <= 1 and c.lemmas & _ENVOYS and c.country]
    return near[0] if len({c.country for c in near}) == 1 else None


def _is_any_group(candidate: Candidate, owner: Cluster) -> bool:
    """Whether a state tells only where a group is from, which is no arm of it: "the *Greek* group"."""
    return owner.kind == "state" and candidate.lemma in words().group_nouns


def _is_of_militants(candidate: Candidate) -> bool:
    """Whether a group of which nothing else is told is called by a creed of men in arms: "the *jihadist* group"."""
    return candidate.lemma in words().group_nouns - {"party"} and bool(_MILITANT & set(candidate.text.lower().split()))


def _is_of_nations(ledger: Ledger, candidate: Candidate) -> bool:
    """Whether people are told to be of several countries that are not named: "envoys *from six nations*", "*Western*
    governments"."""
    if are_foreign(candidate) or are_two(candidate):
        return True
    tree = ledger.scenes[candidate.sentence].tree
    lands = tree.complements(candidate.head, "from", "of")
    return any(tree.lemmas[i] in words().countries and tree.number(i) == "plural" for i in lands)


def _of_the_harmed(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of people by where they live, or where they were harmed."""
    told = dwelling_in(ledger, candidate) or attacked_in(ledger, candidate) or harmed_in(ledger, candidate)
    return told or placed_in(ledger, candidate)


def _is_american(candidate: Candidate) -> bool:
    """Whether a phrase without a state says by its words that it is one of the United States: "the Senate", "a senior
    administration official", "the Administration"."""
    said = candidate.text.split()
    if candidate.lemma == "administration" and said[-1] == "Administration":
        return True
    if re.match(r"[Tt]he Departments? of [A-Z]", candidate.text):
        return True
    return bool(words().chambers & set(said)) or (
        candidate.lemma == "official" and "administration" in candidate.text.lower().split()
    )


def _is_domestic(candidate: Candidate, *, sure: bool = False) -> bool:
    """Whether an unmarked phrase means people or bodies of the state that the story is about; ``sure`` of its noun."""
    if candidate.lemma in words().international and candidate.sector not in _HOME:
        return False
    if _is_worldly(candidate) or _are_parties(candidate):
        return False
    power = candidate.lemma == "executive" and candidate.sector == "GOV"
    return sure or power or candidate.lemma in words().domestic or candidate.sector in _HOME


def _are_parties(candidate: Candidate) -> bool:
    """Whether parties are those of a conflict or deal, not political ones ("all relevant parties")."""
    said = set(candidate.text.lower().split())
    several = candidate.plural or said & {"any", "other", "third"}
    return candidate.lemma == "party" and bool(several) and said <= words().partners


def are_foreign(candidate: Candidate) -> bool:
    """Whether governments, or their missions, are those of other states that are not named: "*several* governments",
    "*African* embassies"."""
    if not candidate.plural or candidate.country or candidate.definite:
        return False
    if candidate.lemma not in words().government | words().posts:
        return False
    said = set(re.split(r"[\s-]+", candidate.text.lower()))
    return bool(said & (words().worldly | _SEVERAL)) and not said & (words().sub_national - {"regional"})


def are_other_states(candidate: Candidate) -> bool:
    """Whether a plural means states, their governments or missions, set apart from one that is named: "Chad and *other
    countries*", "the Canadian embassy and nine *other missions*"."""
    kinds = words().countries | words().government | words().posts | words().relational | {"mission"}
    return candidate.plural and candidate.lemma in kinds and "other" in candidate.text.lower().split()


def _is_worldly(candidate: Candidate) -> bool:
    """Whether a phrase's words say that it is of no one state ("international aid agencies", not "the *foreign*
    ministry")."""
    said = set(candidate.text.lower().split())
    return bool((said - {"foreign"} if candidate.lemma in ("ministry", "minister") else said) & words().worldly)
