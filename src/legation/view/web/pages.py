"""The pages that are looked at. Each opens the record for itself and asks it what the command line asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response

import legation
from legation.event.scales import types
from legation.record.record import Record
from legation.view.web.asked import FIELDS, filters_of
from legation.view.web.drawing import columns
from legation.view.web.render import data, render, stylesheet

PAGE = 50
MOST = 10_000
"""Rows of a page as data."""

PART = 50_000
"""Code points of a story's text on a page."""

_FACETS = ("type", "status", "actor", "recipient", "place", "year", "publisher")


@contextmanager
def opened(request: Request) -> Iterator[Record]:
    """The record, to be read."""
    with legation.open(request.app.state.path, readonly=True) as record:
        yield record


def style(request: Request) -> Response:
    """A stylesheet."""
    return Response(stylesheet(request.url.path.strip("/")), media_type="text/css")


def front(request: Request) -> Response:
    """What is new, how much happened when, who met whom, sums and tolls."""
    with opened(request) as record:
        latest = record.events(status="current").page(8, latest=True)
        values = {
            "latest": latest,
            "counts": _counts(record),
            "chart": columns(record.timeline(by="week")),
            "types": record.facets("type"),
            "states": record.facets("actor", limit=12),
            "meetings": record.events(type="CONSULT", status="current").page(8, latest=True),
            "incidents": record.incidents(least_dead=1).page(8, latest=True),
        }
    return render(request, "front.html", values)


def _counts(record: Record) -> dict[str, int]:
    tables = ("stories", "events", "actors", "quotations", "problems")
    ask = record.connection.execute
    return {table: int(ask(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables}


def events(request: Request) -> Response:
    """The events that fit, by page, with how many have which value."""
    form, query = request.path_params["form"], request.query_params
    filters, latest = filters_of(query), query.get("order", "latest") == "latest"
    with opened(request) as record:
        asked = record.events(**filters)
        if form != "html":
            return data(form, asked.page(MOST, latest=latest))
        found = asked.page(PAGE + 1, after=query.get("after"), latest=latest)
        values = {
            "events": found[:PAGE],
            "more": found[PAGE - 1].id if len(found) > PAGE else None,
            "total": len(asked),
            "facets": {name: record.facets(name, limit=10, **filters) for name in _FACETS},
            "fields": FIELDS,
            "types": types(),
            "latest": latest,
            "chart": columns(record.timeline(by="month", **filters)),
        }
    return render(request, "events.html", values)


def event(request: Request) -> Response:
    """One event: its values, every telling with its words, where they differ, why they are one."""
    id, form = _formed(request.path_params["id"])
    with opened(request) as record:
        found = record.event(id)
        if form != "html":
            return data(form, [found])
        values = {
            "event": found,
            "tellings": [(telling, _sentence(telling)) for telling in record.tellings(id)],
            "conflicts": record.conflicts(id),
            "ties": record.ties(id),
            "related": _related(record, found),
        }
    return render(request, "event.html", values)


def _formed(id: str) -> tuple[str, str]:
    name, dot, form = id.rpartition(".")
    return (name, form) if dot and form in ("json", "csv") else (id, "html")


def _sentence(telling: Any) -> Markup:
    """The sentence of a telling with the evidence in it marked."""
    mention, start = telling.mention, telling.mention.sentence.start
    spans = [(mention.trigger.start, mention.trigger.end, f"q{mention.quad}")]
    spans += [(p.start, p.end, "party") for p in (*mention.actors, *mention.recipients) if p.start is not None]
    if mention.date is not None and mention.date.from_ is not None:
        spans.append((mention.date.from_, mention.date.to, "date"))
    if mention.place is not None and mention.place.start is not None:
        spans.append((mention.place.start, mention.place.end, "place"))
    out, at = Markup(""), 0
    text: str = telling.sentence
    for begin, end, what in sorted((a - start, b - start, what) for a, b, what in spans):
        if at <= begin and end <= len(text):
            out += Markup('{}<mark class="{}">{}</mark>').format(text[at:begin], what, text[begin:end])
            at = end
    return out + text[at:]


def _related(record: Record, found: Any) -> list[Any]:
    """Other events of the same parties, the nearest in time first."""
    sides = [party.id or party.name for party in (*found.actors, *found.recipients)][:2]
    if len(sides) < 2:
        return []
    near = [other for other in record.dyad(sides[0], sides[1]).page(200) if other.id != found.id]
    day = found.date_start or ""
    return sorted(near, key=lambda other: abs(_number(other.date_start) - _number(day)))[:6]


def _number(day: str | None) -> int:
    return int((day or "0").replace("-", "") or 0)


def story(request: Request) -> Response:
    """A story: its text with all evidence marked, long ones in parts, and its reading as a table."""
    from legation.view.page import section

    with opened(request) as record:
        reading = record.reading(request.path_params["id"])
    parts = range(0, max(len(reading.story.text), 1), PART)
    part = min(max(int(request.query_params.get("part", "1")), 1), len(parts))
    shown = slice(parts[part - 1], parts[part - 1] + PART)
    values = {"section": Markup(section(reading, shown)), "story": reading.story, "part": part, "parts": len(parts)}
    return render(request, "story.html", {"title": reading.story.title or "Story", **values})


def actors(request: Request) -> Response:
    """Who is in the record."""
    form, query = request.path_params["form"], request.query_params
    with opened(request) as record:
        found = record.actors(query.get("name") or None, country=query.get("country") or None,
                              kind=query.get("kind") or None, limit=PAGE if form == "html" else MOST)  # fmt: skip
    return render(request, "actors.html", {"actors": found}) if form == "html" else data(form, found)


def actor(request: Request) -> Response:
    """One actor: names, titles, deeds, partners, words."""
    with opened(request) as record:
        card = record.actor(request.path_params["id"])
        values = {
            "card": card,
            "chart": columns(record.timeline(by="month", party=card.actor.id)),
            "latest": record.events(party=card.actor.id).page(20, latest=True),
            "said": list(islice(record.statements(speaker=card.actor.id), 10)),
        }
    return render(request, "actor.html", values)


def dyad(request: Request) -> Response:
    """Two parties: what they had to do with each other, over time."""
    one, other = request.path_params["one"], request.path_params["other"]
    with opened(request) as record:
        values = {
            "one": one,
            "other": other,
            "events": record.dyad(one, other).page(PAGE, latest=True),
            "total": len(record.dyad(one, other)),
            "chart": columns(record.timeline(by="month", party=one, with_=other)),
        }
    return render(request, "dyad.html", values)


def _table(request: Request, name: str, ask: Callable[[Record], Iterable[Any]]) -> Response:
    form = request.path_params["form"]
    with opened(request) as record:
        if form != "html":
            return data(form, list(islice(iter(ask(record)), MOST)))
        rows = list(islice(iter(ask(record)), 200))
    return render(request, f"{name}.html", {"rows": rows, "fields": FIELDS, "types": types()})


def engagements(request: Request) -> Response:
    """Meetings, visits and calls."""
    return _table(request, "engagements", lambda record: record.engagements(**filters_of(request.query_params)))


def commitments(request: Request) -> Response:
    """Sums that were promised or given."""
    return _table(request, "commitments", lambda record: record.commitments(**filters_of(request.query_params)))


def incidents(request: Request) -> Response:
    """Attacks, arrests and protests."""
    return _table(request, "incidents", lambda record: record.incidents(**filters_of(request.query_params)))


def statements(request: Request) -> Response:
    """Who said what of whom."""
    wanted = {name: request.query_params.get(name) or None for name in ("speaker", "about", "words", "since", "until")}
    return _table(request, "statements", lambda record: record.statements(**wanted))  # type: ignore[arg-type]


def search(request: Request) -> Response:
    """Where words stand."""
    words = request.query_params.get("q", "").strip()
    with opened(request) as record:
        hits = record.search(words, limit=20) if words else []
    return render(request, "search.html", {"words": words, "hits": [(hit, _snippet(hit.snippet)) for hit in hits]})


def _snippet(told: str) -> Markup:
    return Markup(str(escape(told)).replace("⟦", "<mark>").replace("⟧", "</mark>"))


def corrections(request: Request) -> Response:
    """What people changed."""
    with opened(request) as record:
        return render(request, "corrections.html", {"corrections": list(reversed(record.corrections()))})
