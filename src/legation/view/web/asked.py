"""What a page's address asks: filters, page, order; and the address of the same page asked otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlencode

from legation.record.filters import Filters

FIELDS = ("party", "actor", "recipient", "sector", "type", "context", "status", "since", "until", "place", "publisher",
          "words")  # fmt: skip
"""Filters that are words, in the order of the form."""

NUMBERS = {"confidence": float, "witnesses": int}


def filters_of(query: Mapping[str, str]) -> Filters:
    """The filters that an address's query has; empty ones ask for nothing. Raises ValueError for what is no number."""
    found: dict[str, Any] = {name: query[name].strip() for name in FIELDS if query.get(name, "").strip()}
    for name, kind in NUMBERS.items():
        if query.get(name, "").strip():
            found[name] = kind(query[name])
    if query.get("conflict"):
        found["conflict"] = True
    return cast("Filters", found)


def address(path: str, query: Mapping[str, Any], **changed: Any) -> str:
    """The address of a page with some of its query changed; None takes a part away, and with it the page's place."""
    kept = {name: value for name, value in query.items() if name != "after"} | changed
    told = {name: value for name, value in kept.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(told)}" if told else path
