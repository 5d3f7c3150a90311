"""Meetings, visits and calls by day: a square a day, a row of weeks a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from legation.record.answers import DayCount
from legation.view.charts.palette import DEEP
from legation.view.charts.periods import stretch
from legation.view.charts.picture import altair

YEARS, SIDE = 6, 14
"""Years in a chart at the most: those in a row with most meetings; pixels of a day's side."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def calendar(days: Sequence[DayCount], title: str) -> Any:
    """A calendar of the years with meetings, each day the darker the more of them began on it."""
    alt = altair()
    counts = {each.day: each.events for each in days}
    years: dict[str, int] = {}
    for day, number in counts.items():
        years[day[:4]] = years.get(day[:4], 0) + number
    rows = [row for year in stretch(years, "year", most=YEARS).periods for row in _year(int(year), counts)]
    names = "[" + ",".join(f"'{name}'" for name in MONTHS) + "][round(datum.value / 4.35)]"
    week = alt.X("week:O", title=None, axis=alt.Axis(values=[round(4.35 * at) for at in range(12)], labelAngle=0,
                 labelExpr=names, ticks=False, domain=False, labelAlign="left"))  # fmt: skip
    weekday = alt.Y("weekday:N", title=None, sort=list(WEEKDAYS), axis=alt.Axis(ticks=False, domain=False))
    colour = alt.condition(
        "datum.events > 0",
        alt.Color("events:Q", title="meetings", scale=alt.Scale(range=list(DEEP), domainMin=1)),
        alt.value("#f3f2ef"),
    )
    cells = alt.Chart(alt.Data(values=rows)).mark_rect(stroke="white", aria=False).encode(
        x=week, y=weekday, color=colour, tooltip=[alt.Tooltip("day:N"), alt.Tooltip("events:Q")]
    ).properties(width=alt.Step(SIDE), height=alt.Step(SIDE))  # fmt: skip
    faceted = cells.facet(row=alt.Row("year:N", title=None, header=alt.Header(labelAngle=0, labelAlign="left")))
    return faceted.properties(title=title)


def _year(year: int, counts: dict[str, int]) -> list[dict[str, Any]]:
    """The days of a year: in which week of it they are, counted from 0, weeks beginning on Monday."""
    first = date(year, 1, 1)
    days = [first + timedelta(days=at) for at in range((date(year, 12, 31) - first).days + 1)]
    return [
        {"year": str(year), "day": day.isoformat(), "week": ((day - first).days + first.weekday()) // 7,
         "weekday": WEEKDAYS[day.weekday()], "events": counts.get(day.isoformat(), 0)}
        for day in days
    ]  # fmt: skip
