"""Meetings and deeds that a story names again: "the hearing", "in the attack" have the day that was told for them.

An occasion is an event noun ("hearing", "talks", "attack") with a day: in its own phrase ("Monday's hearing", "a
meeting on Friday") or in the clause that it takes part in ("attended the hearing on Monday").
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event import days
from legation.event.anchors import anchor
from legation.event.model import When
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause

POINTING = {"the", "this", "that", "these", "those", "its", "their", "his", "her"}
TAKING_PART = {"object", "subject", "in", "at", "during", "to", "of", "for"}
REACH = 12
"""How many sentences after an occasion was dated it may be named again. A choice."""


class Occasion(msgspec.Struct, frozen=True):
    """An event noun with its day; ``at`` is the code point at which it begins."""

    sentence: int
    at: int
    noun: str
    when: When


def occasions(scenes: Sequence[Scene]) -> tuple[Occasion, ...]:
    """The dated occasions of a story's news, in the order of the text."""
    found = [o for scene in scenes if scene.dates for o in _of_scene(scene)]
    return tuple(sorted(found, key=lambda o: o.at))


def _of_scene(scene: Scene) -> list[Occasion]:
    out = []
    for head, token in enumerate(scene.tokens):
        if token.upos != "NOUN" or not kind(token.lemma):
            continue
        when = _own(head, scene) or _of_clause(head, scene)
        if when is not None and days.is_news(when, scene.today):
            out.append(Occasion(scene.sentence.index, token.start, token.lemma.lower(), when))
    return out


def kind(noun: str) -> str | None:
    """Whether a noun names a "meeting" or a "deed" at which something is done, or neither."""
    lemma = noun.lower()
    return "meeting" if lemma in words("meetings") else "deed" if lemma in words("deeds") else None


def _own(head: int, scene: Scene) -> When | None:
    """The date in a noun's own phrase."""
    for mention in scene.dates:
        above = scene.governors(anchor(mention, scene))
        if head in above[:3] and not any(scene.tokens[i].upos == "VERB" for i in above[: above.index(head)]):
            return days.when(mention)
    return None


def _of_clause(head: int, scene: Scene) -> When | None:
    """The date of the clause that a noun takes part in, or that is carried by it."""
    for clause in scene.clauses:
        takes_part = any(a.head == head and a.slot in TAKING_PART for a in clause.arguments)
        if (clause.head == head or takes_part) and clause.modality == "none" and not clause.negated:
            found = days.day(clause, scene, spoken=True)
            if found is not None:
                return found
    return None


def named_again(head: int, scene: Scene, known: Sequence[Occasion]) -> When | None:
    """The day of the occasion that an event noun points back at: the last of that noun, else the last of its kind."""
    token = scene.tokens[head]
    sort = kind(token.lemma)
    if sort is None or token.upos not in ("NOUN", "PROPN") or not _points(head, scene):
        return None
    back = [o for o in known if o.at < token.start and scene.sentence.index - o.sentence <= REACH]
    same = [o for o in back if o.noun == token.lemma.lower()] or [o for o in back if kind(o.noun) == sort]
    return same[-1].when if same else None


def _points(head: int, scene: Scene) -> bool:
    """Whether a noun stands for something known: "the attack", "these talks"; not "the second attack"."""
    own = scene.children[head]
    fresh = {scene.tokens[c].lemma.lower() for c in own} & words("fresh")
    return not fresh and any(scene.tokens[c].lemma.lower() in POINTING for c in own)


def pointed_at(clause: Clause, scene: Scene, slots: set[str], known: Sequence[Occasion]) -> When | None:
    """The day of the occasion that a clause names again in one of these slots."""
    heads = [a.head for a in clause.arguments if a.slot in slots]
    heads += [c for h in heads for c in scene.children[h] if scene.tokens[c].relation == "conj"]
    return next((when for h in heads if (when := named_again(h, scene, known)) is not None), None)
