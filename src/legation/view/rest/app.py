"""The API as a web application: a route for every question, one for reading a text, one for every correction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from secrets import token_hex
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from legation.view.questions.questions import QUESTIONS
from legation.view.rest.acts import ACTS, act
from legation.view.rest.answering import answer, description
from legation.view.rest.limits import Limits, client_of
from legation.view.rest.problems import no_such_page, problem
from legation.view.rest.reading import AT_ONCE, read

if TYPE_CHECKING:
    from legation.view.web.connections import Connections

RATE = 20.0
"""Requests that each client may send a second, in the long run."""

READING = 10.0
"""What reading a text costs beside another request: about half a second of a processor."""

_GET, _POST = ["GET", "HEAD", "OPTIONS"], ["POST", "OPTIONS"]


def api(connections: Connections, path: str | Path, *, token: str | None, rate: float = RATE) -> Starlette:
    """The application under ``/api`` for the record at ``path``, which ``connections`` read.

    ``rate`` is how much each client may ask a second, 0 for no limit.
    """
    routes = [
        Route("/openapi.json", description, methods=_GET),
        *(Route(_route(each.path), answer(each), methods=_GET) for each in QUESTIONS),
        Route("/read", read, methods=_POST),
        *(Route(each.path, act(each), methods=_POST) for each in ACTS),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=_limited(Limits(rate)))],
        exception_handlers={HTTPException: _refused},
    )
    app.router.redirect_slashes = False
    app.state.path, app.state.token = Path(path), token
    app.state.connections, app.state.name = connections, token_hex(8)  # tags hold as long as the application
    app.state.reading = BoundedSemaphore(AT_ONCE)
    return app


def _route(path: str) -> str:
    """The route of a path: ids of stories and actors may have slashes in them."""
    return path.replace("{id}", "{id:path}") if path in ("/stories/{id}", "/actors/{id}") else path


def _limited(
    limits: Limits,
) -> Callable[[Request, Callable[[Request], Awaitable[Response]]], Awaitable[Response]]:
    async def dispatch(request: Request, next_: Callable[[Request], Awaitable[Response]]) -> Response:
        cost = READING if request.method == "POST" and request.url.path.endswith("/read") else 1.0
        wait = limits.wait(client_of(request.client.host if request.client else None), cost)
        if wait:
            told = f"You asked more than this server answers each client. Ask again in {wait} s."
            return problem(429, "too-many", told, headers={"Retry-After": str(wait)})
        return await next_(request)

    return dispatch


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return no_such_page(error.status_code, error.detail, error.headers)
