"""Deaths that nobody is said to have caused: violence where the story tells of violence, a mishap where it does not."""

import pytest

from legation.reader import read_story
from legation.story import story

CASES = [
    ("Fighting went on in Sudan all week. More than 300 people have been killed.", True, "a war"),
    ("Libyan militias clashed in Tripoli on Monday. Two children were injured.", True, "clashes"),
    ("Five people were killed in Nepal on Monday, the government said.", False, "nothing tells of what"),
    ("Floods hit Pakistan on Monday. The army said that 40 people were killed.", False, "a flood"),
    (
        "The Malian army fights rebels. Nine people were killed when their bus overturned near Gao.",
        False,
        "an accident",
    ),
    ("Jets flew over Homs on Monday. The strikes killed forty people, the Syrian government said.", True, "a strike"),
    ("Soldiers searched a village in Mali. Two rebels were killed.", True, "fighters die by violence"),
    ("Four soldiers died when their lorry overturned near Gao, the army said.", False, "a lorry that overturns"),
    ("A navy helicopter crashed off Callao, killing three officers.", False, "a helicopter that crashes"),
    ("The ambassador was injured when his car collided with a tram in Lisbon.", False, "a collision"),
    ("A Danish freighter struck a bridge in Chittagong, killing two soldiers.", False, "a ship hits a bridge"),
    ("Two ministers were killed when their helicopter hit a power line in Peru.", False, "a wire in its way"),
    ("The chancellor was hit by a cyclist in Graz.", False, "a cyclist"),
    ("A British man drowned off Crete, the Foreign Office said.", False, "who drowns by himself"),
    ("Two Malian soldiers were killed when their lorry hit a landmine near Gao.", True, "a mine in its way"),
    ("Soldiers in Chad drowned two prisoners, a witness said.", True, "drowned by others"),
    ("Israeli jets hit a house in Gaza, wounding five people.", True, "jets hit houses on purpose"),
]


HARM = ("killed", "injured", "died", "hit", "drowned", "killing", "wounding", "struck")


@pytest.mark.parametrize(("text", "violent", "guards"), CASES, ids=[case[2] for case in CASES])
def test_deaths_without_a_cause(text: str, violent: bool, guards: str) -> None:
    harmed = [e for e in read_story(story(text)).events if e.trigger.text.startswith(HARM)]
    assert bool(harmed) is violent, guards
