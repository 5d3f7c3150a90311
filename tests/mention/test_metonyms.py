"""Capitals and buildings that stand for who sits there, and those that are only places."""

from __future__ import annotations

import pytest

from legation import gazetteer, mention
from legation.language import parse
from legation.mention.model import Actor
from legation.story.model import Story


def actors(text: str) -> dict[str, Actor]:
    story = Story(id="s", text=text, published="2023-01-10")
    return {actor.name: actor for actor in mention.find(story, parse(text), gazetteer.load()).actors}


# (text, name, country, sector, what it guards)
STANDS_FOR = [
    ("Brussels imposed new sanctions on Minsk on Monday.", "Brussels", "IGO", "IGO", "the European Union, as subject"),
    ("Budapest accused Brussels of blackmail.", "Brussels", "IGO", "IGO", "the European Union, as object"),
    ("Brussels and Washington agreed on steel tariffs.", "Brussels", "IGO", "IGO", "beside another capital"),
    ("Belgium's cabinet fell. Brussels denied a rift.", "Belgium", "BEL", "GOV", "the state, where it is named"),
    ("Moscow condemned the strikes.", "Russia", "RUS", "GOV", "a state's capital"),
    ("Washington warned Tehran.", "United States", "USA", "GOV", "a state's capital"),
    ("Bankova denied the report.", "Bankova", "UKR", "GOV", "a street"),
    ("The Kremlin denied the report.", "Kremlin", "RUS", "GOV", "a fortress"),
    ("Foggy Bottom denied the report.", "Foggy Bottom", "USA", "GOV", "a quarter"),
    ("The Quai d'Orsay denied the report.", "Quai d'Orsay", "FRA", "GOV", "an embankment"),
    ("Zhongnanhai kept silent.", "Zhongnanhai", "CHN", "GOV", "a compound"),
    ("Turtle Bay kept silent.", "Turtle Bay", "IGO", "IGO", "where the United Nations sit"),
]


@pytest.mark.parametrize(("text", "name", "country", "sector", "why"), STANDS_FOR, ids=[row[4] for row in STANDS_FOR])
def test_stands_for(text: str, name: str, country: str, sector: str, why: str) -> None:
    found = actors(text)
    assert name in found, why
    assert (found[name].country, found[name].sector) == (country, sector), why


@pytest.mark.parametrize(
    "text",
    ["Finance ministers met in Brussels on Monday.", "Police in Brussels arrested ten people.",
     "He flew to Brussels for the talks.", "Brussels police arrested ten people."],
)  # fmt: skip
def test_a_place_is_no_union(text: str) -> None:
    assert "IGO" not in {actor.country for actor in actors(text).values()}
