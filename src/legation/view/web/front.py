"""The front page: what is new, how much happened when, between whom, who met whom, sums and tolls."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from legation.record.answers import Engagement
from legation.record.record import Record
from legation.view.web.asked import address
from legation.view.web.countries import is_state
from legation.view.web.drawing import bars, chosen, columns, ways
from legation.view.web.pages import opened, remembered, sentences
from legation.view.web.render import render

_RECENT = 200
_LEVELS = {"leader": 0, "minister": 1, "official": 2}


def front(request: Request) -> Response:
    """What a person sees first."""
    with opened(request) as record:
        return render(request, "front.html", remembered(request, "front", lambda: _values(record)))


def _values(record: Record) -> dict[str, Any]:
    latest = record.events(status="current").page(8, latest=True)
    meetings = record.engagements(status="current").page(_RECENT, latest=True)
    pairs = [(facet.value.split(), facet.events) for facet in record.facets("dyad", limit=40)]
    incidents = record.incidents(least_dead=1, status="current").page(6, latest=True)
    return {
        "latest": latest,
        "sentences": sentences(record, [*latest, *incidents]),
        "counts": counts(record),
        "chart": columns(*chosen(record, ("week", "month", "year")), ways("/events", {})),
        "bars": bars(record.facets("type", limit=40), record.quads(), lambda type_: address("/events", {}, type=type_)),
        "states": [facet for facet in record.facets("actor", limit=16) if is_state(facet.value)][:12],
        "dyads": [(pair, number) for pair, number in pairs if all(map(is_state, pair))][:12],
        "meetings": sorted((each for each in meetings if each.date_start), key=_size)[:6],
        "sums": record.commitments().page(6, latest=True),
        "incidents": incidents,
    }


def _size(meeting: Engagement) -> tuple[int, int, int, str]:
    """The order of meetings by how big they are: at what level, told by how many, of how many; then by id."""
    return (_LEVELS[meeting.level], -meeting.witnesses, -len(meeting.who) - len(meeting.hosts), meeting.id)


def counts(record: Record) -> dict[str, int]:
    """How much there is of everything."""
    tables = ("stories", "events", "actors", "quotations")
    ask = record.connection.execute
    return {table: int(ask(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables}
