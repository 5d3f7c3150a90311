"""From words to a story."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from legation.errors import EmptyStory
from legation.story.model import Story


def story(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    extra: dict[str, Any] | None = None,
) -> Story:
    """A story of words in memory."""
    if not text.strip():
        raise EmptyStory("There is nothing to read.")
    return Story(
        id=id or content_id(text),
        text=text,
        title=title,
        published=published,
        url=url,
        publisher=publisher,
        extra=extra or {},
    )


def content_id(text: str) -> str:
    """An id that depends on the text alone: 16 hexadecimal digits."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
