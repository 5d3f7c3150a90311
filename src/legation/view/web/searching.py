"""Search: a page, and its hits alone as a piece of HTML for those who type."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from legation.errors import RecordError
from legation.record.answers import Hit
from legation.view.web.pages import opened
from legation.view.web.render import render

_WHOLE, _TYPED = 20, 5
"""Hits of each kind: on the page, and below the field in which one types."""


def search(request: Request) -> Response:
    """Where words stand."""
    words = request.query_params.get("q", "").strip()
    with opened(request) as record:
        hits = record.search(words, limit=_WHOLE) if words else []
    return render(
        request, "search.html", {"words": words, "kinds": _by_kind(hits), "number": len(hits), "typed": False}
    )


def typed(request: Request) -> Response:
    """Hits of what was typed so far, the latest of them: the last word may go on."""
    words = request.query_params.get("q", "").strip()[:200]
    hits: Sequence[Hit] = ()
    if any(letter.isalnum() for letter in words):
        begun = words if words.endswith(('"', "*")) or not words[-1].isalnum() else f"{words}*"
        with opened(request) as record:
            try:
                hits = record.search(begun, limit=_TYPED, latest=True)
            except RecordError:  # half a phrase, a mark alone: no hits yet
                hits = ()
    return render(request, "hits.html", {"words": words, "kinds": _by_kind(hits), "number": len(hits), "typed": True})


def _by_kind(hits: Sequence[Hit]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.kind, []).append(hit)
    return found
