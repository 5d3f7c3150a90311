"""Meetings: planned ones are agreements, their place tells their mode, what was discussed are their topics."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from legation.event.codebook import Codebook
from legation.event.draft import Draft
from legation.event.match import fillers
from legation.event.model import Party
from legation.event.roles import parties
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause
from legation.story.model import Span, span_of

TITLING = {"ADJ", "NOUN", "PROPN"}
"""What stands between "visiting" and a name: "visiting *German Chancellor* Scholz"."""

_CALL = re.compile(
    r"\b(?:tele)?phones?\b|^readout\b.*\bcalls?\b|(?<!press )(?<!media )(?<!conference )\bcalls? (?:with|between)\b",
    re.IGNORECASE,
)
"""A title that tells of a call between two ("President Ruto's Call with …"), not of one with the press."""

WHILE = {"while", "after", "before", "when", "on", "for", "despite"}
"""Words behind which "visiting" is what somebody does."""


def settled(draft: Draft) -> Draft:
    """A meeting with the type and mode that its status and place give it; other events unchanged."""
    if draft.type != "CONSULT":
        return draft
    draft = _with_guest(_to_meet(draft))
    if draft.status == "future":
        return msgspec.structs.replace(draft, type="AGREE", mode=None)
    return msgspec.structs.replace(draft, mode=draft.mode or _mode(draft))


def _to_meet(draft: Draft) -> Draft:
    """A journey that is made to meet somebody is a meeting with them: the town is where, and may be neutral ground.

    "Flew to Geneva to meet the generals", "went to Kampala for talks with the president".
    """
    clause, scene = draft.match.clause, draft.scene
    if draft.mode != "visit" or clause.kind != "verb":
        return draft
    inner = [c for c in scene.clauses if c.predicate in words("asked_meeting") and _is_aim(c, clause)]
    fill = [argument for c in inner for slot in ("with", "object") for argument in fillers(c, slot, scene)]
    met = tuple(p for p in parties(fill, scene, places=False) if p.id not in {a.id for a in draft.actors})
    if not met:
        return draft
    grounds = [(place.start, place.end) for place in scene.places.values()]
    own = tuple(r for r in draft.recipients if (r.start, r.end) not in grounds and r.id not in {m.id for m in met})
    with_them = msgspec.structs.replace(draft, recipients=(*own, *met), mode=None)
    return msgspec.structs.replace(with_them, mode=_mode(with_them) or "visit")


def _with_guest(draft: Draft) -> Draft:
    """A meeting with somebody told to be *visiting* is his visit: the guest is the actor, whoever met him the host."""
    both = (*draft.actors, *draft.recipients)
    guests = tuple(p for p in both if _is_visiting(p, draft))
    hosts = tuple(p for p in both if p not in guests)
    if not guests or draft.mode == "phone":
        return draft
    return msgspec.structs.replace(draft, actors=guests, recipients=hosts, mode="visit")


def _is_visiting(party: Party, draft: Draft) -> bool:
    """Whether "visiting" tells of a party, within its words or before its name and title, as an adjective does; not
    "the premier is *visiting* Laos"."""
    if party.start is None or party.end is None:
        return False
    scene = draft.scene
    inside = [i for i, t in enumerate(scene.tokens) if party.start <= t.start < party.end]
    if not inside or any(scene.tokens[i].text.lower() == "visiting" for i in inside[:-1]):
        return bool(inside)
    at = inside[0] - 1
    while at > 0 and scene.tokens[at].upos in TITLING and scene.tokens[at].text.lower() != "visiting":
        at -= 1
    clause = scene.tokens[at - 1].text.lower() if at > 0 else ""
    if at < 0 or scene.tokens[at].text.lower() != "visiting" or clause in WHILE or at == draft.match.clause.head:
        return False
    return not any(scene.tokens[c].relation.startswith(("aux", "nsubj")) for c in scene.children[at])


def _is_aim(inner: Clause, journey: Clause) -> bool:
    """Whether a meeting is what a journey is made for."""
    if inner.kind == "noun":
        return any(a.slot == "for" and a.head == inner.head for a in journey.arguments)
    return inner.link == "purpose" and inner.governor == journey.head


def _mode(draft: Draft) -> str | None:
    lemmas = {t.lemma.lower() for t in draft.scene.tokens}
    countries = {p.country for p in (*draft.actors, *draft.recipients) if p.country}
    if lemmas & words("phone") or _called(draft):
        return "phone"
    on_visit = draft.match.clause.link == "relative"  # "a visit to Chile, where she met": the visit is told already
    ground = draft.place.country if draft.place is not None and not on_visit else None
    if ground in {p.country for p in draft.recipients if p.country} and len(countries) > 1:
        return "visit"
    if lemmas & words("margins") or (ground is not None and len(countries) == 2 and ground not in countries):
        return "third-party"
    if len(countries) >= 3 or (lemmas & words("summits") and "IGO" in countries):
        return "multilateral"
    return None


def _called(draft: Draft) -> bool:
    """Whether a talk is the call that the title tells of ("Readout of … Call with …")."""
    if draft.match.clause.predicate not in words("speaking"):
        return False
    return _CALL.search(draft.scene.story.headline or "") is not None


def shared(drafts: Sequence[Draft], scenes: Sequence[Scene], codebook: Codebook) -> list[Draft]:
    """Meetings with what was discussed at them."""
    return _with_topics(list(drafts), scenes, codebook)


def _with_topics(drafts: list[Draft], scenes: Sequence[Scene], codebook: Codebook) -> list[Draft]:
    meetings = [d for d in drafts if d.type == "CONSULT"]
    for scene in scenes:
        for verb_topics, who in _discussions(scene, codebook):
            before = [m for m in meetings if m.scene.sentence.index <= scene.sentence.index and who & m.parties]
            if before:
                drafts = _add_topics(drafts, before[-1], verb_topics, scene)
                meetings = [d for d in drafts if d.type == "CONSULT"]
    return drafts


def is_discussed(clause: Clause, scene: Scene, codebook: Codebook) -> bool:
    """Whether a predicate is only what somebody talks about: "discussed *the fighting* in Goma"."""
    verbs = [verb for verb in scene.above(clause) if verb.kind == "verb"]
    named = ((a, codebook.topic_verbs.get(verb.predicate, ())) for verb in verbs for a in verb.arguments)
    return any(a.head == clause.head and a.slot in slots for a, slots in named)


def is_topic(clause: Clause, scene: Scene) -> bool:
    """Whether a noun is what talks are about, or part of it: "discussed *the withdrawal* of troops", "the talks focused
    on the *lifting* of *sanctions*"."""
    if clause.kind != "noun" or clause.light is not None or set(clause.modifiers) & words("lasting"):
        return False
    for above in scene.above(clause):
        if above.kind == "noun" and clause.link == "argument" and above.head < clause.head:
            return is_topic(above, scene)
        slots = {a.slot for a in above.arguments if a.head == clause.head}
        heads = {a.head for a in above.arguments if a.slot in ("subject", "object")} - {clause.head}
        held = {scene.tokens[h].lemma.lower() for h in heads if h >= 0} & (words("talks") | {"agenda"})
        if above.predicate in words("discussing") and slots & {"object", "about", "on"}:
            return True
        if above.predicate in words("dealing_with") and held and slots - {"subject"}:
            return True
    return False


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
