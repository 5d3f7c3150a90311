"""The body of a request: JSON of a type, of a bounded size, or a problem that names the field."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec
from starlette.requests import Request

from legation.errors import BadQuestion, LegationError, TooLarge

T = TypeVar("T")

_FIELD = re.compile(r"\$\.(\w+)|field `(\w+)`")
_LARGEST = 2**53 - 1


class WrongMedia(LegationError):
    """A body is of another type than JSON."""


class BadBody(LegationError):
    """A body is not the JSON that is wanted; ``parameter`` is the field in which it lies, if it lies in one."""

    def __init__(self, message: str, parameter: str | None = None) -> None:
        super().__init__(message)
        self.parameter = parameter


async def body_of(request: Request, type_: type[T], *, most: int) -> T:
    """The body of a request, of no more than ``most`` bytes. Raises WrongMedia, TooLarge, BadBody."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise WrongMedia(f'Send JSON, with Content-Type: application/json; this is "{_printable(kind) or "untold"}".')
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise WrongMedia("Send the body as it is, without Content-Encoding.")
    return _decoded(await _bytes(request, most), type_)


async def _bytes(request: Request, most: int) -> bytes:
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told[:18]) > most:
        raise TooLarge(f"A body of {int(told[:18]):,} bytes is too large: {most:,} may be.")
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise TooLarge(f"The body is too large: {most:,} bytes may be.")
        parts.append(part)
    return b"".join(parts)


def _decoded(body: bytes, type_: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=type_)
    except msgspec.ValidationError as error:
        found = _FIELD.search(str(error))
        known = ", ".join(field.encode_name for field in msgspec.structs.fields(type_))  # type: ignore[arg-type]
        field = next(filter(None, found.groups())) if found else None
        raise BadBody(f"{error}. There are: {known}.", field) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadBody(f"This is no JSON in UTF-8, or nested too deep: {error}.") from error


def check_plain(value: Any, field: str) -> None:
    """Raises BadQuestion where a value has control characters, or a number that no record keeps."""
    if isinstance(value, dict):
        for name, each in value.items():
            check_plain(name, field)
            check_plain(each, field)
    elif isinstance(value, (list, tuple)):
        for each in value:
            check_plain(each, field)
    elif isinstance(value, str) and any(ord(letter) < 32 or ord(letter) == 127 for letter in value):
        raise BadQuestion(f"{field}: it has a control character, which no value has.", field)
    elif isinstance(value, int) and abs(value) > _LARGEST:
        raise BadQuestion(f"{field}: a number so large is not kept.", field)


def _printable(told: str) -> str:
    return "".join(letter for letter in told[:60] if letter.isprintable())
