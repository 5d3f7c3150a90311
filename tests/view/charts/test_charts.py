"""Charts: each kind as specification and as file, with filters, of an empty record, of one event, of hostile names."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

import legation
from legation.errors import LegationError, MissingPart, RecordError
from legation.record.record import Record
from legation.story import story
from legation.view.charts.kinds import KINDS
from legation.view.charts.picture import FORMATS
from legation.view.cli import main

pytest.importorskip("altair", reason="charts need the extra: pip install legation[charts]")
pytest.importorskip("vl_convert", reason="charts need the extra: pip install legation[charts]")

NASTY = "</script><script>alert(1)</script>"
STORIES = (
    ("Foreign Minister Espen Barth Eide of Norway visited Accra on Monday and met Foreign Minister Samuel Okudzeto "
     "Ablakwa to discuss fishing rights. Norway gave Ghana $12 million for schools.", "2023-11-15"),
    ("Gunmen killed 14 soldiers in an attack on a base near Gao, Mali, on Tuesday, the army said. France condemned the "
     "attack.", "2023-11-16"),
    ("Ghana condemned Norway on Friday. The president of Kenya met the president of Ghana in Nairobi on Thursday.",
     "2024-01-20"),
)  # fmt: skip
MORE: dict[str, dict[str, Any]] = {"dyad": {"one": "NOR", "other": "GHA"}}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with legation.open(tmp_path_factory.mktemp("charts") / "news.db") as record:
        record.add(story(text, published=day) for text, day in STORIES)
        event = next(event.id for event in record.events(type="CONSULT", place="Accra"))
        record.correct(event, "place.name", NASTY)
        record.correct(event, "actors", [{"name": NASTY, "country": "NOR"}])
        yield record


def rows(spec: Any) -> list[dict[str, Any]]:
    """All data in a specification, whichever layer it is of."""
    if isinstance(spec, dict):
        own = spec.get("values", []) if isinstance(spec.get("values"), list) else []
        return [row for row in own if isinstance(row, dict)] + [row for part in spec.values() for row in rows(part)]
    return [row for part in spec for row in rows(part)] if isinstance(spec, list) else []


def spec_of(record: Record, kind: str, **asked: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(legation.chart(record, kind, **MORE.get(kind, {}), **asked).json())
    return told


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_as_every_file(record: Record, kind: str, tmp_path: Path) -> None:
    chart = legation.chart(record, kind, **MORE.get(kind, {}))
    for ending in FORMATS:
        chart.save(tmp_path / f"c{ending}")
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert ElementTree.parse(tmp_path / "c.svg").getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert json.loads((tmp_path / "c.json").read_text(encoding="utf8"))["$schema"].endswith(".json")
    page = (tmp_path / "c.html").read_text(encoding="utf8")
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href)="(?!data:)', page.split("<script>", 1)[0])
    assert page.count("</script>") == 2  # what names hold does not end the script
    assert "<script>alert" not in page


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chart_has_the_same_bytes(record: Record, kind: str) -> None:
    one, other = (legation.chart(record, kind, **MORE.get(kind, {})) for _ in range(2))
    assert one.json() == other.json()
    assert one.svg() == other.svg()
    assert one.svg() == one.svg()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_fits(record: Record, kind: str) -> None:
    """A record without events, or a question that none answers, gives an empty chart and no error."""
    chart = legation.chart(record, kind, **MORE.get(kind, {}), since="1990", until="1990")
    assert chart.png().startswith(b"\x89PNG")
    assert "1990" in chart.title


@pytest.mark.parametrize("kind", KINDS)
def test_one_event(tmp_path: Path, kind: str) -> None:
    with legation.open(tmp_path / "one.db") as record:
        record.add([story("Foreign Minister Wang Yi visited Jakarta on Tuesday.", published="2024-05-15")])
        asked = {"one": "CHN", "other": "IDN"} if kind == "dyad" else {}
        chart = legation.chart(record, kind, **asked)
        ElementTree.fromstring(chart.svg())
        assert rows(json.loads(chart.json())) or kind == "map"


def test_a_timeline_has_each_event_once(record: Record) -> None:
    told = rows(spec_of(record, "timeline", by="month"))
    dated = sum(period.events for period in record.timeline())
    assert sum(row["events"] for row in told) == dated > 0
    assert {row["high"] - row["low"] == row["events"] for row in told} == {True}
    by_type = rows(spec_of(record, "timeline", by="year", parts="type"))
    assert sum(row["events"] for row in by_type) == dated


def test_a_dyad_has_cooperation_above_and_conflict_below(record: Record) -> None:
    told = [row for row in rows(spec_of(record, "dyad")) if "class" in row]
    assert {row["class"].split()[1] for row in told if row["high"] > 0} == {"cooperation"}
    assert {row["class"].split()[1] for row in told if row["high"] < 0} == {"conflict"}


def test_a_map_tells_how_exact_a_place_is(record: Record) -> None:
    spec = spec_of(record, "map")
    told = {row["place"]: row for row in rows(spec) if "place" in row}
    assert told["Nairobi"]["told"] == "town"
    assert told["Nairobi"]["country"] == "KEN"
    assert spec["projection"]["type"] == "equalEarth"
    assert {each["id"] for each in spec["datasets"]["world"]} >= {"KEN", "GHA", "NOR", "KOS", "TWN", "PSE"}


def test_filters_narrow_every_kind(record: Record) -> None:
    for kind in KINDS:
        whole = len(rows(spec_of(record, kind)))
        narrow = len(rows(spec_of(record, kind, since="2024", until="2024")))
        assert narrow < whole or kind == "calendar", kind


def test_a_chart_shows_itself_in_a_notebook(record: Record) -> None:
    shown = legation.chart(record, "types")._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<svg")
    assert "Events by type" in shown["text/plain"]


@pytest.mark.parametrize(
    ("kind", "asked", "says"),
    [
        ("pie", {}, 'no chart "pie"'),
        ("dyad", {}, "two parties"),
        ("timeline", {"by": "age"}, "day, week, month, year"),
        ("timeline", {"parts": "colour"}, "quad or type"),
        ("network", {"level": "planet"}, "country or actor"),
        ("map", {"type": "HUG"}, "no type"),
    ],
)
def test_what_cannot_be_drawn_says_why(record: Record, kind: str, asked: dict[str, Any], says: str) -> None:
    with pytest.raises(RecordError, match=says):
        legation.chart(record, kind, **asked)


def test_another_ending_is_refused(record: Record, tmp_path: Path) -> None:
    with pytest.raises(LegationError, match=r"\.png, \.svg, \.html, \.json"):
        legation.chart(record, "types").save(tmp_path / "c.gif")


def test_without_the_extra_the_way_out_is_told(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingPart, match=r'pip install "legation\[charts\]"'):
        legation.chart(record, "types")
    done = CliRunner().invoke(main, ["chart", "types", str(record.path), "-o", "x.svg"])
    assert done.exit_code == 2
    assert 'pip install "legation[charts]"' in done.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_the_command(record: Record, kind: str, tmp_path: Path) -> None:
    out = tmp_path / "c.svg"
    parties = ["NOR", "GHA"] if kind == "dyad" else []
    args = ["chart", kind, str(record.path), *parties, "--since", "2023", "--status", "current", "-o", str(out)]
    done = CliRunner().invoke(main, args)
    assert done.exit_code == 0, done.stderr
    ElementTree.parse(out)
    assert CliRunner().invoke(main, [*args[:-1], str(tmp_path / "c.gif")]).exit_code == 2
    assert CliRunner().invoke(main, [*args, "--type", "HUG"]).exit_code == 1
