"""A user's own actors: what a table or a query's result may look like, what is wrong with it, how it is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import legation
from legation.gazetteer import load, own_store
from legation.gazetteer.own_checks import Given
from legation.gazetteer.own_list import own_actors, taken

HEAD = "name,aliases,kind,country,sector,title,start,end,wikidata\n"
ENTITY = "http://www.wikidata.org/entity/"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEGATION_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def written(folder: Path, text: str | bytes, name: str = "mine.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


# (table, field, value of the first actor): what a table may look like
TABLES = [
    (HEAD + "Ann Lee,,person,Kenya,GOV,,,,\n", "country", "KEN", "a name of a state"),
    (HEAD + "Ann Lee,,person,de,,,,,\n", "country", "DEU", "alpha-2, in small letters"),
    (HEAD + "Ann Lee,,person,Elfenbeinküste,,,,,\n", "country", None, "the German CLDR name is another"),
    (HEAD + "Ann Lee,,person,Côte d’Ivoire,,,,,\n", "country", "CIV", "accents and a curly apostrophe"),
    (HEAD + "Ann Lee,,person,Frankreich,,,,,\n", "country", "FRA", "a name in another language"),
    (HEAD + "Ann Lee,,person,Франция,,,,,\n", "country", "FRA", "a name in another alphabet"),
    (HEAD + "Blue Delta,,body,ngo,NGO,,,,\n", "country", "NGO", "no state's"),
    (HEAD + "Ann Lee,,,KEN,,Minister of Health,,,\n", "kind", "person", "who has a title is a person"),
    (HEAD + "Ann Lee,A. Lee; Annie Lee,person,,,,,,\n", "aliases", ("A. Lee", "Annie Lee"), "other names"),
    (HEAD + "Ann Lee,,person,,,,2021,2022,\n", "end", "2022-12-31", "a year ends on its last day"),
    (HEAD + "Ann Lee,,person,,,,2021,2024-02,\n", "end", "2024-02-29", "a month ends on its last day"),
    (HEAD + "Ann Lee,,person,,,,2021-03,,\n", "start", "2021-03-01", "a month begins on its first"),
    ("label;iso3;type;position\nAnn Lee;KEN;person;Mayor\n", "title", "Mayor", "semicolons and other headings"),
    ("\ufeffname\tkind\nAnn Lee\tperson\n", "name", "Ann Lee", "tabs and a byte order mark"),
    ('name,kind,title\n"Lee,\nAnn",person,Mayor\n', "name", "Lee, Ann", "a line break in a cell"),
    ('[{"name": "Ann Lee", "kind": "person", "aliases": ["A. Lee", "Annie Lee"]}]', "aliases", ("A. Lee", "Annie Lee"),
     "JSON"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "field", "value", "why"), TABLES, ids=[row[3] for row in TABLES])
def test_tables(text: str, field: str, value: object, why: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)
    if value is None:
        with pytest.raises(legation.ActorsError, match="no state is called"):
            taken(path)
        return
    assert getattr(taken(path).actors[0], field) == value, why


# (rows below HEAD, what the message has in it)
FAULTS = [
    (",,person,KEN,,,,,", "line 2, column “name”: it is empty"),
    ("Ann Lee,,persn,KEN,,,,,", "line 2, column “kind”: “persn” is none: write person, body or group."),
    ("Ann Lee,,,KEN,,,,,", "line 2, column “kind”: it is empty: write person, body or group, or give --kind"),
    ("Ann Lee,,person,Kenia-Land,,,,,", "column “country”: no state is called “Kenia-Land”"),
    ("Ann Lee,,person,Keniya,,,,,", "did you mean “kenya”?"),
    ("Ann Lee,,person,Congo,,,,,", "no state is called “Congo”"),
    ("Ann Lee,,person,KEN,GVT,,,,", "column “sector”: “GVT” is no sector of PLOVER"),
    ("Ann Lee,,person,KEN,,,31.12.2021,,", "column “start”: “31.12.2021” is no day: write 2021-03-04"),
    ("Ann Lee,,person,KEN,,,2021-02-30,,", "“2021-02-30” is no day of the calendar"),
    ("Ann Lee,,person,KEN,,,2022,2021,", "column “end”: 2021-12-31 is before the start, 2022-01-01: swap"),
    ("Ann Lee,,person,KEN,,,,,1234", "column “wikidata”: “1234” is no id of Wikidata"),
    ("ann lee,,person,KEN,,,,,", "“ann lee” has no capital letter"),
    ("Ann Lee,,person,KEN,,,,,\nAnn Lee,,person,KEN,MED,,,,", "“Ann Lee” is on line 2 too, with another sector"),
    ("Ann Lee,,person,KEN,,,,,,,extra", "line 2: 11 cells under 9 headings"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "told"), FAULTS, ids=[row[1][:40] for row in FAULTS])
def test_a_fault_is_told_with_its_place_and_the_way_out(rows: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + rows + "\n")
    with pytest.raises(legation.ActorsError) as caught:
        taken(path)
    assert any(told in problem and str(path) in problem for problem in caught.value.problems), caught.value.problems


# (bytes, what the message has in it)
UNREADABLE = [
    (b"", "it is empty"),
    (HEAD.encode(), "it has no row"),
    ("name,kind\nAnn,person\nJos\xe9,person\n".encode("latin-1"), "line 3: it is not in UTF-8"),
    (b"country,kind\nKEN,person\n", "there is no column “name” (columns: “country”, “kind”)"),
    (b'[{"name": "Ann"', "it is no JSON"),
    (b'{"answer": 42}', "no list of objects"),
    (b"name,kind,kind\nAnn,person,person\n", "two columns are called “kind”"),
    (f"item,country\n{ENTITY}Q1,{ENTITY}Q114\n".encode(), "Add “?itemLabel”"),
]


@pytest.mark.parametrize(("raw", "told"), UNREADABLE, ids=[row[1][:30] for row in UNREADABLE])
def test_what_is_no_list_says_why(raw: bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(legation.ActorsError) as caught:
        taken(written(tmp_path, raw))
    assert told in str(caught.value)


def test_all_faults_are_told_at_once_and_none_is_stored(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "Ann Lee,,person,Nowhere,XXX,,,,\nBo Day,,person,KEN,,,,,\nCy Fay,,,,,,,,\n")
    with pytest.raises(legation.ActorsError) as caught:
        own_store.add(taken(path).actors)
    assert len(caught.value.problems) == 3
    assert own_store.imported() is None
    rest = taken(path, leave_out=True)
    assert [actor.name for actor in rest.actors] == ["Bo Day"]
    assert len(rest.left_out) == 3


def test_what_rows_lack_is_given_for_all(tmp_path: Path) -> None:
    found = taken(written(tmp_path, "name,kind\nNorth Column,\nBo Day,person\n"), Given("group", "Mali", "REB")).actors
    assert [(a.kind, a.country, a.sector) for a in found] == [("group", "MLI", "REB"), ("person", "MLI", "REB")]


QUERY = [  # the same two rows in the four forms that the query service hands out
    ("csv", "item,itemLabel,itemAltLabel,country,countryLabel,positionLabel,start,end\n"
     f'{ENTITY}Q90001,Ann Lee,"A. Lee, Annie Lee",{ENTITY}Q114,Kenya,foreign minister,2021-03-04T00:00:00Z,\n'
     f"{ENTITY}Q90002,Bo Day,,{ENTITY}Q912,Mali,mayor,,2020-01-01T00:00:00Z\n"),
    ("tsv", "?item\t?itemLabel\t?itemAltLabel\t?country\t?countryLabel\t?positionLabel\t?start\t?end\n"
     f'<{ENTITY}Q90001>\t"Ann Lee"@en\t"A. Lee, Annie Lee"@en\t<{ENTITY}Q114>\t"Kenya"@en\t"foreign minister"@en\t'
     '"2021-03-04T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>\t\n'
     f'<{ENTITY}Q90002>\t"Bo Day"@en\t\t<{ENTITY}Q912>\t"Mali"@en\t"mayor"@en\t\t'
     '"2020-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>\n'),
    ("json", json.dumps([
        {"item": f"{ENTITY}Q90001", "itemLabel": "Ann Lee", "itemAltLabel": "A. Lee, Annie Lee",
         "country": f"{ENTITY}Q114", "countryLabel": "Kenya", "positionLabel": "foreign minister",
         "start": "2021-03-04T00:00:00Z"},
        {"item": f"{ENTITY}Q90002", "itemLabel": "Bo Day", "country": f"{ENTITY}Q912", "countryLabel": "Mali",
         "positionLabel": "mayor", "end": "2020-01-01T00:00:00Z"}])),
    ("verbose json", json.dumps({"head": {"vars": ["item"]}, "results": {"bindings": [
        {"item": {"type": "uri", "value": f"{ENTITY}Q90001"}, "itemLabel": {"value": "Ann Lee"},
         "itemAltLabel": {"value": "A. Lee, Annie Lee"}, "country": {"value": f"{ENTITY}Q114"},
         "positionLabel": {"value": "foreign minister"}, "start": {"value": "2021-03-04T00:00:00Z"}},
        {"item": {"value": f"{ENTITY}Q90002"}, "itemLabel": {"value": "Bo Day"},
         "country": {"value": f"{ENTITY}Q912"}, "positionLabel": {"value": "mayor"},
         "end": {"value": "2020-01-01T00:00:00Z"}}]}})),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in QUERY], ids=[row[0] for row in QUERY])
def test_a_query_of_wikidata_in_each_of_its_forms(text: str, tmp_path: Path) -> None:
    ann, bo = taken(written(tmp_path, text, "query")).actors
    assert (ann.name, ann.wikidata, ann.country, ann.title) == ("Ann Lee", "Q90001", "KEN", "foreign minister")
    assert (ann.kind, ann.start, ann.end, ann.aliases) == ("person", "2021-03-04", None, ("A. Lee", "Annie Lee"))
    assert (bo.wikidata, bo.country, bo.end) == ("Q90002", "MLI", "2020-01-01")


def test_rows_of_one_item_are_one_actor_and_blank_nodes_are_empty(tmp_path: Path) -> None:
    text = "group,groupLabel,alias,start\n" + "".join(
        f"{ENTITY}Q90003,North Column,{alias},http://www.wikidata.org/.well-known/genid/0a1b\n"
        for alias in ("Column of the North", "NCX")
    )
    (one,) = taken(written(tmp_path, text), Given("group")).actors
    assert (one.aliases, one.start) == (("Column of the North", "NCX"), None)


def test_an_item_without_a_label_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(legation.ActorsError, match="Q90004 has no label in English"):
        taken(written(tmp_path, f"item,itemLabel\n{ENTITY}Q90004,Q90004\n"), Given("person"))


def test_import_adds_changes_and_keeps(tmp_path: Path) -> None:
    first = taken(written(tmp_path, HEAD + "Ann Lee,,person,KEN,,,,,\nBo Day,,person,MLI,,,,,\n")).actors
    assert own_store.add(first) == (2, 0, 0, 2)
    second = taken(
        written(tmp_path, HEAD + "Ann Lee,,person,KEN,GOV,,,,\nCy Fay,,person,,,,,,\nBo Day,,person,MLI,,,,,\n")
    )
    assert own_store.add(second.actors) == (1, 1, 1, 3)
    kept = own_store.imported()
    assert kept is not None
    assert [(a.name, a.sector) for a in kept.actors] == [("Ann Lee", "GOV"), ("Bo Day", None), ("Cy Fay", None)]
    assert own_store.remove(("ann lee", "Bo Day")) == 2
    with pytest.raises(legation.ActorsError, match="“Nobody” is not among"):
        own_store.remove(("Cy Fay", "Nobody"))
    assert own_store.clear() == 1
    assert own_store.imported() is None


def test_what_is_kept_reads_back_the_same(tmp_path: Path) -> None:
    row = 'Ann "Nan" Lee,A. Lee; Lee the Elder,person,KEN,GOV,"Minister, Health",2021-01-01,2022-12-31,Q90001\n'
    actors = taken(written(tmp_path, HEAD + row.replace('Ann "Nan" Lee', '"Ann ""Nan"" Lee"'))).actors
    own_store.add(actors)
    kept = own_store.imported()
    assert kept is not None
    assert kept.actors == actors


def test_the_same_row_twice_is_told_and_taken_once(tmp_path: Path) -> None:
    found = taken(written(tmp_path, HEAD + "Ann Lee,,person,KEN,,,,,\n" * 2))
    assert len(found.actors) == 1
    assert "line 3: “Ann Lee” is on line 2 too: taken once" in found.notes[0]


LIST = (
    HEAD
    + "Ilse Marrow,,person,NOR,GOV,Minister of Foreign Affairs,2024-02-01,2024-11-30,Q90005\n"
    + "Ilse Marrow,,person,IGO,IGO,Special Envoy,2024-12-01,,Q90005\n"
    + "Grey Lantern,GLX; Lantern fighters,group,MLI,REB,,,2023-06-30,\n"
    + "Grey Lantern,GLX; Lantern fighters,group,MLI,PTY,,2023-07-01,,\n"
    + "Wagner Group,Wagner,group,MLI,PRM,,,,\n"
    + "Salem,,body,TUN,BUS,,,,\n"
)


def test_own_actors_in_a_reading(tmp_path: Path) -> None:
    mine = own_actors(written(tmp_path, LIST))
    text = "Ilse Marrow met the president of Mali on Monday. Grey Lantern attacked Wagner. Marrow condemned the GLX."
    reading = legation.read(text, published="2023-05-15", actors=mine)
    told = {actor.name: (actor.kind, actor.country, actor.sector) for actor in reading.actors}
    assert told["Grey Lantern"] == ("group", "MLI", "REB"), "as it was on the day"
    assert told["Wagner"] == ("group", "MLI", "PRM"), "the user's comes before the gazetteer's"
    later = legation.read(text, published="2024-05-15", actors=mine)
    told = {actor.name: (actor.kind, actor.country, actor.sector) for actor in later.actors}
    assert told["Grey Lantern"] == ("group", "MLI", "PTY"), "as it was by then"
    assert told["Ilse Marrow"] == ("person", "NOR", "GOV")
    marrow = next(actor for actor in later.actors if actor.name == "Ilse Marrow")
    assert (marrow.wikidata, "Marrow" in marrow.aliases) == ("Q90005", True)
    assert "by your actors" in (marrow.reason or "")


def test_a_title_alone_is_its_own_holder_on_the_day(tmp_path: Path) -> None:
    mine = own_actors(written(tmp_path, LIST))
    text = "The Norwegian foreign minister said on Monday that talks would continue."
    inside, outside = (legation.read(text, published=day, actors=mine).actors for day in ("2024-05-15", "2023-05-15"))
    assert "Q90005" in {actor.wikidata for actor in inside}
    assert "Q90005" not in {actor.wikidata for actor in outside}


def test_the_reading_says_which_list_it_used(tmp_path: Path) -> None:
    path = written(tmp_path, LIST)
    text = "President Ruto thanked Norway on Monday."
    used = legation.read(text, actors=path).own_actors
    assert used is not None
    assert (used.file, used.sha256, used.count) == ("mine.csv", own_actors(path).sha256, 6)
    assert legation.read(text).own_actors is None, "nothing is imported"
    own_store.add(taken(path).actors)
    told = legation.read(text).own_actors
    assert told is not None
    assert told.file == "actors.csv"
    assert legation.read(text, actors=None).own_actors is None


def test_a_list_changes_no_reading_that_names_none_of_it(tmp_path: Path) -> None:
    mine = own_actors(written(tmp_path, LIST))
    text = "France condemned the attack on Goma on Monday. President Ruto met Foreign Minister Wang Yi in Nairobi."
    with_list, without = (legation.read(text, published="2024-05-15", actors=own) for own in (mine, None))
    assert (with_list.actors, with_list.events) == (without.actors, without.events)


def test_a_name_that_caution_keeps_out_is_found_for_its_user(tmp_path: Path) -> None:
    gazetteer = load(own_actors(written(tmp_path, LIST)))
    match = next(match for match in gazetteer.find("The bosses of Salem met.") if match.start == 14)
    assert (match.entries[0].country, match.entries[0].source) == ("TUN", "your actors")
