"""Short names of divided countries: "the North", "the South" where a story tells of both Koreas."""

from __future__ import annotations

import re
from collections.abc import Callable

from legation.gazetteer.model import Entry, Match

_HALF = re.compile(
    r"\b[Tt]he (North|South)(?![\w-])(?! [A-Z])"
    r"|\b(?:into|at|to|from|against) the (north|south)(?= side\b|[.,;!?’'\"”])"
)
_KOREAS = {"North": "PRK", "South": "KOR"}


def halves(text: str, matches: tuple[Match, ...], country: Callable[[str], Entry | None]) -> tuple[Match, ...]:
    """The matches, and one for each "the North" and "the South" where the text names both Koreas."""
    codes = {match.entries[0].id for match in matches if match.entries[0].kind == "state"}
    if not codes >= set(_KOREAS.values()):
        return matches
    covered = {at for match in matches for at in range(match.start, match.end)}
    found = []
    for half in _HALF.finditer(text):
        start, end = half.span(half.lastindex or 1)
        entry = country(_KOREAS[text[start:end].capitalize()])
        if entry is not None and start not in covered:
            found.append(Match(start, end, "alias", (entry,)))
    return tuple(sorted((*matches, *found), key=lambda match: match.start))
