"""Status of events in short passages (``cases/status.toml``)."""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path

import pytest

from legation import story
from legation.event.model import EventMention
from legation.reader import read_story

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "status.toml").read_text(encoding="utf8"))
STATUS = {"c": "current", "h": "historical", "f": "future", "y": "hypothetical", "n": "negated"}
RUN = "a run of background in so short a text, without a day of its own"
KNOWN = {
    "Police in Dhaka detained… overturned": RUN,
    "A Greek patrol boat on T… refused": RUN,
}
"""Marked words that are read wrongly, by the first words of their passage and the word, with the reason."""


def marked(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The passage without its marks, and where each mark stood."""
    parts = re.split(r"\{([chfyn])\}", text)
    plain, marks = "", []
    for piece, mark in zip(parts[::2], [*parts[1::2], ""], strict=True):
        plain += piece
        if mark:
            marks.append((len(plain), STATUS[mark]))
    return plain, marks


@functools.cache
def events(text: str) -> tuple[EventMention, ...]:
    return read_story(story.story(text, published=CASES["published"])).events


def cases() -> list[object]:
    out: list[object] = []
    for group in CASES["group"]:
        for passage in group["texts"]:
            plain, marks = marked(passage)
            for end, status in marks:
                name = f"{plain[:24]}… {plain[:end].split()[-1]}"
                reason = KNOWN.get(name)
                strict = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
                out.append(pytest.param(plain, end, status, id=name, marks=strict))
    return out


@pytest.mark.parametrize(("text", "end", "status"), cases())
def test_status(text: str, end: int, status: str) -> None:
    at = [e for e in events(text) if e.trigger.start < end <= e.trigger.end]
    assert at, [str(e) for e in events(text)]
    assert status in {e.status for e in at}, [str(e) for e in at]
