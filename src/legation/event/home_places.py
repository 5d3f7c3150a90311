"""Where something happened by the land of those concerned: the dateline's, that of a state's own organs, the only one.

The land is told by words of the story that name it; a state that none names is no place.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation import gazetteer
from legation.event.draft import Draft
from legation.event.model import Casualties, Where
from legation.event.pointing import NOT_STATES
from legation.event.release import is_titled
from legation.event.scene import Scene
from legation.event.spoken_places import ARRIVED, TOLD
from legation.event.spots import where

ORGANS = {"GOV", "COP", "JUD", "MIL", "SPY", "LEG"}
"""Sectors of a state's own organs."""

OPENING = 4
"""Among so many sentences (headline, credits) stands where a report was written. A choice."""

AT_HOME_ONLY = {"COP", "JUD"}
"""Sectors that act in their own state, whoever it is that they act on."""

DOMESTIC = {"COERCE", "PROTEST"}
AT_HOME = {"arrest", "censor", "curfew", "ban"}
"""Modes of what is done to people at hand, named or not."""


def states_of(draft: Draft) -> set[str]:
    """The states of a draft's parties."""
    return {p.country for p in (*draft.actors, *draft.recipients) if p.country and p.country not in NOT_STATES}


def of_home(draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """The state in which its own organs act on its own people, or its people protest; by the words that name it, the
    nearest before first."""
    police = {p.country for p in draft.actors if p.country and p.sector in AT_HOME_ONLY}
    lands = police or states_of(draft)
    if draft.type not in DOMESTIC or draft.status not in TOLD or len(lands) != 1:
        return None
    organs = any(p.sector in ORGANS for p in draft.actors)
    at_hand = bool(draft.recipients) or draft.mode in AT_HOME
    protests = draft.type == "PROTEST" and any(p.country in lands for p in draft.actors)
    if not protests and not (organs and at_hand):
        return None
    if any(place.country is None and not place.within_name for place in draft.scene.places.values()):
        return None  # at sea, or in a land of several states
    home = next(iter(lands))
    return land(home, draft, scenes) or _named(home, draft.scene)


def of_only_land(draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """The one state in which all places of a report lie, towns among them, for a deed done by or to nobody of another;
    by the words of the place nearest to the deed."""
    if draft.type not in ("ASSAULT", "COERCE", "PROTEST") or not _is_plainly_told(draft) or is_titled(scenes[0]):
        return None
    told = [p for s in scenes for p in s.places.values() if p.country and not p.within_name and p.precision != "region"]
    lands = {p.country for p in told}
    towns = [p for p in told if p.precision != "country"]
    if len(lands) != 1 or not towns or not states_of(draft) <= lands or _is_from_afar(draft):
        return None
    at = draft.trigger.start
    nearest = where(min(towns, key=lambda p: (p.start > at, abs(p.start - at))))
    name = gazetteer.load().country_name(nearest.country or "") or nearest.name
    return msgspec.structs.replace(
        nearest, name=name, precision="country", admin=None, geonames=None, lat=None, lon=None
    )


def _is_from_afar(draft: Draft) -> bool:
    """Whether a state's forces may strike anywhere: whom they hit is not told to be of a state."""
    hit = any(p.country and p.country not in NOT_STATES for p in draft.recipients)
    return draft.type == "ASSAULT" and not hit and any(p.sector in ("GOV", "MIL", None) for p in draft.actors)


def _is_plainly_told(draft: Draft) -> bool:
    """Whether a deed is told as done: by a verb of the past, or by a noun with its verb or its victims."""
    clause = draft.match.clause
    if clause.kind != "verb":
        return clause.light is not None or draft.casualties != Casualties()
    return (clause.tense == "past" and clause.modality == "none") or clause.perfect


def _named(land: str, scene: Scene) -> Where | None:
    """A state as a place, by the first adjective or name in a sentence that means it: "*Greek* police"."""
    for mention in sorted(scene.mentions.values(), key=lambda m: m.start):
        actor = scene.actors[mention.actors[0]]
        if actor.kind == "state" and actor.country == land and mention.form in ("adjective", "name"):
            said = scene.story.text[mention.start : mention.end]
            return Where(name=actor.name, country=land, text=said, start=mention.start, end=mention.end,
                         precision="country")  # fmt: skip
    return None


def of_dateline(draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """Where a report was written ("KHARTOUM, Sudan -"), if it has told of that land's people and of no other place."""
    ours = states_of(draft)
    own = any(p.sector in ORGANS for p in draft.actors)
    for scene in (s for s in scenes[:OPENING] if 0 <= draft.scene.sentence.index - s.sentence.index <= ARRIVED):
        first = next(iter(sorted(scene.places.values(), key=lambda p: p.start)), None)
        line = first is not None and first.start == scene.tokens[0].start and first.text.split(",")[0].isupper()
        if first is not None and line and not any(t.upos == "VERB" for t in scene.tokens):
            fits = first.country in ours if ours else own
            told = [p for s in scenes if s is not scene for p in s.places.values() if not p.within_name]
            return where(first) if fits and not any(p.precision != "country" for p in told) else None
    return None


def land(code: str, draft: Draft, scenes: Sequence[Scene]) -> Where | None:
    """A state as a place, by the words that name it nearest before a draft, else after it."""
    named = [p for s in scenes for p in s.places.values() if p.country == code and p.precision == "country"]
    at = draft.trigger.start
    return where(min(named, key=lambda p: (p.start > at, abs(p.start - at)))) if named else None
