"""Who is on a side of an event: what a person typed becomes the record's actors; names that may be meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from legation.record.answers import ActorSummary
from legation.record.record import Record
from legation.view.web.pages import opened, remembered
from legation.view.web.render import render
from legation.view.words import codes

OFFERED, TYPED = 200, 12
"""Actors that are offered before anything is typed, and for what was typed."""


def parties(record: Record, id: str, role: str, names: Iterable[str]) -> list[Any]:
    """The parties that names mean: who is on the side already stays as it is, others are looked for in the record.

    A name may end with an id in brackets ("Kim [Q484]"), which decides. One that the record does not know stays a name.
    """
    own = {party.name: msgspec.to_builtins(party) for party in getattr(record.event(id), role)}
    return [own.get(name) or _known(record, name) for name in names if name]


def _known(record: Record, name: str) -> Any:
    head, bracket, id = name.rpartition(" [")
    if head and bracket and id.endswith("]"):
        return id[:-1]
    same = [actor for actor in record.actors(name, limit=TYPED) if actor.name == name]
    return same[0].id if same else name


def offered(request: Request, record: Record) -> list[tuple[str, str]]:
    """The actors of most events, to choose from."""
    return remembered(request, "offered", lambda: told(record.actors(limit=OFFERED)))


def told(actors: Sequence[ActorSummary]) -> list[tuple[str, str]]:
    """What is offered for each actor, its name or, where several have it, the name with the id; and its codes."""
    often = Counter(actor.name for actor in actors)
    return [
        (actor.name if often[actor.name] == 1 else f"{actor.name} [{actor.id}]", codes(actor.country, actor.sector))
        for actor in actors
    ]


def suggested(request: Request) -> Response:
    """The actors whose name is like what was typed, as options of a list."""
    name = request.query_params.get("name", "").strip()[:100]
    with opened(request) as record:
        found = record.actors(name, limit=TYPED) if name else []
    return render(request, "suggested.html", {"known": told(found)})
