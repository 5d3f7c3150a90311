"""Fit the weights of the signs that tell an actor's home, and say how they do on stories that they have not seen.

usage: python -m training.homes.fit [--data DIR] [--write]

A conditional logit (McFadden 1974) over the states that a story tells of, and none, with a ridge penalty; fitted by
L-BFGS. ``labels.tsv`` holds the homes of 2,800 actors that no words of their own tie to a state, by the place of their
first mention: the parties of hand-coded stories and of such as were coded blind, and the actors of 148 texts of ECB+,
web pages, and blogs and news of the English Web Treebank, labelled for this purpose. Prints the share of right ones by
cross-validation over stories, beside that of the rules alone; ``--write`` fits on all and writes
``data/mention/homes.toml``.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from benchmarks import unseen
from benchmarks.unseen_texts import texts
from scipy.optimize import minimize

from legation import gazetteer, language
from legation.mention import homes
from legation.mention.actors import resolved
from legation.mention.places import find_places
from legation.story import story as read

LABELS = Path(__file__).with_name("labels.tsv")
OUT = Path(__file__).parents[2] / "src/legation/data/mention/homes.toml"
PENALTY, FOLDS = 3.0, 10
CODED = 2.0
"""What an actor of a story coded for its events counts: such are read, not crime and show business."""


class Asked(NamedTuple):
    """An actor whose home is asked for: the story, the true state (None: of none), the rules', the signs of each."""

    story: str
    home: str | None
    rule: str | None
    signs: dict[str | None, homes.Signs]

    @property
    def is_coded(self) -> bool:
        """Whether the actor is a party in a coded story."""
        return self.story.startswith(("gold/", "blind/"))


def main() -> None:
    """Read, cross-validate, perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    asked = list(labelled(args.data))
    report(asked)
    if args.write:
        write(fit(asked))


def labelled(data: Path) -> Iterator[Asked]:
    """The labelled actors that the product finds, with their signs."""
    told: dict[str, dict[int, str]] = defaultdict(dict)
    with LABELS.open(encoding="utf8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            told[row["story"]][int(row["start"])] = row["country"]
    for source, row in _stories(data, told):
        yield from _asked(source, row, told[source])


def _stories(data: Path, told: dict[str, dict[int, str]]) -> Iterator[tuple[str, dict[str, str]]]:
    """The stories that have labels: hand-coded, coded blind, and others."""
    rows = json.loads((data / "gold/readings/stories.json").read_text(encoding="utf8"))
    yield from ((f"gold/{row['id']}", row) for row in rows if f"gold/{row['id']}" in told)
    for name in unseen.SETS:
        if any(source.startswith(f"blind/{name}-") for source in told):
            yield from ((f"blind/{row['id']}", row) for row, _ in unseen.stories(data, name))
    others = {source: 0 for source in told if not source.startswith(("gold/", "blind/"))}
    for text in texts(data, others):
        yield text.source, {"text": text.text, "title": text.title, "published": text.published}


def _asked(source: str, row: dict[str, str], labels: dict[int, str]) -> Iterator[Asked]:
    tale = read(row["text"], title=row.get("title"), published=row.get("published"))
    sentences = language.parse(tale.text, skip=[(span.start, span.end) for span in tale.furniture])
    known = gazetteer.load(None)
    ledger = resolved(tale, sentences, known, find_places(tale, sentences, known))
    clusters = ledger.joiner.clusters
    told = homes.told(clusters, ledger.at, ledger.context)
    for cluster in clusters if len(sentences) >= homes.STORY else ():
        first = min((m.spot, m.start) for m in cluster.members)[1] if cluster.members else -1
        if first in labels and homes.is_open(cluster):
            home = labels[first]
            signs = homes.signs(cluster, told, ledger.context)
            yield Asked(source, None if home in homes.WORLD else home, cluster.country, signs)


def fit(asked: Sequence[Asked]) -> dict[str, float]:
    """The weights by sign."""
    asked = [a for a in asked if a.home in a.signs]
    names = sorted({name for a in asked for own in a.signs.values() for name in own})
    column = {name: number for number, name in enumerate(names)}
    rows = [own for a in asked for own in a.signs.values()]
    right = np.array([code == a.home for a in asked for code in a.signs])
    group = np.repeat(np.arange(len(asked)), [len(a.signs) for a in asked])
    counts = np.repeat([CODED if a.is_coded else 1.0 for a in asked], [len(a.signs) for a in asked])
    x = np.zeros((len(rows), len(names)))
    for number, own in enumerate(rows):
        for name, value in own.items():
            x[number, column[name]] = value

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ weights
        most = np.full(len(asked), -np.inf)
        np.maximum.at(most, group, scores)
        powers = np.exp(scores - most[group])
        chance = powers / np.bincount(group, powers)[group]
        slope = x.T @ (counts * (chance - right)) + PENALTY * weights
        return -(counts * np.log(chance))[right].sum() + PENALTY * (weights @ weights) / 2, slope

    found = minimize(cost, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return {name: float(found.x[column[name]]) for name in names}


def report(asked: Sequence[Asked]) -> None:
    """Print how many are right by cross-validation, by the kind of story."""
    stories = sorted({a.story for a in asked})
    random.Random(0).shuffle(stories)
    fold = {story: number % FOLDS for number, story in enumerate(stories)}
    count: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for number in range(FOLDS):
        weights = fit([a for a in asked if fold[a.story] != number])
        for a in (a for a in asked if fold[a.story] == number):
            chosen = homes.chosen(a.rule, homes.chances(a.signs, weights))
            for kind in (a.story.split("-")[0] if a.story.startswith("blind") else a.story.split("/")[0], "all"):
                for place, value in enumerate((1, a.rule == a.home, chosen == a.home)):
                    count[kind][place] += value
    for kind, (every, rule, weighed) in sorted(count.items()):
        print(f"{kind:14}{every:6} actors: by rules {rule / every:.3f}, weighed {weighed / every:.3f}")


def write(weights: dict[str, float]) -> None:
    """Write the weights, most telling first."""
    lines = [
        "# What each sign is worth for a state as the home of an actor of whom no words tell it, and for none.",
        "# Fitted by training/homes/fit.py; see legation/mention/homes.py.",
        "[weights]",
        *(f'"{name}" = {value:.2f}' for name, value in sorted(weights.items(), key=lambda w: -abs(w[1]))),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
