"""What a page's address asks: filters, page, order; and the address of the same page asked otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import quote, urlencode

from legation.record.filters import Filters
from legation.view.questions.filters import FILTERS
from legation.view.web.countries import code

FIELDS = ("party", "with", "type", "since", "until", "words", "actor", "recipient", "sector", "context", "status",
          "place", "publisher")  # fmt: skip
"""Filters that are words, in the order of the form."""

_COUNTRIES = ("party", "with", "actor", "recipient", "place")
"""Filters whose value may be a country: by its code or by its name."""


def filters_of(query: Mapping[str, str]) -> Filters:
    """The filters that an address's query has; empty ones ask for nothing. Raises BadQuestion for what is no number."""
    query = _plain(query)
    found: dict[str, Any] = {name: query[name].strip() for name in FIELDS if query.get(name, "").strip()}
    if "with" in found:
        found["with_"] = found.pop("with")
    for each in FILTERS:
        if each.kind in ("number", "whole") and (value := query.get(each.name, "").strip()):
            found[each.name] = each.parsed(value)
    if query.get("conflict"):
        found["conflict"] = True
    if query.get("reviewed"):
        found["reviewed"] = query["reviewed"] == "yes"
    return cast("Filters", found)


def _plain(query: Mapping[str, str]) -> dict[str, str]:
    """A query with codes for names of countries, and since and until for a month."""
    told = dict(query) | {name: code(query[name]) for name in _COUNTRIES if name in query}
    month = told.get("month", "").strip()
    return told | {"since": month, "until": month} if month else told


def address(path: str, query: Mapping[str, Any], **changed: Any) -> str:
    """The address of a page with some of its query changed; None takes a part away, and with it the page's place.

    A name that Python keeps for itself may end in "_": ``with_`` is "with".
    """
    kept = {name: value for name, value in query.items() if name != "after"}
    kept |= {name.rstrip("_"): value for name, value in changed.items()}
    told = {name: value for name, value in kept.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(told)}" if told else path


PART = 20_000
"""Code points of a story's text on a page."""


def story_address(id: str, start: int = 0, anchor: str = "") -> str:
    """The page of a story, that part of it in which a code point of its text stands, at an anchor there."""
    part = f"?part={start // PART + 1}" if start >= PART else ""
    return f"/stories/{quote(id, safe='')}{part}" + (f"#{quote(anchor, safe='')}" if anchor else "")


def local(address: str, otherwise: str) -> str:
    """An address of this site as it is, ``otherwise`` for one that could lead to another."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if inside else otherwise
