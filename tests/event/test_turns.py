"""Events told in transcripts: by whom, to whom, and what is no event."""

from __future__ import annotations

import pytest

import legation

OPENING = "PRESIDENT SILVA: {}\n\nPRIME MINISTER HOLT: Thank you."

ROWS: list[tuple[str, set[str], str]] = [
    (
        "Thank you, Mr. Prime Minister, for your help with the refugees.",
        {"SUPPORT SILVA > HOLT"},
        "thanks without a subject are of who has the word",
    ),
    ("It is an honour to welcome you in Maputo.", {"SUPPORT SILVA > HOLT"}, "a welcome in words is no visit"),
    ("We met in Lisbon in May.", {"CONSULT SILVA, HOLT > "}, "both met"),
    ("Thank you. Please sit down.", set(), "thanks for nothing are none"),
    ("As you know, that is a large town.", set(), "“you” of nobody in particular"),
    (
        "I am so glad that Norway has joined the mission.",
        {"SUPPORT SILVA > Norway", "COOPERATE Norway > the mission"},
        "to be glad is no promise",
    ),
]


@pytest.mark.parametrize(("said", "wanted", "guards"), ROWS, ids=[row[2] for row in ROWS])
def test_turns(said: str, wanted: set[str], guards: str) -> None:
    events = legation.read(OPENING.format(said), published="2024-06-11").events
    told = {f"{e.type} {_names(e.actors)} > {_names(e.recipients)}" for e in events}
    assert told == wanted


def _names(parties: tuple[legation.Party, ...]) -> str:
    return ", ".join(p.name for p in parties)


def test_a_question_of_the_press_is_no_news() -> None:
    text = "MR. HOLT: Good morning.\n\nQ    Has Russia attacked Ukraine again?\n\nMR. HOLT: I have not seen that."
    assert not legation.read(text, published="2024-06-11").events


def test_what_is_done_by_the_words_of_a_turn_is_done_that_day() -> None:
    text = OPENING.format("Thank you, Mr. Prime Minister, for the grain.")
    event = legation.read(text, published="2024-06-11").events[0]
    assert event.date is not None
    assert event.date.start == "2024-06-11"
    assert event.attribution is None
