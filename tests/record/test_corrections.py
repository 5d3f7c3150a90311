"""Corrections: over the machine's coding, seen everywhere, taken back exactly, kept when the coding is renewed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import legation
from legation.errors import BadCorrection, NotInRecord
from legation.event.model import Reading
from legation.record import recoding
from legation.record.record import Record
from record.dump import dump
from record.world import WORLD, fill, told

BY: dict[str, Any] = {"by": "Mary", "why": "read it"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("world") / "x.db"
    fill(path, WORLD)
    return path


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    shutil.copy(filled, tmp_path / "x.db")
    return tmp_path / "x.db"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with legation.open(path) as opened:
        yield opened


def seen(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a user sees: everything but ids of runs and where corrections lead."""
    return {
        table: rows for table, rows in dump(path).items() if table not in ("runs", "aliases", "merge_keys", "changes")
    }


@pytest.mark.parametrize(
    ("field", "value", "attribute", "shown"),
    [
        ("type", "ASSAULT", "type", "ASSAULT"),
        ("mode", "visit", "mode", "visit"),
        ("status", "negated", "status", "negated"),
        ("date.start", "2022-05-18", "date_start", "2022-05-18"),
        ("date.end", "2022-05-21", "date_end", "2022-05-21"),
        ("place.name", "Geneva", "place", "Geneva"),
        ("dead", 7, "dead", 7),
    ],
)
def test_value_of_an_event(record: Record, field: str, value: object, attribute: str, shown: object) -> None:
    record.correct("a1-CONSULT", field, value, **BY)
    event = record.event("a1-CONSULT")
    assert getattr(event, attribute) == shown
    assert event.corrected
    (only,) = [each for each in record.events() if each.id == event.id]
    assert only == event


def test_parties_of_an_event(record: Record) -> None:
    record.correct("d1-SUPPORT", "recipients", ["Russia", {"name": "Wagner", "country": "RUS"}, "the crowd"], **BY)
    parties = record.event("d1-SUPPORT").recipients
    assert [(party.name, party.country) for party in parties] == [
        ("Russia", None), ("Wagner", "RUS"), ("the crowd", None),
    ]  # fmt: skip


def test_value_of_a_mention_counts_in_its_event(record: Record) -> None:
    for story in ("c1", "c2", "c3"):
        record.correct(f"{story}-ASSAULT", "dead", 4, kind="mention", **BY)
    event = record.event("c1-ASSAULT")
    assert (event.dead, event.corrected) == (4, True)
    assert not [each for each in record.conflicts(event.id) if each.field == "dead"]
    assert all(telling.corrected for telling in record.tellings(event.id))


def test_machine_coding_stays_below(record: Record) -> None:
    before = record.connection.execute("SELECT id, coded FROM event_mentions ORDER BY id").fetchall()
    record.correct("a1-CONSULT", "type", "ASSAULT", kind="mention", **BY)
    record.correct("a1-CONSULT", "dead", 3, **BY)
    record.reject("c1-ASSAULT", kind="mention", **BY)
    after = record.connection.execute("SELECT id, coded FROM event_mentions ORDER BY id").fetchall()
    assert [tuple(row) for row in before] == [tuple(row) for row in after]


def test_who_when_why_are_kept(record: Record) -> None:
    number = record.correct("a1-CONSULT", "mode", "visit", by="Mary", why="she was there")
    (correction,) = record.corrections()
    assert (correction.id, correction.by, correction.why) == (number, "Mary", "she was there")
    assert (correction.field, correction.value, correction.was, correction.undone) == ("mode", "visit", None, False)
    assert correction.at.endswith("+00:00")


def test_rejected_event_is_gone_and_comes_back(record: Record, path: Path) -> None:
    before = seen(path)
    number = record.reject("c1-ASSAULT", **BY)
    assert not list(record.events(type="ASSAULT"))
    record.undo(number, **BY)
    assert seen(path) == before


def test_rejected_mention_leaves_the_rest(record: Record) -> None:
    record.reject("a1-CONSULT", kind="mention", **BY)
    event = record.event("a2-CONSULT")
    assert (event.id, event.mentions) == ("a2-CONSULT", 2)


def test_added_mention_is_merged_like_others(record: Record, path: Path) -> None:
    before = seen(path)
    text = record.story("d1").text
    start = text.index("praised")
    number = record.add_mention("d1", start, start + 7, "SUPPORT", actors=["KEN"], recipients=["UGA"], **BY)
    added = next(t for e in record.events(type="SUPPORT") for t in record.tellings(e.id) if t.origin == "hand")
    assert added.mention.trigger.text == "praised"
    assert added.sentence == text
    record.undo(number, **BY)
    assert next(iter(record.events(type="SUPPORT"))).mentions == 1
    assert seen(path)["events"] == before["events"]


def test_story_and_actor(record: Record, path: Path) -> None:
    before = seen(path)
    first = record.correct("a1", "published", "2022-05-25", **BY)
    assert record.story("a1").published == "2022-05-25"
    record.undo(first, **BY)
    assert seen(path) == before


def test_undo_can_be_undone(record: Record) -> None:
    number = record.correct("a1-CONSULT", "mode", "visit", **BY)
    undoing = record.undo(number, **BY)
    assert record.event("a1-CONSULT").mode is None
    record.undo(undoing, **BY)
    assert record.event("a1-CONSULT").mode == "visit"
    assert [each.undone for each in record.corrections()] == [False, True, False]


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda r: r.correct("nothing", "type", "AID"), NotInRecord, "there is no event"),
        (lambda r: r.correct("a1-CONSULT", "colour", "red"), BadCorrection, "These can: type"),
        (lambda r: r.correct("a1-CONSULT", "type", "CHAT"), BadCorrection, "it can be AGREE"),
        (lambda r: r.correct("a1-CONSULT", "mode", "arrest"), BadCorrection, "it can be"),
        (lambda r: r.correct("a1-CONSULT", "date.start", "soon"), BadCorrection, "write it as"),
        (lambda r: r.correct("a1-CONSULT", "dead", "many"), BadCorrection, "cannot be the dead"),
        (lambda r: r.correct("a1-CONSULT", "status", "maybe"), BadCorrection, "cannot be the status"),
        (lambda r: r.correct("a1", "text", "other"), BadCorrection, "These can: title"),
        (lambda r: r.merge("a1-CONSULT", "a2-CONSULT"), BadCorrection, "one already"),
        (lambda r: r.split("a1-CONSULT", ["c1-ASSAULT"]), BadCorrection, "no mention of event"),
        (lambda r: r.split("d1-SUPPORT", ["d1-SUPPORT"]), BadCorrection, "not all"),
        (lambda r: r.undo(99), NotInRecord, "no correction 99"),
        (lambda r: r.add_mention("d1", 5, 9999, "AID"), BadCorrection, "no stretch"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    record: Record, path: Path, call: Any, error: type[Exception], says: str
) -> None:
    before = seen(path)
    with pytest.raises(error, match=says):
        call(record)
    assert seen(path) == before
    assert record.corrections() == []


def test_split_after_merge_restores(record: Record, path: Path) -> None:
    before = seen(path)
    members = [t.mention.id for t in record.tellings("c1-ASSAULT")]
    record.merge("a1-CONSULT", "c1-ASSAULT", **BY)
    event = record.event("a1-CONSULT")
    assert (event.mentions, event.corrected) == (6, True)
    assert any("merged by Mary: read it" in tie.reason for tie in record.ties(event.id))
    record.split(event.id, members, **BY)
    after = seen(path)
    assert partition(after) == partition(before)


def test_new_story_goes_to_its_side_of_a_split(record: Record, path: Path) -> None:
    record.split("c1-ASSAULT", ["c3-ASSAULT"], **BY)
    record.close()
    fill(path, [told("c4", "ASSAULT", "RUS", "UKR", "2022-05-20", dead=2, more=" in Lviv, by drones, at dawn")])
    with legation.open(path) as again:
        assert again.event("c4-ASSAULT").id == "c3-ASSAULT"
        assert again.event("c1-ASSAULT").mentions == 2


def test_merge_holds_what_comes_later(record: Record, path: Path) -> None:
    record.merge("a1-CONSULT", "b1-CONSULT", **BY)
    record.close()
    fill(path, [told("b2", "CONSULT", "ISR", "USA", "2022-06-02", more=" again")])
    with legation.open(path) as again:
        assert again.event("b2-CONSULT").id == "a1-CONSULT"


def partition(state: dict[str, list[tuple[object, ...]]]) -> set[frozenset[object]]:
    groups: dict[object, set[object]] = {}
    for row in state["event_mentions"]:
        groups.setdefault(row[2], set()).add(row[0])
    return {frozenset(group) for group in groups.values()}


# --- re-coding: with readings by hand, as another codebook would give them


def recode(path: Path, readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    by_id = {reading.story.id: reading for reading in readings}

    def read_all(stories: Iterable[Any], **_: object) -> Iterator[Reading]:
        return (by_id[story.id] for story in stories)

    monkeypatch.setattr(recoding, "read_all", read_all)
    with legation.open(path) as record:
        return {each.story_id: each for each in record.recode(every=True)}


def other_coding(type_: str = "AGREE") -> list[Reading]:
    """The world as a codebook codes it that takes meetings for something else, and finds no arrests."""
    scale = legation.record.__name__ and 1
    found = []
    for reading in WORLD:
        events = tuple(
            msgspec.structs.replace(e, id=f"{e.id}-new", type=type_) if e.type == "CONSULT" else e
            for e in reading.events
            if e.type != "COERCE" and scale
        )
        found.append(msgspec.structs.replace(reading, events=events))
    return found


def test_same_coding_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = seen(path)
    changes = recode(path, WORLD, monkeypatch)
    assert not any(each.lost or each.gained or each.changed for each in changes.values())
    assert seen(path) == before


def test_corrections_survive_another_coding(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with legation.open(path) as record:
        record.correct("a1-CONSULT", "mode", None, **BY)
        record.correct("a2-CONSULT", "dead", 9, kind="mention", **BY)
        record.correct("e1-COERCE", "arrested", 12, kind="mention", **BY)
        record.merge("a1-CONSULT", "b1-CONSULT", **BY)
        record.reject("d1-SUPPORT", **BY)
    changes = recode(path, other_coding(), monkeypatch)
    assert (changes["a1"].lost, changes["a1"].gained) == (("a1-CONSULT",), ("a1-CONSULT-new",))
    assert (changes["e2"].lost, changes["e2"].gained) == (("e2-COERCE",), ())
    assert (changes["c1"].lost, changes["c1"].changed) == ((), ())
    with legation.open(path) as record:
        event = record.event("a1-CONSULT-new")
        assert event.mentions == 4, "the merge holds"
        assert event.dead == 9, "the value holds"
        kept = record.event("e1-COERCE")
        assert (kept.arrested, kept.mentions) == (12, 1), "what was corrected stays though it is no longer coded"
        assert record.tellings(kept.id)[0].origin == "kept"
        assert not list(record.events(type="SUPPORT")), "the rejection holds"


def test_recoding_says_what_changed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By story and mention, with type and fields; the record keeps it for every run."""
    changes = recode(path, other_coding(), monkeypatch)
    (lost, gained) = changes["a1"].changes
    assert (lost.change, lost.type, lost.became) == ("lost", "CONSULT", "AGREE")
    assert (gained.change, gained.type, gained.became) == ("gained", "AGREE", None)
    (gone,) = changes["e1"].changes
    assert (gone.change, gone.type, gone.became) == ("lost", "COERCE", None)
    with legation.open(path, readonly=True) as record:
        assert record.changes() == [each for each in changes.values() if each.changes]
    reworded = [
        msgspec.structs.replace(r, events=tuple(msgspec.structs.replace(e, confidence=0.5) for e in r.events))
        for r in other_coding()
    ]
    changes = recode(path, reworded, monkeypatch)
    assert {each.change for story in changes.values() for each in story.changes} == {"changed"}
    assert {each.fields for story in changes.values() for each in story.changes} == {("confidence",)}


def test_coding_back_restores(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with legation.open(path) as record:
        record.correct("a2-CONSULT", "dead", 9, kind="mention", **BY)
        record.merge("a1-CONSULT", "b1-CONSULT", **BY)
    before = seen(path)
    recode(path, other_coding(), monkeypatch)
    recode(path, WORLD, monkeypatch)
    assert seen(path) == before


# --- any sequence of acts


Act = tuple[str, int, int]
ACTS = st.lists(
    st.tuples(st.sampled_from(["merge", "split", "correct", "reject", "undo", "add", "recode"]),
              st.integers(0, 30), st.integers(0, 30)),
    min_size=1, max_size=7,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_any_sequence_can_be_taken_back(acts: list[Act], tmp_path_factory: pytest.TempPathFactory) -> None:
    """After any acts, undoing all corrections, the last first, gives what the stories alone give."""
    path = tmp_path_factory.mktemp("acts") / "x.db"
    fill(path, WORLD[:6])
    patch = pytest.MonkeyPatch()
    for act in acts:
        _do(path, act, patch)
        with legation.open(path) as record:
            whole = sum(event.mentions for event in record.events())
            alive = record.connection.execute("SELECT count(*) FROM event_mentions WHERE NOT rejected").fetchone()[0]
            assert whole == alive, "every mention is of exactly one event"
    with legation.open(path) as record:
        for correction in reversed(record.corrections()):
            if correction.action != "undo" and not _is_undone(record, correction.id):
                record.undo(correction.id, **BY)
    recode(path, WORLD, patch)
    patch.undo()
    fresh = tmp_path_factory.mktemp("fresh") / "x.db"
    with legation.open(path, readonly=True) as record:
        ids = {row[0] for row in record.connection.execute("SELECT id FROM stories")}
    fill(fresh, [reading for reading in WORLD if reading.story.id in ids])
    mine, theirs = seen(path), seen(fresh)
    assert mine["events"] == theirs["events"]
    assert mine["event_parties"] == theirs["event_parties"]
    assert partition_alive(path) == partition_alive(fresh)


def partition_alive(path: Path) -> list[tuple[object, ...]]:
    with legation.open(path, readonly=True) as record:
        query = "SELECT id, event_id, witness, value FROM event_mentions WHERE NOT rejected ORDER BY id"
        return [tuple(row) for row in record.connection.execute(query)]


def _is_undone(record: Record, number: int) -> bool:
    return next(each.undone for each in record.corrections() if each.id == number)


def _do(path: Path, act: Act, patch: pytest.MonkeyPatch) -> None:
    what, one, other = act
    if what == "recode":
        recode(path, other_coding() if one % 2 else WORLD, patch)
        return
    if what == "add":
        fill(path, [WORLD[one % len(WORLD)]])
        return
    with legation.open(path) as record:
        events = [event.id for event in record.events()]
        if not events:
            return
        event, second = events[one % len(events)], events[other % len(events)]
        mentions = [telling.mention.id for telling in record.tellings(event)]
        try:
            if what == "merge":
                record.merge(event, second, **BY)
            elif what == "split":
                record.split(event, mentions[: other % (len(mentions) + 1)], **BY)
            elif what == "correct":
                record.correct(event, "dead", other, kind=("event", "mention")[one % 2], **BY)
            elif what == "reject":
                record.reject(event, kind=("event", "mention")[one % 2], **BY)
            else:
                record.undo(1 + one % max(1, len(record.corrections())), **BY)
        except (BadCorrection, NotInRecord):
            pass
