"""The card on the terminal: every width, with colour and without, and text that could harm it."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pytest
from rich.console import Console

from legation.event.model import Reading
from legation.reader import read_story
from legation.story import story
from legation.view.card import card, table
from legation.view.look import Look, safe
from legation.view.marks import marks, pieces
from view.samples import HOSTILE, STORY


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_story(story(f"{STORY}\n\nPhoto: Ministry of Foreign Affairs", published="2024-05-15", title="A day"))


def drawn(reading: Reading, width: int, colour: bool = False, draw: object = card) -> str:
    out = io.StringIO()
    settings = {"color_system": "truecolor" if colour else None, "force_terminal": colour}
    console = Console(file=out, width=width, markup=False, highlight=False, emoji=False, **settings)  # type: ignore[arg-type]
    console.print(draw(reading, Look(width, colour)))  # type: ignore[operator]
    return out.getvalue()


@pytest.mark.parametrize("width", [20, 40, 80, 103, 104, 120, 159, 160, 200, 400])
@pytest.mark.parametrize("draw", [card, table])
def test_every_width_tells_everything(reading: Reading, width: int, draw: object) -> None:
    shown = drawn(reading, width, draw=draw)
    assert all(len(line) <= width for line in shown.splitlines())
    letters = re.sub(r"\W", "", shown)
    for value in ("CONSULTvisit", "WangYi", "20240514", "ASSAULT", "12dead"):
        assert value in letters or width < 80, value


def test_marks_without_colour(reading: Reading) -> None:
    shown = drawn(reading, 100)
    assert "[1: visited]" in shown
    assert "~~Photo: Ministry of Foreign Affairs~~" in shown
    assert "words of event 1" in shown
    assert "\x1b" not in shown


def test_marks_with_colour(reading: Reading) -> None:
    shown = drawn(reading, 100, colour=True)
    assert "\x1b[" in shown
    assert "¹" in shown
    assert "[1:" not in shown


def test_text_comes_before_events(reading: Reading) -> None:
    shown = drawn(reading, 80)
    assert shown.index("visited") < shown.index("EVENTS") < shown.index("WHO")


def test_markup_in_a_story_stays_text() -> None:
    reading = read_story(story(f"{STORY} {HOSTILE}", title="[bold]title[/bold] [/] :smile:", publisher="[red]wire"))
    shown = drawn(reading, 200)
    for words in ("[red]markup[/red]", "[bold]title[/bold]", ":smile:", "[red]wire", "<script>"):
        assert words in shown


def test_control_characters_cannot_reach_the_terminal() -> None:
    """An escape sequence could rewrite what the analyst sees, a bidirectional override disorder it."""
    assert safe("a\x1b[31mb\x07c\u202ed\r\ne\tf\x9b") == "a␛[31mb␇cd\ne\tf\ufffd"
    reading = read_story(story(f"\x1b]0;owned\x07 {STORY}", title="\x1b[2J"))
    assert "\x1b" not in drawn(reading, 80)


def test_story_without_events() -> None:
    assert "No event" in drawn(read_story(story("The weather was fine.")), 80)


def test_pieces_are_the_text(reading: Reading) -> None:
    text, found = reading.story.text, marks(reading)
    assert "".join(piece for piece, _ in pieces(text, found)) == text
    assert all(a.end <= b.start for a, b in pairwise(found)), "no two overlap"
    numbers = {n for mark in found for n in mark.events}
    assert numbers == set(range(1, len(reading.events) + 1)), "every event has its trigger marked"


def test_long_story_is_readable() -> None:
    reading = read_story(story("\n\n".join([STORY] * 60), published="2024-05-15"))
    shown = drawn(reading, 80)
    body, _, rest = shown.partition(" EVENTS")
    assert body.count("Goma") == 60
    assert "ASSAULT" in rest
