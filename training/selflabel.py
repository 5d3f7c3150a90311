"""Names for sentences that have grammar only: what a trained checkpoint is sure of, checked against the gold parts of
speech.

A word that is no proper noun, nor beside one in a name, is no name: that is certain, whatever the checkpoint says.
Other words get the checkpoint's label where it is sure, else none.

    python -m training.selflabel --treebanks DIR --checkpoint checkpoint.pt --labels labels.json --out named.jsonl
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from .batches import Encoder, batches, spans
from .data import MASK, NAMES, Row, key, read_conllu, training_rows, write_rows
from .evaluate import INPUTS
from .names import names_of
from .network import Network, encoder_folder
from .train import load


def label(network: Network, encoder: Encoder, rows: list[Row], *, sure: float) -> list[Row]:
    """Names rows for `rows`; words whose name is less likely than `sure` are `MASK`."""
    named = []
    network.eval()
    for batch in batches(rows, encoder):
        with torch.inference_mode():
            scores = network(*(batch[name] for name in INPUTS))[4].numpy()
        for at, index in enumerate(batch["index"].tolist()):
            row = rows[index]
            named.append(Row(row.words, names=_names(row, scores[at, : len(row.words)], sure)))
    return named


def _names(row: Row, scores: NDArray[np.float32], sure: float) -> tuple[str, ...]:
    guess = names_of(scores)
    chances = np.exp(scores - scores.max(-1, keepdims=True))
    chances /= chances.sum(-1, keepdims=True)
    best = chances[np.arange(len(guess)), [NAMES.index(name) for name in guess]]
    proper = [tag == "PROPN" for tag in (row.tags or {})["upos"]]
    names = [MASK if p and b < sure else "O" for p, b in zip(proper, best, strict=True)]
    for kind in ("PER", "ORG", "LOC"):
        for start, end in spans(guess, kind):
            if any(proper[start:end]):
                certain = best[start:end].min() >= sure
                names[start:end] = guess[start:end] if certain else [MASK] * (end - start)
    return tuple(names)


def main() -> None:
    """Label the EWT training sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sure", type=float, default=0.8)
    args = parser.parse_args()
    network = load(args.checkpoint, args.labels)
    encoder = Encoder.load(encoder_folder() / "tokenizer.json", json.loads(args.labels.read_text(encoding="utf8")))
    kept = {key(row) for row in training_rows(args.treebanks)}
    rows = [row for row in read_conllu(args.treebanks / "ewt-train.conllu.gz") if key(row) in kept]
    write_rows(args.out, label(network, encoder, rows, sure=args.sure))


if __name__ == "__main__":
    main()
