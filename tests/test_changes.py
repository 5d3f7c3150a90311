"""The benchmark of changes: events gained, lost and altered are told apart, and its file loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.changes import LABELS, WIDTH, Mark, compared, example, marks, packed, print_changes, unpacked, write
from benchmarks.changes import committed as read

import legation

A = Mark(10, "AID", "current", ("aa", "bb", "cc", "..", "..", ".."))
B = Mark(900, "CONSULT/visit", "future", ("aa", "..", "..", "..", "..", ".."))
C = Mark(1000, "CONSULT/visit", "current", ("aa", "..", "..", "..", "..", ".."))

CHANGES = [
    ([A, B], [A, B], [], "nothing"),
    ([A], [A, B], ["gained CONSULT ()"], "gained"),
    ([A, B], [B], ["lost AID ()"], "lost"),
    ([A], [A._replace(status="negated")], ["altered AID ('status',)"], "a status"),
    ([A], [A._replace(slots=("aa", "..", "dd", "..", "..", ".."))], ["altered AID ('recipients', 'date')"], "slots"),
    ([B], [B._replace(label="CONSULT")], ["altered CONSULT ('mode',)"], "a mode"),
    ([A], [A._replace(label="SUPPORT")], ["altered SUPPORT ('type',)"], "the same words as another type"),
    ([A], [A._replace(start=18)], ["altered AID ('trigger',)"], "a trigger that begins later"),
    ([A], [A._replace(start=300)], ["lost AID ()", "gained AID ()"], "another place is another event"),
    ([B, C], [C], ["lost CONSULT ()"], "the same type twice: the right one is lost"),
    ([A, A], [A], ["lost AID ()"], "two at one place"),
]


@pytest.mark.parametrize(("before", "after", "expected", "why"), CHANGES, ids=[row[3] for row in CHANGES])
def test_changes_of_a_story(before: list[Mark], after: list[Mark], expected: list[str], why: str) -> None:
    found = [f"{c.kind} {c.mark.type} {c.slots}" for c in compared("s", before, after)]
    assert found == expected, why


def test_packing_loses_nothing() -> None:
    text = packed([A, B, C])
    assert len(text) == 3 * WIDTH
    assert list(unpacked(text)) == [A, B, C]
    assert all(next(unpacked(packed([A._replace(label=label)]))).label == label for label in LABELS)


def test_file_and_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Norway gave tents to Chad on Monday. Kenya thanked Norway."
    reading = legation.read(text, published="2024-05-15")
    write({"s": marks(reading), "empty": []}, tmp_path / "c.tsv")
    kept = read(tmp_path / "c.tsv")
    assert kept == {"s": marks(reading), "empty": []}
    assert "Chad" not in (tmp_path / "c.tsv").read_text(encoding="utf8"), "no words of the stories"
    fewer = [kept["s"][0]._replace(status="future")]
    changes = list(compared("s", fewer, kept["s"]))
    print_changes(changes, {"s": reading}, 1)
    told = capsys.readouterr().out
    assert "all                1       0        1" in told
    assert "status was future" in told
    assert "Kenya thanked Norway." in told
    lost = next(compared("s", kept["s"], kept["s"][:1]))
    assert "» thanked Norway" in example(lost, reading)


def test_without_a_file_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    assert read(tmp_path / "nowhere.tsv") == {}
