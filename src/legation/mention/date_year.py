"""The day of a story: when it was published, or what its own words tell of that."""

from __future__ import annotations

import re
from datetime import date
from typing import Protocol

from legation.gazetteer import Term as Office
from legation.mention.date_arithmetic import day_in, years_in
from legation.mention.date_terms import Between, Day, Month, Phrase, Term, Year
from legation.mention.dateline import day_of
from legation.story.model import Story

LATEST_YEAR = 2026
"""The last year that a weekday with its date may fix where the text tells no year: the year of this release."""
_WINDOW = 6
"""A date falls on the same weekday again after five, six or eleven years: six years hold one such year, rarely two."""
_EARLIEST = 1990
_NUMBERED = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-[A-Z]{1,3}-\d{2,4}\b")
"""The number of a release, with its year and month: "2010-09-CA-313"."""
_HEAD = 400
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)(?:[/-](\d\d?))?(?=[/-]|$)")


class Offices(Protocol):
    """What the year of a date asks of the gazetteer."""

    def officials(self, name: str, *, on: str | None = None, country: str | None = None) -> tuple[Office, ...]:
        """Terms of office of a person, those on a day first."""


def day_of_story(
    story: Story, phrases: list[Phrase], people: tuple[str, ...] = (), offices: Offices | None = None
) -> date | None:
    """The day against which a story's dates are read, None where nothing tells it.

    The day of publication, or that of a head shortly before it; else a dateline or date line at the top, or the day in
    its address; else the first weekday told with its date, in the year in which most of the ``people`` of the story
    held an office, or else by the years that the story tells.
    """
    return day_of(story) or _weekday_date(story, phrases, people, offices)


def only_year(phrases: list[Phrase]) -> int | None:
    """The year of the days and months in a text, where it tells one only."""
    years = {y for p in phrases for y in years_in(p.term) if not isinstance(p.term, Year)}
    return years.pop() if len(years) == 1 else None


def address_month(story: Story) -> tuple[int, int] | None:
    """Year and month that a story's address tells ("/2015/11/"), else its number; None where neither does."""
    told = _URL_DATE.search(story.url or "") or _NUMBERED.search(story.text, 0, _HEAD)
    return (int(told[1]), int(told[2])) if told and 1 <= int(told[2]) <= 12 else None


def year_near(term: Term, told: int | None, address: tuple[int, int] | None) -> int | None:
    """The year of a day or month told without one, in a story without a day of publication.

    ``told`` is the only year of the text; else it is that of the address for the month in it and the one beside it.
    """
    if told is not None or address is None or not isinstance(term, Day | Month):
        return told
    year, month = address
    apart = (term.month - month + 6) % 12 - 6
    return year + (month + apart - 1) // 12 if abs(apart) <= 1 else None


def _weekday_date(story: Story, phrases: list[Phrase], people: tuple[str, ...], offices: Offices | None) -> date | None:
    """The first day that is told with its weekday, in the year that the two fix."""
    for phrase in phrases:
        term = phrase.term.last if isinstance(phrase.term, Between) else phrase.term
        if isinstance(term, Day) and term.weekday is not None:
            days = _days_of_weekday(term)
            serving = {day: _serving(people, day, offices) for day in days}
            best = max(serving.values(), default=0)
            fitting = [day for day in days if serving[day] == best]
            return _likeliest(fitting, _told_years(story, phrases))
    return None


def _days_of_weekday(term: Day) -> list[date]:
    """The days on which a date falls on its weekday."""
    years = range(_EARLIEST, LATEST_YEAR + 1) if term.year is None else [term.year]
    return [d for y in years if (d := day_in(y, term)) and (d.weekday() == term.weekday or term.year)]


def _serving(people: tuple[str, ...], day: date, offices: Offices | None) -> int:
    """How many of the people held an office on a day."""
    if offices is None:
        return 0
    iso = day.isoformat()
    return sum(any(_covers(term, iso) for term in offices.officials(name, on=iso)) for name in people)


def _covers(term: Office, day: str) -> bool:
    return (term.start or "") <= day and (term.end is None or day <= term.end) and term.start is not None


def _likeliest(days: list[date], told: list[int]) -> date | None:
    """Of several days the one nearest to a year told; without one the only day, or the only one of late."""
    if told:
        return min(days, key=lambda d: (min(abs(d.year - t) for t in told), -d.year), default=None)
    late = days if len(days) == 1 else [d for d in days if d.year > LATEST_YEAR - _WINDOW]
    return late[0] if len(late) == 1 else None


def _told_years(story: Story, phrases: list[Phrase]) -> list[int]:
    """The years that a story's text and address tell."""
    told = [y for p in phrases for y in years_in(p.term)]
    address = _URL_DATE.search(story.url or "")
    return [y for y in told + ([int(address[1])] if address else []) if _EARLIEST <= y <= LATEST_YEAR]
