"""Readouts of meetings and calls: the body must give the CONSULT that the title tells, with countries, mode and day.

usage: python -m benchmarks.readouts [--data DIR] [--sample N] [--show N]

Uses the White House corpus (US government works) in DIR/corpora; skipped where it is missing. Titles are drawn,
with a seed. A title names the counterpart's country by name or demonym, or by its leader's office ("of France").
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

from legation import gazetteer
from legation.errors import InputError
from legation.scale import read_all
from legation.story import story

TITLE = re.compile(r"readout of .*\b(call|meeting|visit|conversation|trip)s?\b .*\bwith\b (.*)", re.IGNORECASE)
SEED = 2024


def main() -> None:
    """Draw, read, judge and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("-j", "--processes", type=int, default=2)
    args = parser.parse_args()
    corpus = args.data / "corpora" / "white_house_2021_2023.jsonl.gz"
    if not corpus.exists():
        print(f"skipped: no corpus at {corpus} (give --data DIR)")
        return
    chosen = drawn(corpus, args.sample)
    judge(chosen, args.processes, args.show)


def drawn(corpus: Path, size: int) -> list[tuple[dict[str, Any], str, set[str]]]:
    """(item, kind, countries of the counterparts) of titles that tell them, drawn with a fixed seed."""
    with gzip.open(corpus, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    told = []
    for row in rows:
        match = TITLE.match(row["title"])
        found = countries(match.group(2)) if match else set()
        if match and found:
            told.append((row, match.group(1).lower(), found))
    return random.Random(SEED).sample(told, min(size, len(told)))


def countries(words: str) -> set[str]:
    """The states, other than the United States, that a title names."""
    entries = [m.entries[0] for m in gazetteer.load().find(words)]
    return {e.country for e in entries if e.kind == "state" and e.country not in (None, "USA")}


def judge(chosen: list[tuple[dict[str, Any], str, set[str]]], processes: int, show: int) -> None:
    """Print how many readings have the meeting, with mode and day."""
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


if __name__ == "__main__":
    main()
