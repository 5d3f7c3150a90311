"""From JSON to stories: one object a line, or one document with an object or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from legation.errors import BadLine, InputError, TooLarge
from legation.story.encoding import decoded
from legation.story.intake import LONGEST, story
from legation.story.model import Story
from legation.story.streams import rewound

LINE_BYTES = 8 * LONGEST
"""Bytes of a line that are read: more is refused, and skipped without being held in memory."""

WHOLE_BYTES = 64 * 1024 * 1024
"""Bytes of a document that is no JSON lines."""

Item = tuple[str, Story | InputError]
"""Where in the source ("line 3"), and the story or its error."""

_KNOWN = ("id", "text", "title", "published", "url", "publisher")
_NAMES = {list: "a list", str: "a text", int: "a number", float: "a number", bool: "true or false", dict: "an object"}
_WAY_OUT = 'Each line must be one JSON object with its words in "text".'


def json_stories(stream: IO[bytes], *, published: str | None = None) -> Iterator[Item]:
    """The stories of JSON of either form: lines where the first line is an object, else one document.

    ``published`` is the day of stories that do not tell their own.
    """
    first = _first_line(stream)
    if _is_object(first):
        yield from line_stories(rewound(first, stream), published=published)
        return
    whole = first + stream.read(WHOLE_BYTES)
    if len(whole) > WHOLE_BYTES:
        yield "", TooLarge(f"one JSON document of more than {WHOLE_BYTES // 2**20} MiB. Write one object a line.")
        return
    try:
        document = json.loads(decoded(whole))
    except (ValueError, RecursionError):
        yield from line_stories(BytesIO(whole), published=published)
        return
    if not isinstance(document, list):
        yield "", _attempt(document, published)
        return
    for number, item in enumerate(document, 1):
        yield f"item {number}", _attempt(item, published)


def line_stories(stream: IO[bytes], *, published: str | None = None) -> Iterator[Item]:
    """The story of each line that is not blank, or the error of that line."""
    for number, raw in enumerate(_bounded(stream), 1):
        where = f"line {number}"
        if raw is None:
            yield where, TooLarge(f"more than {LINE_BYTES:,} bytes. A story may have {LONGEST:,} characters: split it.")
        elif raw.strip():
            yield _line(where, raw, published)


def _line(where: str, raw: bytes, published: str | None) -> Item:
    try:
        item = json.loads(decoded(raw.rstrip(b"\r\n")))
    except json.JSONDecodeError as error:
        return f"{where}, column {error.colno}", BadLine(f"not JSON ({error.msg}). {_WAY_OUT}")
    except InputError as error:
        return where, error
    except (ValueError, RecursionError):
        return where, BadLine(f"JSON with a number that is too long, or too many brackets in each other. {_WAY_OUT}")
    return where, _attempt(item, published)


def _attempt(item: Any, published: str | None) -> Story | InputError:
    try:
        return item_story(item, published=published)
    except InputError as error:
        return error


def item_story(item: Any, *, published: str | None = None) -> Story:
    """The story of a decoded JSON object; keys that Legation does not know are kept in ``extra``. Raises InputError."""
    if not isinstance(item, dict):
        raise BadLine(f"{_NAMES.get(type(item), 'null')}, not an object. {_WAY_OUT}")
    if "text" not in item:
        known = ", ".join(f'"{key}"' for key in list(item)[:6]) or "nothing"
        raise BadLine(f'no "text" (there is {known}). {_WAY_OUT}')
    values = {key: _words(item, key) for key in _KNOWN}
    return story(
        values["text"] or "",
        id=values["id"],
        title=values["title"],
        published=values["published"] or published,
        url=values["url"],
        publisher=values["publisher"],
        extra={key: value for key, value in item.items() if key not in _KNOWN},
    )


def _words(item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise BadLine(f'"{key}" is {_NAMES.get(type(value), "no text")}: it must be text. {_WAY_OUT}')
    if key == "text" and value is None:
        raise BadLine(f'"text" is null. {_WAY_OUT}')
    return value


def _first_line(stream: IO[bytes]) -> bytes:
    """The first line that is not blank, with any blank ones before it; cut off at the limit of a line."""
    first = b""
    while (raw := stream.readline(LINE_BYTES - len(first))) and not (first := first + raw).strip():
        continue
    return first


def _is_object(first: bytes) -> bool:
    try:
        return isinstance(json.loads(decoded(first)), dict)
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
