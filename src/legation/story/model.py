"""Types of the story room: a span of text and a story.

Offsets count Unicode code points; ``text[start:end]`` is always what a span says.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

import msgspec

LONGEST_HEADLINE = 250
"""A first line of more characters is no headline."""


class Span(msgspec.Struct, frozen=True):
    """A stretch of a story's text: ``story.text[start:end] == text``."""

    text: str
    start: int
    end: int


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One report: its text, never changed after it was taken in, and what is known about it.

    ``published`` is an ISO 8601 day or time, ``language`` an ISO 639-1 code. ``furniture`` are stretches of the
    text that are not the report (a doubled headline, a photo credit, "you might also like"): they stay in the
    text and are not read. ``extra`` are input keys that Legation does not know; they are passed through.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str = "en"
    furniture: tuple[Span, ...] = ()
    extra: dict[str, Any] = {}

    @property
    def headline(self) -> str | None:
        """The title, or where it is not known apart the text's first line, if that stands alone as a headline does."""
        if self.title:
            return self.title
        first, _, rest = self.text.lstrip().partition("\n")
        alone = rest[:1].isspace() and rest.strip() and len(first) <= LONGEST_HEADLINE
        return first.strip() if alone and first.rstrip()[-1:] not in (".", "!", ":", "”", '"') else None


def span_of(text: str, start: int, end: int) -> Span:
    """The span of ``text`` from code point ``start`` to ``end`` (exclusive)."""
    return Span(text[start:end], start, end)


def text_hash(text: str) -> str:
    """The hash of a text, kept beside it: 32 hexadecimal digits (BLAKE2b of its UTF-8)."""
    return blake2b(text.encode("utf8", "replace"), digest_size=16).hexdigest()
