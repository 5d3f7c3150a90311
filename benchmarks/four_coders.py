"""A hundred news sentences that four people judged: false events where none of them saw one, events where all did.

usage: python -m benchmarks.four_coders [--data DIR] [--show]

Reads ``DIR/gold/sentences/relevant_r7.csv`` (skipped where it is missing): each sentence with four verdicts on whether
it tells an event of CAMEO. Statements are events there; PLOVER drops them, so that some sentences that all four
took for relevant rightly have none here. ``--show`` prints the sentences that are judged otherwise.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import legation

PUBLISHED = "2017-06-15"
"""A day for the sentences, which have none."""


def main() -> None:
    """Read the sentences, and print both shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--show", action="store_true", help="print the sentences that are judged otherwise")
    args = parser.parse_args()
    table = args.data / "gold" / "sentences" / "relevant_r7.csv"
    if not table.exists():
        print(f"skipped: no sentences at {table} (give --data DIR)")
        return
    none, every = agreed(table)
    false = [s for s in none if events(s)]
    missed = [s for s in every if not events(s)]
    if args.show:
        for sentence in false:
            print(f"FALSE  {sentence}\n       {'; '.join(events(sentence))}")
        for sentence in missed:
            print(f"MISSED {sentence}")
    print(f"no coder saw an event: {len(false)} of {len(none)} have one here ({len(false) / len(none):.3f})")
    print(f"all coders saw one: {len(every) - len(missed)} of {len(every)} have one here "
          f"({1 - len(missed) / len(every):.3f})")  # fmt: skip


def agreed(table: Path) -> tuple[list[str], list[str]]:
    """The sentences that no coder, and those that every coder, judged relevant."""
    with table.open(encoding="utf8") as file:
        rows = list(csv.DictReader(file))
    verdicts = [({row[k].upper() for k in row if k.startswith("rater")}, row["sentences"]) for row in rows]
    return [s for v, s in verdicts if v == {"FALSE"}], [s for v, s in verdicts if v == {"TRUE"}]


def events(sentence: str) -> list[str]:
    """The events found in a sentence, in words."""
    return [str(event) for event in legation.read(sentence, published=PUBLISHED).events]


if __name__ == "__main__":
    main()
