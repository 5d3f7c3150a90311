"""One person in many spellings: romanisations, particles, nicknames, slips; and persons who must stay apart."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from legation import gazetteer, mention
from legation.gazetteer.people import plain, sounded
from legation.language import parse
from legation.mention.spelling import same_word
from legation.story.model import Story

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "spellings.toml").read_text(encoding="utf8"))
SPELLINGS = [
    (name, case["country"], case["day"], case["person"]) for case in CASES["person"] for name in case["spellings"]
]


def test_there_are_enough_of_them() -> None:
    assert len(SPELLINGS) >= 80


@pytest.mark.parametrize(("name", "country", "day", "person"), SPELLINGS, ids=[row[0] for row in SPELLINGS])
def test_spellings_of_one_person(name: str, country: str, day: str, person: str) -> None:
    terms = gazetteer.load().officials(name, on=day, country=country)
    assert terms
    assert person in terms[0].person


APART = [
    ("Lavrova", "RUS", "2020-01-01", "Lavrov", "a woman of like name"),
    ("Kim Yo-jong", "PRK", "2020-01-01", "Kim Jong-un", "brother and sister"),
    ("Kim Jong-il", "PRK", "2005-01-01", "Kim Jong-un", "father and son"),
    ("George W. Bush", "USA", "2003-01-01", "George H. W. Bush", "father and son"),
    ("George H.W. Bush", "USA", "1990-01-01", "George W. Bush", "father and son"),
    ("Hafez al-Assad", "SYR", "1999-01-01", "Bashar", "father and son"),
    ("Ilham Aliyev", "AZE", "2010-01-01", "Heydar", "father and son"),
    ("Lee Hsien Loong", "SGP", "2010-01-01", "Lee Kuan Yew", "father and son"),
    ("Park Chung-hee", "KOR", "2014-01-01", "Park Geun-hye", "father and daughter"),
    ("Sadiq Khan", "PAK", "2020-01-01", "Imran", "a common surname"),
    ("Salman bin Abdulaziz", "SAU", "2020-01-01", "Mohammed bin Salman", "father and son"),
]


@pytest.mark.parametrize(("name", "country", "day", "other", "why"), APART, ids=[row[0] for row in APART])
def test_persons_who_stay_apart(name: str, country: str, day: str, other: str, why: str) -> None:
    terms = gazetteer.load().officials(name, on=day, country=country)
    assert not any(other in term.person for term in terms), why


TITLED = [
    ("Israeli Defense Minister Benny Ganz met troops.", "2022-05-20", "Q557436", "a letter left out"),
    ("Iranian Foreign Minister Abbas Arakchi spoke.", "2024-10-01", "Q7459020", "k for gh"),
    ("French President Emanuel Makron spoke.", "2023-01-01", "Q3052772", "as it is said"),
    ("German Chancellor Olaf Schulz spoke.", "2022-06-01", "Q61053", "a more common name"),
    ("British Prime Minister Boris Jonson spoke.", "2021-06-01", "Q180589", "a letter missing"),
    ("Turkish President Recip Erdogan spoke.", "2020-01-01", "Q39259", "a slip in the first name"),
    ("Russian Foreign Minister Lavrova spoke.", "2020-01-01", None, "no woman of like name"),
    ("British Prime Minister Sunak spoke.", "2021-06-01", None, "he was not yet"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "wikidata", "why"), TITLED, ids=[row[3] for row in TITLED])
def test_a_title_and_a_day_bear_a_slip(text: str, day: str, wikidata: str | None, why: str) -> None:
    story = Story(id="s", text=text, published=day)
    actors = mention.find(story, parse(text), gazetteer.load()).actors
    assert {actor.wikidata for actor in actors if actor.kind == "person"} == {wikidata}, why


@pytest.mark.parametrize(
    ("one", "other"),
    [("lavroff", "lavrov"), ("aliyev", "aliev"), ("nazarbaev", "nazarbayev"), ("gorbachov", "gorbachev"),
     ("netanjahu", "netanyahu"), ("poutine", "putin"), ("lukaschenko", "lukashenko"), ("sergej", "sergey"),
     ("medvedyev", "medvedev"), ("gants", "gantz"), ("karzay", "karzai")],
)  # fmt: skip
def test_words_that_sound_alike(one: str, other: str) -> None:
    assert sounded(one) == sounded(other)


@pytest.mark.parametrize(("one", "other"), [("lavrov", "lavrova"), ("putin", "putina"), ("tokayev", "tokayeva")])
def test_a_womans_surname_is_another(one: str, other: str) -> None:
    assert not same_word(one, other)


def test_servants_of_god() -> None:
    whole = plain(["abdel", "fattah", "el", "sisi"])
    assert whole == ["abdul", "fattah", "sisi"]
    assert plain(["abd", "al", "fattah", "al", "sisi"]) == plain(["abdelfattah", "sisi"]) == whole
