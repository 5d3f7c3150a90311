"""An event mention while the coder works on it: a match and what was filled in so far. Steps return new ones."""

from __future__ import annotations

import hashlib

import msgspec

from legation.event.match import Match
from legation.event.model import (
    Attribution,
    Casualties,
    EventMention,
    Party,
    Status,
    Sum,
    When,
    Where,
)
from legation.event.scales import Scale, scales
from legation.event.scene import Scene
from legation.story.model import Span, Story, span_of

FALLBACK = Scale(0, 0.0, "")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An event mention in the making. ``scene`` and ``match`` say where it comes from."""

    scene: Scene
    match: Match
    type: str
    mode: str | None
    status: Status
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    topics: tuple[Span, ...] = ()
    date: When | None = None
    place: Where | None = None
    attribution: Attribution | None = None
    casualties: Casualties = Casualties()
    amounts: tuple[Sum, ...] = ()
    also_at: tuple[Span, ...] = ()

    @property
    def parties(self) -> frozenset[str]:
        """The ids of all its parties."""
        return frozenset(p.id for p in (*self.actors, *self.recipients))

    @property
    def trigger(self) -> Span:
        """The words of the predicate."""
        return span_of(self.scene.story.text, self.match.clause.start, self.match.clause.end)

    @property
    def sentence(self) -> Span:
        """The sentence that it stands in."""
        sentence = self.scene.sentence
        return span_of(self.scene.story.text, sentence.start, sentence.end)


def finish(draft: Draft, contexts: tuple[str, ...]) -> EventMention:
    """The event mention that a draft has become, with id, scores, confidence and reason."""
    scale = scales().get((draft.type, draft.mode)) or scales().get((draft.type, None)) or FALLBACK
    trigger = draft.trigger
    return EventMention(
        id=_id(draft.scene.story, draft.type, trigger),
        type=draft.type,
        mode=draft.mode,
        contexts=contexts,
        cameo=_cameo(draft, scale),
        quad=scale.quad,
        intensity=scale.intensity,
        trigger=trigger,
        sentence=draft.sentence,
        actors=draft.actors,
        recipients=draft.recipients,
        topics=draft.topics,
        date=draft.date,
        place=draft.place,
        status=draft.status,
        attribution=draft.attribution,
        casualties=draft.casualties,
        amounts=draft.amounts,
        confidence=confidence(draft),
        why=_why(draft),
        also_at=draft.also_at,
    )


def _id(story: Story, type_: str, trigger: Span) -> str:
    key = f"{story.id}\x1f{type_}\x1f{trigger.start}\x1f{trigger.end}\x1f{trigger.text}"
    return hashlib.blake2b(key.encode("utf8"), digest_size=8).hexdigest()


def _cameo(draft: Draft, scale: Scale) -> str | None:
    trigger = draft.match.trigger
    if draft.type == "AGREE" and trigger.type == "CONSULT":
        return "036"
    own = trigger.cameo if (draft.type, draft.mode) == (trigger.type, trigger.mode) else None
    return own or scale.cameo or None


def confidence(draft: Draft) -> float:
    """How sure the coder is, from 0 to 1: how much of the frame the words fill, and how plainly they state it."""
    score = 0.45 + 0.15 * bool(draft.actors) + 0.15 * bool(draft.recipients)
    score += min(0.15, 0.03 * draft.match.weight) if draft.match.trigger.core else -0.1
    score -= 0.05 * (draft.match.clause.kind == "noun") + 0.1 * (draft.status == "hypothetical")
    return round(max(0.05, min(0.99, score)), 2)


def _why(draft: Draft) -> str:
    trigger, clause = draft.match.trigger, draft.match.clause
    light = f" carried by “{clause.light}”" if clause.light else ""
    filled = "; ".join(
        f"{side} {', '.join(p.text or p.name for p in parties)}"
        for side, parties in (("actor", draft.actors), ("recipient", draft.recipients))
        if parties
    )
    slots = ", ".join(sorted(trigger.narrow)) or "no narrowing"
    return f"{trigger.id}: {clause.kind} “{clause.predicate}”{light} ({slots}): {filled or 'no party named'}"
