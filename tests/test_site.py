"""The site of the documentation: it builds without a warning, asks nothing of other places, and is up to date."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest

import legation
from legation.event import plover
from legation.view.cli import main

ROOT = Path(__file__).parents[1]
NEEDED = ("sphinx", "furo", "myst_parser", "sphinx_click", "nbformat")
LOADED = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as a release builds it: a warning, such as a link that leads nowhere, ends the build."""
    if missing := [name for name in NEEDED if importlib.util.find_spec(name) is None]:
        pytest.skip(f'needs pip install "legation[docs,test]" (no {missing[0]})')
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-d", str(out / "trees"), "docs", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out


class Page(HTMLParser):
    """What a page loads, which names it has, where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.names: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and (tag, name) in LOADED:
                self.loads.append(value)
            if value and name == "id":
                self.names.add(value)
            if value and (tag, name) == ("a", "href"):
                self.links.append(value)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path.read_text(encoding="utf8")) for path in site.rglob("*.html")}


def test_no_page_loads_anything_from_elsewhere(pages: dict[Path, Page]) -> None:
    assert len(pages) > 30
    for path, page in pages.items():
        assert not [url for url in page.loads if re.match(r"(?:https?:)?//", url)], path.name
    styles = "".join(
        path.read_text(encoding="utf8") for folder in {p.parent for p in pages} for path in folder.rglob("*.css")
    )
    assert not re.search(r"url\(\s*[\"']?(?:https?:)?//|@import\s+[\"']?http", styles)


def test_every_link_within_the_site_leads_to_its_place(site: Path, pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            target, _, name = link.partition("#")
            there = (path.parent / target).resolve() if target else path
            assert there.exists(), f"{path.relative_to(site)}: {link}"
            if name and there in pages:
                assert name in pages[there].names, f"{path.relative_to(site)}: {link}"


def test_every_page_has_one_heading_and_words(pages: dict[Path, Page]) -> None:
    for path in pages:
        text = path.read_text(encoding="utf8")
        if path.name not in ("genindex.html", "search.html", "py-modindex.html"):
            assert text.count("<h1") == 1, path.name


def test_the_codebook_has_every_type_trigger_and_sentence(site: Path) -> None:
    import html

    for name in plover().types:
        page = html.unescape((site / "made" / f"codebook-{name.lower()}.html").read_text("utf8"))
        text = " ".join(re.sub(r"<[^>]+>", "", page).split())
        for trigger in (each for each in plover().triggers if each.type == name):
            for sentence in (*(example.sentence for example in trigger.examples), *trigger.never):
                assert " ".join(sentence.split()) in text, f"{name}: {sentence}"


def test_the_commands_have_every_command_and_option(site: Path) -> None:
    text = (site / "commands.html").read_text(encoding="utf8")
    for name, command in main.commands.items():
        assert f'id="legation-{name}"' in text, name
        for option in (opt for param in command.params for opt in param.opts if opt.startswith("--")):
            assert option in text, f"{name} {option}"


def test_python_has_every_public_name(site: Path) -> None:
    text = (site / "python.html").read_text(encoding="utf8")
    for name in legation.__all__:
        assert name.startswith("__") or re.search(rf"\b{name}\b", text), name


def test_the_schema_fits_a_reading(site: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    from legation.view.json import line

    [path] = (site / "_downloads").rglob("reading.schema.json")
    reading = legation.read("Foreign Minister Wang Yi visited Jakarta on Tuesday.", published="2024-05-15")
    jsonschema.validate(json.loads(line(reading)), json.loads(path.read_text(encoding="utf8")))


def test_every_figure_names_a_command_that_is_there(site: Path) -> None:
    figures = json.loads((ROOT / "benchmarks" / "figures.json").read_text(encoding="utf8"))["figures"]
    page = (site / "made" / "right.html").read_text(encoding="utf8")
    for row in figures:
        module = row["command"].removeprefix("python -m benchmarks.").split()[0]
        assert (ROOT / "benchmarks" / f"{module}.py").exists(), row
        assert row["measure"] in page
        assert row["figure"] in page


def test_the_citation_is_of_this_version() -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    assert f"version: {legation.__version__}\n" in text
    assert project["version"] == legation.__version__
    for key in ("cff-version: 1.2.0", "title:", "authors:", f"license: {project['license']}"):
        assert key in text


def test_the_notebook_runs_and_stores_what_comes_out() -> None:
    """What is stored is what comes out now, reasons and confidence aside; store it anew with run_notebook.py."""
    if importlib.util.find_spec("nbclient") is None or importlib.util.find_spec("ipykernel") is None:
        pytest.skip('needs pip install "legation[test]" (nbclient and ipykernel)')
    command = [sys.executable, str(ROOT / "docs" / "_make" / "run_notebook.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stdout + done.stderr
