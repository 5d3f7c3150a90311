"""Stories into a record: once each, whatever the order, whatever ended the run before."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec

import legation
from legation.errors import EmptyStory, InputError
from legation.record.model import Added
from legation.story import read_sources, story
from record.dump import dump
from record.samples import ATTACK, THANKS, VISIT, stories


def test_stories_are_kept_whole(tmp_path: Path) -> None:
    one = story(f"🕊️ {VISIT}", id="x", title="A visit", published="2024-05-15", url="https://example.org/x",
                publisher="The Post", extra={"desk": "asia"})  # fmt: skip
    with legation.open(tmp_path / "x.db") as record:
        assert record.add([one]) == Added(stories=1, mentions=1)
        assert record.story("x") == one


def test_every_evidence_rereads(tmp_path: Path) -> None:
    with legation.open(tmp_path / "x.db") as record:
        record.add(stories())
        db = record.connection
        wrong = db.execute(
            "SELECT e.* FROM evidence e JOIN event_mentions m ON m.id = mention_id JOIN stories s ON s.id = story_id "
            'WHERE substr(s.text, e.start + 1, e."end" - e.start) != e.text'
        ).fetchall()
        assert wrong == []
        assert db.execute("SELECT count(*) FROM evidence").fetchone()[0] > 15


def test_second_run_adds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with legation.open(path) as record:
        assert record.add(stories()).stories == 5
        before = dump(path)
        assert record.add(stories()) == Added(known=5)
        assert record.add([*stories(), *stories()]) == Added(known=10)
    assert dump(path) == before


def test_order_of_stories_does_not_show(tmp_path: Path) -> None:
    several = [*stories(), story(VISIT + " ", id="f", published="2024-05-16"), story(VISIT, id="g")]
    dumps = []
    for seed in range(3):
        random.Random(seed).shuffle(several)
        path = tmp_path / f"{seed}.db"
        with legation.open(path) as record:
            record.add(several[:seed])
            record.add(several)
        dumps.append(dump(path))
    bands = [each.pop("story_bands") for each in dumps]  # which of several exact copies stands there is of no account
    assert dumps[0] == dumps[1] == dumps[2]
    assert len({len(each) for each in bands}) == 1


def test_bad_items_are_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    items = [story(VISIT, id="a"), EmptyStory("desk.jsonl, line 2: there is nothing in it."), story(ATTACK, id="b")]
    with legation.open(tmp_path / "x.db") as record:
        assert msgspec.structs.replace(record.add(items), mentions=0) == Added(stories=2, problems=1)
        assert record.add(items) == Added(known=2, problems=1)
        (problem,) = record.problems()
        assert (problem.place, problem.kind) == ("desk.jsonl, line 2", "EmptyStory")
        assert problem.reason == "there is nothing in it."


def test_other_words_under_a_known_id_are_told(tmp_path: Path) -> None:
    with legation.open(tmp_path / "x.db") as record:
        record.add([story(VISIT, id="a")])
        assert record.add([story(ATTACK, id="a")]).problems == 1
        assert record.story("a").text == VISIT
        assert "other words" in record.problems()[0].reason


def test_same_id_in_one_run(tmp_path: Path) -> None:
    """The same story twice is one; other words under its id are listed, wherever they stand."""
    source = tmp_path / "in.jsonl"
    rows = [{"id": "a", "text": VISIT}, {"id": "a", "text": VISIT}, {"id": "a", "text": ATTACK}]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    with legation.open(tmp_path / "x.db") as record:
        for known in (1, 2):
            done = record.add(read_sources([source]))
            assert (done.known, done.problems) == (known, 1)
        (problem,) = record.problems()
        assert problem.place.endswith("line 3")
        assert 'other words under the id "a"' in problem.reason


def test_copies_are_linked_to_the_earliest_and_kept(tmp_path: Path) -> None:
    long = " ".join((ATTACK, VISIT, THANKS) * 3)
    given = [story(long, id="late", published="2024-05-20"), story(long.upper(), id="loud", published="2024-05-19"),
             story(long, id="first", published="2024-05-18"), story(f"{long} He spoke briefly.", id="near"),
             story("Nothing of the kind was said by anybody in Lima.", id="other")]  # fmt: skip
    with legation.open(tmp_path / "x.db") as record:
        record.add(given)
        rows = record.connection.execute("SELECT id, copy_of, copy_kind FROM stories ORDER BY id")
        assert [tuple(row) for row in rows] == [
            ("first", None, None), ("late", "first", "exact"), ("loud", "first", "exact"), ("near", "first", "near"),
            ("other", None, None),
        ]  # fmt: skip


def test_fault_in_one_story_is_listed(tmp_path: Path) -> None:
    """As a reading that fails comes from the pool: with the story in its words."""
    error = InputError('story "bad": could not be read (ZeroDivisionError: oops); please report it.')
    with legation.open(tmp_path / "x.db") as record:
        record.add([error])
        assert record.problems()[0].place == 'story "bad"'
        record.add([story(VISIT, id="bad")])
        assert record.problems() == []


def test_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    """The record of a run killed twice equals that of an unbroken one."""
    source = tmp_path / "many.jsonl"
    rows = [{"id": f"s{n}", "text": f"{VISIT} {ATTACK} Item {n} of {n * 7}.", "published": f"2024-05-{n % 28 + 1:02}"}
            for n in range(120)]  # fmt: skip
    source.write_text("\n".join(map(json.dumps, [*rows, {"id": "bad"}])) + "\n", encoding="utf8")
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    assert run(whole, source).wait(120) == 1
    for _ in range(2):
        child = run(broken, source)
        wait_for_stories(broken, more_than=count(broken))
        os.kill(child.pid, signal.SIGKILL)
        child.wait(60)
    assert count(broken) < 120
    assert run(broken, source).wait(120) == 1
    assert dump(broken) == dump(whole)
    assert len(dump(whole)["stories"]) == 120


def run(record: Path, source: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "legation", "add", str(record), str(source)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def count(path: Path) -> int:
    if not path.exists():
        return 0
    with legation.open(path) as record:
        return int(record.connection.execute("SELECT count(*) FROM stories").fetchone()[0])


def wait_for_stories(path: Path, *, more_than: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and count(path) <= more_than:
        time.sleep(0.05)


def test_a_form_filled_in_anew_is_no_copy(tmp_path: Path) -> None:
    """The same words with another sum or another state tell another deed; a cut or lengthened text does not."""
    form = ("The Secretary is asked to direct the drawdown of up to ${} million in defense articles and services of "
            "the Department of Defense, and military education and training, to provide assistance to {}. The "
            "Secretary is authorized and directed to publish this memorandum in the Register.")  # fmt: skip
    texts = [form.format(350, "Ukraine"), form.format(800, "Ukraine"), form.format(350, "Ukraine") + " It is short.",
             form.format(350, "Georgia")]  # fmt: skip
    given = [story(text, id=f"m{at}", published=f"2022-03-{10 + at}") for at, text in enumerate(texts)]
    dumps = []
    for at, order in enumerate((given, given[::-1])):
        with legation.open(tmp_path / f"{at}.db") as record:
            record.add(order)
            rows = record.connection.execute("SELECT id, copy_of, form_of FROM stories ORDER BY id")
            dumps.append([tuple(row) for row in rows])
    assert dumps[0] == [("m0", None, None), ("m1", None, "m0"), ("m2", "m0", None), ("m3", None, "m0")]
    assert dumps[1] == dumps[0]


def test_a_sum_that_is_also_the_number_of_a_section_makes_no_copy(tmp_path: Path) -> None:
    """Three orders under section 2: that of $2 billion has no number that the others lack, but has it twice."""
    form = ("Under section 2 of the Border Act the Treasurer of Ghana is asked to release up to ${} for roads, wells "
            "and schools of the northern districts, and to report on what was done with it before the year is over. "
            "The Clerk of the House will see to it that this order is printed.")  # fmt: skip
    sums = ("300 million", "2 billion", "700 million")
    with legation.open(tmp_path / "x.db") as record:
        record.add(story(form.format(sum_), id=f"o{at}", published=f"2022-03-1{at}") for at, sum_ in enumerate(sums))
        rows = [tuple(r) for r in record.connection.execute("SELECT id, copy_of, form_of FROM stories ORDER BY id")]
    assert rows == [("o0", None, None), ("o1", None, "o0"), ("o2", None, "o0")]


def test_one_id_for_two_addresses_is_two_stories(tmp_path: Path) -> None:
    """An id made of day and title is given twice: both stories are kept, and found again."""
    pages = [("https://example.org/a", VISIT), ("https://example.org/b", ATTACK), ("https://example.org/c", VISIT)]
    lines = [json.dumps({"id": "x", "url": url, "text": text}) for url, text in pages]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    (tmp_path / "b.jsonl").write_text("\n".join(lines[::-1]))
    with legation.open(tmp_path / "x.db") as record:
        assert record.add(legation.stories(tmp_path / "a.jsonl")).stories == 3
        rows = record.connection.execute("SELECT url, copy_of, copy_kind FROM stories ORDER BY url").fetchall()
        assert [(row["copy_of"], row["copy_kind"]) for row in rows] == [(None, None), (None, None), ("x", "exact")]
        assert record.add(legation.stories(tmp_path / "b.jsonl")) == Added(known=3)
        assert not record.problems()
