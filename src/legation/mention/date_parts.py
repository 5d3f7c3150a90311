"""Days with names of their own, parts of longer times, and times counted from another time, set against a calendar."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import msgspec
import tomli

from legation.mention.date_arithmetic import (
    Setting,
    day_of,
    interval,
    moved,
    one_day,
    plus_months,
    unit_of,
)
from legation.mention.date_terms import (
    DayOf,
    Feast,
    Fiscal,
    From,
    Hence,
    Interval,
    Slice,
    Term,
    WeekdayOf,
    WeekendOf,
)

Resolve = Callable[[Term, Setting], Interval | None]

STEPS = {"last": -1, "this": 0, "next": 1, "": 0}
AHEAD = {"past": 8.0, "open": 0.5, "future": 0.15}
"""How far a time ahead counts against one back by what the clause says, 2 where it says nothing: news tells of what
happened, and a clause about what will happen may hold a background date. Choices, not measurements."""


class Named(msgspec.Struct, frozen=True):
    """A feast: ``day`` is "12-25", "easter-2" (days from Easter Sunday) or "11-thu-4" (fourth Thursday, -1 last)."""

    names: tuple[str, ...]
    day: str


@cache
def feasts() -> dict[str, str]:
    """The day of each feast by its name in lower case, from ``data/mention/days.toml``."""
    raw = tomli.loads(files("legation").joinpath("data", "mention", "days.toml").read_text(encoding="utf-8"))
    rows = [Named(tuple(row["names"]), row["day"]) for row in raw["feast"]]
    return {name.lower(): row.day for row in rows for name in row.names}


def named_or_part(term: Term, setting: Setting, resolve: Resolve) -> Interval | None:
    """The days of a feast, a part of a longer time, or a time counted from another; None where nothing tells them."""
    published = setting.published
    match term:
        case Feast():
            return _feast(term, setting)
        case Slice():
            return _slice(term, resolve(term.whole, setting))
        case Fiscal(year):
            return interval(date(year - 1, 10, 1), date(year, 9, 30), "year") if setting.american else None
        case From():
            told = resolve(term.anchor, setting) if term.anchor is not None else setting.told
            return _from(term, told)
        case WeekendOf(day):
            return _weekend(resolve(day, setting))
        case DayOf(day, which) if published:
            return one_day(plus_months(published.replace(day=1), STEPS[which]).replace(day=day))
        case WeekdayOf(weekday, which) if published:
            monday = published - timedelta(published.weekday()) + timedelta(7 * STEPS[which])
            return one_day(monday + timedelta(weekday))
        case Hence(count, unit) if published and setting.tense == "future":
            return unit_of(moved(published, count, unit), unit)
    return None


def _feast(term: Feast, setting: Setting) -> Interval | None:
    """The day of a feast: in its year, else the nearest to publication as the clause looks."""
    published = setting.published
    if term.year is not None:
        return one_day(feast_day(term.name, term.year))
    if published is None:
        return one_day(feast_day(term.name, setting.year)) if setting.year else None
    if term.shift is not None:
        return one_day(feast_day(term.name, published.year + term.shift))
    days = [feast_day(term.name, published.year + step) for step in (-1, 0, 1)]
    if setting.begun:
        days = [d for d in days if d <= published]
    price = AHEAD.get(setting.tense, 2.0)
    return one_day(min(days, key=lambda d: (d - published).days * price if d > published else (published - d).days))


def feast_day(name: str, year: int) -> date:
    """The day of a feast in a year."""
    rule = feasts()[name.lower()]
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter") or 0))
    parts = rule.split("-", 2)
    if len(parts) == 2:
        return date(year, int(parts[0]), int(parts[1]))
    month, weekday, nth = (
        int(parts[0]),
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].index(parts[1]),
        int(parts[2]),
    )
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the Gregorian computus (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * length) // 451
    month, day = divmod(h + length - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _slice(term: Slice, whole: Interval | None) -> Interval | None:
    """Days, weeks or months of an interval, none that reach beyond it."""
    if whole is None:
        return None
    start, end = day_of(whole.start), day_of(whole.end)
    if term.first < 0:
        first = moved(end + timedelta(1), term.first, term.unit)
    else:
        first = moved(start, term.first, term.unit)
    last = moved(first, term.count, term.unit) - timedelta(1)
    if first < start or last > end:
        return None
    return interval(first, last, "week" if (term.unit, term.count) == ("week", 1) else "range")


def _from(term: From, told: Interval | None) -> Interval | None:
    """A time counted from another: to the day from a day, else in the unit's own width."""
    if told is None:
        return None
    if term.unit in ("day", "week"):
        if told.granularity != "day":
            return None
        return one_day(moved(day_of(told.start), term.count, term.unit))
    return unit_of(moved(day_of(told.start), term.count, term.unit), term.unit)


def _weekend(day: Interval | None) -> Interval | None:
    """Saturday and Sunday around a day that is one of them, or that the weekend follows."""
    if day is None:
        return None
    at = day_of(day.start)
    saturday = at - timedelta(1) if at.weekday() == 6 else at + timedelta((5 - at.weekday()) % 7)
    return interval(saturday, saturday + timedelta(1), "range")
