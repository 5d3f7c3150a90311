"""Which of a story's deeds are its news, and which it only looks back on: decided along the story.

Background comes in runs: what stands beside background, above all in the same sentence, is likely background too. Each
event has signs (``signs``), each worth a learned weight, and neighbours are worth something if they agree. What is more
likely, over all ways in which the whole story may be read, is the event's status (a linear-chain conditional random
field of two states; Lafferty, McCallum and Pereira 2001). The weights are in ``data/background.toml``, from
``training/background/fit.py``, which says what they were trained on and how they do on stories that they have not seen.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from importlib import resources
from itertools import pairwise

import msgspec
import tomli

from legation.event.attach import SAYING
from legation.event.draft import Draft
from legation.event.scene import Scene
from legation.event.setting import LEAD, setting
from legation.event.signs import signs
from legation.event.words import words
from legation.language.model import Clause

REAL = ("current", "historical")
"""Status values of what happened, between which this decides."""

STEPS = ("same", "next", "near", "far")
"""How far two neighbours are apart: in one sentence, in the next, up to NEAR sentences after, further."""

WHILE = {"while", "although", "though", "even"}
"""Marks of what is said beside something else, and not before it."""

NEAR = 3
SHORT = 6


class Weights(msgspec.Struct, frozen=True):
    """``signs``: what each sign is worth, for background where positive; ``steps``: what agreement is worth."""

    bias: float
    signs: dict[str, float]
    steps: dict[str, float]


def settled(drafts: Sequence[Draft], scenes: Sequence[Scene]) -> list[Draft]:
    """The drafts, in the order of the text, with those that happened told apart: ``current`` or ``historical``.

    In a text of fewer than SHORT sentences what the rules of ``status`` take for background stays so, and a sentence
    alone, and a short text without any day, is left to them. Not for what is denied, to come or possible, nor where
    the codebook's entry says the status.
    """
    real = [d for d in drafts if is_real(d)]
    if not real or len(scenes) == 1 or (scenes[0].today is None and len(scenes) < SHORT):
        return list(drafts)
    own = setting(drafts, scenes)
    scores = [_score(signs(d, own)) for d in real]
    steps = [step(a, b) for a, b in pairwise(real)]
    chances = iter(likely(scores, [weights().steps[s] for s in steps]))
    short = len(scenes) < SHORT
    decided = [_with(d, next(chances), short=short) if is_real(d) else d for d in drafts]
    return [_at_meeting(_in_one_breath(_remembered(d)), decided) for d in decided]


def _remembered(draft: Draft) -> Draft:
    """A deed that is commemorated is background: "the anniversary of the coup that *overthrew* the king"."""
    scene = draft.scene
    above = scene.governors(draft.match.clause.head)[1:]
    if draft.status != "current" or not is_real(draft) or draft.type in SAYING:
        return draft
    remembered = any(scene.tokens[i].lemma.lower() in words("remembering") for i in above)
    return msgspec.structs.replace(draft, status="historical") if remembered else draft


def _in_one_breath(draft: Draft) -> Draft:
    """What somebody says while he says something else is no background to that: "*While she demanded* an end to the
    war, she said that it would take time"."""
    scene, clause = draft.scene, draft.match.clause
    if draft.status != "historical" or not _is_told_plainly(draft) or clause.link != "adverbial":
        return draft
    marks = {scene.tokens[c].lemma.lower() for c in scene.children[clause.head]}
    above = [c for c in scene.above(clause) if c.predicate in words("saying") and c.tense == "past" and not c.perfect]
    who = _who(clause, scene)
    same = bool(who) and any(who & _who(c, scene) for c in above)
    return msgspec.structs.replace(draft, status="current") if same and marks & WHILE else draft


def _who(clause: Clause, scene: Scene) -> set[str]:
    """The actors that are a clause's subject."""
    heads = {a.head for a in clause.arguments if a.slot == "subject"}
    return {i for head in heads & set(scene.mentions) for i in scene.mentions[head].actors}


def _at_meeting(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """What the parties of the meeting that a story opens with tell each other, or say together, without a day, they say
    there."""
    if draft.status != "historical" or not _is_told_plainly(draft) or not (draft.actors and draft.recipients):
        return draft
    doers = frozenset(p.id for p in draft.actors)
    meetings = (d for d in drafts if d.type == "CONSULT" and d.status == "current" and d.scene.sentence.index <= LEAD)
    who = doers if len(doers) > 1 else draft.parties
    there = any(who <= d.parties and d.scene is not draft.scene for d in meetings)
    return msgspec.structs.replace(draft, status="current") if there else draft


def _is_told_plainly(draft: Draft) -> bool:
    """Whether an act in words is told in the simple past and without a day: "She criticised the donors"."""
    clause = draft.match.clause
    return draft.type in SAYING and draft.date is None and clause.tense == "past" and not clause.perfect


def is_real(draft: Draft) -> bool:
    """Whether an event is told as something that happened, so that it is news or background."""
    return draft.status in REAL and draft.match.trigger.status is None


def _with(draft: Draft, chance: float, *, short: bool) -> Draft:
    if short and draft.status == "historical":
        return draft
    status = REAL[chance > 0.5]
    return draft if draft.status == status else msgspec.structs.replace(draft, status=status)


def _score(found: frozenset[str]) -> float:
    known = weights().signs
    return weights().bias + math.fsum(known.get(name, 0.0) for name in sorted(found))


def step(before: Draft, draft: Draft) -> str:
    """How far a draft stands from the one before."""
    apart = draft.scene.sentence.index - before.scene.sentence.index
    return "same" if apart == 0 else "next" if apart == 1 else "near" if apart <= NEAR else "far"


def likely(scores: Sequence[float], agree: Sequence[float]) -> list[float]:
    """The chance of each event to be background, given its own score and what agreement with the neighbours is worth.

    ``agree[i]`` is for the events i and i + 1. Sums over all readings of the chain, forward and backward.
    """
    forward = [(0.0, scores[0])]
    for score, bonus in zip(scores[1:], agree, strict=True):
        news, past = forward[-1]
        forward.append((_add(news + bonus, past), score + _add(past + bonus, news)))
    backward = [(0.0, 0.0)]
    for score, bonus in zip(reversed(scores[1:]), reversed(agree), strict=True):
        news, past = backward[-1]
        backward.append((_add(news + bonus, past + score), _add(past + score + bonus, news)))
    both = zip(forward, reversed(backward), strict=True)
    return [1 / (1 + math.exp(min(f[0] + b[0] - f[1] - b[1], 500.0))) for f, b in both]


def _add(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers that are given by their logarithms."""
    return max(one, other) + math.log1p(math.exp(-abs(one - other)))


@functools.cache
def weights() -> Weights:
    """The learned weights."""
    text = resources.files("legation").joinpath("data", "background.toml").read_text(encoding="utf8")
    return msgspec.convert(tomli.loads(text), Weights)
