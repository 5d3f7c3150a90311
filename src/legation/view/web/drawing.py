"""Small charts as SVG, drawn on the server: they need no script and print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from markupsafe import Markup

from legation.record.answers import Period

_WIDTH, _HEIGHT, _GAP = 720, 120, 1
_LEAST = 12  # periods: two or three columns would be mere blocks


def columns(periods: Sequence[Period], *, most: int = 120) -> Markup:
    """The last ``most`` months or weeks as columns of four parts, a quad class each; empty where there are none.

    A period without events has its place too. Months and weeks are told by their names: "2024-05", "2024-05-13".
    """
    if not periods:
        return Markup("")
    known = {period.period: period for period in periods}
    names = list(islice(_back(periods[-1].period, weeks=_is_week(periods)), most))[::-1]
    first = min(periods[0].period, names[-_LEAST] if len(names) >= _LEAST else names[0])
    shown = [known.get(name) or _empty(name) for name in names if name >= first]
    highest = max(period.events for period in shown)
    wide = _WIDTH / len(shown)
    parts = []
    for place, period in enumerate(shown):
        at = float(_HEIGHT)
        quads = ", ".join(f"{number} in class {quad}" for quad, number in enumerate(period.quads, 1) if number)
        parts.append(Markup("<g><title>{}: {}</title>").format(period.period, quads))
        for quad, number in enumerate(period.quads, 1):
            tall = _HEIGHT * number / highest
            at -= tall
            if number:
                parts.append(
                    Markup('<rect class="q{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
                        quad, place * wide, at, max(wide - _GAP, 0.5), tall
                    )
                )
        parts.append(Markup("</g>"))
    told = f"Events from {shown[0].period} to {shown[-1].period}, {highest} at the most"
    head = Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}" preserveAspectRatio="none">')
    drawn = head.format(_WIDTH, _HEIGHT, told) + Markup("").join(parts) + Markup("</svg>")
    ends = Markup('<p class="ends" aria-hidden="true"><span>{}</span><span>{}</span></p>')
    return drawn + ends.format(shown[0].period, shown[-1].period)


def _is_week(periods: Sequence[Period]) -> bool:
    return len(periods[0].period) == len("2024-05-13")


def _back(name: str, *, weeks: bool) -> Iterator[str]:
    """The periods from one on back in time, itself first."""
    day = date.fromisoformat(name if weeks else f"{name}-01")
    while day.year > 1:
        yield day.isoformat() if weeks else day.isoformat()[:7]
        day = day - timedelta(days=7) if weeks else (day - timedelta(days=1)).replace(day=1)


def _empty(name: str) -> Period:
    return Period(period=name, events=0, quads=(0, 0, 0, 0), intensity=0.0)
