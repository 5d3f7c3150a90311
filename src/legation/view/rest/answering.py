"""A question that is asked over HTTP, answered: parameters out of the address, rows into JSON, with link and tag."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from legation.errors import BadQuestion
from legation.record.record import Record
from legation.view.questions.parameters import asked_of
from legation.view.questions.questions import Asked, Question, Rows
from legation.view.rest.matching import event_tag
from legation.view.rest.problems import problem_of
from legation.view.rest.tags import has_tag, tag

Endpoint = Callable[[Request], Response]


def answer(question: Question) -> Endpoint:
    """The endpoint of a question."""

    def endpoint(request: Request) -> Response:
        if request.method == "OPTIONS":
            return options("GET, HEAD, OPTIONS")
        try:
            return _bare(request, _answer(request, question))
        except Exception as error:  # whatever goes wrong is told as a problem, never as a page
            return _bare(request, problem_of(error))

    return endpoint


def description(request: Request) -> Response:
    """The description of the API, as OpenAPI 3.1."""
    from legation.view.rest.openapi import document

    if request.method == "OPTIONS":
        return options("GET, HEAD, OPTIONS")
    state = request.app.state
    body = msgspec.json.encode(document(has_token=state.token is not None, own=state.connections.own_codes()))
    name = tag(body.decode())
    if has_tag(request.headers.get("if-none-match"), name):
        return Response(status_code=304, headers=_kept(name))
    return _bare(request, Response(body, headers=_kept(name), media_type="application/json"))


def options(allowed: str) -> Response:
    """What an address takes."""
    return Response(status_code=204, headers={"Allow": allowed})


def _answer(request: Request, question: Question) -> Response:
    state = request.app.state
    asked = asked_of(question.parameters, _given(request, question), parse=True, own=state.connections.own_codes())
    if question.name == "event":
        return _event(request, asked)
    name = tag(state.name, str(state.connections.version()), question.name, _sorted(asked))
    known = request.headers.get("if-none-match")
    if has_tag(known, name):
        return Response(status_code=304, headers=_kept(name))
    with state.connections.reading() as record:
        found = question.ask(record, asked)
    if known == "*":
        return Response(status_code=304, headers=_kept(name))
    return _told(request, found, name) if question.many else _json(found, _kept(name))


def _event(request: Request, asked: Asked) -> Response:
    """One event, under a tag of its own: by it corrections say which version of the event they are about."""
    with request.app.state.connections.reading() as record, _at_one_time(record):
        found, name = record.event(asked["id"]), event_tag(record.version(asked["id"]))
    known = request.headers.get("if-none-match")
    if known == "*" or has_tag(known, name):
        return Response(status_code=304, headers=_kept(name))
    return _json(found, _kept(name))


@contextmanager
def _at_one_time(record: Record) -> Iterator[None]:
    """What is asked inside is of one time of the record, whatever others write meanwhile."""
    record.connection.execute("BEGIN")
    try:
        yield
    finally:
        record.connection.execute("COMMIT")


def _sorted(asked: Asked) -> str:
    return msgspec.json.encode(asked, order="sorted").decode()


def _told(request: Request, found: Rows, name: str) -> Response:
    """A page of a list, with the address of the next one."""
    following = _next(request, found.more) if found.more is not None else None
    link = {"Link": f'<{following}>; rel="next"'} if following else {}
    return _json({"items": found.items, "next": following}, _kept(name) | link)


def _json(value: Any, headers: dict[str, str]) -> Response:
    return Response(msgspec.json.encode(value), headers=headers, media_type="application/json")


def _kept(name: str) -> dict[str, str]:
    """The headers of an answer that a client may keep, and ask whether it is still good."""
    return {"ETag": name, "Cache-Control": "private, no-cache"}


def _given(request: Request, question: Question) -> dict[str, str]:
    """The parameters that an address has, as texts. Raises BadQuestion for one that is given twice."""
    own = {each.name for each in question.parameters if question.in_path(each)}
    found: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name == "token":
            continue
        if name in found:
            raise BadQuestion(f"{name}: it is given twice. Several values are written in one, with commas.", name)
        if name in own:
            raise BadQuestion(f"{name}: it stands in the path of the address.", name)
        found[name] = value
    return {**request.path_params, **found}


def _next(request: Request, after: str) -> str:
    """The address of the next page: the same, but for the key that it begins behind."""
    kept = [(name, value) for name, value in request.query_params.items() if name not in ("after", "token")]
    return f"{quote(request.url.path, safe='/:@')}?{urlencode([*kept, ('after', after)])}"


def _bare(request: Request, response: Response) -> Response:
    """The answer to HEAD: that to GET without its body."""
    if request.method == "HEAD":
        response.body = b""
    return response
