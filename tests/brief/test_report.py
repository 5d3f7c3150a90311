"""A report from a record: what it tells, on what, in what order; safe, offline, the same bytes every time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import legation
from legation.brief import compose, html, markdown, told
from legation.errors import RecordError
from legation.export import export
from legation.record.record import Record
from legation.story import story
from legation.view.cli import main
from record.world import WORLD, fill

STORIES = (
    ("a", "Lake Radio", "2024-03-13", "Talks <in> Kisumu & beyond",
     "Foreign Minister Espen Barth Eide of Norway visited Kenya on Tuesday. In January, Norway approved $45 million in "
     "food aid for Kenya."),
    ("b", "Harbour Post", "2024-03-14", None,
     "Gunmen killed 12 people in an attack on a market in Bol, Chad, on Wednesday. Norway will host talks in May."),
    ("c", "Daily Ledger", "2024-03-14", "Market | raid",
     "An attack by gunmen on a market in Bol, Chad, on Wednesday killed 15 people, officials said. Kenya denied that "
     "it had attacked Chad. Norway might sanction Chad."),
)  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with legation.open(tmp_path_factory.mktemp("brief") / "news.db") as opened:
        opened.add(
            story(text, id=id, published=day, publisher=publisher, title=title, url=f"https://example.org/{id}")
            for id, publisher, day, title, text in STORIES
        )
        yield opened


def test_news_background_plans_and_denials_stand_apart(record: Record) -> None:
    parts = {
        part.title: " ".join(line.text for s in part.sections for line in s.lines) for part in compose(record).parts
    }
    assert "visited Kenya" in parts["What happened"]
    assert "45 million US dollars" in parts["Background told in these reports"]
    assert "45 million" not in parts["What happened"]
    assert "Kenya did not attack Chad" in parts["What is denied or did not happen"]
    assert "might" in parts["What is thought possible or asked for"]


def test_every_sentence_opens_its_words(record: Record) -> None:
    brief = compose(record)
    lines = [line for part in brief.parts for section in part.sections for line in section.lines]
    assert lines
    for line in (*lines, *brief.short, *brief.differing):
        assert line.refs, line.text
        for ref in line.refs:
            source = brief.sources[ref.source - 1]
            quote = source.quotes[ref.quote - 1]
            assert quote.text in " ".join(record.story(source.story_id).text.split())


def test_every_number_on_the_page_is_an_anchor_of_it(record: Record) -> None:
    page = html.page(compose(record))
    targets = re.findall(r'href="#([^"]+)"', page)
    assert targets
    assert set(targets) <= set(re.findall(r'id="([^"]+)"', page))


def test_sources_that_differ_are_both_shown(tmp_path: Path) -> None:
    fill(tmp_path / "w.db", WORLD)
    with legation.open(tmp_path / "w.db", readonly=True) as record:
        brief = compose(record, type="ASSAULT")
    assert any("3, says" in line.text and "5, says" in line.text for line in brief.differing)
    in_short = " ".join(line.text for line in brief.short)
    assert "3 according to the c1 Post" in in_short
    assert "5 according to the c2 Post" in in_short


def test_the_page_is_offline_and_escaped(record: Record) -> None:
    page = html.page(compose(record))
    assert "<script" not in page
    assert not re.search(r"\bsrc=|@import|url\(", page)
    assert "Talks &lt;in&gt; Kisumu &amp; beyond" in page
    text = markdown.text(compose(record))
    assert r"Market \| raid" in text
    assert r"Talks \<in\> Kisumu" in text


def test_the_same_bytes_every_time(record: Record) -> None:
    made = []
    for _ in range(2):
        out = io.BytesIO()
        assert export(record, "report.html", out, since="2024-03") is None
        made.append(out.getvalue())
    assert made[0] == made[1]
    assert b"As of <time" in made[0]


@pytest.mark.parametrize(
    ("asked", "title"),
    [({}, "All parties"),
     ({"actor": "NOR", "with_": "KEN", "since": "2024-03"}, "Norway with Kenya, from 1 March 2024"),
     ({"party": "USA", "since": "2024-03", "until": "2024-04"}, "The United States, March 2024 to April 2024"),
     ({"type": "ASSAULT", "since": "2024", "until": "2024"}, "All parties, attacks, 2024")],
)  # fmt: skip
def test_titles(record: Record, asked: dict[str, Any], title: str) -> None:
    assert compose(record, **asked).title == title


def test_an_event_says_itself_on_its_page_and_in_its_card(record: Record) -> None:
    visit = record.events(type="CONSULT", status="current").page(1)[0]
    said = told(record, visit.id)
    assert said == "On 12 March 2024, Espen Barth Eide (Norway) visited Kenya."
    assert said in CliRunner().invoke(main, ["show", str(record.path), visit.id]).output


def test_columns_without_anything_are_left_out(record: Record) -> None:
    tables = {table.title: table for table in compose(record).tables}
    assert "About" not in tables["Meetings, visits and calls"].heads
    assert all(len(cells) == len(table.heads) for table in tables.values() for cells, _ in table.rows)


def test_by_kind_and_most(record: Record) -> None:
    brief = compose(record, by="kind", most=1)
    headings = [section.title for section in brief.parts[0].sections]
    assert len(headings) == 1
    assert sum(len(section.lines) for section in brief.parts[0].sections) == 1
    assert headings[0] in ("Attacks", "Meetings, visits and calls")


def test_nothing_that_fits_is_said_so(record: Record) -> None:
    for text in (html.page(compose(record, actor="BRA")), markdown.text(compose(record, actor="BRA"))):
        assert "nothing that fits" in text


def test_more_than_a_report_holds_is_refused(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.brief.composing.MOST", 1)
    with pytest.raises(RecordError, match="narrow what you ask"):
        compose(record)


def test_the_command(record: Record, tmp_path: Path) -> None:
    run = CliRunner().invoke
    path = str(record.path)
    done = run(main, ["brief", path, "--party", "NOR", "--with", "KEN", "-o", str(tmp_path / "b.html")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "b.html").read_text(encoding="utf8").startswith("<!doctype html>")
    assert run(main, ["brief", path]).output.startswith("# All parties")
    assert run(main, ["export", path, "--format", "report.md"]).output.startswith("# All parties")
    assert run(main, ["brief", path, "--as-of", "2024-05-01"]).output.splitlines()[2].startswith("As of 2024-05-01")
    assert run(main, ["brief", path, "--type", "NONE"]).exit_code == 1
    with pytest.raises(RecordError):
        export(record, "report.pdf", io.BytesIO())
