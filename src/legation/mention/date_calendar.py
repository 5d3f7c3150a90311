"""Date terms set against a calendar: "Thursday" and the day of publication give a day, "last month" a month.

Everything is told in intervals of ISO days, inclusive. A term that needs a day of publication, or an earlier date
in the text, and has none gives None: a date is never guessed.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import msgspec

from legation.mention.date_arithmetic import (
    Setting,
    day_of,
    interval,
    months,
    moved,
    one_day,
    plus_months,
    unit_of,
)
from legation.mention.date_parts import AHEAD, named_or_part
from legation.mention.date_terms import (
    Ago,
    Around,
    Between,
    Day,
    DayOf,
    Decade,
    Feast,
    Fiscal,
    From,
    Hence,
    Interval,
    Month,
    Night,
    Offset,
    Quarter,
    Season,
    Shift,
    Slice,
    Stretch,
    Term,
    Unit,
    Weekday,
    WeekdayOf,
    Weekend,
    WeekendOf,
    Which,
    Year,
)

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_YEAR_PARTS = {
    "early": (1, 3),
    "start": (1, 1),
    "mid": (5, 8),
    "late": (10, 12),
    "end": (12, 12),
    "first half": (1, 6),
    "second half": (7, 12),
}
_MONTH_PARTS = {
    "early": (1, 10),
    "start": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "end": (21, 31),
    "first half": (1, 15),
    "second half": (16, 31),
}
_DECADE_PARTS = {
    "early": (0, 3),
    "start": (0, 1),
    "mid": (4, 6),
    "late": (7, 9),
    "end": (8, 9),
    "first half": (0, 4),
    "second half": (5, 9),
}
_WEEK_PARTS = {"early": (0, 2), "start": (0, 1), "mid": (2, 3), "late": (3, 6), "end": (4, 6)}
_STEPS = {"last": -1, "this": 0, "next": 1, "": 0}
_WEEKS_AROUND = timedelta(45)


def resolve(term: Term, setting: Setting) -> Interval | None:
    """The days that ``term`` means in ``setting``, None where that cannot be known."""
    try:
        return _resolved(term, setting)
    except (ValueError, OverflowError):
        return None


def _resolved(term: Term, setting: Setting) -> Interval | None:
    match term:
        case Day():
            return _day(term, setting)
        case Month():
            return _month(term, setting)
        case Year(year, part):
            first, last = _YEAR_PARTS[part] if part else (1, 12)
            return months(year, first, last, "range" if part else "year")
        case Decade(year, part):
            first, last = _DECADE_PARTS[part] if part else (0, 9)
            return interval(date(year + first, 1, 1), date(year + last, 12, 31), "range" if part else "decade")
        case Season():
            return _season(term, setting)
        case Quarter():
            return _quarter(term, setting)
        case Between(first, last):
            return _between(first, last, setting)
        case Shift(count, unit):
            return _shift(count, unit, setting)
        case Feast() | Slice() | DayOf() | WeekdayOf() | WeekendOf() | Hence() | Fiscal() | From():
            return named_or_part(term, setting, resolve)
    return _near(term, setting.published, setting) if setting.published else None


def _near(term: Term, published: date, setting: Setting) -> Interval | None:
    """Terms that are told from the day of publication."""
    match term:
        case Weekday(weekday, which):
            return one_day(_weekday(weekday, which, published, setting.tense))
        case Offset(days):
            return one_day(published + timedelta(days))
        case Night():
            return interval(published - timedelta(1), published, "day")
        case Weekend(which):
            return _weekend(which, published, setting.tense)
        case Around():
            return _around(term, published, setting.tense)
        case Ago(count, unit, exact):
            day = moved(published, count, unit)
            return one_day(day) if exact else unit_of(day, unit)
        case Stretch(count, unit):
            other = moved(published, count, unit)
            return interval(min(published, other), max(published, other), "range")
    return None


def _day(term: Day, setting: Setting) -> Interval | None:
    """A day; without a year the nearest to publication."""
    if term.year is not None:
        return one_day(date(term.year, term.month, term.day))
    if setting.published is None:
        year = term.known or setting.year
        return one_day(date(year, term.month, term.day)) if year else None
    if term.shift is not None:
        return one_day(date(setting.published.year + term.shift, term.month, term.day))
    days = [d for d in _yearly(term.month, term.day, setting.published.year) if term.weekday in (None, d.weekday())]
    nearest = _nearest(days or _yearly(term.month, term.day, setting.published.year), setting)
    return one_day(_known(term, nearest, setting.published))


def _known(term: Day, nearest: date, published: date) -> date:
    """The day known by its date, in a story told after it that is not of the weeks around its nearest return."""
    known = date(term.known, term.month, term.day) if term.known else nearest
    return known if known <= published and abs(nearest - published) > _WEEKS_AROUND else nearest


def _yearly(month: int, day: int, year: int) -> list[date]:
    """That day in the years around ``year``, where it exists."""
    years = (y for y in range(year - 6, year + 2) if day <= monthrange(y, month)[1])
    return [date(y, month, day) for y in years]


def _nearest(days: list[date], setting: Setting) -> date:
    """The day nearest to publication, in the direction in which the clause looks."""
    published = setting.published
    assert published is not None
    if setting.begun:
        days = [d for d in days if d <= published] or days
    price = AHEAD.get(setting.tense, 2)

    def cost(day: date) -> float:
        distance = (day - published).days
        return distance * price if distance > 0 else -distance

    return min(days, key=cost)


def _month(term: Month, setting: Setting) -> Interval | None:
    year = term.year or _month_year(term, setting)
    if year is None:
        return None
    length = monthrange(year, term.month)[1]
    first, last = _MONTH_PARTS[term.part] if term.part else (1, 31)
    days = date(year, term.month, first), date(year, term.month, min(last, length))
    return interval(*days, "range" if term.part else "month")


def _month_year(term: Month, setting: Setting) -> int | None:
    """The year of a month told without one: the last such month that has begun, the next for what is to come."""
    published = setting.published
    if published is None:
        return setting.year
    if term.shift is not None:
        return published.year + term.shift
    if term.which == "that":
        return day_of(setting.told.start).year if setting.told is not None else None
    ahead = term.month - published.month
    if term.which == "this":
        return published.year
    if term.which == "next":
        return published.year + (ahead <= 0)
    if setting.tense != "past" and term.which == "":
        days = [date(published.year + step, term.month, 15) for step in (-1, 0, 1)]
        return _nearest(days, setting).year
    return published.year - (ahead > 0 or (ahead == 0 and term.which == "last"))


def _season(term: Season, setting: Setting) -> Interval | None:
    """Three months of the northern hemisphere, winter from December of its year."""
    year = term.year
    first = _SEASONS[term.season]
    if year is None and setting.published is not None:
        now = setting.published.year
        starts = [date(y, first, 1) for y in (now - 1, now, now + 1)]
        before = [d for d in starts if plus_months(d, 3) <= setting.published]
        begun = [d for d in starts if d <= setting.published]
        ahead = [d for d in starts if d > setting.published]
        pick = {"last": before[-1:], "next": ahead[:1], "this": (begun[-1:] if setting.tense == "past" else [])}
        year = (pick.get(term.which) or [date(now, first, 1)])[0].year
    if year is None:
        return None
    start = date(year, first, 1)
    return interval(start, plus_months(start, 3) - timedelta(1), "season")


def _quarter(term: Quarter, setting: Setting) -> Interval | None:
    year = term.year
    if year is None and setting.published is not None:
        begun = (term.quarter - 1) * 3 + 1 <= setting.published.month or setting.tense == "future"
        year = setting.published.year + (term.shift if term.shift is not None else (0 if begun else -1))
    return None if year is None else months(year, term.quarter * 3 - 2, term.quarter * 3, "quarter")


def _between(first: Term, last: Term, setting: Setting) -> Interval | None:
    """From the start of one to the end of the other, the first being the last such time before the other."""
    end = resolve(last, setting)
    start = resolve(first, setting)
    if end and isinstance(first, Day | Month | Weekday) and getattr(first, "year", None) is None and setting.published:
        back = msgspec.structs.replace(setting, published=date.fromisoformat(end.end), tense="past")
        start = resolve(first, back)
    if start is None or end is None or start.start > end.end:
        return None
    return Interval(start.start, end.end, "range")


def _shift(count: float, unit: Unit, setting: Setting) -> Interval | None:
    """A time away from the date told before ("three days later"); told in the unit's own width."""
    if setting.told is None:
        return None
    if unit == "hour":
        return interval(day_of(setting.told.start), day_of(setting.told.end), setting.told.granularity)
    if unit == "day" and setting.told.granularity != "day":
        return None if count else setting.told  # "in May. Four days later" is counted from no day
    told = day_of(setting.told.start)
    return unit_of(moved(told, count, unit), unit)


def _weekday(weekday: int, which: Which, published: date, tense: str) -> date:
    """The latest such weekday up to publication; the next one for what is to come."""
    back = (published.weekday() - weekday) % 7
    if which == "last":
        return published - timedelta(back or 7)
    if which == "next":
        return published + timedelta(7 - back)
    ahead = (-back) % 7
    if tense in ("future", "open") or (tense == "present" and ahead < back):
        return published + timedelta(ahead)
    return published - timedelta(back)


def _weekend(which: Which, published: date, tense: str) -> Interval:
    """Saturday and Sunday: the latest that has begun, the next for what is to come."""
    saturday = _weekday(5, "", published, "")
    if which == "last" and published.weekday() >= 5:
        saturday -= timedelta(7)
    ahead = which == "next" or tense in ("future", "open") or (which == "this" and tense != "past")
    if ahead and published.weekday() < 5:
        saturday += timedelta(7)
    return interval(saturday, saturday + timedelta(1), "range")


def _around(term: Around, published: date, tense: str) -> Interval:
    """ "Last week", "earlier this month", "late last year"; "this week", "this year" up to publication if past."""
    unit = unit_of(moved(published, _STEPS[term.which], term.unit), term.unit)
    start, end = day_of(unit.start), day_of(unit.end)
    if term.which == "this" and term.part in ("earlier", "so far"):
        return interval(start, published, "range")
    if term.which == "this" and term.part == "later":
        return interval(published, end, "range")
    if term.part:
        return _part(start, end, term)
    if term.unit == "week" and term.which == "this" and tense in ("past", "future"):
        return interval(start, published, "week") if tense == "past" else interval(published, end, "week")
    if term.unit == "year" and term.which == "this" and tense == "past":
        return interval(start, published, "range")
    return unit


def _part(start: date, end: date, term: Around) -> Interval:
    """A part of a week, month or year around publication."""
    part = term.part or ""
    if term.unit == "year" and part in _YEAR_PARTS:
        return months(start.year, *_YEAR_PARTS[part], "range")
    if term.unit == "month" and part in _MONTH_PARTS:
        first, last = _MONTH_PARTS[part]
        return interval(start.replace(day=first), start.replace(day=min(last, end.day)), "range")
    if term.unit == "week" and part in _WEEK_PARTS:
        first, last = _WEEK_PARTS[part]
        return interval(start + timedelta(first), start + timedelta(last), "range")
    return interval(start, end, "range")
