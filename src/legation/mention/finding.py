"""The door of the mention room: all mentions of a story."""

from __future__ import annotations

from legation.language.model import Clause, Sentence
from legation.mention.actors import Knowledge, find_actors
from legation.mention.amounts import find_amounts
from legation.mention.counts import find_counts
from legation.mention.dates import find_dates
from legation.mention.model import Mentions
from legation.story.model import Story


def find(
    story: Story, sentences: tuple[Sentence, ...], gazetteer: Knowledge, clauses: tuple[Clause, ...] = ()
) -> Mentions:
    """All that a story mentions: actors with their mentions, dates, places, counts, sums, quotations."""
    actors, mentions = find_actors(story, sentences, gazetteer, clauses)
    return Mentions(
        actors=actors,
        mentions=mentions,
        dates=find_dates(story, sentences),
        counts=find_counts(story, sentences),
        amounts=find_amounts(story, sentences, gazetteer),
    )
