"""The documentation is run: its commands, its Python, its links, the README's example.

Left out: lines that fetch from the web or install.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import legation
from legation.export import export

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "benchmarks" / "README.md",
]
OUTSIDE = ("https://", "pip install", "pytest", "benchmarks.")


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf8"), re.DOTALL | re.MULTILINE)


def command_blocks() -> list[tuple[str, ...]]:
    """The commands of each block, in their order: a later one may need what an earlier one made."""
    told = [tuple(filter(None, map(_bare, block.splitlines()))) for page in PAGES for block in blocks(page, "sh")]
    return list(dict.fromkeys(lines for lines in told if lines))


def _bare(line: str) -> str:
    return "" if any(word in line for word in OUTSIDE) else line.split("  #", maxsplit=1)[0].strip()


OWN = ROOT / "docs" / "own-codebook.md"


def own_codebook() -> tuple[tuple[str, str], tuple[str, str]]:
    """The codebook and the story that the page on own codebooks shows."""
    return ("ports.toml", blocks(OWN, "toml")[0]), ("harbour.txt", blocks(OWN, "text")[2])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the documentation speaks of."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "examples", folder / "examples")
    text = (ROOT / "examples" / "nairobi.txt").read_text(encoding="utf8")
    (folder / "story.txt").write_text(text, encoding="utf8")
    (folder / "story2.txt").write_text("President Ruto thanked Norway on Monday.", encoding="utf8")
    (folder / "stories.jsonl").write_text('{"id": "1", "text": "Wang Yi visited Jakarta."}\n', encoding="utf8")
    (folder / "stories.csv").write_text("words,day\nWang Yi visited Jakarta.,2024-05-15\n", encoding="utf8")
    (folder / "my-actors.csv").write_text(blocks(ROOT / "docs" / "guide.md", "csv")[0], encoding="utf8")
    for name, own in own_codebook():
        (folder / name).write_text(own, encoding="utf8")
    (folder / "articles").mkdir()
    body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    page = f"<html><head><title>Talks</title></head><body><article><h1>Talks</h1>{body}</article></body></html>"
    (folder / "articles" / "a.html").write_text(page, encoding="utf8")
    with legation.open(folder / "news.db") as record:
        record.add(legation.stories(folder / "story2.txt", published="2023-11-15"))
        export(record, "dyad-months", folder / "dyads.csv")
    return folder


def test_there_are_commands_of_every_kind() -> None:
    told = "\n".join(line for block in command_blocks() for line in block)
    for word in (
        "read story.txt",
        "--format jsonl",
        "--format html",
        "-j 2",
        "explain",
        "doctor",
        "--published",
        "--actors",
        "actors import",
    ):
        assert word in told


@pytest.mark.parametrize("lines", command_blocks(), ids=lambda lines: lines[0])
def test_commands_of_the_documentation(lines: tuple[str, ...], desk: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT / "src")}
    for line in lines:
        own = line.replace(".venv/bin/legation", "legation")
        done = subprocess.run(own, shell=True, cwd=desk, env=env, capture_output=True, check=False)
        assert done.returncode == 0, f"{line}\n{done.stderr.decode()}"
        assert done.stdout or ">" in line or " -o " in line, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_of_the_documentation(page: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    names: dict[str, object] = {}
    for block in blocks(page, "python"):
        exec(compile(block, str(page), "exec"), names)


def test_links_lead_somewhere() -> None:
    for page in [*PAGES, ROOT / "CHANGELOG.md", ROOT / "NOTICE.md"]:
        text = page.read_text(encoding="utf8")
        for target in re.findall(r"\]\((?!https?:)([^)#]*)", text):
            if not target.startswith("made/"):  # made with the site, from the program itself
                assert not target or (page.parent / target).exists(), f"{page.name}: {target}"


def test_example_of_the_readme_is_what_comes_out() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.readme", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_guide_tells_every_field() -> None:
    from legation.event.model import EventMention
    from legation.mention.model import Actor, Quotation

    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf8")
    for struct in (EventMention, Actor, Quotation):
        for field in struct.__struct_fields__:
            assert f"`{field}`" in guide or field in ("text", "start", "end"), f"{struct.__name__}.{field}"


SHOWN = [
    ("codebook check ports.toml", "", 0),
    ("codebook check ports.toml", 'codes = "Mombasa > Indian"', 1),
    ("read harbour.txt --published 2024-05-15 --codebook ports.toml --format table --why --refused", "", 3),
]


@pytest.mark.parametrize(("command", "codes", "block"), SHOWN)
def test_what_the_page_on_own_codebooks_shows(command: str, codes: str, block: int, tmp_path: Path) -> None:
    for name, text in own_codebook():
        changed = re.sub(r"^codes = .*", codes, text, count=1, flags=re.MULTILINE) if codes else text
        (tmp_path / name).write_text(changed, encoding="utf8")
    env = os.environ | {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80"}
    called = [sys.executable, "-m", "legation", *command.split()]
    done = subprocess.run(called, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == (1 if codes else 0), done.stderr
    assert blocks(OWN, "text")[block].strip() in done.stdout.strip()


def test_the_codebook_of_the_page_is_short() -> None:
    assert len(own_codebook()[0][1].splitlines()) < 40


def test_nothing_is_left_to_fill_in() -> None:
    """A released README has its numbers; until then this test is the reminder."""
    if "TODO-NUMBERS" in (ROOT / "README.md").read_text(encoding="utf8"):
        pytest.skip("the README's table of numbers is not filled in yet")
