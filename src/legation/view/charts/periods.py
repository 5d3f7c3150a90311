"""Time as charts show it: every period of a stretch, also those in which nothing happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from legation.record.answers import Period

_END = "9998"
"""Years that no calendar goes on from: what lies there comes after all."""

BY = ("day", "week", "month", "year")


def start(period: str) -> date:
    """The first day of a period, by its name: 2022, 2022-05, 2022-05-19."""
    return date.fromisoformat((period + "-01-01")[:10])


def following(period: str, by: str) -> str:
    """The name of the period after one."""
    begun = start(period)
    if by == "year":
        return f"{begun.year + 1:04}"
    if by == "month":
        return f"{begun.year + begun.month // 12:04}-{begun.month % 12 + 1:02}"
    return (begun + timedelta(days=7 if by == "week" else 1)).isoformat()


class Stretch(NamedTuple):
    """Periods in a row, and how many events began before and after them."""

    periods: tuple[str, ...]
    before: int
    after: int


def stretch(counts: Mapping[str, int], by: str, *, most: int) -> Stretch:
    """All periods from the first to the last of ``counts``, or those ``most`` in a row that hold the most events.

    A single report that tells of 1948 or of 2050 would press all others together. Where two stretches hold as many,
    it is the latest.
    """
    known = sorted(period for period in counts if period < _END)
    if not known:
        return Stretch((), 0, sum(counts.values()))
    best, held = known[0], 0
    at, inside = len(known), 0
    for begin in reversed(range(len(known))):
        inside += counts[known[begin]]
        last = _last(known[begin], by, most)
        while known[at - 1] > last:
            at -= 1
            inside -= counts[known[at]]
        if inside > held:
            best, held = known[begin], inside
    last = _last(best, by, most)
    periods = _row(best, max(period for period in known if period <= last), by)
    before = sum(number for period, number in counts.items() if period < best)
    return Stretch(periods, before, sum(counts.values()) - held - before)


def _last(period: str, by: str, most: int) -> str:
    """The name of the last of ``most`` periods of which one is the first, or of the calendar's last."""
    begun = start(period)
    if by == "year":
        return f"{min(begun.year + most - 1, 9998):04}"
    if by == "month":
        months = min(begun.year * 12 + begun.month - 1 + most - 1, 9998 * 12)
        return f"{months // 12:04}-{months % 12 + 1:02}"
    days = (most - 1) * (7 if by == "week" else 1)
    return date.fromordinal(min(begun.toordinal() + days, date(9998, 1, 1).toordinal())).isoformat()


def _row(first: str, last: str, by: str) -> tuple[str, ...]:
    periods = [first]
    while periods[-1] < last:
        periods.append(following(periods[-1], by))
    return tuple(periods)


def folded(periods: Sequence[Period], by: str) -> list[Period]:
    """Periods in order summed up to longer ones: days to weeks, months or years, months to years; of equal length: as
    they are.
    """
    found: dict[str, list[Period]] = {}
    for each in periods:
        found.setdefault(_around(each.period, by), []).append(each)
    return [_sum(name, parts) for name, parts in found.items()]


def _around(period: str, by: str) -> str:
    """The name of the period of a unit in which another lies; a week is named by its Monday."""
    if by == "week":
        begun = start(period)
        return (begun - timedelta(days=begun.weekday())).isoformat()
    return period[: {"year": 4, "month": 7}.get(by, 10)]


def _sum(name: str, parts: Sequence[Period]) -> Period:
    if len(parts) == 1:
        return msgspec.structs.replace(parts[0], period=name)
    events = sum(part.events for part in parts)
    one, two, three, four = (sum(part.quads[quad] for part in parts) for quad in range(4))
    mean = sum(part.intensity * part.events for part in parts) / events
    return Period(period=name, events=events, quads=(one, two, three, four), intensity=round(mean, 3))
