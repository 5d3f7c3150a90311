"""Countries and sectors that hang on others: a spokesman's from his ministry, a ministry's from the story."""

from __future__ import annotations

from legation.mention.affiliation import body_sector
from legation.mention.candidates import Spot
from legation.mention.cluster import Cluster
from legation.mention.context import Context
from legation.mention.words import words

_ABROAD = frozenset(
    {"head of state", "head of government", "foreign minister", "defence minister", "national security adviser",
     "deputy head of state", "ambassador", "un ambassador", "envoy", "royal", "leader", "spokesperson",
     "secretary-general"}
)  # fmt: skip
_AT_HOME = frozenset(
    {"justice minister", "interior minister", "health minister", "education minister", "agriculture minister",
     "labour minister", "transport minister", "attorney general", "chief justice", "central bank governor", "speaker",
     "information minister", "mayor", "governor", "opposition leader"}
)  # fmt: skip
_PUBLIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})


def settle(clusters: list[Cluster], at: dict[Spot, tuple[Cluster, ...]], context: Context) -> None:
    """Fill in country and sector where they are open, from the owner, then for public bodies from the story."""
    for cluster in clusters:
        if cluster.kind == "body" and not cluster.sector:
            cluster.sector = body_sector(cluster.fullest)
    for _ in range(2):
        for cluster in clusters:
            _from_owner(cluster, at)
    for cluster in clusters:
        if cluster.country is None and cluster.spots:
            if cluster.kind == "group" and cluster.sector in ("NGO", "IGO"):
                cluster.country = cluster.sector
            if cluster.kind == "body" and cluster.names:
                _from_story(cluster, context)
            elif cluster.kind == "person" and _is_domestic(cluster):
                _from_context(cluster, context)
            if cluster.country is None and cluster.kind in ("person", "group"):
                _from_setting(cluster, context)


def _is_domestic(cluster: Cluster) -> bool:
    """Whether a person without a country holds a public office or a part that a story tells of its own country."""
    if cluster.offices & _ABROAD:
        return False
    if cluster.sector == "LEG" and cluster.lemmas & {"member", "lawmaker", "legislator", "mp", "parliamentarian"}:
        return True
    titles = {word for role in cluster.roles for word in role.split()}
    return bool(titles & words().local or cluster.offices & _AT_HOME)


def _from_context(cluster: Cluster, context: Context) -> None:
    cluster.country = context.near(*cluster.first)
    if cluster.country:
        cluster.reasons.append(f"country {cluster.country} from the states that the story names around it")


def _from_setting(cluster: Cluster, context: Context) -> None:
    """People of whom a story says nothing else are of the state that it is set in, where it is set in one."""
    if context.setting and not cluster.offices & _ABROAD and not cluster.lemmas & words().countries:
        cluster.country = context.setting
        cluster.reasons.append(f"country {context.setting}: the story is set there")


def _from_owner(cluster: Cluster, at: dict[Spot, tuple[Cluster, ...]]) -> None:
    owner = next(iter(at.get(cluster.owner, ())), None) if cluster.owner else None
    if owner is None or owner is cluster:
        return
    if cluster.country is None and owner.country:
        cluster.country = owner.country
        cluster.reasons.append(f"country {owner.country} from “{owner.fullest}”")
    if cluster.sector is None and owner.kind != "person":
        cluster.sector = owner.sector


def _from_story(cluster: Cluster, context: Context) -> None:
    if cluster.sector in _PUBLIC and not cluster.lemmas & words().international:
        _from_context(cluster, context)
    elif cluster.sector in ("NGO", "IGO"):
        cluster.country = cluster.sector
