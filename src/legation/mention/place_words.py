"""The words of ``data/mention/places.toml``, as patterns."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec
import tomli


class PlaceWords(msgspec.Struct, frozen=True):
    """Patterns for what stands around a place name."""

    behind: re.Pattern[str]
    before: re.Pattern[str]
    parts: re.Pattern[str]
    named: re.Pattern[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    at: re.Pattern[str]
    capital: re.Pattern[str]
    ground: re.Pattern[str]
    regions: frozenset[str]
    provinces: frozenset[str]
    districts: frozenset[str]
    kinds: frozenset[str]
    never: frozenset[str]
    sites: frozenset[str]
    shared: frozenset[str]


@cache
def words() -> PlaceWords:
    """The patterns, made once."""
    raw = tomli.loads(files("legation").joinpath("data", "mention", "places.toml").read_text(encoding="utf-8"))
    behind, before, parts = (_any(raw[key]) for key in ("behind", "before", "parts"))
    name = r"[A-Z][\w'’-]+(?:[\s-][A-Z][\w'’-]+){0,3}"
    return PlaceWords(
        behind=re.compile(rf"\s+(?P<word>{behind})\b", re.IGNORECASE),
        before=re.compile(rf"\b(?P<word>{before})\s+of\s+(?:the\s+)?$", re.IGNORECASE),
        parts=re.compile(rf"\b(?:{parts})\s+(?:the\s+)?$", re.IGNORECASE),
        named=re.compile(
            rf"(?<![\w.])(?P<name>{name})\s+(?:{_any(raw['regions'])})\b|\b(?:{before})\s+of\s+(?P<of>{name})"
            rf"|\b(?P<front>(?:{_any(raw['front'])})\s+{name})"
        ),
        opening=re.compile(rf"(?:the\s+)?(?:(?:{parts})\s+)?", re.IGNORECASE),
        closing=re.compile(rf"\s+(?:{_any(raw['regions'])})$", re.IGNORECASE),
        at=re.compile(rf"\b(?:{_any(raw['at'])})\s+(?:the\s+)?$", re.IGNORECASE),
        capital=re.compile(r"\s+capital\b(?! *,? +(?:[A-Z]|of\b|city\b|market|punish|investment|controls|flow))"),
        ground=re.compile(rf"\s+(?:{_any(raw['ground'])})\b(?! *,? +(?:[A-Z]|of\b|limits\b|council\b))"),
        regions=frozenset(raw["regions"]),
        provinces=frozenset(raw["provinces"]),
        districts=frozenset(raw["districts"]),
        never=frozenset(raw["never"]),
        sites=frozenset(raw["sites"]),
        shared=frozenset(raw["shared"]),
        kinds=frozenset([*raw["behind"], *raw["before"]]),
    )


def _any(listed: list[str]) -> str:
    return "|".join(w.replace(" ", r"\s+") for w in sorted(listed, key=lambda w: (-len(w), w)))
