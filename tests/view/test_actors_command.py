"""The commands of a user's own actors, from the table to the reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legation.view.cli import main

TABLE = "name,aliases,kind,country,sector\nIlse Marrow,,person,NOR,GOV\nGrey Lantern,GLX,group,MLI,REB\n"
TEXT = "Ilse Marrow condemned the Grey Lantern on Monday."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEGATION_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(TABLE, encoding="utf8")
    return path


def run(*args: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=text)


def test_import_list_remove(mine: Path, home: Path) -> None:
    done = run("actors", "import", mine)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"2 added, 0 changed, 0 there already; 2 in all: {home / 'actors.csv'}\n"
    assert "Grey Lantern  group  MLI REB  GLX" in run("actors", "list").stdout
    assert run("actors", "remove", "ilse marrow").stdout == "1 removed\n"
    assert "Marrow" not in run("actors", "list").stdout
    assert run("actors", "remove", "--all").stdout == "1 removed\n"
    assert run("actors", "list").stdout.startswith("none imported")


def test_list_as_csv_can_be_imported_again(mine: Path, tmp_path: Path) -> None:
    run("actors", "import", mine)
    (tmp_path / "kept.csv").write_text(run("actors", "list", "--format", "csv").stdout, encoding="utf8")
    assert "0 added, 0 changed, 2 there already" in run("actors", "import", tmp_path / "kept.csv").stdout


def test_a_file_with_a_fault_stores_nothing(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(TABLE + "Bo Day,,person,Atlantis,\n", encoding="utf8")
    done = run("actors", "import", path)
    assert done.exit_code == 1
    assert f"legation: {path}, line 4, column “country”: no state is called “Atlantis”" in done.stderr
    assert "nothing was stored" in done.stderr
    assert not (home / "actors.csv").exists()
    rest = run("actors", "import", "--leave-out", path)
    assert (rest.exit_code, "2 added" in rest.stdout) == (1, True)


def test_check_stores_nothing(mine: Path, home: Path) -> None:
    assert run("actors", "import", "--check", mine).stdout == "2 actors, nothing stored\n"
    assert not home.exists()


@pytest.mark.parametrize("args", [["remove"], ["remove", "--all", "Ann"], ["import"]], ids=" ".join)
def test_wrong_use(args: list[str]) -> None:
    assert run("actors", *args).exit_code == 2


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    for args in (["import", str(tmp_path / "no.csv")], ["remove", "Nobody"]):
        done = run("actors", *args)
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.startswith("legation: ")


def reading(*args: str | Path) -> dict[str, object]:
    done = run("read", "-", "--format", "jsonl", *args, text=json.dumps({"id": "1", "text": TEXT}))
    assert done.exit_code == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_read_uses_what_was_imported_or_named(mine: Path) -> None:
    assert reading()["own_actors"] is None
    named = reading("--actors", mine)["own_actors"]
    run("actors", "import", mine)
    imported = reading()["own_actors"]
    assert isinstance(named, dict)
    assert isinstance(imported, dict)
    assert (named["file"], imported["file"]) == ("mine.csv", "actors.csv")
    assert reading("--actors", "none")["own_actors"] is None


def test_several_processes_know_them_too(mine: Path) -> None:
    one, two = (reading("--actors", mine, "-j", n) for n in "12")
    assert one == two
    assert '"MLI"' in json.dumps(two["actors"])


def test_the_card_says_which_list_was_used(mine: Path) -> None:
    shown = run("read", "-", "--actors", mine, text=TEXT).stdout
    assert "own actors: mine.csv (2" in shown


def test_a_list_with_a_fault_stops_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("name,kind\nAnn Lee,alien\n", encoding="utf8")
    done = run("read", "-", "--actors", path, text=TEXT)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"legation: {path}, line 2, column “kind”" in done.stderr
