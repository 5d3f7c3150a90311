"""An event mention while the coder works on it: a match and what was filled in so far. Steps return new ones."""

from __future__ import annotations

import functools
import hashlib
import math
from importlib import resources

import msgspec
import tomli

from legation.event import meant
from legation.event.codebook import Codebook
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
from legation.event.reasons import why
from legation.event.scales import Scale, types
from legation.event.scene import Scene
from legation.language.model import Argument
from legation.story.model import Span, Story, span_of

FALLBACK = Scale(0, 0.0, "")
NEAR = 5
"""A verb's wording reaches over so many words at most."""


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
    dated: str = ""
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
    def coded(self) -> str:
        """The type that it is coded as: a user's own as such, else what the rules make of it."""
        entry = self.match.trigger
        return self.type if entry.name == entry.type else entry.name

    @property
    def is_own(self) -> bool:
        """Whether its type is a user's own: such a deed stays what it is, planned, promised or refused."""
        return self.match.trigger.name not in types()

    @property
    def trigger(self) -> Span:
        """The words of the predicate, with the noun that its entry asks for right behind it ("drew condemnation")."""
        clause, tokens = self.match.clause, self.scene.tokens
        ends = [tokens[a.head].end for a in clause.arguments if self._is_worded(a)]
        return span_of(self.scene.story.text, clause.start, max([clause.end, *ends]))

    def _is_worded(self, argument: Argument) -> bool:
        """Whether an argument is part of the verb's own wording: a thing that its entry names, near behind it."""
        clause, asked = self.match.clause, self.match.trigger.narrow.get(argument.slot, frozenset())
        near = 0 < argument.head - clause.head <= NEAR and not argument.implied
        named = argument.head in self.scene.mentions or argument.head in self.scene.places
        return clause.kind != "noun" and near and not named and self.scene.tokens[argument.head].lemma.lower() in asked

    @property
    def sentence(self) -> Span:
        """The sentence that it stands in."""
        sentence = self.scene.sentence
        return span_of(self.scene.story.text, sentence.start, sentence.end)


def finish(draft: Draft, contexts: tuple[str, ...], codebook: Codebook) -> EventMention:
    """The event mention that a draft has become, with id, scores, confidence and reason."""
    scale = codebook.scale(draft.coded, draft.mode) or FALLBACK
    trigger = draft.trigger
    return EventMention(
        id=_id(draft.scene.story, draft.coded, trigger),
        type=draft.coded,
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
        why=why(draft),
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


def features(draft: Draft) -> dict[str, float]:
    """What the confidence goes by: how plainly the words state the event, how much of its frame they fill, and what the
    network thinks of them."""
    trigger, clause = draft.match.trigger, draft.match.clause
    return {
        "core": trigger.core,
        "noun": clause.kind == "noun",
        "adjective": clause.kind == "adjective",
        "hypothetical": draft.status == "hypothetical",
        "weight": min(draft.match.weight, 12.0) / 10,
        "narrowed": bool(trigger.narrow),
        "main_clause": clause.link == "root",
        "dependent": clause.link in ("complement", "argument", "relative"),
        "actor_known": any(p.country for p in draft.actors),
        "recipient_known": any(p.country for p in draft.recipients),
        "type_meant": meant.odds(_chance(draft)),
        "event_meant": meant.odds(meant.chance_of_any(clause, draft.scene)),
        "likeliest": meant.is_likeliest(clause, draft.scene, trigger.type),
        "sensed": draft.match.sensed,
        "actor_meant": meant.share(clause, draft.scene, "actors", draft.actors),
    }


def _chance(draft: Draft) -> float:
    """The chance of the entry's type; where it is a demand, the words may name a deed (they "should *step down*"), and
    if they likely do, the chance of that."""
    trigger, clause = draft.match.trigger, draft.match.clause
    deed = meant.chance_of_any(clause, draft.scene) if trigger.modality == "necessary" else 0.0
    return max(meant.chance(clause, draft.scene, trigger.type), deed if deed > 0.5 else 0.0)


def confidence(draft: Draft) -> float:
    """The chance, from 0 to 1, that careful coders would code the event too.

    A logistic regression on ``features``, fitted on hand-coded stories by ``benchmarks/confidence.py``; the weights are
    in ``data/confidence.toml``.
    """
    weights = _weights()
    score = weights["bias"] + sum(weights[name] * value for name, value in features(draft).items())
    return round(1 / (1 + math.exp(-score)), 2)


@functools.cache
def _weights() -> dict[str, float]:
    text = resources.files("legation").joinpath("data", "confidence.toml").read_text(encoding="utf8")
    return {name: float(value) for name, value in tomli.loads(text).items()}
