"""From clauses to event mentions: the main path of the event room.

1. Match each clause of a sentence against the codebook and keep the closest trigger.
2. Fill roles, date, place, counts, sums, status, speaker.
3. Leave out what is only the content of an act: what was promised, demanded, threatened.
4. Settle type and mode: a planned meeting is AGREE; where a meeting was held tells what it was.
5. Make one event of one telling inside a sentence.
6. Let what was done at a meeting, or next in the same report, inherit its day; collect what a meeting was about.
7. Link retellings later in the story, and what the headline tells again.
8. Finish: contexts, scores, ids.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event import attach, consult, dating, days, inherit, retell, untold, weapons
from legation.event.codebook import Codebook
from legation.event.contexts import contexts
from legation.event.draft import Draft, finish
from legation.event.match import CONTENT, Match, matches, names_actor
from legation.event.model import Casualties, EventMention, Party
from legation.event.roles import roles, topics
from legation.event.scene import Index, Scene
from legation.event.status import status
from legation.event.teller import teller
from legation.event.words import words
from legation.language.model import Clause, Sentence
from legation.mention.model import Mentions
from legation.story.model import Story

PROMISING = {"AGREE", "REQUEST", "THREATEN", "CONCEDE"}
"""Acts whose content is not an event of its own: the promise, demand or threat is."""

MENACED = {"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "restrict"}
"""Hostile deeds, with the mode of the threat to do them."""

WITHHELD = {
    "SUPPORT": None,
    "COOPERATE": None,
    "CONCEDE": "yield",
    "RETREAT": "yield",
    "AID": "assist",
    "CONSULT": "meet",
}
"""Acts that one refuses by saying that one will not do them, with the mode of the refusal."""

DECLINED = {"SUPPORT", "COOPERATE", "CONCEDE"}
"""Those that one refuses by simply not doing them: "does not recognise"."""

STORY = 3
"""A text of so many sentences tells enough to see whether it is about public life."""

PUBLIC = {"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "REB", "UAF", "PTY", "OPP", "IGO", "NGO"}
"""Sectors of public life (PLOVER)."""

BODILY = {"ASSAULT", "COERCE", "PROTEST", "RETREAT", "MOBILIZE", "AID"}
"""Deeds that are done to people and things where they are."""

DOERLESS = {"ASSAULT", "COERCE", "SANCTION", "PROTEST", "RETREAT", "MOBILIZE", "AID"}
"""Deeds that are told without saying who did them."""


def code(story: Story, sentences: Sequence[Sentence], clauses: Sequence[Sequence[Clause]], found: Mentions,
         codebook: Codebook) -> tuple[EventMention, ...]:  # fmt: skip
    """The event mentions of a story, in the order of their triggers.

    ``clauses`` holds each sentence's clauses, in the order of ``sentences``.
    """
    index = Index(found)
    scenes = [Scene(story, s, c, found, index) for s, c in zip(sentences, clauses, strict=True)]
    drafts: list[Draft] = []
    for scene in scenes:
        told = [d for d in (_draft(match, scene) for match in _closest(scene, codebook)) if d is not None]
        told = _without_contents([d for d in told if not _is_bare(d)])
        drafts += retell.within_sentence([weapons.armed(_said(consult.settled(d))) for d in told])
    drafts = inherit.placed(dating.dated(consult.shared(drafts, scenes, codebook), scenes))
    drafts = retell.across_sentences(drafts) if len(scenes) < STORY or _is_public(drafts) else []
    drafts = untold.filled(drafts)
    return tuple(finish(d, contexts(d)) for d in sorted(drafts, key=lambda d: (d.trigger.start, d.type)))


def _is_public(drafts: Sequence[Draft]) -> bool:
    """Whether a story is about public life: one of its events has a state, a public body or a political group in it.

    A report on a match or a film has none; a story of ordinary people with one such event keeps all.
    """
    return any(p.sector in PUBLIC for d in drafts for p in (*d.actors, *d.recipients))


def _closest(scene: Scene, codebook: Codebook) -> list[Match]:
    found = (matches(clause, scene, codebook) for clause in scene.clauses)
    return [ranked[0] for ranked in found if ranked]


def _without_contents(told: list[Draft]) -> list[Draft]:
    heads = {d.match.clause.head for d in told if d.type in PROMISING}
    refused = {d.match.clause.head for d in told if d.type == "REJECT"}
    clauses = [(d, d.match.clause) for d in told]
    kept = [d for d, clause in clauses if not _is_content(clause, heads, refused) and not _is_aim(clause)]
    return [d for d in kept if not _is_refused_word(d, refused)]


def _is_refused_word(draft: Draft, refused: set[int]) -> bool:
    """Whether a noun only names words that somebody rejects: "denied the *charges*", "dismissed a *call* to resign"."""
    clause = draft.match.clause
    spoken = clause.kind == "noun" and draft.type in attach.SAYING
    return spoken and clause.link == "argument" and clause.governor in refused


def _is_aim(clause: Clause) -> bool:
    """Whether a clause is only what something is done for: "funds *to support* resettlement"."""
    return clause.link == "purpose" and clause.tense == "" and (clause.kind == "verb" or clause.light is not None)


def _is_content(clause: Clause, heads: set[int], refused: set[int]) -> bool:
    if clause.governor in heads and clause.governor != clause.head:
        if clause.link in ("condition", "argument", "purpose"):
            return True
        return clause.link in CONTENT and (clause.tense == "" or clause.modality in ("necessary", "wanted"))
    return clause.governor in refused and clause.link in ("complement", "purpose") and clause.tense == ""


def _is_bare(draft: Draft) -> bool:
    """Whether an event noun says nothing of anyone, anywhere, at any time: "an attack on one is an attack on all"."""
    told = draft.parties or draft.place or draft.date or draft.casualties != Casualties()
    return draft.match.clause.kind == "noun" and not told


def _draft(match: Match, scene: Scene) -> Draft | None:
    actors, recipients = roles(match, scene)
    if not actors and not recipients and not _doerless(match):
        return None
    by_speaker = any(a.slot == "speaker" for a in match.actor)
    if by_speaker and actors and not recipients and any(names_actor(a, scene) for a in match.recipient):
        return None  # what somebody says of himself is no act against anyone
    clause = match.clause
    spoken = match.trigger.type in attach.SAYING
    when = days.day(
        clause,
        scene,
        said=_by_himself(match, actors, scene),
        spoken=spoken,
        planned=clause.modality == "future" or match.trigger.status == "future",
    )
    return Draft(
        scene=scene,
        match=match,
        type=match.trigger.type,
        mode=match.trigger.mode,
        status=status(match, scene, when),
        actors=actors,
        recipients=recipients,
        topics=topics(match, scene),
        date=when,
        place=attach.place(clause, scene, bodily=match.trigger.type in BODILY, spoken=spoken),
        attribution=None if by_speaker else teller(clause, scene),
        casualties=attach.casualties(clause, scene, bodily=match.trigger.type in BODILY),
        amounts=attach.amounts(clause, scene),
    )


def _said(draft: Draft) -> Draft:
    """Deeds that are words: what somebody will not support, join or yield to he rejects, and a hostile deed that he
    says he will do he threatens; access that he does not give he restricts. What several states
    do with their forces together is cooperation. Other drafts unchanged."""
    clause = draft.match.clause
    if draft.type in WITHHELD and draft.status == "negated" and draft.actors and _refuses(draft):
        return msgspec.structs.replace(draft, type="REJECT", mode=WITHHELD[draft.type], status="current")
    if (draft.type, draft.mode, draft.status) == ("RETREAT", "access", "negated") and draft.actors:
        return msgspec.structs.replace(draft, type="COERCE", mode="restrict", status="current")
    if draft.type == "MOBILIZE" and _is_joint(draft):
        return msgspec.structs.replace(draft, type="COOPERATE", mode=None)
    if draft.type in MENACED and clause.modality in ("future", "conditional") and _announced(draft):
        mode = MENACED[draft.type]
        return msgspec.structs.replace(draft, type="THREATEN", mode=mode, status="current", attribution=None)
    return draft


def _is_joint(draft: Draft) -> bool:
    """Whether several states hold an exercise or patrol."""
    clause, tokens = draft.match.clause, draft.scene.tokens
    held = {clause.predicate, *(tokens[a.head].lemma for a in clause.arguments if a.slot == "object")}
    return bool(held & words("exercises")) and len({p.country for p in draft.actors if p.country}) > 1


def _refuses(draft: Draft) -> bool:
    clause = draft.match.clause
    declines = draft.type in DECLINED and clause.tense != "past" and not clause.perfect
    return clause.modality == "future" or declines


def _announced(draft: Draft) -> bool:
    """Whether the doer says it himself."""
    return draft.attribution is not None and draft.attribution.actor in {p.id for p in draft.actors}


def _by_himself(match: Match, actors: tuple[Party, ...], scene: Scene) -> bool:
    """Whether an act in words is told by the one who does it, or by who speaks for that state."""
    if match.trigger.type not in attach.SAYING:
        return False
    told = teller(match.clause, scene)
    if told is None:
        return False
    speaker = scene.actors.get(told.actor or "")
    home = {p.country for p in actors if p.country}
    return any(a.slot == "speaker" for a in match.actor) or (
        speaker is not None and (speaker.id in {p.id for p in actors} or speaker.country in home)
    )


def _doerless(match: Match) -> bool:
    """Whether a deed may be coded without a named party: it has an object, or is a noun that is plain by itself."""
    return match.trigger.type in DOERLESS and match.trigger.core and bool(match.recipient or match.actor)
