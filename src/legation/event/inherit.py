"""The place of an event whose own sentence tells none: that of what it continues, was done at, or tells again.

The candidates, best first; the first rule that gives a place wins:

1. ``pointing``: "the city", "the country", "there" stand for a place named before.
2. ``meeting``: what the parties of a meeting do at it in words, meetings on its margins, and the meeting told again;
   a meeting is where one of its parties just came.
3. ``speaker``: what somebody says next to other words of his that are placed.
4. ``again``: a deed of one kind told again, by the same parties or right after.
5. ``scene``: a deed in a story whose deeds so far all lie in one land, where its parties do not speak against it.
6. ``dateline``: a deed of the lead, by or to the people of the land in which the report was written.
7. ``home``: what a state's own organs do to its own people, in that state where the story names it.

A phone call has no place; nor has what is said of a sea or a part of the world.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event.attach import SAYING
from legation.event.deed_places import BODILY
from legation.event.draft import Draft
from legation.event.model import Where
from legation.event.pointing import NOT_STATES, pointed
from legation.event.scene import Scene
from legation.event.spots import where
from legation.event.stage import arrived, beside, setting
from legation.event.words import words

NEAR, FAR = 3, 10
"""How many sentences back a place still holds: of what others did, and of what the same parties did."""

AT_MEETINGS = {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "CONCEDE", "THREATEN", "COOPERATE"}
"""What is done in words, and so at a meeting if one is told of just before."""

REACH = 12
"""How many sentences after a meeting its acts may follow (readouts have up to a dozen)."""

ORGANS = {"GOV", "COP", "JUD", "MIL", "SPY", "LEG"}
"""Sectors of a state's own organs."""

ARRIVED = 2
"""How many sentences after an arrival those who came meet there. A choice."""

OPENING = 4
"""Among so many sentences (headline, credits) stands where a report was written. A choice."""

DOMESTIC = {"COERCE", "PROTEST"}
AT_HOME = {"arrest", "censor", "curfew", "ban"}
"""Modes of what is done to people at hand, named or not."""

TOLD = ("current", "historical", "negated")


def placed(drafts: Sequence[Draft], scenes: Sequence[Scene]) -> list[Draft]:
    """The drafts with the places that they inherit."""
    out: list[Draft] = []
    for draft in drafts:
        own = msgspec.structs.replace(draft, place=_plain(draft))
        found = own.place or _found(own, out, scenes)
        out.append(msgspec.structs.replace(own, place=found))
    return [_before_its_speaker(draft, out) for draft in out]


def _before_its_speaker(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Words whose speaker's place the next sentence tells, with it."""
    after = [d for d in drafts if d.scene.sentence.index == draft.scene.sentence.index + 1]
    host = _speaker(draft, after) if draft.place is None else None
    if host is None or host.place is None or host.place.basis != "text":
        return draft
    return msgspec.structs.replace(draft, place=msgspec.structs.replace(host.place, basis="inherited"))


def _plain(draft: Draft) -> Where | None:
    """A draft's own place, None where the event can have none there."""
    place = draft.place
    vague = place is not None and place.country is None and place.precision == "region"
    if draft.mode == "phone" or (vague and draft.type not in BODILY - {"AID", "RETREAT"}):
        return None
    return place


def _found(draft: Draft, before: Sequence[Draft], scenes: Sequence[Scene]) -> Where | None:
    if draft.mode == "phone":
        return None
    bodily = draft.type in BODILY
    if (bodily or draft.type == "CONSULT") and (own := pointed(draft, scenes)) is not None:
        return own
    host = _meeting(draft, before) or _speaker(draft, before)
    if host is not None and host.place is not None:
        return msgspec.structs.replace(host.place, basis="inherited")
    come = _come(draft, scenes)
    if come is not None:
        return msgspec.structs.replace(come, basis="inherited")
    if not bodily or draft.status not in TOLD:
        return None
    near = beside(draft.match.clause, draft.scene)
    if near is not None and _fits(near, draft):
        return near
    found = _told(draft, before, scenes) or _dateline(draft, scenes) or _home(draft, scenes)
    return msgspec.structs.replace(found, basis="inherited") if found is not None else None


def _told(draft: Draft, before: Sequence[Draft], scenes: Sequence[Scene]) -> Where | None:
    """Where the deed that one tells again was, or where the story has its scene."""
    host = _again(draft, before) or _scene(draft, before)
    set_at, place = _set(draft, scenes)
    if place is not None and (host is None or set_at >= host.scene.sentence.index):
        return place
    return _as_exact(host, draft, scenes) if host is not None else None


def _set(draft: Draft, scenes: Sequence[Scene]) -> tuple[int, Where | None]:
    """The last sentence up to a draft's own that sets a scene that fits it, and its place."""
    own = draft.scene.sentence.index
    if draft.type == "AID" and draft.match.clause.predicate not in words("deliveries") | words("relief"):
        return -1, None
    for scene in reversed([s for s in scenes if 0 <= own - s.sentence.index <= NEAR]):
        place = setting(scene)
        if place is not None:
            return scene.sentence.index, place if _fits(place, draft) and draft.status == "current" else None
    return -1, None


def _fits(place: Where, draft: Draft) -> bool:
    """Whether the states of a deed's parties do not speak against a place."""
    ours = _states(draft)
    return place.country is not None and (not ours or place.country in ours)


def _as_exact(host: Draft, draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """A host's place; of a deed of another time only the state that it lies in, by the words that name that."""
    one, other = host.date, draft.date
    told = [(w.start, w.end) for w in (one, other) if w is not None and w.start and w.end]
    apart = len(told) > 1 and (told[0][1] < told[1][0] or told[1][1] < told[0][0])
    if host.place is None or (host.status == draft.status and not apart):
        return host.place
    return _land(host.place.country or "", draft, scenes)


def _meeting(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The meeting at which something was done, or which is told again."""
    meets = draft.match.trigger.type == "CONSULT"
    if not meets and (draft.type not in AT_MEETINGS or draft.status not in ("current", "negated")):
        return None
    held = [d for d in before if d.match.trigger.type == "CONSULT" and _apart(draft, d) <= REACH and d.mode != "phone"]
    if meets:
        return _same_meeting(draft, held)
    last = next((d for d in reversed(held) if d.status == "current" and _are_there(draft, d)), None)
    return last if last is not None and last.place and not _elsewhere(draft, last) else None


def _same_meeting(draft: Draft, held: Sequence[Draft]) -> Draft | None:
    """The meeting that one tells again, or on whose margins or during whose visit it is held."""
    lemmas = {t.lemma.lower() for t in draft.scene.tokens}
    for earlier in reversed([d for d in held if d.place]):
        both = len(draft.parties & earlier.parties)
        again = both > 1 or (both == 1 and len(draft.parties) == 1 and draft.status == earlier.status)
        visiting = earlier.status == draft.status and _apart(draft, earlier) <= NEAR and _is_visit(earlier) and both
        if again or visiting or (lemmas & words("margins") and _apart(draft, earlier) <= FAR):
            return None if _elsewhere(draft, earlier) else earlier
    return None


def _come(draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """Where one of those who meet was just told to have come."""
    if draft.type != "CONSULT" or draft.status not in TOLD:
        return None
    own = draft.scene.sentence.index
    near = [s for s in scenes if 0 <= own - s.sentence.index <= ARRIVED]
    return next((place for s in reversed(near) if (place := arrived(s, draft.parties)) is not None), None)


def _is_visit(draft: Draft) -> bool:
    return draft.mode == "visit" or draft.match.trigger.mode == "visit"


def _are_there(draft: Draft, meeting: Draft) -> bool:
    return bool(draft.actors) and {p.id for p in draft.actors} <= meeting.parties


def _elsewhere(draft: Draft, meeting: Draft) -> bool:
    """Whether something was done on another day than a meeting, or in writing."""
    one, other = draft.date, meeting.date
    days = one is not None and other is not None and one.granularity == other.granularity == "day"
    lemmas = {t.lemma.lower() for t in draft.scene.tokens}
    return bool(days and one and other and one.start != other.start) or bool(lemmas & words("written"))


def _speaker(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Other words of the same speaker, in the same or the sentence before, that are placed by what reports them."""
    if draft.type not in SAYING or draft.status not in TOLD or not draft.actors:
        return None
    who = {p.id for p in draft.actors}
    near = [d for d in before if d.place and d.type in SAYING and _apart(draft, d) <= 1]
    return next((d for d in reversed(near) if {p.id for p in d.actors} == who and not _elsewhere(draft, d)), None)


def _again(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The deed of one kind, by the same parties or right before."""
    same = [d for d in before if d.place and d.place.country and d.type == draft.type and d.status == draft.status]
    return next((d for d in reversed(same) if _apart(draft, d) <= (FAR if _shared(draft, d) else NEAR)), None)


def _scene(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The last deed before in the scene that the story sets; help only where it is brought to people."""
    if draft.type == "AID" and draft.match.clause.predicate not in words("deliveries") | words("relief"):
        return None
    deeds = [d for d in before if d.place is not None and d.place.country and d.type in BODILY and d.status in TOLD]
    if not deeds:
        return None
    last = deeds[-1]
    land = last.place.country if last.place else None
    one = len({d.place.country for d in deeds if d.place}) == 1
    reach = FAR if one or _shared(draft, last) else NEAR
    ours = _states(draft)
    return last if _apart(draft, last) <= reach and (not ours or land in ours) else None


def _states(draft: Draft) -> set[str]:
    """The states of a draft's parties."""
    return {p.country for p in (*draft.actors, *draft.recipients) if p.country and p.country not in NOT_STATES}


def _home(draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """The state in which its own organs act on its own people; by the words that name it, the nearest before first."""
    own = any(p.sector in ORGANS for p in draft.actors)
    lands = _states(draft)
    if draft.type not in DOMESTIC or draft.status not in TOLD or not own or len(lands) != 1:
        return None
    if not draft.recipients and draft.mode not in AT_HOME:
        return None
    return _land(next(iter(lands)), draft, scenes)


def _dateline(draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """Where a report was written ("KHARTOUM, Sudan -"), if it has told of that land's people and of no other place."""
    ours = _states(draft)
    own = any(p.sector in ORGANS for p in draft.actors)
    for scene in (s for s in scenes[:OPENING] if 0 <= draft.scene.sentence.index - s.sentence.index <= ARRIVED):
        first = next(iter(sorted(scene.places.values(), key=lambda p: p.start)), None)
        line = first is not None and first.start == scene.tokens[0].start and first.text.split(",")[0].isupper()
        if first is not None and line and not any(t.upos == "VERB" for t in scene.tokens):
            fits = first.country in ours if ours else own
            told = [p for s in scenes if s is not scene for p in s.places.values() if not p.within_name]
            return where(first) if fits and not any(p.precision != "country" for p in told) else None
    return None


def _land(land: str, draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """A state as a place, by the words that name it nearest before a draft, else after it."""
    named = [p for s in scenes for p in s.places.values() if p.country == land and p.precision == "country"]
    at = draft.trigger.start
    return where(min(named, key=lambda p: (p.start > at, abs(p.start - at)))) if named else None


def _apart(draft: Draft, earlier: Draft) -> int:
    return draft.scene.sentence.index - earlier.scene.sentence.index


def _shared(draft: Draft, earlier: Draft) -> bool:
    return bool(draft.parties & earlier.parties)
