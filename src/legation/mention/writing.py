"""From clusters to the actors and mentions of a reading."""

from __future__ import annotations

from legation.mention.candidates import Candidate, Scene, Spot
from legation.mention.cluster import Cluster
from legation.mention.coreference import Reader
from legation.mention.model import Actor, Mention
from legation.story.model import Span, Story, span_of


def written(
    story: Story, scenes: tuple[Scene, ...], clusters: list[Cluster], reader: Reader
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """Actors ``a1``, ``a2`` … in order of first mention, and the mentions, one for each head token."""
    placed = {
        number: cluster
        for number, cluster in enumerate(sorted((c for c in clusters if c.spots), key=lambda c: (c.first, c.number)), 1)
    }
    ids = {cluster.number: f"a{number}" for number, cluster in placed.items()}
    spans = _spans(clusters)
    mentions = []
    for spot, found in sorted(reader.at.items()):
        members = tuple(dict.fromkeys(ids[c.number] for c in found if c.number in ids))
        if members:
            mentions.append(_mention(scenes, spot, spans.get(spot) or reader.several.get(spot), members))
    by_actor: dict[str, list[Span]] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        for actor in mention.actors:
            by_actor.setdefault(actor, []).append(span_of(story.text, mention.start, mention.end))
    actors = tuple(_actor(ids[c.number], c, tuple(by_actor.get(ids[c.number], ()))) for c in placed.values())
    return actors, tuple(sorted(mentions, key=lambda m: (m.start, m.end)))


def _spans(clusters: list[Cluster]) -> dict[Spot, Candidate]:
    spans: dict[Spot, Candidate] = {}
    for cluster in clusters:
        for member in cluster.members:
            spans.setdefault(member.spot, member)
    return spans


def _mention(scenes: tuple[Scene, ...], spot: Spot, candidate: Candidate | None, members: tuple[str, ...]) -> Mention:
    if candidate is not None:
        return Mention(
            start=candidate.start,
            end=candidate.end,
            sentence=spot[0],
            head=spot[1],
            form=candidate.form,
            actors=members,
        )
    token = scenes[spot[0]].tree.tokens[spot[1]]
    return Mention(start=token.start, end=token.end, sentence=spot[0], head=spot[1], form="pronoun", actors=members)


def _actor(actor_id: str, cluster: Cluster, mentions: tuple[Span, ...]) -> Actor:
    aliases = dict.fromkeys(m.text for m in sorted(cluster.members, key=lambda m: m.spot) if m.form != "adjective")
    name = _name(cluster)
    return Actor(
        id=actor_id, name=name, kind=cluster.kind, country=cluster.country, sector=cluster.sector, title=cluster.title,
        wikidata=cluster.wikidata or (cluster.entry.wikidata if cluster.entry else None), aliases=tuple(aliases),
        mentions=mentions, reason="; ".join(cluster.reasons) or None,
    )  # fmt: skip


def _name(cluster: Cluster) -> str:
    """States by their English short name, persons and bodies by the fullest name in the text."""
    if cluster.kind == "state" and cluster.entry is not None:
        return cluster.entry.name
    return cluster.fullest
