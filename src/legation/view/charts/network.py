"""Who met whom: parties as dots, the thicker the line between two the more often they met."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from legation.record.answers import Contact
from legation.view.charts.labels import Label, Sign, labels
from legation.view.charts.nodes import placed, reach
from legation.view.charts.palette import COOPERATION, INK
from legation.view.charts.picture import altair

MOST, WIDE, TALL, FONT = 60, 840, 560, 11
"""Pairs in a chart at the most; its size and that of names, in pixels."""


def network(contacts: Sequence[Contact], title: str) -> Any:
    """The network of contacts; the same contacts have the same places every time."""
    alt = altair()
    nodes, edges = placed(contacts, ratio=WIDE / TALL)
    most = max((node.events for node in nodes), default=1)
    signs = [Sign(node.x * WIDE, node.y * TALL, reach(node.events, most), node.name) for node in nodes]
    dots = [
        {"name": node.name, "id": node.id, "events": node.events, "x": sign.x, "y": sign.y,
         "area": round(3.1416 * sign.reach**2)}
        for node, sign in zip(nodes, signs, strict=True)
    ]  # fmt: skip
    lines = [
        {"one": edge.contact.one_name, "other": edge.contact.other_name, "events": edge.contact.events,
         "first": edge.contact.first, "last": edge.contact.last, "x": signs[edge.one].x, "y": signs[edge.one].y,
         "x2": signs[edge.other].x, "y2": signs[edge.other].y}
        for edge in edges
    ]  # fmt: skip
    x, y = pixels(alt, WIDE, TALL)
    thick = alt.StrokeWidth(
        "events:Q",
        title="events together",
        scale=alt.Scale(range=[0.7, 8]),
        legend=alt.Legend(values=steps(lines), format=",d"),
    )
    drawn = alt.Chart(alt.Data(values=lines)).mark_rule(color="#9aa3ad", opacity=0.75).encode(
        x=x, y=y, x2="x2", y2="y2", strokeWidth=thick,
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("one", "other", "events", "first", "last")],
    )  # fmt: skip
    marks = alt.Chart(alt.Data(values=dots)).mark_circle(color=COOPERATION, opacity=1, stroke="white").encode(
        x=x, y=y, size=alt.Size("area:Q", scale=None, legend=None),
        tooltip=[alt.Tooltip("name:N"), alt.Tooltip("events:Q")],
    )  # fmt: skip
    named = texts(alt, labels(signs, FONT, (WIDE, TALL)), x, y)
    return alt.layer(drawn, marks, *named).properties(title=title, width=WIDE, height=TALL).configure_view(stroke=None)


def pixels(alt: Any, wide: float, tall: float) -> tuple[Any, Any]:
    """Places in pixels from the top left, without axes."""
    return (
        alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, wide], nice=False)),
        alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[tall, 0], nice=False)),
    )


def texts(alt: Any, named: Sequence[Label], x: Any, y: Any) -> list[Any]:
    """Names at their places, with a white rim that parts them from what they stand on."""
    layers = []
    for align in ("center", "left", "right"):
        rows = [{"text": label.name, "x": label.x, "y": label.y} for label in named if label.align == align]
        if rows:
            base = alt.Chart(alt.Data(values=rows)).encode(x=x, y=y, text="text:N")
            rim = {"stroke": "white", "strokeWidth": 3, "strokeJoin": "round", "color": "white"}
            style = {"align": align, "baseline": "middle", "fontSize": FONT}
            layers += [base.mark_text(**style, **rim), base.mark_text(**style, color=INK)]
    return layers


def steps(rows: Sequence[dict[str, Any]]) -> list[int]:
    """Numbers that a legend of ``events`` shows: the fewest, about the middle, the most."""
    numbers = [row["events"] for row in rows]
    return sorted({min(numbers), (min(numbers) + max(numbers)) // 2, max(numbers)}) if numbers else []
