"""The story room: text from files, URLs and memory, and what in it is not the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legation.story.intake import story

if TYPE_CHECKING:
    from legation.story.sources import read_sources

__all__ = ["read_sources", "story"]


def __getattr__(name: str) -> Any:
    """``read_sources``, imported when it is first asked for: a text in memory needs no archives and no web."""
    if name == "read_sources":
        from legation.story.sources import read_sources

        return read_sources
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
