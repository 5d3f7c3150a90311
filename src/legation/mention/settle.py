"""Countries and sectors that hang on others: a spokesman's from his ministry, a ministry's from the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from legation.mention.candidates import Candidate, Scene, Spot
from legation.mention.cluster import Cluster
from legation.mention.context import Context
from legation.mention.relations import is_exile
from legation.mention.sectors import body_sector
from legation.mention.takeup import lent
from legation.mention.words import lacks, words

_ABROAD = frozenset(
    {"head of state", "head of government", "foreign minister", "defence minister", "national security adviser",
     "deputy head of state", "ambassador", "un ambassador", "envoy", "royal", "leader", "spokesperson",
     "secretary-general"}
)  # fmt: skip
_CHIEFS = frozenset({"head of state", "head of government", "deputy head of state"})
_LEADING = _CHIEFS | {"foreign minister", "defence minister"}
_AT_HOME = frozenset(
    {"justice minister", "interior minister", "health minister", "education minister", "agriculture minister",
     "labour minister", "transport minister", "attorney general", "chief justice", "central bank governor", "speaker",
     "information minister", "mayor", "governor", "opposition leader"}
)  # fmt: skip
_PUBLIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_EVERYWHERE = frozenset(
    {"world", "international", "global", "foreign", "external", "unidentified", "unknown", "unnamed", "unspecified",
     "african", "asian", "european", "western", "arab"}
)  # fmt: skip
_ANYWHERE = frozenset({"NGO", "IGO", "MED", "BUS", "MNC", "REF"})
"""Sectors of those who need not be of the state where a story has them."""

_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC", "UNK"})

GROUND = 0.6
"""What part of all that a story tells of must belong to one state for it to be set there. Swept on hand-coded stories:
the right country for 0.77 of actors at 0.6, 0.76 at 0.7 and 0.8, 0.74 without."""

WHOLE = 0.9
"""What part of all that a story tells must belong to one state for firms, and titles alone, to be of it. A choice."""

LEAST = 3
"""How often a story must tell of a state to be set there at all: "two senators went to Beirut" is set nowhere."""

MUCH = 5
"""How often a story must tell of the state that it is set in for an unknown name to be of it. A choice: one quote of a
foreigner has a name or two."""

_LOCAL_BODIES = frozenset({"EDU", "PTY", "LAB", "COP"})
"""Sectors of named bodies that are of the state a story is set in where nothing else is told."""


def settle(clusters: list[Cluster], at: dict[Spot, tuple[Cluster, ...]], context: Context) -> None:
    """Fill in country and sector where they are open, from the owner, then for public bodies from the story."""
    told = Counter(c.country for c in clusters for _ in c.members if c.country)
    for cluster in clusters:
        if cluster.kind == "body" and not cluster.sector:
            cluster.sector = body_sector(cluster.fullest)
        _from_prefix(cluster, told)
    for _ in range(2):
        for cluster in clusters:
            from_owner(cluster, at)
    ground = _ground(clusters, context)
    for cluster in clusters:
        exile = is_exile((*cluster.roles, *(m.text for m in cluster.members)))
        if cluster.country is None and cluster.spots and not exile:
            if cluster.kind == "group" and cluster.sector in ("NGO", "IGO"):
                cluster.country = (ground.whole if cluster.sector == "NGO" else None) or cluster.sector
            if cluster.kind == "body" and cluster.names:
                _from_story(cluster, context)
                if cluster.country is None and cluster.sector in _LOCAL_BODIES:
                    _from_setting(cluster, context)
            elif cluster.kind == "person" and (_is_domestic(cluster) or _is_lone_chief(cluster, clusters, context)):
                _from_context(cluster, context)
            if cluster.country is None and cluster.kind in ("person", "group"):
                _from_setting(cluster, context)
            if cluster.country is None and cluster.kind == "person" and cluster.offices & _CHIEFS:
                _from_publisher(cluster, context)
            if cluster.country is None:
                _from_ground(cluster, context, ground)
            opposite = cluster.kind == "person" and context.are_opposite(cluster.spots, cluster.country)
            opposite |= cluster.kind in ("person", "group") and lacks(cluster.roles, cluster.country)
            if opposite or (cluster.country is not None and cluster.country == cluster.foe):
                cluster.country = cluster.presumed = None
                cluster.reasons = cluster.reasons[:-1]

    for cluster in clusters:
        from_owner(cluster, at)
    _police_officers(clusters)


def _police_officers(clusters: list[Cluster]) -> None:
    """Who has a rank that police have too is of the police where the title before it is ("the police chief, *Gen.
    Diallo*"), and where nothing else is told in a story that tells of police and of no soldiers ("an *officer*", "a
    specialist *unit*", "*Sergeant Holt*")."""
    chiefs = {(m.sentence, m.end) for c in clusters if c.kind == "person" and c.sector == "COP" for m in c.members}
    ranked = [c for c in clusters if c.sector == "MIL" and c.entry is None and _has_police_rank(c)]
    others = {c.sector for c in clusters if c not in ranked and (c.sector != "COP" or "police" in c.fullest.lower())}
    for cluster in ranked:
        near = any((m.sentence, m.start - gap) in chiefs for m in cluster.members for gap in range(1, _RANK))
        titled = near or any("police" in role.split() for role in cluster.roles)
        bare = not cluster.former and set(cluster.roles) <= words().police_ranks
        if titled or (bare and "COP" in others and "MIL" not in others):
            cluster.sector = "COP"


_RANK = 10
"""So many letters at most stand between a title and the name behind it: a rank ("police chief *Maj-Gen* Okello")."""


def _has_police_rank(cluster: Cluster) -> bool:
    """Whether somebody is told of by nothing but ranks, or words for a unit, that police and soldiers share."""
    shared = words().police_ranks | words().high_ranks
    return bool(cluster.roles) and all(role in shared or "police" in role.split() for role in cluster.roles)


def reopen(clusters: list[Cluster], nominals: Iterable[Candidate], scenes: tuple[Scene, ...]) -> None:
    """Take back the country that a person by name was only presumed to have where a title alone tells of the same
    office in another one: "the *Polish* defence minister flew to Kyiv … Defence Minister Nowak arrived in Kyiv"."""
    told = [(n.office, n.country) for n in nominals if n.office in _LEADING and n.country and not n.plural]
    for cluster in clusters if told else ():
        lands = {country for office, country in told if office in cluster.offices}
        presumed = cluster.kind == "person" and cluster.presumed == "near" and cluster.country not in lands
        if presumed and lands and not _hosts(cluster, scenes):
            cluster.country = cluster.presumed = None
            cluster.reasons = cluster.reasons[:-1]


def _hosts(cluster: Cluster, scenes: tuple[Scene, ...]) -> bool:
    """Whether somebody receives a guest where he is told of first: "Minister Hale *welcomed* him in Oslo"."""
    tree, index = scenes[cluster.first[0]].tree, cluster.first[1]
    token = tree.tokens[index]
    return token.relation == "nsubj" and tree.lemmas[token.head] in ("welcome", "host", "receive", "greet", "thank")


def _from_prefix(cluster: Cluster, told: Counter[str]) -> None:
    """A ship by name is of the state whose navy names its ships so: "USS Mason", "HMS Lancaster"; of several that do,
    of the one of which the story tells most ("INS Kochi")."""
    navies = words().navies.get(cluster.fullest.partition(" ")[0], "").split() if " " in cluster.fullest else []
    navies.sort(key=lambda code: -told[code])
    navy = navies[0] if len(navies) == 1 or (navies and told[navies[0]] > told[navies[1]]) else None
    if navy is not None and cluster.kind == "body" and cluster.entry is None:
        cluster.country, cluster.sector = navy, "MIL"
        cluster.reasons = [f"country {navy} from the prefix of the ship's name"]


def _is_domestic(cluster: Cluster) -> bool:
    """Whether a person without a country holds a public office or a part that a story tells of its own country."""
    uniformed = cluster.sector in ("COP", "MIL")
    if cluster.offices & (_ABROAD - {"spokesperson"} if uniformed else _ABROAD):
        return False
    if cluster.sector == "LEG" and cluster.lemmas & {"member", "lawmaker", "legislator", "mp", "parliamentarian"}:
        return True
    titles = {word for role in cluster.roles for word in role.split()}
    if titles & words().local or cluster.offices & _AT_HOME or cluster.sector == "COP":
        return True
    return any(office.endswith(" minister") and not office.startswith("deputy") for office in cluster.offices)


def _is_lone_chief(cluster: Cluster, clusters: list[Cluster], context: Context) -> bool:
    """Whether a president, minister or officer by name, of whom no state is told, is of the state that the story is
    about where he stands: it leads, or is the only one, and no other person of it holds his office ("Peru's Congress
    voted to remove *President Ana Quispe*")."""
    able = cluster.names and (cluster.offices & _LEADING or (cluster.sector == "MIL" and cluster.roles))
    code = context.near(*cluster.first) if able else None
    others = (c for c in clusters if c.kind == "person" and c is not cluster and c.country == code)
    return (
        code is not None
        and code in (context.leading, context.sole)
        and context.is_acted_in(code)
        and not any(c.offices & cluster.offices & _LEADING for c in others)
    )


def _from_context(cluster: Cluster, context: Context) -> None:
    cluster.country = context.near(*cluster.first)
    if cluster.country:
        cluster.presumed = "near"
        cluster.reasons.append(f"country {cluster.country} from the states that the story names around it")


def _from_setting(cluster: Cluster, context: Context) -> None:
    """People of whom a story says nothing else are of the state that it is set in, where it is set in one."""
    if is_of_many(cluster) or _is_elsewhere(cluster, context):
        return
    if (
        context.setting
        and not cluster.offices & _ABROAD
        and not cluster.lemmas & (words().countries | words().relational)
    ):
        cluster.country, cluster.presumed = context.setting, "set"
        cluster.reasons.append(f"country {context.setting}: the story is set there")


def _from_publisher(cluster: Cluster, context: Context) -> None:
    """A head of state or government of whom no state is told: by name that of the state that the story is set in, or
    that it tells most of and is filed from; by title alone that of the body which publishes it ("guests thanked *the
    President*", in a release of his house)."""
    code = (context.setting or context.filed) if cluster.names else context.home
    if code:
        cluster.country = code
        cluster.reasons.append(f"country {code}: the story is set or published there")


class Ground(NamedTuple):
    """The state that a story is told of: for what has no name, for names too, and for those who may be from anywhere.

    Each is the state where the story tells enough of it for that, else None.
    """

    unnamed: str | None = None
    named: str | None = None
    whole: str | None = None


def _ground(clusters: list[Cluster], context: Context) -> Ground:
    """The one state to which most belongs that a story tells of: its towns and provinces, and its actors by each
    mention; none where it tells of several, or too little."""
    told = Counter(code for _, _, code in context.sites)
    for cluster in clusters:
        if cluster.country and cluster.country not in _WORLD and cluster.sector != "MED":
            told[cluster.country] += len(cluster.members)
    ordered = told.most_common(1)
    share = GROUND * sum(told.values())
    if not ordered or ordered[0][1] < max(LEAST, share):
        return Ground()
    code, times = ordered[0]
    if times < MUCH:
        return Ground(code)
    return Ground(code, code, code if times >= WHOLE * sum(told.values()) else None)


def _from_ground(cluster: Cluster, context: Context, ground: Ground) -> None:
    """People and local bodies of whom nothing else is told are of the state where the story has them: that of the
    place named beside them where they have no name, else the one that all its places lie in."""
    if cluster.kind not in ("person", "group", "body") or cluster.entry is not None or is_of_many(cluster):
        return
    if cluster.lemmas & words().posts and not cluster.names:
        return
    anywhere = cluster.sector in _ANYWHERE or bool(cluster.offices & _ABROAD)
    if cluster.lemmas & (words().countries | words().relational | words().anyone) or (
        anywhere and not _is_at_home(cluster, ground)
    ):
        return
    beside = context.site(*cluster.first) if not cluster.names and not anywhere else None
    own = ground.whole if anywhere else ground.named if cluster.names else ground.unnamed
    code = beside or (own if not _is_elsewhere(cluster, context) else None)
    if code:
        cluster.country, cluster.presumed = code, "beside" if beside else "told"
        told = "the place named beside them" if beside else "the places of the story"
        cluster.reasons.append(f"country {code} from {told}")


def _is_at_home(cluster: Cluster, ground: Ground) -> bool:
    """Whether those who may be from anywhere are of the one state that a story tells of: its firms, and who has no
    name but a title ("the President")."""
    if ground.whole is None or cluster.sector in ("IGO", "MED", "MNC", "REF"):
        return False
    return cluster.sector == "BUS" or not cluster.names


def is_of_many(cluster: Cluster) -> bool:
    """Whether an unnamed plural may be of several countries ("world leaders", "many leaders", "some experts")."""
    if cluster.many:
        return True
    said = {word for m in cluster.members for word in m.text.lower().split()}
    onlookers = bool(cluster.lemmas & words().onlookers) and not any(m.definite for m in cluster.members)
    if onlookers and cluster.lemmas == {"leader"}:  # "state leaders", "militant leaders" are of one land
        onlookers = not said - {"leaders"} - words().quantities
    return not cluster.names and cluster.kind == "group" and (onlookers or bool(said & _EVERYWHERE))


def _is_elsewhere(cluster: Cluster, context: Context) -> bool:
    """Whether a person is named only beside a place in another country ("Ann Vella, who was killed in Malta")."""
    if cluster.kind != "person":
        return False
    sentences = {spot[0] for spot in cluster.spots}
    codes = {code for s, _, code in context.places if s in sentences}
    return len(sentences) == 1 and bool(codes) and context.setting not in codes


def from_owner(cluster: Cluster, at: dict[Spot, tuple[Cluster, ...]]) -> None:
    """What an actor has from whom it belongs to, where it is open: country and sector."""
    owner = next(iter(at.get(cluster.owner, ())), None) if cluster.owner else None
    if owner is None or owner is cluster:
        return
    if cluster.country is None and owner.country:
        cluster.country, cluster.presumed = owner.country, "owner" if owner.presumed else None
        cluster.reasons.append(f"country {owner.country} from “{owner.fullest}”")
    if cluster.sector is None and owner.kind != "person":
        cluster.sector = owner.sector
    cluster.sector = lent(cluster, (owner,)) or cluster.sector


def _from_story(cluster: Cluster, context: Context) -> None:
    if cluster.sector in _PUBLIC and not cluster.lemmas & words().international:
        _from_context(cluster, context)
    elif cluster.sector in ("NGO", "IGO"):
        cluster.country = cluster.sector
