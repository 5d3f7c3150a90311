"""The door of the mention room: all mentions of a story."""

from __future__ import annotations

from legation.gazetteer import Gazetteer
from legation.language.model import Sentence
from legation.mention.actors import find_actors
from legation.mention.amounts import find_amounts
from legation.mention.counts import find_counts
from legation.mention.dates import find_dates
from legation.mention.model import Mentions
from legation.mention.places import find_places
from legation.mention.quotations import find_quotations
from legation.story.model import Story


def find(story: Story, sentences: tuple[Sentence, ...], gazetteer: Gazetteer) -> Mentions:
    """All that a story mentions: actors with their mentions, dates, places, counts, sums, quotations.

    All spans count code points into ``story.text``; a mention's ``sentence`` and ``head`` point into ``sentences``.
    """
    places = find_places(story, sentences, gazetteer)
    actors, mentions = find_actors(story, sentences, gazetteer, places)
    return Mentions(
        actors=actors,
        mentions=mentions,
        dates=find_dates(story, sentences, gazetteer),
        places=places,
        counts=find_counts(story, sentences),
        amounts=find_amounts(story, sentences, gazetteer),
        quotations=find_quotations(story, sentences, mentions),
    )
