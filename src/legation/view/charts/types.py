"""Events by type, as bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from legation.record.answers import Facet
from legation.view.charts.palette import COLOURS, QUADS
from legation.view.charts.picture import altair


def types(counts: Sequence[Facet], quads: Mapping[str, int], title: str) -> Any:
    """A bar a type, the commonest first, in the colour of its quad class, as ``quads`` tells it."""
    alt = altair()
    rows = [{"type": each.value, "events": each.events, "class": QUADS[quads[each.value] - 1]}
            for each in counts]  # fmt: skip
    base = alt.Chart(alt.Data(values=rows), title=title).encode(
        y=alt.Y("type:N", sort=[row["type"] for row in rows], title=None), x=alt.X("events:Q", title="events")
    )
    bars = base.mark_bar().encode(
        color=alt.Color("class:N", title=None, scale=alt.Scale(domain=list(QUADS), range=list(COLOURS)),
                        legend=alt.Legend(orient="top", symbolType="square")),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("type", "class", "events")],
    )  # fmt: skip
    return (bars + base.mark_text(align="left", dx=3).encode(text="events:Q")).properties(
        width=700, height=alt.Step(22)
    )
