"""Places: sentences with what is found, as words = name, country, and "in name" where the place is part of a name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation import gazetteer
from legation.language import parse
from legation.mention.model import PlaceMention
from legation.mention.places import find_places
from legation.story.model import Story


def read(text: str) -> tuple[PlaceMention, ...]:
    return find_places(Story(id="s", text=text), parse(text), gazetteer.load())


def told(places: tuple[PlaceMention, ...]) -> list[str]:
    return [f"{p.text} = {p.name}, {p.country or '-'}" + (" (in name)" if p.within_name else "") for p in places]


TABLE = [
    # (sentence, what is found, what it guards)
    ("The ministers met in Oslo.", ["Oslo = Oslo, NOR"], "a city"),
    ("The ministers met in Mosul, Iraq.", ["Mosul, Iraq = Mosul, IRQ"], "a city in its state is one place"),
    (
        "A day after troops shelled Kherson, Ukraine's president spoke.",
        ["Kherson = Kherson, UKR", "Ukraine = Ukraine, UKR (in name)"],
        "a state behind a comma that owns what follows is no part of the place",
    ),
    (
        "He flew to Dubai, the United Arab Emirates.",
        ["Dubai, the United Arab Emirates = Dubai, ARE"],
        "a state with an article",
    ),
    (
        "The mayor spoke in San Diego, California.",
        ["San Diego, California = San Diego, USA"],
        "a city in its federal state",
    ),
    (
        "He flew from Tripoli, Lebanon to Amman.",
        ["Tripoli, Lebanon = Tripoli, LBN", "Amman = Amman, JOR"],
        "the smaller of two cities of a name",
    ),
    ("Libyan troops entered Tripoli.", ["Tripoli = Tripoli, LBY"], "the larger of two cities of a name"),
    ("KABUL, Afghanistan (Jan. 10, 2011) – Troops left.", ["KABUL, Afghanistan = Kabul, AFG"], "dateline"),
    ("WASHINGTON — The Senate voted.", ["WASHINGTON = Washington, USA"], "dateline, capital"),
    (
        "Troops died in Andar district, Ghazni province.",
        ["Andar district, Ghazni province = Andar, AFG"],
        "an unknown district in a known province",
    ),
    (
        "Girls were taken from Chibok in Borno State.",
        ["Chibok = Chibok, NGA", "Borno State = Borno, NGA"],
        "a town in a region",
    ),
    ("Fighting flared in northern Iraq.", ["northern Iraq = Iraq, IRQ"], "a part of a state"),
    ("Fighting reached the Iraqi city of Irbil.", ["Irbil = Erbil, IRQ"], "an adjective and another spelling"),
    (
        "The village of Kusada in Nigeria was attacked.",
        ["Kusada = Kusada, NGA", "Nigeria = Nigeria, NGA"],
        "an unknown village takes the state it is in",
    ),
    ("Clashes broke out in Zarvan district.", ["Zarvan district = Zarvan, -"], "an unknown district of nowhere told"),
    ("He visited the Afghan capital.", ["Afghan capital = Kabul, AFG"], "a capital by its adjective"),
    ("Sellers marched in Cameroon's capital.", ["Cameroon's capital = Yaoundé, CMR"], "a capital by its state"),
    ("The Afghan capital, Kabul, was calm.", ["Kabul = Kabul, AFG"], "a capital by its adjective and name"),
    (
        "Zimbabwe's capital, Harare, was calm.",
        ["Zimbabwe = Zimbabwe, ZWE", "Harare = Harare, ZWE"],
        "a capital by its state and name",
    ),
    ("The Chinese Embassy in Washington declined.", ["Washington = Washington, USA"], "an adjective is no place"),
    ("Russian forces struck.", [], "an adjective is no place"),
    ("The Paris police chief resigned.", ["Paris = Paris, FRA (in name)"], "a title"),
    (
        "The U.S. President spoke in Berlin.",
        ["U.S. = United States, USA (in name)", "Berlin = Berlin, DEU"],
        "a title of a state",
    ),
    (
        "Ukraine's President spoke in Berlin.",
        ["Ukraine = Ukraine, UKR (in name)", "Berlin = Berlin, DEU"],
        "a title with a possessor",
    ),
    ("The mayor of Kyiv resigned.", ["Kyiv = Kyiv, UKR (in name)"], "a title with of"),
    ("Iran-backed fighters struck near Aden.", ["Iran = Iran, IRN (in name)", "Aden = Aden, YEM"], "backed by a state"),
    (
        "She spoke at the Munich Security Conference.",
        ["Munich = Munich, DEU (in name)"],
        "a name that begins with a place",
    ),
    ("The London-based group closed.", ["London = London, GBR (in name)"], "based in a place"),
    (
        "Pro-Russia protesters marched in Sofia.",
        ["Russia = Russia, RUS (in name)", "Sofia = Sofia, BGR"],
        "for a state",
    ),
    ("The Kabul bombing killed nine.", ["Kabul = Kabul, AFG"], "a place before what happened there"),
    (
        "Carter flew to Qayyarah Airfield in Iraq.",
        ["Qayyarah Airfield = Qayyarah Airfield, IRQ", "Iraq = Iraq, IRQ"],
        "an unknown base",
    ),
    ("Troops left Kandahar Airfield.", ["Kandahar Airfield = Kandahar Airfield, AFG"], "a base named for its town"),
    ("The vote was held in Paris Monday.", ["Paris = Paris, FRA"], "a day behind a place is no name"),
    (
        "Talks between Russia, China and Iran opened in Sochi.",
        ["Russia = Russia, RUS", "China = China, CHN", "Iran = Iran, IRN", "Sochi = Sochi, RUS"],
        "a list is no nest",
    ),
    (
        "He toured Paris, Berlin and Rome.",
        ["Paris = Paris, FRA", "Berlin = Berlin, DEU", "Rome = Rome, ITA"],
        "a list of cities is no nest",
    ),
    ("Ships met in the Black Sea.", ["Black Sea = Black Sea, -"], "a sea belongs to no state"),
    ("They met at the White House.", ["White House = White House, USA"], "a seat of power as a place"),
    ("The White House condemned the attack.", [], "a seat of power as its holder"),
    ("Guests gathered at Camp David.", ["Camp David = Camp David, USA"], "a known camp"),
    ("Rockets fell on Gaza.", ["Gaza = Gaza Strip, PSE"], "a territory by its short name"),
    ("A drone fell in eastern Ukraine.", ["eastern Ukraine = Ukraine, UKR"], "a part of a state"),
    (
        "The quake hit Aleppo, Syria, and Gaziantep, Turkey.",
        ["Aleppo, Syria = Aleppo, SYR", "Gaziantep, Turkey = Gaziantep, TUR"],
        "two nests",
    ),
    (
        "The leaders of Chad met in N'Djamena.",
        ["Chad = Chad, TCD (in name)", "N'Djamena = N'Djamena, TCD"],
        "leaders of a state; an apostrophe",
    ),
    ("Fires burned in Los Angeles.", ["Los Angeles = Los Angeles, USA"], "two words"),
    (
        "Chilean police closed roads in Los Ángeles.",
        ["Los Ángeles = Los Ángeles, CHL"],
        "the city of the state told of",
    ),
    ("Blinken will visit the Iraqi Kurdistan Region.", ["Iraqi Kurdistan Region = Iraqi Kurdistan, IRQ"], "a region"),
    ("They crossed the Strait of Hormuz.", ["Strait of Hormuz = Strait of Hormuz, -"], "a strait"),
]


@pytest.mark.parametrize(("text", "expected", "guards"), TABLE, ids=[f"{row[2]}: {row[0][:24]}" for row in TABLE])
def test_table(text: str, expected: list[str], guards: str) -> None:
    assert told(read(text)) == expected, guards


def test_coordinates_and_head() -> None:
    text = "The ministers met in Mosul, Iraq."
    (place,) = read(text)
    assert place.geonames == 99072
    assert place.latitude == pytest.approx(36.3, abs=0.2)
    assert parse(text)[0].tokens[place.head].text == "Mosul"


PIECES = st.sampled_from(
    [
        "Mosul",
        ",",
        "Iraq",
        "northern",
        "province",
        "the",
        "city of",
        "Paris",
        "KABUL",
        "U.S.",
        "-",
        "capital",
        "’s",
        "Afghan",
    ]
)


@given(st.text(max_size=30), st.lists(PIECES, max_size=8).map(" ".join), st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_spans_read_again(before: str, words: str, after: str) -> None:
    text = f"{before} {words} {after}"
    for place in read(text):
        assert text[place.start : place.end] == place.text
        assert place.text.strip()
