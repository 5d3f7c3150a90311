"""Datelines: the days that a report's own head tells, and the heads of further reports below it in one text.

A dateline is a full date on a line of its own ("Wednesday 5 May 2010", perhaps with the hour: "7:00pm UK, …"), behind
a daily report's title, or between the place and the dash of "KABUL, Afghanistan (Sept. 1) -". One without a year takes
the only year told above or in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from legation.mention.date_arithmetic import day_in, years_in
from legation.mention.date_grammar import find_phrases
from legation.mention.date_terms import Day, Phrase, Year

T = TypeVar("T")

TOP = 700
"""How many characters of a text may hold its first dateline. A choice."""

_HEAD = 160
"""How many characters of a line further down are looked at for the dateline of another report."""

_BREAK = r"[\n\u2028]"
_DASH = re.compile(r"\s*\)?\s*(?:[–—]|-{1,2})|\s*\)\s*[:.]?\s")
_HOUR = (
    r"\d{1,2}\s?[.:]\s?\d\d(?:\s?[.:]\s?\d\d)?(?:\s?[AaPp]\.?[Mm]\.?|\s?hrs|h)?|\d{1,2}\s?[AaPp]\.?[Mm]\.?"
    r"|\d{4}(?=\s?(?:[A-Z]{1,3}T|UTC|hrs|h)\b)|hrs|h|noon|midnight|UK|[A-Z]{1,3}T|UTC|Z"
    r"|[Uu]pdated|[Pp]ublished|[Pp]osted|[Mm]odified|[Ff]irst|[Ll]ast|[Oo]n|[Aa]t"
)
"""What a date line tells beside the date: the hour with its zone, "Updated", "Published on"."""
_BESIDE = rf"(?:(?:{_HOUR})(?![A-Za-z])|[^\w\n\u2028])*"
_LINE_BEFORE = re.compile(rf"(?:^|{_BREAK}){_BESIDE}$")
_LINE_AFTER = re.compile(rf":|{_BESIDE}(?:{_BREAK}|$)")
_PLACE_BEFORE = re.compile(
    rf"(?:^|{_BREAK})\s*(?:[A-Z][A-Z.' -]{{2,}}[^\n\u2028]{{0,60}}?[,(]"
    r"|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}, [A-Z][\w .]{2,24}\()\s*$"
)
_UPDATE = re.compile(r"^[^\n\u2028]{0,60}\b(?:[Uu]pdate|[Rr]eport|[Bb]ulletin|[Ss]ummary|[Bb]riefing),?\s$")
_FURTHER = re.compile(rf"(?<={_BREAK})\s*[A-Z][A-Z.' -]{{2,}}[^\n\u2028]{{0,60}}?[,(]\s*(?:[A-Z][a-z]+\.?\s\d|\d)")


def dateline_day(text: str) -> date | None:
    """The day that the dateline at the top of a text tells; None without one."""
    return next((day for _, day in _found(text[:TOP])), None)


def datelines(text: str) -> tuple[tuple[int, date], ...]:
    """The datelines of a text, in order: where each stands (code points) and its day.

    Below the first there are those of further reports in one text; they need the first, and take its year.
    """
    first = next(_found(text[:TOP]), None)
    if first is None:
        return ()
    out = [first]
    for match in _FURTHER.finditer(text, first[0] + 1):
        line = text[match.start() - 1 : match.start() + _HEAD]
        day = next((day for _, day in _found(line, out[-1][1].year)), None)
        if day is not None:
            out.append((match.start(), day))
    return tuple(out)


def in_force(heads: Sequence[tuple[int, T]], at: int) -> T | None:
    """What holds at a code point by the dateline above it, for what stands over the first by that; None without any."""
    above = [day for start, day in heads if start <= at] or [day for _, day in heads[:1]]
    return above[-1] if above else None


def _found(top: str, year: int | None = None) -> Iterator[tuple[int, date]]:
    """The datelines in a stretch of text."""
    phrases = find_phrases(top)
    told = {y for p in phrases if not isinstance(p.term, Year) for y in years_in(p.term)}
    year = year or (told.pop() if len(told) == 1 else None)
    for phrase in phrases:
        if isinstance(phrase.term, Day) and _is_dateline(top, phrase):
            day = day_in(phrase.term.year or year, phrase.term)
            if day is not None:
                yield phrase.start, day


def _is_dateline(top: str, phrase: Phrase) -> bool:
    """Whether a day stands as a date line does, and not in a sentence."""
    before, behind = top[: phrase.start], top[phrase.end : phrase.end + 1]
    full = isinstance(phrase.term, Day) and phrase.term.year is not None
    ends = _LINE_AFTER.match(top, phrase.end)
    alone = ends and _LINE_BEFORE.search(before) and (full or behind == ":")
    placed = _PLACE_BEFORE.search(before) and _DASH.match(top, phrase.end)
    heading = ends and _UPDATE.match(before)
    return bool(alone or placed or heading)
