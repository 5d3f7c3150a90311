"""A correction is seen in every export that holds the value, and gone from it when it is taken back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

import legation
from legation.export import FORMATS, export
from legation.export.export import export_tables
from legation.export.formats import FOLDERS
from legation.record.record import Record
from legation.story import story

TEXT = "Gunmen killed 14 soldiers in an attack on a base near Gao, Mali, on Tuesday. France condemned the attack."
OF_STORIES = {"bibtex", "ris"}
COUNTED = {"graphml", "dyad-months"}
"""Formats that count events and hold no single one."""
WITH_DAY = {*FORMATS} - OF_STORIES - {"graphml"}
NAMED = {"polecat", "ngec", "icews", "geojson", "jsonld", "graphml", "plover"}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with legation.open(tmp_path / "x.db") as opened:
        opened.add([story(TEXT, id="a", published="2023-11-16", publisher="Ledger")])
        yield opened


def written(record: Record, form: str, folder: Path) -> bytes:
    if form in FOLDERS:
        export_tables(record, form, folder)
        return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    out = io.BytesIO()
    export(record, form, out)
    return out.getvalue()


CHANGES: list[tuple[str, object, set[str]]] = [
    ("type", "COERCE", {*FORMATS} - OF_STORIES - {"gdelt-mentions"}),
    ("date.start", "2023-10-02", WITH_DAY),
    ("actors", [{"name": "Katiba Macina", "country": "MLI", "sector": "REB"}], NAMED),
    ("status", "negated", {"plover", "polecat"}),
]


@pytest.mark.parametrize("form", sorted({*FORMATS, *FOLDERS} - OF_STORIES))
@pytest.mark.parametrize("change", CHANGES, ids=[each[0] for each in CHANGES])
def test_correction_is_in_every_export(
    record: Record, tmp_path: Path, form: str, change: tuple[str, object, set[str]]
) -> None:
    field, value, forms = change
    (event,) = record.events(type="ASSAULT")
    before = written(record, form, tmp_path / "before")
    for telling in record.tellings(event.id):
        record.correct(telling.mention.id, field, value, kind="mention", by="Mary")
    changed = written(record, form, tmp_path / "after")
    if form in forms or form == "csv":
        assert changed != before
    for correction in reversed(record.corrections()):
        record.undo(correction.id, by="Mary")
    if form not in FOLDERS:
        assert written(record, form, tmp_path / "again") == before


@pytest.mark.parametrize("form", sorted({*FORMATS} - OF_STORIES - COUNTED - {"quadruples"}))
def test_rejected_event_is_in_no_export(record: Record, tmp_path: Path, form: str) -> None:
    before = written(record, form, tmp_path / "x")
    for event in list(record.events()):
        record.reject(event.id, by="Mary")
    left = written(record, form, tmp_path / "x")
    assert left != before
    assert b"soldiers" not in left
    assert b"Gao" not in left
