"""Two parties over time: cooperation above the line, conflict below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from legation.record.answers import Period
from legation.view.charts.picture import altair
from legation.view.charts.timeline import TALL, WIDE, columns, stacked


def dyad(periods: Sequence[Period], by: str, title: str) -> Any:
    """Columns of what two parties had to do with each other: the verbal next to the line, the material outside."""
    alt = altair()
    drawn = columns(alt, stacked(periods, by, (1, 2), (3, 4)), title)
    line = alt.Chart(alt.Data(values=[{"at": 0}])).mark_rule(color="#1c1f24").encode(y="at:Q")
    return (drawn + line).properties(width=WIDE, height=TALL)
