"""Names that mean one actor, joined: persons by their names' words, known things by their entry, bodies by name or
acronym."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from legation.gazetteer.model import Entry, Term
from legation.mention.candidates import ActorKind, Candidate
from legation.mention.cluster import Cluster
from legation.mention.spelling import can_be_same, exact, gender_of, is_surname, parts_of, weighty
from legation.mention.words import words

CROWD = 300
"""With more persons than this in one story, misspelt variants are no longer looked for: it would take too long."""


class Joiner:
    """Joins the named candidates of a story into clusters."""

    def __init__(self, text: str, states: Callable[[str], Entry | None]) -> None:
        self.text = text
        self.states = states
        self.clusters: list[Cluster] = []
        self.by_entry: dict[str, Cluster] = {}
        self.by_name: dict[str, Cluster] = {}
        self._by_word: dict[str, dict[int, Cluster]] = {}
        self._states: frozenset[str] = frozenset()

    def join(self, candidates: list[Candidate]) -> None:
        """Join named candidates: known things first, then bodies, then persons, the fullest names first."""
        self._states = frozenset(c.country for c in candidates if c.kind == "state" and c.country)
        for candidate in candidates:
            if candidate.kind != "person":
                self._join_thing(candidate)
        persons = [c for c in candidates if c.kind == "person" and not self._is_ship(c)]
        for candidate in sorted(persons, key=lambda c: (-len(weighty(c.text)), not c.alias_of, c.spot)):
            self._join_person(candidate)

    def _is_ship(self, candidate: Candidate) -> bool:
        """Whether what looks like a person's name is a ship's, which is joined to it then: "USS *Halsey*"."""
        cluster = self.by_name.get(_key(candidate.text))
        if cluster is None or not any(n.partition(" ")[0] in words().navies for n in cluster.names):
            return False
        cluster.add(candidate)
        return True

    def new(self, candidate: Candidate) -> Cluster:
        """A new cluster with one mention."""
        cluster = self.empty(candidate.kind)
        cluster.add(candidate)
        return cluster

    def empty(self, kind: ActorKind) -> Cluster:
        """A new cluster without mentions."""
        cluster = Cluster(number=len(self.clusters), kind=kind)
        self.clusters.append(cluster)
        return cluster

    def state(self, code: str) -> Cluster | None:
        """The cluster of a state by its code, if the story mentions it."""
        return self.by_entry.get(code)

    def add_state(self, code: str) -> Cluster:
        """The cluster of a state that the story names only by a role, a pronoun or an adjective of another phrase."""
        entry = self.states(code)
        cluster = Cluster(number=len(self.clusters), kind="state", entry=entry, country=code, sector="GOV")
        self.clusters.append(cluster)
        self.by_entry[code] = cluster
        return cluster

    def add_person(self, term: Term) -> Cluster:
        """An official who speaks in a story that does not name him."""
        cluster = Cluster(
            number=len(self.clusters), kind="person", country=term.country, sector=term.sector, name=term.person,
            gender=gender_of(term.person), title=term.position, wikidata=term.wikidata,
            reasons=["the title says who speaks"],
        )  # fmt: skip
        if term.office:
            cluster.offices.add(term.office)
        self.clusters.append(cluster)
        return cluster

    def _join_thing(self, candidate: Candidate) -> None:
        cluster = self._thing(candidate)
        if cluster is not None and self._is_another(candidate, cluster):
            cluster.add(msgspec.structs.replace(candidate, entry=None, country=None, sector=None, reason=""))
            return
        if cluster is None:
            cluster = self.new(candidate)
        else:
            known = candidate.entry is not None and cluster.entry is None
            cluster.add(candidate)
            cluster.sector = candidate.sector or cluster.sector if known else cluster.sector
        if candidate.entry is not None:
            self.by_entry.setdefault(candidate.entry.id, cluster)
            cluster.entry = cluster.entry or candidate.entry
        self.by_name.setdefault(_key(candidate.text), cluster)
        for short in self._shorter(candidate):
            self.by_name.setdefault(_key(short), cluster)

    def _thing(self, candidate: Candidate) -> Cluster | None:
        if candidate.text.isupper() and len(candidate.text) > 2 and candidate.kind != "state":
            meant = self._spelled_out(candidate)
            if meant is not None:
                return meant
        if candidate.entry is not None:
            return self.by_entry.get(candidate.entry.id)
        same = self.by_name.get(_key(candidate.text))
        if same is not None and (same.country == candidate.country or not same.country or not candidate.country):
            return same
        return None

    def _spelled_out(self, candidate: Candidate) -> Cluster | None:
        """The body whose name, in this story, an acronym stands for: defined so, or by its initials."""
        letters = _key(candidate.text).replace(".", "")
        defined = self.by_name.get(letters)
        if defined is not None and any(m.form == "name" and " " in m.text for m in defined.members):
            return defined
        for cluster in self.clusters:
            if cluster.kind in ("body", "group") and any(initials(n) == letters for n in cluster.names):
                return cluster
        return None

    def _is_another(self, candidate: Candidate, cluster: Cluster) -> bool:
        """Whether an acronym that stands for a body which the story names is known for another one: of a state that the
        story does not name, with no word of that name ("CHP", of the California Highway Patrol)."""
        entry = candidate.entry
        if entry is None or not entry.country or entry.country in self._states or cluster.entry is not None:
            return False
        own = {word for name in cluster.names for word in _key(name).split()}
        return cluster.country != entry.country and not own & set(_key(entry.name).split())

    def _shorter(self, candidate: Candidate) -> list[str]:
        """What else a name is called by: the acronym that the text defines right after it ("Hayat Tahrir al-Sham
        (HTS)", "…, known as HTS,"), a ship's name alone ("USS Mason")."""
        if candidate.form != "name":
            return []
        navy, _, ship = candidate.text.partition(" ")
        if navy in words().navies and ship:
            return [ship]
        defined = re.match(
            r"[’']?s?\s*(?:\(\s*(?:or |the |known as )?|,\s*(?:(?:also|better|widely|commonly) )?known as (?:the )?)"
            r"[\"“‘']?([A-Z][A-Za-z0-9.\-]{1,9})[\"”’']?\s*[),]",
            self.text[candidate.end : candidate.end + 50],
        )
        if defined and sum(c.isupper() for c in defined[1]) >= 2:
            return [defined[1]]
        return []

    def _join_person(self, candidate: Candidate) -> None:
        called = candidate.alias_of or candidate.text
        fitting = [c for c in self._alike(called) if self._fits(candidate, called, c)]
        chosen = self._choose(candidate, fitting)
        if chosen is None:
            chosen = self.new(candidate)
        else:
            chosen.add(candidate)
        for word in parts_of(candidate.text):
            self._by_word.setdefault(word, {})[chosen.number] = chosen

    def _alike(self, called: str) -> list[Cluster]:
        """The persons whom a name may mean: all, or in a crowd those who share a word with it as spelled."""
        persons = [c for c in self.clusters if c.kind == "person"]
        if len(persons) <= CROWD:
            return persons
        shared = {n: c for word in parts_of(called) for n, c in self._by_word.get(word, {}).items()}
        return [shared[n] for n in sorted(shared)]

    @staticmethod
    def _fits(candidate: Candidate, called: str, cluster: Cluster) -> bool:
        if not any(can_be_same(called, name) for name in cluster.names):
            return False
        if candidate.gender and cluster.gender and candidate.gender != cluster.gender:
            return False
        if _is_relative(cluster) and candidate.spot < cluster.first and is_surname(called, cluster.fullest):
            return False
        apart = candidate.country and cluster.country and candidate.country != cluster.country
        return not apart or any(weighty(candidate.text) == weighty(n) and len(weighty(n)) > 1 for n in cluster.names)

    def _choose(self, candidate: Candidate, fitting: list[Cluster]) -> Cluster | None:
        """The best of several fitting persons: by letters, by title, who is no other's relative, by who is told of
        already, else the nearest."""
        if len(fitting) <= 1:
            return fitting[0] if fitting else None
        tests: tuple[Callable[[Cluster], bool], ...] = (
            lambda c: any(exact(candidate.text, n) for n in c.names),
            lambda c: any(is_surname(candidate.text, n) for n in c.names),
            lambda c: bool(candidate.role) and candidate.role in c.roles,
            lambda c: not _is_relative(c),
            lambda c: c.before(candidate.spot) is not None,
        )
        for test in tests:
            fitting = [c for c in fitting if test(c)] or fitting
            if len(fitting) == 1:
                return fitting[0]
        whole = len(weighty(candidate.text)) > 1
        bare = [c for c in fitting if any(len(weighty(n)) == 1 for n in c.names)]
        if len(bare) == 1 and not whole:
            return bare[0]
        return max(fitting, key=lambda c: (c.before(candidate.spot) or (-1, -1), -c.number))


def _is_relative(cluster: Cluster) -> bool:
    """Whether somebody is told of as a relative of another, who may have his surname: "his wife, Ana Vega"."""
    return any(m.lemma in words().siblings and m.owner is not None for m in cluster.members)


def _key(name: str) -> str:
    """A name for comparing: no case, article, possessive, points."""
    name = name.lower().replace(".", "").replace("’s", "").replace("'s", "").replace("‎", "")
    return " ".join(w for w in re.split(r"[\s\-]+", name) if w != "the")


def initials(name: str) -> str:
    """The initials of a name's capitalised words, lower case: "Syrian Democratic Forces" gives "sdf"."""
    parts = re.split(r"[\s\-]+", name)
    return "".join(p[0] for p in parts if p[:1].isupper()).lower() if len(parts) > 1 else ""


def takes_up(lemma: str, cluster: Cluster) -> bool:
    """Whether a definite noun can take up a body named before: its noun stands in the name ("the council")."""
    if lemma in cluster.lemmas:
        return True
    names = [*cluster.names, cluster.entry.name] if cluster.entry else cluster.names
    return any(lemma in _key(n).split() or f"{lemma}s" in _key(n).split() for n in names)


def is_organisation(cluster: Cluster) -> bool:
    """Whether a cluster is a body or group that "the group", "the organisation" can take up."""
    return cluster.kind in ("body", "group") and any(m.form == "name" for m in cluster.members)


def generic(lemma: str | None) -> bool:
    """Whether a noun takes up any organisation ("the group", "the movement")."""
    return lemma in words().group_nouns
