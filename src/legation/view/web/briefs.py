"""A report on what a page shows, to keep and hand on: ``legation brief`` with the page's filters."""

from __future__ import annotations

from io import BytesIO

from starlette.requests import Request
from starlette.responses import Response

from legation.export.export import export
from legation.view.web.asked import filters_of
from legation.view.web.pages import opened

_KINDS = {"html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8"}


def brief(request: Request) -> Response:
    """The report on the events that fit, as a file to save."""
    form, out = request.url.path.rpartition(".")[2], BytesIO()
    with opened(request) as record:
        export(record, f"report.{form}", out, **filters_of(request.query_params))
    headers = {"Content-Disposition": f'attachment; filename="brief.{form}"'}
    return Response(out.getvalue(), media_type=_KINDS[form], headers=headers)
