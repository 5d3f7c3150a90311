"""The lists and stories of the explorer. Each page asks the record what the command line asks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from legation.event.scales import types
from legation.record.model import Event
from legation.record.record import Record
from legation.view.web.asked import FIELDS, PART, filters_of
from legation.view.web.connections import Connections
from legation.view.web.countries import code
from legation.view.web.drawing import chosen, columns, mirrored, ways
from legation.view.web.render import data, render

T = TypeVar("T")

PAGE = 50
MOST = 10_000
"""Rows of a page as data."""

SAID = 6
"""Meetings of a pair that its page shows, and statements of each about the other."""

_FACETS = ("type", "status", "actor", "recipient", "place", "year", "publisher")


@contextmanager
def opened(request: Request) -> Iterator[Record]:
    """The record, to be read."""
    connections: Connections = request.app.state.connections
    with connections.reading() as record:
        yield record


def remembered(request: Request, key: Hashable, ask: Callable[[], T]) -> T:
    """What ``ask`` gives, asked once for each version of the record."""
    connections: Connections = request.app.state.connections
    return connections.remembered(key, ask)


def formed(id: str) -> tuple[str, str]:
    """An id and the form in which it is asked for, by the end of its address."""
    name, dot, form = id.rpartition(".")
    return (name, form) if dot and form in ("json", "csv", "parquet") else (id, "html")


LONGEST = 240
"""Code points of a sentence in a list."""


def sentences(record: Record, events: Sequence[Event]) -> dict[str, str]:
    """By id of each event the sentence of its first telling, on one line, long ones cut."""
    found = record.sources([event.id for event in events], most=1)
    told = {id: " ".join(own[0].words.split()) for id, own in found.items() if own}
    return {id: text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…" for id, text in told.items()}


def events(request: Request) -> Response:
    """The events that fit, by page, with how many have which value."""
    form, query = request.path_params["form"], request.query_params
    filters, latest, after = filters_of(query), query.get("order", "latest") == "latest", query.get("after")
    with opened(request) as record:
        asked = record.events(**filters)
        if form != "html":
            return data(form, asked.page(MOST, after=after, latest=latest))
        found = asked.page(PAGE + 1, after=after, latest=latest)
        key = tuple(sorted((name, told) for name, told in query.items() if name != "after"))
        counted = remembered(request, ("events", key), lambda: _counted(record, filters, query))
        told = sentences(record, found[:PAGE])
    values = {"events": found[:PAGE], "sentences": told, "last": _last(found, "id"), "latest": latest}
    return render(request, "events.html", values | counted | _form(request))


def _counted(record: Record, filters: Any, query: Mapping[str, str]) -> dict[str, Any]:
    return {
        "total": len(record.events(**filters)),
        "facets": record.facets_of(_FACETS, limit=10, **filters),
        "chart": columns(*chosen(record, ("month", "year"), **filters), ways("/events", query)),
    }


def type_codes(request: Request) -> tuple[str, ...]:
    """The types that can be asked for: PLOVER's, and those of the user's own codebooks with their modes."""
    connections: Connections = request.app.state.connections
    return (*types(), *connections.own_codes())


def _form(request: Request) -> dict[str, Any]:
    return {"fields": FIELDS, "types": type_codes(request)}


def _last(found: Sequence[Any], name: str) -> str | None:
    """What the last row of a page is called, where there are more behind it."""
    return getattr(found[PAGE - 1], name) if len(found) > PAGE else None


def story(request: Request) -> Response:
    """A story: its text with all evidence marked, long ones in parts, and its reading as a table."""
    from legation.view.page import section

    id, form = formed(request.path_params["id"])
    with opened(request) as record:
        reading = record.reading(id)
    if form == "json":
        from legation.view.json import line

        return Response(line(reading), media_type="application/json")
    parts = range(0, max(len(reading.story.text), 1), PART)
    part = min(max(int(request.query_params.get("part", "1")), 1), len(parts))
    shown = slice(parts[part - 1], parts[part - 1] + PART)
    told = Markup(section(reading, shown, address=lambda event: f"/events/{event.id}"))
    values = {"section": told, "title": reading.story.title or "Story", "part": part, "parts": len(parts)}
    return render(request, "story.html", values)


def actors(request: Request) -> Response:
    """Who is in the record."""
    form, query = request.path_params["form"], request.query_params
    wanted = {name: query.get(name) or None for name in ("kind", "sector", "after")}
    country = code(query.get("country", "")) or None
    with opened(request) as record:
        limit = PAGE + 1 if form == "html" else MOST
        found = remembered(
            request, ("actors", query.get("name"), country, *wanted.values(), limit),
            lambda: record.actors(query.get("name") or None, country=country, limit=limit, **wanted),
        )  # fmt: skip
    if form != "html":
        return data(form, found)
    return render(request, "actors.html", {"actors": found[:PAGE], "last": _last(found, "id"), **_form(request)})


def dyad(request: Request) -> Response:
    """Two parties: what they had to do with each other, over time; of a time or type, where that is asked."""
    one, other = code(request.path_params["one"]), code(request.path_params["other"])
    query = {name: told for name in ("since", "until", "type") if (told := request.query_params.get(name))}
    filters = filters_of({**query, "party": one, "with": other})
    to = ways(request.url.path, query)

    def ask(record: Record) -> dict[str, Any]:
        asked = record.events(**filters)
        chart, found = mirrored(*chosen(record, ("month", "year"), **filters), to), asked.page(PAGE, latest=True)
        said = [each for who, of in ((one, other), (other, one))
                for each in islice(record.statements(speaker=who, about=of, latest=True), SAID)]  # fmt: skip
        return {
            "events": found,
            "sentences": sentences(record, found),
            "total": len(asked),
            "chart": chart,
            "meetings": record.engagements(**filters).page(SAID, latest=True),
            "said": sorted(said, key=lambda each: each.published or "", reverse=True),
        }

    with opened(request) as record:
        values = remembered(request, ("dyad", one, other, *query.items()), lambda: ask(record))
    return render(request, "dyad.html", {"one": one, "other": other, "asked": query, **values})


def _table(request: Request, name: str, ask: Callable[[Record], Any], key: str, *, told: bool = False) -> Response:
    """A list whose rows are called by ``key``, the latest first unless the address asks otherwise; if ``told``, they
    are events that are shown with their sentences.
    """
    form, query = request.path_params["form"], request.query_params
    latest = query.get("order", "latest") == "latest"
    number = PAGE + 1 if form == "html" else MOST
    with opened(request) as record:
        rows = list(ask(record).page(number, after=query.get("after"), latest=latest))
        words = {"sentences": sentences(record, rows)} if told and form == "html" else {}
    if form != "html":
        return data(form, rows)
    keys = list(dict.fromkeys(getattr(row, key) for row in rows))
    last = keys[PAGE - 1] if len(keys) > PAGE else None
    shown = [row for row in rows if getattr(row, key) not in keys[PAGE:]]
    return render(request, f"{name}.html", {"rows": shown, "last": last, "latest": latest} | words | _form(request))


def engagements(request: Request) -> Response:
    """Meetings, visits and calls."""
    return _table(request, "engagements", lambda record: record.engagements(**filters_of(request.query_params)), "id")


def commitments(request: Request) -> Response:
    """Sums that were promised or given."""
    filters = filters_of(request.query_params)
    return _table(request, "commitments", lambda record: record.commitments(**filters), "event_id")


def incidents(request: Request) -> Response:
    """Attacks, arrests and protests."""
    filters, least = filters_of(request.query_params), request.query_params.get("dead", "").strip()
    least_dead = int(least) if least else None

    def ask(record: Record) -> Any:
        return record.incidents(least_dead=least_dead, **filters)

    return _table(request, "incidents", ask, "id", told=True)


def statements(request: Request) -> Response:
    """Who said what of whom."""
    form, query = request.path_params["form"], request.query_params
    wanted: dict[str, Any] = {name: query.get(name) or None for name in ("words", "since", "until", "after")}
    wanted |= {name: code(query.get(name, "")) or None for name in ("speaker", "about")}
    latest = query.get("order", "latest") == "latest"
    with opened(request) as record:
        number = PAGE + 1 if form == "html" else MOST
        rows = list(islice(record.statements(**wanted, latest=latest), number))
    if form != "html":
        return data(form, rows)
    values = {"rows": rows[:PAGE], "last": _last(rows, "id"), "latest": latest}
    return render(request, "statements.html", values | _form(request))


def corrections(request: Request) -> Response:
    """What people changed and accepted, the latest first."""
    query, by = request.query_params, request.query_params.get("by") or None
    before = int(query["after"]) if query.get("after") else None
    with opened(request) as record:
        found = record.latest_corrections(PAGE + 1, by=by, before=before)
        people: Iterable[Any] = record.review().decided
    who: dict[str, int] = {}
    for name, _, number in people:
        who[name] = who.get(name, 0) + number
    values = {"corrections": found[:PAGE], "last": _last(found, "id"), "who": sorted(who.items())}
    return render(request, "corrections.html", values)


def api(request: Request) -> Response:
    """What programs may ask, for people."""
    from legation.view.questions.codes import listed
    from legation.view.questions.questions import QUESTIONS
    from legation.view.rest.acts import ACTS
    from legation.view.rest.problems import KINDS

    connections: Connections = request.app.state.connections

    def codes_of(name: str) -> tuple[str, ...]:
        return (*listed(name), *connections.own_codes()) if name == "type" else listed(name)

    values = {"questions": QUESTIONS, "acts": ACTS, "kinds": KINDS, "listed": codes_of,
              "fields": lambda act: act.body.__struct_fields__, "has_token": request.app.state.has_token}  # fmt: skip
    return render(request, "api.html", values)
