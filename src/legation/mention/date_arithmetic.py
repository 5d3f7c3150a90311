"""Arithmetic of calendar days: moving by units, the unit around a day, intervals; and what a term is set against."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import msgspec

from legation.mention.date_terms import Between, Day, Interval, Month, Term, Unit, Year
from legation.mention.tense import Tense

_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


class Setting(msgspec.Struct, frozen=True):
    """What a term is set against: the day of publication, the date told before, and which way the clause looks.

    ``year`` is the only year that the text tells, used where ``published`` is None; ``begun`` is true for what cannot
    lie ahead ("since May 3"); ``american`` where the text is about the United States (its fiscal year is meant).
    """

    published: date | None
    told: Interval | None = None
    tense: Tense = ""
    year: int | None = None
    begun: bool = False
    american: bool = False


def unit_of(day: date, unit: Unit) -> Interval:
    """The calendar unit around a day: "10 years ago" is that year, "six weeks ago" that week."""
    if unit in ("day", "hour"):
        return interval(day, day, "day")
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return interval(monday, monday + timedelta(6), "week")
    if unit == "decade":
        return interval(date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31), "decade")
    if unit == "year":
        return months(day.year, 1, 12, "year")
    first = day.month if unit == "month" else (day.month - 1) // 3 * 3 + 1
    return months(day.year, first, first + _MONTHS_IN[unit] - 1, unit)


def moved(day: date, count: float, unit: Unit) -> date:
    """The day ``count`` units away."""
    if unit in ("day", "week", "hour"):
        return day + timedelta(days=count * {"day": 1, "week": 7, "hour": 1 / 24}[unit])
    return plus_months(day, round(count * _MONTHS_IN[unit]))


def plus_months(day: date, months: int) -> date:
    """The same day of another month, or its last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months(year: int, first: int, last: int, granularity: str) -> Interval:
    """From the first day of one month to the last day of another in a year."""
    return interval(date(year, first, 1), date(year, last, monthrange(year, last)[1]), granularity)


def one_day(day: date) -> Interval:
    """A day as an interval."""
    return interval(day, day, "day")


def interval(start: date, end: date, granularity: str) -> Interval:
    """The days from one to another, inclusive."""
    return Interval(start.isoformat(), end.isoformat(), granularity)


def day_of(day: str) -> date:
    """An ISO day as a date."""
    return date.fromisoformat(day)


def day_in(year: int | None, term: Day) -> date | None:
    """A day of a month in a year; None without one, and where that year has no such day."""
    try:
        return date(year, term.month, term.day) if year else None
    except ValueError:
        return None


def years_in(term: Term) -> list[int]:
    """The years that a term spells out."""
    terms = [term.first, term.last] if isinstance(term, Between) else [term]
    return [t.year for t in terms if isinstance(t, Day | Month | Year) and t.year is not None]
