"""Scores on the dev sets, gold words: UPOS, UAS, LAS, lemma rules; names by exact span.

python -m training.evaluate --treebanks DIR --model DIR # model.int8.onnx (or another --file), relations.npy,
labels.json
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from legation.language.decode import heads_of

from .batches import Encoder, batches, spans
from .data import Row, dev_rows
from .names import names_of
from .network import TAGS, Network

Scorer = Callable[[dict[str, torch.Tensor]], list[NDArray[np.float32]]]
INPUTS = ("ids", "shp", "mask", "fi", "la")


def torch_scorer(network: Network, *, bf16: bool = False) -> Scorer:
    """The outputs of a torch network for a batch, as arrays."""

    def score(batch: dict[str, torch.Tensor]) -> list[NDArray[np.float32]]:
        network.eval()
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            return [out.float().numpy() for out in network(*(batch[name] for name in INPUTS))]

    return score


def onnx_scorer(path: Path) -> Scorer:
    """The outputs of an exported network for a batch."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return lambda batch: session.run(None, {name: batch[name].numpy() for name in INPUTS})


def evaluate(
    score: Scorer, relations: NDArray[np.float32], encoder: Encoder, rows: Sequence[Row], *, size: int = 1600
) -> dict[str, float]:
    """Per cent right: the tags the rows have, UAS, LAS; names P, R, F1 in all and by kind."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    names: Counter[tuple[str, str]] = Counter()
    for batch in batches(rows, encoder, size=size, longest=500):
        out = score(batch)
        for at, index in enumerate(batch["index"].tolist()):
            row = rows[index]
            guess = {
                key: [encoder.labels[key][n] for n in out[k][at, : len(row.words)].argmax(-1)]
                for k, key in enumerate(TAGS)
            }
            for key, gold in (row.tags or {}).items():
                total[key] += len(gold)
                right[key] += sum(g == w for g, w in zip(guess[key], gold, strict=True))
            if row.names:
                _count_names(names, row.names, names_of(out[4][at, : len(row.words)]))
            if row.heads:
                _count_tree(
                    right, total, row, out=[o[at] for o in out[5:]], relations=relations, labels=encoder.labels["rel"]
                )
    scores = {key: 100 * right[key] / total[key] for key in total}
    return scores | _names_scores(names)


def _count_tree(
    right: Counter[str],
    total: Counter[str],
    row: Row,
    *,
    out: list[NDArray[np.float32]],
    relations: NDArray[np.float32],
    labels: list[str],
) -> None:
    count = len(row.words)
    heads = heads_of(out[0][:count, : count + 1])
    one = np.ones((count, 1), np.float32)
    rh, rd = np.concatenate([out[1][heads], one], 1), np.concatenate([out[2][:count], one], 1)
    best = np.einsum("ni,rij,nj->nr", rh, relations, rd, optimize=True).argmax(1)
    hit = heads == np.array(row.heads)
    same = np.array([labels[r] == g for r, g in zip(best, row.relations or (), strict=True)])
    total["UAS"] += count
    total["LAS"] += count
    right["UAS"] += int(hit.sum())
    right["LAS"] += int((hit & same).sum())


def mend(names: Sequence[str]) -> list[str]:
    """BIO labels in which an I- without its B- begins a name."""
    out: list[str] = []
    for label in names:
        broken = label.startswith("I-") and (not out or out[-1][2:] != label[2:])
        out.append("B" + label[1:] if broken else label)
    return out


def _count_names(names: Counter[tuple[str, str]], gold: Sequence[str], guess: Sequence[str]) -> None:
    for kind in ("PER", "ORG", "LOC"):
        a, b = set(spans(gold, kind)), set(spans(guess, kind))
        names[kind, "gold"] += len(a)
        names[kind, "guess"] += len(b)
        names[kind, "right"] += len(a & b)


def _names_scores(names: Counter[tuple[str, str]]) -> dict[str, float]:
    scores = {}
    for kinds, label in ((("PER", "ORG", "LOC"), ""), (("PER",), "PER "), (("ORG",), "ORG "), (("LOC",), "LOC ")):
        gold, guess, right = (sum(names[kind, what] for kind in kinds) for what in ("gold", "guess", "right"))
        if gold:
            scores |= {
                label + "P": 100 * right / max(guess, 1),
                label + "R": 100 * right / gold,
                label + "F1": 200 * right / (gold + guess),
            }
    return scores


def report(scores: dict[str, float]) -> str:
    """Scores on one line."""
    return " ".join(f"{key} {value:.2f}" for key, value in scores.items())


def main() -> None:
    """Print the scores of an exported network on all dev sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument(
        "--model", type=Path, required=True, help="folder with the network, relations.npy, labels.json, tokenizer.json"
    )
    parser.add_argument("--file", default="model.int8.onnx")
    parser.add_argument(
        "--one", action="store_true", help="one sentence a batch, as at run time (int8 scales depend on the batch)"
    )
    args = parser.parse_args()
    labels = json.loads((args.model / "labels.json").read_text(encoding="utf8"))
    labels["ner"] = [label.replace("PERSON", "PER") for label in labels["ner"]]
    encoder = Encoder.load(args.model / "tokenizer.json", labels)
    relations = np.load(args.model / "relations.npy").astype(np.float32)
    score = onnx_scorer(args.model / args.file)
    for name, rows in dev_rows(args.treebanks).items():
        print(name, report(evaluate(score, relations, encoder, rows, size=1 if args.one else 1600)), flush=True)


if __name__ == "__main__":
    main()
