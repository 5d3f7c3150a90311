"""Reviewing: what comes next, what counts as reviewed, and that nobody decides on what they did not see."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

import legation
from legation.errors import Overtaken
from legation.record import recoding
from legation.record.database import APPLICATION, migrations
from legation.record.record import Record
from record.dump import dump
from record.world import WORLD, fill, told

MARY: dict[str, Any] = {"by": "Mary"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("world") / "x.db"
    sure = {
        "a1": 0.9,
        "a2": 0.2,
        "a3": 0.2,
        "b1": 0.5,
        "c1": 0.8,
        "c2": 0.8,
        "c3": 0.3,
        "d1": 0.4,
        "e1": 0.7,
        "e2": 0.6,
    }
    fill(path, [_as_sure(reading, sure[reading.story.id]) for reading in WORLD])
    return path


def _as_sure(reading: Any, confidence: float) -> Any:
    events = (msgspec.structs.replace(reading.events[0], confidence=confidence),)
    return msgspec.structs.replace(reading, events=events)


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "x.db"))


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with legation.open(path) as opened:
        yield opened


def in_turn(record: Record, **asked: Any) -> list[str]:
    found, after = [], None
    while (event := record.next_to_review(after=after, **asked)) is not None:
        found.append(event.id)
        after = event
    return found


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ({"order": "confidence"}, ["d1-SUPPORT", "b1-CONSULT", "e1-COERCE"]),
        ({"order": "conflict"}, ["c1-ASSAULT"]),
        ({"order": "latest"}, ["e1-COERCE", "b1-CONSULT"]),
        ({"order": "confidence", "type": "CONSULT"}, ["b1-CONSULT", "a1-CONSULT"]),
    ],
)
def test_what_comes_next(record: Record, asked: dict[str, Any], first: list[str]) -> None:
    found = in_turn(record, **asked)
    assert found[: len(first)] == first
    assert len(found) == len(set(found)) == record.review(**asked).left


def test_by_the_weakest_tie_only_what_was_merged_is_asked(record: Record) -> None:
    found = [record.event(id) for id in in_turn(record, order="tie")]
    assert all(event.mentions > 1 for event in found)
    assert [event.score for event in found] == sorted(event.score for event in found)


def test_what_is_accepted_is_not_asked_again(record: Record) -> None:
    before = record.review()
    record.accept("b1-CONSULT", by="Mary", why="as the story has it")
    assert record.event("b1-CONSULT").reviewed
    assert not record.event("b1-CONSULT").corrected
    assert "b1-CONSULT" not in in_turn(record)
    assert [event.id for event in record.events(reviewed=True)] == ["b1-CONSULT"]
    record.reject("d1-SUPPORT", by="Kofi")
    after = record.review()
    assert (after.left, after.accepted) == (before.left - 2, 1)
    assert after.decided == (("Kofi", "reject", 1), ("Mary", "accept", 1))
    (kept,) = record.decisions("d1-SUPPORT")
    assert (kept.by, kept.action) == ("Kofi", "reject")


def test_accepting_is_taken_back_and_again(record: Record, path: Path) -> None:
    before = dump(path)
    number = record.accept("a1-CONSULT", **MARY)
    accepted = dump(path)
    back = record.undo(number, **MARY)
    assert dump(path) == before
    assert not record.event("a1-CONSULT").reviewed
    record.undo(back, **MARY)
    assert dump(path) == accepted
    assert [each.undone for each in record.latest_corrections(10)] == [False, True, False]
    assert [each.id for each in record.latest_corrections(1, before=3, by="Mary")] == [2]


def test_a_new_telling_is_to_be_reviewed(path: Path) -> None:
    with legation.open(path) as record:
        record.accept("b1-CONSULT", **MARY)
    fill(path, [told("z1", "ASSAULT", "KEN", "UGA", "2023-01-01")])
    with legation.open(path) as record:
        assert record.event("b1-CONSULT").reviewed, "another story changes nothing"
    fill(path, [told("b2", "CONSULT", "ISR", "USA", "2022-06-02", more=" again")])
    with legation.open(path) as record:
        assert record.event("b1-CONSULT").mentions == 2
        assert not record.event("b1-CONSULT").reviewed


@pytest.mark.parametrize("change", ["accept", "correct", "reject", "merge", "split", "undo"])
def test_the_later_decision_is_refused(record: Record, path: Path, change: str) -> None:
    number = record.correct("a1-CONSULT", "dead", 1, **MARY)
    seen = record.version("a1-CONSULT")
    with legation.open(path) as other:
        {
            "accept": lambda: other.accept("a1-CONSULT", seen=seen, by="Kofi"),
            "correct": lambda: other.correct("a1-CONSULT", "status", "negated", seen=seen, by="Kofi"),
            "reject": lambda: other.reject("a1-CONSULT", kind="event", seen=seen, by="Kofi"),
            "merge": lambda: other.merge("a1-CONSULT", "b1-CONSULT", seen=seen, by="Kofi"),
            "split": lambda: other.split("a1-CONSULT", ["a2-CONSULT"], seen=seen, by="Kofi"),
            "undo": lambda: other.undo(number, by="Kofi"),
        }[change]()
        assert other.decisions("a1-CONSULT")[0].by in ("Kofi", "Mary")
    after = dump(path)
    with pytest.raises(Overtaken, match="changed since you saw it"):
        record.correct("a1-CONSULT", "place.name", "Geneva", seen=seen, **MARY)
    with pytest.raises(Overtaken):
        record.accept("a1-CONSULT", seen=seen, **MARY)
    assert dump(path) == after


def test_of_many_at_once_one_decides(path: Path) -> None:
    with legation.open(path) as record:
        seen = record.version("a1-CONSULT")
    outcomes: list[str] = []

    def decide(who: str) -> None:
        with legation.open(path) as record:
            try:
                record.correct("a1-CONSULT", "place.name", who, by=who, seen=seen)
                outcomes.append(who)
            except Overtaken:
                outcomes.append("")

    threads = [threading.Thread(target=decide, args=(f"P{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (won,) = filter(None, outcomes)
    with legation.open(path, readonly=True) as record:
        assert record.event("a1-CONSULT").place == won
        assert len(record.corrections()) == 1


def test_merge_candidates_tell_their_likeness(record: Record) -> None:
    assert not record.nearby("c1-ASSAULT")
    record.split("c1-ASSAULT", ["c3-ASSAULT"], **MARY)
    (near,) = record.nearby("c3-ASSAULT")
    assert near.event.id == "c1-ASSAULT"
    assert 0 < near.likeness < 1
    assert "same actor" in near.reason


def test_accepted_events_survive_coding_anew(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same coding stays accepted, another one is asked again, and what is no longer coded is kept."""
    record.split("e1-COERCE", ["e2-COERCE"], **MARY)
    for id in ("b1-CONSULT", "d1-SUPPORT", "e1-COERCE"):
        record.accept(id, **MARY)
    again = {reading.story.id: reading for reading in WORLD}
    again["b1"], again["d1"] = _as_sure(again["b1"], 0.5), _as_sure(again["d1"], 0.77)
    again["e1"] = msgspec.structs.replace(again["e1"], events=())
    monkeypatch.setattr(recoding, "read_all", lambda stories, **_: (again[story.id] for story in stories))
    list(record.recoding(every=True))
    assert record.event("b1-CONSULT").reviewed
    assert not record.event("d1-SUPPORT").reviewed
    assert [telling.origin for telling in record.tellings("e1-COERCE")] == ["kept"]


def test_an_older_record_keeps_its_corrections(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    db = sqlite3.connect(path)
    for script in migrations()[:3]:
        db.executescript(script)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute("PRAGMA user_version = 3")
    db.execute(
        "INSERT INTO corrections VALUES (1, '2024-01-01', 'Mary', NULL, 'reject', 'event', 'e', NULL, NULL, NULL)"
    )
    db.execute("INSERT INTO correction_mentions VALUES (1, 'target', 0, 'm', 's', 'AID', 0, 3, '{}')")
    db.commit()
    db.close()
    with legation.open(path) as record:
        assert [(each.by, each.action, each.target) for each in record.corrections()] == [("Mary", "reject", "e")]
        assert record.connection.execute("SELECT count(*) FROM correction_mentions").fetchone()[0] == 1
        assert record.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            record.connection.execute("DELETE FROM corrections")
