"""Furniture: every pattern finds its examples and leaves sentences alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.story.furniture import furniture, kind_of, listed

EXAMPLES = [(example, entry["what"]) for entry in listed()["line"] for example in entry["examples"]]
NEVER = [line for entry in listed()["line"] for line in entry["never"]]


@pytest.mark.parametrize(("line", "what"), EXAMPLES)
def test_examples_are_furniture(line: str, what: str) -> None:
    assert kind_of(line) is not None


@pytest.mark.parametrize("line", NEVER)
def test_sentences_are_not(line: str) -> None:
    assert kind_of(line) is None


@pytest.mark.parametrize(("text", "expected"), [row for entry in listed()["inline"] for row in entry["examples"]])
def test_furniture_in_the_middle_of_a_line(text: str, expected: str) -> None:
    assert [span.text for span in furniture(text)] == [expected]


@pytest.mark.parametrize("text", [text for entry in listed()["inline"] for text in entry["never"]])
def test_brackets_that_are_read(text: str) -> None:
    assert furniture(text) == ()


BODY = "The envoys of Norway and Ghana met in Accra on Monday to talk of fish.\n\nThey will meet again in June."


def marked(text: str, title: str | None = None) -> list[str]:
    return [span.text for span in furniture(text, title)]


HEADLINE = "Envoys of two nations meet in Accra"


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (f"{HEADLINE}\n\n{BODY}", None, []),  # a headline that stands once is read
        (f"{HEADLINE}\n{HEADLINE}\n\n{BODY}", None, [HEADLINE]),
        (f"{HEADLINE}\n\nBy Ana Ruiz\n\n{HEADLINE.upper()}\n\n{BODY}", None, ["By Ana Ruiz", HEADLINE.upper()]),
        (f"{HEADLINE} | {HEADLINE}\n\n{BODY}", None, [HEADLINE]),
        (f"{HEADLINE}\n\n{HEADLINE} {BODY}", None, [HEADLINE]),  # run into the first paragraph
        (f"{HEADLINE}\n\n{BODY}", HEADLINE, [HEADLINE]),  # the title is known apart
        (f"{HEADLINE.replace('two', 'both')}\n\n{BODY}", "Army takes the bridge", []),
        ("Army takes bridge\n\nArmy takes bridge after a long fight, and then the town.", None, []),  # a sentence
        (HEADLINE, HEADLINE, []),  # nothing else to read
        ("The envoys met. They agreed.", "The envoys met", []),
    ],
)
def test_doubled_headlines(text: str, title: str | None, expected: list[str]) -> None:
    assert marked(text, title) == expected


def test_a_pull_quote_is_read_once() -> None:
    said = "“We will not leave this valley until the last of the prisoners has come home,” the general said."
    assert marked(f"{BODY}\n\n{said}\n\nHe gave no date.\n\n{said}") == [said]


def test_links_under_a_heading_are_not_the_story() -> None:
    links = "You might be interested also\nArmy takes the bridge\nMinister resigns over leak"
    assert marked(f"{BODY}\n\n{links}") == links.split("\n")
    assert marked(f"{BODY}\n\nRelated stories\n\nThe talks went on for two days.") == ["Related stories"]


def test_a_credit_after_sentences_is_marked_alone() -> None:
    text = "The envoys met on Monday. They shook hands. (Photo: Ana Ruiz)"
    assert marked(f"{BODY}\n\n{text}") == ["(Photo: Ana Ruiz)"]
    caption = "The envoys shake hands in Accra. (Photo: Ana Ruiz/Ministry of Defence)"
    assert marked(f"{caption}\n\n{BODY}") == [caption]


def test_who_worked_on_it_at_the_end_of_the_last_paragraph() -> None:
    end = "Ana Ruiz and Tom Hale contributed to this report."
    assert marked(f"{BODY} {end}") == [end]
    assert marked(f"{BODY} (Reporting by Ana Ruiz; Editing by Tom Hale)") == [
        "(Reporting by Ana Ruiz; Editing by Tom Hale)"
    ]


def test_most_of_a_page_of_news_is_read() -> None:
    assert marked(BODY) == []


@given(st.lists(st.sampled_from([*[example for example, _ in EXAMPLES], *NEVER, HEADLINE, "", BODY]), max_size=12))
def test_spans_are_in_order_and_say_what_the_text_says(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = furniture(text, HEADLINE)
    assert all(text[span.start : span.end] == span.text for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_every_form_has_examples_of_both_kinds() -> None:
    assert len(EXAMPLES) >= 100
    assert len(NEVER) >= 60
    assert all(entry["examples"] and entry["never"] for entry in listed()["line"])
