"""Who may ask a server of a record: by the name it is called, by token, and from its own pages.

Three things are kept out. A page of another site that makes a browser send a form (CSRF): browsers tell where a POST
comes from. A name of another site that points at this machine (DNS rebinding): without a token only names of this
machine are answered. And whoever reaches the port without the token, where there is one.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Literal, NamedTuple

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from legation.view.rest.problems import problem

LOOPBACK = ("127.0.0.1", "::1", "localhost")
"""Names by which only this machine is reached."""

_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::[0-9]*)?")
COOKIE = "legation-token"
Next = Callable[[Request], Awaitable[Response]]
Kind = Literal["host", "origin", "token"]


class Refusal(NamedTuple):
    """Why a request is not answered: its status, a word for the reason, and what to do."""

    status: int
    kind: Kind
    told: str


def guard(
    token: str | None, hosts: Collection[str], headers: Mapping[str, str]
) -> Callable[[Request, Next], Awaitable[Response]]:
    """A middleware that answers who may ask, as ``refusal`` says; a token in the address is kept in a cookie.

    Every answer has ``headers``.
    """

    async def dispatch(request: Request, next_: Next) -> Response:
        refused = refusal(request, token, hosts)
        response = _refused(request, refused) if refused is not None else await next_(request)
        response.headers.update(headers)
        if token is not None and refused is None and "token" in request.query_params:
            response.set_cookie(COOKIE, token, httponly=True, samesite="strict")
        return response

    return dispatch


def refusal(request: Request, token: str | None, hosts: Collection[str]) -> Refusal | None:
    """Why a request is refused; None where it is answered."""
    if token is None and host_name(request.headers.get("host", "")) not in hosts:
        return Refusal(403, "host", "This record is served under the names of this machine alone. Open "
                       "http://127.0.0.1 with its port, or start legation serve with --token.")  # fmt: skip
    if request.method not in ("GET", "HEAD", "OPTIONS") and not _may_be_own(request):
        return Refusal(403, "origin", "This form was sent from another site; nothing was done.")
    if token is not None and not _is_same(brought(request), token):
        told = "Open the address with the token that legation serve told."
        return Refusal(401, "token", f"{told} A program sends it: Authorization: Bearer TOKEN.")
    return None


def brought(request: Request) -> str:
    """The token that a request brings, as Authorization: Bearer, in the address or in a cookie; "" without one."""
    kind, _, told = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return told.strip()
    return request.query_params.get("token") or request.cookies.get(COOKIE) or ""


def _is_same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode("utf8", "replace"), other.encode("utf8", "replace"))


def host_name(host: str) -> str:
    """The name in a Host header, without port and brackets, in lower case; "" for what is no name."""
    found = _HOST.fullmatch(host.strip().lower())
    return (found[1] or found[2]) if found else ""


def _may_be_own(request: Request) -> bool:
    """Whether a POST comes from a page of this server or from no page: browsers tell the origin of every POST."""
    told = request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
    return told and (request.headers.get("origin") is None or is_own(request))


def is_own(request: Request) -> bool:
    """Whether a request says that it comes from a page of this server."""
    origin = request.headers.get("origin")
    return origin is not None and origin.partition("://")[2] == request.headers.get("host")


def is_api(request: Request) -> bool:
    """Whether a request is to the API, which tells problems, not pages."""
    return request.url.path == "/api" or request.url.path.startswith("/api/")


def _refused(request: Request, refused: Refusal) -> Response:
    if not is_api(request):
        return PlainTextResponse(refused.told, refused.status)
    headers = {"WWW-Authenticate": 'Bearer realm="legation"'} if refused.status == 401 else None
    return problem(refused.status, refused.kind, refused.told, headers=headers)
