"""CSV and TSV: a story a row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from typing import IO

from legation.errors import BadLine, InputError
from legation.story.fields import FIELDS, fielded
from legation.story.intake import LONGEST
from legation.story.links import Link
from legation.story.model import Story

_DELIMITERS = "\t,;|"


def table_stories(
    stream: IO[bytes],
    head: bytes,
    *,
    columns: Mapping[str, str] | None = None,
    published: str | None = None,
) -> Iterator[tuple[str, Story | Link | InputError]]:
    """The story of each row, or its error, with the line that it begins on.

    The first row names the columns; ``columns`` says which of them holds a field ({"text": "body"}), else the usual
    names are taken. ``head`` is the first line of the stream. Raises BadLine where no column can hold the text.
    """
    csv.field_size_limit(4 * LONGEST)
    rows = csv.reader(io.TextIOWrapper(stream, _encoding(head), "replace", newline=""), delimiter=_delimiter(head))
    names = [name.strip() for name in next(rows, [])]
    _check(names, columns or {})
    begun = rows.line_num + 1
    while True:
        where = f"line {begun}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield where, BadLine(f"this row cannot be read ({error}). Quote its text, with quotes in it doubled.")
            begun = rows.line_num + 1
            continue
        if any(cell.strip() for cell in row):
            yield where, _row(names, row, columns, published)
        begun = rows.line_num + 1


def _row(
    names: list[str], row: list[str], columns: Mapping[str, str] | None, published: str | None
) -> Story | Link | InputError:
    if len(row) > len(names):
        return BadLine(f"{len(row)} cells under {len(names)} columns. Put quotes around text that has the delimiter.")
    cells = {name: cell for name, cell in zip(names, row, strict=False) if name and cell.strip()}
    try:
        return fielded(cells, columns=columns, published=published)
    except InputError as error:
        return error


def _check(names: list[str], columns: Mapping[str, str]) -> None:
    there = ", ".join(f'"{name}"' for name in names[:8]) or "nothing"
    for field, name in columns.items():
        if name not in names:
            raise BadLine(f'no column "{name}" for {field} (there is {there}).')
    plain = {name.casefold() for name in names}
    if not {"text", "url"} & columns.keys() and not plain & {*FIELDS["text"], *FIELDS["url"]}:
        raise BadLine(f"no column for the text (there is {there}). Say which with --columns text=NAME.")


def _delimiter(head: bytes) -> str:
    line = head.decode("latin-1")
    return max(_DELIMITERS, key=line.count)


def _encoding(head: bytes) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    try:
        head.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
