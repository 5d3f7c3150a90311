"""Errors as ``application/problem+json`` (RFC 9457): what went wrong, in which parameter, and the way out."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus

import msgspec
from starlette.responses import Response

from legation.errors import (
    BadCorrection,
    BadQuestion,
    InputError,
    LegationError,
    NotInRecord,
    Overtaken,
    RecordBusy,
    RecordError,
    TooLarge,
)
from legation.view.rest.bodies import BadBody, WrongMedia

MEDIA = "application/problem+json"
_LOG = logging.getLogger(__name__)

KINDS = {
    "bad-question": "A parameter or value that there is none of",
    "bad-json": "A body that is not the JSON that is wanted",
    "overtaken": "Changed since you saw it",
    "bad-correction": "A correction that cannot be made",
    "not-found": "Nothing of that name",
    "method": "A method that this address does not take",
    "token": "The token is wanting",
    "host": "A name that is not this machine's",
    "origin": "Sent from another site",
    "too-large": "More than is taken",
    "media": "Another type of content than is taken",
    "unreadable": "A text that cannot be read",
    "too-many": "Too many requests",
    "busy": "The record cannot be used just now",
    "failed": "An error of the server",
}
"""Kinds of problems, by the end of their ``type``, with their titles."""


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong. ``type`` is a relative address on the page of the API, which tells of the kind; ``parameter``
    is the one that it lies in, where it lies in one.
    """

    type: str
    title: str
    status: int
    detail: str
    parameter: str | None = None


def problem(
    status: int, kind: str, detail: str, *, parameter: str | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """The answer that tells a problem."""
    told = Problem(type=f"/api#{kind}", title=KINDS[kind], status=status, detail=detail, parameter=parameter)
    own = {"Cache-Control": "no-store", **(headers or {})}
    return Response(msgspec.json.encode(told), status, own, media_type=MEDIA)


def problem_of(error: Exception) -> Response:
    """The answer that tells an error; one that nobody foresaw is logged, and only its kind is told."""
    if isinstance(error, BadQuestion):
        return problem(400, "bad-question", str(error), parameter=error.parameter)
    if isinstance(error, NotInRecord):
        return problem(404, "not-found", str(error))
    if isinstance(error, BadBody):
        return problem(400, "bad-json", str(error), parameter=error.parameter)
    if isinstance(error, WrongMedia):
        return problem(415, "media", str(error), headers={"Accept-Post": "application/json"})
    if isinstance(error, Overtaken):
        return problem(412, "overtaken", str(error))
    if isinstance(error, BadCorrection):
        return problem(422, "bad-correction", str(error))
    if isinstance(error, TooLarge):
        return problem(413, "too-large", str(error))
    if isinstance(error, InputError):
        return problem(422, "unreadable", str(error))
    if isinstance(error, RecordError):
        told = (
            str(error) if isinstance(error, RecordBusy) else "The record cannot be opened; the server's log says why."
        )
        _LOG.warning("%s", error)
        return problem(503, "busy", told, headers={"Retry-After": "5"})
    _LOG.error("an error that was not foreseen", exc_info=error)
    detail = str(error) if isinstance(error, LegationError) else "The server's log says what happened."
    return problem(500, "failed", detail)


def no_such_page(status: int, detail: str | None, headers: Mapping[str, str] | None) -> Response:
    """The answer for an address or method that there is none of."""
    if status == 404:
        return problem(404, "not-found", "There is no such address. All of them: /api")
    if status == 405:
        allowed = ", ".join(sorted((headers or {}).get("Allow", "").split(", ")))
        return problem(405, "method", f"This address takes {allowed}.", headers={"Allow": allowed})
    return problem(status, "failed", detail or HTTPStatus(status).phrase, headers=headers)
