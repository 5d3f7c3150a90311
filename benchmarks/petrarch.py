"""The test sentences of PETRARCH and PETRARCH2: how many are coded as those coders expect, and why the rest are not.

usage: python -m benchmarks.petrarch [--data DIR] [--show CLASS]

Reads ``DIR/gold/sentences`` (skipped where it is missing). The old tests tell of the countries of Middle-earth, which
their own dictionaries hold; here each is read as the real country of ``MEANT``, and so are its people. They carry
codes of WEIS, CAMEO's forerunner (222 is force, 032 a visit), and of CAMEO side by side: either reading counts. Those
of PETRARCH2 are CAMEO's.
A sentence is as expected where each expected code has an event of its PLOVER type, or where no event is expected
and none is found. ``--show`` prints the sentences of one class.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import legation

WEIS_FILE, CAMEO_FILE = "PETR.UnitTest.records.xml", "PETR2_GSR_validation.xml"
MEANT = {
    "Gondor": "Turkey", "Gondorian": "Turkish", "Minas Tirith": "Ankara", "Osgiliath": "Syria", "Eriador": "Iran",
    "Eriadori": "Iranian", "Eriadorian": "Iranian", "Bree": "Greece", "Calenardhon": "Norway", "Ithilen": "Jordan",
    "Mordor": "Russia", "Arnor": "Poland", "Arnorian": "Polish", "Fornost": "Warsaw", "Dagolath": "Hungary",
    "Dagolathi": "Hungarian", "Dol Amroth": "Kenya", "Shire": "Ghana", "Michel Delving": "Accra", "Rohan": "Chile",
    "Rohans": "Chileans", "Lorien": "Peru", "Caras Galadhon": "Lima", "Entwash": "Nepal", "Cirith Ungol": "Homs",
}  # fmt: skip
CAMEO = {"02": {"REQUEST"}, "03": {"AGREE"}, "04": {"CONSULT"}, "05": {"SUPPORT"}, "06": {"COOPERATE"}, "07": {"AID"},
         "08": {"CONCEDE", "RETREAT"}, "09": {"ACCUSE"}, "10": {"REQUEST"}, "11": {"ACCUSE"}, "12": {"REJECT"},
         "13": {"THREATEN"}, "14": {"PROTEST"}, "15": {"MOBILIZE"}, "16": {"SANCTION"}, "17": {"COERCE"},
         "18": {"ASSAULT"}, "19": {"ASSAULT"}, "20": {"ASSAULT"}}  # fmt: skip
"""PLOVER's types of CAMEO's roots, beside those that the table of codes gives."""

WEIS = {"01": {"CONCEDE", "RETREAT"}, "03": {"CONSULT"}, "04": {"SUPPORT", "ACCUSE"}, "05": {"AGREE"},
        "06": {"SUPPORT", "RETREAT", "CONCEDE"}, "07": {"AID"}, "08": {"AGREE", "COOPERATE", "SUPPORT", "RETREAT"},
        "09": {"REQUEST"}, "10": {"REQUEST", "AGREE"}, "11": {"REJECT"}, "12": {"ACCUSE"}, "13": {"ACCUSE"},
        "14": {"REJECT"}, "15": {"REQUEST"}, "16": {"THREATEN", "ACCUSE"}, "17": {"THREATEN"},
        "18": {"PROTEST", "MOBILIZE"}, "19": {"SANCTION"}, "20": {"SANCTION", "COERCE"}, "21": {"COERCE"},
        "22": {"ASSAULT"}}  # fmt: skip
"""PLOVER's types of WEIS's roots (McClelland 1976): yield, comment, consult, approve, promise, grant, reward, agree,
request, propose, reject, accuse, protest, deny, demand, warn, threaten, demonstrate, reduce relations, expel, seize,
force."""

CLASSES = {
    "as expected": "each expected code has an event of its type, or none is expected and none is found",
    "statement": "expects a neutral statement (CAMEO 01, WEIS 02), which is no event in PLOVER",
    "own code": "expects a code that neither scheme has: a word of the test's own dictionary",
    "none found": "no event at all: nonsense words, headlines without a verb, verbs that the codebook lacks",
    "other type": "an event of another type: planned meetings are AGREE here, a mob's deeds PROTEST, or an error",
    "some missing": "one of several expected codes has its event, another has not (paired codes for one visit or deal)",
    "event too many": "none is expected: discarded topics, missing targets, sport; an act that PLOVER does code",
}


class Record(NamedTuple):
    """One test sentence: where it is from, its text, and the codes expected of it (none: no event)."""

    source: str
    id: str
    text: str
    codes: tuple[str, ...]


def main() -> None:
    """Read, judge, and print a table by file and a line for each class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--show", choices=CLASSES, help="print the sentences of this class")
    args = parser.parse_args()
    folder = args.data / "gold" / "sentences"
    if not folder.is_dir():
        print(f"skipped: no sentences in {folder} (give --data DIR)")
        return
    cameo = plover_types(args.data / "facts" / "cameo_to_plover.csv")
    schemes = {WEIS_FILE: either(WEIS, CAMEO), CAMEO_FILE: cameo}
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for record in (r for name in schemes for r in records(folder / name)):
        kind = judged(record, schemes[record.source], args.show)
        table[record.source][kind] += 1
    for source, counts in table.items():
        asked = counts.total() - counts["statement"] - counts["own code"]
        share = counts["as expected"] / asked
        print(f"{source}: {counts.total()} sentences, {asked} about PLOVER's types, {share:.2f} of these as expected")
    for kind, why in CLASSES.items():
        print(f"{sum(c[kind] for c in table.values()):4}  {kind}: {why}")


def records(path: Path) -> Iterator[Record]:
    """The test sentences of a file that have a text and codes, in order."""
    for part in re.split(r"<Sentence\b", path.read_text(encoding="utf8", errors="replace"))[1:]:
        text = re.search(r"<Text>(.*?)</Text>", part, re.DOTALL)
        name = re.search(r'id="([^"]+)"', part)
        if text is None or not text[1].strip() or name is None or "<EventCoding" not in part or 'error="' in part:
            continue
        codes = tuple(re.findall(r'eventcode="([^"]+)"', part))
        yield Record(path.name, name[1], as_meant(" ".join(text[1].split())), codes)


def as_meant(text: str) -> str:
    """The text with the countries of Middle-earth read as real ones."""
    names = sorted(MEANT, key=len, reverse=True)
    return re.sub(rf"\b({'|'.join(names)})\b", lambda m: MEANT[m[1]], text)


def plover_types(path: Path) -> dict[str, set[str]]:
    """PLOVER's types of each CAMEO code and root; those of statements are missing: PLOVER drops them."""
    types = {root: set(kept) for root, kept in CAMEO.items()}
    with path.open(encoding="utf8") as file:
        for row in csv.DictReader(file):
            if row["plover_type"]:
                own = types.setdefault(row["cameo_code"], set(CAMEO.get(row["cameo_code"][:2], ())))
                own.add(row["plover_type"])
    return types


def either(one: dict[str, set[str]], other: dict[str, set[str]]) -> dict[str, set[str]]:
    """The types that either of two schemes gives a root."""
    return {root: one.get(root, set()) | other.get(root, set()) for root in {*one, *other}}


def judged(record: Record, types: dict[str, set[str]], show: str | None) -> str:
    """The class of a sentence; it is printed where its class is to be shown."""
    found = legation.read(record.text, published="2008-08-06").events
    kind = judgement(record.codes, {event.type for event in found}, types)
    if kind == show:
        told = "; ".join(f"{e.type} “{e.trigger.text}”" for e in found) or "no event"
        print(f"{record.id} {','.join(record.codes) or 'none'}: {record.text}\n    {told}")
    return kind


def judgement(codes: tuple[str, ...], found: set[str], types: dict[str, set[str]]) -> str:
    """Which class a sentence is of, by the codes expected and the types found."""
    known = [t for code in codes if (t := types.get(code) or types.get(code[:2]))]
    if codes and not known:
        return "statement" if all(code[:2] in ("01", "02") for code in codes) else "own code"
    if not codes:
        return "event too many" if found else "as expected"
    met = [bool(wanted & found) for wanted in known]
    if all(met):
        return "as expected"
    if any(met):
        return "some missing"
    return "other type" if found else "none found"


if __name__ == "__main__":
    main()
