"""Meetings and deeds that a story names again: "the hearing", "in the attack" have the day that was told for them.

An occasion is an event noun ("hearing", "talks", "attack") with a day: in its own phrase ("Monday's hearing", "a
meeting on Friday") or in the clause that it takes part in ("attended the hearing on Monday"). A dated deed is one too
("attacked a train on Tuesday").
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event import day_phrases, days
from legation.event.anchors import anchor
from legation.event.draft import Draft
from legation.event.model import When
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause

POINTING = {"the", "this", "that", "these", "those", "its", "their", "his", "her"}
TAKING_PART = {"object", "subject", "in", "at", "during", "to", "of", "for"}

REACH, AHEAD = 12, 3
"""How many sentences after an occasion was dated, or before, it may be named without its day. Choices."""

KINDS = {
    "documents": "DOCUMENT",
    "meetings": "CONSULT",
    "assaults": "ASSAULT",
    "protests": "PROTEST",
    "arrests": "COERCE",
}
"""Word lists of nouns, each with the type of event that its nouns name; what is written is a DOCUMENT."""


class Occasion(msgspec.Struct, frozen=True):
    """An event noun, or the predicate of a deed, with its day and event type; ``at`` is where it begins."""

    sentence: int
    at: int
    noun: str
    kind: str
    when: When


def occasions(scenes: Sequence[Scene], drafts: Sequence[Draft]) -> tuple[Occasion, ...]:
    """The dated occasions of a story's news, in the order of the text."""
    found = [o for scene in scenes if scene.dates for o in _of_scene(scene)]
    done = [_of_draft(d) for d in drafts if d.date is not None and d.type in KINDS.values() and d.status == "current"]
    return tuple(sorted([*found, *(o for o in done if o is not None)], key=lambda o: o.at))


def _of_draft(draft: Draft) -> Occasion | None:
    when = draft.date
    if when is None or when.granularity != "day":
        return None
    noun = draft.match.clause.predicate
    return Occasion(draft.scene.sentence.index, draft.match.clause.start, noun, draft.type, when)


def _of_scene(scene: Scene) -> list[Occasion]:
    out = []
    for head, token in enumerate(scene.tokens):
        sort = kind(token.lemma) if token.upos == "NOUN" else None
        when = (_own(head, scene) or _of_clause(head, scene)) if sort else None
        if (
            sort is not None
            and when is not None
            and (day_phrases.is_news(when, scene.today) or when.granularity == "day")
        ):
            out.append(Occasion(scene.sentence.index, token.start, token.lemma.lower(), sort, when))
    return out


def kind(noun: str) -> str | None:
    """The type of event that a noun names, None for other nouns."""
    return next((type_ for name, type_ in KINDS.items() if noun.lower() in words(name)), None)


def _own(head: int, scene: Scene) -> When | None:
    """The date in a noun's own phrase."""
    for mention in scene.dates:
        above = scene.governors(anchor(mention, scene))
        if head in above[:3] and not any(scene.tokens[i].upos == "VERB" for i in above[: above.index(head)]):
            return day_phrases.when(mention)
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
    """The day of the occasion that an event noun points back at: the last of that noun.

    A noun for many ("the incident", "the talks") may stand for the last of its type.

    A noun whose day is told only in the next sentences ("at a hearing … Wednesday's hearing") has that day.
    """
    token = scene.tokens[head]
    sort = kind(token.lemma)
    if sort is None or token.upos not in ("NOUN", "PROPN") or _is_fresh(head, scene):
        return None
    noun, at = token.lemma.lower(), scene.sentence.index
    if points(head, scene):
        back = [o for o in known if o.at < token.start and at - o.sentence <= REACH]
        same = [o for o in back if o.noun == noun]
        if not same and (noun in words("general") or _opens(head, scene)) and not _is_told_of(head, scene):
            same = [o for o in back if o.kind == sort]
            if not same and noun in words("undertakings"):
                same = [o for o in back if o.kind not in ("CONSULT", "DOCUMENT")]
        if same:
            return same[-1].when
    ahead = [o for o in known if o.at > token.start and o.noun == noun and o.sentence - at <= AHEAD]
    return ahead[0].when if ahead else None


def _is_fresh(head: int, scene: Scene) -> bool:
    """Whether a noun is another one than that told before: "a second attack", "earlier talks"."""
    return any(scene.tokens[c].lemma.lower() in words("fresh") for c in scene.children[head])


def _opens(head: int, scene: Scene) -> bool:
    """Whether a noun is a part of a meeting: "the opening remarks", "the closing session"."""
    return any(scene.tokens[c].text.lower() in ("opening", "closing") for c in scene.children[head])


def _is_told_of(head: int, scene: Scene) -> bool:
    """Whether a noun says whose or whom it concerns, and so names a deed of its own: "the killing of two guards"."""
    return any(scene.case(c) in ("of", "by", "on", "against") for c in scene.children[head])


def points(head: int, scene: Scene) -> bool:
    """Whether a noun stands for something known: "the attack", "these talks"."""
    return any(scene.tokens[c].lemma.lower() in POINTING for c in scene.children[head])


def pointed_at(clause: Clause, scene: Scene, slots: set[str], known: Sequence[Occasion]) -> When | None:
    """The day of the occasion that a clause names again in one of these slots."""
    heads = [a.head for a in clause.arguments if a.slot in slots]
    heads += [c for h in heads for c in scene.children[h] if scene.tokens[c].relation == "conj"]
    return next((when for h in heads if (when := named_again(h, scene, known)) is not None), None)
