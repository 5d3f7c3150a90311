"""Decisions on an event: the form that was sent, done to the record, and the way on; who is quicker is told apart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import legation
from legation.errors import NotInRecord, Overtaken, RecordError
from legation.record.record import Record
from legation.view.web import sides
from legation.view.web.asked import local
from legation.view.web.pages import opened
from legation.view.web.render import render

COOKIE = "legation-reviewer"
_YEAR = 365 * 24 * 3600
_LONGEST = 80

DEEDS = {"accept": "accept it", "reject": "say that it is no event", "correct": "set a value", "parties": "set who",
         "merge": "merge it with another", "split": "split a telling off"}  # fmt: skip
"""What can be done to an event, by the form's ``action``."""


async def act(request: Request) -> Response:
    """Do what the form says to an event, and go on to the address that it names."""
    form = await request.form()
    return await run_in_threadpool(_act, request, request.path_params["id"], form)


def _act(request: Request, id: str, form: FormData) -> Response:
    told = {name: str(value).strip() for name, value in form.items()}
    told["by"] = told.get("by") or reviewer(request) or ""
    try:
        with legation.open(request.app.state.path) as record:
            done(record, id, told, [str(each).strip() for each in form.getlist("name")],
                 [str(each) for each in form.getlist("mention")])  # fmt: skip
    except Overtaken as error:
        return _overtaken(request, id, form, str(error))
    home = "/events" if told.get("action") == "reject" else f"/events/{id}"
    answer = RedirectResponse(local(told.get("back", ""), home), 303)
    if form.get("by"):
        remember(answer, str(form["by"]))
    return answer


def done(record: Record, id: str, told: Mapping[str, str], names: list[str], mentions: list[str]) -> int:
    """The decision that a form tells, done; gives its number. Raises RecordError for what cannot be done."""
    who: dict[str, Any] = {
        "by": told.get("by") or None,
        "why": told.get("why") or None,
        "seen": told.get("seen") or None,
    }
    action = told.get("action")
    if action == "accept":
        return record.accept(id, **who)
    if action == "correct":
        return record.correct(id, told.get("field", ""), _value(told.get("value", "")), **who)
    if action == "parties":
        role = "recipients" if told.get("role") == "recipients" else "actors"
        return record.correct(id, role, sides.parties(record, id, role, names), **who)
    if action == "reject":
        return record.reject(id, kind="event", **who)
    if action == "merge":
        return record.merge(id, told.get("other", ""), **who)
    if action == "split":
        return record.split(id, mentions, **who)
    raise RecordError(f'"{action}" is nothing that can be done to an event.')


def _value(told: str) -> Any:
    """What was typed: JSON where it is some (numbers, lists, null), else the words; nothing is no value."""
    if not told:
        return None
    try:
        return json.loads(told)
    except ValueError:
        return told


def _overtaken(request: Request, id: str, form: FormData, told: str) -> Response:
    """What the other decided, the event as it is now, and the way to decide all the same."""
    with opened(request) as record:
        try:
            now, seen = record.event(id), record.version(id)
        except NotInRecord:
            now, seen = None, ""
        decisions = record.decisions(id)
    again = [(name, str(value)) for name, value in form.multi_items() if name != "seen"]
    deed = DEEDS.get(str(form.get("action")), "do it")
    values = {"event": now, "decisions": decisions, "again": again, "seen": seen, "told": told, "deed": deed, "id": id,
              "back": local(str(form.get("back", "")), "/review")}  # fmt: skip
    return render(request, "overtaken.html", values, status=409)


async def undo(request: Request) -> Response:
    """Take a decision back, and go on to the address that the form names."""
    form = await request.form()
    back = local(str(form.get("back", "")), "/corrections")
    await run_in_threadpool(_undo, request, request.path_params["number"])
    return RedirectResponse(back, 303)


def _undo(request: Request, number: int) -> None:
    with legation.open(request.app.state.path) as record:
        record.undo(number, by=reviewer(request))


def reviewer(request: Request) -> str | None:
    """The name under which a browser decides, as it was told once; None: the name of this machine's user."""
    return unquote(request.cookies.get(COOKIE, ""))[:_LONGEST] or None


def remember(answer: Response, name: str) -> None:
    """Let a browser keep the name under which it decides."""
    told = quote(name.strip()[:_LONGEST])
    answer.set_cookie(COOKIE, told, max_age=_YEAR, httponly=True, samesite="strict")


async def name(request: Request) -> Response:
    """Keep the name of a reviewer."""
    form = await request.form()
    answer = RedirectResponse(local(str(form.get("back", "")), "/review"), 303)
    remember(answer, str(form.get("by", "")))
    return answer
