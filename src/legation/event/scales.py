"""Quad class, intensity and CAMEO code of PLOVER's types and modes, from ``data/scales.toml``."""

from __future__ import annotations

import functools
from importlib import resources

import msgspec
import tomli


class Scale(msgspec.Struct, frozen=True):
    """What the tables say of a type and mode: quad class 1–4, PLOVER intensity, default CAMEO code."""

    quad: int
    intensity: float
    cameo: str


@functools.cache
def scales() -> dict[tuple[str, str | None], Scale]:
    """All scales, keyed by (type, mode); the mode is None for the type as such."""
    raw = tomli.loads(resources.files("legation").joinpath("data", "scales.toml").read_text(encoding="utf8"))
    table: dict[tuple[str, str | None], Scale] = {}
    for name, row in raw["types"].items():
        table[name, None] = Scale(row["quad"], row["intensity"], row["cameo"])
        for mode, own in row.get("modes", {}).items():
            table[name, mode] = Scale(row["quad"], own["intensity"], own["cameo"])
    return table


@functools.cache
def cameo() -> dict[str, str]:
    """CAMEO's event codes with their names, from ``data/cameo.tsv``."""
    lines = resources.files("legation").joinpath("data", "cameo.tsv").read_text(encoding="utf8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


@functools.cache
def types() -> tuple[str, ...]:
    """PLOVER's sixteen types, in the order of the table."""
    return tuple(name for name, mode in scales() if mode is None)


def modes(type_: str) -> tuple[str, ...]:
    """The modes of a type, in the order of the table."""
    return tuple(mode for name, mode in scales() if name == type_ and mode is not None)
