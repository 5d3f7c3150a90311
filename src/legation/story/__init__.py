"""The story room: text from files, URLs and memory, and what in it is not the report."""

from legation.story.intake import story
from legation.story.sources import read_sources

__all__ = ["read_sources", "story"]
