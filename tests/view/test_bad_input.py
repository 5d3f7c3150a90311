"""What users hand in by mistake: a clear message, the right exit status, and the rest goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legation.view.cli import main
from view.samples import THANKS, VISIT

LEGATION = [sys.executable, "-m", "legation.view.cli"]


def run(*args: object, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", "--format", "jsonl", *map(str, args)], input=text)


def good(folder: Path) -> Path:
    path = folder / "good.txt"
    path.write_text(VISIT, encoding="utf8")
    return path


BAD = [
    ("empty", "empty.txt", b"", "nothing in it"),
    ("only white space", "blank.txt", b" \n\t\n", "nothing"),
    ("no words", "marks.txt", b"... !!! ---\n", "no words"),
    ("binary", "binary.dat", bytes(range(256)) * 20, "not text"),
    ("a picture", "photo.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 500, "a picture"),
    ("a PDF", "paper.pdf", b"%PDF-1.7\n1 0 obj", "PDF"),
    ("broken UTF-8 with a mark", "enc.txt", b"\xef\xbb\xbfcaf\xe9 \xff", "not"),
    ("HTML without an article", "nav.html", b"<html><body><nav>Home</nav></body></html>", "no article"),
    ("French", "fr.txt", ("Le ministre a rencontré son homologue à Berlin lundi pour discuter de la guerre en Ukraine "
                          "et de la paix au Proche-Orient avec les autres ministres.").encode(), "French"),
    ("Russian", "ru.txt", "Министр иностранных дел посетил Джакарту во вторник.".encode(), "Cyrillic"),
    ("a broken JSON line", "broken.jsonl", b'{"id": "x", "text": \n', "line 1"),
    ("a JSON line without text", "lacks.jsonl", b'{"id": "y", "headline": "h"}\n', '"text"'),
    ("JSON that is no object", "list.jsonl", b"[1, 2]\n", "not an object"),
    ("a day that is none", "day.jsonl", b'{"text": "He met her.", "published": "soon"}\n', "not a date"),
]  # fmt: skip


@pytest.mark.parametrize(("guards", "name", "content", "message"), BAD, ids=[row[0] for row in BAD])
def test_bad_file_is_told_and_the_rest_is_read(
    tmp_path: Path, guards: str, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run(tmp_path / name, good(tmp_path))
    assert done.exit_code == 1
    assert done.stderr.startswith("legation: ")
    assert name in done.stderr, "the message names the file"
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert [json.loads(row)["story"]["text"] for row in done.stdout.splitlines()] == [VISIT]


def test_missing_file_and_folder(tmp_path: Path) -> None:
    done = run(tmp_path / "missing.txt", tmp_path, good(tmp_path))
    assert done.exit_code == 1
    assert "no such file" in done.stderr
    assert "folder" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_lines_of_a_batch(tmp_path: Path) -> None:
    """Each bad line is named by its number; every good one is read, in order."""
    rows = [
        json.dumps({"id": "a", "text": VISIT}),
        '{"id": "x", "text": ',
        json.dumps({"id": "y"}),
        json.dumps({"id": "a", "text": "Again he met her."}),
        "",
        json.dumps({"id": "b", "text": THANKS}),
    ]
    done = run("-", text="\n".join(rows))
    assert done.exit_code == 1
    assert [json.loads(row)["story"]["id"] for row in done.stdout.splitlines()] == ["a", "b"]
    for number, word in ((2, "not JSON"), (3, "text"), (4, '"a" was read before')):
        assert any(f"line {number}" in told and word in told for told in done.stderr.splitlines()), done.stderr


def test_wrong_use() -> None:
    """Exit status 2, with what would be right."""
    for args, message in (
        ((), "Missing argument"),
        (("--published", "soon", "-"), "--published"),
        (("--format", "xml", "-"), "'xml' is not one of"),
        (("-j", "0", "-"), "not in the range"),
        (("--nothing", "-"), "No such option"),
    ):
        done = CliRunner().invoke(main, ["read", *args], input=VISIT)
        assert done.exit_code == 2
        assert message in done.stderr
    assert CliRunner().invoke(main, ["raed"]).exit_code == 2


COUNTED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
spent = resource.getrusage(resource.RUSAGE_CHILDREN)
print(spent.ru_utime, spent.ru_maxrss, file=sys.stderr)
sys.exit(code)
"""
"""A program that runs a command and tells the CPU seconds and the most kilobytes that this one took."""


def test_huge_lines_cost_little(tmp_path: Path) -> None:
    """20 MB in one line, as text and as JSON: refused at once, in little memory, and the next line is read."""
    words = "a b " * 5_000_000
    (tmp_path / "big.txt").write_text(words, encoding="utf8")
    line = json.dumps({"id": "after", "text": VISIT})
    (tmp_path / "big.jsonl").write_text(f'{{"id": "big", "text": "{words}"}}\n{line}\n', encoding="utf8")
    command = [*LEGATION, "read", "--format", "jsonl", str(tmp_path / "big.txt"), str(tmp_path / "big.jsonl")]
    done = subprocess.run([sys.executable, "-c", COUNTED, *command], capture_output=True, text=True, check=False)
    *told, spent = done.stderr.splitlines()
    seconds, kilobytes = map(float, spent.split())
    assert done.returncode == 1
    assert len(told) == 2
    assert "big.txt" in told[0]
    assert "big.jsonl, line 1" in told[1]
    assert json.loads(done.stdout)["story"]["id"] == "after"
    assert seconds < 15
    assert kilobytes < 700 * 1024
