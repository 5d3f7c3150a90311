"""How an attack was made, by the weapons that its own words name."""

from __future__ import annotations

import msgspec

from legation.event.draft import Draft
from legation.event.words import words

MODES = ("suicide-attack", "drone", "aerial", "heavy-weapons", "explosives", "firearms")
"""Modes of ASSAULT that a weapon shows, the surest first."""

LOOSE = {None, "explosives", "firearms"}
"""Modes of "bombed" and "fired", which warplanes and mortars do too."""

AIMED = {"object", "on", "against", "of"}
"""Slots of what is attacked: weapons named there are the target, not the means."""


def armed(draft: Draft) -> Draft:
    """An attack with the mode of the weapons in its phrases, where the predicate shows none or a less certain one."""
    if draft.type != "ASSAULT" or draft.mode not in LOOSE:
        return draft
    clause, scene = draft.match.clause, draft.scene
    said = {clause.predicate, *clause.modifiers}
    said |= {scene.tokens[i].lemma.lower() for a in clause.arguments if a.slot not in AIMED for i in scene.inside(a)}
    mode = next((mode for mode in MODES if said & words(mode)), None) or draft.mode
    return msgspec.structs.replace(draft, mode=mode)
