"""Whose people and bodies they are that no word ties to a state: a choice among the states that a story tells of, or
none, by signs that are weighed together.

The weights are in ``data/mention/homes.toml``, from ``training.homes`` (a conditional logit; McFadden 1974). What the
rules of `settle` presume is one sign among them; countries that words for the actor tell are not asked about.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import msgspec
import tomli

from legation.mention.candidates import Candidate, Spot
from legation.mention.cluster import Cluster
from legation.mention.context import Context
from legation.mention.ledger import Ledger
from legation.mention.relations import is_exile
from legation.mention.settle import from_owner, is_of_many
from legation.mention.words import lacks, words

Signs = dict[str, float]

WORLD = frozenset({"IGO", "NGO", "IMG", "MNC", "UNK"})
"""What stands for a country where an actor is of none."""

UNBOUND = frozenset({"NGO", "IGO"})
"""Sectors that tell by themselves that an actor is of no one state."""

WORLDLY = frozenset({"secretary-general"})
"""Offices of bodies that are mostly of no one state."""

SURELY = 0.1
"""By how much the likeliest state must be likelier than the one that the rules presume, to be taken for it. Swept on
coded stories: from 0 to 0.25 alike."""

LIKELY = 0.4
"""How likely a state must be at least to be written. A choice: a wrong country is worse than none."""

STORY = 6
"""So many sentences must a text have for what it tells of states to say whose it is. A choice: a few of them tell of a
state as where somebody goes, or of those whom he meets."""

WEIGHED = ": of the states that the story tells of, the likeliest for them"
"""Why a country is written that was weighed."""

ARMED = frozenset({"REB", "UAF", "CRM"})
PUBLIC = frozenset({"COP", "JUD", "LEG"})
BEYOND = frozenset({"other", "others", "any", "all", "many", "some", "foreign", "international", "global", "world",
                    "no", "more", "unnamed", "unidentified", "unknown"})  # fmt: skip
"""Words for people of anywhere."""

THEIRS = frozenset({"their", "his", "her", "its"})

_CHIEFS = (("prime minister", "head of government"), ("premier", "head of government"), ("president", "head of state"))
"""Titles whose office speaks as a body, with the office that they are."""

_GEAR = frozenset({
    "tank", "helicopter", "gunship", "warplane", "jet", "fighter", "aircraft", "plane", "bomber", "drone", "gunboat",
    "warship", "bulldozer", "armor", "armour",
})  # fmt: skip
"""Weapons that go about as if they were somebody: "a *tank* shelled the house". A choice."""


class Told(msgspec.Struct, frozen=True):
    """Where a story names each state: its name, its places, its known people and bodies, in order; ``inside`` are those
    whom the words for another name (the "his family" of "members of his family")."""

    spots: dict[str, tuple[Spot, ...]]
    sites: Counter[str]
    titled: frozenset[str]
    inside: dict[int, tuple[Cluster, ...]]

    @property
    def total(self) -> int:
        """How often the story tells of any state."""
        return sum(len(own) for own in self.spots.values())


def told(clusters: Sequence[Cluster], at: dict[Spot, tuple[Cluster, ...]], context: Context) -> Told:
    """What a story tells of states, by what is known and not presumed."""
    found: dict[str, set[Spot]] = {}
    for sentence, token, code in (*context.seen, *context.sites):
        found.setdefault(code, set()).add((sentence, token))
    for cluster in clusters:
        if cluster.country and cluster.country not in WORLD and cluster.presumed is None:
            found.setdefault(cluster.country, set()).update(m.spot for m in cluster.members)
    sites = Counter(code for _, _, code in {*context.sites})
    spots = {code: tuple(sorted(found[code])) for code in sorted(found)}
    return Told(spots, sites, context.titled, dict(_inside(clusters, at)))


def _inside(
    clusters: Sequence[Cluster], at: dict[Spot, tuple[Cluster, ...]]
) -> Iterator[tuple[int, tuple[Cluster, ...]]]:
    members: dict[int, list[tuple[int, int, Cluster]]] = {}
    for cluster in clusters:
        for m in cluster.members:
            members.setdefault(m.sentence, []).append((m.start, m.end, cluster))
    for cluster in clusters:
        own = [o for m in cluster.members for s, e, o in members[m.sentence] if m.start <= s and e <= m.end]
        own += [o for m in cluster.members if m.pronoun is not None for o in at.get((m.sentence, m.pronoun), ())]
        yield cluster.number, tuple(o for o in dict.fromkeys(own) if o is not cluster)


def is_open(cluster: Cluster) -> bool:
    """Whether a cluster's country is to be weighed: nothing but the story around it tells it."""
    asked = cluster.kind != "state" and bool(cluster.spots and cluster.members) and cluster.entry is None
    if (
        not asked
        or cluster.many
        or cluster.sector in UNBOUND
        or cluster.offices & WORLDLY
        or is_exile((*cluster.roles, *(m.text for m in cluster.members)))
    ):
        return False
    return cluster.presumed is not None if cluster.country else not _said(cluster) & BEYOND


def signs(cluster: Cluster, story: Told, context: Context) -> dict[str | None, Signs]:
    """What speaks for each state that a story tells of, and for none, as the home of an actor."""
    rule = cluster.country if cluster.presumed else None
    out: dict[str | None, Signs] = {None: _of_none(cluster, len(story.spots), presumed=rule is not None)}
    last = _last_before(cluster.first, story)
    total, sites = story.total, sum(story.sites.values())
    tied = {other.country for other in story.inside.get(cluster.number, ())}
    for code, own in story.spots.items():
        if code == cluster.foe or lacks(cluster.roles, code) or context.are_opposite(cluster.spots, code):
            continue
        lines = {s for s, _ in own}
        near = sum(any(s + step in lines for step in (-1, 0, 1)) for s, _ in cluster.spots)
        found = {
            "share": len(own) / total,
            "share of places": story.sites[code] / sites if sites else 0.0,
            "in the title": code in story.titled,
            "leading": code == context.leading,
            "last named before": code == last,
            "of somebody from there": code in tied,
            "named near": near / len(cluster.spots),
            "aside only": all(spot in context.aside for spot in own),
            "presumed from what is near": code == rule and cluster.presumed == "near",
        }
        out[code] = {name: float(value) for name, value in found.items() if value}
    return out


def _of_none(cluster: Cluster, states: int, *, presumed: bool) -> Signs:
    """What speaks for no state."""
    said = _said(cluster)
    found = {
        "none": 1.0,
        "a group": cluster.kind == "group",
        "a person": cluster.kind == "person",
        "armed": cluster.sector in ARMED,
        "firms": cluster.sector == "BUS",
        "a public body, unnamed": cluster.sector in PUBLIC and not cluster.names,
        "countries, partners": bool(cluster.lemmas & (words().countries | words().relational | words().anyone)),
        "anyone": bool(cluster.lemmas & words().anyone),
        "of many": is_of_many(cluster),
        "of anywhere": bool(said & BEYOND),
        "their": bool(said & THEIRS),
        "of somebody": cluster.owner is not None,
        "counted": cluster.members[0].number,
        "often told of": min(len(set(cluster.spots)), 6) / 6,
        "nothing presumed": not presumed,
        "several states": min(states, 8) / 8,
    }
    return {name: float(value) for name, value in found.items() if value}


def _said(cluster: Cluster) -> set[str]:
    return {word for m in cluster.members for word in m.text.lower().split()}


def _last_before(spot: Spot, story: Told) -> str | None:
    named = [(own, code) for code, all_ in story.spots.items() for own in all_ if own < spot]
    return max(named)[1] if named else None


def chances(found: dict[str | None, Signs], weights: dict[str, float]) -> dict[str | None, float]:
    """How likely each state is, and none."""
    scores = {code: sum(weights.get(n, 0.0) * v for n, v in sorted(own.items())) for code, own in found.items()}
    most = max(scores.values())
    powers = {code: math.exp(score - most) for code, score in scores.items()}
    total = sum(powers.values())
    return {code: power / total for code, power in powers.items()}


def weigh(clusters: Sequence[Cluster], at: dict[Spot, tuple[Cluster, ...]], context: Context) -> None:
    """Weigh anew the country of every actor that no words tie to one; whoever belongs to somebody follows him."""
    story = told(clusters, at, context)
    if not story.spots:
        return
    for cluster in _in_order(clusters):
        if is_open(cluster) and (own := _by_words(cluster, clusters)) is not None:
            _settle(cluster, own.country, f" from “{own.fullest}”")
            continue
        if cluster.presumed == "owner":
            cluster.country = cluster.presumed = None
            cluster.reasons = cluster.reasons[:-1]
        if cluster.country is None:
            from_owner(cluster, at)
        if is_open(cluster) and cluster.presumed != "owner" and not _follows(cluster, story):
            likely = chances(signs(cluster, story, context), _weights())
            _settle(cluster, chosen(cluster.country, likely), WEIGHED)


def _by_words(cluster: Cluster, clusters: Sequence[Cluster]) -> Cluster | None:
    """Of whose land an actor is by its words beside others: the opposition whose men they are, the forces whose
    weapons a story tells of."""
    return _opposition(cluster, clusters) or _whose_gear(cluster, clusters) or _chief(cluster, clusters)


def _chief(cluster: Cluster, clusters: Sequence[Cluster]) -> Cluster | None:
    """The one president or premier told of before whose office a body is: "*the Prime Minister's* office"."""
    said = cluster.members[0].text.lower().replace("’", "'")
    held = {office for title, office in _CHIEFS if said == f"the {title}'s office"}
    holders = [c for c in clusters if c.offices & held and c.country and not c.former and c.first < cluster.first]
    return holders[-1] if len({c.country for c in holders}) == 1 else None


def _opposition(cluster: Cluster, clusters: Sequence[Cluster]) -> Cluster | None:
    """The opposition, by that word alone, whose men an actor is: "*opposition* commanders"."""
    if cluster.names or not any(role.startswith("opposition ") for role in cluster.roles):
        return None
    return next((c for c in clusters if c.country and "opposition" in c.roles and c.sector == "OPP"), None)


def _whose_gear(cluster: Cluster, clusters: Sequence[Cluster]) -> Cluster | None:
    """The forces whose tank or aircraft it is: those last told of with such, else the only ones told of before."""
    if cluster.sector != "MIL" or cluster.names or not cluster.lemmas & _GEAR:
        return None
    forces = [c for c in clusters if c.sector == "MIL" and c.presumed is None and c.country and c is not cluster]
    forces = [c for c in forces if c.country not in WORLD and c.kind != "person" and c.first < cluster.first]
    alike = [c for c in forces if c.lemmas & cluster.lemmas]
    lands = {c.country for c in forces}
    if alike or len(lands) == 1:
        return max(alike or forces, key=lambda c: c.before(cluster.first) or c.first)
    return None


def of_government(candidate: Candidate, near: str | None, ledger: Ledger) -> str | None:
    """The state whose government an unmarked phrase means ("the government", "the authorities"): the one that is told
    near, unless the whole story speaks for another."""
    named = {code for _, _, code in ledger.context.seen}
    federal = named & words().federations if "federal" in candidate.text.lower().split() else set()
    if len(federal) == 1 and near is not None and near not in federal:
        return next(iter(federal))
    if len(ledger.scenes) < STORY or near is None:
        return near
    cluster = Cluster(number=-1, kind="body", country=near, presumed="near")
    cluster.add(candidate)
    story = told(ledger.clusters, ledger.at, ledger.context)
    likely = chances(signs(cluster, story, ledger.context), _weights())
    return chosen(near, likely) or near


def _in_order(clusters: Sequence[Cluster]) -> Iterator[Cluster]:
    """Those who belong to nobody first."""
    yield from (c for c in clusters if c.owner is None)
    yield from (c for c in clusters if c.owner is not None)


def _follows(cluster: Cluster, story: Told) -> bool:
    """Whether the words for an actor lay it to somebody by a pronoun, of whose land it then is ("members of *his*
    family"); of a pronoun that means nobody known nothing is weighed ("*its* military")."""
    others = story.inside.get(cluster.number, ())
    theirs = [o for o in others if o.country and any(m.pronoun is not None for m in o.members)]
    if len({o.country for o in theirs}) == 1:
        _settle(cluster, theirs[0].country, f" from “{theirs[0].fullest}”")
    pronoun = any(m.pronoun is not None for m in cluster.members)
    return bool(theirs) or (pronoun and cluster.country is not None)


def chosen(presumed: str | None, likely: dict[str | None, float]) -> str | None:
    """The likeliest state, or none; what the rules presume stays where that is hardly likelier."""
    best = max(likely, key=lambda code: (likely[code], code or ""))
    if likely[best] - likely.get(presumed, 0.0) < SURELY or (best is not None and likely[best] < LIKELY):
        return presumed
    return best


def _settle(cluster: Cluster, home: str | None, reason: str) -> None:
    if home == cluster.country:
        return
    if cluster.presumed:
        cluster.reasons = cluster.reasons[:-1]
    cluster.country, cluster.presumed = home, "weighed" if home else None
    if home:
        cluster.reasons.append(f"country {home}{reason}")


@cache
def _weights() -> dict[str, float]:
    text = (files("legation") / "data" / "mention" / "homes.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomli.loads(text)["weights"], dict[str, float])
