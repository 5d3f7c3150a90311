"""Events over time: columns of quad classes, or a row a type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from legation.event.scales import types
from legation.record.answers import Period, TypeCount
from legation.view.charts.palette import COLOURS, DEEP, QUADS
from legation.view.charts.periods import following, start, stretch
from legation.view.charts.picture import altair

MOST, WIDE, TALL = 240, 800, 260
"""Periods in a chart at the most; its size in pixels."""

Rows = list[dict[str, Any]]


def by_quad(periods: Sequence[Period], by: str, title: str) -> Any:
    """Columns of the events of each period, stacked by quad class."""
    alt = altair()
    return columns(alt, stacked(periods, by, (1, 2, 3, 4)), title).properties(width=WIDE, height=TALL)


def by_type(counts: Sequence[TypeCount], by: str, title: str) -> Any:
    """A row a type, the darker the more events of it a period has."""
    alt = altair()
    totals: dict[str, int] = {}
    for each in counts:
        totals[each.period] = totals.get(each.period, 0) + each.events
    shown = frozenset(stretch(totals, by, most=MOST).periods)
    rows = [
        {**bounds(each.period, by), "type": each.type, "events": each.events}
        for each in counts if each.period in shown
    ]  # fmt: skip
    base = alt.Chart(alt.Data(values=rows)).mark_rect(aria=False)
    return base.encode(
        x=time_axis(alt, rows),
        x2="to",
        y=alt.Y("type:N", sort=list(types()), title=None),
        color=alt.Color(
            "events:Q",
            title="events",
            legend=alt.Legend(format="d", tickMinStep=1),
            scale=alt.Scale(type="sqrt", range=list(DEEP)),
        ),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("period", "type", "events")],
    ).properties(title=title, width=WIDE, height=alt.Step(20))


def bounds(period: str, by: str) -> dict[str, str]:
    """A period's name, and where it begins and ends, as local time whatever the zone."""
    return {"period": period, "from": f"{start(period)}T00:00:00", "to": f"{start(following(period, by))}T00:00:00"}


def stacked(periods: Sequence[Period], by: str, up: Sequence[int], down: Sequence[int] = ()) -> Rows:
    """The parts of columns: quad classes ``up`` from the axis, and ``down`` from it, each as ``low`` to ``high``."""
    counts = {each.period: each.events for each in periods}
    shown = frozenset(stretch(counts, by, most=MOST).periods)
    rows: Rows = []
    for each in periods:
        if each.period in shown:
            for quads, sign in ((up, 1), (down, -1)):
                rows += _parts(each, bounds(each.period, by), quads, sign)
    return rows


def _parts(period: Period, where: Mapping[str, str], quads: Sequence[int], sign: int) -> Rows:
    rows, at = [], 0
    for quad in quads:
        if number := period.quads[quad - 1]:
            rows.append({**where, "class": QUADS[quad - 1], "events": number, "low": sign * at,
                         "high": sign * (at + number)})  # fmt: skip
            at += number
    return rows


def columns(alt: Any, rows: Rows, title: str) -> Any:
    """Columns of stacked parts over time."""
    count = alt.Y("low:Q", title="events", axis=alt.Axis(format="~s", tickMinStep=1, labelExpr="abs(datum.value)"))
    return alt.Chart(alt.Data(values=rows), title=title).mark_rect(aria=False).encode(
        x=time_axis(alt, rows),
        x2="to",
        y=count,
        y2="high",
        color=alt.Color("class:N", title=None, scale=alt.Scale(domain=list(QUADS), range=list(COLOURS)),
                        legend=alt.Legend(orient="top", symbolType="square")),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("period", "class", "events")],
    )  # fmt: skip


def time_axis(alt: Any, rows: Rows) -> Any:
    """The axis of time: labels of years, months or days, as the stretch needs, in words that are no local ones."""
    years = {row["from"][:4] for row in rows}
    form = "%Y" if len(years) > 3 else "%b %Y"
    axis = alt.Axis(format=form, labelOverlap=True, tickCount="year" if len(years) > 3 else {"interval": "month",
                    "step": 3 if len(years) > 1 else 1})  # fmt: skip
    return alt.X("from:T", title=None, axis=axis)
