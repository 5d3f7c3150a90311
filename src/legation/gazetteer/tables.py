"""Reading the gazetteer's tables: TSV with a comment on top, TOML; all below ``data/gazetteer``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import tomli

from legation.errors import MissingPart

FOLDER = files("legation") / "data" / "gazetteer"


def text(name: str) -> str:
    """The table ``name`` as text. Raises MissingPart if the file is not there."""
    try:
        return (FOLDER / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        message = f"the data file gazetteer/{name} is missing: install legation again"
        raise MissingPart(message) from error


def lines(name: str) -> list[str]:
    """The data lines of a TSV table, without its comment and its line of column names."""
    found = [line for line in text(name).split("\n") if line and not line.startswith("#")]
    return found[1:]


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a TSV table, each a list of its cells."""
    for line in lines(name):
        yield line.split("\t")


def toml(name: str) -> dict[str, Any]:
    """A TOML table as a dictionary."""
    return tomli.loads(text(name))


def several(cell: str) -> list[str]:
    """The members of a cell that holds a list parted by ``;``."""
    return [part for part in (p.strip() for p in cell.split(";")) if part]
