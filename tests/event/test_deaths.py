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
]


@pytest.mark.parametrize(("text", "violent", "guards"), CASES, ids=[case[2] for case in CASES])
def test_deaths_without_a_cause(text: str, violent: bool, guards: str) -> None:
    harmed = [e for e in read_story(story(text)).events if e.trigger.text.startswith(("killed", "injured"))]
    assert bool(harmed) is violent, guards
