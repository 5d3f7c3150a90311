"""The description of the API as OpenAPI 3.1, made of the questions and of the types of their answers."""

from __future__ import annotations

import functools
from typing import Any

import msgspec

import legation
from legation.record.model import Correction
from legation.view.questions.model import FullReading
from legation.view.questions.parameters import Parameter
from legation.view.questions.questions import QUESTIONS, Question
from legation.view.rest.acts import ACTS, Act
from legation.view.rest.matching import HEADER
from legation.view.rest.problems import MEDIA, Problem
from legation.view.rest.reading import BYTES, LONGEST, ReadAsked

Json = dict[str, Any]

_REF = "#/components/schemas/{name}"
_TOLD = {
    304: "The answer that the client has (If-None-Match) is still good.",
    400: "A parameter, value or body that there is none of: the problem names it and the way out.",
    401: "The token is wanting, or another one.",
    403: "Sent from another site, under a name that is not this machine's, or without the token that it needs.",
    404: "The record has nothing of that name.",
    412: "An event is no longer as its ETag in If-Match says: somebody changed it. Nothing was done.",
    413: "More than is taken.",
    415: "Another type of content than application/json.",
    422: "Well-formed, but it cannot be done: a text that cannot be read, a correction that cannot be made.",
    429: "The client asked more than each may; Retry-After says when it may ask again.",
    500: "An error of the server.",
    503: "The record cannot be used just now; Retry-After says when to ask again.",
}
_RETRY = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 0}}}
_NAME = "Another one after every change of the record: send it back as If-None-Match."
_ETAG = {"ETag": {"description": _NAME, "schema": {"type": "string"}}}
_LINK = {"Link": {"description": "The address of the next page, as rel=next.", "schema": {"type": "string"}}}


@functools.lru_cache(maxsize=8)
def document(*, has_token: bool, own: tuple[str, ...] = ()) -> Json:
    """The description; ``has_token`` says whether all of it needs the server's token, or only corrections do;
    ``own`` are the codes of the types that the user's own codebooks added to the record.
    """
    types = [*(each.answer for each in QUESTIONS), *(each.body for each in ACTS), Correction, FullReading, ReadAsked,
             Problem]  # fmt: skip
    refs, components = msgspec.json.schema_components(types, ref_template=_REF)
    schema = dict(zip(types, refs, strict=True))
    paths = {f"/api{each.path}": {"get": _question(each, schema, own)} for each in QUESTIONS}
    paths["/api/openapi.json"] = {"get": _description()}
    paths["/api/read"] = {"post": _read(schema)}
    paths |= {f"/api{each.path}": {"post": _act(each, schema)} for each in ACTS}
    told: Json = {
        "openapi": "3.1.0",
        "info": {
            "title": "Legation: a record of who did what to whom, and who says so",
            "version": legation.__version__,
            "description": "All questions of a record, as JSON. Offsets count Unicode code points into a story's text. "
            "Lists are turned by the address in next.",
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": components,
            "responses": {str(status): _problem(status, schema[Problem]) for status in _TOLD if status != 304},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }
    return told | ({"security": [{"token": []}]} if has_token else {})


def _question(question: Question, schema: dict[Any, Json], own: tuple[str, ...]) -> Json:
    row = schema[question.answer]
    answered = _page(row) if question.many else row
    good = {"description": "The answer.", "headers": _ETAG | (_LINK if question.many else {}),
            "content": {"application/json": {"schema": answered}}}  # fmt: skip
    missing = [404] if any(question.in_path(each) for each in question.parameters) else []
    return {
        "operationId": question.name,
        "summary": question.about,
        "parameters": [_parameter(question, each, own) for each in question.parameters],
        "responses": {"200": good, "304": {"description": _TOLD[304], "headers": _ETAG},
                      **_problems(400, 401, 403, *missing, 429, 500, 503)},
    }  # fmt: skip


def _page(row: Json) -> Json:
    following = {"type": ["string", "null"], "description": "The address of the next page; null: this is the last."}
    rows = {"type": "array", "items": row}
    return {"type": "object", "required": ["items", "next"], "properties": {"items": rows, "next": following}}


def _parameter(question: Question, parameter: Parameter, own: tuple[str, ...]) -> Json:
    inside = question.in_path(parameter)
    return {
        "name": parameter.name,
        "in": "path" if inside else "query",
        "required": inside or parameter.required,
        "description": parameter.about,
        "schema": parameter.schema(own),
    } | ({"example": parameter.example} if parameter.example is not None else {})


def _description() -> Json:
    good = {"description": "This description.", "headers": _ETAG,
            "content": {"application/json": {"schema": {"type": "object"}}}}  # fmt: skip
    return {
        "operationId": "openapi",
        "summary": "Describe the API, as OpenAPI 3.1.",
        "responses": {"200": good, "304": {"description": _TOLD[304], "headers": _ETAG},
                      **_problems(401, 403, 429, 500)},
    }  # fmt: skip


def _read(schema: dict[Any, Json]) -> Json:
    return {
        "operationId": "read",
        "summary": "Read a text, and answer its reading. It is not kept.",
        "description": f"The text may have {LONGEST:,} characters, the body {BYTES:,} bytes. It must be English.",
        "requestBody": _body(schema[ReadAsked]),
        "responses": {
            "200": {"description": "The reading.", "content": {"application/json": {"schema": schema[FullReading]}}},
            **_problems(400, 401, 403, 413, 415, 422, 429, 500, 503),
        },
    }


def _act(act: Act, schema: dict[Any, Json]) -> Json:
    made = {"description": "The correction.", "content": {"application/json": {"schema": schema[Correction]}}}
    return {
        "operationId": act.name,
        "summary": act.about,
        "description": "It needs the server's token, or a page of the server's own that sends it.",
        "parameters": [] if act.name == "undo" else [_IF_MATCH],
        "requestBody": _body(schema[act.body]),
        "security": [{"token": []}],
        "responses": {"201": made, **_problems(400, 401, 403, 404, 412, 413, 415, 422, 429, 500, 503)},
    }


_IF_MATCH = {
    "name": HEADER, "in": "header", "required": False, "schema": {"type": "string", "minLength": 1},
    "description": "The ETag of /api/events/{id}, as the event was when you decided (for several events, with commas): "
    "if another one changed it since, nothing is done, and 412 says so. Without it the correction is made in any case.",
}  # fmt: skip


def _body(schema: Json) -> Json:
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _problems(*statuses: int) -> Json:
    return {str(status): {"$ref": f"#/components/responses/{status}"} for status in statuses}


def _problem(status: int, schema: Json) -> Json:
    told: Json = {"description": _TOLD[status], "content": {MEDIA: {"schema": schema}}}
    return told | ({"headers": _RETRY} if status in (429, 503) else {})
