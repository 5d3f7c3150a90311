"""Where the words of a transcript were spoken, and deeds placed by the land of those concerned or by the next words."""

from __future__ import annotations

import pytest

from legation.event.model import EventMention
from legation.reader import read_story
from legation.story import story


def event_at(text: str, trigger: str, title: str | None = None) -> EventMention:
    events = read_story(story(text, published="2024-06-12", title=title)).events
    found = [e for e in events if trigger in e.trigger.text or e.trigger.text in trigger]
    assert found, f"no event at {trigger!r} among {[(e.type, e.trigger.text) for e in events]}"
    return found[0]


PLACES = [
    # (text, trigger, words of the place and its country, what it guards)
    (
        "Presidential Palace Warsaw, Poland\n\n10:04 A.M. CEST\n\nPRESIDENT SILVA: Thank you, Mr. Prime"
        " Minister, for your"
        " help with the refugees.\n\nPRIME MINISTER HOLT: And thank you for coming, Madam President.",
        "Thank",
        ("Warsaw, Poland", "POL"),
        "the head of a transcript",
    ),
    (
        "PRIME MINISTER HOLT: It is an honor to welcome you to Poland, Madam President.\n\n"
        "PRESIDENT SILVA: Thank you, Mr. Prime Minister, for this warm reception.",
        "Thank",
        ("Poland", "POL"),
        "where the host welcomes",
    ),
    (
        "Via Teleconference\n\nPRESIDENT SILVA: Thank you, Mr. Prime Minister, for the grain.\n\nPRIME"
        " MINISTER HOLT: Good to hear you.",
        "Thank",
        None,
        "a call has no place",
    ),
    ("The White House hosted a series of meetings with mayors from twelve cities.", "hosted", ("White House", "USA"),
     "a seat that hosts"),
    (
        "President Roe hosted the leaders of Kenya and Ghana. They spoke of trade during the meeting at Camp David.",
        "hosted",
        ("Camp David", "USA"),
        "the next sentence tells where the meeting was",
    ),
    (
        "A gunman killed two bakers on Monday, officials said. Their shop stood near the harbor of Tacoma, Washington.",
        "killed",
        ("Tacoma, Washington", "USA"),
        "the only land that the story tells",
    ),
    (
        "Iranian agents killed a poet. The news reached Berlin on Monday.",
        "killed",
        None,
        "not the only land where a party is of another",
    ),
    (
        "Afghan and coalition forces detained two men during a search near Ghazni, Afghanistan,"
        " yesterday. The force called on everybody"
        " to come out.",
        "called",
        ("Ghazni, Afghanistan", "AFG"),
        "what forces say in the course of a deed",
    ),
    (
        "Remarks by Foreign Minister Wong at the Reef Forum\n\nSuva, Fiji\n\n"
        "I welcome the decision of Samoa to join the pact.",
        "welcome",
        ("Suva, Fiji", "FJI"),
        "the line under a speech's headline",
    ),
    (
        "Remarks by Foreign Minister Wong on the Storm in Tonga\n\nI welcome the decision of Samoa to join the pact.",
        "welcome",
        None,
        "what a speech is about is not where it was held",
    ),
    (
        "Remarks by President Biden\n\nRose Garden\n\n5:26 P.M. EST\n\nTHE PRESIDENT: We condemn the attack on Kyiv.",
        "condemn",
        ("Rose Garden", "USA"),
        "a room of the White House",
    ),
    (
        "Remarks by President Biden\n\nWalnut Atrium\n\n5:26 P.M. EST\n\nTHE PRESIDENT: We condemn the attack on Kyiv.",
        "condemn",
        None,
        "a room that nobody knows is not in the land spoken of",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "expected", "guards"), PLACES, ids=[row[3] for row in PLACES])
def test_place(text: str, trigger: str, expected: tuple[str, str] | None, guards: str) -> None:
    found = event_at(text, trigger).place
    told = None if found is None else (found.text, found.country)
    assert told == expected, guards
    if found is not None and found.start is not None:
        assert text[found.start : found.end] == found.text


VICTIMS = [
    # (text, trigger, dead, what it guards)
    (
        "The envoy condemned the attacks on Goma, which local officials say killed 120.",
        "attacks",
        120,
        "a toll that others tell",
    ),
    (
        "Three clerks were killed when their office went up in flames after a protester threw a petrol bomb inside.",
        "threw",
        3,
        "what a deed led to, over two clauses",
    ),
    (
        "They found four men who had been shot and killed in the yard and two armed men on the roof.",
        "shot",
        4,
        "those of the clause alone",
    ),
    ("The guard turned on the patrol in Kunduz, and he was shot and killed.", "shot", 1, "the second of two passives"),
]


@pytest.mark.parametrize(("text", "trigger", "dead", "guards"), VICTIMS, ids=[row[3] for row in VICTIMS])
def test_victims_of_a_deed(text: str, trigger: str, dead: int, guards: str) -> None:
    assert event_at(text, trigger).casualties.dead == dead, guards
