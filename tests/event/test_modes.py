"""Modes of events in sentences (``cases/modes.toml``)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from legation import story
from legation.reader import read_story

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "modes.toml").read_text(encoding="utf8"))
SENTENCES = [text for group in CASES["group"] for text in group["texts"]]
KNOWN: dict[str, str] = {}
"""Sentences that are read wrongly, with the reason."""


@pytest.mark.parametrize(
    "marked",
    [pytest.param(s, marks=[pytest.mark.xfail(reason=KNOWN[s], strict=True)] if s in KNOWN else []) for s in SENTENCES],
)
def test_mode(marked: str) -> None:
    found = re.search(r"\{([a-z-]+)\}", marked)
    assert found is not None
    text, mode = marked.replace(found[0], ""), None if found[1] == "-" else found[1]
    events = read_story(story.story(text, published="2024-05-15")).events
    at = [e for e in events if e.trigger.start < found.start() <= e.trigger.end]
    assert mode in {e.mode for e in at}, [str(e) for e in events]
