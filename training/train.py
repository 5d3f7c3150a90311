"""Train the English network.

    python -m training.train --treebanks DIR --people DIR --out DIR --minutes 50 \\
        [--extra names.jsonl …] [--named named.jsonl] [--start checkpoint.pt]

The learning rate falls linearly to zero over the wall-clock time given, so that a run ends when it should on any
machine. `--extra` files (names rows, see `training.silver` and `training.templates`) are read anew each epoch and may
be missing at first.
"""

import argparse
import copy
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from .batches import IGNORE, Augment, Encoder, batches, labels_of, read_people, write_labels
from .data import Row, dev_rows, read_rows, training_rows
from .evaluate import INPUTS, evaluate, report, torch_scorer
from .network import TAGS, Network, encoder_folder

WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feat": 0.5, "lem": 0.5, "ner": 1.0}


def losses(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """Sum of the losses of a batch: each is averaged over the words it has labels for, but at least over a quarter of
    the words."""
    *tags, arc, rh, rd = network(*(batch[name] for name in INPUTS))
    least = (batch["fi"] > 0).sum() / 4
    total = arc.new_zeros((), dtype=torch.float32)
    for name, scores in zip(TAGS, tags, strict=True):
        total = total + WEIGHTS[name] * _mean_loss(scores, batch[name], least)
    head = batch["head"]
    words = torch.cat([torch.ones_like(batch["fi"][:, :1]), batch["fi"]], 1) > 0
    diagonal = torch.eye(arc.shape[1], arc.shape[2] - 1, dtype=torch.bool)
    arc = arc.float().masked_fill(~words[:, None, :], -1e4)
    arc = arc.masked_fill(F.pad(diagonal, (1, 0))[None], -1e4)
    total = total + _mean_loss(arc, head, least)
    sentence, word = (head != IGNORE).nonzero(as_tuple=True)
    if len(word):
        scores = network.score_relations(rh[sentence, head[sentence, word]], rd[sentence, word])
        total = total + _mean_loss(scores, batch["rel"][sentence, word], least)
    return total


def _mean_loss(scores: Tensor, gold: Tensor, least: Tensor) -> Tensor:
    keep = gold != IGNORE
    loss = F.cross_entropy(scores[keep].float(), gold[keep], reduction="sum")
    return loss / torch.maximum(keep.sum(), least)


def epoch_rows(
    rows: Sequence[Row], extra: Sequence[Path], share: float, augment: Augment, chance: random.Random
) -> list[Row]:
    """The rows of one epoch: all of `rows`, and of the extra rows at most `share` times as many, augmented."""
    more = [row for path in extra if path.exists() for row in read_rows(path)]
    chance.shuffle(more)
    return [augment(row, chance) for row in (*rows, *more[: int(share * len(rows))])]


def with_names(rows: Sequence[Row], named: Path | None) -> list[Row]:
    """Rows that have grammar only are given the names of the same sentence in `named` (see `training.selflabel`)."""
    if named is None:
        return list(rows)
    known = {row.words: row.names for row in read_rows(named)}
    return [replace(row, names=known.get(row.words)) if row.names is None else row for row in rows]


def epochs(
    rows: Sequence[Row], args: argparse.Namespace, augment: Augment, encoder: Encoder
) -> Iterator[dict[str, Tensor]]:
    """Batches without end."""
    chance = random.Random(args.seed)
    while True:
        chosen = epoch_rows(rows, args.extra, args.share, augment, chance)
        print(f"epoch of {len(chosen)} rows", flush=True)
        yield from batches(chosen, encoder, drop=args.drop, chance=chance)


def optimizer_of(network: Network, args: argparse.Namespace) -> torch.optim.AdamW:
    """AdamW: one rate for the encoder, one for the heads and shapes; the word embeddings are frozen."""
    network.words.weight.requires_grad = False
    encoder = [*network.layers.parameters(), *network.norm.parameters(), network.positions.weight]
    known = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    groups = [
        {"params": encoder, "lr": args.rate, "base": args.rate},
        {"params": heads, "lr": args.head_rate, "base": args.head_rate},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def save(path: Path, network: Network, labels: dict[str, list[str]]) -> None:
    """Write weights and labels; the file appears whole."""
    part = path.with_suffix(".part")
    torch.save(
        {
            "weights": {k: v.half() if k == "words.weight" else v for k, v in network.state_dict().items()},
            "labels": labels,
        },
        part,
    )
    part.replace(path)


def load(path: Path) -> tuple[Network, dict[str, list[str]]]:
    """The network and labels of a checkpoint; the frozen word embeddings come from the base encoder."""
    saved = torch.load(path, weights_only=True)
    labels = saved["labels"]
    network = Network({key: len(values) for key, values in labels.items()})
    network.load_encoder(encoder_folder())
    network.load_state_dict({k: v for k, v in saved["weights"].items() if k != "words.weight"}, strict=False)
    return network, labels


def dev_report(network: Network, encoder: Encoder, dev: dict[str, list[Row]], part: int) -> str:
    """Scores on every `part`-th row of each dev set."""
    score, relations = torch_scorer(network), network.relations.detach().float().numpy()
    lines = [f"  {name}: {report(evaluate(score, relations, encoder, rows[::part]))}" for name, rows in dev.items()]
    return "\n".join(lines)


def train(args: argparse.Namespace) -> None:
    """One run: 1 read, 2 build, 3 steps with falling rate and an averaged copy, 4 checkpoints with scores."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    rows, dev = with_names(training_rows(args.treebanks), args.named), dev_rows(args.treebanks)
    augment = Augment(read_people(args.people) if args.people else [])
    if args.start:
        network, labels = load(args.start)
    else:
        labels = labels_of(rows)
        network = Network({key: len(values) for key, values in labels.items()})
        network.load_encoder(encoder_folder())
    write_labels(args.out / "labels.json", labels)
    encoder = Encoder.load(encoder_folder() / "tokenizer.json", labels)
    optimizer, mean = optimizer_of(network, args), copy.deepcopy(network)
    trained = [(m, p) for m, p in zip(mean.parameters(), network.parameters(), strict=True) if p.requires_grad]
    begun = saved = time.time()
    pieces, recent = 0, []
    for step, batch in enumerate(epochs(rows, args, augment, encoder), 1):
        done = (time.time() - begun) / (60 * args.minutes)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * min(step / args.warm_up, max(1 - done, 0))
        network.train()
        with torch.autocast("cpu", torch.bfloat16, enabled=not args.f32):
            loss = losses(network, batch)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for _, p in trained], 1.0)
        optimizer.step()
        pieces += int(batch["mask"].sum())
        recent.append(loss.item())
        decay = min(args.average, step / (step + 10))
        with torch.no_grad():
            torch._foreach_lerp_([m for m, _ in trained], [p.detach() for _, p in trained], 1 - decay)
        if step % 50 == 0:
            spent = time.time() - begun
            state = f"step {step} done {done:.3f} loss {np.mean(recent[-50:]):.3f}"
            print(f"{state} pieces/s {pieces / spent:.0f} at {spent:.0f} s", flush=True)
        last = done >= 1
        if last or time.time() - saved > 60 * args.every:
            save(args.out / "checkpoint.pt", mean, labels)
            print(f"checkpoint at step {step}\n{dev_report(mean, encoder, dev, 1 if last else 4)}", flush=True)
            saved = time.time()
        if last:
            break


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--people", type=Path, help="folder of CSV files with office holders, for swapping names")
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="JSON-lines files of names rows")
    parser.add_argument("--named", type=Path, help="names for rows that have grammar only")
    parser.add_argument("--share", type=float, default=0.3, help="extra rows an epoch, as a share of the others")
    parser.add_argument("--start", type=Path, help="checkpoint to go on from")
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--every", type=float, default=5, help="minutes between checkpoints")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--warm-up", type=int, default=150)
    parser.add_argument(
        "--average", type=float, default=0.998, help="decay of the running mean of the weights, which is what is saved"
    )
    parser.add_argument("--drop", type=float, default=0.02, help="share of words masked")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--f32", action="store_true", help="no bfloat16")
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
