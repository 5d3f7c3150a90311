"""``POST /api/read``: a text that is sent is read, and its reading answered. It is not kept."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

import legation
from legation.errors import TooLarge
from legation.story import story
from legation.view.json import reading_dict
from legation.view.rest.answering import options
from legation.view.rest.bodies import body_of
from legation.view.rest.problems import problem, problem_of

if TYPE_CHECKING:
    from legation.view.web.connections import Connections

LONGEST = 200_000
"""Code points of a text that is sent."""

BYTES = 2_000_000
"""Bytes of a body: a text of that length, each letter of it escaped, and what is told of it."""

_SHORT = Annotated[str, Meta(max_length=2000)]


class ReadAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to be read, and what is known of it: the more exact, the day of publication above all, the better.

    ``codebook``: that of the record (PLOVER with the user's own files, where such a one coded it), or PLOVER's alone.
    """

    text: Annotated[str, Meta(extra_json_schema={"minLength": 1, "maxLength": LONGEST})]
    title: _SHORT | None = None
    published: _SHORT | None = None
    url: _SHORT | None = None
    publisher: _SHORT | None = None
    id: _SHORT | None = None
    codebook: Literal["record", "plover"] = "record"


AT_ONCE = 4
"""Texts that are read at the same time."""


async def read(request: Request) -> Response:
    """The reading of the text that is sent."""
    if request.method == "OPTIONS":
        return options("POST, OPTIONS")
    try:
        asked = await body_of(request, ReadAsked, most=BYTES)
        if len(asked.text) > LONGEST:
            raise TooLarge(f"A text of {len(asked.text):,} characters is too long: {LONGEST:,} may be. Split it.")
        return await run_in_threadpool(_read, request.app.state.reading, request.app.state.connections, asked)
    except Exception as error:  # whatever goes wrong is told as a problem, never as a page
        return problem_of(error)


def _read(places: threading.BoundedSemaphore, connections: Connections, asked: ReadAsked) -> Response:
    if not places.acquire(blocking=False):
        return problem(503, "busy", "Other texts are being read. Ask again soon.", headers={"Retry-After": "2"})
    try:
        told = msgspec.structs.asdict(asked)
        codebook = None
        if told.pop("codebook") == "record":
            with connections.reading() as record:
                codebook = record.own_codebook()
        found = legation.read_story(story(told.pop("text"), **told), codebook=codebook)
    finally:
        places.release()
    body = msgspec.json.encode(reading_dict(found))
    return Response(body, headers={"Cache-Control": "no-store"}, media_type="application/json")
