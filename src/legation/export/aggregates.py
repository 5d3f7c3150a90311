"""Counts by pair of countries and month: the table that regressions are run on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import IO

from legation.event.scales import types
from legation.export.codes import QUADS
from legation.export.delimited import Row, write_rows
from legation.export.model import Left, Source, Told
from legation.export.pairs import DONE, pairs

_Cell = tuple[str, str, str]


def columns() -> tuple[str, ...]:
    """Source, target and month; all events; each quad class and type; sums of intensity and of the dead."""
    quads = (f"quad_{number}" for number in QUADS)
    return ("source", "target", "month", "events", *quads, *(name.lower() for name in types()), "intensity", "dead")


def write(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """Every month in which a country did something to another (or to itself), by the month in which the event began."""
    return write_rows(columns(), _rows(events, left), out)


def _rows(events: Iterable[Told], left: Left) -> Iterator[Row]:
    cells: dict[_Cell, Counter[str]] = {}
    for told in events:
        event = told.event
        if event.status not in DONE or event.date_start is None:
            left["without a day, or not happened"] += 1
            continue
        dyads = {(p.source.country, p.target.country) for p in pairs(event) if p.source and p.target}
        whole = {(source, target) for source, target in dyads if source and target}
        if not whole:
            left["without two countries"] += 1
        for source, target in whole:
            cell = cells.setdefault((source, target, event.date_start[:7]), Counter())
            cell.update({"events": 1, f"quad_{event.quad}": 1, event.type.lower(): 1, "dead": event.dead or 0})
            cell["intensity"] += event.intensity  # type: ignore[assignment]
    for source, target, month in sorted(cells):
        cell = cells[source, target, month]
        counts = {name: cell.get(name, 0) for name in columns()[3:]}
        yield {"source": source, "target": target, "month": month, **counts, "intensity": f"{cell['intensity']:.1f}"}
