"""The explorer as a web application: routes, what a browser may do on them, errors as pages."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from legation.errors import LegationError, NotInRecord
from legation.view.web import charted, deciding, pages, pasting, searching, sides
from legation.view.web.actor_page import actor
from legation.view.web.briefs import brief
from legation.view.web.connections import Connections
from legation.view.web.event_page import event
from legation.view.web.front import front
from legation.view.web.render import render, script, style
from legation.view.web.review import review

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing is loaded from elsewhere, no script runs but the explorer's own, nothing frames it."""

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer browsers hide the origin of forms, also from this site
    "Cross-Origin-Opener-Policy": "same-origin",
}
Next = Callable[[Request], Awaitable[Response]]


def explorer(path: str | Path, *, token: str | None = None) -> Starlette:
    """The application that shows the record at ``path``, which must be there.

    With ``token`` a browser must bring it once (``?token=…``), and keeps it in a cookie; give one wherever others than
    you can reach the port. Raises what ``legation.open`` raises.
    """
    import legation

    legation.open(path).close()  # it is there, and its schema is up to date
    routes = [
        Route("/", front),
        *(Route(f"/{name}.css", style) for name in ("style", "reading", "review", "story", "charts")),
        *(Route(f"/{name}.js", script) for name in ("search", "review")),
        Route("/events{form:form}", pages.events),
        Route("/events/{id}", event),
        Route("/events/{id}/act", deciding.act, methods=["POST"]),
        Route("/stories/{id}", pages.story),
        Route("/actors/suggested", sides.suggested),
        Route("/actors{form:form}", pages.actors),
        Route("/actors/{id:path}", actor),
        Route("/dyads/{one}/{other}", pages.dyad),
        Route("/map{form:form}", charted.map_page),
        Route("/network{form:form}", charted.network_page),
        Route("/calendar{form:form}", charted.calendar_page),
        Route("/engagements{form:form}", pages.engagements),
        Route("/statements{form:form}", pages.statements),
        Route("/commitments{form:form}", pages.commitments),
        Route("/incidents{form:form}", pages.incidents),
        Route("/brief.html", brief),
        Route("/brief.md", brief),
        Route("/search", searching.search),
        Route("/search/typed", searching.typed),
        Route("/review", review),
        Route("/review/name", deciding.name, methods=["POST"]),
        Route("/paste", pasting.paste, methods=["GET", "POST"]),
        Route("/corrections", pages.corrections),
        Route("/corrections/{number:int}/undo", deciding.undo, methods=["POST"]),
    ]
    connections = Connections(Path(path))
    app = Starlette(
        routes=routes,
        lifespan=_until_the_end(connections),
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=_guard(token))],
        exception_handlers={NotInRecord: _missing, LegationError: _refused, ValueError: _refused, 404: _missing},
    )
    app.state.path, app.state.connections = Path(path), connections
    return app


def _until_the_end(connections: Connections) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        connections.close()

    return lifespan


def _guard(token: str | None) -> Callable[[Request, Next], Awaitable[Response]]:
    async def dispatch(request: Request, next_: Next) -> Response:
        if request.method == "POST" and not _is_own(request):
            return PlainTextResponse("This form was sent from another site; nothing was done.", 403)
        brought = request.query_params.get("token") or request.cookies.get("legation-token") or ""
        if token is not None and not secrets.compare_digest(brought, token):
            return PlainTextResponse("Open the address with the token that legation serve told.", 401)
        response = await next_(request)
        response.headers.update(_HEADERS)
        if token is not None and "token" in request.query_params:
            response.set_cookie("legation-token", token, httponly=True, samesite="strict")
        return response

    return dispatch


def _is_own(request: Request) -> bool:
    """Whether a form comes from a page of this server: browsers tell the origin of every POST."""
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")


async def _missing(request: Request, error: Exception) -> Response:
    told = str(error) if isinstance(error, NotInRecord) else "There is no such page."
    return render(request, "error.html", {"title": "Not found", "told": told}, status=404)


async def _refused(request: Request, error: Exception) -> Response:
    return render(request, "error.html", {"title": "That cannot be answered", "told": str(error)}, status=400)
