"""The place of an event whose own sentence tells none: that of what it continues, was done at, or tells again.

The candidates, best first; the first rule that gives a place wins:

1. ``pointing``: "the city", "the country", "there" stand for a place named before.
2. ``meeting``: what the parties of a meeting do at it in words, meetings on its margins, and the meeting told again;
   a meeting is where one of its parties just came.
3. ``speaker``: what somebody says next to other words of his that are placed.
4. ``again``: a deed of one kind told again, by the same parties or right after.
5. ``scene``: a deed in a story whose deeds so far all lie in one land, where its parties do not speak against it.
6. ``dateline``: a deed of the lead, by or to the people of the land in which the report was written.
7. ``home``: what a state's own organs do to its own people, in that state where the story names it; a deed done by or
   to nobody of another state, in the one state that all places of the story lie in.

What is done by words in a transcript is where that was spoken (``floor``).

A phone call has no place; nor has what is said of a sea or a part of the world.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event.attach import SAYING
from legation.event.deed_days import of_forces
from legation.event.deed_places import BODILY
from legation.event.draft import Draft
from legation.event.floor import floor, on_the_floor
from legation.event.home_places import land, of_dateline, of_home, of_only_land, states_of
from legation.event.model import Where
from legation.event.pointing import NOT_STATES, pointed
from legation.event.scene import Scene
from legation.event.spoken_places import (
    FAR,
    NEAR,
    TOLD,
    apart,
    before_its_speaker,
    come,
    meeting,
    speaker,
    told_next,
)
from legation.event.stage import beside, setting
from legation.event.where import told_at
from legation.event.words import words


def placed(drafts: Sequence[Draft], scenes: Sequence[Scene]) -> list[Draft]:
    """The drafts with the places that they inherit."""
    out: list[Draft] = []
    spot = floor(scenes)
    for draft in drafts:
        own = msgspec.structs.replace(draft, place=_pointed_itself(draft, scenes) or _plain(draft))
        found = own.place or on_the_floor(own, spot) or _found(own, out, scenes)
        out.append(msgspec.structs.replace(own, place=found))
    return [before_its_speaker(draft, out) for draft in out]


def _pointed_itself(draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """What a deed itself points at, where only the clause that it hangs from names a place: "after troops left the
    territory"."""
    scene, place = draft.scene, draft.place
    if draft.type not in BODILY or place is None or place.start is None:
        return None
    at = next((i for i, t in enumerate(scene.tokens) if t.start <= place.start < t.end), None)
    if at is None or draft.match.clause.head in scene.governors(at):
        return None
    return pointed(draft, scenes, alone=True)


def _plain(draft: Draft) -> Where | None:
    """A draft's own place, None where the event can have none there."""
    place = draft.place
    vague = place is not None and place.country is None and place.precision == "region"
    only_said = draft.type in SAYING and draft.match.trigger.type in BODILY and not _is_outside(draft)
    if draft.mode == "phone" or only_said or (vague and draft.type not in BODILY - {"AID", "RETREAT"}):
        return None
    return place


def _is_outside(draft: Draft) -> bool:
    """Whether a draft's place stands outside the quotation that its trigger stands in, where the words were said."""
    at, place = draft.trigger.start, draft.place
    around = [q for q in draft.scene.quotations if q.start <= at < q.end]
    start = place.start if place is not None else None
    return start is not None and bool(around) and not any(q.start <= start < q.end for q in around)


def _found(draft: Draft, before: Sequence[Draft], scenes: Sequence[Scene]) -> Where | None:
    if draft.mode == "phone":
        return None
    bodily = draft.type in BODILY or _is_trial(draft)
    if (bodily or draft.type == "CONSULT") and (own := pointed(draft, scenes)) is not None:
        return own
    if (
        draft.type in SAYING
        and draft.match.trigger.type in BODILY
        and (said := told_at(draft.match.clause, draft.scene))
    ):
        return said
    host = meeting(draft, before) or speaker(draft, before)
    if host is not None and host.place is not None:
        return msgspec.structs.replace(host.place, basis="inherited")
    reached = come(draft, scenes) or told_next(draft, scenes)
    if reached is not None:
        return msgspec.structs.replace(reached, basis="inherited")
    if draft.status not in TOLD or not (bodily or _is_on_the_spot(draft)):
        return None
    near = beside(draft.match.clause, draft.scene)
    if near is not None and _fits(near, draft):
        return near
    found = _told(draft, before, scenes) or of_dateline(draft, scenes) or of_home(draft, scenes)
    found = found or of_only_land(draft, scenes)
    return msgspec.structs.replace(found, basis="inherited") if found is not None else None


def _is_on_the_spot(draft: Draft) -> bool:
    """Whether forces say or do something in the course of their deed: "the patrol *called on* all to come out"."""
    in_scene = draft.dated in ("scene", "deed", "one_day", "speaker")
    return draft.type in ("REQUEST", "THREATEN", "AID") and in_scene and of_forces(draft)


def _is_trial(draft: Draft) -> bool:
    """Whether an event is a hearing in court, which goes on where the court sits."""
    clause = draft.match.clause
    many = draft.scene.tokens[clause.head].xpos == "NNS"
    return draft.mode == "investigate" and clause.predicate in words("hearings") and not many


def _told(draft: Draft, before: Sequence[Draft], scenes: Sequence[Scene]) -> Where | None:
    """Where the deed that one tells again was, or where the story has its scene."""
    host = _again(draft, before) or _scene(draft, before)
    set_at, place = _set(draft, before, scenes)
    if place is not None and (host is None or set_at >= host.scene.sentence.index):
        return place
    return _as_exact(host, draft, scenes) if host is not None else None


def _set(draft: Draft, before: Sequence[Draft], scenes: Sequence[Scene]) -> tuple[int, Where | None]:
    """The last sentence up to a draft's own that sets a scene that fits it, and its place."""
    own = draft.scene.sentence.index
    if draft.type == "AID" and draft.match.clause.predicate not in words("deliveries") | words("relief"):
        return -1, None
    for scene in reversed([s for s in scenes if 0 <= own - s.sentence.index <= NEAR]):
        place = setting(scene)
        if place is not None:
            sent = _are_sent(draft) and _is_same_paragraph(scene, draft.scene)
            fits = draft.status == "current" and (_fits(place, draft) or sent)
            fits = fits and not any(_strikes_back(draft, d) for d in before if d.scene is scene)
            return scene.sentence.index, place if fits else None
    return -1, None


def _fits(place: Where, draft: Draft) -> bool:
    """Whether the states of a deed's parties do not speak against a place."""
    ours = states_of(draft)
    return place.country is not None and (not ours or place.country in ours)


def _are_sent(draft: Draft) -> bool:
    """Whether a deed is that of forces, who may be far from home, against people of no state that is told."""
    theirs = any(p.country not in NOT_STATES for p in draft.recipients if p.country)
    return bool(draft.actors) and all(p.sector == "MIL" for p in draft.actors) and not theirs


def _is_same_paragraph(earlier: Scene, scene: Scene) -> bool:
    return "\n" not in scene.story.text[earlier.sentence.start : scene.sentence.start].strip()


def _strikes_back(draft: Draft, earlier: Draft) -> bool:
    """Whether a deed answers an earlier one from afar, and so is not where that was: in the land of those who do it."""
    land = earlier.place.country if earlier.place else None
    hit = land not in {p.country for p in earlier.actors}
    from_afar = draft.mode in ("aerial", "heavy-weapons") or any(p.sector == "GOV" for p in draft.actors)
    own = land in {p.country for p in draft.actors} and land not in {p.country for p in draft.recipients}
    return draft.type == "ASSAULT" and hit and own and from_afar and not _wards_off(draft)


def _wards_off(draft: Draft) -> bool:
    """Whether a deed is done to what is in the air over those who do it: "shot down 40 drones"."""
    objects = [a.head for a in draft.match.clause.arguments if a.slot == "object"]
    return any(draft.scene.tokens[i].lemma.lower() in words("missiles") for i in objects)


def _as_exact(host: Draft, draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """A host's place; of a deed of another time only the state that it lies in, by the words that name that."""
    one, other = host.date, draft.date
    told = [(w.start, w.end) for w in (one, other) if w is not None and w.start and w.end]
    apart = len(told) > 1 and (told[0][1] < told[1][0] or told[1][1] < told[0][0])
    if host.place is None or (host.status == draft.status and not apart):
        return host.place
    return land(host.place.country or "", draft, scenes)


def _again(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The deed of one kind, by the same parties or right before."""
    same = [d for d in before if d.place and d.place.country and d.type == draft.type and d.status == draft.status]
    same = [d for d in same if not _strikes_back(draft, d)]
    return next((d for d in reversed(same) if apart(draft, d) <= (FAR if _shared(draft, d) else NEAR)), None)


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
    ours = states_of(draft)
    fits = (not ours or land in ours) and not _strikes_back(draft, last)
    return last if apart(draft, last) <= reach and fits else None


def _shared(draft: Draft, earlier: Draft) -> bool:
    return bool(draft.parties & earlier.parties)
