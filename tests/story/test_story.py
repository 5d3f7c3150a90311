"""A story of words in memory."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import BadDate, EmptyStory, OtherLanguage, TooLarge
from legation.story import story
from legation.story.days import iso_published
from legation.story.intake import LONGEST

TEXT = "The foreign minister of Norway flew to Accra on Monday.\r\nShe met the president of Ghana.\n"


def test_the_text_is_kept_as_it_is() -> None:
    assert story(TEXT).text == TEXT


def test_what_cannot_be_stored_is_replaced_without_moving_anything() -> None:
    assert story("The army\0 left \ud800the town.").text == "The army\ufffd left \ufffdthe town."


def test_everything_given_is_in_the_story() -> None:
    made = story(
        TEXT,
        id="n1",
        title=" A visit ",
        published="20 May 2022",
        url="https://a.example/1",
        publisher="A",
        extra={"k": [1]},
    )
    assert (made.id, made.title, made.published) == ("n1", "A visit", "2022-05-20")
    assert (made.url, made.publisher, made.language, made.extra) == ("https://a.example/1", "A", "en", {"k": [1]})


def test_an_id_comes_from_the_content() -> None:
    assert story(TEXT).id == story(TEXT).id
    assert len(story(TEXT).id) == 16
    assert story(TEXT).id != story(TEXT + "More.").id
    assert story(TEXT, publisher="A").id != story(TEXT, publisher="B").id  # copies of one agency text
    assert story(TEXT, title="A headline").id == story(TEXT).id


@pytest.mark.parametrize("text", ["", "  \n\t ", "…!?", "\u200b\ufeff"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(EmptyStory):
        story(text)


def test_too_long_and_just_not_too_long() -> None:
    with pytest.raises(TooLarge, match="2,000,000"):
        story("word " * (LONGEST // 5 + 1))
    words = "The army took the town and the river. " * 12_500  # 100,000 words
    assert story(words).text == words


def test_another_language_is_refused_by_name() -> None:
    with pytest.raises(OtherLanguage, match="French"):
        story("Le ministre est arrivé à Lima lundi pour une visite de trois jours, selon son porte-parole.")


DAYS = [
    ("2022-05-20", "2022-05-20"),
    ("2022-05-20T10:15:00Z", "2022-05-20T10:15:00+00:00"),
    ("2022-05-20T10:15:00+02:00", "2022-05-20T10:15:00+02:00"),
    ("2022-05-20 10:15", "2022-05-20T10:15:00"),
    ("Fri, 20 May 2022 10:15:00 GMT", "2022-05-20T10:15:00+00:00"),
    ("Fri, 20 May 2022 10:15:00 -0400", "2022-05-20T10:15:00-04:00"),
    ("20 May 2022", "2022-05-20"),
    ("20th of May 2022", "2022-05-20"),
    ("May 20, 2022", "2022-05-20"),
    ("Friday, May 20, 2022", "2022-05-20"),
    ("MAY 20, 2022", "2022-05-20"),
    ("Sept. 5, 2022", "2022-09-05"),
    ("Mon, 7 Mar 2022", "2022-03-07"),
    ("May 20, 2022 at 3:15 PM EDT", "2022-05-20"),
    ("  2022-05-20\n", "2022-05-20"),
]


@pytest.mark.parametrize(("given_day", "expected"), DAYS)
def test_days_of_publication(given_day: str, expected: str) -> None:
    assert iso_published(given_day) == expected
    assert story(TEXT, published=given_day).published == expected


@pytest.mark.parametrize(
    "value",
    [
        "yesterday",
        "2022",
        "May 2022",
        "05/06/2022",
        "2022-02-30",
        "30 February 2022",
        "1653004800",
        "2022-05-20T99:00",
        "Mayday 1, 2022",
    ],
)
def test_what_is_no_day_is_told(value: str) -> None:
    with pytest.raises(BadDate, match="Write it as 2022-05-20"):
        story(TEXT, published=value)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Updated 3:15 PM EDT, May 20, 2022\n", "2022-05-20"),
        ("Envoys meet in Accra\n\nFriday, May 20, 2022\n\n", "2022-05-20"),
        ("Published: 20 May 2022\nUpdated: 21 May 2022\n", None),  # two days: not certain
        ("On May 20, 2022, the envoys met.\n", None),  # a sentence
        ("May 45, 2022\n", None),
    ],
)
def test_a_story_may_tell_its_own_day(head: str, expected: str | None) -> None:
    assert story(head + TEXT).published == expected
    assert story(head + TEXT, published="2020-01-01").published == "2020-01-01"


@given(st.text(max_size=300))
def test_any_text_is_a_story_or_a_clear_error(text: str) -> None:
    try:
        made = story(text)
    except (EmptyStory, OtherLanguage):
        return
    assert len(made.text) == len(text)
    for span in made.furniture:
        assert made.text[span.start : span.end] == span.text
    assert all(a.end <= b.start for a, b in pairwise(made.furniture))
