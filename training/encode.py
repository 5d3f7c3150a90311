"""Encode all training rows once, as flat arrays that a machine without the rest of the project can train from.

    python -m training.encode --treebanks DIR --people DIR --data DIR --out rows.npz \\
        [--extra names.jsonl …] [--named named.jsonl] [--plain sentences.jsonl] [--own own.jsonl] [--copies 7]

The rows of the treebanks are written `--copies` times, each time augmented anew; see `training.stream` for the arrays.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from . import marks
from .batches import IGNORE, Augment, Encoder, labels_of, read_people, write_labels
from .data import Row, dev_rows, read_rows, training_rows, with_names
from .network import encoder_folder
from .stream import COLUMNS, KINDS, NONE

LONGEST = 300


class Arrays:
    """Rows as they are encoded, one after the other."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.columns: dict[str, list[NDArray[np.unsignedinteger]]] = {}
        self.rows: list[tuple[int, int, int]] = []

    def add(self, kind: str, rows: Iterable[Row]) -> None:
        """Encode rows of a kind; those of more than LONGEST pieces are left out."""
        for row in rows:
            item = self.encoder.encode(row)
            if len(item["ids"]) > LONGEST:
                continue
            pieces = [last - first + 1 for first, last in zip(item["fi"], item["la"], strict=True)]
            self._put("ids", item["ids"], np.uint16)
            self._put("shp", item["shp"], np.uint8)
            self._put("pieces", pieces, np.uint8)
            for name in COLUMNS:
                self._put(name, [NONE if v == IGNORE else v for v in item[name]], np.uint16)
            self._put("weight", [round(100 * w) for w in row.weights or [1.0] * len(row.words)], np.uint8)
            self.rows.append((KINDS.index(kind), len(row.words), len(item["ids"])))

    def _put(self, name: str, values: list[int], kind: type[np.unsignedinteger]) -> None:
        self.columns.setdefault(name, []).append(np.array(values, kind))

    def save(self, path: Path) -> None:
        """Write the arrays, `rows` [rows, 3] with each row's kind, words and pieces."""
        whole = {name: np.concatenate(parts) for name, parts in self.columns.items()}
        np.savez(path, rows=np.array(self.rows, np.uint16), **whole)


def read_plain(path: Path) -> list[Row]:
    """Sentences without labels: JSON lines with `words`."""
    return [Row(tuple(json.loads(line)["words"])) for line in path.read_text(encoding="utf8").splitlines()]


def encode(args: argparse.Namespace) -> None:
    """Read all rows, encode, write; print how many there are of each kind."""
    chance = random.Random(args.seed)
    rows, dev = with_names(training_rows(args.treebanks), args.named), dev_rows(args.treebanks)
    labels = labels_of(rows) | {"event": list(marks.EVENTS), "state": list(marks.STATES)}
    write_labels(args.out.with_name("labels.json"), labels)
    arrays = Arrays(Encoder.load(encoder_folder() / "tokenizer.json", labels))
    augment = Augment(read_people(args.people))
    for _ in range(args.copies):
        arrays.add("treebank", (augment(row, chance) for row in rows))
    for path in args.extra:
        arrays.add("names", (augment(row, chance) for row in read_rows(path)))
    if args.own:
        arrays.add("own", read_rows(args.own))
    parties = marks.read_parties()
    for item in (*marks.made_up(), *marks.real(args.data), *marks.coded(args.data)):
        arrays.add("dev marked" if item.held_out else "marked", marks.rows(marks.with_parties(item, parties)))
    if args.plain:
        arrays.add("plain", read_plain(args.plain))
    for name, own in dev.items():
        arrays.add(f"dev {name}", own)
    arrays.save(args.out)
    print({KINDS[kind]: count for kind, count in sorted(Counter(row[0] for row in arrays.rows).items())})


def main() -> None:
    """Parse the command line and encode."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument(
        "--people", type=Path, required=True, help="folder of CSV files with office holders, to swap names"
    )
    parser.add_argument("--data", type=Path, required=True, help="the data folder, for the real texts that are marked")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="JSON-lines files of names rows")
    parser.add_argument("--named", type=Path, help="names for rows that have grammar only")
    parser.add_argument("--own", type=Path, help="the project's own sentences as read before (training.own)")
    parser.add_argument("--plain", type=Path, help="sentences without labels (training.plain), for teachers to label")
    parser.add_argument("--copies", type=int, default=7)
    parser.add_argument("--seed", type=int, default=3)
    encode(parser.parse_args())


if __name__ == "__main__":
    main()
