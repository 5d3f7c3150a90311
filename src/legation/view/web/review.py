"""The review: one event after the other, each with all that a decision needs."""

from __future__ import annotations

from typing import Any, cast

from starlette.requests import Request
from starlette.responses import Response

from legation.errors import NotInRecord
from legation.record.model import Correction, Event
from legation.record.record import Record
from legation.record.reviewing import ORDERS, Order, place
from legation.view.web.asked import FIELDS, address, filters_of
from legation.view.web.deciding import reviewer
from legation.view.web.event_page import shown
from legation.view.web.pages import opened, remembered, type_codes
from legation.view.web.render import render

_LOOKED = 30
"""Latest decisions of a person among which the one to take back is looked for."""


def review(request: Request) -> Response:
    """The next event to decide on: the one that the address names, or the first behind the one before."""
    query = dict(request.query_params)
    order = cast("Order", query.get("order") if query.get("order") in ORDERS else "confidence")
    filters = filters_of(query)
    with opened(request) as record:
        key = ("review", order, tuple(sorted(filters.items())))
        progress = remembered(request, key, lambda: record.review(order=order, **filters))
        event = _event(record, query, order, filters)
        values = shown(request, record, event) if event else {"event": None, "types": type_codes(request)}
        last = _last(record, reviewer(request))
    asked = {name: value for name, value in query.items() if name not in ("event", "after")}
    values |= {"progress": progress, "people": _people(progress.decided), "passed": "after" in query, "last": last,
               "order": order, "orders": ORDERS, "fields": FIELDS, "asked": asked, "me": reviewer(request)}  # fmt: skip
    if event is not None:
        onward, here = address("/review", asked, after=place(event, order)), address("/review", asked, event=event.id)
        values |= {"onward": onward, "here": here}
    return render(request, "review.html", values)


def _event(record: Record, query: dict[str, str], order: Order, filters: Any) -> Event | None:
    """The event that the address names if it is there, else the next one."""
    if id := query.get("event"):
        try:
            return record.event(id)
        except NotInRecord:  # it was rejected, or merged into another: what comes behind it cannot be told
            pass
    return record.next_to_review(order=order, after=query.get("after"), **filters)


def _last(record: Record, me: str | None) -> Correction | None:
    """The latest decision on an event that a person may take back."""
    found = record.latest_corrections(_LOOKED, by=me)
    return next((each for each in found if each.kind == "event" and not each.undone and each.action != "undo"), None)


def _people(decided: tuple[tuple[str, str, int], ...]) -> list[tuple[str, int, str]]:
    """Who decided how often, the busiest first, with what."""
    found: dict[str, dict[str, int]] = {}
    for who, action, number in decided:
        found.setdefault(who, {})[action] = number
    rows = [(who, sum(told.values()), ", ".join(f"{number} {action}" for action, number in told.items()))
            for who, told in found.items()]  # fmt: skip
    return sorted(rows, key=lambda row: (-row[1], row[0]))
