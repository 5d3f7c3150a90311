"""A cluster: the mentions of one actor while a story is being read, and what they tell of it together."""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.gazetteer.model import Entry
from legation.mention.candidates import ActorKind, Candidate, Spot
from legation.mention.words import words


@dataclass(eq=False)
class Cluster:
    """One actor in the making. ``spots`` are where it is mentioned, pronouns and several-actor mentions included;
    ``many`` is true for people who are told to be of several countries; ``foe`` is the state that harmed them.
    ``past`` are the offices that somebody known has left. ``presumed`` says by what the country was found where no
    words for the actor tell it: "near" for the states named around it, "set" and "told" for where the story is set and
    what it tells of, "beside" for a place, "owner" for somebody whose own is presumed, "weighed" for all of it together
    (`homes`)."""

    number: int
    kind: ActorKind
    members: list[Candidate] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    entry: Entry | None = None
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    plural: bool = False
    former: bool = False
    many: bool = False
    foe: str | None = None
    presumed: str | None = None
    owner: Spot | None = None
    offices: set[str] = field(default_factory=set)
    past: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    lemmas: set[str] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)
    name: str | None = None
    wikidata: str | None = None
    title: str | None = None

    def add(self, candidate: Candidate) -> None:
        """Take in a mention and what its words tell; what is known already stays."""
        self.members.append(candidate)
        self.spots.append(candidate.spot)
        self.entry = self.entry or candidate.entry
        self.country = self.country or candidate.country
        self.sector = self.sector or candidate.sector
        self.gender = self.gender or candidate.gender
        self.owner = self.owner or candidate.owner
        if candidate.title and not set(candidate.title.lower().split()) <= words().relational:
            self.title = self.title or candidate.title
        self.former = self.former or candidate.former
        self.plural = candidate.plural if len(self.members) == 1 else self.plural
        if candidate.office:
            self.offices.add(candidate.office)
        if candidate.role and candidate.role not in self.roles:
            self.roles.append(candidate.role)
        if candidate.lemma:
            self.lemmas.add(candidate.lemma)
        if candidate.reason and candidate.reason not in self.reasons:
            self.reasons.append(candidate.reason)

    @property
    def names(self) -> list[str]:
        """The names among the mentions, in order, each once."""
        return list(dict.fromkeys(m.text for m in self.members if m.form in ("name", "metonym")))

    @property
    def fullest(self) -> str:
        """The name with most words, the commonest spelling of those, the earliest of these."""
        named = [m.text for m in self.members if m.form == "name"]
        if not named:
            return self.name or (self.members[0].text if self.members else "")
        most = max(len(n.split()) for n in named)
        longest = [n for n in named if len(n.split()) == most]
        return max(dict.fromkeys(longest), key=longest.count)

    @property
    def first(self) -> Spot:
        """Where the actor is first mentioned."""
        return min(self.spots)

    def before(self, spot: Spot) -> Spot | None:
        """The last mention before a spot, or None."""
        return max((s for s in self.spots if s < spot), default=None)
