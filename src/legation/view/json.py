"""A reading as JSON: the contract that other tools read (one object a story)."""

from __future__ import annotations

from typing import Any

import msgspec

from legation.event.model import Reading

STORY = ("id", "title", "published", "url", "publisher", "language", "text")


def reading_dict(reading: Reading) -> dict[str, Any]:
    """The reading as plain data, keys in the contract's order; unknown keys of the story's input are passed through."""
    plain: dict[str, Any] = msgspec.to_builtins(reading)
    own = plain["story"]
    told = {key: own[key] for key in STORY} | {"furniture": own["furniture"]}
    extra = {key: value for key, value in own["extra"].items() if key not in told}
    asked = ("refused",) if reading.refused is not None else ()
    parts = ("actors", "events", "quotations", "counts", "toll", "own_actors", "own_codebook", *asked)
    return {"story": told | extra} | {key: plain[key] for key in parts}


def line(reading: Reading) -> bytes:
    """The reading as one line of JSON in UTF-8, with its newline."""
    return msgspec.json.encode(reading_dict(reading)) + b"\n"


def pretty(reading: Reading) -> bytes:
    """The reading as indented JSON in UTF-8, with a newline at the end."""
    return msgspec.json.format(msgspec.json.encode(reading_dict(reading)), indent=2) + b"\n"
