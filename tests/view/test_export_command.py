"""``legation export``: a report by the name of its file, the list of formats without a record."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from legation.view.cli import main
from record.world import WORLD, fill


@pytest.mark.parametrize(("name", "begins"), [("report.html", "<!doctype html>"), ("report.md", "# ")])
def test_a_report_by_its_name(tmp_path: Path, name: str, begins: str) -> None:
    """The same as ``legation brief`` writes."""
    fill(tmp_path / "x.db", WORLD)
    done = CliRunner().invoke(main, ["export", str(tmp_path / "x.db"), "-o", str(tmp_path / name), "--party", "KEN"])
    assert done.exit_code == 0, done.output
    told = (tmp_path / name).read_text(encoding="utf8")
    assert told.startswith(begins)
    brief = CliRunner().invoke(
        main, ["brief", str(tmp_path / "x.db"), "--party", "KEN", "-o", str(tmp_path / f"b{name}")]
    )
    assert brief.exit_code == 0
    assert (tmp_path / f"b{name}").read_text(encoding="utf8") == told


def test_formats_are_listed_without_a_record(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["export", "--list"])
    assert done.exit_code == 0
    assert "report.html" in done.output
    fill(tmp_path / "x.db", WORLD[:1])
    wrong = CliRunner().invoke(main, ["export", str(tmp_path / "x.db"), "-o", str(tmp_path / "x.tsv")])
    assert wrong.exit_code == 2
    assert "say which with --format" in wrong.output
