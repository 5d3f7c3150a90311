"""Corrections over HTTP: what ``legation correct``, ``accept``, ``reject``, ``merge``, ``split``, ``undo`` do.

They need the server's token, or a page of the server's own that sends them. With If-Match they are made only of
events that are still as the client saw them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

import legation
from legation.record.record import Record
from legation.view.rest.answering import options
from legation.view.rest.bodies import body_of, check_plain
from legation.view.rest.guard import is_own
from legation.view.rest.matching import HEADER, seen
from legation.view.rest.problems import problem, problem_of

BYTES = 65_536
"""Bytes of a correction."""

Id = Annotated[str, Meta(min_length=1, max_length=300)]
Who = Annotated[str, Meta(min_length=1, max_length=200)]
Why = Annotated[str, Meta(max_length=2000)]


Seen = list[str | None]


class _Signed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who makes a correction, and why: both are shown with it."""

    by: Who
    why: Why | None = None


class CorrectAsked(_Signed, frozen=True, kw_only=True):
    """Set a field of an event, mention, story or actor. ``value``: a text, number, null, or a list of parties."""

    id: Id
    field: Annotated[str, Meta(min_length=1, max_length=60)]
    value: Any
    kind: Literal["event", "mention", "story", "actor"] | None = None


class AcceptAsked(_Signed, frozen=True, kw_only=True):
    """Say that an event is right as it is."""

    id: Id


class RejectAsked(_Signed, frozen=True, kw_only=True):
    """Say that an event or mention is none."""

    id: Id
    kind: Literal["event", "mention"] | None = None


class MergeAsked(_Signed, frozen=True, kw_only=True):
    """Say that events are one happening."""

    ids: Annotated[list[Id], Meta(min_length=2, max_length=200)]


class SplitAsked(_Signed, frozen=True, kw_only=True):
    """Say that some mentions of an event are of another happening, together."""

    id: Id
    mentions: Annotated[list[Id], Meta(min_length=1, max_length=1000)]


class UndoAsked(_Signed, frozen=True, kw_only=True):
    """Take a correction back, by its number."""

    number: Annotated[int, Meta(ge=1, le=2**53 - 1)]


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of correction: its address, what it takes, and what it does.

    ``of`` gives the events that it is about; ``make``, with the versions of them that the client saw, the correction's
    number.
    """

    name: str
    path: str
    about: str
    body: type[Any]
    make: Callable[[Record, Any, Seen], int]
    of: Callable[[Any], Sequence[str]] = lambda asked: (asked.id,)


ACTS = (
    Act(name="correct", path="/correct", body=CorrectAsked,
        about="Set a field of an event, mention, story or actor; the machine's coding stays below it.",
        make=lambda record, a, seen: record.correct(a.id, a.field, a.value, by=a.by, why=a.why, kind=a.kind,
                                                     seen=seen[0])),
    Act(name="accept", path="/accept", body=AcceptAsked,
        about="Say that an event is right as it is: it counts as reviewed.",
        make=lambda record, a, seen: record.accept(a.id, by=a.by, why=a.why, seen=seen[0])),
    Act(name="reject", path="/reject", body=RejectAsked, about="Say that an event or mention is none.",
        make=lambda record, a, seen: record.reject(a.id, by=a.by, why=a.why, kind=a.kind, seen=seen[0])),
    Act(name="merge", path="/merge", body=MergeAsked, about="Say that events are one happening.",
        make=lambda record, a, seen: record.merge(*a.ids, by=a.by, why=a.why, seen=seen), of=lambda a: a.ids),
    Act(name="split", path="/split", body=SplitAsked,
        about="Say that some mentions of an event are of another happening.",
        make=lambda record, a, seen: record.split(a.id, a.mentions, by=a.by, why=a.why, seen=seen[0])),
    Act(name="undo", path="/undo", body=UndoAsked,
        about="Take a correction back; what it changed is exactly as before.",
        make=lambda record, a, seen: record.undo(a.number, by=a.by, why=a.why), of=lambda a: ()),
)  # fmt: skip


def act(kind: Act) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a kind of correction."""

    async def endpoint(request: Request) -> Response:
        if request.method == "OPTIONS":
            return options("POST, OPTIONS")
        if request.app.state.token is None and not is_own(request):
            return problem(403, "token", "A correction by a program needs a token. Start legation serve RECORD --token "
                           "WORD, and send Authorization: Bearer WORD.")  # fmt: skip
        try:
            asked = await body_of(request, kind.body, most=BYTES)
            for name, value in msgspec.structs.asdict(asked).items():
                check_plain(value, name)
            return await run_in_threadpool(_make, request, kind, asked)
        except Exception as error:  # whatever goes wrong is told as a problem, never as a page
            return problem_of(error)

    return endpoint


def _make(request: Request, kind: Act, asked: Any) -> Response:
    with legation.open(request.app.state.path) as record:
        versions = seen(record, request.headers.get(HEADER), kind.of(asked))
        number = kind.make(record, asked, versions)
        made = next(each for each in record.corrections() if each.id == number)
    headers = {"Cache-Control": "no-store"}
    return Response(msgspec.json.encode(made), 201, headers, media_type="application/json")
