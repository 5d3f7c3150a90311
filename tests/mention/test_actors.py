"""Actors: the table of sentences in cases/actors.toml, spans that re-read, one mention a head, and joining."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import legation
from legation import gazetteer
from legation.language import parse
from legation.mention.acronyms import own_acronyms
from legation.mention.actors import find_actors
from legation.mention.model import Actor, Mention
from legation.mention.places import find_places
from legation.mention.spelling import can_be_same, same_word, skeleton
from legation.story.model import Story

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "actors.toml").read_text(encoding="utf-8"))["case"]


def read(text: str, published: str | None = None) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    story = Story(id="s", text=text, published=published)
    sentences, known = parse(text), gazetteer.load()
    return find_actors(story, sentences, known, places=find_places(story, sentences, known))


def mention_at(text: str, words: str, mentions: tuple[Mention, ...]) -> Mention:
    start = text.index(words)
    end = start + len(words)
    found = [m for m in mentions if max(m.start, start) < min(m.end, end)]
    assert found, f"no mention at {words!r}"
    return max(
        found, key=lambda m: (m.start >= start and m.end <= end, min(m.end, end) - max(m.start, start), -m.start)
    )


@pytest.mark.parametrize("case", CASES, ids=[c["guards"] for c in CASES])
def test_table(case: dict) -> None:
    actors, mentions = read(case["text"])
    known = {a.id: a for a in actors}
    for words, name, country, sector in case["mentions"]:
        mention = mention_at(case["text"], words, mentions)
        meant = [known[a] for a in mention.actors]
        if name != "?":
            assert {a.name for a in meant} == set(name.split(" + ")), words
        if country != "?":
            assert [a.country or "-" for a in meant] == country.split(" + "), words
        if sector != "?":
            assert {a.sector or "-" for a in meant} == {sector}, words
    for words in case.get("absent", ()):
        start = case["text"].index(words)
        assert not [m for m in mentions if m.start < start + len(words) and start < m.end], words


STORY = " ".join(c["text"] for c in CASES)


def test_spans_reread_and_heads_are_unique() -> None:
    sentences = parse(STORY)
    actors, mentions = find_actors(Story(id="s", text=STORY), sentences, gazetteer.load())
    spots = [(m.sentence, m.head) for m in mentions]
    assert len(spots) == len(set(spots))
    assert all(STORY[s.start : s.end] == s.text for a in actors for s in a.mentions)
    assert {a for m in mentions for a in m.actors} == {a.id for a in actors}
    for mention in mentions:
        sentence = sentences[mention.sentence]
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert 0 <= mention.head < len(sentence.tokens)


def test_ids_follow_the_order_of_first_mention_and_runs_agree() -> None:
    first, again = read(STORY), read(STORY)
    assert first == again
    assert [a.id for a in first[0]] == [f"a{n}" for n in range(1, len(first[0]) + 1)]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([c["text"] for c in CASES] + ["", "\n", "he", "The two leaders met."]), max_size=4))
def test_any_mix_of_sentences_reads(parts: list[str]) -> None:
    text = " ".join(parts)
    actors, mentions = read(text)
    assert all(text[s.start : s.end] == s.text for a in actors for s in a.mentions)
    assert len({(m.sentence, m.head) for m in mentions}) == len(mentions)


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Ganz", "Benny Gantz", True),
        ("Gantz", "Benny Gantz", True),
        ("B. Gantz", "Benny Gantz", True),
        ("Mohammed bin Zayed", "Mohamed bin Zayed Al Nahyan", True),
        ("Ahmed Khamenei", "Ali Khamenei", False),
        ("Akiba Takeo", "Takeo Akiba", True),
        ("Xi", "Xi Jinping", True),
        ("Austin", "Lloyd Austin", True),
        ("Sullivan", "Lloyd Austin", False),
        ("Joe Biden", "Joseph R. Biden, Jr.", True),
        ("al-Sharaa", "Ahmed al-Sharaa", True),
        ("Marcos", "Ferdinand Marquez", False),
    ],
)
def test_names_that_can_be_one(short: str, full: str, same: bool) -> None:
    assert can_be_same(short, full) is same


def test_spelling_by_sound() -> None:
    assert skeleton("gantz") == skeleton("ganz")
    assert same_word("mohammed", "muhammad")
    assert not same_word("lee", "li")


def test_a_statement_speaks_for_who_signs_it() -> None:
    text = "I spoke with President Zelenskyy today. We will send more aid to Ukraine."
    story = Story(id="s", text=text, title="Statement by President Joe Biden on Ukraine", published="2022-06-15")
    actors, mentions = find_actors(story, parse(text), gazetteer.load())
    known = {a.id: a for a in actors}
    assert [known[a].name for a in mention_at(text, "I spoke", mentions).actors] == ["Joe Biden"]
    assert [known[a].name for a in mention_at(text, "We", mentions).actors] == ["United States"]


@pytest.mark.parametrize(
    ("title", "day", "speaker"),
    [
        ("Remarks by President Biden at a Steel Mill", "2022-05-01", "Joe Biden"),
        ("Remarks by Vice President Harris After a Visit to Accra", "2022-05-01", "Kamala Harris"),
        ("Remarks by President Biden and Prime Minister Sunak in a Press Conference", "2023-06-08", None),
        ("Remarks by a Neighbour on the Weather", "2022-05-01", None),
        ("Remarks as Prepared for Delivery by Vice President Harris in Accra", "2022-05-01", "Kamala Harris"),
    ],
)
def test_office_and_surname_in_a_title_tell_who_speaks(title: str, day: str, speaker: str | None) -> None:
    text = "I thank Ghana. The President will visit Kumasi in May."
    story = Story(id="s", text=text, title=title, published=day)
    actors, mentions = find_actors(story, parse(text), gazetteer.load())
    known = {a.id: a for a in actors}
    found = [known[a].name for m in mentions if text[m.start : m.end] == "I" for a in m.actors]
    assert found == ([speaker] if speaker else [])
    if speaker is not None:
        assert [known[a].country for a in mention_at(text, "The President", mentions).actors] == ["USA"]


def test_a_public_body_that_publishes_says_we() -> None:
    text = "We condemn the attack on the camp in Iraq."
    story = Story(id="s", text=text, publisher="U.S. Department of State")
    actors, mentions = find_actors(story, parse(text), gazetteer.load())
    known = {a.id: a for a in actors}
    assert [known[a].country for a in mention_at(text, "We", mentions).actors] == ["USA"]


def test_office_holders_by_date_never_against_the_text() -> None:
    [biden] = [a for a in read("Joe Biden spoke on Monday.", "2022-03-01")[0] if a.kind == "person"]
    assert (biden.country, biden.sector) == ("USA", "GOV")
    [other] = [a for a in read("Canadian farmer Joe Biden spoke on Monday.", "2022-03-01")[0] if a.kind == "person"]
    assert other.country == "CAN"


@pytest.mark.parametrize(
    ("text", "day", "person"),
    [
        ("The French foreign minister left.", "2019-01-10", "Q559040"),  # the holder on the day, Jean-Yves Le Drian
        ("The French foreign minister left.", "2010-01-10", "Q206327"),  # the holder on another, Bernard Kouchner
        ("The former French foreign minister left.", "2019-01-10", None),  # whoever was, not who is
        ("The next French foreign minister will leave.", "2019-01-10", None),  # whoever comes
        ("A French minister left.", "2019-01-10", None),  # an office of several
        ("President Biden had signed the treaty.", "2025-03-01", "Q6279"),  # out of office, and still known
        ("President Emmanuel Macron left.", "2021-06-12", "Q3052772"),  # co-prince of Andorra too
    ],
)
def test_office_holders_by_title_and_day(text: str, day: str, person: str | None) -> None:
    [found] = [a.wikidata for a in read(text, day)[0] if a.kind == "person"]
    assert found == person


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Brazilian National Security Advisor Ambassador Carlos Pereira left.", ["Carlos Pereira"]),
        (
            "Crown Prince and Prime Minister Khalid bin Nasser Al Khalifa of Bahrain left.",
            ["Khalid bin Nasser Al Khalifa"],
        ),
        ("Amir Sheikh Khalid Bin Nasser Al-Thani of Qatar left.", ["Khalid Bin Nasser Al-Thani"]),
        ("President Ann Lee and Foreign Minister Tom Berger left.", ["Ann Lee", "Tom Berger"]),
    ],
)
def test_titles_are_no_persons_of_their_own(text: str, persons: list[str]) -> None:
    assert [a.name for a in read(text)[0] if a.kind == "person"] == persons


def test_who_has_left_office_keeps_the_country() -> None:
    countries = [a.country for a in read("President Trump had praised the deal.", "2021-10-29")[0]]
    assert countries[:1] == ["USA"]
    [macron] = [a for a in read("President Emmanuel Macron left.", "2021-06-12")[0] if a.kind == "person"]
    assert macron.country == "FRA"


def test_the_publisher_is_the_state_of_unmarked_offices() -> None:
    text = "The Vice President thanked the agencies."
    story = Story(id="s", text=text, published="2023-05-01", publisher="The White House")
    actors, _ = find_actors(story, parse(text), gazetteer.load())
    assert next(a.country for a in actors if a.kind == "person") == "USA"


def test_a_group_that_governs_since_a_day() -> None:
    def sector(day: str) -> str | None:
        return next(a.sector for a in read("The Taliban rejected the claim.", day)[0])

    assert (sector("2019-01-01"), sector("2023-01-01")) == ("REB", "GOV")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("the World Farming Programme (WFP) and the WFP", False),
        ("the World Food Programme (WFP) and the WFP", True),
        ("the WFP said so", True),
    ],
)
def test_acronyms_of_the_story(text: str, kept: bool) -> None:
    found = own_acronyms(text, gazetteer.load().find(text))
    assert any(m.form == "acronym" for m in found) is kept


def test_reasons_are_sentences_and_pronouns_no_aliases() -> None:
    text = "Secretary of State Ann Lee met French aid workers. She thanked them, and they left. NATO and police agreed."
    for actor in read(text)[0]:
        assert actor.reason or not actor.country, actor.name
        assert not actor.reason or (actor.reason[0] == actor.reason[0].upper() and actor.reason[-1] == ".")
        assert not {"she", "them", "they"} & {alias.lower() for alias in actor.aliases}


def test_who_speaks_is_nobody_whom_he_names_in_his_quotation() -> None:
    text = (
        "Lithuania's foreign minister, Kęstutis Budrys, summoned the Belarusian envoy. "
        "“This is no prank. This is an attack on a NATO member,” he said."
    )
    actors = legation.read(text, published="2025-10-17").actors
    assert [a.name for a in actors if any(m.text == "he" for m in a.mentions)] == ["Kęstutis Budrys"]


def test_an_afternoon_hour_has_no_premier() -> None:
    actors, _ = read("At 9:00 PM PDT, President Quispe condemned the raid.")
    assert [a.name for a in actors] == ["Quispe"]


def test_what_is_brought_to_justice_is_brought_to_nobody() -> None:
    actors, _ = read("Prosecutors vowed to bring the killers to justice.")
    assert [a.name for a in actors] == ["Prosecutors", "the killers"]
