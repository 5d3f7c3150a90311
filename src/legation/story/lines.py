"""From JSON to stories: one object a line, or one document with an object or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import IO, Any

from legation.errors import BadLine, InputError, TooLarge
from legation.story.encoding import decoded
from legation.story.fields import WAY_OUT, fielded, refused
from legation.story.intake import LONGEST
from legation.story.links import Link
from legation.story.model import Story
from legation.story.streams import rewound

LINE_BYTES = 8 * LONGEST
"""Bytes of a line that are read: more is refused, and skipped without being held in memory."""

WHOLE_BYTES = 64 * 1024 * 1024
"""Bytes of a document that is no JSON lines."""

Item = tuple[str, Story | Link | InputError]
"""Where in the source ("line 3"), and the story, the link to it, or its error."""

_LISTS = ("articles", "items", "stories", "results", "data")
"""Keys under which a document holds its stories: GDELT's article list, JSON Feed and the like."""


def json_stories(
    stream: IO[bytes], *, columns: Mapping[str, str] | None = None, published: str | None = None
) -> Iterator[Item]:
    """The stories of JSON of either form: lines where the first line is an object, else one document.

    ``columns`` says which key holds a field; ``published`` is the day of stories that do not tell their own.
    """
    first = _first_line(stream)
    if _is_story(first):
        yield from line_stories(rewound(first, stream), columns=columns, published=published)
        return
    whole = first + stream.read(WHOLE_BYTES)
    if len(whole) > WHOLE_BYTES:
        yield "", TooLarge(f"one JSON document of more than {WHOLE_BYTES // 2**20} MiB. Write one object a line.")
        return
    try:
        document = json.loads(decoded(whole))
    except (ValueError, RecursionError):
        yield from line_stories(BytesIO(whole), columns=columns, published=published)
        return
    items = _listed(document)
    if items is None:
        yield "", _attempt(document, columns, published)
        return
    for number, item in enumerate(items, 1):
        yield f"item {number}", _attempt(item, columns, published)


def line_stories(
    stream: IO[bytes], *, columns: Mapping[str, str] | None = None, published: str | None = None
) -> Iterator[Item]:
    """The story of each line that is not blank, or the link to it, or the error of that line."""
    for number, raw in enumerate(_bounded(stream), 1):
        where = f"line {number}"
        if raw is None:
            yield where, TooLarge(f"more than {LINE_BYTES:,} bytes. A story may have {LONGEST:,} characters: split it.")
        elif raw.strip():
            yield _line(where, raw, columns, published)


def _line(where: str, raw: bytes, columns: Mapping[str, str] | None, published: str | None) -> Item:
    try:
        item = json.loads(decoded(raw.rstrip(b"\r\n")))
    except json.JSONDecodeError as error:
        return f"{where}, column {error.colno}", BadLine(f"not JSON ({error.msg}). {WAY_OUT}")
    except InputError as error:
        return where, error
    except (ValueError, RecursionError):
        return where, BadLine(f"JSON with a number that is too long, or too many brackets in each other. {WAY_OUT}")
    return where, _attempt(item, columns, published)


def _attempt(item: Any, columns: Mapping[str, str] | None, published: str | None) -> Story | Link | InputError:
    """The story or link of a decoded JSON value, or the error of it."""
    if not isinstance(item, dict):
        return refused(item)
    try:
        return fielded(item, columns=columns, published=published)
    except InputError as error:
        return error


def _listed(document: Any) -> list[Any] | None:
    """The stories that a document lists, by itself or under a usual key; None for one that is a story itself."""
    if isinstance(document, dict):
        return next((document[key] for key in _LISTS if isinstance(document.get(key), list)), None)
    return document if isinstance(document, list) else None


def _first_line(stream: IO[bytes]) -> bytes:
    """The first line that is not blank, with any blank ones before it; cut off at the limit of a line."""
    first = b""
    while (raw := stream.readline(LINE_BYTES - len(first))) and not (first := first + raw).strip():
        continue
    return first


def _is_story(first: bytes) -> bool:
    """Whether a line is an object, and none that lists stories."""
    try:
        document = json.loads(decoded(first))
        return isinstance(document, dict) and _listed(document) is None
    except (ValueError, RecursionError, InputError):
        return False


def _bounded(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is too long, of which nothing is kept."""
    while raw := stream.readline(LINE_BYTES + 1):
        if len(raw) <= LINE_BYTES or raw.endswith(b"\n"):
            yield raw
            continue
        while (raw := stream.readline(1_000_000)) and not raw.endswith(b"\n"):
            pass
        yield None
