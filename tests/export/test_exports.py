"""Every format is written from a real record, and read back as its own readers do."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import networkx
import polars
import pytest

import legation
from legation.errors import RecordError
from legation.export import FORMATS, export, gdelt, icews, ngec, phoenix, polecat
from legation.export.codes import cameo_actor, cow, fips, gdelt_quad, goldstein, phoenix_quad
from legation.export.export import export_tables
from legation.record.model import EventParty
from legation.record.record import Record
from legation.story import story

STORIES = (
    (
        "Foreign Minister Espen Barth Eide of Norway visited Accra on Monday and met President Nana Akufo-Addo. Norway "
        "gave Ghana $12 million for schools; \"a friend; a neighbour\", a spokesman said.",
        "2023-11-15", "The Example", "https://example.org/accra", "Talks in Accra & beyond",
    ),
    (
        "Gunmen killed 14 soldiers in an attack on a base near Gao, Mali, on Tuesday, the army said. France condemned "
        "the attack. Germany will send 300 troops to Mali in June.",
        "2023-11-16", "Daily Ledger", None, None,
    ),
    (
        "At least 11 soldiers died when gunmen attacked a base near Gao, Mali, on Tuesday, officials said.",
        "2023-11-16", "The Example", "https://example.org/gao", "Attack <in> Mali",
    ),
    ("The presidents of Kenya and Uganda met in Nairobi on 3 May 2023 and agreed to reopen a border post.",
     "2023-05-04", None, None, None),
)  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with legation.open(tmp_path_factory.mktemp("exports") / "news.db") as opened:
        opened.add(
            story(text, published=day, publisher=publisher, url=url, title=title)
            for text, day, publisher, url, title in STORIES
        )
        yield opened


def written(record: Record, form: str, **filters: Any) -> bytes:
    out = io.BytesIO()
    export(record, form, out, **filters)
    return out.getvalue()


def table(record: Record, form: str, columns: tuple[str, ...], *, head: bool = True) -> list[dict[str, str]]:
    lines = written(record, form).decode().split("\n")
    assert lines.pop() == ""
    cells = [line.split("\t") for line in lines]
    if head:
        assert tuple(cells.pop(0)) == columns
    assert {len(row) for row in cells} == {len(columns)}
    return [dict(zip(columns, row, strict=True)) for row in cells]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_record_gives_the_same_bytes(record: Record, form: str, tmp_path: Path) -> None:
    first = written(record, form)
    with legation.open(tmp_path / "again.db") as again:
        again.add(
            story(text, published=day, publisher=publisher, url=url, title=title)
            for text, day, publisher, url, title in reversed(STORIES)
        )
        assert written(again, form) == first
    assert first


def test_plover(record: Record) -> None:
    rows = [json.loads(line) for line in written(record, "plover").splitlines()]
    visit = next(row for row in rows if row["event"] == "CONSULT" and "visit" in row.get("mode", []))
    assert visit["date"] == "2023-11-13"
    assert visit["actor"][0]["code"] == "NOR"
    assert visit["recipient"][0]["code"] == "GHA"
    assert visit["quad_code"] == "VERBAL COOPERATION"
    assert visit["cite_info"][0]["url"] == "https://example.org/accra"
    text, info = STORIES[0][0], visit["text_info"]
    assert text[info["start"] : info["end"]] == visit["text"]
    assert {key for row in rows for key in row} <= {
        "id", "date", "enddate", "actor", "recipient", "event", "mode", "context", "quad_code", "event_scale",
        "event_text", "event_loc", "size", "text", "text_info", "cite_info", "coder",
    }  # fmt: skip


def test_polecat(record: Record) -> None:
    rows = table(record, "polecat", polecat.COLUMNS)
    assert len(polecat.COLUMNS) == 40
    visit = next(row for row in rows if row["Event Mode"] == "visit")
    assert (visit["Actor Country"], visit["Actor COW"], visit["Recipient Country"]) == ("NOR", "385", "GHA")
    assert visit["Quad Code"] == "VERBAL COOPERATION"
    attack = next(row for row in rows if row["Event Type"] == "ASSAULT")
    assert attack["Country"] == "Mali"
    assert not [row for row in rows if row["Event Type"] == "MOBILIZE"]  # it is to come


def test_ngec(record: Record) -> None:
    rows = list(csv.DictReader(io.StringIO(written(record, "ngec").decode())))
    assert tuple(rows[0]) == ngec.COLUMNS
    attacks = [row for row in rows if row["event_type"] == "ASSAULT" and row["killed_text"]]
    assert {row["killed_text"] for row in attacks} == {"11", "14"}  # a telling a row: both tolls


def test_icews(record: Record) -> None:
    rows = table(record, "icews", icews.COLUMNS)
    assert len(icews.COLUMNS) == 20
    visit = next(row for row in rows if row["CAMEO Code"] == "042")
    assert (visit["Event Text"], visit["Source Country"], visit["Target Country"]) == (
        "Make a visit",
        "Norway",
        "Ghana",
    )
    assert (visit["Sentence Number"], visit["Publisher"]) == ("1", "The Example")
    assert float(visit["Intensity"]) == 1.9
    assert len({row["Event ID"] for row in rows}) == len(rows)


def test_those_who_meet_are_paired_both_ways(record: Record) -> None:
    rows = [row for row in table(record, "icews", icews.COLUMNS) if row["Event Date"] == "2023-05-03"]
    pairs = {(row["Source Country"], row["Target Country"]) for row in rows if row["CAMEO Code"].startswith("04")}
    assert pairs == {("Kenya", "Uganda"), ("Uganda", "Kenya")}


def test_gdelt(record: Record) -> None:
    events = table(record, "gdelt-events", gdelt.EVENTS, head=False)
    mentions = table(record, "gdelt-mentions", gdelt.MENTIONS, head=False)
    assert (len(gdelt.EVENTS), len(gdelt.MENTIONS)) == (61, 16)
    assert {row["GLOBALEVENTID"] for row in mentions} == {row["GLOBALEVENTID"] for row in events}
    visit = next(row for row in events if row["EventCode"] == "042")
    assert (visit["SQLDATE"], visit["Actor1Code"], visit["Actor1CountryCode"]) == ("20231113", "NORGOV", "NOR")
    assert (visit["QuadClass"], visit["EventRootCode"], visit["SOURCEURL"]) == ("1", "04", "https://example.org/accra")
    attack = next(row for row in events if row["EventRootCode"] in ("18", "19"))
    assert attack["ActionGeo_CountryCode"] == "ML"
    for row in mentions:
        assert int(row["ActionCharOffset"]) >= 0
        assert row["MentionType"] in ("1", "2")
    for row in events:
        assert 0 < int(row["GLOBALEVENTID"]) < 2**63


def test_phoenix(record: Record) -> None:
    rows = table(record, "phoenix", phoenix.COLUMNS)
    assert len(phoenix.COLUMNS) == 26
    visit = next(row for row in rows if row["EventCode"] == "042")
    assert (visit["SourceActorFull"], visit["SourceActorEntity"], visit["SourceActorRole"]) == ("NORGOV", "NOR", "GOV")
    assert visit["QuadClass"] == "1"


def test_geojson(record: Record) -> None:
    document = json.loads(written(record, "geojson"))
    assert document["type"] == "FeatureCollection"
    assert document["features"]
    for feature in document["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
    accra = next(f for f in document["features"] if f["properties"]["place"] == "Accra")
    assert accra["geometry"]["coordinates"] == pytest.approx([-0.19, 5.55], abs=0.2)


def test_graphml(record: Record) -> None:
    graph = networkx.read_graphml(io.BytesIO(written(record, "graphml")))
    names = {data["name"] for _, data in graph.nodes(data=True)}
    assert {"Norway", "Ghana"} & names
    assert all(data["events"] >= 1 and data["type"] for _, _, data in graph.edges(data=True))


def test_quadruples(record: Record) -> None:
    rows = [line.split("\t") for line in written(record, "quadruples").decode().splitlines()]
    assert all(len(row) == 4 for row in rows)
    assert [row[3] for row in rows] == sorted(row[3] for row in rows)
    assert "Make a visit" in {row[1] for row in rows}


def test_jsonld(record: Record) -> None:
    document = json.loads(written(record, "jsonld"))
    assert document["@context"] == "https://schema.org"
    for event in document["@graph"]:
        assert event["@type"] == "Event"
        assert event["subjectOf"][0]["@type"] == "NewsArticle"


def test_who_did_it_is_disputed_in_geojson_and_jsonld(tmp_path: Path) -> None:
    """Who says which of two contradicting values: one story names one state's navy, the other another's."""
    stories = (
        ("a", "The Turkish navy sank a fishing boat in the Aegean Sea on Tuesday, killing 5 sailors, officials said."),
        ("b", "The Greek navy sank a fishing boat in the Aegean Sea on Tuesday, killing 5 sailors, a witness said."),
    )
    with legation.open(tmp_path / "x.db") as opened:
        opened.add(story(text, id=id, published="2023-11-16", url=f"https://example.org/{id}") for id, text in stories)
        disputed = next(each for each in opened.events() if each.stories == 2)
        told = {(c.value, c.story_id) for c in opened.conflicts(disputed.id) if c.field == "actor"}
        points = json.loads(written(opened, "geojson"))["features"]
        graph = json.loads(written(opened, "jsonld"))["@graph"]
    assert len(told) == 2
    feature = next(each["properties"] for each in points if each["id"] == disputed.id)
    assert {(c["value"], c["story"]) for c in feature["conflicts"] if c["field"] == "actor"} == told
    node = next(each for each in graph if each["@id"].endswith(disputed.id))
    claims = [each for each in node["subjectOf"] if each["@type"] == "Claim" and each["name"] == "actor"]
    assert {(claim["text"], claim["appearance"]["identifier"]) for claim in claims} == told
    assert {claim["appearance"]["url"] for claim in claims} == {f"https://example.org/{id}" for id, _ in stories}


def test_citations(record: Record) -> None:
    bibtex = written(record, "bibtex").decode()
    assert bibtex.count("@misc{") == len(STORIES)
    assert r"title = {Talks in Accra \& beyond}" in bibtex
    ris = written(record, "ris").decode()
    assert ris.count("TY  - NEWS") == ris.count("ER  - ") == len(STORIES)
    assert "UR  - https://example.org/gao" in ris


def test_dyad_months(record: Record) -> None:
    rows = list(csv.DictReader(io.StringIO(written(record, "dyad-months").decode())))
    row = next(row for row in rows if (row["source"], row["target"]) == ("NOR", "GHA"))
    assert row["month"] == "2023-11"
    assert int(row["events"]) == sum(int(row[f"quad_{number}"]) for number in range(1, 5))
    assert int(row["consult"]) >= 1


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_tables(record: Record, form: str, tmp_path: Path) -> None:
    rows = export_tables(record, form, tmp_path / "out")
    assert set(rows) == {path.stem for path in (tmp_path / "out").iterdir()}
    for name, number in rows.items():
        path = tmp_path / "out" / f"{name}.{form}"
        read = polars.read_csv(path, infer_schema=False) if form == "csv" else polars.read_parquet(path)
        assert read.height == number
        reader = "read_csv" if form == "csv" else "read_parquet"
        assert duckdb.sql(f"SELECT count(*) FROM {reader}('{path}')").fetchall() == [(number,)]
    assert rows["stories"] == len(STORIES)
    if form == "parquet":
        stories = polars.read_parquet(tmp_path / "out" / "stories.parquet")
        assert set(stories["text"]) == {each[0] for each in STORIES}
        evidence = polars.read_parquet(tmp_path / "out" / "evidence.parquet")
        mentions = polars.read_parquet(tmp_path / "out" / "event_mentions.parquet")
        told = evidence.join(mentions, left_on="mention_id", right_on="id").join(
            stories, left_on="story_id", right_on="id", suffix="_of_story"
        )
        assert told.height == evidence.height
        for row in told.iter_rows(named=True):
            assert row["text_of_story"][row["start"] : row["end"]] == row["text"]


def test_filters_are_those_of_events(record: Record) -> None:
    rows = [json.loads(line) for line in written(record, "plover", type="ASSAULT").splitlines()]
    assert {row["event"] for row in rows} == {"ASSAULT"}


def test_what_is_left_out_is_counted(record: Record) -> None:
    told = export(record, "polecat", io.BytesIO())
    assert sum(told.left.values()) + told.rows == len(list(record.events()))
    assert any(reason.startswith("future") for reason in told.left)


def test_a_file_is_whole_or_not_there(record: Record, tmp_path: Path) -> None:
    export(record, "polecat", tmp_path / "out.tsv")
    assert (tmp_path / "out.tsv").read_bytes() == written(record, "polecat")
    with pytest.raises(RecordError, match="cannot be written"):
        export(record, "polecat", tmp_path / "no" / "out.tsv")
    with pytest.raises(RecordError, match="something already"):
        export_tables(record, "csv", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["out.tsv"]
    with pytest.raises(RecordError, match="no format"):
        export(record, "xls", tmp_path / "out.xls")


# Codes ---------------------------------------------------------------------------------------------------------


def test_codes_of_other_schemes() -> None:
    assert (cow("USA"), cow("KOR"), cow("SSD"), cow("PSE"), cow(None)) == ("2", "732", "626", "", "")
    assert (fips("GBR"), fips("DEU"), fips("CHN"), fips("AUS"), fips("AUT")) == ("UK", "GM", "CH", "AS", "AU")
    assert (goldstein("190", "gdelt"), goldstein("1831", "icews"), goldstein(None, "gdelt")) == (-10.0, -10.0, None)
    assert [gdelt_quad(code) for code in ("042", "070", "112", "190", None)] == [1, 2, 3, 4, None]
    assert [phoenix_quad(code) for code in ("010", "042", "070", "112", "190")] == [0, 1, 2, 3, 4]
    parties = (
        EventParty(id="a", name="Army", country="ROU", sector="MIL"),
        EventParty(id="b", name="UN", country="IGO", sector="IGO"),
        EventParty(id="c", name="Somebody"),
    )
    assert [cameo_actor(party) for party in parties] == ["ROMMIL", "IGO", ""]
