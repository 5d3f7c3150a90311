"""Datelines: the days that a report's own head tells, and the heads of further reports below it in one text.

A dateline is a full date on a line of its own ("Wednesday 5 May 2010", perhaps with the hour: "7:00pm UK, …"), behind
a daily report's title, between the place and the dash of "KABUL, Afghanistan (Sept. 1) -" or "Lisbon, 12 March 2024 -",
behind the place that opens a release ("Brussels, 12 March 2024."), or at the end of a line that says when something was
posted. One without a year takes the only year told above or in it. A text without any has the day that its address
tells ("…/2010/05/05/…"): the one that is printed as its first line, else the story's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from legation.mention.date_arithmetic import day_in, years_in
from legation.mention.date_grammar import find_phrases
from legation.mention.date_terms import Day, Phrase, Year
from legation.story.model import Story

T = TypeVar("T")

TOP = 700
"""How many characters of a text may hold its first dateline. A choice."""

LATE = 3
"""So many days at most a text is published after the day in its head. A choice."""

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
    rf"(?:^|{_BREAK}|\s\s)\s*(?:[A-Z][A-Z.' -]{{2,}}[^\n\u2028]{{0,60}}?[,(]"
    r"|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}, [A-Z][\w .]{2,24}\()\s*$"
)
_NAME = r"[A-Z][\w.'’-]*(?: (?:de |del |al-|el-)?[A-Z][\w.'’-]*){0,3}"
_MIXED_BEFORE = re.compile(rf"(?:^|{_BREAK})\s*{_NAME}(?:, {_NAME}){{0,2}}(?:,| [–—-]|(?= \())\s+\(?$")
_POSTED_BEFORE = re.compile(
    rf"(?:^|{_BREAK})[^\n\u2028]{{0,80}}(?<!was )(?<!were )(?<!been )(?<!be )(?<!is )(?<!are )"
    rf"\b(?:[Pp]osted|[Pp]ublished|[Uu]pdated|[Ii]ssued|[Ff]iled)\b[^\n\u2028.;]{{0,60}}$"
)
_LINE_ENDS = re.compile(rf"\s?\.?\s*(?:{_BREAK}|$)")
_CLOSES = re.compile(rf"{_LINE_ENDS.pattern}|\.\s+(?=[A-Z\"“])")
_STARTS = re.compile(r"\s*\)?\s*(?:[–—]|-{1,2})\s*(?=[A-Z\"“‘])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ADDRESS = re.compile(r"\s*(?:https?\s?:\s?/\s?/|www\s?\.)[^\n\u2028]*", re.IGNORECASE)
_DAY_IN_ADDRESS = re.compile(
    rf"[/_-]\s?((?:19|20)\d\d)\s?[/-]\s?(\d\d?|{'|'.join(_MONTHS)})\s?[/-]\s?(\d\d?)"
    r"(?=\s?[/_-]|\s*$)",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"^[^\n\u2028]{0,60}\b(?:[Uu]pdate|[Rr]eport|[Bb]ulletin|[Ss]ummary|[Bb]riefing),?\s$")
_FURTHER = re.compile(rf"(?<={_BREAK})\s*[A-Z][A-Z.' -]{{2,}}[^\n\u2028]{{0,60}}?[,(]\s*(?:[A-Z][a-z]+\.?\s\d|\d)")


def datelines(text: str, url: str | None = None) -> tuple[tuple[int, date], ...]:
    """The datelines of a text, in order: where each stands (code points) and its day.

    Below the first there are those of further reports in one text; they need the first, and take its year. Without any
    the day in the address that the text opens with, or in the story's own ``url``, holds from the top on.
    """
    first = next(_found(text[:TOP]), None)
    if first is None:
        printed = _ADDRESS.match(text)
        day = (printed and day_of_address(printed.group())) or day_of_address(url or "")
        return ((0, day),) if day else ()
    out = [first]
    for match in _FURTHER.finditer(text, first[0] + 1):
        line = text[match.start() - 1 : match.start() + _HEAD]
        day = next((day for _, day in _found(line, out[-1][1].year)), None)
        if day is not None:
            out.append((match.start(), day))
    return tuple(out)


def day_of(story: Story) -> date | None:
    """The day on which a text was written or spoken: that of its head, where it was published a few days later at most
    ("(June 14, 2021)" over a transcript put out on the 15th); else that of publication; else of its head or address.
    """
    heads = datelines(story.text, None if story.published else story.url)
    head = heads[0][1] if heads else None
    try:
        published = date.fromisoformat((story.published or "")[:10])
    except ValueError:
        return head
    return head if head is not None and 0 < (published - head).days <= LATE else published


def day_of_address(address: str) -> date | None:
    """The day that an address tells, year first ("/2010/05/05/", "/2009/apr/28/"), None without one."""
    for year, month, day in _DAY_IN_ADDRESS.findall(address):
        number = int(month) if month.isdigit() else _MONTHS.index(month.lower()) + 1
        found = day_in(int(year), Day(number, int(day))) if 1 <= number <= 12 else None
        if found is not None:
            return found
    return None


def in_force(heads: Sequence[tuple[int, T]], at: int) -> T | None:
    """What holds at a code point by the dateline above it, for what stands over the first by that; None without any."""
    above = [day for start, day in heads if start <= at] or [day for _, day in heads[:1]]
    return above[-1] if above else None


def _found(top: str, year: int | None = None) -> Iterator[tuple[int, date]]:
    """The datelines in a stretch of text."""
    phrases = find_phrases(top)
    told = [(p.start, y) for p in phrases if not isinstance(p.term, Year) for y in years_in(p.term)]
    for phrase in phrases:
        if isinstance(phrase.term, Day) and _is_dateline(top, phrase):
            above = {y for at, y in told if at < phrase.start} or {y for _, y in told}
            only = above.pop() if len(above) == 1 else None
            day = day_in(phrase.term.year or year or only, phrase.term)
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
    return bool(alone or placed or heading or _opens(top, phrase, full=full))


def _opens(top: str, phrase: Phrase, *, full: bool) -> bool:
    """Whether a day stands behind the place that opens a report, or closes a line that says when it was posted."""
    before = top[: phrase.start]
    if _MIXED_BEFORE.search(before):
        return bool(_STARTS.match(top, phrase.end) or (full and _CLOSES.match(top, phrase.end)))
    return full and bool(_POSTED_BEFORE.search(before) and _LINE_ENDS.match(top, phrase.end))
