"""What the fields of a story are called in other programs' files, and a story from such fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from legation.errors import BadLine
from legation.story.intake import story
from legation.story.links import Link
from legation.story.model import Story

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "story_id", "article_id", "uid", "guid"),
    "text": ("text", "body", "article_text", "full_text", "maintext", "content", "content_text", "event_text", "story"),
    "title": ("title", "headline"),
    "published": ("published", "pub_date", "publication_date", "date_published", "date_publish", "date", "seendate"),
    "url": ("url", "link", "source_url", "sourceurl"),
    "publisher": ("publisher", "source", "outlet", "source_domain", "domain"),
}
"""For each field the names that are taken for it, the first that is there (whatever its case).

NGEC writes ``event_text`` and ``pub_date``, news-please ``maintext``, JSON Feed ``content_text``, GDELT's list of
articles ``seendate``.
"""

_NAMES = {list: "a list", str: "a text", int: "a number", float: "a number", bool: "true or false", dict: "an object"}
WAY_OUT = 'Each line must be one JSON object with its words in "text".'


def fielded(
    item: Mapping[str, Any], *, columns: Mapping[str, str] | None = None, published: str | None = None
) -> Story | Link:
    """The story of an object's or a row's fields, or the link where it has an address and no words.

    ``columns`` says which key holds a field, and goes before the names of ``FIELDS``. Keys that are no field are kept
    in ``extra``. ``published`` is the day where the item tells none. Raises InputError.
    """
    keys = _keys(item, columns or {})
    values = {field: _words(item, key, field) for field, key in keys.items()}
    extra = {key: value for key, value in item.items() if key not in keys.values()}
    text, url = values.get("text"), values.get("url")
    if text is None and url and url.startswith(("http://", "https://")):
        return Link(
            url=url,
            title=values.get("title"),
            published=values.get("published") or published,
            publisher=values.get("publisher"),
            extra=extra,
        )
    if "text" not in keys:
        known = ", ".join(f'"{key}"' for key in list(item)[:6]) or "nothing"
        raise BadLine(f'no "text" (there is {known}). {WAY_OUT}')
    if text is None:
        raise BadLine(f'"{keys["text"]}" is null. {WAY_OUT}')
    return story(
        text,
        id=values.get("id"),
        title=values.get("title"),
        published=values.get("published") or published,
        url=url,
        publisher=values.get("publisher"),
        extra=extra,
    )


def _keys(item: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, str]:
    """The key of each field that the item has."""
    plain = {key.casefold(): key for key in reversed(list(item))}
    keys = {}
    for field, names in FIELDS.items():
        if field in columns:
            keys[field] = columns[field]
            continue
        taken = set(columns.values())
        found = next((plain[name] for name in names if name in plain and plain[name] not in taken), None)
        if found is not None:
            keys[field] = found
    return keys


def _words(item: Mapping[str, Any], key: str, field: str) -> str | None:
    value = item.get(key)
    if field == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise BadLine(f'"{key}" is {_NAMES.get(type(value), "no text")}: it must be text. {WAY_OUT}')
    return value


def refused(item: object) -> BadLine:
    """The error of a JSON value that is not an object."""
    return BadLine(f"{_NAMES.get(type(item), 'null')}, not an object. {WAY_OUT}")
