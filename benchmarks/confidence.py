"""Whether confidence means what it says: of the events coded at 0.8, eight in ten should be right.

usage: python -m benchmarks.confidence [--data DIR] [--fit]

An event is right where a hand-coded event of its type (or a listed alternative) has its anchor there. Prints the
reliability table and the expected calibration error of the shipped weights on the hand-coded stories, and the error on
each set of those that were coded blind; ``--fit`` fits new weights on those but the fifth set, and but the first and
second, of which the network has learned and is too sure, with the error and the ranking (area under the curve) by
cross-validation over stories, as ``data/confidence.toml`` has them.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.unseen import SETS, stories
from legation.event import coder, draft
from legation.reader import read_story
from legation.story import story

Floats = NDArray[np.float64]
Judged = tuple[str, Any, bool, dict[str, float]]
LEARNT = ("first", "second")
KEPT = "fifth"
FOLDS, PENALTY, BINS = 10, 5.0, 10


def main() -> None:
    """Read, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args()
    if not (args.data / "gold").is_dir():
        print(f"skipped: no hand-coded stories in {args.data / 'gold'} (give --data DIR)")
        return
    if args.fit:
        coder.UNLIKELY = 0.0  # what would be left out is learned from too
    rows = judged(args.data, "gold")
    told, right = _columns(rows)
    print(f"events {len(rows)}, right {right.mean():.3f}")
    reliability(told, right)
    print(f"expected_calibration_error   {error(told, right):.3f}")
    if not (args.data / "corpora").is_dir():
        return
    for name in SETS:
        more = judged(args.data, name)
        told, right = _columns(more)
        print(f"{name}: events {len(more)}, right {right.mean():.3f}, error {error(told, right):.3f}")
        rows += more if name not in (*LEARNT, KEPT) else []
    if args.fit:
        fitted([row[0] for row in rows], [row[3] for row in rows], _columns(rows)[1])


def _columns(rows: list[Judged]) -> tuple[Floats, Floats]:
    """What the events' confidence is, and whether they are right."""
    return np.array([row[1].confidence for row in rows]), np.array([row[2] for row in rows], float)


def judged(data: Path, name: str) -> list[Judged]:
    """(story, event, right, features) of every event that is not a retelling, in the hand-coded stories ("gold") or in
    a set of those that were coded blind."""
    spec = importlib.util.spec_from_file_location("score", data / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    seen: list[tuple[Any, Any]] = []
    finish = draft.finish

    def spy(made: Any, contexts: Any, codebook: Any) -> Any:
        seen.append((made, finish(made, contexts, codebook)))
        return seen[-1][1]

    coder.finish = spy
    coded = score.load_gold(data / "gold" / "readings").values() if name == "gold" else ()
    told = stories(data, name) if name != "gold" else ((row, note["events"]) for row, note in coded)
    rows = []
    for row, events in told:
        seen.clear()
        read_story(story(row["text"], id=row["id"], title=row.get("title"), published=row.get("published")))
        again = [s for e in events for a in e.get("also_at") or [] for s in score.spans_of(row["text"], a)]
        for made, event in seen:
            at = (event.trigger.start, event.trigger.end)
            hit = any(
                score.overlap(at, e["_anchor"]) and event.type in {e["type"], *(e.get("alt") or [])} for e in events
            )
            if hit or not any(score.overlap(at, s) for s in again):
                rows.append((row["id"], event, hit, draft.features(made)))
    return rows


def reliability(told: Floats, right: Floats) -> None:
    """Print, for each band of confidence, how many events it has, and how sure and how right they are."""
    for low in np.arange(0, 1, 1 / BINS):
        band = (told >= low) & (told < low + 1 / BINS)
        if band.any():
            print(f"{low:.1f}  n {band.sum():4}  told {told[band].mean():.2f}  right {right[band].mean():.2f}")


def error(told: Floats, right: Floats) -> float:
    """The expected calibration error over bands of equal width."""
    bands = np.minimum((told * BINS).astype(int), BINS - 1)
    gaps = [abs(told[bands == b].mean() - right[bands == b].mean()) * (bands == b).mean() for b in set(bands.tolist())]
    return float(sum(gaps))


def fitted(stories: list[str], rows: list[dict[str, float]], right: Floats) -> None:
    """Fit by cross-validation, then on all, and print."""
    names = list(rows[0])
    table = np.array([[*(float(row[n]) for n in names), 1.0] for row in rows])
    order = sorted(set(stories))
    out = np.zeros(len(rows))
    for fold in range(FOLDS):
        held = np.isin(stories, order[fold::FOLDS])
        out[held] = chance(table[held], weights(table[~held], right[~held]))
    ranks = out.argsort().argsort() + 1
    ones = right.sum()
    area = (ranks[right == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(right) - ones))
    print(f"# cross-validated: expected_calibration_error {error(out, right):.3f}, area_under_curve {area:.3f}")
    for name, value in zip([*names, "bias"], weights(table, right), strict=True):
        print(f"{name} = {value:.2f}")


def chance(table: Floats, weight: Floats) -> Floats:
    """The logistic of the weighted features."""
    return np.asarray(1 / (1 + np.exp(-table @ weight)))


def weights(table: Floats, right: Floats) -> Floats:
    """Weights of a logistic regression with a ridge penalty, by Newton's method."""
    weight = np.zeros(table.shape[1])
    ridge = np.full(table.shape[1], PENALTY)
    ridge[-1] = 1e-3
    for _ in range(40):
        p = chance(table, weight)
        hessian = table.T @ (table * (p * (1 - p))[:, None]) + np.diag(ridge)
        weight -= np.linalg.solve(hessian, table.T @ (p - right) + ridge * weight)
    return weight


if __name__ == "__main__":
    sys.exit(main())
