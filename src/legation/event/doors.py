"""Who acts where a passive names no doer but a phrase beside it tells: the state whose border people may or may not
cross ("were barred from leaving *Iran*"), the accuser who is only named as the source ("were accused of torture,
according to *their lawyer*")."""

from __future__ import annotations

import msgspec

from legation.event.draft import Draft
from legation.event.match import content, fillers
from legation.event.model import Party
from legation.event.roles import parties
from legation.event.words import words

GATES = {("RETREAT", "access"), ("RETREAT", "release"), ("RETREAT", None), ("CONCEDE", None), ("COERCE", "ban"),
         ("COERCE", "restrict"), ("COERCE", None)}  # fmt: skip
"""What is done to people at a border, by type and mode."""

ACROSS = ("object", "into", "to", "from", "in")
"""Slots of the land that somebody crosses into or out of."""


def with_keeper(draft: Draft) -> Draft:
    """The draft with the state that lets people out or in, or bars them, for its actor, or with the accuser who is told
    of as the source; who is named stays."""
    clause = draft.match.clause
    if draft.actors or clause.kind != "verb" or not clause.passive:
        return draft
    found = _keeper(draft) if (draft.type, draft.mode) in GATES else ()
    if draft.type == "ACCUSE":
        found = tuple(p for p in _source(draft) if p.sector != "MED")
    found = tuple(p for p in found if p.id not in {r.id for r in draft.recipients})
    return msgspec.structs.replace(draft, actors=found) if found else draft


def _keeper(draft: Draft) -> tuple[Party, ...]:
    """The state that stands below a verb of crossing: "allowed to *leave Chad*", "barred from *entering Peru*"."""
    for clause in content(draft.match.clause, draft.scene):
        if clause.predicate in words("crossing"):
            land = (a for slot in ACROSS for a in fillers(clause, slot, draft.scene))
            found = parties(land, draft.scene, places=True)
            return tuple(p for p in found if p.sector == "GOV")[:1]
    return ()


def _source(draft: Draft) -> tuple[Party, ...]:
    """Whoever is told of as the source in the same sentence: "*according to* the lawyer"."""
    told = draft.match.clause.reporter
    if told is None or not told.cue.lower().startswith("according to"):
        return ()
    return parties(fillers(draft.match.clause, "speaker", draft.scene), draft.scene, places=False)
