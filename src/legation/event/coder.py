"""From clauses to event mentions: the main path of the event room.

1. Match each clause of a sentence against the codebook and keep the closest trigger; where none fits, that of which
   the network is sure.
2. Fill roles, date, place, counts, sums, status, speaker.
3. Leave out what is only the content of an act: what was promised, demanded, threatened.
4. Settle type and mode: a planned meeting is AGREE; where a meeting was held tells what it was.
5. Make one event of one telling inside a sentence.
6. Tell the story's news from what it only looks back on.
7. Let what was done at a meeting, or next in the same report, inherit its day; collect what a meeting was about.
8. Link retellings later in the story, and what the headline tells again.
9. Leave out what is likely none; presume the other side of what needs one; finish: contexts, scores, ids.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import msgspec

from legation.event import (
    attach,
    background,
    consult,
    dating,
    days,
    deaths,
    inherit,
    modes,
    plots,
    presumed,
    public,
    retell,
    sensed,
    untold,
    weapons,
    where,
)
from legation.event.against import against
from legation.event.codebook import Codebook
from legation.event.contents import without_conditions, without_contents
from legation.event.contexts import contexts
from legation.event.culprits import JUDGED
from legation.event.deed_places import BODILY
from legation.event.draft import Draft, confidence, finish
from legation.event.happening import happens, sets_time
from legation.event.harmless import abets, is_to_himself
from legation.event.ledger import Ledger
from legation.event.match import Match, matches
from legation.event.model import Casualties, EventMention, Party
from legation.event.roles import parties, roles, topics
from legation.event.scene import Index, Scene
from legation.event.status import status
from legation.event.sums import sums
from legation.event.teller import carried, teller
from legation.event.words import words
from legation.language.model import Clause, Sentence
from legation.mention.model import Actor, Mentions
from legation.story.model import Story

MENACED = {"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "restrict", "PROTEST": "relations"}
"""Hostile deeds, with the mode of the threat to do them."""

CUT_OFF = {"withdraw": "relations", "expel": "expel", "convict": "arrest"}
"""Modes of SANCTION, with that of the threat."""

PROMISED = {"AID", "RETREAT", "COOPERATE"}
"""Kind deeds: who says that he will do them agrees to them."""

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

OFFICIAL = {"GOV", "MIL", "COP", "SPY"}
"""Sectors whose people speak for their state."""

NEAR = 15
"""Words within which a sentence calls a mission of troops one of peace."""

CAUSES = ("over", "against", "at", "about")
"""Slots that tell what a protest is about."""

UNLIKELY = 0.6
"""Events of less confidence are left out. Swept on hand-coded stories and on such as were coded blind: from 0.5 to 0.65
F1 is alike, and higher than with all of them."""

UNLIKELY_ALONE = 0.5
"""The same in a text of fewer than FEW sentences, which somebody chose for what it tells."""

FEW = 3

SPEAKERS = {"GOV", "LEG", "OPP", "PTY", "ELI"}
"""Sectors of politicians, who attack others in words."""

SPEECHES = {
    "speech", "talk", "interview", "article", "tweet", "post", "column", "letter", "editorial", "statement", "debate",
}  # fmt: skip
"""Where somebody is attacked in words. A choice."""

JUDGED_IN_WORDS = SPEAKERS | {"JUD", "MED", "REL", "BUS", "NGO"}
"""Sectors of those whom they attack so."""


def code(story: Story, sentences: Sequence[Sentence], clauses: Sequence[Sequence[Clause]], found: Mentions,
         codebook: Codebook, *, ledger: Ledger | None = None) -> tuple[EventMention, ...]:  # fmt: skip
    """The event mentions of a story, in the order of their triggers.

    ``clauses`` holds each sentence's clauses, in the order of ``sentences``; what is considered and refused is noted in
    ``ledger``.
    """
    ledger = ledger or Ledger()
    index = Index(found, story, sentences)
    scenes = [Scene(story, s, c, found, index) for s, c in zip(sentences, clauses, strict=True)]
    drafts: list[Draft] = []
    for scene in scenes:
        drafted = (_draft(match, scene, codebook, ledger) for match in _closest(scene, codebook, ledger))
        told = [draft for draft in drafted if draft is not None]
        told = ledger.sifted(told, _fancy)
        told = without_contents(ledger.sifted(told, _bareness), scene, ledger)
        told = without_conditions([_settled(d) for d in told], scene, ledger)
        drafts += ledger.folded(told, retell.within_sentence(told))
    drafts = background.settled(drafts, scenes)
    drafts = inherit.placed(dating.dated(consult.shared(carried(drafts), scenes, codebook), scenes), scenes)
    drafts = ledger.gone(drafts, deaths.kept(drafts, scenes), deaths.UNCAUSED)
    drafts = ledger.gone(drafts, public.kept(drafts, scenes), public.refusal(scenes))
    drafts = untold.filled(ledger.folded(drafts, retell.across_sentences(drafts)), scenes)
    doubt = functools.partial(_doubt, alone=len(sentences) < FEW)
    drafts = presumed.sided(ledger.sifted(drafts, doubt))
    return tuple(finish(d, contexts(d), codebook) for d in sorted(drafts, key=lambda d: (d.trigger.start, d.type)))


def _closest(scene: Scene, codebook: Codebook, ledger: Ledger) -> Iterator[Match]:
    ranked = [matches(clause, scene, codebook) for clause in scene.clauses]
    fitting = [found[0] for found in ranked if found]
    for clause, found in zip(scene.clauses, ranked, strict=True):
        if found:
            ledger.outdone(found, scene)
            yield sensed.with_parties(found[0], scene)
            continue
        told = sensed.sensed(clause, scene, codebook, fitting)
        ledger.unmatched(clause, scene, codebook, told=told.trigger.name if told else "")
        if told:
            yield told


def _settled(draft: Draft) -> Draft:
    """The draft with the type and mode that its words make of it; a user's own type stays what it is."""
    return draft if draft.is_own else modes.moded(weapons.armed(_said(consult.settled(draft))))


def _fancy(draft: Draft) -> str | None:
    """What is against what happens in a work or on the field, and help that is a crime by the law's words."""
    if draft.type == "AID" and not draft.is_own and abets(draft.match.clause, draft.scene):
        return "it is a crime that somebody is charged with, not help"
    if draft.type == "ASSAULT" and not draft.is_own and is_to_himself(draft.match.clause, draft.scene):
        return "nobody is harmed but who does it"
    only = not draft.is_own and plots.is_told_only(draft)
    return "it happens in a work that is told of, or in a contest of teams" if only else None


def _bareness(draft: Draft) -> str | None:
    """What is against an event noun that says nothing of anyone, anywhere, at any time: "an attack on one is an attack
    on all"."""
    told = draft.parties or draft.place or draft.date or draft.casualties != Casualties()
    told = told or any(draft.scene.is_ground(c) for c in draft.scene.children[draft.match.clause.head])
    bare = draft.match.clause.kind == "noun" and not told and not _is_told(draft.match, draft.scene)
    return "a noun without anyone, a place, a day or a count" if bare else None


def _doubt(draft: Draft, *, alone: bool) -> str | None:
    """What is against an event whose confidence is too low; a user's own types are coded as they say."""
    sure = confidence(draft)
    likely = sure >= (UNLIKELY_ALONE if alone else UNLIKELY)
    return None if likely or draft.is_own else f"it is likely none: its confidence is {sure:.2f}"


def _draft(match: Match, scene: Scene, codebook: Codebook, ledger: Ledger) -> Draft | None:
    if scene.asks and match.trigger.name == match.trigger.type:
        ledger.note(match, scene, "a question of the press or the audience tells no news")
        return None
    actors, recipients = roles(match, scene)
    named = match.clause.kind == "noun" and match.trigger.type in sensed.DOERLESS
    named = named and not consult.is_discussed(match.clause, scene, codebook)
    named = named or (match.trigger.type in JUDGED and bool(parties(match.recipient, scene, places=True)))
    if not actors and not recipients and not named and not _doerless(match, scene):
        ledger.note(match, scene, "no party is named: neither who did it nor to whom")
        return None
    reason = against(match, actors, scene)
    if reason is not None:
        ledger.note(match, scene, reason)
        return None
    by_speaker = any(a.slot == "speaker" for a in match.actor)
    if by_speaker and _is_of_himself(match, actors, recipients, scene):
        ledger.note(match, scene, "what somebody says of himself is no act towards anyone")
        return None
    clause = match.clause
    spoken = match.trigger.type in attach.SAYING
    said = _by_himself(match, actors, scene)
    when = days.day(
        clause,
        scene,
        said=said,
        spoken=spoken,
        planned=clause.modality == "future" or match.trigger.status == "future" or days.looks_forward(clause),
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
        place=where.place(clause, scene, match.trigger.type, spoken=spoken, said=said),
        attribution=None if by_speaker else teller(clause, scene),
        casualties=attach.casualties(clause, scene, bodily=match.trigger.type in BODILY),
        amounts=sums(clause, scene, attach.predicates(clause, scene)),
    )


def _is_of_himself(match: Match, actors: tuple[Party, ...], recipients: tuple[Party, ...], scene: Scene) -> bool:
    """Whether a speaker says it of himself."""
    named = {p.id for p in parties(match.recipient, scene, places=True)}
    if not recipients and named and named <= {p.id for p in actors}:
        return True
    return any(scene.tokens[a.head].lemma.lower() in words("oneself") for a in match.recipient)


def _said(draft: Draft) -> Draft:
    """Deeds that are words: what somebody will not support, join or yield to he rejects, and a hostile deed that he
    says he will do he threatens, a kind one he promises; access that he does not give he restricts. What several states
    do with their forces together is cooperation. Other drafts unchanged."""
    clause = draft.match.clause
    denied = draft.status == "negated" and clause.negated  # by its own "not": not what somebody else denies
    if draft.type in WITHHELD and denied and draft.actors and _refuses(draft):
        return msgspec.structs.replace(draft, type="REJECT", mode=WITHHELD[draft.type], status="current")
    if (draft.type, draft.mode, denied) == ("RETREAT", "access", True):
        return msgspec.structs.replace(draft, type="COERCE", mode="restrict", status="current")
    if draft.type == "MOBILIZE" and _is_joint(draft):
        return msgspec.structs.replace(draft, type="COOPERATE", mode=None)
    if draft.type in PROMISED and clause.modality == "future" and draft.status == "future" and _announced(draft):
        return msgspec.structs.replace(draft, type="AGREE", mode=None, status="current", attribution=None)
    if draft.type in MENACED and not denied and clause.modality in ("future", "conditional") and _announced(draft):
        mode = CUT_OFF.get(draft.mode or "", MENACED[draft.type]) if draft.type == "SANCTION" else MENACED[draft.type]
        return msgspec.structs.replace(draft, type="THREATEN", mode=mode, status="current", attribution=None)
    if _is_note(draft) or _is_verbal(draft):
        return msgspec.structs.replace(draft, type="ACCUSE", mode="disapprove")
    if draft.type == "REQUEST" and _or_else(draft):
        return msgspec.structs.replace(draft, type="THREATEN", mode=None)
    if (draft.type, draft.mode) == ("MOBILIZE", "troops") and _protests(draft):
        return msgspec.structs.replace(draft, type="PROTEST", mode="demo")
    if (draft.type, draft.mode) == ("MOBILIZE", "troops") and _keeps_peace(draft):
        return msgspec.structs.replace(draft, type="AID", mode=None)
    return draft


def _is_verbal(draft: Draft) -> bool:
    """Whether a politician attacks another, or a public body, in words: "the *senator attacked* the chancellor"; not
    with a thing, nor where anybody is hurt."""
    clause = draft.match.clause
    plain = draft.type == "ASSAULT" and draft.mode is None and clause.predicate == "attack" and clause.kind == "verb"
    if not plain or clause.passive or not draft.actors or not draft.recipients or draft.casualties != Casualties():
        return False
    actors, tokens = draft.scene.actors, draft.scene.tokens
    if any(
        a.slot in ("in", "on", "at", "during") and tokens[a.head].lemma.lower() in SPEECHES for a in clause.arguments
    ):
        return True
    speaks = all(p.id in actors and actors[p.id].kind == "person" and p.sector in SPEAKERS for p in draft.actors)
    hit = [actors[p.id] for p in draft.recipients if p.id in actors]
    judged = bool(hit) and all(a.sector in JUDGED_IN_WORDS and a.kind in ("person", "body") for a in hit)
    return speaks and judged and not any(a.slot in ("with", "by") for a in clause.arguments)


def _is_note(draft: Draft) -> bool:
    """Whether a protest is what one government hands another, no crowd: "rejected a Chinese *protest*"."""
    clause, scene = draft.match.clause, draft.scene
    single = clause.kind == "noun" and scene.tokens[clause.head].text.lower() == "protest"
    states = bool(draft.actors) and all(p.country and p.sector == "GOV" for p in draft.actors)
    held = any(a.slot in ("in", "at", "outside", "by", "of") for a in clause.arguments)
    return draft.type == "PROTEST" and single and states and not held


def _or_else(draft: Draft) -> bool:
    """Whether a demand names what comes of not meeting it: "told him to go *or face* a trial"."""
    scene, head = draft.scene, draft.match.clause.head
    below = (c for c in scene.clauses if c.governor == head and c.predicate in words("paying") and not c.negated)
    return any(scene.tokens[i].text.lower() == "or" for c in below for i in scene.children[c.head])


def _keeps_peace(draft: Draft) -> bool:
    """Whether troops are sent to keep the peace: named so, or in a sentence that calls their mission so."""
    at, tokens = draft.match.clause, draft.scene.tokens
    return any(t.lemma.lower() in words("peacekeeping") and abs(i - at.head) <= NEAR for i, t in enumerate(tokens))


def _protests(draft: Draft) -> bool:
    """Whether soldiers are in the streets for themselves: "took to the streets *demanding* higher pay"."""
    clause = draft.match.clause
    below = (c for c in draft.scene.clauses if c.governor == clause.head and c.link in ("adverbial", "purpose"))
    out = any(draft.scene.tokens[a.head].lemma.lower() == "street" for a in clause.arguments if a.slot == "to")
    return out and any(c.predicate in ("demand", "protest", "denounce") for c in below)


def _is_joint(draft: Draft) -> bool:
    """Whether several states, or a state and others, hold an exercise or patrol."""
    clause, tokens = draft.match.clause, draft.scene.tokens
    held = {clause.predicate, *(tokens[a.head].lemma for a in clause.arguments if a.slot == "object")}
    several = len({p.country for p in draft.actors if p.country}) > 1 or len({p.id for p in draft.actors}) > 1
    return bool(held & words("exercises")) and several


def _refuses(draft: Draft) -> bool:
    clause = draft.match.clause
    declines = draft.type in DECLINED and not clause.perfect and (clause.tense != "past" or clause.link == "reported")
    return clause.modality in ("future", "conditional") or declines


def _announced(draft: Draft) -> bool:
    """Whether the doer says it himself, or who speaks for his state."""
    if draft.attribution is None:
        return False
    teller = draft.scene.actors.get(draft.attribution.actor or "")
    if teller is None:
        return False
    subjects = {a for s in draft.match.actor if (m := draft.scene.mentions.get(s.head)) for a in m.actors}
    return any(p.id == teller.id or (p.id in subjects and _speaks_for(teller, p)) for p in draft.actors)


def _speaks_for(teller: Actor, party: Party) -> bool:
    """Whether an official tells of his own state, government or forces."""
    return teller.sector in OFFICIAL and teller.country is not None and teller.country == party.country


def _by_himself(match: Match, actors: tuple[Party, ...], scene: Scene) -> bool:
    """Whether an act in words is told by the one who does it, or by who speaks for that state."""
    if match.trigger.type not in attach.SAYING:
        return False
    told = teller(match.clause, scene)
    if told is None:
        return False
    reporter = match.clause.reporter
    if reporter is not None and scene.tokens[reporter.head].lemma.lower() in words("documents"):
        return True
    speaker = scene.actors.get(told.actor or "")
    home = {p.country for p in actors if p.country}
    if any(a.slot == "speaker" for a in match.actor):
        return True
    if speaker is None:
        return False
    for_a_state = speaker.country is None and speaker.sector in ("GOV", "MIL")
    return speaker.id in {p.id for p in actors} or speaker.country in home or for_a_state


def _doerless(match: Match, scene: Scene) -> bool:
    """Whether an event may be coded without a named party: a plain deed that has an object, or plain words of people
    or papers that are told by what they are ("critics demanded", "the statement threatened sanctions")."""
    if match.trigger.type in attach.SAYING:
        heads = {scene.tokens[a.head].lemma.lower() for a in match.actor if a.slot in ("subject", "speaker")}
        tried = match.trigger.mode == "investigate" and bool(match.recipient)
        return (tried or bool(heads & words("tellers"))) and match.trigger.core
    if match.trigger.type not in sensed.DOERLESS or not match.trigger.core:
        return False
    return bool(match.recipient or match.actor) or _is_told(match, scene) or _is_imposed(match)


def _is_imposed(match: Match) -> bool:
    """Whether power is used on all at once, by a verb in the passive and the thing that it is used on: "a curfew *was
    imposed*", "the borders *were closed*"."""
    clause, asked = match.clause, match.trigger.narrow
    return match.trigger.type == "COERCE" and clause.passive and clause.tense != "" and "object" in asked


def _is_told(match: Match, scene: Scene) -> bool:
    """Whether an event noun is told of as something that happened, though nobody is named: it is said to take place or
    sets the time of something else; a protest has its doers in the word, and needs no more than its cause."""
    if happens(match.clause, scene) or sets_time(match.clause, scene):
        return True
    return match.trigger.type == "PROTEST" and any(a.slot in CAUSES for a in match.clause.arguments)
