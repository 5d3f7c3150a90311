"""Any sequence of adding, merging, splitting, correcting, rejecting, undoing and recoding keeps what is promised."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import legation
from legation.errors import BadCorrection
from legation.record.corrections import in_force, mentions_of
from legation.record.record import Record
from record.dump import dump
from record.test_corrections import BY, other_coding, recode
from record.world import WORLD, fill

NUMBER = st.integers(0, 30)
MARKS = {"runs", "aliases", "merge_keys"}
"""Tables that tell of what was done, not of what is known."""

Rows = dict[str, list[tuple[object, ...]]]


def seen(path: Path) -> Rows:
    return {table: rows for table, rows in dump(path).items() if table not in MARKS}


def values(path: Path) -> list[dict[str, Any]]:
    """The events without the marks that a hand was in them: what merging and splitting again must leave as it was."""
    with legation.open(path, readonly=True) as record:
        rows = record.connection.execute("SELECT * FROM events ORDER BY id").fetchall()
        found = [{name: row[name] for name in row.keys() if name not in ("corrected", "score", "key")} for row in rows]  # noqa: SIM118
        for each in found:
            each["mentions_"] = [telling.mention.id for telling in record.tellings(each["id"])]
            each["conflicts_"] = record.conflicts(each["id"])
        return found


class Acts(RuleBasedStateMachine):
    """A record of a small world, and all that one can do to it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "x.db"
        self.patch = pytest.MonkeyPatch()
        fill(self.path, WORLD[:5])

    def teardown(self) -> None:
        self.patch.undo()
        shutil.rmtree(self.folder)

    def picked(self, record: Record, number: int) -> str:
        ids = [event.id for event in record.events()]
        return ids[number % len(ids)]

    def has_events(self) -> bool:
        with legation.open(self.path, readonly=True) as record:
            return len(record.events()) > 0

    @rule(number=NUMBER)
    def add(self, number: int) -> None:
        fill(self.path, [WORLD[number % len(WORLD)]])

    @precondition(has_events)
    @rule(one=NUMBER, other=NUMBER)
    def merge(self, one: int, other: int) -> None:
        """The events are one; each mention of both is in it."""
        with legation.open(self.path) as record:
            first, second = self.picked(record, one), self.picked(record, other)
            own = {telling.mention.id for id in (first, second) for telling in record.tellings(id)}
            if first != second:
                record.merge(first, second, **BY)
                assert own <= {telling.mention.id for telling in record.tellings(first)}

    @precondition(has_events)
    @rule(one=NUMBER, other=NUMBER)
    def merge_and_split(self, one: int, other: int) -> None:
        """Split after merge is as before, to the last value; so is undo after merge, mark and all."""
        before, whole = values(self.path), seen(self.path)
        with legation.open(self.path) as record:
            first, second = self.picked(record, one), self.picked(record, other)
            if first == second:
                return
            apart = [telling.mention.id for telling in record.tellings(second)]
            number = record.merge(first, second, **BY)
            number, merged = record.split(first, apart, **BY), number
            assert values(self.path) == before
            record.undo(number, **BY)
            record.undo(merged, **BY)
        assert seen(self.path) == whole

    @precondition(has_events)
    @rule(one=NUMBER, other=NUMBER)
    def split(self, one: int, other: int) -> None:
        with legation.open(self.path) as record:
            event = self.picked(record, one)
            mentions = [telling.mention.id for telling in record.tellings(event)]
            if len(mentions) > 1:
                apart = mentions[: 1 + other % (len(mentions) - 1)]
                record.split(event, apart, **BY)
                assert {telling.mention.id for telling in record.tellings(apart[0])} == set(apart)

    @precondition(has_events)
    @rule(one=NUMBER, value=NUMBER, kind=st.sampled_from(["event", "mention"]))
    def correct(self, one: int, value: int, kind: str) -> None:
        with legation.open(self.path) as record:
            event = self.picked(record, one)
            record.correct(event, "dead", value, kind=kind, **BY)

    @precondition(has_events)
    @rule(one=NUMBER, value=NUMBER)
    def correct_and_undo(self, one: int, value: int) -> None:
        before = seen(self.path)
        with legation.open(self.path) as record:
            record.undo(record.correct(self.picked(record, one), "injured", value, **BY), **BY)
        assert seen(self.path) == before

    @precondition(has_events)
    @rule(one=NUMBER, kind=st.sampled_from(["event", "mention"]))
    def reject(self, one: int, kind: str) -> None:
        with legation.open(self.path) as record:
            record.reject(self.picked(record, one), kind=kind, **BY)

    @rule(one=NUMBER)
    def undo(self, one: int) -> None:
        with legation.open(self.path) as record:
            if numbers := [each.id for each in record.corrections() if not each.undone]:
                record.undo(numbers[one % len(numbers)], **BY)

    @rule()
    def recode_alike(self) -> None:
        """The same coding again changes nothing."""
        recode(self.path, WORLD, self.patch)
        before = seen(self.path)
        changes = recode(self.path, WORLD, self.patch)
        assert not any(each.changes for each in changes.values())
        assert seen(self.path) == before

    @rule()
    def recode_otherwise(self) -> None:
        recode(self.path, other_coding(), self.patch)

    @invariant()
    def every_mention_is_of_one_event(self) -> None:
        with legation.open(self.path, readonly=True) as record:
            whole = sum(event.mentions for event in record.events())
            alive = record.connection.execute("SELECT count(*) FROM event_mentions WHERE NOT rejected").fetchone()[0]
            assert whole == alive

    @invariant()
    def corrections_in_force_are_shown(self) -> None:
        """The value last set on an event is the one that is shown, whatever came after."""
        with legation.open(self.path, readonly=True) as record:
            db, wanted = record.connection, {}
            for each in in_force(db, "set"):
                targets = mentions_of(db, each.id).get("target", [])
                row = (
                    targets and db.execute("SELECT event_id FROM event_mentions WHERE id = ?", (targets[0],)).fetchone()
                )
                if each.kind == "event" and each.field == "dead" and row and row[0]:
                    wanted[row[0]] = each.value
            for id, value in wanted.items():
                assert record.event(id).dead == value


TestActs = Acts.TestCase
TestActs.settings = settings(
    max_examples=15, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_refused_acts_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    fill(path, WORLD[:3])
    before = seen(path)
    with legation.open(path) as record:
        event = next(iter(record.events())).id
        with pytest.raises(BadCorrection):
            record.split(event, [], **BY)
    assert seen(path) == before
