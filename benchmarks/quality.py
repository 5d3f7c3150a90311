"""How right Legation is: events on hand-coded stories, root types of marked pairs; floors that only rise.

usage: python -m benchmarks.quality [--data DIR] [--gate] [--out FILE] [--show N]

``DIR`` holds ``gold`` (hand-coded stories, their scorer, sentences with marked pairs); without it the benchmark
says so and is skipped. ``--gate`` compares with ``benchmarks/floors.json`` and exits with 1 where a figure is lower.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.gate import gate
from legation.scale import read_all
from legation.story import story
from legation.view.json import line


def main() -> None:
    """Measure, print, and gate if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--out", type=Path, help="keep the readings of the gold stories here")
    parser.add_argument("--show", type=int, default=0, help="print so many misses and extras")
    parser.add_argument("-j", "--processes", type=int, default=2)
    args = parser.parse_args()
    if not (args.data / "gold").is_dir():
        print(f"skipped: no hand-coded stories in {args.data / 'gold'} (give --data DIR)")
        return
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(args.data / "gold", Path(folder), args.out, args.show, args.processes)
    for key, value in figures.items():
        print(f"{key:28} {value}")
    if args.gate:
        sys.exit(gate(figures))


def measure(gold: Path, folder: Path, out: Path | None, show: int, processes: int) -> dict[str, float]:
    """All figures: those of the hand-coded stories, then those of the pairs (with the prefix ``pairs_``)."""
    readings = out or folder / "readings.jsonl"
    rows = json.loads((gold / "readings" / "stories.json").read_text(encoding="utf8"))
    keys = ("id", "title", "published", "url", "text")
    write(({key: row.get(key) for key in keys} for row in rows), readings, processes)
    scorer = [sys.executable, str(gold / "score.py"), str(gold / "readings"), str(readings)]
    if show:
        print(run([*scorer, "--show", str(show)]))
    figures = {k: v for k, v in json.loads(run([*scorer, "--json"])).items() if k != "per_type"}
    return figures | pairs(gold, folder, processes)


def pairs(gold: Path, folder: Path, processes: int) -> dict[str, float]:
    """Root type given a marked pair, from the raw sentence."""
    table, prepared, readings = (
        gold / "sentences" / "plv_train.tsv",
        folder / "pairs.jsonl",
        folder / "pairs_read.jsonl",
    )
    scorer = [sys.executable, str(gold / "score_pairs.py")]
    run([*scorer, "prepare", str(table), str(prepared)])
    write(map(json.loads, prepared.read_text(encoding="utf8").splitlines()), readings, processes)
    last = run([*scorer, "score", str(table), str(readings)]).strip().splitlines()[-1]
    return {f"pairs_{key}": value for key, value in json.loads(last).items()}


def write(rows: Iterable[dict[str, Any]], path: Path, processes: int) -> None:
    """Read the rows and write their readings as JSON lines."""
    items = (story(row.pop("text"), **row) for row in map(dict, rows))
    with path.open("wb") as file:
        for result in read_all(items, processes=processes):
            if isinstance(result, Exception):
                print(result, file=sys.stderr)
            else:
                file.write(line(result))


def run(command: list[str]) -> str:
    """What a command prints; its failure is ours."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
