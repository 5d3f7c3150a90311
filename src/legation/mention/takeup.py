"""Which earlier actor a definite phrase takes up: "the minister", "the council", "the group", "the protesters"."""

from __future__ import annotations

import re

from legation.mention.candidates import Candidate, Spot
from legation.mention.cluster import Cluster
from legation.mention.joining import generic, is_organisation, takes_up
from legation.mention.words import words

_FAR = 40
_NEAR = 4
_CHANGES = frozenset({"vice", "deputy", "prime", "assistant", "former"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
"""Sectors of a state's own bodies: an army or ministry is no "group" or "movement"."""

_ARMED = frozenset({"MIL", "REB", "UAF", "CRM", "COP", "PRM"})
"""Sectors of those whose "men" are armed as they are."""

_BANDS = frozenset({"REB", "UAF", "PTY", "CRM", "PRM", "OPP"})
"""Sectors of bodies whose heads are of them, and no officials."""

_IRREGULAR = frozenset({"REB", "UAF", "PRM"})
"""Sectors of bands in arms, which reports call by each other's words."""

_ANY_HEAD = frozenset({"leader", "official", "chief of defence"})
"""Offices of those of whom no more is told than that they lead something."""

_PRIVATE = frozenset({"BUS", "MNC", "LAB", "EDU", "NGO", "MED", "REL"})
"""Sectors of bodies whose presidents and directors are of them, and no officials."""

_SAID_OF = {"lender": {"bank", "fund"}}
"""Words for a body that are not its name's, with those that are."""

_DISTINCT = frozenset({"NGO", "REB", "UAF", "CRM", "MED", "EDU", "REL", "BUS", "COP", "JUD"})


def earlier(clusters: list[Cluster], candidate: Candidate, country: str | None) -> Cluster | None:
    """The nearest earlier actor that agrees with a phrase in kind, role, country and number, or None.

    ``country`` is the phrase's own or its owner's. General nouns ("the group") reach back a few sentences only. "The
    force" is one told of as one, before "forces" told of nearer.
    """
    if candidate.indefinite or candidate.number:
        return _counted_again(candidate, clusters)
    best: tuple[bool, Spot, Cluster] | None = None
    for cluster in _agreeing(clusters, candidate, country):
        before = cluster.before(candidate.spot)
        if before is None or candidate.sentence - before[0] > _reach(candidate, cluster):
            continue
        alike = candidate.lemma not in words().forces or candidate.plural == cluster.plural
        alike &= (
            candidate.lemma != "group" or cluster.sector != "IGO"
        )  # of the Taliban and the UN "the group" are those
        if best is None or (alike, before) > best[:2]:
            best = (alike, before, cluster)
    return best[2] if best else None


def _counted_again(candidate: Candidate, clusters: list[Cluster]) -> Cluster | None:
    """Those told of before by the same noun and number: "jailed nine union leaders ... *the nine leaders*"."""
    number = _numeral(candidate.text)
    if not candidate.definite or not candidate.number or number is None or candidate.kind != "group":
        return None
    able = [c for c in clusters if c.kind == "group" and c.before(candidate.spot) is not None]
    same = [
        c
        for c in able
        if any(m.lemma == candidate.lemma and _numeral(m.text) == number for m in c.members)
        and not (c.country and candidate.country and c.country != candidate.country)
    ]
    return same[0] if len(same) == 1 else None


def _numeral(text: str) -> str | None:
    """The first number of a phrase, in letters or digits."""
    return next((w for w in text.lower().split() if w.isdigit() or w in words().numerals), None)


def _reach(candidate: Candidate, cluster: Cluster) -> int:
    """How many sentences back a phrase may take up an actor: a general noun that is not of his name only a few, but for
    one of the same land that is told with both: "a *Greek* anarchist group", "the *Greek* group"."""
    if candidate.country and takes_up(candidate.lemma or "", cluster) and cluster.country == candidate.country:
        return _FAR
    general = candidate.lemma in words().takes and not takes_up(candidate.lemma or "", cluster)
    return _NEAR if general or generic(candidate.lemma) else _FAR


def _agreeing(clusters: list[Cluster], candidate: Candidate, country: str | None) -> list[Cluster]:
    """The actors that a phrase can be another wording of. A title alone means those told of by its own words before
    those who hold a like office under another name: "the Foreign Minister" beside a Secretary of State."""
    held = [cluster for cluster in clusters if agrees(candidate, cluster, country)]
    if candidate.kind != "person":
        return held
    if not set(candidate.text.lower().split()) & words().not_yet:  # "the president" is not "a new president"
        held = [c for c in held if not _is_to_come(c)] or held
    if _is_former(candidate):
        held = [c for c in held if c.former or candidate.office in c.past] or held
    return [c for c in held if c.before(candidate.spot) is not None and _is_titled(candidate, c)] or held


def _is_to_come(cluster: Cluster) -> bool:
    """Whether somebody without a name is told of only as who will, or may, hold an office: "*a new president*"."""
    said = {word for m in cluster.members[:1] for word in m.text.lower().split()}
    first = cluster.members[0] if cluster.members else None
    return (
        not cluster.names
        and first is not None
        and bool(first.indefinite or {"next"} & said)
        and bool(said & words().not_yet)
    )


def leading(clusters: list[Cluster], candidate: Candidate, country: str | None, subjects: set[Spot]) -> Cluster | None:
    """The person whom a title alone takes up where the sentence that last names one with it names several: its
    subject ("President Vik met President Kral. *The president* thanked him")."""
    if candidate.kind != "person" or candidate.indefinite or candidate.number or candidate.plural:
        return None
    held = [c for c in _agreeing(clusters, candidate, country) if c.kind == "person"]
    last = max((s[0] for c in held for s in c.spots if s < candidate.spot), default=-1)
    here = [c for c in held if any(s[0] == last and s < candidate.spot for s in c.spots)]
    main = [c for c in here if any(s in subjects and s[0] == last for s in c.spots)]
    return main[0] if len(here) > 1 and len(main) == 1 and last < candidate.sentence else None


def only_holder(clusters: list[Cluster], candidate: Candidate, country: str | None) -> Cluster | None:
    """The one person of the story who holds the office that a title alone names, told of only later; of several the
    one of whom no other title is told ("*the Foreign Secretary*" is no foreign minister who is called so)."""
    if candidate.kind != "person" or not candidate.definite or not candidate.office or candidate.number:
        return None
    held = [c for c in clusters if c.kind == "person" and c.names and agrees(candidate, c, country)]
    if candidate.sector == "GOV":
        held = [c for c in held if c.sector not in ("BUS", "MNC")]  # "Ann Lee, President and CEO"
    if _is_former(candidate):
        held = [c for c in held if c.former or candidate.office in c.past]  # nobody in office is "the former premier"
    if len(held) > 1:
        held = [c for c in held if not c.roles or _is_titled(candidate, c)]
    return held[0] if len(held) == 1 else None


def voice_of(clusters: list[Cluster], candidate: Candidate) -> Cluster | None:
    """The body for whom a spokesman without a name spoke last, where "the spokesman" alone takes him up, and nobody of
    that title is named later: "a *spokesman for the bank* denied it. The premier was silent. *The spokesman* said"."""
    bare = candidate.definite and not candidate.plural and candidate.role == candidate.lemma
    if not candidate.speaks or not bare or candidate.lemma not in words().spokesmen:
        return None
    held = [(m.spot, c) for c in clusters for m in c.members if m.spot < candidate.spot and _is_spokesman(m)]
    held += [
        (s, c)
        for c in clusters
        if c.kind == "person" and c.lemmas & words().spokesmen and (s := c.before(candidate.spot))
    ]
    last = max(held, key=lambda each: each[0], default=None)
    return last[1] if last is not None and last[1].kind != "person" else None


def _is_spokesman(member: Candidate) -> bool:
    return member.speaks and member.lemma in words().spokesmen


def _is_former(candidate: Candidate) -> bool:
    """Whether a title is told to be one of the past: "the *former* premier"."""
    return candidate.former or bool({"former", "ex"} & set(re.split(r"[\s-]+", candidate.text.lower())))


def counterpart(clusters: list[Cluster], of: Cluster, country: str | None) -> Cluster | None:
    """The one person of a country who holds, in the story, the office that somebody holds in his own."""
    persons = [c for c in clusters if c.kind == "person" and c is not of and country and c.country == country]
    same = [c for c in persons if c.offices & of.offices]
    return same[0] if len(same) == 1 else None


_PARTIES = frozenset({"PTY", "OPP", "NGO", "IGO", "LAB", "BUS", "REL"})
_SENT = frozenset({"delegation", "negotiator", "delegate", "envoy", "representative", "mission"})
"""Who is sent by a body, and of its sector where it is none of a state: "*the league's* delegation"."""


def lent(what: Candidate | Cluster, owner: tuple[Cluster, ...]) -> str | None:
    """The sector that an armed group or party lends to its heads ("the group's *leader*"), an armed band to its men and
    chiefs, and a firm or other body that is no state's to those who are told of as "its": "shelled the militia and
    killed *its commander*"."""
    if len(owner) != 1:
        return None
    sector = owner[0].sector
    candidate = what if isinstance(what, Candidate) else None
    lemmas = {what.lemma} if isinstance(what, Candidate) else what.lemmas
    offices = {what.office or ""} if isinstance(what, Candidate) else what.offices
    if candidate is not None and candidate.plural and lemmas == {"man"}:
        return sector if sector in _ARMED else None
    if owner[0].kind not in ("body", "group") or sector in _OFFICIAL | {"CVL"}:
        return None
    if sector in _BANDS and lemmas and lemmas <= words().heads and (candidate is not None or offices <= _ANY_HEAD):
        return sector
    if what.sector in ("GOV", None) and lemmas and lemmas <= words().managers and _is_private(what, sector):
        return sector or "BUS"
    if sector in _PARTIES and what.sector == "GOV" and lemmas and lemmas <= _SENT:
        return sector
    own = sector in ("REB", "UAF") or (candidate is not None and candidate.pronoun is not None)
    minister = any(office.endswith("minister") for office in offices)
    return sector if own and what.sector in ("GOV", "MIL") and not minister else None


def _is_private(what: Candidate | Cluster, sector: str | None) -> bool:
    """Whether somebody presides over or manages a firm, union or school, and is no official: "the *union's president*",
    "*Boeing's chief executive*", of whom the gazetteer knows no office."""
    known = isinstance(what, Cluster) and what.wikidata is not None
    lemmas = {what.lemma} if isinstance(what, Candidate) else what.lemmas
    return not known and (sector in _PRIVATE or (sector is None and lemmas == {"executive"}))


def agrees(candidate: Candidate, cluster: Cluster, country: str | None) -> bool:
    """Whether a phrase can be another wording of an actor."""
    if country and cluster.country and country != cluster.country:
        return False
    if candidate.kind == "person":
        worldly = candidate.office is None and set(candidate.text.lower().split()) & words().worldly
        if cluster.country and worldly:
            return False
        if _is_firm(candidate, cluster):
            return True
        if {"next", "future"} & set(candidate.text.lower().split()) and not _is_to_come(cluster):
            return False
        return cluster.kind == "person" and candidate.definite and same_office(candidate, cluster)
    if _is_own_creed(candidate, cluster):
        return False
    if _other_sector(candidate, cluster) and not _is_called(candidate, cluster):
        sent = cluster.sector in ("IGO", "NGO") and cluster.owner is not None and not candidate.country
        return sent and candidate.definite and _same_people(candidate, cluster)  # "UN experts", "the experts"
    if candidate.plural or candidate.kind == "group":
        return _same_people(candidate, cluster)
    return cluster.kind in ("body", "group") and _same_body(candidate, cluster)


def _is_firm(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether a word for somebody who works means a firm named before: "Rio Tinto … *the miner*"."""
    known = words().takes.get(candidate.lemma or "", ())
    bare = candidate.definite and not candidate.plural and candidate.role == candidate.lemma
    return bare and "BUS" in known and is_organisation(cluster) and cluster.sector in known


def _is_own_creed(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether a creed's name stands in the phrase itself, and only tells what a body believes: "*Islamist* group"."""
    creed = cluster.kind == "group" and cluster.entry is not None and cluster.entry.country is None
    inside = (m for m in cluster.members if m.sentence == candidate.sentence and m.start >= candidate.start)
    return (
        creed and cluster.sector == "CVL" and generic(candidate.lemma) and any(m.end <= candidate.end for m in inside)
    )


def _is_called(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether a body of another sector is told of by a phrase's own noun: "the news *agency* MENA", "the agency"."""
    plain = candidate.kind == "body" and candidate.definite and not candidate.plural and not candidate.country
    fuller = any(role.endswith(f" {candidate.lemma}") for role in cluster.roles) and candidate.sector == "CVL"
    if plain and fuller and candidate.role == candidate.lemma:
        return True  # "a three-judge panel", "the panel"
    named = cluster.kind == "body" and any(m.form == "name" for m in cluster.members)
    said = _SAID_OF.get(candidate.lemma or "", {candidate.lemma or ""})
    ends = {name.split()[-1].lower() for name in cluster.names if len(name.split()) > 1}
    return plain and named and candidate.role == candidate.lemma and bool(said & (cluster.lemmas | ends))


def _other_sector(candidate: Candidate, cluster: Cluster) -> bool:
    if not candidate.sector or not cluster.sector or candidate.sector == cluster.sector:
        return False
    if generic(candidate.lemma) and {candidate.sector, cluster.sector} <= _IRREGULAR:
        return False  # "the paramilitary group" for a rebel force
    return candidate.sector in _DISTINCT or cluster.sector in _DISTINCT


def _same_people(candidate: Candidate, cluster: Cluster) -> bool:
    """Groups by the same words; without an article only by the very same phrase."""
    if cluster.kind != candidate.kind or cluster.plural != candidate.plural:
        return False
    if candidate.role not in cluster.roles:
        return candidate.definite and bool(cluster.lemmas & set(words().alike.get(candidate.lemma or "", ())))
    return candidate.definite or candidate.text.lower() == _first_words(cluster)


def _first_words(cluster: Cluster) -> str:
    """The words that name an actor first; those of a part of a phrase for several are the phrase's."""
    return (cluster.members[0].text if cluster.members else cluster.name or "").lower()


def _same_body(candidate: Candidate, cluster: Cluster) -> bool:
    lemma = candidate.lemma or ""
    if _is_other_branch(candidate, cluster) or _is_other_arm(candidate, cluster):
        return False
    if cluster.kind == "group" and cluster.plural and not _may_be_many(lemma):
        return False
    if takes_up(lemma, cluster):
        return candidate.definite or candidate.role in cluster.roles
    if not candidate.definite or not is_organisation(cluster):
        return False
    known = words().takes.get(lemma, ())
    firm = "BUS" in known and cluster.kind == "body" and cluster.sector is None
    band = cluster.sector not in _OFFICIAL or (cluster.kind == "group" and cluster.entry is not None)
    return (generic(lemma) and band) or cluster.sector in known or firm


def _may_be_many(lemma: str) -> bool:
    """Whether a singular may mean those told of as many: "the group", "the force", but not "the government" of "other
    governments"."""
    return generic(lemma) or lemma in words().forces or lemma in words().takes


def _is_other_arm(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether a force told of by its arm is not a body that is only a force too: "the *air force*" and a Rapid Response
    Force."""
    role = candidate.role or ""
    told = (each.lower() for each in (*cluster.names, *cluster.roles, cluster.entry.name if cluster.entry else ""))
    return role in _ARMS and not any(role in each for each in told)


_ARMS = frozenset({"air force", "naval force", "coast guard", "border guard", "home guard", "national guard"})


def _is_other_branch(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether a phrase and a body are told apart by what each has the charge of, or by its rank: "*the Foreign*
    Ministry" and "*the Defence* Ministry", "the *District* Court". A known body may be told of in other words ("the
    *rights* court")."""
    lemma = candidate.lemma or ""
    titled = candidate.text.removeprefix("The ").removeprefix("the ")[:1].isupper()
    if lemma not in words().branched or (cluster.entry is not None and not titled):
        return False
    names = [*cluster.names, cluster.entry.name] if cluster.entry is not None else cluster.names
    told = frozenset().union(*(_charge(each, lemma) for each in (*cluster.roles, *names)))
    own = _charge(candidate.role or "", lemma)
    return bool(own and told) and not own & told


def _charge(text: str, lemma: str) -> frozenset[str]:
    """The words that tell a ministry or court from others, to five letters: "forei" of "the foreign ministry"."""
    parts = re.findall(r"[^\W\d_]+", text.lower())
    return frozenset(p[:5] for p in parts if p not in words().plain_parts and p.rstrip("s") != lemma)


def same_office(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether a title alone can mean a person: the same office, or all its words in one of the person's titles."""
    if candidate.gender and cluster.gender and candidate.gender != cluster.gender:
        return False
    if candidate.sector == "OPP" and cluster.sector == "GOV":
        return False  # no president is "the opposition leader"
    if candidate.office and candidate.office in cluster.offices:
        return True
    if candidate.office in cluster.past and _is_former(candidate):
        return True
    if _is_titled(candidate, cluster):
        return True
    alike = words().alike.get(candidate.lemma or "", ())
    return any(set(role.split()) & set(alike) for role in cluster.roles)


def _is_titled(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether all words of a title alone are in one of a person's titles."""
    wanted = set((candidate.role or "").split())
    titles = [set(role.split()) for role in cluster.roles]
    return any(wanted <= has and not (has - wanted) & _CHANGES for has in titles)
