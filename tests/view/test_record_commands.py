"""The commands of the record: add, events, show, merge, split, correct, reject, undo, corrections, recode."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legation.view.cli import main
from record.world import WORLD, fill
from view.samples import VISIT


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [*map(str, args)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    fill(tmp_path / "x.db", WORLD[:6])
    return tmp_path / "x.db"


def test_add_tells_what_it_did(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "a", "text": VISIT}) + '\n{"id": "b"}\n', encoding="utf8")
    first = run("add", tmp_path / "x.db", source)
    assert first.exit_code == 1
    assert first.stdout.startswith("1 stories added (1 event mentions; ")
    assert first.stdout.endswith("0 known before, 1 with a problem\n")
    assert "in.jsonl, line 2: " in first.stderr
    assert (
        "0 stories added (0 event mentions; 0.0 stories a second), 1 known before"
        in run("add", tmp_path / "x.db", source).stdout
    )


def test_events_and_show(path: Path) -> None:
    listed = run("events", path, "--actor", "RUS", "--since", "2022-05")
    assert listed.stdout == "c1-ASSAULT  2022-05-19  Russia (RUS GOV) —ASSAULT→ Ukraine (UKR GOV)   2 witnesses\n"
    row = json.loads(run("events", path, "--type", "ASSAULT", "--format", "jsonl").stdout)
    assert (row["id"], row["dead"], row["witnesses"], row["conflicts"]) == ("c1-ASSAULT", 5, 2, 1)
    card = run("show", path, "c2-ASSAULT").stdout
    for part in (
        "conflict: dead\n  3: The c1 Post (c1)\n  5: The c2 Post (c2)\n",
        "The c1 Post",
        "same day",
        "told 2 times in 2 stories by 2",
    ):
        assert part in card


def test_what_was_decided_is_data_to_train_on(path: Path) -> None:
    assert run("accept", path, "a1-CONSULT", "--by", "Mary").stdout.startswith("accepted (correction 1; ")
    run("correct", path, "c2-ASSAULT", "dead", "4", "--mention", "--by", "Kofi")
    run("correct", path, "c1-ASSAULT", "dead", "9", "--by", "Kofi")
    run("undo", path, "3")
    run("reject", path, "b1-CONSULT", "--by", "Mary", "--why", "the same talks")
    run("merge", path, "a1-CONSULT", "c1-ASSAULT")
    lessons = [json.loads(line) for line in run("corrections", path, "--format", "jsonl").stdout.splitlines()]
    assert [(each["number"], each["action"], each["by"]) for each in lessons[:3]] == [
        (1, "accept", "Mary"), (2, "set", "Kofi"), (5, "reject", "Mary"),
    ]  # fmt: skip
    accepted, changed, rejected, merged = lessons
    assert {each["story_id"] for each in accepted["mentions"]} == {"a1", "a2", "a3"}
    assert accepted["mentions"][0]["sentence"] == "Israel met United States on 2022-05-19, it was said."
    (mention,) = changed["mentions"]
    assert (mention["coded"]["casualties"]["dead"], mention["stands"]["casualties"]["dead"]) == (5, 4)
    assert rejected["mentions"][0]["stands"] is None
    assert {each["side"] for each in merged["mentions"]} == {"0000", "0001"}
    assert [row.split()[0] for row in run("events", path, "--unreviewed").stdout.splitlines()] == ["a1-CONSULT"]


def test_correct_and_take_back(path: Path) -> None:
    before = run("events", path).stdout
    said = run("correct", path, "c1-ASSAULT", "actors", '["Wagner"]', "--by", "Mary", "--why", "read it").stdout
    assert said == "actors set (correction 1; take it back: legation undo RECORD 1)\n"
    assert "Wagner —ASSAULT→" in run("events", path).stdout
    assert "Mary: set event c1-ASSAULT actors = ['Wagner'] (read it)" in run("corrections", path).stdout
    assert run("undo", path, "1").exit_code == 0
    assert run("events", path).stdout == before
    assert "[undone]" in run("corrections", path).stdout


def test_merge_split_reject(path: Path) -> None:
    assert run("merge", path, "a1-CONSULT", "b1-CONSULT").exit_code == 0
    assert run("events", path).stdout.count("CONSULT→") == 1
    assert run("split", path, "a1-CONSULT", "b1-CONSULT").exit_code == 0
    assert run("events", path).stdout.count("CONSULT→") == 2
    assert run("reject", path, "b1-CONSULT").exit_code == 0
    assert run("events", path).stdout.count("CONSULT→") == 1


def test_recode_tells_what_changed(path: Path) -> None:
    """The world's readings are made by hand: those of this installation differ."""
    done = run("recode", path)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].startswith("0 stories coded anew")
    told = run("recode", path, "--all").stdout.splitlines()
    assert told[-1].startswith("6 stories coded anew: ")
    head = next(at for at, line in enumerate(told) if line.split() == ["lost", "gained", "changed"])
    sizes = [[int(number) for number in line[12:36].split()] for line in told[head + 1 : -1]]
    assert [line.split()[0] for line in told[head + 1 : -1]] == sorted(line.split()[0] for line in told[head + 1 : -1])
    lost, gained, changed = map(sum, zip(*sizes, strict=True))
    assert f"{lost} event mentions lost, {gained} gained, {changed} changed" in told[-1]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("show", "nothing"), "there is no event or mention"),
        (("correct", "a1-CONSULT", "colour", "red"), "cannot be corrected"),
        (("merge", "a1-CONSULT", "a2-CONSULT"), "one already"),
        (("undo", "7"), "there is no correction 7"),
        (("events", "--since", "soon"), "is no day"),
    ],
)
def test_refusals(path: Path, args: tuple[str, ...], says: str) -> None:
    done = run(args[0], path, *args[1:])
    assert done.exit_code == 1
    assert done.stderr.startswith("legation: ")
    assert says in done.stderr


def test_no_record(tmp_path: Path) -> None:
    done = run("events", tmp_path / "no.db")
    assert (done.exit_code, "there is no such record" in done.stderr) == (1, True)
