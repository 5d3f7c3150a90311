"""Legation in Python: what comes in, what goes out, what is refused."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import legation
from view.samples import HOSTILE, THANKS, VISIT
from view.spans import assert_rereads


def test_read_takes_text_path_and_name(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(VISIT, encoding="utf8")
    readings = [legation.read(source, published="2024-05-15") for source in (VISIT, path, str(path))]
    assert readings[0] == readings[1] == readings[2]
    assert str(readings[0].events[0]) == (
        "2024-05-14  Wang Yi (CHN GOV) —CONSULT/visit→ Indonesia (IDN GOV)   “visited”"
    )


def test_read_takes_html(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    body = f"<p>{VISIT} He met President Prabowo Subianto there.</p><p>{THANKS}</p>" * 2
    path.write_text(f"<html><title>A day</title><body><article>{body}</article></body></html>", encoding="utf8")
    assert legation.read(path).events


def test_stories_of_many_sources(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(VISIT, encoding="utf8")
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "He met her."}\n{"id": "y"}\n', encoding="utf8")
    found = legation.stories(tmp_path / "a.txt", tmp_path / "b.jsonl", published="2024-05-15")
    assert next(found).text == VISIT
    assert next(found).id == "x"
    with pytest.raises(legation.InputError, match="line 2"):
        next(found)


def test_a_long_line_is_a_text_not_a_file_name() -> None:
    """A file system refuses such a name with an error of its own."""
    assert legation.read(f"{VISIT} {THANKS} " * 4).events


@pytest.mark.parametrize(
    ("source", "says"),
    [("", "nothing to read"), ("...", "no words"), (Path("no/such/file.txt"), "no such file"),
     ("Le ministre a rencontré son homologue à Berlin lundi pour parler de la guerre.", "French")],
)  # fmt: skip
def test_refusals_say_why(source: str | Path, says: str) -> None:
    with pytest.raises(legation.InputError, match=says):
        legation.read(source)


def test_bad_day_is_refused() -> None:
    with pytest.raises(legation.LegationError, match="not a date"):
        legation.read(VISIT, published="soon")


def test_values_are_frozen() -> None:
    reading = legation.read(VISIT)
    for value in (reading, reading.story, reading.events[0], reading.actors[0]):
        with pytest.raises(AttributeError):
            value.id = "other"  # type: ignore[union-attr]


def test_reading_survives_a_round_trip() -> None:
    reading = legation.read(VISIT, published="2024-05-15")
    assert msgspec.json.decode(msgspec.json.encode(reading), type=legation.Reading) == reading


def test_same_reading_whatever_came_before() -> None:
    first = legation.read(VISIT, published="2024-05-15")
    legation.read(THANKS)
    assert legation.read(VISIT, published="2024-05-15") == first


def test_notebook_shows_a_reading() -> None:
    html = legation.read(f"{VISIT} {HOSTILE}", published="2024-05-15")._repr_html_()  # type: ignore[attr-defined]
    assert html.startswith('<div class="legation">')
    assert "Wang Yi" in html
    assert "<script>" not in html


def test_offsets_are_code_points() -> None:
    from legation.view.json import reading_dict

    assert assert_rereads(reading_dict(legation.read(f"🕊️ {VISIT}", published="2024-05-15"))) > 3
