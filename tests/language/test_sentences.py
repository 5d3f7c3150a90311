"""Sentences: text, and where it is cut (one string a sentence)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.sentences import LONGEST, split


def cut(text: str, skip: tuple[tuple[int, int], ...] = (), stops: tuple[int, ...] = ()) -> list[str]:
    return [text[words[0][0] : words[-1][1]] for words in split(text, skip, stops)]


FULL_STOPS = [
    ["He came.", "She left."],
    ["They met in the U.S.", "The talks went on."],  # an abbreviation ends the sentence
    ["The U.S. Senate voted."],  # and here it does not
    ["Lt. Gen. John W. Smith met Gov. Ann Lee on Nov. 3.", "Both spoke."],
    ["No. 10 declined to comment.", "It gave no reason."],
    ["He said no.", "She said yes."],
    ["The talks began at 5 p.m. EST.", "They ended late."],
    ["The talks began at 5 p.m.", "Ministers left at once."],
    ["He lives in Washington, D.C.", "His aide does not."],
    ["Acme Inc. said so.", "Others did not."],
    ["Sales rose 4.8 percent.", "Costs fell."],
    ["They chose plan B.", "It failed."],
    ["The envoy denied it in a post on X.", "Militants had burned the bus."],  # the place for messages
    ["J. K. Rowling spoke."],
    ["Was it a coup?", "The army said no!", "Nobody knew…", "Night fell."],
    ["Dr. Smith, Mr. Lee, et al. wrote it.", "The paper is short."],
    ["It cost approx. 5 euros."],
    ["He was born in 1956.", "In 1990 he moved."],
    ["1. Withdraw all troops.", "2. Release the prisoners."],
    ["The treaty was signed in 1987. [12]", "It lapsed in 2019."],  # a note belongs to what it notes
    ["They live on Oak St.", "The house is old."],
    ["He flew to St. Petersburg."],
    ["Sgt. 1st Class Lee was hurt."],
    ["The visit by Sen. Lee vs. that of Rep. Roe was short."],
    ["Art is long.", "Life is short."],
]
QUOTES = [
    ["“We will go.”", "He left."],
    ["“We will go,” he said.", "“We must.”"],
    ['"Stop!" Smith said.', "He meant it."],
    ['"Why now?" he asked.'],
    ['"We are ready."', "The crowd cheered."],
    ["She called it a ‘mistake.’", "He agreed."],
    ["(They met on Monday.)", "Nothing came of it."],
    ["The minister (a lawyer) resigned.", "No one replaced him."],
    ["“It is over,” the general said.", "“They know it.", "We know it.”"],
]


@pytest.mark.parametrize("expected", FULL_STOPS + QUOTES)
def test_full_stops(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


DATELINES = [
    ("WASHINGTON (AP) — The army left.", ["WASHINGTON (AP) —", "The army left."]),
    ("KABUL, Afghanistan (Jan. 10, 2011) – Forces met.", ["KABUL, Afghanistan (Jan. 10, 2011) –", "Forces met."]),
    ("London, May 19 (Reuters) - Britain agreed.", ["London, May 19 (Reuters) -", "Britain agreed."]),
    ("Lisbon, 12 March 2024 - Fish was scarce.", ["Lisbon, 12 March 2024 -", "Fish was scarce."]),
    ("KABUL, Afghanistan (April 6, 2011) A man fled.", ["KABUL, Afghanistan (April 6, 2011)", "A man fled."]),
    (
        "Joint Command 2010-10-CA-111  For Release  KABUL, Afghanistan (Oct. 9) - Two fled.",
        ["Joint Command 2010-10-CA-111  For Release", "KABUL, Afghanistan (Oct. 9) -", "Two fled."],
    ),
    ("Kampala, Uganda - Police left.", ["Kampala, Uganda -", "Police left."]),
    ("Addis Ababa, Ethiopia – Half of them fled.", ["Addis Ababa, Ethiopia –", "Half of them fled."]),
    ("Beirut - The strike is over.", ["Beirut -", "The strike is over."]),
    ("Iran - Saudi ties are poor.", ["Iran - Saudi ties are poor."]),
    ("Amir, the king - Oman's third - is ill.", ["Amir, the king - Oman's third - is ill."]),
    ("In Oslo, 12 March 2024 was cold.", ["In Oslo, 12 March 2024 was cold."]),
    ("NEW DELHI: India refused.", ["NEW DELHI:", "India refused."]),
    ("NATO — the alliance — met.", ["NATO — the alliance — met."]),
    ("The talks - Round two - began.", ["The talks - Round two - began."]),
]
LINES = [
    ("Leaders meet in Geneva\n\nTwo leaders met.", ["Leaders meet in Geneva", "Two leaders met."]),  # a headline
    ("Leaders meet in Geneva\nTwo leaders met.", ["Leaders meet in Geneva", "Two leaders met."]),
    ("The minister\nsaid so.", ["The minister\nsaid so."]),  # the line goes on in lower case
    (
        "The party of\nIlya Moroz\n’s rival won.",
        ["The party of\nIlya Moroz\n’s rival won."],
    ),  # links on lines of their own
    ("Agenda:\n- trade\n- visas\n", ["Agenda:", "- trade", "- visas"]),
    ("• Trade • Visas", ["• Trade", "• Visas"]),
    ("One.\r\n\r\nTwo.", ["One.", "Two."]),
    ("One\u2028Two", ["One", "Two"]),
    ("", []),
    (" \n\t\n ", []),
]


@pytest.mark.parametrize(("text", "expected"), DATELINES + LINES)
def test_lines(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


WRAPPED = """\
Envoys from four nations gathered in the lakeside town on Monday to
hear the proposal that the mediators had drawn up during the spring
recess. It asks both armies to pull back, and it names observers from
Finland and Ghana who would watch the line. A first reading showed that
Poland and Chile liked it.

Others were less sure
"""


def test_hard_wrapped_lines_are_joined_and_paragraphs_are_not() -> None:
    found = cut(WRAPPED)
    assert [sentence.split()[0] for sentence in found] == ["Envoys", "It", "A", "Others"]
    assert found[2].endswith("showed that\nPoland and Chile liked it.")


def test_furniture_is_skipped_and_cuts() -> None:
    text = "Photo: A. Smith The army left. Read more: here The navy stayed."
    skip = ((0, 15), (31, 46))
    assert cut(text, skip) == ["The army left.", "The navy stayed."]


@pytest.mark.parametrize(
    ("text", "hole", "words"),
    [
        ("Rebels of M3 (banned in Togo) took Kara.", "(banned in Togo)", "Rebels of M3 took Kara ."),
        ("It was done by M3 (banned in Togo).", "(banned in Togo)", "It was done by M3 ."),
    ],
)
def test_a_sentence_goes_on_behind_furniture_in_its_midst(text: str, hole: str, words: str) -> None:
    start = text.index(hole)
    found = list(split(text, ((start, start + len(hole)),)))
    assert [" ".join(text[a:b] for a, b in sentence) for sentence in found] == [words]


def test_no_sentence_crosses_a_stop() -> None:
    assert cut("one two three", stops=(8,)) == ["one two", "three"]


def test_long_sentences_are_cut_at_marks_or_hard() -> None:
    words = ["word"] * 150
    found = list(split(" ".join(words) + "; " + " ".join(["other"] * 500)))
    assert all(len(sentence) <= LONGEST for sentence in found)
    assert len(found[0]) == 151
    assert sum(map(len, found)) == 651


@given(st.text(alphabet="Aab. \n\"'!?()-“”,;1", max_size=120), st.lists(st.integers(0, 120), max_size=4))
def test_sentences_are_in_order_and_keep_clear_of_what_is_skipped(text: str, edges: list[int]) -> None:
    edges = sorted(min(edge, len(text)) for edge in edges)
    skip = tuple(zip(edges[::2], edges[1::2], strict=False))
    found = [(words[0][0], words[-1][1]) for words in split(text, skip)]
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert not any(a < stop and start < b for a, b in found for start, stop in skip if start < stop)
    seen = {at for a, b in found for at in range(a, b)} | {at for a, b in skip for at in range(a, b)}
    assert all(at in seen for at, letter in enumerate(text) if letter.isalnum())
