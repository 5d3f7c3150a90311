"""The command line as its users meet it: every command, every option."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import legation
from legation.view.cli import FORMATS, main
from view.samples import ATTACK, STORY, THANKS, VISIT

LEGATION = [sys.executable, "-m", "legation.view.cli"]
DAY = ("--published", "2024-05-15")


def run(*args: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, args, input=text)


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["read", "-h"], ["explain", "-h"], ["doctor", "-h"]])
def test_help_is_short(args: list[str]) -> None:
    done = run(*args)
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) <= (40 if len(args) > 1 else 60)
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_help_shows_every_command() -> None:
    shown = run("--help").stdout
    assert all(name in shown for name in main.commands)
    assert "Exit status" in shown


def test_version() -> None:
    assert legation.__version__ in run("--version").stdout


@pytest.mark.parametrize("form", FORMATS)
def test_every_format(form: str) -> None:
    done = run("read", "-", "--format", form, *DAY, text=STORY)
    assert done.exit_code == 0
    assert done.stderr == ""
    assert "Wang Yi" in done.stdout
    assert "CONSULT" in done.stdout


def test_json_is_indented_jsonl_is_a_line() -> None:
    pretty, line = (run("read", "-", "--format", form, *DAY, text=VISIT).stdout for form in ("json", "jsonl"))
    assert pretty.count("\n") > 50
    assert line.count("\n") == 1
    assert json.loads(pretty) == json.loads(line)


def test_published_is_used() -> None:
    rows = [json.loads(run("read", "-", "--format", "jsonl", *day, text=VISIT).stdout) for day in (DAY, ())]
    assert rows[0]["events"][0]["date"]["start"] == "2024-05-14"
    assert rows[0]["story"]["published"] == "2024-05-15"
    assert rows[1]["story"]["published"] is None


def test_explain_type_and_mode_in_any_case() -> None:
    for topic in ("CONSULT/visit", "consult/VISIT", "consult"):
        done = run("explain", topic)
        assert done.exit_code == 0
        assert "CONSULT" in done.stdout
        assert "visit" in done.stdout
        assert "CAMEO 04" in done.stdout
        assert "“" in done.stdout, "triggers come with an example"


def test_explain_alone_lists_all() -> None:
    done = run("explain")
    assert done.exit_code == 0
    assert all(name in done.stdout for name in ("ACCUSE", "CONSULT", "third-party", "THREATEN", "suicide-attack"))


@pytest.mark.parametrize(
    ("topic", "near"),
    [("CONSULT/visi", "CONSULT/visit"), ("drone", "ASSAULT/drone"), ("consul", "CONSULT"), ("zzz", "ACCUSE")],
)
def test_explain_unknown_suggests(topic: str, near: str) -> None:
    done = run("explain", topic)
    assert done.exit_code == 2
    assert near in done.stderr


def test_doctor() -> None:
    done = run("doctor")
    assert done.exit_code == 0, done.stdout
    for word in ("Python", "onnxruntime", "codebook", "gazetteer", "network", "trial"):
        assert word in done.stdout


def test_doctor_says_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from legation.view import doctor

    def broken() -> str:
        raise FileNotFoundError("codebook.toml")

    monkeypatch.setattr(doctor, "_codebook", broken)
    monkeypatch.setattr(doctor, "_required", lambda: [("no-such-package", "1.0"), ("numpy", "999")])
    done = run("doctor")
    assert done.exit_code == 1
    assert 'BAD  no-such-package is missing: pip install "no-such-package>=1.0"' in done.stdout
    assert "is too old" in done.stdout
    assert "codebook: FileNotFoundError: codebook.toml; install it anew" in done.stdout


def lines(count: int) -> str:
    texts = (VISIT, THANKS, ATTACK)
    return "".join(json.dumps({"id": f"s{n}", "text": f"{texts[n % 3]} Item {n}."}) + "\n" for n in range(count))


def process(*args: str, text: str, **env: str) -> subprocess.CompletedProcess[str]:
    whole = os.environ | env
    return subprocess.run([*LEGATION, *args], input=text, capture_output=True, text=True, check=False, env=whole)


def test_processes_give_the_same_bytes() -> None:
    text = lines(7) + "{broken\n" + lines(9)
    one, two = (process("read", "-", "--format", "jsonl", *DAY, "-j", n, text=text) for n in ("1", "2"))
    assert (one.returncode, two.returncode) == (1, 1)
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert len(one.stdout.splitlines()) == 9


def test_order_and_company_change_no_reading() -> None:
    rows = lines(6).splitlines(keepends=True)
    ahead = run("read", "-", "--format", "jsonl", *DAY, text="".join(rows)).stdout.splitlines()
    back = run("read", "-", "--format", "jsonl", *DAY, text="".join(reversed(rows))).stdout.splitlines()
    alone = run("read", "-", "--format", "jsonl", *DAY, text=rows[3]).stdout.splitlines()
    assert ahead == list(reversed(back))
    assert alone == [ahead[3]]


def test_stories_come_as_they_are_read() -> None:
    """A line in, a line out, while standard input stays open."""
    with subprocess.Popen(
        [*LEGATION, "read", "-", "--format", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(lines(1))
        child.stdin.flush()
        assert json.loads(child.stdout.readline())["story"]["id"] == "s0"
        child.stdin.close()
        assert child.wait(timeout=60) == 0


def test_closed_pipe_ends_quietly() -> None:
    for processes in ("1", "2"):
        with subprocess.Popen(
            [*LEGATION, "read", "-", "--format", "jsonl", "-j", processes],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as child:  # fmt: skip
            assert child.stdin is not None
            assert child.stdout is not None
            assert child.stderr is not None
            child.stdin.write(lines(30))
            child.stdin.flush()
            child.stdout.readline()
            child.stdout.close()
            child.stdin.close()
            assert child.wait(timeout=120) == 0
            assert child.stderr.read() == ""


@pytest.mark.parametrize("processes", ["1", "2"])
def test_interrupt_ends_quietly(processes: str) -> None:
    with subprocess.Popen(
        [*LEGATION, "read", "-", "--format", "jsonl", "-j", processes],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdin.write(lines(1))
        child.stdin.flush()
        child.stdout.readline()
        time.sleep(0.2)
        os.killpg(child.pid, signal.SIGINT)
        assert child.wait(timeout=60) == 130
        assert child.stderr.read() == ""
        child.stdin.close()


def test_output_without_unicode(tmp_path: Path) -> None:
    """Where the output cannot hold a quotation mark, the card still comes out."""
    done = process("read", "-", text=VISIT, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0
    assert "Wang Yi" in done.stdout
