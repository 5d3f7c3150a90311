"""The tables hold together: codes are known, ids are unique, rows are in order."""

from __future__ import annotations

from itertools import pairwise

import pytest

from legation.errors import MissingPart
from legation.gazetteer import load, tables
from legation.gazetteer.fold import fold, fold_word

NOT_STATES = {"IGO", "NGO", "IMG", "MNC", ""}
SECTORS = {"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "REB", "UAF", "PTY", "OPP", "CVL", "MED", "NGO", "BUS", "IGO",
           "REL", "EDU", "LAB", "CRM", "REF", "ELI", "PRM", "AGR", "MNC"}  # fmt: skip
COUNTRY = {"bodies.tsv": 0, "groups.tsv": 0, "regions.tsv": 0, "cities_large.tsv": 0, "cities_small.tsv": 0,
           "officials.tsv": 0, "changes.tsv": 2}  # fmt: skip
SECTOR = {"bodies.tsv": 4, "groups.tsv": 4, "officials.tsv": 5, "changes.tsv": 3, "roles.tsv": 2}
ID = {"states.tsv": 0, "bodies.tsv": 2, "groups.tsv": 2, "regions.tsv": 2, "roles.tsv": 0}
ALL = sorted({*COUNTRY, *SECTOR, *ID})


@pytest.mark.parametrize("table", ALL)
def test_rows_are_whole(table: str) -> None:
    widths = {len(row) for row in tables.rows(table)}
    header = next(line for line in tables.text(table).split("\n") if not line.startswith("#"))
    assert widths == {len(header.split("\t"))}


@pytest.mark.parametrize("table", sorted(COUNTRY))
def test_countries_are_known(table: str) -> None:
    gazetteer = load()
    codes = {row[COUNTRY[table]] for row in tables.rows(table)}
    assert {code for code in codes - NOT_STATES if gazetteer.country(code) is None} == set()


@pytest.mark.parametrize("table", sorted(SECTOR))
def test_sectors_are_known(table: str) -> None:
    assert {row[SECTOR[table]] for row in tables.rows(table)} <= SECTORS


@pytest.mark.parametrize("table", sorted(ID))
def test_ids_are_unique(table: str) -> None:
    ids = [row[ID[table]] for row in tables.rows(table)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("table", ["states.tsv", "roles.tsv", "officials.tsv", "groups.tsv", "cities_large.tsv"])
def test_rows_are_in_order(table: str) -> None:
    assert all(one <= other for one, other in pairwise(tables.rows(table)))


def test_every_change_has_an_entry() -> None:
    ids = {row[2] for table in ("bodies.tsv", "groups.tsv") for row in tables.rows(table)}
    assert {row[0] for row in tables.rows("changes.tsv")} <= ids


def test_likeliest_are_known() -> None:
    gazetteer = load()
    for name, id_ in tables.toml("caution.toml")["likeliest"].items():
        assert gazetteer.named(name)[0].id == id_, name


def test_terms_do_not_end_before_they_start() -> None:
    wrong = [row for row in tables.rows("officials.tsv") if row[6] and row[7] and row[7] < row[6]]
    assert len(wrong) < 60  # Wikidata's own slips


def test_given_names_stand_in_one_group() -> None:
    groups = tables.toml("given_names.toml")["groups"]
    names = [fold_word(name) for group in groups for name in dict.fromkeys(group)]
    assert len(names) == len(set(names))


def test_there_are_enough_roles() -> None:
    assert sum(1 for _ in tables.rows("roles.tsv")) >= 600


def test_a_missing_table_says_what_to_do() -> None:
    with pytest.raises(MissingPart, match="install legation again"):
        tables.text("nowhere.tsv")


def test_load_is_one() -> None:
    assert load() is load()


FOLDS = [
    ("Côte d’Ivoire", "Cote d'Ivoire", "accents, apostrophe"),
    ("al‑Qaida", "al Qaida", "hyphens are spaces"),
    ("e\u0301a", "ea", "a loose accent goes"),
    ("a\u00adb", "ab", "a soft hyphen goes"),
    ("Łódź", "Lodz", "letters with strokes"),
    ("a  b", "a b", "doubled spaces are one"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FOLDS, ids=[row[2] for row in FOLDS])
def test_fold(text: str, expected: str, why: str) -> None:
    folded = fold(text)
    assert folded.text == expected, why
    assert folded.end(len(folded.text)) == len(text)
    assert folded.start(0) == 0
