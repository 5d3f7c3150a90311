"""``legation codebook``, ``--codebook``, ``--why``, ``--refused``: what they print and their exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import legation
from event.test_own_codebook import PORTS, TRANSFERS
from legation.record.codebooks import own_types
from legation.view.cli import main

STORY = "A French frigate docked at Doha on Monday. Norway delivered howitzers to Qatar. Qatar thanked Norway."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ports.toml").write_text(PORTS, encoding="utf8")
    (tmp_path / "arms.toml").write_text(TRANSFERS, encoding="utf8")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf8")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def test_a_good_codebook(desk: Path) -> None:
    done = run("codebook", "check", "ports.toml")
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[-1] == "1 type, 3 triggers, 3 examples, 0 faults, 1 note"
    assert "ports.toml, line 16: note: no example for the verb “moor”" in done.output


CHANGES = [
    ('codes = "Indian > Mombasa"', 'codes = "Mombasa > Indian"', 1, "line 19: “An Indian frigate docked at Mombasa on "
     "Monday.” should give PORT-CALL Mombasa → Indian [current], but gives PORT-CALL", "an example that gives another"),
    ('"frigate", "destroyer"', '"frigat", "destroyer"', 1, "(refused: PORT-CALL needs “aircraft carrier”, “destroyer”, "
     "“frigat” or “warship” as its subject, not “An Indian frigate”)", "the reason"),
    ('"A ferry docked at Dover."', '"A frigate docked at Dover."', 1, "line 21: “A frigate docked at Dover.” should "
     "not fire it, but gives PORT-CALL", "never"),
    ('noun = "port call"', 'noun = "harbour call"', 1, "line 24: no example fires this trigger", "a dead trigger"),
    ('noun = "port call"\nframe = "subject > to|at|in"', 'verb = "dock"\nsubject = "@ships"\nframe = "subject > at|in"',
     1, "line 24: the verb “dock” with the same frame is a trigger already: ports.toml, line 15", "twice"),
    ('verb = "refuel"\nmode = "refuelling"\nsubject = "@ships"', 'verb = ["visit", "refuel"]\nsubject = "@ships"', 0,
     "note: no example for the verb “visit”", "an untried word"),
    ("quad = 2", "qud = 2", 1, "line 5: a codebook has no key 'qud'. Did you mean 'quad'?", "a fault of the file"),
    ("quad = 2", "quad = ", 1, "not valid TOML: Invalid value (at line 5", "broken TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "status", "said", "why"), CHANGES, ids=[row[4] for row in CHANGES])
def test_what_is_found(desk: Path, old: str, new: str, status: int, said: str, why: str) -> None:  # noqa: PLR0917
    assert old in PORTS
    (desk / "ports.toml").write_text(PORTS.replace(old, new), encoding="utf8")
    done = run("codebook", "check", "ports.toml")
    assert said in done.output, why
    assert done.exit_code == status, done.output


def test_a_clash_with_plover_is_a_note(desk: Path) -> None:
    other = TRANSFERS.replace('["deliver", "sell"]', '"hand over"').replace("delivered", "handed over")
    (desk / "arms.toml").write_text(other, encoding="utf8")
    done = run("codebook", "check", "arms.toml")
    assert done.exit_code == 0, done.output
    assert (
        "note: the verb “hand over” with the frame “subject > to|indirect” is PLOVER's AID (aid_idioms:" in done.output
    )
    assert "yours is coded" in done.output


def test_wrong_use(desk: Path) -> None:
    assert run("codebook", "check", "nowhere.toml").exit_code == 2
    assert run("read", "story.txt", "--codebook", "nowhere.toml").exit_code == 2
    assert run("codebook", "show", "NOTHING").exit_code == 2


def test_plover_is_shown_to_copy_from() -> None:
    assert 'type = "RETREAT"' in run("codebook", "show", "retreat").output
    assert "weapons = [" in run("codebook", "show", "words").output


def test_explain_knows_own_types(desk: Path) -> None:
    assert "PORT-CALL" in run("explain", "--codebook", "ports.toml").output
    told = run("explain", "port-call", "--codebook", "ports.toml").output
    assert "A warship calls at a foreign port." in told
    assert "Quad class 2, intensity +3.5, CAMEO none (your own)." in told
    assert "3 triggers" in told
    assert run("explain", "PORT-CALL").exit_code == 2


def test_a_card_with_reasons(desk: Path) -> None:
    done = run("read", "story.txt", "--codebook", ".", "--why", "--refused")
    assert "own codebook: arms.toml, ports.toml" in " ".join(done.output.split())
    assert "ports.toml:1 [subject > at|in]: the verb “dock”" in " ".join(done.output.split())
    assert "CONSIDERED AND REFUSED" in done.output
    assert "ARMS-TRANSFER by arms.toml:1 is yours and comes first" in " ".join(done.output.split())
    page = run("read", "story.txt", "--codebook", ".", "--refused", "--format", "html").output
    assert "Considered and refused" in page
    assert "is yours and comes first" in page
    plain = run("read", "story.txt", "--codebook", ".").output
    assert "ports.toml:1" not in plain
    assert "REFUSED" not in plain


def test_the_same_in_several_processes(desk: Path) -> None:
    (desk / "more.jsonl").write_text(json.dumps({"id": "1", "text": f"{STORY} A ferry docked too."}), encoding="utf8")
    read = [sys.executable, "-m", "legation", "read", "story.txt", "more.jsonl", "--format", "jsonl"]
    asked = [*read, "--codebook", "ports.toml", "--refused"]
    one, two = (subprocess.run([*asked, "-j", n], cwd=desk, capture_output=True, text=True, check=True) for n in "12")
    assert one.stdout == two.stdout
    told = json.loads(two.stdout.splitlines()[1])
    assert [e["type"] for e in told["events"]] == ["PORT-CALL", "AID", "SUPPORT"]
    assert told["own_codebook"]["files"] == ["ports.toml"]
    assert {"type", "mode", "rule", "trigger", "sentence", "reason"} == set(told["refused"][0])


def test_faults_are_told_on_standard_error(desk: Path) -> None:
    (desk / "ports.toml").write_text(PORTS.replace("quad = 2", "qud = 2"), encoding="utf8")
    for command in (("read", "story.txt"), ("add", "r.db", "story.txt"), ("explain", "AID")):
        done = run(*command, "--codebook", "ports.toml")
        assert done.exit_code == 1, command
        assert "legation: ports.toml, line 2: give quad" in done.stderr, command


def types_of(path: Path) -> list[str]:
    with legation.open(path, readonly=True) as record:
        return [event.type for event in record.events()]


def test_a_record_keeps_its_codebook(desk: Path) -> None:
    """``recode`` reads with what coded each story, with another when told, with PLOVER alone for none."""
    path = desk / "r.db"
    assert run("add", "r.db", "story.txt", "--codebook", "ports.toml", "--codebook", "arms.toml").exit_code == 0
    coded = types_of(path)
    assert sorted(coded) == ["ARMS-TRANSFER", "PORT-CALL", "SUPPORT"]
    assert "0 event mentions lost" in run("recode", "r.db", "--all").output
    assert types_of(path) == coded
    assert run("recode", "r.db").output.startswith("0 stories")
    assert run("recode", "r.db", "--codebook", "ports.toml").exit_code == 0
    assert sorted(types_of(path)) == ["AID", "PORT-CALL", "SUPPORT"]
    assert run("recode", "r.db", "--codebook", "none").exit_code == 0
    assert sorted(types_of(path)) == ["AID", "CONSULT", "SUPPORT"]
    with legation.open(path, readonly=True) as record:
        kept = own_types(record.connection)
    assert {type_ for type_, _ in kept} == {"PORT-CALL", "ARMS-TRANSFER"}
    assert kept["ARMS-TRANSFER", None].like == "AID"


def test_own_types_can_be_asked_for(desk: Path) -> None:
    run("add", "r.db", "story.txt", "--codebook", "ports.toml")
    assert "PORT-CALL" in run("events", "r.db", "--type", "port-call").output
    done = run("events", "r.db", "--type", "PORTS")
    assert done.exit_code == 1
    assert "PORT-CALL" in done.stderr


def test_exports_say_what_becomes_of_own_types(desk: Path) -> None:
    run("add", "r.db", "story.txt", "--published", "2024-05-15", "--codebook", "ports.toml", "--codebook", "arms.toml")
    done = run("export", "r.db", "--format", "plover")
    assert '"event":"PORT-CALL"' not in done.stdout
    assert "1 of the own type PORT-CALL, which is like none of PLOVER's" in done.stderr
    assert "PORT-CALL" in run("export", "r.db", "--format", "jsonld").stdout
    gone = run("export", "r.db", "--format", "icews").stderr
    assert "1 without a CAMEO code" in gone


def test_an_event_is_corrected_to_an_own_type(desk: Path) -> None:
    run("add", "r.db", "story.txt", "--codebook", "ports.toml")
    with legation.open(desk / "r.db") as record:
        thanks = next(event.id for event in record.events(type="SUPPORT"))
        record.correct(thanks, "type", "PORT-CALL", by="Mary")
        record.correct(thanks, "mode", "refuelling", by="Mary")
        event = record.event(thanks)
        assert (event.type, event.mode, event.quad, event.intensity) == ("PORT-CALL", "refuelling", 2, 1.0)
        with pytest.raises(legation.RecordError, match="PORT-CALL"):
            record.correct(thanks, "type", "PORTS")
