"""From clusters to the actors and mentions of a reading."""

from __future__ import annotations

from legation.mention.candidates import Candidate, Scene, Spot
from legation.mention.cluster import Cluster
from legation.mention.ledger import Ledger
from legation.mention.model import Actor, Mention
from legation.story.model import Span, Story, span_of


def written(story: Story, ledger: Ledger) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """Actors ``a1``, ``a2`` … in order of first mention, and the mentions, one for each head token."""
    named = sorted((c for c in ledger.clusters if c.spots), key=lambda c: (c.first, c.number))
    ids = {cluster.number: f"a{number}" for number, cluster in enumerate(named, 1)}
    spans = {**ledger.spans, **_spans(named)}
    mentions = [
        _mention(ledger.scenes, spot, spans.get(spot), tuple(dict.fromkeys(ids[c.number] for c in found)))
        for spot, found in sorted(ledger.at.items())
    ]
    mentions.sort(key=lambda m: (m.start, m.end))
    spoken: dict[str, list[Span]] = {}
    for mention in mentions:
        for actor in mention.actors:
            spoken.setdefault(actor, []).append(span_of(story.text, mention.start, mention.end))
    return tuple(_actor(ids[c.number], c, tuple(spoken.get(ids[c.number], ()))) for c in named), tuple(mentions)


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
        mentions=mentions, reason=_reason(cluster),
    )  # fmt: skip


def _reason(cluster: Cluster) -> str | None:
    """Why country, sector and identity are what they are, as a sentence; None where all are open."""
    told = list(cluster.reasons)
    if not told and cluster.country in _WORLD:
        told = [f"{cluster.country}: of no one state by its words"]
    elif not told and cluster.country:
        told = [f"country {cluster.country} implied by its title or role"]
    elif not told and cluster.sector:
        told = [f"sector {cluster.sector} by its words; no state is told"]
    text = "; ".join(told)
    return f"{text[0].upper()}{text[1:]}." if text else None


_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC"})


def _name(cluster: Cluster) -> str:
    """States by their English short name, persons and bodies by the fullest name in the text; of an official who is
    named in capitals only, the name that is known."""
    if cluster.kind == "state" and cluster.entry is not None:
        return cluster.entry.name
    return cluster.name if cluster.name and cluster.kind == "person" and cluster.fullest.isupper() else cluster.fullest
