"""How well Legation parses: grammar and names on gold tokens, and all of it from raw text.

    python benchmarks/parsing.py --treebanks DIR

DIR holds ewt-dev.conllu.gz, gum-dev.conllu.gz and ner-ewt-dev.iob2.gz. Scores from raw text align words by the
characters they cover, as the CoNLL 2018 shared task does (Zeman et al. 2018): F1 of tokens and sentences, and UPOS,
UAS, LAS as F1, with and without punctuation. Raw text is the treebank's words with its spaces; a new paragraph begins
after a blank line.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.language.decode import heads_of
from legation.language.names import names_of
from legation.language.network import english
from legation.language.parsing import parse

RAW = {"ewt-dev": 86.5, "gum-dev": 89.2}
GOLD = {"ewt-dev": 89.5, "gum-dev": 89.2}
NAMES = 77.0
"""Floors: LAS from raw text without punctuation, LAS on gold tokens, F1 of names by exact span. They only rise."""


@dataclass(frozen=True)
class Word:
    """A gold or parsed word: its characters (counted without white space), tag, head (-1: root) and relation."""

    form: str
    start: int
    end: int
    upos: str
    head: int
    relation: str


def blocks(path: Path) -> Iterator[list[str]]:
    """Sentences of a CoNLL-U or IOB2 file, as lists of lines."""
    for block in gzip.decompress(path.read_bytes()).decode().split("\n\n"):
        if block.strip():
            yield block.strip("\n").split("\n")


def gold_documents(path: Path) -> Iterator[tuple[str, list[list[list[str]]]]]:
    """Each document's raw text, and the rows of its sentences."""
    text, sentences = "", []
    for block in blocks(path):
        if any(line.startswith("# newdoc") for line in block) and sentences:
            yield text, sentences
            text, sentences = "", []
        if text and any(line.startswith("# newpar") for line in block):
            text = text.rstrip() + "\n\n"
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        text += "".join(surface(rows))
        sentences.append([row for row in rows if row[0].isdigit()])
    if sentences:
        yield text, sentences


def surface(rows: list[list[str]]) -> Iterator[str]:
    """The words of a sentence with the spaces that follow them; a multi-word token stands for its words."""
    covered = 0
    for row in rows:
        number, _, last = row[0].partition("-")
        if "." in number or int(number) <= covered:
            continue
        covered = int(last or number)
        yield row[1] + ("" if "SpaceAfter=No" in row[9] else " ")


def gold_words(rows: list[list[str]], at: int) -> list[Word]:
    """The words of a gold sentence whose first character is number ``at`` of the document, white space not counted."""
    words = []
    for row in rows:
        size = len("".join(row[1].split()))
        words.append(Word(row[1], at, at + size, row[3], int(row[6]) - 1, row[7]))
        at += size
    return words


def parsed(text: str) -> list[list[Word]]:
    """The sentences that Legation finds in a text."""
    black = [0]
    for letter in text:
        black.append(black[-1] + (not letter.isspace()))
    return [
        [Word(t.text, black[t.start], black[t.end], t.upos, t.head, t.relation) for t in sentence.tokens]
        for sentence in parse(text)
    ]


def f1(right: int, gold: int, guess: int) -> float:
    """Per cent."""
    return 200 * right / max(gold + guess, 1)


class Tally:
    """Counts of a comparison from raw text."""

    def __init__(self) -> None:
        self.right: dict[str, int] = {}
        self.gold: dict[str, int] = {}
        self.guess: dict[str, int] = {}

    def add(self, gold: list[list[Word]], guess: list[list[Word]]) -> None:
        """Count one document."""
        self._sets("sentences", {(s[0].start, s[-1].end) for s in gold}, {(s[0].start, s[-1].end) for s in guess})
        for name, keep in (("", lambda w: True), (" no punct", lambda w: w.upos != "PUNCT")):
            for what in ("tokens", "UPOS", "UAS", "LAS"):
                self._sets(what + name, facts(gold, what, keep), facts(guess, what, keep))

    def _sets(self, what: str, gold: set[Any], guess: set[Any]) -> None:
        for counts, size in ((self.gold, len(gold)), (self.guess, len(guess)), (self.right, len(gold & guess))):
            counts[what] = counts.get(what, 0) + size

    def scores(self) -> dict[str, float]:
        """F1 of each measure."""
        return {what: f1(self.right[what], self.gold[what], self.guess[what]) for what in self.gold}


def facts(sentences: list[list[Word]], what: str, keep: Callable[[Word], bool]) -> set[tuple[Any, ...]]:
    """What the sentences say, as a set of tuples that can be compared."""
    found = set()
    for sentence in sentences:
        for word in filter(keep, sentence):
            head = sentence[word.head] if word.head >= 0 else None
            place = (head.start, head.end) if head else None
            more = {"tokens": (), "UPOS": (word.upos,), "UAS": (place,), "LAS": (place, word.relation.split(":")[0])}[
                what
            ]
            found.add((word.start, word.end, *more))
    return found


def from_raw(path: Path) -> dict[str, float]:
    """F1 scores of all documents of a treebank, and words a CPU-second."""
    tally, count, spent = Tally(), 0, 0.0
    for text, sentences in gold_documents(path):
        gold, at = [], 0
        for rows in sentences:
            gold.append(gold_words(rows, at))
            at = gold[-1][-1].end
        before = time.process_time()
        guess = parsed(text)
        spent += time.process_time() - before
        count += sum(map(len, guess))
        tally.add(gold, guess)
    return tally.scores() | {"words a CPU-second": count / spent}


def on_gold_tokens(path: Path) -> dict[str, float]:
    """UPOS, UAS, LAS on gold tokens, all words counted; relations with their subtypes."""
    network, right, count = english(), {"UPOS": 0, "UAS": 0, "LAS": 0}, 0
    for block in blocks(path):
        rows = [row for row in (line.split("\t") for line in block if not line.startswith("#")) if row[0].isdigit()]
        scores = network.score([row[1] for row in rows])
        heads = heads_of(scores.arc)
        relations = network.relations(scores, heads)
        count += len(rows)
        for at, row in enumerate(rows):
            hit = heads[at] == int(row[6])
            right["UPOS"] += network.labels.upos[scores.upos[at]] == row[3]
            right["UAS"] += hit
            right["LAS"] += hit and network.labels.rel[relations[at]] == row[7]
    return {what: 100 * n / count for what, n in right.items()}


def names(path: Path) -> dict[str, float]:
    """F1 of names by exact span, in all and by kind."""
    network, tally = english(), Tally()
    for number, block in enumerate(blocks(path)):
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        scores = network.score([row[1] for row in rows])
        guess = spans(number, names_of(scores.ner, network.labels.ner))
        gold = spans(number, [row[2] if row[2][2:] in ("PER", "ORG", "LOC") else "O" for row in rows])
        for kind in ("all", "PER", "ORG", "LOC"):
            tally._sets(kind, {s for s in gold if kind in ("all", s[3])}, {s for s in guess if kind in ("all", s[3])})
    return tally.scores()


def spans(number: int, tags: Sequence[str]) -> set[tuple[int, int, int, str]]:
    """Names of sentence ``number`` as (sentence, first word, word after the last, kind)."""
    found, start = set(), 0
    for at, tag in enumerate([*tags, "O"]):
        if at and tags[at - 1] != "O" and not tag.startswith("I-"):
            found.add((number, start, at, tags[at - 1][2:]))
        if tag.startswith("B-"):
            start = at
    return found


def show(title: str, scores: dict[str, float]) -> None:
    """One line a measure."""
    print(title, *(f"{what} {score:.2f}" for what, score in scores.items()), sep="\n  ", flush=True)


def main() -> None:
    """Print all scores; exit with 1 where one is under its floor."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--treebanks", type=Path, required=True)
    arguments.add_argument("--raw-only", action="store_true", help="only the scores from raw text")
    given = arguments.parse_args()
    failed = False
    for name, floor in RAW.items():
        path = given.treebanks / f"{name}.conllu.gz"
        scores = from_raw(path)
        show(f"{name}, from raw text (F1)", scores)
        failed |= scores["LAS no punct"] < floor
        if not given.raw_only:
            scores = on_gold_tokens(path)
            show(f"{name}, gold tokens", scores)
            failed |= scores["LAS"] < GOLD[name]
    if not given.raw_only:
        scores = names(given.treebanks / "ner-ewt-dev.iob2.gz")
        show("ner-ewt-dev, names (F1)", scores)
        failed |= scores["all"] < NAMES
    raise SystemExit(int(failed))


if __name__ == "__main__":
    main()
