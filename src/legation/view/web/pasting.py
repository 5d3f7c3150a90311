"""What is pasted: read, shown, and kept if that is wished."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

import legation
from legation.errors import InputError
from legation.story import story
from legation.view.web.pages import opened
from legation.view.web.render import render

LONGEST = 200_000
"""Code points of a text that is pasted."""


async def paste(request: Request) -> Response:
    """Read what is pasted, show its reading, and keep it if that is wished."""
    if request.method == "GET":
        return render(request, "paste.html", await run_in_threadpool(_empty, request))
    form = {name: str(value) for name, value in (await request.form()).items()}
    values = await run_in_threadpool(_paste, request, form)
    return render(request, "paste.html", values, status=400 if values["told"] else 200)


def _empty(request: Request) -> dict[str, Any]:
    """The page before anything is pasted: by the record's own codebook, where it has one."""
    with opened(request) as record:
        codebook = record.own_codebook()
    told = ", ".join(file.name for file in codebook.files) if codebook else ""
    return {"text": "", "title": "", "published": "", "section": None, "told": None, "kept": None, "own": told,
            "plain": False}  # fmt: skip


def _paste(request: Request, form: dict[str, str]) -> dict[str, Any]:
    from legation.view.page import section

    text, published = form.get("text", "")[:LONGEST], form.get("published", "").strip()
    values = _empty(request) | {
        "text": text, "title": form.get("title", ""), "published": published, "plain": form.get("codebook") == "plover"
    }  # fmt: skip
    with opened(request) as record:
        codebook = None if values["plain"] else record.own_codebook()
    try:
        pasted = story(text, published=published or None, title=form.get("title") or None)
        values["section"] = Markup(section(legation.read_story(pasted, codebook=codebook)))
    except InputError as error:
        return values | {"told": str(error)}
    if form.get("keep"):
        with legation.open(request.app.state.path) as record:
            record.add([pasted], codebook=codebook)
        values["kept"] = pasted.id
    return values
