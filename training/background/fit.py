"""Fit the weights that tell news from background, and say how they do on stories that they have not seen.

usage: python -m training.background.fit [--data DIR] [--write]

A conditional random field of two states along each story's events; events whose status is not known are summed over.
Fitted by gradient steps (Adam) with a ridge penalty, on stories that the network has not learned from: it thinks too
well of the others. Prints accuracy on events that happened, by leave-stories-out cross-validation, beside that of the
rules alone; ``--write`` fits on all these stories and writes ``data/background.toml``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from legation.event.background import REAL, STEPS
from training.background import labelled
from training.background.labelled import Row
from training.marks import learnt

Floats = NDArray[np.float64]
OUT = Path(labelled.__file__).parents[2] / "src/legation/data/background.toml"
PENALTY, STEP_PENALTY, RARE, ROUNDS, RATE, FOLDS = 10.0, 0.1, 10, 150, 0.05, 8
"""Swept on the hand-coded stories by cross-validation: penalties from 10 to 40 are alike."""

MADE_UP = "made up"
"""A sign of made-up stories alone, which takes up how much more background they hold; left out of what is shipped."""


class Chains(NamedTuple):
    """Stories, padded to the longest: signs [n, t, s], known status (a mask) [n, t, 2], step [n, t], real places."""

    x: Floats
    allowed: Floats
    step: NDArray[np.int64]
    there: NDArray[np.bool_]


class Told(NamedTuple):
    """A story's kind, name and events."""

    kind: str
    name: str
    events: list[Row]


def main() -> None:
    """Read, perhaps write, cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    stories = [
        *labelled.made_up(),
        *labelled.meanings(),
        *labelled.coded(args.data / "gold"),
        *labelled.real(args.data / "corpora"),
        *labelled.blind(args.data),
        *labelled.marked(args.data),
    ]
    known = learnt()
    fresh = [s for s in stories if s.id not in known]
    told = [Told(s.kind, s.id, rows) for s in fresh if (rows := labelled.rows(s))]
    names = vocabulary(told)
    judged = sum(_is_judged(e) for t in told for e in t.events)
    print(f"{len(told)} stories, {judged} events, {len(names)} signs", flush=True)
    if args.write:
        write(names, fit(chains(told, names)))
    report(told, names)


def vocabulary(told: Sequence[Told]) -> list[str]:
    """The signs that are not rare, in order; the last two are ``MADE_UP`` and the bias."""
    count = Counter(name for t in told for e in t.events for name in e.signs)
    return [*sorted(name for name, n in count.items() if n >= RARE), MADE_UP, "bias"]


def _is_judged(event: Row) -> bool:
    return event.known in REAL


def chains(told: Sequence[Told], names: list[str]) -> Chains:
    """Stories as arrays."""
    at = {name: i for i, name in enumerate(names)}
    shape = (len(told), max(len(t.events) for t in told))
    x, allowed = np.zeros((*shape, len(names))), np.zeros((*shape, 2))
    step, there = np.zeros(shape, np.int64), np.zeros(shape, bool)
    for n, story in enumerate(told):
        for t, event in enumerate(story.events):
            x[n, t, [at[s] for s in event.signs if s in at]] = 1
            x[n, t, at["bias"]], x[n, t, at[MADE_UP]] = 1, story.kind == "own"
            there[n, t] = True
            step[n, t] = STEPS.index(event.step) if event.step in STEPS else len(STEPS)
            if event.known in REAL:
                allowed[n, t, 1 - REAL.index(event.known)] = -1e4
    return Chains(x, allowed, step, there)


def sums(local: Floats, agree: Floats, there: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Chance of each state [n, t, 2] and of agreement with the event before [n, t], over all readings of the chains."""
    count, length, _ = local.shape

    def mixed(a: Floats, v: Floats) -> Floats:
        return np.stack([np.logaddexp(a[:, 0] + v, a[:, 1]), np.logaddexp(a[:, 1] + v, a[:, 0])], 1)

    forward, backward = np.zeros((2, count, length, 2))
    forward[:, 0] = local[:, 0]
    for t in range(1, length):
        new = mixed(forward[:, t - 1], agree[:, t]) + local[:, t]
        forward[:, t] = np.where(there[:, t, None], new, forward[:, t - 1])
    for t in range(length - 2, -1, -1):
        new = mixed(backward[:, t + 1] + local[:, t + 1], agree[:, t + 1])
        backward[:, t] = np.where(there[:, t + 1, None], new, 0)
    total = np.logaddexp(forward[:, -1, 0], forward[:, -1, 1])
    chance = np.exp(forward + backward - total[:, None, None]) * there[:, :, None]
    same = np.zeros((count, length))
    for t in range(1, length):
        both = forward[:, t - 1] + agree[:, t, None] + local[:, t] + backward[:, t] - total[:, None]
        same[:, t] = np.exp(both).sum(1) * there[:, t]
    return chance, same


def scores(data: Chains, weight: Floats) -> tuple[Floats, Floats]:
    """Local scores [n, t, 2] and what agreement is worth [n, t]."""
    past = data.x @ weight[: data.x.shape[2]]
    steps = np.append(weight[data.x.shape[2] :], 0.0)
    return np.stack([np.zeros_like(past), past], 2), steps[data.step]


def fit(data: Chains) -> Floats:
    """The weights of the signs, then of the steps."""
    size = data.x.shape[2]
    weight = np.zeros(size + len(STEPS))
    ridge = np.concatenate([np.full(size - 1, PENALTY), [0.01], np.full(len(STEPS), STEP_PENALTY)])
    mean, square = np.zeros_like(weight), np.zeros_like(weight)
    flat = data.x.reshape(-1, size)
    for turn in range(1, ROUNDS + 1):
        local, agree = scores(data, weight)
        chance, same = sums(local, agree, data.there)
        right, right_same = sums(local + data.allowed, agree, data.there)
        slope = ridge * weight
        slope[:size] += (chance - right)[:, :, 1].reshape(-1) @ flat
        gap = (same - right_same) * data.there
        slope[size:] += [gap[data.step == s].sum() for s in range(len(STEPS))]
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        rate = RATE if turn < 0.6 * ROUNDS else RATE / 5
        weight -= rate * (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.999**turn)) + 1e-8)
    return weight


def guesses(told: Sequence[Told], names: list[str], weight: Floats) -> list[list[float]]:
    """The chance of each event to be background."""
    data = chains(told, names)
    chance, _ = sums(*scores(data, weight), data.there)
    return [chance[n, : len(t.events), 1].tolist() for n, t in enumerate(told)]


def report(told: Sequence[Told], names: list[str]) -> None:
    """Print accuracy by kind of story on folds that were not seen, and that of the rules."""
    right: dict[str, list[bool]] = {}
    for fold in range(FOLDS):
        held = [t for kind in ("gold", "own", "real") for t in [s for s in told if s.kind == kind][fold::FOLDS]]
        seen = {(t.kind, t.name) for t in held}
        weight = fit(chains([t for t in told if (t.kind, t.name) not in seen], names))
        for story, chance in zip(held, guesses(held, names, weight), strict=True):
            for event, p in zip(story.events, chance, strict=True):
                if event.known in REAL:
                    right.setdefault(story.kind, []).append((p > 0.5) == (event.known == REAL[1]))
                    right.setdefault(f"{story.kind} rules", []).append(event.rule == event.known)
    for kind, judged in sorted(right.items()):
        print(f"{kind:12} {len(judged):5} {np.mean(judged):.3f}")


def write(names: list[str], weight: Floats) -> None:
    """Write the weights, those that round to nothing left out."""
    signs = {n: round(float(w), 2) for n, w in zip(names[:-2], weight, strict=False) if abs(w) >= 0.005}
    lines = [
        "# What each sign of background is worth (positive: background; negative: news), and what it is worth if two",
        "# neighbours are alike. Fitted by training/background/fit.py; see legation/event/background.py.",
        f"bias = {weight[len(names) - 1]:.2f}",
        "",
        "[steps]",
        *(f"{name} = {w:.2f}" for name, w in zip(STEPS, weight[len(names) :], strict=True)),
        "",
        "[signs]",
        *(f'"{name}" = {w}' for name, w in sorted(signs.items())),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
