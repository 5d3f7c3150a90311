"""The page of what types and other codes mean."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from legation.view.questions.codes import codes
from legation.view.web.pages import opened
from legation.view.web.render import render


def meanings(request: Request) -> Response:
    """All types and other codes in words, those of the user's own codebooks too."""
    with opened(request) as record:
        told, quads = codes(record.own_types()), record.quads()
    return render(request, "types.html", {"codes": told, "quads": quads})
