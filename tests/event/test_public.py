"""Private crime is no event; the same words about public life are."""

from __future__ import annotations

import pytest

from legation import story
from legation.reader import read_story

PRIVATE = [
    "Two men have been charged with burglary after a break-in at a bakery in Leeds, detectives said.",
    "A woman was stabbed to death at a bus stop on Sunday night.",
    "A folk singer was fined 400 euros after he pleaded guilty to drinking on a beach.",
    "The jury found her guilty of stealing jewellery from her aunt. The judge jailed her for two years. She wept.",
]
PUBLIC = [
    ("An Iranian was shot dead in Cyprus.", "it crosses a border"),
    ("Two men were charged with spying for Belarus on Friday.", "what they are charged with is of public life"),
    ("A man died after he was shot by police in Lagos.", "police violence is no private crime"),
    ("A mob lynched two men accused of blasphemy in Lahore.", "nor is what a mob does"),
    ("Youths set fire to the police station in Lahore.", "nor an attack on the police's house"),
    ("Three journalists were arrested in Baku on Monday.", "journalists are arrested for what they do"),
    (
        "Marines carried four villagers to a hospital after two others were shot dead. One lost a leg. It rained.",
        "an armed force is there",
    ),
    (
        "Two Dutch hikers detained in Iran are in good health, their lawyer said. They share a cell. It has no window.",
        "people are held in another land than their own",
    ),
    ("A court in Ankara jailed the former minister for six years.", "a former minister is of public life"),
]


@pytest.mark.parametrize("text", PRIVATE)
def test_private_crime_gives_no_event(text: str) -> None:
    assert not read_story(story.story(text, published="2024-05-15")).events


@pytest.mark.parametrize(("text", "why"), PUBLIC)
def test_public_matters_stay(text: str, why: str) -> None:
    assert read_story(story.story(text, published="2024-05-15")).events, why
