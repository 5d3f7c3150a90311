"""From values to answers: pages by Jinja's templates, which escape all that they are given; JSON; CSV."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from importlib import resources
from io import BytesIO
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from legation.export.delimited import write_rows
from legation.record.model import Event, EventParty
from legation.record.query import frame
from legation.view.questions.codes import meaning
from legation.view.web import countries
from legation.view.web.asked import address, story_address
from legation.view.words import bare, codes, span


class _Form(Convertor[str]):
    """The end of an address by which the same page is asked as data: nothing, ".json", ".csv" or ".parquet"."""

    regex = r"(?:\.json|\.csv|\.parquet)?"

    def convert(self, value: str) -> str:
        return value.lstrip(".") or "html"

    def to_string(self, value: str) -> str:
        return "" if value == "html" else f".{value}"


register_url_convertor("form", _Form())


@functools.cache
def _environment() -> Environment:
    loader = PackageLoader("legation", "data/view/web")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["codes"] = lambda party: codes(party.country, party.sector)
    made.filters["number"] = lambda value: f"{value:,.0f}"
    made.filters["plain"] = _told
    made.filters["bare"] = bare
    made.filters["country"] = countries.name
    made.filters["around"] = around
    made.globals |= {
        "address": address,
        "countries": countries.named,
        "span": span,
        "meaning": meaning,
        "story_address": story_address,
    }
    return made


def render(request: Request, template: str, values: dict[str, Any], *, status: int = 200) -> Response:
    """The page of a template."""
    known = {"path": request.url.path, "query": dict(request.query_params), "record": request.app.state.path.name}
    return HTMLResponse(_environment().get_template(template).render({**known, **values}), status)


def data(form: str, answers: Iterable[msgspec.Struct]) -> Response:
    """Answers as JSON (a list), CSV (lists joined by "; ") or Parquet, which needs polars (else MissingPart)."""
    answers = list(answers)
    if form == "json":
        return Response(msgspec.json.encode(answers), media_type="application/json")
    if form == "parquet":
        table = BytesIO()
        frame(answers, type(answers[0]) if answers else Event).write_parquet(table)
        return Response(table.getvalue(), media_type="application/vnd.apache.parquet")
    rows = [{name: cell(value) for name, value in msgspec.structs.asdict(each).items()} for each in answers]
    out = BytesIO()
    write_rows(list(rows[0]) if rows else ["id"], rows, out)
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8")


def cell(value: Any) -> Any:
    """A value as a cell of a table that holds no lists."""
    if isinstance(value, EventParty):
        return f"{value.name} ({value.country})" if value.country else value.name
    if isinstance(value, tuple):
        return "; ".join(str(cell(each)) for each in value)
    return value


def _told(value: Any) -> str:
    """A value of a correction in words: names of parties, else as it is."""
    if isinstance(value, dict):
        return str(value.get("name", value))
    if isinstance(value, list):
        return ", ".join(map(_told, value)) or "nobody"
    return "nothing" if value is None else str(value)


def around(told: str) -> Markup:
    """A snippet with what was found, between ⟦ and ⟧, marked."""
    return Markup(_FOUND.sub(r"<mark>\1</mark>", str(escape(told))))


_FOUND = re.compile("⟦([^⟦⟧]*)⟧")


def style(request: Request) -> Response:
    """A stylesheet of the explorer's own."""
    return Response(_file(request.url.path.strip("/")), media_type="text/css", headers=_KEPT)


def script(request: Request) -> Response:
    """A script of the explorer's own."""
    return Response(_file(request.url.path.strip("/")), media_type="text/javascript", headers=_KEPT)


_KEPT = {"Cache-Control": "max-age=300"}


@functools.cache
def _file(name: str) -> str:
    folder = resources.files("legation").joinpath("data", "view")
    return (folder / name if name == "reading.css" else folder / "web" / name).read_text(encoding="utf8")
