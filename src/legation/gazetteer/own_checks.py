"""What the cells of a user's own list may say: each row an actor, or what is wrong where and the way out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args

import msgspec

from legation.gazetteer.fold import fold_word
from legation.gazetteer.model import OwnActor, OwnKind
from legation.gazetteer.own_rows import Row
from legation.gazetteer.state_codes import WORLD, StateCodes

KINDS: dict[str, OwnKind] = {
    "person": "person", "human": "person", "body": "body", "organization": "body", "organisation": "body",
    "company": "body", "institution": "body", "agency": "body", "group": "group",
}  # fmt: skip
SECTORS = ("AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "IGO", "JRN", "JUD", "LAB", "LEG", "MED", "MIL",
           "NGO", "OPP", "PRE", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK")  # fmt: skip
"""PLOVER's sectors, and IGO and NGO, which the gazetteer has beside them."""
DAY = re.compile(r"([+-]?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:.]+Z?)?)?)?")
LONGEST_NAME = 200


class Given(NamedTuple):
    """What holds where a row leaves a cell empty."""

    kind: str = ""
    country: str = ""
    sector: str = ""


class Fault(Exception):
    """One cell that cannot be: its column, what is wrong, and the way out."""

    def __init__(self, column: str, wrong: str, way_out: str) -> None:
        super().__init__(column, wrong, way_out)


class Checks:
    """Checks rows of a list against ``given`` for empty cells; ``faults`` gathers what is wrong, a line each."""

    def __init__(self, given: Given, states: StateCodes) -> None:
        self._given = given
        self._states = states
        self.faults: list[str] = []

    def actor(self, row: Row) -> OwnActor | None:
        """The actor that a row tells, or None with its faults noted."""
        before = len(self.faults)
        values: dict[str, Any] = {}
        readers: dict[str, Callable[[Row], Any]] = {
            "name": _name, "kind": self._kind, "aliases": _aliases, "country": self._country, "sector": self._sector,
            "title": _title, "start": lambda row: _day(row, "start"), "end": lambda row: _day(row, "end"),
            "wikidata": _wikidata,
        }  # fmt: skip
        for column, reader in readers.items():
            try:
                values[column] = reader(row)
            except Fault as fault:
                self._note(row, fault)
        if (values.get("start") or "") > (values.get("end") or "9999"):
            self._note(row, Fault("end", f"{values['end']} is before the start, {values['start']}", "swap the two."))
        return OwnActor(**values) if len(self.faults) == before else None

    def _note(self, row: Row, fault: Fault) -> None:
        column, wrong, way_out = fault.args
        heading = row.headings.get(column, column)
        self.faults.append(f"{row.place}, column “{heading}”: {wrong}: {way_out}")

    def _kind(self, row: Row) -> OwnKind:
        told = _cell(row, "kind") or self._given.kind
        if not told and _cell(row, "title"):
            return "person"
        if not told:
            raise Fault("kind", "it is empty", f"write {_listed(get_args(OwnKind))}, or give --kind for all such rows.")
        if fold_word(told) not in KINDS:
            raise Fault("kind", f"“{told}” is none", f"write {_listed(get_args(OwnKind))}.")
        return KINDS[fold_word(told)]

    def _country(self, row: Row) -> str | None:
        told = _cell(row, "country") or self._given.country
        if not told:
            return None
        code = self._states.code(told) or self._states.code(row.cells.get("country label", ""))
        if code is None:
            near = get_close_matches(fold_word(told), self._states.words(), 1, 0.75)
            meant = f"did you mean “{near[0]}”? " if near else ""
            way = f"{meant}Write a name or a code (DEU, DE), or {_listed(WORLD)}, or leave it empty."
            raise Fault("country", f"no state is called “{told}”", way)
        return code

    def _sector(self, row: Row) -> str | None:
        told = (_cell(row, "sector") or self._given.sector).upper()
        if told and told not in SECTORS:
            raise Fault("sector", f"“{told}” is no sector of PLOVER", f"write one of {', '.join(SECTORS)}.")
        return told or None


def _cell(row: Row, column: str) -> str:
    return " ".join(row.cells.get(column, "").split())


def _name(row: Row) -> str:
    name = _cell(row, "name")
    if not name:
        raise Fault("name", "it is empty", "write the name as news has it, or delete the row.")
    if re.fullmatch(r"Q\d+", name):
        way = "give the item a label on Wikidata, write one here, or delete the row."
        raise Fault("name", f"{name} has no label in English", way)
    if not any(c.isalpha() for c in name) or len(name) < 2 or len(name) > LONGEST_NAME:
        raise Fault("name", f"“{name[:40]}” is no name", f"a name has letters, and 2 to {LONGEST_NAME} characters.")
    if name == name.lower() and name.isascii():
        way = "write it as news does: names are found by their capitals."
        raise Fault("name", f"“{name}” has no capital letter", way)
    return name


def _aliases(row: Row) -> tuple[str, ...]:
    """Other names, parted by ";" or "|"; in a result of Wikidata's label service by commas."""
    told = _cell(row, "aliases")
    mark = r"[;|]" if re.search(r"[;|]", told) or not row.headings.get("aliases", "").endswith("AltLabel") else ","
    parts = (part.strip() for part in re.split(mark, told))
    kept = [part for part in parts if len(part) > 1 and part != part.lower() and part != _cell(row, "name")]
    return tuple(dict.fromkeys(kept))


def _title(row: Row) -> str | None:
    title = _cell(row, "title")
    if title.startswith(("http://", "https://")):
        raise Fault("title", "it is an address", "ask for the label: ?positionLabel in the query's SELECT.")
    return title or None


def _wikidata(row: Row) -> str | None:
    told = _cell(row, "wikidata").removeprefix("wd:").upper()
    if told and not re.fullmatch(r"Q[1-9]\d*", told):
        raise Fault("wikidata", f"“{told}” is no id of Wikidata", "write it as in Q1065, or leave it empty.")
    return told or None


def _day(row: Row, column: str) -> str | None:
    """An ISO day; a year or month is its first day at the start, its last at the end."""
    told = _cell(row, column)
    if not told:
        return None
    found = DAY.fullmatch(told)
    way = "write 2021-03-04, 2021-03 or 2021, or leave it empty."
    if found is None or found[1].startswith(("-", "0")):
        raise Fault(column, f"“{told}” is no day", way)
    year, last = int(found[1]), column == "end"
    month = int(found[2] or 0) or (12 if last else 1)
    day = int(found[3] or 0)
    try:
        return str(date(year, month, day)) if day else _edge(year, month, last)
    except ValueError as error:
        raise Fault(column, f"“{told}” is no day of the calendar", way) from error


def _edge(year: int, month: int, last: bool) -> str:
    """The first or last day of a month."""
    if not last:
        return str(date(year, month, 1))
    following = date(year + month // 12, month % 12 + 1, 1)
    return str(date.fromordinal(following.toordinal() - 1))


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def unlike(one: OwnActor, other: OwnActor) -> list[str]:
    """The fields in which two rows of one actor differ, aliases aside."""
    pairs = zip(msgspec.structs.astuple(one), msgspec.structs.astuple(other), strict=True)
    fields = OwnActor.__struct_fields__
    return [field for field, (a, b) in zip(fields, pairs, strict=True) if a != b and field != "aliases"]


def key_of(actor: OwnActor) -> tuple[str, str, str, str]:
    """What tells rows apart: name, title, start and country. Rows alike in these are of one actor."""
    return fold_word(actor.name), fold_word(actor.title or ""), actor.start or "", actor.country or ""


def together(one: OwnActor, other: OwnActor) -> OwnActor:
    """``one`` with the aliases of ``other`` too."""
    aliases = dict.fromkeys((*one.aliases, *other.aliases))
    return msgspec.structs.replace(one, aliases=tuple(aliases))
