"""Day and place of an event that does not tell them: those of what was told just before."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event.attach import SAYING
from legation.event.draft import Draft

NEAR, FAR = 3, 10
"""How many sentences back a day or place still holds: of what others did, and of what the same parties did."""


def circumstances(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the days (basis ``inherited``) and places that they inherit."""
    out: list[Draft] = []
    for draft in drafts:
        out.append(_placed(_inherits(draft, out), out))
    return out


def _inherits(draft: Draft, before: Sequence[Draft]) -> Draft:
    if draft.date is not None or draft.status != "current":
        return draft
    host = next((d for d in reversed(before) if _same_day(draft, d)), None)
    if host is None or host.date is None:
        return draft
    return msgspec.structs.replace(draft, date=msgspec.structs.replace(host.date, basis="inherited"))


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


def _same_day(draft: Draft, earlier: Draft) -> bool:
    when = earlier.date
    if when is None or when.granularity != "day" or earlier.status != "current":
        return False
    apart = draft.scene.sentence.index - earlier.scene.sentence.index
    if draft.type in SAYING and earlier.type in SAYING | {"CONSULT"}:
        return apart <= (FAR if _shared(draft, earlier) else NEAR)
    if draft.type in SAYING or earlier.type in SAYING:
        return False
    return apart <= (FAR if _shared(draft, earlier) else NEAR) and (
        draft.type == earlier.type or _shared(draft, earlier)
    )


def _shared(draft: Draft, earlier: Draft) -> bool:
    return bool(draft.parties & earlier.parties)
