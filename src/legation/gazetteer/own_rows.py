"""A user's own list as it comes: a table (CSV, TSV) or what query.wikidata.org hands out (CSV, TSV, JSON), as rows.

Columns are brought to the names of ``COLUMNS``; what a cell says is judged in ``own_checks``.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from legation.errors import ActorsError

COLUMNS = ("name", "aliases", "kind", "country", "sector", "title", "start", "end", "wikidata")
SYNONYMS = {
    "name": ("label", "fullname", "full name", "actor"),
    "aliases": ("alias", "altlabel", "other names", "othernames", "also known as", "aka"),
    "kind": ("type",),
    "country": ("iso", "iso3", "isocode", "countrycode", "country code", "nationality", "citizenship", "jurisdiction"),
    "sector": ("plover sector", "role code"),
    "title": ("position", "office", "role", "rank", "job title"),
    "start": ("starttime", "startdate", "start date", "start time", "from", "since", "begin", "begins"),
    "end": ("endtime", "enddate", "end date", "end time", "to", "until", "ends"),
    "wikidata": ("qid", "wikidata id", "wikidataid", "wikidata_id", "q"),
}
SUBJECTS = ("item", "person", "human", "politician", "official", "officeholder", "minister", "leader", "member", "org",
            "organization", "organisation", "group", "body", "party", "entity", "actor")  # fmt: skip
LARGEST = 64 * 2**20
ENTITY = re.compile(r"<?https?://www\.wikidata\.org/entity/(Q\d+)>?")
UNKNOWN = re.compile(r"<?https?://www\.wikidata\.org/\.well-known/genid/\S*|_:\S*|t\d{6,}")
TERM = re.compile(r'"(.*)"(?:@[\w-]+|\^\^<[^>]*>)?', re.DOTALL)


class Row(NamedTuple):
    """One row: where it stands ("line 3"), its cells by column of ``COLUMNS``, and the file's name of each column."""

    place: str
    cells: dict[str, str]
    headings: dict[str, str]


class Rows(NamedTuple):
    """All rows of a list, the columns that are not used, and whether they are the result of a query of Wikidata."""

    rows: list[Row]
    unused: tuple[str, ...]
    queried: bool


class Raw(NamedTuple):
    """Cells by the file's own headings."""

    place: str
    cells: dict[str, str]


def rows_of(raw: bytes) -> Rows:
    """The rows of a list. Raises ActorsError where the bytes are no table, or one without a column of names."""
    text = _text(raw)
    if not text.strip():
        raise ActorsError("it is empty: the first line must name the columns, at least: name, kind.")
    found = list(_json(text) if text.lstrip()[0] in "[{" else _table(text))
    if not found:
        raise ActorsError("it has no row of data below the line of headings.")
    headings = list(dict.fromkeys(heading for row in found for heading in row.cells))
    queried = any(ENTITY.fullmatch(cell) for row in found[:50] for cell in row.cells.values())
    chosen = _chosen(headings, found)
    if "name" not in chosen:
        raise ActorsError(_nameless(headings, queried))
    rows = [_row(row, chosen) for row in found]
    told = set(chosen.values())
    unused = [h for h in headings if h not in told and h.removesuffix("Label") not in told and f"{h}Label" not in told]
    return Rows(rows, tuple(unused), queried)


def _text(raw: bytes) -> str:
    if len(raw) > LARGEST:
        raise ActorsError(f"it is larger than {LARGEST // 2**20} MiB: split it.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ActorsError(f"line {line}: it is not in UTF-8. Save it as “CSV UTF-8”.") from error


def _nameless(headings: list[str], queried: bool) -> str:
    seen = ", ".join(f"“{heading}”" for heading in headings[:8])
    if queried:
        return (
            f"line 1: no column has the labels (columns: {seen}). Add “?itemLabel” to the query's SELECT and "
            'SERVICE wikibase:label { bd:serviceParam wikibase:language "en" } to its body.'
        )
    example = ",".join(COLUMNS)
    return (
        f"line 1: there is no column “name” (columns: {seen}). The first line must name the columns, as in: {example}"
    )


def _table(text: str) -> Iterator[Raw]:
    """The rows of a CSV or TSV; cells in quotation marks may have line breaks in them."""
    first = text.split("\n", 1)[0]
    mark = max(("\t", ";", ","), key=first.count)
    if mark == "\t" and first.startswith("?"):
        lines: Iterable[list[str]] = (line.rstrip("\r").split("\t") for line in text.split("\n"))
    else:
        lines = csv.reader(text.splitlines(keepends=True), delimiter=mark)
    reader = iter(lines)
    headings = [_bare(cell).lstrip("?") for cell in next(reader)]
    _unlike(headings)
    at = 1
    while True:
        start = getattr(lines, "line_num", at) + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ActorsError(f"line {start}: it is no CSV ({error}).") from error
        at += 1
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(headings):
            more = f"line {start}: {len(cells)} cells under {len(headings)} headings."
            raise ActorsError(f"{more} Put cells that have “{mark}” in them in quotation marks.")
        yield Raw(f"line {start}", dict(zip(headings, map(_bare, cells), strict=False)))


def _unlike(headings: list[str]) -> None:
    twice = next((h for h in headings if h and headings.count(h) > 1), None)
    if twice:
        raise ActorsError(f"line 1: two columns are called “{twice}”. Give each its own name.")


def _json(text: str) -> Iterator[Raw]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ActorsError(f"line {error.lineno}, column {error.colno}: it is no JSON ({error.msg}).") from error
    items: Any = data.get("results", {}).get("bindings") if isinstance(data, dict) else data
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ActorsError("it is JSON, but no list of objects and no result of query.wikidata.org.")
    for number, item in enumerate(items, 1):
        yield Raw(f"item {number}", {key: _bare(_value(value)) for key, value in item.items()})


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("value", ""))
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _bare(cell: str) -> str:
    """A cell without the marks of RDF: ``"Ann Lee"@en`` is Ann Lee; what Wikidata does not know is empty."""
    cell = cell.strip()
    told = TERM.fullmatch(cell) if cell.startswith('"') else None
    cell = told[1] if told else cell
    return "" if UNKNOWN.fullmatch(cell) else cell.strip()


def _chosen(headings: list[str], rows: list[Raw]) -> dict[str, str]:
    """The heading that stands for each column: by its name, and in a query's result by what it is a label of."""
    plain = {re.sub(r"[_\s]+", " ", heading.strip().lower()): heading for heading in reversed(headings)}
    chosen: dict[str, str] = {}
    for column, others in SYNONYMS.items():
        named = [plain[word] for word in (column, *others) if word in plain]
        labels = [heading for word in (column, *others) if (heading := plain.get(f"{word}label"))]
        first = labels[:1] if column == "title" else []
        found = (*first, *named, *labels)
        if found and found[0] not in chosen.values():
            chosen[column] = found[0]
    subject = _subject(headings, rows)
    if subject is not None:
        chosen["wikidata"] = subject
        for column, ending in (("name", "Label"), ("aliases", "AltLabel")):
            if f"{subject}{ending}" in headings:
                chosen[column] = f"{subject}{ending}"
    return chosen


def _subject(headings: list[str], rows: list[Raw]) -> str | None:
    """The column of what a query asked for: of entities, called "item" or the like, else the first that has a label."""
    entities = [h for h in headings if any(ENTITY.fullmatch(row.cells.get(h, "")) for row in rows[:50])]
    named = [h for h in entities if h.lower() in SUBJECTS]
    labelled = [h for h in entities if f"{h}Label" in headings]
    return next(iter((*named, *labelled, *entities)), None)


def _row(raw: Raw, chosen: dict[str, str]) -> Row:
    cells = {column: raw.cells.get(heading, "") for column, heading in chosen.items()}
    for column in ("wikidata", "country"):
        entity = ENTITY.fullmatch(cells.get(column, ""))
        if entity:
            cells[column] = entity[1]
    cells["country label"] = raw.cells.get(f"{chosen.get('country')}Label", "")
    return Row(raw.place, cells, chosen)
