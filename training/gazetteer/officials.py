"""Build the table of terms of office from the lists of Wikidata (CC0) and the list kept by hand beside it.

    python -m training.gazetteer.officials --facts FOLDER

``FOLDER`` holds ``officials_2000_2022.csv`` (EveryPolitician's harvest of Wikidata, July 2022) and
``leaders_2022_on.csv`` (a later harvest of heads of state and government) and, in ``phoenix``, PETRARCH2's dictionary
of states (MIT).
"""

from __future__ import annotations

import argparse
import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from legation.gazetteer.fold import fold_word
from legation.gazetteer.names import states
from legation.gazetteer.people import initials, keys, parts, plain, sounded

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src/legation/data/gazetteer/officials.tsv"
HEADER = """# Terms of office. Built by training/gazetteer/officials.py from Wikidata (CC0), by way of EveryPolitician
# (July 2022) and a later harvest of leaders, from PETRARCH2's dictionary of states (Phoenix, MIT: leaders before 2011),
# and from training/gazetteer/officials_by_hand.tsv. An empty end may only mean that the term ran when the list was
# made. Columns: country, person, Wikidata id, position, office (normal form), sector, start, end (ISO days), other
# names (";"), until when a term without end is known to have run, keys for look-up (names as
# people.sounded spells them, ";").
country\tperson\twikidata\tposition\toffice\tsector\tstart\tend\tnames\tknown\tkeys
"""
JURISDICTIONS = {
    "bosnia-herzegovina": "BIH", "burkina-faso": "BFA", "congo-kinshasa": "COD", "czech": "CZE", "ivory-coast": "CIV",
    "saudi": "SAU", "uae": "ARE", "us": "USA", "world": "IGO", "new-zealand": "NZL", "united-kingdom": "GBR",
}  # fmt: skip
LEADERS_HARVESTED = "2024-12-31"  # until when the list of leaders was kept
LEADERS = {
    "Kingdom of Denmark": "DNK", "Kingdom of the Netherlands": "NLD", "People's Republic of China": "CHN",
    "Republic of Ireland": "IRL", "Saint Kitts and Nevis": "KNA", "State of Palestine": "PSE", "Vatican City": "VAT",
    "The Gambia": "GMB", "Federated States of Micronesia": "FSM",
}  # fmt: skip
HARVESTED = "2022-07-01"  # the day of EveryPolitician's harvest
KNOWN_BY_HAND = "2025-12-31"  # until when the list by hand was kept
GOVERNING = {"USA", "GBR", "CAN", "AUS", "NZL", "IRL"}  # their attorneys general sit in the government
HEADS = re.compile(
    r"(Deputy |Under-)?(Secretary|Director)[- ]General|President of the (European|World Bank|ECOWAS|International)"
    r"|High (Representative|Commissioner)|Managing Director|Chairperson of|Executive Director|Commissioner-General"
)
PARLIAMENTARY = {
    "GBR", "CAN", "AUS", "NZL", "IRL", "IND", "PAK", "BGD", "NPL", "JPN", "THA", "MYS", "SGP", "ISR", "LBN", "IRQ",
    "TUR", "DEU", "AUT", "ITA", "ESP", "NLD", "BEL", "LUX", "DNK", "NOR", "SWE", "FIN", "GRC", "BGR", "HUN", "CZE",
    "SVK", "SVN", "EST", "LVA", "LTU", "JAM", "TTO", "BRB", "BHS", "MUS", "PNG", "FJI", "MLT", "ETH",
}  # fmt: skip
ABROAD = {"French co-prince", "Episcopal Co-Prince", "Captain Regent"}  # and monarchs of another state's crown
SOLE = {
    "head of state", "head of government", "foreign minister", "defence minister", "interior minister",
    "finance minister", "justice minister", "national security adviser", "chief of defence", "supreme leader",
    "central bank governor", "health minister", "energy minister", "homeland security secretary", "attorney general",
}  # fmt: skip


class Term(NamedTuple):
    country: str
    person: str
    wikidata: str
    position: str
    office: str
    sector: str
    start: str
    end: str
    also: str = ""
    known: str = ""


class Offices:
    """The rules of ``offices.toml``."""

    def __init__(self) -> None:
        data = tomllib.loads((HERE / "offices.toml").read_text(encoding="utf-8"))
        self._offices = [(re.compile(rule["pattern"]), rule["office"]) for rule in data["office"]]
        self._sectors = [(re.compile(rule["pattern"]), rule["sector"]) for rule in data["sector"]]

    def office(self, position: str) -> str:
        lower = position.lower()
        return next((office for pattern, office in self._offices if pattern.fullmatch(lower)), "")

    def sector(self, position: str) -> str:
        lower = position.lower()
        return next((sector for pattern, sector in self._sectors if pattern.search(lower)), "GOV")


def day(text: str, last: bool) -> str:
    """A year or month as its first or last day."""
    if len(text) == 4:
        return f"{text}-12-31" if last else f"{text}-01-01"
    if len(text) == 7:
        return f"{text}-28" if last else f"{text}-01"
    return text


def codes() -> dict[str, str]:
    """Alpha-3 code by folded name."""
    found = {}
    for state in states():
        for name in reversed(state.names):
            if name.form not in {"adjective", "demonym"}:
                found[fold_word(name.text)] = state.entry.id
    return found


def general(folder: Path, offices: Offices, by_name: dict[str, str]) -> Iterator[Term]:
    """The terms of ``officials_2000_2022.csv``."""
    with (folder / "officials_2000_2022.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            country = JURISDICTIONS.get(row["jurisdiction"]) or by_name[row["jurisdiction"].replace("-", " ")]
            position = re.sub(r"^[a-z]", lambda m: m.group().upper(), row["position"])
            office, sector = offices.office(position), offices.sector(position)
            if country == "IGO":
                if position.startswith("Permanent Representative"):
                    continue
                sector = "JUD" if "Court" in position else "IGO"
                office = "secretary-general" if position.startswith(("Secretary-General", "Director-General")) else ""
            if country == "PRK" and position == "Supreme Leader":
                office = "head of state"
            if office == "foreign minister" and position == "Secretary of State" and country != "USA":
                office = "minister"
            if office == "attorney general" and country in GOVERNING:
                sector = "GOV"
            if country == "IND" and position == "Minister of Foreign Affairs":  # India's foreign secretaries
                position, office = "Foreign Secretary", "deputy foreign minister"
            yield Term(country, row["person"], row["wikidata_id"], position, office, sector,
                       day(row["start"], False), day(row["end"], True))  # fmt: skip


def leaders(folder: Path, offices: Offices, by_name: dict[str, str]) -> Iterator[Term]:
    """The terms of ``leaders_2022_on.csv``; lesser and unrecognised states' leaders included."""
    with (folder / "leaders_2022_on.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            country = LEADERS.get(row["country"]) or by_name.get(fold_word(row["country"]))
            if country is None or row["officeholderLabel"].startswith("Q") or row["positionLabel"] in ABROAD:
                continue
            if row["officeholderLabel"] in {"Charles III", "Elizabeth II"} and country != "GBR":
                continue
            position = re.sub(r" of (the )?(State of )?(Republic of )?[A-Z].*$", "", row["positionLabel"])
            position = position[0].upper() + position[1:]
            office = offices.office(position) or "head of state"
            yield Term(country, row["officeholderLabel"], row["officeholder"], position, office, "GOV",
                       day(row["start_year"], False), day(row["end_year"], True))  # fmt: skip


def by_hand(offices: Offices) -> Iterator[Term]:
    """The terms of ``officials_by_hand.tsv``; a sector there overrides the rules'."""
    for line in (HERE / "officials_by_hand.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        country, person, position, start, end, sector, also = (line + "\t" * 6).split("\t")[:7]
        office = "" if sector == "REB" else offices.office(position)
        if country in {"IGO", "NGO"}:
            office = "secretary-general" if HEADS.match(position) else office if office == "spokesperson" else ""
        yield Term(
            country, person, "", position, office, sector or offices.sector(position), start, end, also, KNOWN_BY_HAND
        )


def phoenix(path: Path, have: set[tuple[str, str]], states_known: set[str]) -> Iterator[Term]:
    """Leaders of states since 1945 from PETRARCH2's dictionary of states, but for those whom ``have`` holds.

    There a leader is one who is told to be of the elite (ELI) before the days in government (GOV).
    """
    person, leader = "", False
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if re.match(r"[A-Z]", line):
            person, leader = titled(line.split("#")[0].split("[")[0].strip(" _\t;")), False
            continue
        codes = re.match(r"\s+\[([A-Z]{3})(ELI|GOV) (?:(\d{6,8})-(\d{6,8})|>(\d{6,8}))\]", line)
        if codes is None:
            continue
        country, role, start, end, since = codes.groups()
        if role == "GOV" and leader and person and country in states_known and (country, identity(person)) not in have:
            last = iso(end) if end else ""
            yield Term(country, person, "", "Head of state or government", "", "GOV", iso(start or since), last)
        leader = leader or role == "ELI"


def headed(leaders: list[Term], others: list[Term]) -> list[Term]:
    """Leaders with the office that they must have held, where no other head of the state's is told for the time."""
    heads = leaders + [term for term in others if term.office in {"head of state", "head of government"}]
    by_country: dict[str, list[Term]] = {}
    for term in heads:
        by_country.setdefault(term.country, []).append(term)
    found = []
    for term in leaders:
        office = "head of government" if term.country in PARLIAMENTARY else "head of state"
        heads_then = [other for other in by_country[term.country] if other.office in {"", office}]
        rivals = [o for o in heads_then if o.person != term.person and overlap_long(term, o)]
        found.append(term if rivals or not term.end else term._replace(office=office))
    return found


def overlap_long(one: Term, other: Term) -> bool:
    """Whether two terms share more than a month or so."""
    start, end = max(one.start, other.start), min(one.end or "9999", other.end or "9999")
    return start[:7] < end[:7]


def titled(name: str) -> str:
    """A name in capitals with underscores as it is written, or nothing for one that is damaged."""
    words = re.split(r"[_ ]+", name.replace("._", ". "))
    if len(words) < 2 or any(len(word.strip(".")) < 2 for word in (words[0], words[-1])):
        return ""
    small = {"AL", "EL", "BIN", "IBN", "VON", "VAN", "DER", "DE", "DEL", "DA", "DOS", "DI"}
    return " ".join(word.lower() if word in small else _titled(word) for word in words)


def _titled(word: str) -> str:
    return word if re.fullmatch(r"[IVX]+", word) else word.title()


def iso(stamp: str) -> str:
    """YYMMDD or YYYYMMDD as an ISO day."""
    if len(stamp) == 6:
        stamp = ("19" if stamp[:2] > "20" else "20") + stamp
    month, date = min(max(stamp[4:6], "01"), "12"), min(max(stamp[6:8], "01"), "28")
    return f"{stamp[:4]}-{month}-{date}"


def identity(person: str) -> str:
    """A person's name as it sounds: first and last word, and initials, by which fathers and sons differ."""
    words = parts(person)
    return f"{sounded(words[0])} {sounded(words[-1])} {initials(person)}" if words else ""


def told_otherwise(term: Term, by: Term) -> bool:
    """Whether a term is that of somebody whom the list by hand has under another name for the same time."""
    also = [identity(name) for name in by.also.split(";") if name.strip()] if by.also else []
    return term.country == by.country and identity(term.person) in also and overlap_long(term, by)


def surname(person: str) -> str:
    """The last word of a person's name as it sounds."""
    words = parts(person)
    return sounded(words[-1]) if words else ""


def alike(one: str, other: str) -> bool:
    """Whether all words of one of two names stand in the other in their order: Lai Ching-te is not Lee Yung-te, nor
    George H. W. Bush his son."""
    words, others = sorted(([sounded(word) for word in plain(parts(name))] for name in (one, other)), key=len)
    apart = bool(initials(one) and initials(other)) and initials(one) != initials(other)
    rest = iter(others)
    return all(word in rest for word in words) and not apart and (len(words) > 1 or words == others)


def merged(first: list[Term], second: list[Term]) -> list[Term]:
    """``first`` and those of ``second`` that it lacks; the same person in the same office is one term.

    Names need only agree in the last word and share all words of the shorter: Matamela Cyril Ramaphosa is Cyril.
    """
    held: dict[tuple[str, str, str], list[Term]] = {}
    for term in first:
        held.setdefault(same(term), []).append(term)

    def told(term: Term) -> bool:
        return any(overlap(term, other) and alike(term.person, other.person) for other in held.get(same(term), []))

    return first + [term for term in second if not told(term)]


def same(term: Term) -> tuple[str, str, str]:
    office = "head of state" if term.office == "supreme leader" and term.country == "PRK" else term.office
    return term.country, office or term.position, surname(term.person)


def overlap(one: Term, other: Term) -> bool:
    return one.start <= (other.end or "9999") and other.start <= (one.end or "9999")


def identified(terms: list[Term], every: list[Term]) -> list[Term]:
    """Terms with a Wikidata id filled in where one person of that name has it: in the state, by hand in any.

    ``every`` are the terms of all sources, those that another source tells too included.
    """
    at_home: dict[tuple[str, str], list[Term]] = {}
    anywhere: dict[str, set[str]] = {}
    for term in every:
        if term.wikidata:
            for name in (identity(term.person), surname(term.person)):
                at_home.setdefault((term.country, name), []).append(term)
            anywhere.setdefault(fold_word(term.person), set()).add(term.wikidata)
    filled = []
    for term in terms:
        known = set[str]()
        for name in (identity(term.person), surname(term.person)) if term.known else (identity(term.person),):
            namesakes = at_home.get((term.country, name), [])
            known = known or {other.wikidata for other in namesakes if alike(term.person, other.person)}
        if not known and term.known:
            known = anywhere.get(fold_word(term.person), set())
        alone = not term.wikidata and len(known) == 1 and " " in term.person
        filled.append(term._replace(wikidata=min(known)) if alone else term)
    return filled


def renamed(terms: list[Term], hand: list[Term]) -> list[Term]:
    """Terms with a person's name as the list by hand spells it."""
    names = {(term.country, identity(term.person)): term for term in hand}
    found = []
    for term in terms:
        told = names.get((term.country, identity(term.person)), term)
        told = told if alike(term.person, told.person) else term
        found.append(term._replace(person=told.person, also=told.also))
    return found


def closed(terms: list[Term]) -> list[Term]:
    """Open terms of sole offices ended where the next holder begins; with none, known to run when they were listed."""
    starts: dict[tuple[str, str], list[str]] = {}
    for term in terms:
        if term.office in SOLE and term.start:
            starts.setdefault((term.country, term.office), []).append(term.start)
    ended = []
    for term in terms:
        later = [s for s in starts.get((term.country, term.office), []) if term.start and s > term.start]
        if later and not term.end and not term.known:
            ended.append(term._replace(end=min(later)))
        elif not term.end and not term.known and term.office in SOLE:
            ended.append(term._replace(known=HARVESTED))
        else:
            ended.append(term._replace(known="" if term.end else term.known))
    return ended


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, required=True, help="the folder of the two CSV files")
    folder: Path = parser.parse_args().facts
    offices, by_name = Offices(), codes()
    hand = list(by_hand(offices))
    ministers, heads = list(general(folder, offices, by_name)), list(leaders(folder, offices, by_name))
    terms = merged(merged(hand, ministers), heads)
    have = {(term.country, identity(term.person)) for term in terms}
    others = list(phoenix(folder / "phoenix/Phoenix.Countries.actors.txt", have, set(by_name.values())))
    terms += headed([term for term in others if not any(told_otherwise(term, by) for by in hand)], terms)
    terms = sorted(set(closed(renamed(identified(terms, [*terms, *ministers, *heads]), hand))))
    lines = ("\t".join((*term, ";".join(keys(term.person, term.country, term.also.split(";"))))) for term in terms)
    OUT.write_text(HEADER + "".join(line + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
