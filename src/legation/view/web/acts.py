"""What changes the record, or reads what is pasted: forms that are sent."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import legation
from legation.errors import InputError, RecordError
from legation.story import story
from legation.view.web.render import render

LONGEST = 200_000
"""Code points of a text that is pasted."""


async def act(request: Request) -> Response:
    """Correct, reject, merge or split an event, as the form says, and go back to it."""
    form = {name: str(value).strip() for name, value in (await request.form()).items()}
    await run_in_threadpool(_act, request, request.path_params["id"], form)
    target = "/events" if form.get("action") == "reject" else f"/events/{request.path_params['id']}"
    return RedirectResponse(target, 303)


def _act(request: Request, id: str, form: dict[str, str]) -> None:
    by, why = form.get("by") or None, form.get("why") or None
    with legation.open(request.app.state.path) as record:
        action = form.get("action")
        if action == "correct":
            record.correct(id, form.get("field", ""), _value(form.get("value", "")), by=by, why=why)
        elif action == "reject":
            record.reject(id, by=by, why=why)
        elif action == "merge":
            record.merge(id, form.get("other", ""), by=by, why=why)
        elif action == "split":
            record.split(id, [form.get("mention", "")], by=by, why=why)
        else:
            raise RecordError(f'"{action}" is nothing that can be done to an event.')


def _value(told: str) -> Any:
    """What was typed: JSON where it is some (numbers, lists, null), else the words."""
    try:
        return json.loads(told)
    except ValueError:
        return told


async def undo(request: Request) -> Response:
    """Take a correction back."""
    await run_in_threadpool(_undo, request, request.path_params["number"])
    return RedirectResponse("/corrections", 303)


def _undo(request: Request, number: int) -> None:
    with legation.open(request.app.state.path) as record:
        record.undo(number)


async def paste(request: Request) -> Response:
    """Read what is pasted, show its reading, and keep it if that is wished."""
    if request.method == "GET":
        return render(request, "paste.html", {"text": "", "published": "", "section": None, "told": None, "kept": None})
    form = {name: str(value) for name, value in (await request.form()).items()}
    values = await run_in_threadpool(_paste, request, form)
    return render(request, "paste.html", values, status=400 if values["told"] else 200)


def _paste(request: Request, form: dict[str, str]) -> dict[str, Any]:
    from legation.view.page import section

    text, published = form.get("text", "")[:LONGEST], form.get("published", "").strip()
    values: dict[str, Any] = {"text": text, "published": published, "section": None, "told": None, "kept": None}
    try:
        pasted = story(text, published=published or None, title=form.get("title") or None)
        values["section"] = Markup(section(legation.read_story(pasted)))
    except InputError as error:
        return values | {"told": str(error)}
    if form.get("keep"):
        with legation.open(request.app.state.path) as record:
            record.add([pasted])
        values["kept"] = pasted.id
    return values
