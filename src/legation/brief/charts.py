"""Small charts of a report as SVG: they need no script, follow the page's colours, and print."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from legation.record.answers import Period

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")

_WIDTH, _HEIGHT, _LEFT, _TOP, _FOOT = 720, 130, 34, 8, 22


def columns(periods: Sequence[Period], by: str) -> str:
    """Periods as columns of four parts, a quad class each, with their scale; "" where there are none."""
    if not periods:
        return ""
    most = max(period.events for period in periods) or 1
    step = (_WIDTH - _LEFT) / len(periods)
    wide = min(step * 0.82, 34)
    bars = "".join(
        _column(period, _LEFT + at * step + (step - wide) / 2, wide, most) for at, period in enumerate(periods)
    )
    every = max(1, -(-len(periods) // 9))
    foot = f'y="{_HEIGHT + _TOP + 15}" text-anchor="middle"'
    days = "".join(
        f'<text x="{_LEFT + at * step + step / 2:.1f}" {foot}>{period.period}</text>'
        for at, period in enumerate(periods)
        if at % every == 0
    )
    label = f"Events by {by} from {periods[0].period} to {periods[-1].period}, at the most {most}"
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT + _TOP + _FOOT}" role="img" aria-label="{escape(label)}">'
        f"{_scale(most)}{bars}{days}</svg>"
    )


def _scale(most: int) -> str:
    lines = ""
    for number in sorted({0, most // 2, most}):
        y = _TOP + _HEIGHT * (1 - number / most)
        lines += f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
        lines += f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{number}</text>'
    return lines


def _column(period: Period, x: float, wide: float, most: int) -> str:
    at, parts = _TOP + float(_HEIGHT), ""
    for quad, number in enumerate(period.quads, 1):
        tall = _HEIGHT * number / most
        at -= tall
        if number:
            parts += f'<rect class="q{quad}" x="{x:.1f}" y="{at:.1f}" width="{wide:.1f}" height="{tall:.1f}"/>'
    told = ", ".join(f"{number} {name}" for name, number in zip(QUADS, period.quads, strict=True) if number)
    return f"<g><title>{escape(period.period)}: {told}</title>{parts}</g>" if parts else ""


def bars(counts: Sequence[tuple[str, int]], title: str) -> str:
    """Counts as lying bars with their names and numbers; "" where there are none."""
    if not counts:
        return ""
    most, tall, left = max(number for _, number in counts), 22, 170
    rows = ""
    for at, (name, number) in enumerate(counts):
        y, wide = at * tall, (_WIDTH - left - 60) * number / most
        rows += f'<text x="{left - 8}" y="{y + 15}" text-anchor="end">{escape(name)}</text>'
        rows += f'<rect class="bar" x="{left}" y="{y + 4}" width="{wide:.1f}" height="{tall - 8}"/>'
        rows += f'<text x="{left + wide + 6:.1f}" y="{y + 15}">{number}</text>'
    label = escape(f"{title}: {', '.join(f'{name} {number}' for name, number in counts)}")
    size = f"0 0 {_WIDTH} {len(counts) * tall + 4}"
    return f'<svg class="chart" viewBox="{size}" role="img" aria-label="{label}">{rows}</svg>'
