"""A month of meetings as the calendar shows it: its days in weeks, what was on each, and the way to other months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from legation.record.answers import DayCount, Engagement
from legation.view.charts.calendar import MONTHS, WEEKDAYS
from legation.view.charts.periods import following, start

HELD = "current,historical"
"""Statuses of meetings that were held."""

DAY = 12
"""Meetings of a day that are listed."""

LONGEST = 7
"""Days that a meeting may take to stand on each of them; told less exactly, it is of the month."""


class Day(NamedTuple):
    """A day, whether it is of the month, what was on it, and how many more."""

    day: str
    number: int
    name: str
    inside: bool
    meetings: tuple[Engagement, ...]
    more: int


class Month(NamedTuple):
    """A month: its name, the one before and after, its days in whole weeks, what was on no certain day of it."""

    period: str
    name: str
    before: str
    after: str
    days: tuple[Day, ...]
    undated: tuple[Engagement, ...]
    total: int


def chosen(asked: str, days: Sequence[DayCount]) -> str | None:
    """The month asked for, or the last that has a meeting; None for what is no month."""
    if not asked:
        return days[-1].day[:7] if days else date.today().isoformat()[:7]
    known = re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", asked)
    return asked if known and "0001" < asked < "9998" else None


def laid_out(period: str, found: Sequence[Engagement]) -> Month:
    """A month with its meetings."""
    first = start(period)
    last = start(following(period, "month")) - timedelta(days=1)
    on: dict[date, list[Engagement]] = {}
    undated = []
    for each in found:
        begun = date.fromisoformat(each.date_start) if each.date_start else None
        if begun is None:
            continue
        ended = date.fromisoformat(each.date_end) if each.date_end else begun
        if (ended - begun).days >= LONGEST:
            undated.append(each)
            continue
        for at in range((ended - begun).days + 1):
            on.setdefault(begun + timedelta(days=at), []).append(each)
    monday, weeks = first - timedelta(days=first.weekday()), (last + timedelta(days=6 - last.weekday()))
    days = [_day(monday + timedelta(days=at), period, on) for at in range((weeks - monday).days + 1)]
    before = (first - timedelta(days=1)).isoformat()[:7]
    name = f"{MONTHS_LONG[first.month - 1]} {first.year}"
    return Month(period, name, before, following(period, "month"), tuple(days), tuple(undated), len(found))


def _day(day: date, period: str, on: dict[date, list[Engagement]]) -> Day:
    inside = day.isoformat()[:7] == period
    held = on.get(day, []) if inside else []
    shown = tuple(held[:DAY])
    return Day(day.isoformat(), day.day, WEEKDAYS[day.weekday()], inside, shown, len(held) - len(shown))


class YearRow(NamedTuple):
    """A year and its months: each with its name, how many meetings it has, and in which of five steps that is."""

    year: str
    months: tuple[tuple[str, str, int, int], ...]


def years(days: Sequence[DayCount], shown: str, *, most: int = 6) -> list[YearRow]:
    """The years nearest to the month that is shown, of those that have a meeting, with that month's own."""
    counts: dict[str, int] = {}
    for each in days:
        counts[each.day[:7]] = counts.get(each.day[:7], 0) + each.events
    known = {period[:4] for period in counts} | {shown[:4]}
    nearest = sorted(sorted(known, key=lambda year: (abs(int(year) - int(shown[:4])), year))[:most])
    highest = max(counts.values(), default=1)
    return [
        YearRow(year, tuple(_month(f"{year}-{number:02}", counts, highest) for number in range(1, 13)))
        for year in nearest
    ]


def _month(period: str, counts: dict[str, int], highest: int) -> tuple[str, str, int, int]:
    number = counts.get(period, 0)
    return period, MONTHS[int(period[5:]) - 1], number, -(-5 * number // highest)


MONTHS_LONG = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")  # fmt: skip


def sides(meeting: Engagement) -> str:
    """Who met whom, in a line."""
    parties = [", ".join(party.name for party in side) for side in (meeting.who, meeting.hosts)]
    return " – ".join(filter(None, parties)) or "(not named)"
