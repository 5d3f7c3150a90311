"""A link to a story, as feeds, sitemaps and tables of addresses name it."""

from __future__ import annotations

from typing import Any

import msgspec


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An address at which a story is, with what the source that names it tells of the story.

    ``content`` is the story itself, as HTML or text, where the source has it whole; ``published`` is as the source
    writes it. ``extra`` goes into the story's.
    """

    url: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    content: str | None = None
    extra: dict[str, Any] = {}
