"""Readouts of meetings and calls: the body must give the CONSULT that the title tells, with countries, mode and day.

usage: python -m benchmarks.readouts [--data DIR] [--sample N] [--show N]

Uses the White House corpus (US government works) in DIR/corpora; skipped where it is missing. Titles are drawn,
with a seed. A title names the counterpart's country by name or demonym, or by its leader's office ("of France").

A second draw takes titles that name one person on each side ("Readout of President Biden's Call with President Macron
of France"): both must be found in the body as persons of the right country in one meeting, each of them one actor.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.gate import gate
from legation import gazetteer
from legation.errors import InputError
from legation.mention.model import Actor
from legation.mention.spelling import can_be_same
from legation.scale import read_all
from legation.story import story

PAIR = re.compile(
    r"readout of (?P<host>.+?)[’']\s?s? (?:\w+ )?(?:call|meeting|conversation|visit|dinner)s? with (?P<guest>.+)$",
    re.IGNORECASE,
)
TITLE_WORDS = """
    president vice prime minister chancellor king queen crown prince amir emir sheikh sultan national security
    advisor adviser secretary general foreign defense defence state his her majesty royal highness holiness pope
    director deputy principal ambassador counterpart chief staff premier taoiseach speaker governor excellency the
    of and for affairs former designate elect chairman chair commissioner envoy high representative external finance
    interior senior dr senator mayor leader labor administration commission council cabinet office strategic policy
    intelligence cardinal official institution delegation
"""
"""Words of titles that stand before a name in a readout's title."""

TITLE = re.compile(r"readout of .*\b(call|meeting|visit|conversation|trip)s?\b .*\bwith\b (.*)", re.IGNORECASE)
SEED = 2024


def main() -> None:
    """Draw, read, judge and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--persons", type=int, default=150, help="titles that name both persons")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("-j", "--processes", type=int, default=2)
    parser.add_argument("--gate", action="store_true", help="exit with 1 where a figure is below its floor")
    args = parser.parse_args()
    corpus = args.data / "corpora" / "white_house_2021_2023.jsonl.gz"
    if not corpus.exists():
        print(f"skipped: no corpus at {corpus} (give --data DIR)")
        return
    figures = {
        "readouts_meeting": judge(drawn(corpus, args.sample), args.processes, args.show),
        "readouts_persons": judge_persons(pairs(corpus, args.persons), args.processes, args.show),
    }
    if args.gate:
        sys.exit(gate(figures))


def drawn(corpus: Path, size: int) -> list[tuple[dict[str, Any], str, set[str]]]:
    """(item, kind, countries of the counterparts) of titles that tell them, drawn with a fixed seed."""
    told = []
    for row in rows_of(corpus):
        match = TITLE.match(row["title"])
        found = countries(match.group(2)) if match else set()
        if match and found:
            told.append((row, match.group(1).lower(), found))
    return random.Random(SEED).sample(told, min(size, len(told)))


def rows_of(corpus: Path) -> list[dict[str, Any]]:
    """The items of a corpus file."""
    with gzip.open(corpus, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def pairs(corpus: Path, size: int) -> list[tuple[dict[str, Any], str, str, set[str]]]:
    """(item, host's name, guest's name, guest's countries) of titles that name one person on each side."""
    told = []
    for row in rows_of(corpus):
        match = PAIR.match(" ".join(row["title"].split()))
        if match is None or " and " in match["host"]:
            continue
        guest, found = match["guest"], countries(match["guest"])
        names = person_in(match["host"]), person_in(guest)
        if all(names) and len(found) == 1:
            told.append((row, names[0], names[1], found))
    return random.Random(SEED).sample(told, min(size, len(told)))


def person_in(words: str) -> str:
    """The name of the one person in a phrase of titles, countries and a name; empty where there is none or several."""
    known = [(m.start, m.end) for m in gazetteer.load().find(words) if m.entries[0].kind in ("state", "body", "group")]
    titles = {*TITLE_WORDS.split(), "hi", "affair"}
    runs: list[list[str]] = [[]]
    for word in re.finditer(r"[^\s,]+", words):
        inside = any(start <= word.start() < end for start, end in known)
        plain = word[0].strip(".’'()").lower()
        if inside or plain.removesuffix("s") in titles or not word[0][:1].isupper():
            keeps = runs[-1] and plain in ("bin", "al", "de", "von", "van", "da", "el", "der")
            runs = [*runs[:-1], [*runs[-1], word[0]]] if keeps else [*runs, []]
        else:
            runs[-1].append(word[0])
    named = [" ".join(run) for run in runs if run]
    return named[0] if len(named) == 1 else ""


def judge_persons(chosen: list[tuple[dict[str, Any], str, str, set[str]]], processes: int, show: int) -> float:
    """Print how many readings have a meeting of the two persons, of the right countries, each of them one actor.

    Gives the share of those in which both met.
    """
    keys = ("id", "title", "published", "url")
    items = [story(row["text"], **{k: row.get(k) for k in keys}) for row, *_ in chosen]
    score: Counter[str] = Counter()
    for (row, host, guest, wanted), reading in zip(chosen, read_all(items, processes=processes), strict=True):
        if isinstance(reading, Exception):
            raise InputError(str(reading))
        known = {a.id: a for a in reading.actors if a.kind == "person"}
        met = [{p.id for p in (*e.actors, *e.recipients)} & known.keys() for e in reading.events if e.type == "CONSULT"]
        hosts = {i for i, a in known.items() if is_named(a, host) and a.country == "USA"}
        guests = {i for i, a in known.items() if is_named(a, guest) and a.country in wanted}
        both = any(m & hosts and m & guests for m in met)
        single = len({i for i, a in known.items() if is_named(a, guest)}) == 1
        score["host"] += bool(hosts)
        score["guest"] += bool(guests)
        score["both"] += both
        score["single"] += single
        if not (both and single) and show > 0:
            show -= 1
            told = [(a.name, a.country, a.aliases) for a in known.values()]
            print(
                f"{row['title']}\n   wanted {host!r}, {guest!r} {sorted(wanted)}, got {told}\n   {row['text'][:300]!r}"
            )
    total = max(1, len(chosen))
    print(f"readouts_of_two_persons      {len(chosen)}")
    print(f"both_persons_met             {score['both'] / total:.3f}")
    print(f"host_known                   {score['host'] / total:.3f}")
    print(f"guest_known                  {score['guest'] / total:.3f}")
    print(f"guest_is_one_actor           {score['single'] / total:.3f}")
    return score["both"] / total


def is_named(actor: Actor, name: str) -> bool:
    """Whether an actor goes by a name, or by a spelling of it, among his own."""
    return any(
        can_be_same(name, own) or can_be_same(own, name) for own in {actor.name, *actor.aliases} if own[:1].isupper()
    )


def countries(words: str) -> set[str]:
    """The states, other than the United States, that a title names."""
    entries = [m.entries[0] for m in gazetteer.load().find(words)]
    return {e.country for e in entries if e.kind == "state" and e.country not in (None, "USA")}


def judge(chosen: list[tuple[dict[str, Any], str, set[str]]], processes: int, show: int) -> float:
    """Print how many readings have the meeting, with mode and day; gives the share of those that have it."""
    keys = ("id", "title", "published", "url")
    items = [story(row["text"], **{k: row.get(k) for k in keys}) for row, _, _ in chosen]
    score: Counter[str] = Counter()
    for (row, kind, wanted), reading in zip(chosen, read_all(items, processes=processes), strict=True):
        if isinstance(reading, Exception):
            raise InputError(str(reading))
        met = [e for e in reading.events if e.type == "CONSULT"]
        sides = [{p.country for p in (*e.actors, *e.recipients)} for e in met]
        hits = [e for e, s in zip(met, sides, strict=True) if "USA" in s and wanted <= s]
        score["meeting"] += bool(hits)
        score["either"] += any(wanted & s for s in sides)
        if kind == "call":
            score["calls"] += 1
            score["phone"] += any(e.mode == "phone" for e in hits)
        day = (row.get("published") or "")[:10]
        score["day"] += any(
            e.date and e.date.start and abs(int(e.date.start[8:10]) - int(day[8:10])) <= 1 for e in hits
        )
        if not hits and show > 0:
            show -= 1
            got = [(e.trigger.text, [p.country for p in e.actors], [p.country for p in e.recipients]) for e in met]
            print(f"{row['title']}\n   wanted {sorted(wanted)}, got {got}\n   {row['text'][:300]!r}")
    total = len(chosen)
    print(f"readouts                     {total}")
    print(f"meeting_with_both_countries  {score['meeting'] / total:.3f}")
    print(f"counterpart_met              {score['either'] / total:.3f}")
    print(f"phone_of_calls               {score['phone'] / max(1, score['calls']):.3f}")
    print(f"day_within_one               {score['day'] / total:.3f}")
    return score["meeting"] / total


if __name__ == "__main__":
    main()
