"""A question without an answer says so, and what it may have meant; help and headings say what they list."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import legation
from legation.story import story
from legation.view.cli import main

STORIES = ("Israel condemned Iran on Monday.", "Kenya thanked Uganda on Tuesday.")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("nothing") / "x.db"
    with legation.open(path) as record:
        record.add(story(text, published="2024-05-15") for text in STORIES)
    return path


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["events", "--party", "Isreal"], 'is "Isreal", nor of a country with that code. Did you mean Israel?'),
        (["events", "--actor", "isr"], "Did you mean ISR?"),
        (["incidents", "--recipient", "Xanadu"], "Look for it: legation actors RECORD NAME"),
        (["statements", "--speaker", "Isreal"], "Did you mean Israel?"),
    ],
)
def test_who_is_not_known(path: Path, asked: list[str], told: str) -> None:
    done = CliRunner().invoke(main, [asked[0], str(path), *asked[1:]])
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr.startswith("legation: nothing fits.\n")
    assert told in done.stderr


def test_who_is_known_is_not_asked_for_again(path: Path) -> None:
    done = CliRunner().invoke(main, ["events", str(path), "--party", "ISR", "--since", "2030"])
    assert done.stderr == "legation: nothing fits.\n"


def test_a_timeline_says_what_it_counts(path: Path) -> None:
    lines = CliRunner().invoke(main, ["timeline", str(path)]).stdout.splitlines()
    assert lines[0].split() == ["period", "events", "verbal", "coop.", "material", "coop.", "verbal", "conflict",
                                "material", "conflict", "intensity"]  # fmt: skip
    assert all(len(line) == len(lines[0]) for line in lines)


def test_one_story_is_not_one_stories(path: Path) -> None:
    listed = CliRunner().invoke(main, ["events", str(path), "--actor", "KEN", "--type", "SUPPORT"]).stdout
    shown = CliRunner().invoke(main, ["show", str(path), listed.split()[0]]).stdout
    assert "told 1 time in 1 story by 1 independent witness\n" in shown
