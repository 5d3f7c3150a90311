"""The kinds of charts: what each asks of a record, and the title that says what was asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from legation.errors import RecordError
from legation.view.charts import calendar, dyad, map, network, timeline, types
from legation.view.charts.periods import BY
from legation.view.charts.picture import Chart, altair

if TYPE_CHECKING:
    from legation.record.filters import Filters
    from legation.record.record import Record


def drawn(record: Record, kind: str, **asked: Any) -> Chart:
    """A chart of a kind. Raises MissingPart without altair, RecordError for another kind or period."""
    if kind not in _KINDS:
        raise RecordError(f'there is no chart "{kind}". There are: {", ".join(_KINDS)}.')
    if (by := asked.get("by")) is not None and by not in BY:
        raise RecordError(f'events are not counted by "{by}", but by {", ".join(BY)}.')
    altair()
    return _KINDS[kind](record, {name: value for name, value in asked.items() if value is not None})


def _timeline(record: Record, asked: dict[str, Any]) -> Chart:
    by, parts = asked.pop("by", "month"), asked.pop("parts", "quad")
    title = _title(f"Events by {by}", asked)
    if parts == "type":
        return Chart(timeline.by_type(record.types_by_period(by=by, **asked), by, title), title)
    if parts != "quad":
        raise RecordError(f'a timeline has no parts "{parts}", but quad or type.')
    return Chart(timeline.by_quad(record.timeline(by=by, **asked), by, title), title)


def _dyad(record: Record, asked: dict[str, Any]) -> Chart:
    if not (asked.get("one") and asked.get("other")):
        raise RecordError('a dyad is of two parties: one="ISR", other="USA".')
    by, one, other = asked.pop("by", "month"), asked.pop("one"), asked.pop("other")
    title = _title(f"{one} and {other} by {by}", asked)
    found = record.timeline(by=by, **cast("Filters", {**asked, "party": one, "with_": other}))
    return Chart(dyad.dyad(found, by, title), title)


def _network(record: Record, asked: dict[str, Any]) -> Chart:
    level, most = asked.pop("level", "country"), asked.pop("most", network.MOST)
    title = _title("Who met whom" if "type" not in asked else "Who with whom", asked)
    return Chart(network.network(record.contacts(level=level, limit=most, **asked), title), title)


def _map(record: Record, asked: dict[str, Any]) -> Chart:
    title = _title("Events by place", asked)
    return Chart(map.map(record.places(limit=asked.pop("most", map.MOST), **asked), title), title)


def _calendar(record: Record, asked: dict[str, Any]) -> Chart:
    title = _title("Meetings, visits and calls by day", asked)
    return Chart(calendar.calendar(record.engagement_days(**asked), title), title)


def _types(record: Record, asked: dict[str, Any]) -> Chart:
    title = _title("Events by type", asked)
    return Chart(types.types(record.facets("type", **asked), record.quads(), title), title)


def _title(what: str, asked: Mapping[str, Any]) -> str:
    """What a chart shows, and of which events."""
    told = [f"{name.rstrip('_')} {value}" for name, value in asked.items() if value is not True and name != "most"]
    return " · ".join([what, *told, *(["with contradictions"] if asked.get("conflict") else [])])


_KINDS: dict[str, Callable[[Record, dict[str, Any]], Chart]] = {
    "timeline": _timeline,
    "dyad": _dyad,
    "network": _network,
    "map": _map,
    "calendar": _calendar,
    "types": _types,
}

KINDS = tuple(_KINDS)
"""What can be drawn."""
