"""The place of an event that does not tell it: that of what was told just before. Days are in ``dating``."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event.draft import Draft

NEAR, FAR = 3, 10
"""How many sentences back a place still holds: of what others did, and of what the same parties did."""


def placed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the places that they inherit."""
    out: list[Draft] = []
    for draft in drafts:
        out.append(_placed(draft, out))
    return out


def _placed(draft: Draft, before: Sequence[Draft]) -> Draft:
    """A deed of one kind told again, by the same parties or right after, is where it was told to be."""
    if draft.place is not None or draft.status not in ("current", "historical"):
        return draft
    host = next((d for d in reversed(before) if d.place and _same_deed(draft, d)), None)
    return draft if host is None else msgspec.structs.replace(draft, place=host.place)


def _same_deed(draft: Draft, earlier: Draft) -> bool:
    apart = draft.scene.sentence.index - earlier.scene.sentence.index
    same = draft.type == earlier.type and draft.status == earlier.status
    return same and apart <= (FAR if _shared(draft, earlier) else NEAR)


def _shared(draft: Draft, earlier: Draft) -> bool:
    return bool(draft.parties & earlier.parties)
