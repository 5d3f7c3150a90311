"""The place of a meeting, or of words, whose own sentence tells none: by the meeting, arrival or speech told near.

What the parties of a meeting do at it in words, meetings on its margins and the meeting told again are where it is; a
meeting is where one of its parties just came; what somebody says next to other words of his is where he said those.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event.attach import SAYING
from legation.event.draft import Draft
from legation.event.known import is_aside
from legation.event.model import Where
from legation.event.occasions import points
from legation.event.scene import Scene
from legation.event.spots import Spots, where
from legation.event.stage import arrived
from legation.event.words import words

NEAR, FAR = 3, 10
"""How many sentences back a place still holds: of what others did, and of what the same parties did."""

AT_MEETINGS = {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "CONCEDE", "THREATEN", "COOPERATE", "AID"}
"""What is done in words (aid that is announced too), and so at a meeting if one is told of just before."""

REACH = 12
"""How many sentences after a meeting its acts may follow (readouts have up to a dozen)."""

ARRIVED = 2
"""How many sentences after an arrival those who came meet there. A choice."""

TOLD = ("current", "historical", "negated")
"""Statuses of what has happened, or is denied."""


def meeting(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The meeting at which something was done, or which is told again."""
    meets = draft.match.trigger.type == "CONSULT"
    if not meets and (draft.type not in AT_MEETINGS or draft.status not in ("current", "negated")):
        return None
    held = [d for d in before if d.match.trigger.type == "CONSULT" and apart(draft, d) <= REACH and d.mode != "phone"]
    if meets:
        return _same_meeting(draft, held)
    news = (d for d in reversed(held) if d.status == "current" and not is_aside(d))
    last = next((d for d in news if _are_there(draft, d)), None)
    return last if last is not None and last.place and not _elsewhere(draft, last) else None


def speaker(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Other words of the same speaker, in the same or the sentence before, that are placed by what reports them."""
    if draft.type not in SAYING or draft.status not in TOLD or not draft.actors:
        return None
    who = {p.id for p in draft.actors}
    near = [d for d in before if d.place and d.type in SAYING and apart(draft, d) <= 1]
    return next((d for d in reversed(near) if {p.id for p in d.actors} == who and not _elsewhere(draft, d)), None)


def come(draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """Where one of those who meet was just told to have come."""
    if draft.type != "CONSULT" or draft.status not in TOLD:
        return None
    own = draft.scene.sentence.index
    near = [s for s in scenes if 0 <= own - s.sentence.index <= ARRIVED]
    return next((place for s in reversed(near) if (place := arrived(s, draft.parties)) is not None), None)


def told_next(draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """Where the meeting was of which the next sentences speak again: "hosted him. … *the meeting at Camp David*"."""
    if draft.type != "CONSULT" or draft.status not in TOLD:
        return None
    own = draft.scene.sentence.index
    for scene in (s for s in scenes if 0 < s.sentence.index - own <= ARRIVED):
        spots = Spots(scene)
        for found in spots.located:
            above = scene.tokens[spots.all[found]].head
            if above >= 0 and scene.tokens[above].lemma.lower() in words("meetings") and points(above, scene):
                return where(spots.finest(found))
    return None


def before_its_speaker(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Words whose speaker's place the next sentence tells, with it."""
    after = [d for d in drafts if d.scene.sentence.index == draft.scene.sentence.index + 1]
    host = speaker(draft, after) if draft.place is None else None
    if host is None or host.place is None or host.place.basis != "text":
        return draft
    return msgspec.structs.replace(draft, place=msgspec.structs.replace(host.place, basis="inherited"))


def _same_meeting(draft: Draft, held: Sequence[Draft]) -> Draft | None:
    """The meeting that one tells again, or on whose margins or during whose visit it is held."""
    lemmas = {t.lemma.lower() for t in draft.scene.tokens}
    for earlier in reversed([d for d in held if d.place]):
        both = len(draft.parties & earlier.parties)
        again = both > 1 or (both == 1 and len(draft.parties) == 1 and draft.status == earlier.status)
        visiting = earlier.status == draft.status and apart(draft, earlier) <= NEAR and _is_visit(earlier) and both
        if again or visiting or (lemmas & words("margins") and apart(draft, earlier) <= FAR):
            return None if _elsewhere(draft, earlier) else earlier
    return None


def _is_visit(draft: Draft) -> bool:
    return draft.mode == "visit" or draft.match.trigger.mode == "visit"


def _are_there(draft: Draft, meeting: Draft) -> bool:
    """Whether those who do something are at a meeting: its parties, or as many of their states' officials."""
    return bool(draft.actors) and {p.id for p in draft.actors} <= meeting.parties


def _elsewhere(draft: Draft, meeting: Draft) -> bool:
    """Whether something was done on another day than a meeting, or in writing."""
    one, other = draft.date, meeting.date
    days = one is not None and other is not None and one.granularity == other.granularity == "day"
    lemmas = {t.lemma.lower() for t in draft.scene.tokens}
    return bool(days and one and other and one.start != other.start) or bool(lemmas & words("written"))


def apart(draft: Draft, earlier: Draft) -> int:
    """How many sentences one draft stands behind another."""
    return draft.scene.sentence.index - earlier.scene.sentence.index
