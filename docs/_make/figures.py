"""The figures of ``benchmarks/figures.json`` as a page, each with the command that measured it."""

from __future__ import annotations

import json
from pathlib import Path

INTRO = """# How right it is

Every figure names the command that made it. Those commands, what they measure and on what, are in
[what is measured](measured.md); floors below which no change may fall are in `benchmarks/floors.json`.

"""
OUTRO = """
**How to read them.** {note}

**What to do with your own corpus.** Draw some hundred stories at random, read them, and count: how many of the events
that Legation gives are there, how many that are there it misses, whether parties, days and places are right.
`legation accept`, `correct` and `reject` write down what you find ([the record](../record.md#corrections)). Report
these numbers, not ours.
"""


def page(benchmarks: Path) -> str:
    """The page in Markdown."""
    told = json.loads((benchmarks / "figures.json").read_text(encoding="utf8"))
    rows = ["| on | measure | figure | two careful coders | measured by |", "|---|---|---|---|---|"]
    for row in told["figures"]:
        cells = (row["on"], row["measure"], row["figure"], row.get("ceiling", ""), f"`{row['command']}`")
        rows.append(f"| {' | '.join(cells)} |")
    return INTRO + "\n".join(rows) + "\n" + OUTRO.format(note=told["note"])
