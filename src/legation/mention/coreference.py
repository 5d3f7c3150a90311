"""Roles and pronouns tied to the actors of a story: "the minister", "the government", "he", "the two leaders"."""

from __future__ import annotations

import re

from legation.mention.candidates import Candidate, Scene, Spot
from legation.mention.cluster import Cluster
from legation.mention.context import Context
from legation.mention.joining import Joiner, generic, is_organisation, takes_up
from legation.mention.quoting import Speakers, in_quotes
from legation.mention.salience import WANTS, antecedent, weight_of
from legation.mention.words import words

_FAR = 40
_NEAR = 4
_SUB_NATIONAL = frozenset(
    {
        "led",
        "regional",
        "local",
        "provincial",
        "municipal",
        "city",
        "state",
        "interim",
        "autonomous",
        "shadow",
        "transitional",
    }
)
_LEADERS = frozenset(
    {
        "leader",
        "president",
        "minister",
        "counterpart",
        "official",
        "chief",
        "diplomat",
        "secretary",
        "premier",
        "envoy",
        "nsa",
        "advisor",
        "adviser",
    }
)
_SIDES = frozenset(
    {
        "country",
        "nation",
        "side",
        "party",
        "government",
        "state",
        "ally",
        "neighbor",
        "neighbour",
        "rival",
        "power",
        "capital",
    }
)
_NOUN_PLACES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
_FIRST_PERSON = {
    "i": "person",
    "me": "person",
    "my": "person",
    "we": "body",
    "us": "body",
    "our": "body",
    "ours": "body",
}
_CHANGES = frozenset({"vice", "deputy", "prime", "assistant", "former"})
_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC", "UNK"})
_DISTINCT = frozenset({"NGO", "REB", "UAF", "CRM", "MED", "EDU", "REL", "BUS", "COP", "JUD"})
_STATELY = frozenset({"GOV", "MIL", "LEG", "SPY", "COP"})


class Reader:
    """Ties the nominal candidates and pronouns of a story, in the order of its text, to clusters."""

    def __init__(
        self,
        scenes: tuple[Scene, ...],
        joiner: Joiner,
        context: Context,
        speakers: Speakers,
        author: Cluster | None,
    ) -> None:
        self.scenes = scenes
        self.joiner = joiner
        self.context = context
        self.speakers = speakers
        self.at: dict[Spot, tuple[Cluster, ...]] = {}
        self.pronouns: dict[Spot, tuple[Cluster, ...]] = {}
        self.several: dict[Spot, Candidate] = {}
        self._several_at: dict[int, list[Spot]] = {}
        self.nominals: dict[Spot, Candidate] = {}
        self.author = author
        for cluster in joiner.clusters:
            for member in cluster.members:
                self.at.setdefault(member.spot, (cluster,))

    def read(self, nominals: dict[Spot, Candidate]) -> None:
        """Go through the story: each nominal candidate and each pronoun at its place."""
        self.nominals = dict(nominals)
        for scene in self.scenes:
            for index, token in enumerate(scene.tree.tokens):
                spot = (scene.index, index)
                candidate = self.nominals.pop(spot, None)
                if candidate is not None and spot not in self.at:
                    self._place(candidate, self._nominal(candidate))
                elif spot in self.at:
                    continue
                elif scene.tree.words[index] in ("former", "latter") and token.relation.partition(":")[0] in _NOUN_PLACES:
                    self._former_latter(spot, scene.tree.words[index])
                elif scene.tree.words[index] == "both" and token.relation.startswith(("nsubj", "obj", "obl")):
                    self._both(spot)
                elif token.upos == "PRON" or (token.upos == "DET" and "Poss=Yes" in token.features):
                    self._pronoun(scene, index)

    def _set(self, spot: Spot, found: tuple[Cluster, ...]) -> None:
        self.at[spot] = found
        if len(found) > 1:
            self._several_at.setdefault(spot[0], []).append(spot)

    def _place(self, candidate: Candidate, found: tuple[Cluster, ...]) -> None:
        if not found:
            return
        self._set(candidate.spot, found)
        for cluster in found:
            if len(found) == 1:
                cluster.add(candidate)
            else:
                cluster.spots.append(candidate.spot)
        self.several[candidate.spot] = candidate

    def _nominal(self, candidate: Candidate) -> tuple[Cluster, ...]:
        """The clusters of a nominal candidate, by the first rule that applies."""
        if candidate.same is not None:
            return self.at.get(candidate.same, ())
        owner = self._owner(candidate)
        if candidate.countries:
            return tuple(self._member(candidate, code) for code in candidate.countries)
        if candidate.speaks and (owner or candidate.country):
            return (owner[0],) if owner else self._state(candidate.country)
        if candidate.lemma in words().countries or (candidate.lemma in _SIDES and candidate.plural):
            return self._countries(candidate)
        country = candidate.country or (owner[0].country if owner else None)
        if candidate.plural and candidate.definite and candidate.lemma in _LEADERS and country is None:
            several = self._leaders(candidate)
            if several:
                return several
        if candidate.lemma in words().government and self._is_national(candidate):
            taken = self._earlier(candidate, country) if candidate.definite and country is None else None
            if taken is not None:
                return (taken,)
            code = country or self._context(candidate)
            if code and code not in _WORLD:
                return self._state(code)
            return (self._new(candidate, owner, country),)
        earlier = self._earlier(candidate, country)
        if earlier is not None:
            return (earlier,)
        return (self._new(candidate, owner, country),)

    def _is_sides(self, candidate: Candidate) -> bool:
        """Whether a plural means the parties told of ("the two sides", "both governments", "the parties")."""
        if not candidate.plural or candidate.lemma not in _SIDES or candidate.country:
            return False
        bare = [w for w in candidate.text.lower().split() if w not in ("the", "two", "both")]
        return len(bare) == 1 and (candidate.definite or self._is_two(candidate))

    def _owner(self, candidate: Candidate) -> tuple[Cluster, ...]:
        if candidate.pronoun is not None:
            return self.at.get((candidate.sentence, candidate.pronoun), ()) or self.pronouns.get(
                (candidate.sentence, candidate.pronoun), ()
            )
        if candidate.owner is None or candidate.owner == candidate.spot:
            return ()
        return self._meant(candidate.owner)

    def _new(self, candidate: Candidate, owner: tuple[Cluster, ...], country: str | None) -> Cluster:
        cluster = self.joiner.new(candidate)
        cluster.spots.pop()
        cluster.members.pop()
        cluster.reasons.clear()
        if country is None and candidate.lemma in words().domestic and not owner and not self._is_abroad(candidate):
            country = self._context(candidate)
            if country:
                cluster.reasons.append(f"country {country} from the states that the story names around it")
        if candidate.lemma != "counterpart" and owner and candidate.country is None and country:
            cluster.reasons.append(f"country {country} from its owner")
        cluster.country = country
        cluster.sector = candidate.sector or (owner[0].sector if owner else None)
        return cluster

    @staticmethod
    def _is_abroad(candidate: Candidate) -> bool:
        """Whether a phrase says that it is of no one state ("the international police", "world court")."""
        return bool(set(candidate.text.lower().split()) & {"international", "world", "global", "foreign", "other"})

    def _context(self, candidate: Candidate) -> str | None:
        return self.context.near(candidate.sentence, candidate.head)

    def _member(self, candidate: Candidate, code: str) -> Cluster:
        """One of several actors that a phrase names by their countries ("Turkish and French leaders")."""
        for cluster in self.joiner.clusters:
            if cluster.kind == "person" and cluster.country == code and self._holds(candidate, cluster):
                return cluster
        found = self._state(code)
        return found[0]

    def _holds(self, candidate: Candidate, cluster: Cluster) -> bool:
        if candidate.office and candidate.office in cluster.offices:
            return True
        return any((candidate.lemma or "") in role.split() for role in cluster.roles) or (
            candidate.lemma == "leader" and bool(cluster.offices & {"head of state", "head of government"})
        )

    def _state(self, code: str | None) -> tuple[Cluster, ...]:
        """The cluster of a state, made new where the story has not named it by now."""
        if code is None:
            return ()
        cluster = self.joiner.state(code)
        if cluster is None:
            cluster = self.joiner.add_state(code)
        return (cluster,)

    def _is_national(self, candidate: Candidate) -> bool:
        before = set(re.split(r"[\s-]+", candidate.text.lower()))
        owner = self._owner(candidate)
        if owner and owner[0].kind != "state":
            return False
        return not before & _SUB_NATIONAL and candidate.sector in ("GOV", None)

    def _countries(self, candidate: Candidate) -> tuple[Cluster, ...]:
        """ "The country" is the state named last; "both countries", "the two sides" are the two named last."""
        if candidate.indefinite or (candidate.country and candidate.lemma not in words().countries):
            return ()
        if candidate.country:
            return self._state(candidate.country)
        if not candidate.plural:
            code = self._context(candidate) if candidate.definite and candidate.lemma in words().countries else None
            return self._state(code) if code else (self._new(candidate, (), None),)
        if not candidate.definite and not self._is_two(candidate):
            return (self._new(candidate, (), None),)
        found = self._last_two(candidate.spot, ("state",)) if candidate.lemma not in ("party", "side") else ()
        return found or self._last_opposed(candidate) or (self._new(candidate, (), None),)

    def _last_opposed(self, candidate: Candidate) -> tuple[Cluster, ...]:
        """The sides of what was told last: two states or two forces near by, else those meant together before."""
        spot = candidate.spot
        found = self._last_two(spot, ("state",), reach=2) or self._last_two(spot, ("body", "group"), reach=2)
        if found:
            return found
        for sentence in range(spot[0], max(-1, spot[0] - 8), -1):
            for place in reversed(self._several_at.get(sentence, ())):
                if place < spot and all(c.kind != "person" for c in self.at[place]):
                    return self.at[place]
        return self._last_two(spot, ("state",))

    @staticmethod
    def _told_number(candidate: Candidate, otherwise: int) -> int:
        """The number that a phrase tells ("the two leaders", "the three ministers")."""
        numbers = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
        return next((numbers[w] for w in candidate.text.lower().split() if w in numbers), otherwise)

    def _is_two(self, candidate: Candidate) -> bool:
        return any(w in words().two for w in candidate.text.lower().split())

    def _last_two(self, spot: Spot, kinds: tuple[str, ...], reach: int = _NEAR) -> tuple[Cluster, ...]:
        """The only two actors of some kinds in the fewest sentences going back that name at least two."""
        found: list[Cluster] = []
        for back in range(reach):
            for cluster in self.joiner.clusters:
                if cluster.kind not in kinds or cluster in found or cluster.country in ("IGO", "NGO"):
                    continue
                if any(s[0] == spot[0] - back and s < spot for s in cluster.spots):
                    found.append(cluster)
            if len(found) >= 2:
                return tuple(found) if len(found) == 2 else ()
        return ()

    def _leaders(self, candidate: Candidate) -> tuple[Cluster, ...]:
        """ "The two leaders", "the ministers", "the counterparts": the officials named together last."""
        found: list[Cluster] = []
        for back in range(_NEAR + 2):
            for cluster in self.joiner.clusters:
                if cluster.kind != "person" or cluster in found or cluster.sector not in ("GOV", "MIL", "LEG", None):
                    continue
                if any(s[0] == candidate.sentence - back and s < candidate.spot for s in cluster.spots):
                    found.append(cluster)
            if len(found) >= 2:
                exact = len(found) == self._told_number(candidate, len(found))
                return tuple(found) if exact and len({c.country for c in found}) > 1 else ()
        return ()

    def _earlier(self, candidate: Candidate, country: str | None) -> Cluster | None:
        """The earlier actor that a definite phrase takes up, the nearest that agrees."""
        if candidate.indefinite or candidate.number:
            return None
        best: tuple[Spot, Cluster] | None = None
        for cluster in self.joiner.clusters:
            if not self._agrees(candidate, cluster, country):
                continue
            before = cluster.before(candidate.spot)
            reach = _NEAR if generic(candidate.lemma) or candidate.lemma in words().takes else _FAR
            if before is not None and candidate.sentence - before[0] <= reach and (best is None or before > best[0]):
                best = (before, cluster)
        return best[1] if best else None

    def _agrees(self, candidate: Candidate, cluster: Cluster, country: str | None) -> bool:
        if country and cluster.country and country != cluster.country:
            return False
        if candidate.sector and cluster.sector and candidate.kind != "person" and candidate.sector != cluster.sector:
            if candidate.sector in _DISTINCT or cluster.sector in _DISTINCT:
                return False
        if candidate.kind == "person":
            return cluster.kind == "person" and candidate.definite and self._same_office(candidate, cluster)
        if candidate.plural or candidate.kind == "group":
            same = cluster.kind == candidate.kind and cluster.plural == candidate.plural and candidate.role in cluster.roles
            return same and (candidate.definite or candidate.text.lower() == cluster.members[0].text.lower())
        if cluster.kind not in ("body", "group"):
            return False
        if takes_up(candidate.lemma or "", cluster):
            return candidate.definite or candidate.role in cluster.roles
        if not candidate.definite or not is_organisation(cluster):
            return False
        return generic(candidate.lemma) or cluster.sector in words().takes.get(candidate.lemma or "", ())

    @staticmethod
    def _same_office(candidate: Candidate, cluster: Cluster) -> bool:
        if candidate.gender and cluster.gender and candidate.gender != cluster.gender:
            return False
        if candidate.office and candidate.office in cluster.offices:
            return True
        wanted = set((candidate.role or "").split())
        for role in cluster.roles:
            has = set(role.split())
            if wanted <= has and not (has - wanted) & _CHANGES:
                return True
        alike = words().alike.get(candidate.lemma or "", ())
        return any(set(role.split()) & set(alike) for role in cluster.roles)

    def _pronoun(self, scene: Scene, index: int) -> None:
        word, spot = scene.tree.words[index], (scene.index, index)
        if word in _FIRST_PERSON:
            found = self._first_person(scene, index, _FIRST_PERSON[word])
        elif word in WANTS and not _is_expletive(scene, index):
            found = self._third_person(scene, index, word)
        else:
            return
        if found:
            self._set(spot, found)
            self.pronouns[spot] = found
            for cluster in found:
                cluster.spots.append(spot)

    def _both(self, spot: Spot) -> None:
        """ "Both" by itself: the two persons, states or bodies named last."""
        for kinds in (("person",), ("state",), ("body", "group")):
            found = self._last_two(spot, kinds)
            if found:
                self._set(spot, found)
                self.pronouns[spot] = found
                for cluster in found:
                    cluster.spots.append(spot)
                return

    def _former_latter(self, spot: Spot, word: str) -> None:
        """"The former", "the latter": the first and the second of the two named last."""
        for kinds in (("state", "body", "group"), ("person",)):
            found = sorted(self._last_two(spot, kinds, reach=1), key=lambda c: c.before(spot) or (-1, -1))
            if found:
                chosen = found[0] if word == "former" else found[-1]
                self._set(spot, (chosen,))
                self.pronouns[spot] = (chosen,)
                chosen.spots.append(spot)
                return

    def _third_person(self, scene: Scene, index: int, word: str) -> tuple[Cluster, ...]:
        spot = (scene.index, index)
        want = WANTS[word]
        one = antecedent(self.scenes, self.joiner.clusters, spot, want, self._speaker(scene, index))
        if want.number == "plural":
            several = self._together(spot)
            if several and (one is None or several[0] >= one.score):
                return several[1]
        return (one.cluster,) if one is not None else ()

    def _speaker(self, scene: Scene, index: int) -> tuple[Cluster, ...]:
        """Who speaks the quotation that a token stands in: not a "he" or "they" inside it."""
        offset = scene.tree.tokens[index].start
        if not in_quotes(offset, self.speakers.quotes):
            return ()
        spot = self.speakers.at(scene.index, offset)
        return self.at.get(spot, ()) if spot is not None else ()

    def _together(self, spot: Spot) -> tuple[int, tuple[Cluster, ...]] | None:
        """Actors that a plural pronoun can mean together, and how much speaks for them."""
        best: tuple[int, tuple[Cluster, ...]] | None = None
        for sentence in range(max(0, spot[0] - 3), spot[0] + 1):
            for place in [s for s in self._several_at.get(sentence, ()) if s < spot]:
                weight = weight_of(self.scenes, place, spot) + 8
                if best is None or weight >= best[0]:
                    best = (weight, self.at[place])
            head, joined = self._joined_subjects(sentence, spot)
            weight = weight_of(self.scenes, (sentence, head), spot) + 8 if joined else 0
            if joined and (best is None or weight >= best[0]):
                best = (weight, joined)
        return best

    def _joined_subjects(self, sentence: int, spot: Spot) -> tuple[int, tuple[Cluster, ...]]:
        """The head and the members of a coordinated subject ("Macron and Scholz said")."""
        tree = self.scenes[sentence].tree
        for head, token in enumerate(tree.tokens):
            if not token.relation.startswith("nsubj") or (sentence, head) >= spot:
                continue
            group = [self.at.get((sentence, i), ()) for i in (head, *tree.conjuncts(head))]
            found = tuple(dict.fromkeys(g[0] for g in group if len(g) == 1))
            if len(found) > 1 and all(len(g) == 1 for g in group):
                return head, found
        return -1, ()

    def _first_person(self, scene: Scene, index: int, kind: str) -> tuple[Cluster, ...]:
        """ "I" is who speaks; "we" the state or body that the speaker speaks for."""
        offset = scene.tree.tokens[index].start
        spot = self.speakers.at(scene.index, offset)
        found = self._meant(spot) if spot is not None else ()
        if not found and self.author is not None and not in_quotes(offset, self.speakers.quotes):
            found = (self.author,)
        if kind == "body" and not found and not in_quotes(offset, self.speakers.quotes):
            found = self._narrator(scene, index)
        if kind == "person":
            return found[:1]
        spoken = [self._spoken_for(c) if c.kind == "person" else (c,) for c in found]
        return tuple(dict.fromkeys(c for group in spoken for c in group))

    def _meant(self, spot: Spot) -> tuple[Cluster, ...]:
        """What a spot means, read ahead of its turn where it stands later in the text."""
        if spot not in self.at:
            later = self.nominals.pop(spot, None)
            if later is not None:
                self._place(later, self._nominal(later))
            elif self.scenes[spot[0]].tree.tokens[spot[1]].upos == "PRON":
                self._pronoun(self.scenes[spot[0]], spot[1])
        return self.at.get(spot, ())

    def _narrator(self, scene: Scene, index: int) -> tuple[Cluster, ...]:
        """Whose "we" an official release tells in, where it names no author: the subject of the sentence."""
        tree = scene.tree
        for head, token in enumerate(tree.tokens[:index]):
            if token.relation == "nsubj" and token.head >= 0 and tree.tokens[token.head].relation == "root":
                group = [self.at.get((scene.index, i), ()) for i in (head, *tree.conjuncts(head))]
                return tuple(dict.fromkeys(c for g in group for c in g))
        return ()

    def _spoken_for(self, speaker: Cluster) -> tuple[Cluster, ...]:
        owner = self.at.get(speaker.owner, ()) if speaker.owner else ()
        if (
            speaker.country
            and len(speaker.country) == 3
            and speaker.sector in _STATELY
            and speaker.country not in _WORLD
        ):
            return self._state(speaker.country)
        return owner[:1] or (speaker,)


def _is_expletive(scene: Scene, index: int) -> bool:
    return scene.tree.tokens[index].relation.startswith("expl")
