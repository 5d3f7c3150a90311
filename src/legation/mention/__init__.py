"""The mention room: actors, places, dates, counts, sums and quotations of a story, each with its span."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legation.gazetteer import Gazetteer
    from legation.language.model import Sentence
    from legation.mention.model import Mentions
    from legation.story.model import Story

__all__ = ["find"]


def find(story: Story, sentences: tuple[Sentence, ...], gazetteer: Gazetteer) -> Mentions:
    """All that a story mentions: actors with their mentions, dates, places, counts, sums, quotations.

    The grammars are loaded at the first call.
    """
    from legation.mention.finding import find as found

    return found(story, sentences, gazetteer)
