"""Countries by code and places by name."""

from __future__ import annotations

import pytest

from legation.gazetteer import load

PLACES = [
    ("Paris", (), "FRA", "the most populous"),
    ("Paris", ("USA",), "USA", "the one near what the story is about"),
    ("Tripoli", (), "LBY", "the most populous"),
    ("Tripoli", ("LBN",), "LBN", "near Lebanon"),
    ("Hyderabad", ("PAK",), "PAK", "near Pakistan"),
    ("Kyiv", (), "UKR", "a capital"),
    ("Kharkov", (), "UKR", "an old spelling"),
    ("Donbas", (), "UKR", "a region"),
    ("Gaza", (), "PSE", "a region"),
    ("Helmand", (), "AFG", "a province"),
    ("South China Sea", (), None, "a sea of no state"),
    ("Bayji", (), "IRQ", "a small town"),
    ("Austin", (), "USA", "left out of running text, but a city"),
    ("Reading", (), "GBR", "left out of running text, but a city"),
    ("são paulo", (), "BRA", "small letters"),
    ("Sao Paulo", (), "BRA", "no accents"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "near", "country", "why"), PLACES, ids=[f"{row[0]} {row[1]}" for row in PLACES])
def test_place(name: str, near: tuple[str, ...], country: str | None, why: str) -> None:
    assert load().place(name, near=near)[0].country == country, why


def test_a_place_that_is_none() -> None:
    assert load().place("Qwertz") == ()


def test_a_city_has_coordinates() -> None:
    city = load().place("Geneva")[0]
    assert city.geonames == 2660646
    assert city.latitude == pytest.approx(46.2, abs=0.1)
    assert city.longitude == pytest.approx(6.1, abs=0.1)
    assert city.population is not None
    assert city.population > 150_000


STATES = [
    ("FRA", "France", "Paris", "EUR"),
    ("USA", "United States", "Washington", "USD"),
    ("KOS", "Kosovo", "Pristina", "EUR"),
    ("TWN", "Taiwan", "Taipei", "TWD"),
    ("PSE", "Palestine", "Ramallah", "ILS"),
    ("CIV", "Ivory Coast", "Yamoussoukro", "XOF"),
    ("ISR", "Israel", "Jerusalem", "ILS"),
    ("GBR", "United Kingdom", "London", "GBP"),
    ("SUN", "Soviet Union", None, None),
    ("SGP", "Singapore", None, "SGD"),
]


@pytest.mark.parametrize(("code", "name", "capital", "currency"), STATES, ids=[row[0] for row in STATES])
def test_states(code: str, name: str, capital: str | None, currency: str | None) -> None:
    gazetteer = load()
    state = gazetteer.country(code)
    assert state is not None
    assert (state.id, state.kind, state.sector) == (code, "state", "GOV")
    assert (gazetteer.country_name(code), gazetteer.capital(code), gazetteer.currency(code)) == (
        name,
        capital,
        currency,
    )


def test_a_state_has_its_wikidata_id() -> None:
    state = load().country("FRA")
    assert state is not None
    assert state.wikidata == "Q142"


def test_no_such_state() -> None:
    gazetteer = load()
    assert gazetteer.country("XYZ") is None
    assert gazetteer.country_name("XYZ") is None
    assert gazetteer.capital("IGO") is None
    assert gazetteer.currency("") is None
