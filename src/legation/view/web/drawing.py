"""Events over time as SVG, drawn on the server: it needs no script, follows dark mode, and prints.

Columns are stretched to the page's width; names stand beside them unstretched. Each column is a link for the pointer;
for all others the same numbers stand in a table below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, Unpack

from markupsafe import Markup

from legation.record.answers import Facet, Period
from legation.view.charts.palette import QUADS
from legation.view.charts.periods import Stretch, folded, start, stretch
from legation.view.web.asked import address

if TYPE_CHECKING:
    from legation.record.filters import Filters
    from legation.record.record import Record

WIDE, TALL, GAP = 720, 120, 1
"""The drawing's own units."""

MOST, LEAST = 120, 12
"""Columns at the most; places for columns at the least: two or three would be mere blocks."""

Address = Callable[[str, str], str]
"""The address of the events from a day, month or year to another."""

_COLUMN = Markup('<a href="{}" tabindex="-1"><title>{}</title>{}</a>')
_PART = Markup('<rect class="q{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>')
_LINE = Markup('<line class="grid" x1="0" x2="100%" y1="{}" y2="{}"/><text class="count" x="2" y="{}">{:,}</text>')
_TICK = Markup('<text class="when" x="{:.2f}%" y="{}">{}</text>')
_FIGURE = Markup(
    '<figure class="columns"><figcaption>{}</figcaption><svg aria-hidden="true" width="100%" height="{}">'
    '{}<svg class="chart" viewBox="0 0 {} {}" width="100%" height="{}" preserveAspectRatio="none">{}</svg>{}</svg>'
    "{}</figure>"
)
_TABLE = Markup(
    "<details><summary>As a table</summary><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></details>"
)
_HEADING = Markup('<th scope="col">{}</th>')
_ROW = Markup('<tr><th scope="row"><a href="{}">{}</a></th><td>{:,}</td><td>{:,}</td><td>{:,}</td><td>{:,}</td></tr>')


def columns(periods: Sequence[Period], by: str, to: Address) -> Markup:
    """Periods as columns of four parts, a quad class each, those ``MOST`` in a row that hold the most events.

    ``by`` is what they were counted by; ``to`` gives the address of a period's events. Empty where there are none.
    """
    return _drawn(periods, by, to, ((1, 2, 3, 4), ()))


def mirrored(periods: Sequence[Period], by: str, to: Address) -> Markup:
    """The same, cooperation above the line and conflict below it."""
    return _drawn(periods, by, to, ((1, 2), (3, 4)))


class _Plan(NamedTuple):
    """How columns are drawn: which quad classes go up from the line and which down, where it is, how much an event is
    high, how wide a column.
    """

    up: tuple[int, ...]
    down: tuple[int, ...]
    line: float
    scale: float
    wide: float


def chosen(record: Record, units: Sequence[str], **filters: Unpack[Filters]) -> tuple[list[Period], str]:
    """The events that fit by the first of ``units`` in whose columns four fifths of them have room, else by the last;
    and that unit. The record is asked once: for days where weeks are among the units, else for the first of them.
    """
    finest = record.timeline(by="day" if "week" in units else units[0], **filters)
    for unit in units:
        found = folded(finest, unit)
        row = stretch({each.period: each.events for each in found}, unit, most=MOST)
        if 5 * (row.before + row.after) <= sum(each.events for each in found):
            break
    return found, unit


def _drawn(periods: Sequence[Period], by: str, to: Address, sides: tuple[tuple[int, ...], tuple[int, ...]]) -> Markup:
    found = {each.period: each for each in periods}
    row = stretch({each.period: each.events for each in periods}, by, most=MOST)
    if not row.periods:
        return Markup("")
    shown = [found[period] for period in row.periods if period in found]
    high, low = (nice(max(_sum(each, side) for each in shown)) if side else 0 for side in sides)
    scale = TALL / (high + low)
    plan = _Plan(*sides, high * scale, scale, WIDE / max(len(row.periods), LEAST))
    drawn = Markup("").join(
        _column(found[period], to(*days(period, by)), place * plan.wide, plan)
        for place, period in enumerate(row.periods) if period in found
    )  # fmt: skip
    levels = [(0, high, 12), (high * scale, 0, -3), *([(TALL, low, -3)] if low else [])]
    lines = Markup("").join(_LINE.format(round(at), round(at), round(at) + away, told) for at, told, away in levels)
    rows = Markup("").join(_ROW.format(to(*days(each.period, by)), each.period, *each.quads) for each in shown)
    told = _caption(row, by, shown)
    table = _TABLE.format(Markup("").join(map(_HEADING.format, (by, *QUADS))), rows)
    return _FIGURE.format(told, TALL + 18, lines, WIDE, TALL, TALL, drawn, _ticks(row.periods, by), table)


def _sum(period: Period, quads: Sequence[int]) -> int:
    return sum(period.quads[quad - 1] for quad in quads)


def _column(period: Period, href: str, left: float, plan: _Plan) -> Markup:
    parts = []
    broad = max(plan.wide - GAP, plan.wide * 0.6)
    for quads, upward in ((plan.up, True), (plan.down, False)):
        at = plan.line
        for quad in quads:
            tall = period.quads[quad - 1] * plan.scale
            if tall:
                parts.append(_PART.format(quad, left, at - tall if upward else at, broad, tall))
            at += -tall if upward else tall
    told = ", ".join(f"{number:,} {name}" for name, number in zip(QUADS, period.quads, strict=True) if number)
    return _COLUMN.format(href, f"{period.period}: {told}", Markup("").join(parts))


_BAR = Markup(
    '<li><a href="{}">{}</a><svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">'
    '<rect class="q{}" width="{:.1f}" height="10"/></svg><span>{:,}</span></li>'
)


def bars(counts: Sequence[Facet], quads: Mapping[str, int], to: Callable[[str], str]) -> Markup:
    """Types of events as bars, each in the colour of its quad class; ``to`` gives the address of a type's events."""
    most = max((each.events for each in counts), default=1)
    rows = [
        _BAR.format(to(each.value), each.value, quads[each.value], 100 * each.events / most, each.events)
        for each in counts
    ]
    return Markup('<ul class="bars">{}</ul>').format(Markup("").join(rows))


def nice(number: int) -> int:
    """The next round number: 1, 2, 5, 10, 20, 50 …"""
    size = 1
    while True:
        for step in (1, 2, 5):
            if number <= step * size:
                return step * size
        size *= 10


def days(period: str, by: str) -> tuple[str, str]:
    """The first and last day of a week, or the period itself, as filters ask for them."""
    return (period, (start(period) + timedelta(days=6)).isoformat()) if by == "week" else (period, period)


def _ticks(periods: Sequence[str], by: str) -> Markup:
    """At most eight names under the columns, apart from each other: of years if there are several, else of periods."""
    years = [at for at, period in enumerate(periods) if at == 0 or period[:4] != periods[at - 1][:4]]
    several = len(years) > 2
    ticks: list[Markup] = []
    last = -1.0
    for at in years if several else range(len(periods)):
        share = at / max(len(periods), LEAST)
        if (share - last >= 0.125 or last < 0) and share < 0.92:
            name = periods[at][:4] if several or by == "year" else periods[at]
            ticks.append(_TICK.format(100 * share, TALL + 14, name))
            last = share
    return Markup("").join(ticks)


def _caption(row: Stretch, by: str, shown: Sequence[Period]) -> str:
    most = max(shown, key=lambda each: (each.events, each.period))
    aside = " and ".join(
        f"{number:,} {side}" for number, side in ((row.before, "before"), (row.after, "after")) if number
    )
    span = f"from {row.periods[0]} to {row.periods[-1]}" if len(row.periods) > 1 else f"in {row.periods[0]}"
    events, more = sum(each.events for each in shown), f"; not shown: {aside}" if aside else ""
    return f"{events:,} events by {by}, {span}, most in {most.period}: {most.events:,}{more}."


def ways(path: str, query: Mapping[str, str]) -> Address:
    """How columns lead to the events of a period: a page with its filters, the period's days among them."""
    return lambda since, until: address(path, query, since=since, until=until)
