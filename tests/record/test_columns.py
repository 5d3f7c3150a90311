"""Counts from columns in memory are those of SQL: for every filter, and after every change of the record."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from benchmarks.record import STATES, WORDS
from benchmarks.record import fill as generate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import legation
from legation.errors import RecordError
from legation.record.asking import FIELDS
from legation.record.columns import Columns
from legation.record.filters import Filters
from legation.record.record import Record
from record.world import WORLD, fill, told

COUNTED = ("type", "mode", "status", "actor", "dyad", "publisher", "place", "year", "context", "sector", "recipient")


def both(path: Path, columns: Columns, filters: Any) -> None:
    """Counts a choice both ways, and compares."""
    with legation.open(path, readonly=True) as plain, legation.open(path, readonly=True) as fast:
        fast.count_by(columns)
        assert len(fast.events(**filters)) == len(plain.events(**filters)), filters
        assert fast.facets_of(COUNTED, limit=7, **filters) == plain.facets_of(COUNTED, limit=7, **filters), filters
        for by in ("day", "week", "month", "year"):
            assert fast.timeline(by=by, **filters) == plain.timeline(by=by, **filters), (by, filters)


# Every filter --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of 900 events with all fields, for which nothing has to be read."""
    path = tmp_path_factory.mktemp("columns") / "many.db"
    generate(path, 900)
    return path


@pytest.fixture(scope="module")
def columns() -> Columns:
    return Columns()


WHO = st.sampled_from([*STATES[:3], "QQQ", "Q1", "Q7", "Bordo", "State A", "nobody at all"])
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "party": WHO, "with_": WHO, "actor": WHO, "recipient": WHO, "sector": st.sampled_from(["GOV", "mil", "XYZ"]),
        "type": st.sampled_from(["CONSULT", "assault,AID", "CONSULT/visit,COERCE", "AID/none", ","]),
        "context": st.sampled_from(["military", "legal"]), "status": st.sampled_from(["current", "historical,future"]),
        "since": st.sampled_from(["2009", "2020-05", "2023-12-31"]), "until": st.sampled_from(["2004", "2019-02", ""]),
        "place": st.sampled_from([STATES[0], "Town B", "QQQ"]), "publisher": st.sampled_from(["outlet 1", "97", "x%_"]),
        "words": st.sampled_from([WORDS[0], f"{WORDS[0]} {WORDS[3]}"]), "confidence": st.floats(0, 1),
        "witnesses": st.integers(1, 2), "conflict": st.booleans(), "reviewed": st.booleans(), "mode": st.none(),
    },
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=FILTERS)
def test_every_filter(generated: Path, columns: Columns, filters: dict[str, Any]) -> None:
    both(generated, columns, {name: value for name, value in filters.items() if name != "mode"})


def test_every_field_is_counted() -> None:
    assert set(COUNTED) == set(FIELDS)
    assert {"party", "words", "conflict"} < set(Filters.__annotations__)


def test_what_none_can_have_is_told(generated: Path, columns: Columns) -> None:
    """As without columns."""
    with legation.open(generated, readonly=True) as record:
        record.count_by(columns)
        for wrong in ({"type": "HUG"}, {"status": "done"}, {"since": "soon"}, {"words": "?"}):
            with pytest.raises(RecordError):
                record.facets_of(("type",), **wrong)  # type: ignore[arg-type]
        with pytest.raises(RecordError, match="not counted by"):
            record.facets("colour")
        with pytest.raises(RecordError, match="not counted by"):
            record.timeline(by="decade")


# Every change --------------------------------------------------------------------------------------------------

ASKED = ({}, {"party": "ISR"}, {"type": "ASSAULT"}, {"since": "2022-05-19", "until": "2022-05-19"}, {"reviewed": True},
         {"words": "attacked"}, {"publisher": "post"}, {"party": "Kenya", "status": "current"})  # fmt: skip


def changes(record: Record) -> Iterator[str]:
    """Changes a record step by step."""
    id = next(iter(record.events(type="CONSULT"))).id
    yield "as it was"
    record.accept(id, by="test")
    yield "accepted"
    number = record.correct(id, "type", "SUPPORT", by="test")
    yield "another type"
    record.correct(id, "recipients", ["Atlantis"], by="test")
    yield "somebody new"
    record.undo(number, by="test")
    yield "taken back"
    record.correct("a1", "publisher", "The Other Post", by="test")
    yield "another publisher"
    record.reject(next(iter(record.events(type="COERCE"))).id, by="test")
    yield "rejected"
    record.merge(*(event.id for event in list(record.events())[:2]), by="test")
    yield "merged"
    record.undo(max(each.id for each in record.corrections()), by="test")
    yield "split again"


def test_every_change(tmp_path: Path) -> None:
    """The same columns follow, whatever was done; those that follow for the first time agree."""
    path, columns = tmp_path / "x.db", Columns()
    fill(path, WORLD)
    with legation.open(path) as record:
        for step in changes(record):
            for filters in ASKED:
                both(path, columns, filters)
            assert step
    fill(path, [told("z1", "ASSAULT", "KEN", "UGA", "2023-01-02", dead=1)])
    for filters in ASKED:
        both(path, columns, filters)


def test_who_has_not_followed_counts_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the last events written anew are told of."""
    monkeypatch.setattr("legation.record.settle._FOLLOWED", 3)
    path, columns = tmp_path / "x.db", Columns()
    fill(path, WORLD[:2])
    both(path, columns, {})
    for number in range(6):
        fill(path, [told(f"y{number}", "COERCE", "RUS", "UKR", f"2023-02-0{number + 1}")])
    with legation.open(path, readonly=True) as record:
        assert record.connection.execute("SELECT count(*) FROM renewed").fetchone()[0] <= 4
    both(path, columns, {})


def test_readers_do_not_wait_for_the_first_loading(tmp_path: Path) -> None:
    """They are answered by SQL until all is loaded."""
    path, columns = tmp_path / "x.db", Columns()
    fill(path, WORLD)
    with legation.open(path, readonly=True) as record, columns._lock:
        record.count_by(columns)
        answered = []
        thread = threading.Thread(target=lambda: answered.append(len(record.events())))
        thread.start()
        thread.join(20)
        assert answered == [len(list(record.events()))]


def test_many_readers_while_one_writes(tmp_path: Path) -> None:
    """No count is of half a change, and the last is right."""
    path, columns = tmp_path / "x.db", Columns()
    fill(path, WORLD[:4])
    wrong: list[Any] = []
    done = threading.Event()

    def read() -> None:
        with legation.open(path, readonly=True) as record:
            record.count_by(columns)
            while not done.is_set():
                counted = [facet.events for facet in record.facets("status", limit=9)]
                if not counted:
                    wrong.append(counted)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(12):
        fill(path, [told(f"y{number}", "COERCE", "RUS", "UKR", f"2023-02-{number + 10}")])
    done.set()
    for thread in threads:
        thread.join()
    assert not wrong
    both(path, columns, {})


def test_an_older_record_is_brought_up_to_date(tmp_path: Path) -> None:
    """Its events are counted though nothing was told of them when they were written."""
    path, copy = tmp_path / "x.db", tmp_path / "y.db"
    fill(path, WORLD)
    shutil.copy(path, copy)
    with legation.open(copy) as record:
        record.connection.execute("DELETE FROM renewed")
    both(copy, Columns(), {"party": "USA"})
