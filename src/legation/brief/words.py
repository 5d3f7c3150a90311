"""The words and phrases of ``data/brief``: how types are said, articles, prepositions, publishers, weights."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import msgspec
import tomli


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """How a type or mode is said. Pairs are with the other side ({r}) and without it.

    ``do``: base form; ``did``: past; ``hit``: behind "was", where nobody is told who did it; ``noun``: what there was;
    ``person``: base and past where the other side is a person; ``future``: what planning it is called.
    """

    do: tuple[str, str]
    did: tuple[str, str]
    hit: str
    noun: str
    person: tuple[str, str] | None = None
    future: tuple[str, str] | None = None


@functools.cache
def table(name: str) -> dict[str, Any]:
    """A table of ``data/brief``."""
    source = resources.files("legation").joinpath("data", "brief", name)
    return tomli.loads(source.read_text(encoding="utf8"))


@functools.cache
def phrase(type_: str, mode: str | None) -> Phrase:
    """How events of a type and mode are said; a mode without words of its own is said as its type, and a type that
    is not PLOVER's by its name.
    """
    own = table("phrases.toml").get(type_)
    if own is None:
        name = type_.lower()
        own = {"do": [f"{name} {{r}}", name], "did": [f"did “{name}” to {{r}}", f"did “{name}”"], "hit": f"“{name}”",
               "noun": f"“{name}”"}  # fmt: skip
    plain = {key: value for key, value in own.items() if not isinstance(value, dict)}
    return msgspec.convert(plain | own.get(mode or "", {}), Phrase)


@functools.cache
def listed(name: str) -> frozenset[str]:
    """A list of ``words.toml``."""
    return frozenset(table("words.toml")[name])


@functools.cache
def verbs(type_: str) -> dict[str, tuple[str, str]]:
    """The verbs that may stand as the story has them, by each of their forms: base and past form."""
    found: dict[str, tuple[str, str]] = {}
    for base, past in table("words.toml")["verbs"].get(type_, ()):
        stem = base.removesuffix("e")
        forms = (base, past, f"{base}s", f"{base}es", f"{stem}ing", f"{base}{base[-1]}ing")
        found |= dict.fromkeys(forms, (base, past))
    return found


def weight(name: str) -> float:
    """A weight of ``words.toml``."""
    return float(table("words.toml")["weights"][name])
