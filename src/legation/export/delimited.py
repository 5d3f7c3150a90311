"""Rows as delimited text: comma- or tab-separated, UTF-8, one line a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import IO, Any

Row = dict[str, Any]


def write_rows(
    columns: Sequence[str],
    rows: Iterable[Row],
    out: IO[bytes],
    *,
    delimiter: str = ",",
    null: str = "",
    head: bool = True,
) -> int:
    """Write rows under their columns; gives how many. None is written as ``null``; columns are exactly these.

    With tabs, tabs and line ends inside a cell become spaces, and nothing is quoted: readers of such tables split
    lines at tabs.
    """
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n") if delimiter != "\t" else None
    number = 0

    def line(cells: Sequence[str]) -> None:
        if writer is not None:
            writer.writerow(cells)
        else:
            text.write("\t".join(" ".join(cell.split()) if _breaks(cell) else cell for cell in cells) + "\n")

    if head:
        line(columns)
    for row in rows:
        if extra := row.keys() - set(columns):
            raise KeyError(f"no columns {sorted(extra)}")
        line([_cell(row.get(column), null) for column in columns])
        number += 1
    text.detach()
    return number


def _breaks(cell: str) -> bool:
    return any(mark in cell for mark in "\t\n\r\v\f\x85\u2028\u2029")


def _cell(value: Any, null: str) -> str:
    if value is None or value == "":
        return null
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return str(value)


def joined(values: Iterable[str | None]) -> str:
    """Several values in one cell: parted by ";", which is taken out of them."""
    return ";".join((value or "").replace(";", ",") for value in values)
