"""Checks that every span anywhere in a reading's JSON says what the story's text says there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def spans(part: Any, path: str = "$") -> Iterator[tuple[str, str, int, int]]:
    """Every (path, text, start, end) in plain data: ``start``/``end``, in dates ``from``/``to``."""
    if isinstance(part, (list, tuple)):
        for number, each in enumerate(part):
            yield from spans(each, f"{path}[{number}]")
    elif isinstance(part, dict):
        start, end = (part["from"], part["to"]) if "from" in part else (part.get("start"), part.get("end"))
        if part.get("text") is not None and start is not None:
            yield path, part["text"], start, end
        for key, each in part.items():
            yield from spans(each, f"{path}.{key}")


def assert_rereads(reading: dict[str, Any]) -> int:
    """Every span re-reads exactly from the story's text; gives how many there were."""
    text, found = reading["story"]["text"], list(spans(reading))
    for path, words, start, end in found:
        assert 0 <= start < end <= len(text), path
        assert text[start:end] == words, path
    for number, event in enumerate(reading["events"]):
        sentence = event["sentence"]
        assert sentence["start"] <= event["trigger"]["start"] < event["trigger"]["end"] <= sentence["end"], number
    return len(found)
