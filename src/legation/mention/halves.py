"""Short names of divided countries: "the North", "the South" where a story tells of both Koreas or of the other."""

from __future__ import annotations

import re
from collections.abc import Callable

from legation.gazetteer.model import Entry, Match

_HALF = re.compile(
    r"\b[Tt]he (North|South)(?![\w-])(?! [A-Z])"
    r"|\b(?:into|at|to|from|against) the (north|south)(?= side\b|[.,;!?’'\"”])"
)
_KOREAS = {"North": "PRK", "South": "KOR"}
_DIVIDED = frozenset({"SDN", "SSD", "YEM", "VNM", "NGA", "CYP", "MLI", "CIV", "LBN", "LKA", "ITA"})
"""Other lands whose own north or south a story with one Korea may mean."""


def halves(text: str, matches: tuple[Match, ...], country: Callable[[str], Entry | None]) -> tuple[Match, ...]:
    """The matches, and one for each "the North" and "the South" where the text names both Koreas; where it names one,
    and no other land of two halves, for the other by its capital letter ("North Korea shelled *the South*")."""
    codes = {match.entries[0].id for match in matches if match.entries[0].kind == "state"}
    codes |= {match.entries[0].country or "" for match in matches if match.form == "capital"}
    named = codes & set(_KOREAS.values())
    if not named or (len(named) == 1 and codes & _DIVIDED):
        return matches
    covered = {at for match in matches for at in range(match.start, match.end)}
    found = []
    for half in _HALF.finditer(text):
        start, end = half.span(half.lastindex or 1)
        code = _KOREAS[text[start:end].capitalize()]
        if named == {code} or (len(named) == 1 and half.lastindex == 2):
            continue
        entry = country(code)
        if entry is not None and start not in covered:
            found.append(Match(start, end, "alias", (entry,)))
    return tuple(sorted((*matches, *found), key=lambda match: match.start))
