"""The explorer as a web application: routes, what a browser may do on them, errors as pages."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from legation.errors import LegationError, NotInRecord
from legation.view.rest.app import RATE, api
from legation.view.rest.guard import LOOPBACK, guard, is_api
from legation.view.rest.problems import no_such_page
from legation.view.web import charted, deciding, pages, pasting, searching, sides
from legation.view.web.actor_page import actor
from legation.view.web.briefs import brief
from legation.view.web.connections import Connections
from legation.view.web.event_page import event
from legation.view.web.front import front
from legation.view.web.meanings import meanings
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
    "Cross-Origin-Resource-Policy": "same-origin",
}


def explorer(
    path: str | Path, *, token: str | None = None, hosts: Collection[str] = LOOPBACK, rate: float = RATE
) -> Starlette:
    """The application that shows the record at ``path``, which must be there.

    With ``token`` a browser must bring it once (``?token=…``), and keeps it in a cookie; give one wherever others than
    you can reach the port. Without one only requests to a name among ``hosts`` are answered. ``rate`` is how much each
    client may ask of the API a second. Raises what ``legation.open`` raises.
    """
    import legation

    legation.open(path).close()  # it is there, and its schema is up to date
    connections = Connections(Path(path))
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
        Route("/types", meanings),
        Route("/api", pages.api),
        Mount("/api", api(connections, path, token=token, rate=rate)),
    ]
    app = Starlette(
        routes=routes,
        lifespan=_until_the_end(connections),
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=guard(token, hosts, _HEADERS))],
        exception_handlers={NotInRecord: _missing, LegationError: _refused, ValueError: _refused, 404: _missing},
    )
    app.state.path, app.state.connections, app.state.has_token = Path(path), connections, token is not None
    return app


def _until_the_end(connections: Connections) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        threading.Thread(target=connections.prepare, daemon=True).start()
        yield
        connections.close()

    return lifespan


async def _missing(request: Request, error: Exception) -> Response:
    if is_api(request):  # an address with a line break in it is not found to be under /api
        return no_such_page(404, None, None)
    told = str(error) if isinstance(error, NotInRecord) else "There is no such page."
    return render(request, "error.html", {"title": "Not found", "told": told}, status=404)


async def _refused(request: Request, error: Exception) -> Response:
    return render(request, "error.html", {"title": "That cannot be answered", "told": str(error)}, status=400)
