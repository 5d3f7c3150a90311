"""Transcripts: which labels open a turn, who speaks in it, and who is spoken to."""

from __future__ import annotations

import re

import pytest

import legation
from legation.mention.turns import labelled, turns
from legation.reader import read_story

MEETING = """Tallinn

9:40 A.M.

PRESIDENT KARIS: Mr. Prime Minister, I am glad to see you. We met in Porto two years ago.

PRIME MINISTER LOPES: Mr. President, thank you for your hospitality. We will send a frigate.

I know that you have asked for more.

Q    Mr. Prime Minister, did you promise us a second frigate?

PRIME MINISTER LOPES: Not yet.

END 9:52 A.M.

Estonia has 1.3 million people."""

TURNS: list[tuple[str, list[str], str]] = [
    ("MR. HALE: We are here.\n\nMS. ORR: So are we.", ["MR. HALE", "MS. ORR"], "labels in capitals"),
    ("MR. HALE (via interpreter): We are here.", ["MR. HALE"], "what stands in brackets behind a label"),
    ("MR. HALE: No.\n\nQ    Will you go?\n\nMR. HALE: No.", ["MR. HALE", "Q", "MR. HALE"], "a question"),
    ("THE MINISTER: Yes.\nShe left.\n\nEND 3:00 P.M.", ["THE MINISTER"], "one speaker alone"),
    ("TO THE CONGRESS OF THE UNITED STATES: I send you this.", [], "a heading is no label"),
    ("LIMA, PERU: Two men were held.", [], "nor is a town"),
    ("UPDATE: The minister has left.\nWATCH: The queen speaks.", [], "nor a rubric"),
    (
        "The President: Good.\nMr. Tan: Good.\nThe President: Why?\nMr. Tan: Because.",
        ["The President", "Mr. Tan", "The President", "Mr. Tan"],
        "labels in small letters that come again",
    ),
    (
        "PRESIDENT LUND: We will talk. CHANCELLOR ORR: Thank you.\n\nPRESIDENT LUND: Good.",
        ["PRESIDENT LUND", "CHANCELLOR ORR", "PRESIDENT LUND"],
        "a label within a line",
    ),
    ("MR. HALE: We read it. NATO COUNTRIES: the list. Mr. Orr left.", ["MR. HALE"], "capitals within a line alone"),
    ("Bottom line: no deal.\nFor example: none.", [], "a lead-in is no label"),
]


@pytest.mark.parametrize(("text", "labels", "guards"), TURNS, ids=[row[2] for row in TURNS])
def test_labels(text: str, labels: list[str], guards: str) -> None:
    found = turns(text)
    assert [t.label.text for t in found] == labels
    for turn in found:
        assert text[turn.label.start : turn.label.end] == turn.label.text


NAMED: list[tuple[str, list[str], str]] = [
    ("Foreign Minister Ana Lopes: “We welcome it.”", ["Foreign Minister Ana Lopes"], "a title and a name"),
    ("Ana Lopes, Peru's foreign minister, on X: We welcome it.", ["Ana Lopes"], "a name and a title behind it"),
    ("Ana Lopes (@alopes): “We will act.”\nJon Berg: “So will we.”", ["Ana Lopes", "Jon Berg"], "one line each"),
    ("Ana Lopes said: “We welcome it.”", [], "a word of saying"),
    ("The reason: We were late.", [], "no name"),
    ("Our view: We should go.", [], "an opener"),
    ("Ana Lopes: the story of a spy", [], "no words of hers"),
]


@pytest.mark.parametrize(("text", "labels", "guards"), NAMED, ids=[row[2] for row in NAMED])
def test_whose_line_it_is(text: str, labels: list[str], guards: str) -> None:
    assert [t.label.text for t in labelled(text)] == labels, guards


def test_a_turn_lasts_to_the_next_label_or_the_end_mark() -> None:
    said = [MEETING[t.start : t.end].strip() for t in turns(MEETING)]
    assert said[1].startswith("Mr. President, thank you")
    assert said[1].endswith("asked for more.")
    assert said[-1] == "Not yet."


SPOKEN: list[tuple[str, int, str | None, str]] = [
    ("I", 0, "KARIS", "who has the word"),
    ("I", 1, "LOPES", "who has the word, in his second paragraph"),
    ("you", 0, "LOPES", "whoever speaks next"),
    ("your", 0, "KARIS", "whoever spoke before"),
    ("you", 1, "KARIS", "“thank you”"),
    ("you", 3, None, "in a question of the press it is nobody that the transcript names"),
    ("Mr. Prime Minister", 0, "LOPES", "by his title"),
    ("Mr. President", 0, "KARIS", "by his title, back"),
]


@pytest.mark.parametrize(("words", "number", "actor", "guards"), SPOKEN, ids=[row[3] for row in SPOKEN])
def test_who_is_meant(words: str, number: int, actor: str | None, guards: str) -> None:
    reading = legation.read(MEETING, published="2024-06-11")
    spans = sorted((m.start, a.name) for a in reading.actors for m in a.mentions)
    at = [m.start() for m in re.finditer(rf"\b{words}\b", MEETING)][number]
    meant = [name for start, name in spans if start == at]
    assert meant == ([actor] if actor else [])


def test_we_who_met_are_both() -> None:
    event = next(e for e in legation.read(MEETING, published="2024-06-11").events if e.trigger.text == "met")
    assert {p.name for p in event.actors} == {"KARIS", "LOPES"}


def test_a_turn_is_a_quotation_of_its_speaker() -> None:
    quotations = legation.read(MEETING, published="2024-06-11").quotations
    told = [(q.source.text, q.text) for q in quotations if q.source is not None and q.text.startswith("I know")]
    assert told == [("PRIME MINISTER LOPES", "I know that you have asked for more.")]


BRIEFING = """Press Briefing by Press Secretary Ana Lindholm and NSC Coordinator for Strategic Communications Jon Orr

James S. Brady Press Briefing Room

MS. LINDHOLM: Good afternoon. The President spoke with President Zelenskyy this morning. We condemn the strikes.

MR. ORR: We have asked Egypt to open the crossing. I spoke with Cairo today.

Q    Do you blame Hamas?

MR. HARLOW: We do not."""

ANNOUNCED = [
    ("MS. LINDHOLM", "Ana Lindholm", "USA", "GOV", "the name and office that the title tells"),
    ("MR. ORR", "Jon Orr", "USA", "GOV", "the second of two, whose office has a complement"),
    ("MR. HARLOW", "HARLOW", "USA", "GOV", "who answers at a government's briefing and is not announced"),
    ("The President", "The President", "USA", "GOV", "of whom a spokeswoman speaks beside a foreign president"),
    ("We condemn", "United States", "USA", "GOV", "the state that a spokeswoman speaks for"),
]


@pytest.mark.parametrize(("words", "name", "country", "sector", "guards"), ANNOUNCED, ids=[row[4] for row in ANNOUNCED])
def test_whom_the_title_announces(words: str, name: str, country: str, sector: str, guards: str) -> None:
    reading = legation.read(BRIEFING, published="2024-06-11")
    at = BRIEFING.index(words)
    end = at + (2 if words.startswith("We ") else len(words))
    found = {(a.name, a.country, a.sector) for a in reading.actors for m in a.mentions if at <= m.start < end}
    assert found == {(name, country, sector)}


def test_a_title_without_a_government_tells_no_state() -> None:
    text = "Interview with Analyst Ana Berg\n\nMS. BERG: We saw it in Kyiv.\n\nQ    Where?\n\nMS. BERG: There."
    actor = next(a for a in legation.read(text, published="2024-06-11").actors if "BERG" in a.aliases)
    assert actor.name == "Ana Berg"
    assert "of the government" not in (actor.reason or "")


OURS = """PRESIDENT RUTO: Our countries signed a fisheries pact.

PRIME MINISTER ABIY: Our two governments condemn the raid. Our government sent tents."""


@pytest.mark.parametrize(("at", "actors"), [("signed", ["ETH", "KEN"]), ("condemn", ["ETH", "KEN"]), ("sent", ["ETH"])])
def test_our_countries_are_those_of_both_who_talk(at: str, actors: list[str]) -> None:
    events = legation.read(OURS, published="2023-05-10").events
    event = next(e for e in events if at in e.trigger.text)
    assert sorted(p.country or "" for p in event.actors) == actors


@pytest.mark.parametrize(
    ("title", "mode"),
    [
        ("Readout of President Ruto's Call with President Mahama", "phone"),
        ("Background Press Call on the Visit of President Mahama", None),
        ("Ruto calls for a truce", None),
    ],
)
def test_a_call_with_the_press_is_no_talk_by_telephone(title: str, mode: str | None) -> None:
    story = legation.story.story("President Ruto held talks with President Mahama on trade.", title=title)
    assert [e.mode for e in read_story(story).events if e.type == "CONSULT"] == [mode]
