"""From values to answers: pages by Jinja's templates, which escape all that they are given; JSON; CSV."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from importlib import resources
from io import BytesIO
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from legation.export.delimited import write_rows
from legation.record.model import EventParty
from legation.view.web.asked import address


class _Form(Convertor[str]):
    """The end of an address by which the same page is asked as data: nothing, ".json" or ".csv"."""

    regex = r"(?:\.json|\.csv)?"

    def convert(self, value: str) -> str:
        return value.lstrip(".") or "html"

    def to_string(self, value: str) -> str:
        return "" if value == "html" else f".{value}"


register_url_convertor("form", _Form())


@functools.cache
def _environment() -> Environment:
    loader = PackageLoader("legation", "data/view/web")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["codes"] = lambda party: " ".join(filter(None, (party.country, party.sector)))
    made.filters["number"] = lambda value: f"{value:,.0f}"
    made.globals["address"] = address
    return made


def render(request: Request, template: str, values: dict[str, Any], *, status: int = 200) -> Response:
    """The page of a template."""
    known = {"path": request.url.path, "query": dict(request.query_params), "record": request.app.state.path.name}
    return HTMLResponse(_environment().get_template(template).render({**known, **values}), status)


def data(form: str, answers: Iterable[msgspec.Struct]) -> Response:
    """Answers as JSON (a list) or CSV (lists joined by "; ")."""
    if form == "json":
        return Response(msgspec.json.encode(list(answers)), media_type="application/json")
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


@functools.cache
def stylesheet(name: str) -> str:
    """A stylesheet of the explorer's own."""
    folder = resources.files("legation").joinpath("data", "view")
    path = folder / "web" / name if name == "style.css" else folder / name
    return path.read_text(encoding="utf8")
