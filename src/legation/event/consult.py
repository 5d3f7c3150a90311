"""Meetings: planned ones are agreements, their place tells their mode, what was done at them shares their place."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event.codebook import Codebook
from legation.event.draft import Draft
from legation.event.match import fillers
from legation.event.roles import parties
from legation.event.scene import Scene
from legation.event.words import words
from legation.story.model import Span, span_of

AT_MEETINGS = {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "CONCEDE", "THREATEN", "COOPERATE"}
"""What is done in words, and so at a meeting if one is told of just before."""

REACH = 12
"""How many sentences after a meeting its acts may follow (readouts have up to a dozen)."""


def settled(draft: Draft) -> Draft:
    """A meeting with the type and mode that its status and place give it; other events unchanged."""
    if draft.type != "CONSULT":
        return draft
    if draft.status == "future":
        return msgspec.structs.replace(draft, type="AGREE", mode=None)
    return msgspec.structs.replace(draft, mode=draft.mode or _mode(draft))


def _mode(draft: Draft) -> str | None:
    lemmas = {t.lemma.lower() for t in draft.scene.tokens}
    countries = {p.country for p in (*draft.actors, *draft.recipients) if p.country}
    if lemmas & words("phone") or _called(draft):
        return "phone"
    ground = draft.place.country if draft.place is not None else None
    if ground in {p.country for p in draft.recipients if p.country} and len(countries) > 1:
        return "visit"
    if lemmas & words("margins") or (ground is not None and len(countries) == 2 and ground not in countries):
        return "third-party"
    if len(countries) >= 3 or (lemmas & words("summits") and "IGO" in countries):
        return "multilateral"
    return None


def _called(draft: Draft) -> bool:
    """Whether a talk is the call that the title tells of ("Readout of … Call with …")."""
    title = (draft.scene.story.title or "").lower().split()
    spoke = draft.match.clause.predicate in words("speaking")
    return spoke and bool(set(title) & {"call", "calls", "phone", "telephone"})


def shared(drafts: Sequence[Draft], scenes: Sequence[Scene], codebook: Codebook) -> list[Draft]:
    """Acts at a meeting with its place, and meetings with what was discussed at them."""
    out: list[Draft] = []
    meeting: Draft | None = None
    for draft in drafts:
        if draft.type == "CONSULT" and draft.status == "current":
            meeting = draft
            out.append(draft)
            continue
        if meeting is not None and _done_at(draft, meeting):
            out.append(_inherit(draft, meeting))
            continue
        out.append(draft)
    return _with_topics(out, scenes, codebook)


def _done_at(draft: Draft, meeting: Draft) -> bool:
    near = 0 <= draft.scene.sentence.index - meeting.scene.sentence.index <= REACH
    there = {p.id for p in draft.actors} <= meeting.parties
    return (
        near and there and bool(draft.actors) and draft.type in AT_MEETINGS and draft.status in ("current", "negated")
    )


def _inherit(draft: Draft, meeting: Draft) -> Draft:
    return msgspec.structs.replace(draft, place=draft.place or meeting.place)


def _with_topics(drafts: list[Draft], scenes: Sequence[Scene], codebook: Codebook) -> list[Draft]:
    meetings = [d for d in drafts if d.type == "CONSULT"]
    for scene in scenes:
        for verb_topics, who in _discussions(scene, codebook):
            before = [m for m in meetings if m.scene.sentence.index <= scene.sentence.index and who & m.parties]
            if before:
                drafts = _add_topics(drafts, before[-1], verb_topics, scene)
                meetings = [d for d in drafts if d.type == "CONSULT"]
    return drafts


def _discussions(scene: Scene, codebook: Codebook) -> list[tuple[tuple[Span, ...], frozenset[str]]]:
    found = []
    for clause in scene.clauses:
        slots = codebook.topic_verbs.get(clause.predicate)
        if slots is None or clause.kind != "verb":
            continue
        said = [a for slot in slots for a in clause.arguments if a.slot == slot]
        who = frozenset(p.id for p in parties(fillers(clause, "subject", scene), scene, places=False))
        if said and who:
            found.append((tuple(span_of(scene.story.text, a.start, a.end) for a in said), who))
    return found


def _add_topics(drafts: list[Draft], meeting: Draft, said: tuple[Span, ...], scene: Scene) -> list[Draft]:
    fresh = tuple(s for s in said if s not in meeting.topics)
    where = span_of(scene.story.text, scene.sentence.start, scene.sentence.end)
    also = meeting.also_at if scene is meeting.scene or where in meeting.also_at else (*meeting.also_at, where)
    richer = msgspec.structs.replace(meeting, topics=meeting.topics + fresh, also_at=also)
    return [richer if d is meeting else d for d in drafts]
