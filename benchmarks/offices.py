"""Are office holders known by name and date? Terms of office drawn at random, each put in a sentence of its own.

usage: python -m benchmarks.offices [--data DIR] [--sample N] [--show KIND] [--limit N]

Uses DIR/facts/officials_2000_2022.csv (Wikidata, CC0, by EveryPolitician); skipped where it is missing. The draw has a
fixed seed, and so has the day inside each term. ``named``: "French Foreign Minister Ann Lee said on Monday that talks
would continue." gives an actor with the person's Wikidata id, ``country`` with the state. ``titled``: "The French
foreign minister said ..." does, for offices that a state has one holder of, where the list has one on that day.
``outside``: a hundred days before the term and after it, if the person does not hold the office then, the title alone
must not mean him or her. Terms of the list kept by hand count as held, too: it mends some days of the table's.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from training.gazetteer.officials import JURISDICTIONS, SOLE, Offices, alike, by_hand, codes, day

from benchmarks.gate import gate
from legation import gazetteer, mention
from legation.gazetteer.names import states
from legation.language import parse
from legation.mention.model import Actor
from legation.story.model import Story

SEED = 2022
HARVESTED = "2022-06-30"
KINDS = ("named", "country", "titled", "outside")
IN_THE_US = {"Secretary of Defense": "Defense Secretary"}


class Held(NamedTuple):
    """A term of office: alpha-3 code, position, its normal form, person, Wikidata id, first and last ISO day."""

    country: str
    position: str
    office: str
    person: str
    wikidata: str
    start: str
    end: str


def main() -> None:
    """Draw, read, judge and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--sample", type=int, default=2000)
    parser.add_argument("--show", choices=KINDS)
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--gate", action="store_true", help="exit with 1 where a figure is below its floor")
    args = parser.parse_args()
    table = args.data / "facts" / "officials_2000_2022.csv"
    if not table.exists():
        print(f"skipped: no table at {table} (give --data DIR)")
        return
    right, asked, missed = judge(terms(table), mended(), args.sample)
    for kind in KINDS:
        print(f"{kind:<10} {right[kind] / max(1, asked[kind]):.3f} ({right[kind]}/{asked[kind]})")
    for line in [line for kind, line in missed if kind == args.show][: args.limit]:
        print(line)
    if args.gate:
        sys.exit(gate({f"offices_{kind}": right[kind] / max(1, asked[kind]) for kind in KINDS}))


def terms(table: Path) -> list[Held]:
    """The terms of the table that tell a day, a person with an id, and a state."""
    offices, by_name = Offices(), codes()
    found = []
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            where = row["jurisdiction"]
            country = JURISDICTIONS.get(where) or by_name.get(where.replace("-", " "), "")
            if len(row["start"]) < 10 or not row["wikidata_id"].startswith("Q") or country in ("", "IGO"):
                continue
            position = row["position"][0].upper() + row["position"][1:]
            end = day(row["end"], True) or HARVESTED
            if end > row["start"]:
                office = offices.office(position)
                found.append(Held(country, position, office, row["person"], row["wikidata_id"], row["start"], end))
    return found


def mended() -> list[Held]:
    """The terms of the list kept by hand; without an id, a person's name is told instead."""
    found = []
    for term in by_hand(Offices()):
        end = term.end or "9999-12-31"
        found.append(Held(term.country, term.position, term.office, term.person, "", term.start, end))
    return found


def judge(every: list[Held], hand: list[Held], size: int) -> tuple[Counter[str], Counter[str], list[tuple[str, str]]]:
    """What was right, what was asked, and a line for each miss, by kind."""
    chance = random.Random(SEED)
    adjectives = _adjectives()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    missed: list[tuple[str, str]] = []

    def note(kind: str, good: bool, line: str) -> None:
        asked[kind] += 1
        right[kind] += good
        if not good:
            missed.append((kind, line))

    for held in chance.sample([t for t in every if t.country in adjectives], size):
        inside, title = _inside(held, chance), titled(held)
        office = f"{adjectives[held.country]} {title}"
        actors = read(f"{office} {held.person} said on Monday that talks would continue.", inside)
        line = f"{inside} {office} {held.person} {held.wikidata}: {_told(actors)}"
        note("named", any(a.wikidata == held.wikidata for a in actors), line)
        note("country", any(a.kind == "person" and a.country == held.country for a in actors), line)
        if held.office not in SOLE:
            continue
        alone = f"The {adjectives[held.country]} {_lower(title)} said on Monday that talks would continue."
        if len(_holders(every, held, inside)) == 1:
            actors = read(alone, inside)
            note("titled", any(a.wikidata == held.wikidata for a in actors), f"{inside} {alone} {_told(actors)}")
        for outside in _outside(held):
            if not _holds(every + hand, held, outside):
                actors = read(alone, outside)
                note("outside", all(a.wikidata != held.wikidata for a in actors), f"{outside} {alone} {_told(actors)}")
    return right, asked, missed


def read(text: str, published: str) -> tuple[Actor, ...]:
    """The actors of a text published on an ISO day."""
    story = Story(id="drawn", text=text, published=published)
    return mention.find(story, parse(text), gazetteer.load()).actors


def titled(held: Held) -> str:
    """An office as news has it: "Minister of Foreign Affairs" is a "Foreign Minister"."""
    position = IN_THE_US.get(held.position, held.position)
    told = re.fullmatch(r"Minister (?:of|for) (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)", position)
    if told:
        return f"{told[1].removesuffix(' Affairs') if told[1] == 'Foreign Affairs' else told[1]} Minister"
    return position


def _holders(every: list[Held], held: Held, on: str) -> set[str]:
    """The ids of those who hold an office of a state on a day, by the list."""
    same = [t for t in every if t.country == held.country and t.office == held.office]
    return {t.wikidata for t in same if t.start <= on <= t.end}


def _holds(every: list[Held], held: Held, on: str) -> bool:
    """Whether somebody of the person's id or name holds the office on a day."""
    same = (t for t in every if t.country == held.country and t.office == held.office and t.start <= on <= t.end)
    return any(t.wikidata == held.wikidata or alike(t.person, held.person) for t in same)


def _lower(title: str) -> str:
    """A title with small letters but for what is a name in it ("governor of the Bank of Japan")."""
    common, of, named = title.partition(" Bank of ")
    return common.lower() + of + named


def _inside(held: Held, chance: random.Random) -> str:
    start, end = date.fromisoformat(held.start), date.fromisoformat(held.end)
    return str(start + timedelta(days=chance.randrange((end - start).days)))


def _outside(held: Held) -> tuple[str, ...]:
    """A day a hundred days before the term, and one as long after it where its end is known."""
    before = str(date.fromisoformat(held.start) - timedelta(days=100))
    after = str(date.fromisoformat(held.end) + timedelta(days=100))
    return (before, after) if held.end < HARVESTED else (before,)


def _adjectives() -> dict[str, str]:
    """The first adjective of each state."""
    found = {}
    for state in states():
        forms = {name.form: name.text for name in reversed(state.names)}
        told = forms.get("adjective") or forms.get("demonym")
        if told:
            found[state.entry.id] = told
    return found


def _told(actors: tuple[Actor, ...]) -> str:
    return "; ".join(f"{a.name} {a.country} {a.wikidata} ({a.reason})" for a in actors if a.kind != "state") or "nobody"


if __name__ == "__main__":
    main()
