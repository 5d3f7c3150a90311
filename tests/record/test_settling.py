"""Merging what waits in many small transactions: where it is broken off, and who writes in between, does not show."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

import legation
from legation.record import adding, settle
from legation.record.record import Record
from legation.story import story
from legation.story.model import Story
from record.dump import dump
from record.samples import ATTACK, THANKS, VISIT


def many() -> list[Story]:
    """Tellings of a few happenings, so that groups hold mentions of several stories."""
    texts = (VISIT, ATTACK, THANKS, f"{ATTACK} {VISIT}")
    return [story(f"{texts[at % 4]} Item {at}.", id=f"s{at}", published=f"2024-05-{at % 3 + 15}") for at in range(24)]


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settle, "COMMIT_SECONDS", 0.0)


def whole(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with legation.open(path) as record:
        record.add(many())
    return dump(path)


def waiting(path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    """A record whose stories are read, and nothing merged."""
    record = legation.open(path)
    with monkeypatch.context() as patched:
        patched.setattr(adding, "settling", lambda *_: iter(()))
        record.add(many())
    assert record.connection.execute("SELECT count(*) FROM events").fetchone()[0] == 0
    return record


@pytest.mark.parametrize("steps", [1, 20, 33, 40, 48])
@pytest.mark.usefixtures("small_steps")
def test_merging_that_was_broken_off_goes_on(steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with waiting(tmp_path / "broken.db", monkeypatch) as record:
        for _ in islice(settle.settling(record.connection, record.path), steps):
            pass
        left = record.connection.execute("SELECT count(*) FROM event_mentions WHERE pending").fetchone()[0]
        assert left > 0, "it was to be broken off before its end"
        record.add([])
    assert dump(tmp_path / "broken.db") == whole(tmp_path / "whole.db")


@pytest.mark.usefixtures("small_steps")
def test_who_corrects_while_it_merges_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "broken.db"
    with waiting(path, monkeypatch) as record, legation.open(path) as other:
        steps = settle.settling(record.connection, record.path)
        merged = next(number for number, _ in steps if number)
        assert merged < 20
        visit = next(event.id for event in other.events() if event.type in ("CONSULT", "ASSAULT"))
        told = {
            row[0] for row in other.connection.execute("SELECT id FROM event_mentions WHERE event_id = ?", (visit,))
        }
        other.reject(visit, by="ana", why="no such thing")
        for _ in steps:
            pass
    with legation.open(tmp_path / "whole.db") as record:
        record.add(many())
        record.reject(record.connection.execute("SELECT event_id FROM event_mentions WHERE id = ?", (min(told),))
                      .fetchone()[0], by="ana", why="no such thing")  # fmt: skip
    assert dump(path) == dump(tmp_path / "whole.db")


@pytest.mark.usefixtures("small_steps")
def test_merging_is_told_of(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with legation.open(tmp_path / "x.db") as record:
        for _ in record.adding(many(), merging=lambda merged, of: told.append((merged, of))):
            pass
    assert len(told) > 10
    assert [merged for merged, _ in told] == sorted(merged for merged, _ in told)
    assert {of for _, of in told} == {told[-1][0]}
