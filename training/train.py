"""Train the English network on encoded rows (`training.encode`), on a CPU or a GPU.

    python -m training.train --rows rows.npz --out teacher1.pt --minutes 3 --seed 1 --device cuda
    python -m training.train --rows rows.npz --out student.pt --minutes 5 --teachers teacher1.pt teacher2.pt teacher3.pt

Teachers learn from labels alone; a student also from what its teachers think of every word, of sentences without labels
too. The learning rate falls linearly to zero over the wall-clock time given, so that a run ends when it should on any
machine. What is saved is a running mean of the weights, in half precision, without the frozen word embeddings.
"""

import argparse
import copy
import json
import time
from collections import Counter
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader

from .losses import INPUTS, loss, open_arcs, targets
from .network import Network, encoder_folder
from .stream import IGNORE, Rows, Stream

MIX = {False: (0.66, 0.12, 0.07, 0.15, 0.0), True: (0.42, 0.08, 0.06, 0.14, 0.3)}
"""Shares of treebank, names, own, marked and plain rows, without and with teachers."""

FROZEN = "words.weight"
Batch = dict[str, Tensor]


def build(labels: Path, encoder: Path | None) -> Network:
    """A network with the base encoder's weights and fresh heads."""
    found = json.loads(labels.read_text(encoding="utf8"))
    network = Network({key: len(values) for key, values in found.items()})
    network.load_encoder(encoder or encoder_folder() / "model.safetensors")
    network.words.weight.requires_grad = False
    return network


def load(path: Path, labels: Path, encoder: Path | None = None) -> Network:
    """The network of a checkpoint; its word embeddings are the base encoder's."""
    network = build(labels, encoder)
    saved = torch.load(path, weights_only=True)
    network.load_state_dict({name: value.float() for name, value in saved.items()}, strict=False)
    return network


def save(path: Path, network: Network) -> None:
    """Write the weights; the file appears whole."""
    part = path.with_suffix(".part")
    torch.save({k: v.half().cpu() for k, v in network.state_dict().items() if k != FROZEN}, part)
    part.replace(path)


def optimizer_of(network: Network, args: argparse.Namespace) -> torch.optim.AdamW:
    """AdamW: one rate for the encoder, one for the heads and shapes; the word embeddings are frozen."""
    encoder = [*network.layers.parameters(), *network.norm.parameters(), network.positions.weight]
    known = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    groups = [
        {"params": encoder, "lr": 0.0, "base": args.rate},
        {"params": heads, "lr": 0.0, "base": args.head_rate},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)


def train(args: argparse.Namespace) -> None:
    """One run: steps with a falling rate and an averaged copy; scores every minute and at the end."""
    torch.manual_seed(args.seed)
    rows, device = Rows(args.rows), torch.device(args.device)
    labels = args.rows.with_name("labels.json")
    network = (load(args.start, labels, args.encoder) if args.start else build(labels, args.encoder)).to(device)
    mean = copy.deepcopy(network)
    teachers = [load(path, labels, args.encoder).to(device).eval() for path in args.teachers]
    optimizer = optimizer_of(network, args)
    trained = [(m, p) for m, p in zip(mean.parameters(), network.parameters(), strict=True) if p.requires_grad]
    stream = Stream(rows, args.mix or MIX[bool(teachers)], size=args.size, drop=args.drop, seed=args.seed)
    begun = told = time.time()
    network.train()
    for step, raw in enumerate(DataLoader(stream, batch_size=None, num_workers=args.workers), 1):
        done = (time.time() - begun) / (60 * args.minutes)
        if done >= 1:
            break
        batch = {name: value.to(device, non_blocking=True) for name, value in raw.items()}
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * min(step / args.warm_up, 1 - done)
        with torch.autocast(device.type, torch.bfloat16):
            cost = loss(network, batch, teachers, args.taught)
        optimizer.zero_grad()
        cost.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_([p for _, p in trained], 1.0)
        optimizer.step()
        with torch.no_grad():
            decay = min(args.average, step / (step + 10))
            torch._foreach_lerp_([m for m, _ in trained], [p.detach() for _, p in trained], 1 - decay)
        if time.time() - told > 60:
            told = time.time()
            print(
                f"{args.out.name} step {step} at {told - begun:.0f} s loss {cost.item():.3f}",
                scores(mean, rows),
                flush=True,
            )
    save(args.out, mean)
    print(f"{args.out.name} ends at step {step}", scores(mean, rows), mean.mix.softmax(0).tolist(), flush=True)


@torch.no_grad()
def scores(network: Network, rows: Rows) -> dict[str, dict[str, float]]:
    """Per cent right on the dev rows, quickly: heads by argmax, names by word; `training.evaluate` does it in full."""
    network.eval()
    device, found = network.mix.device, {}
    for kind in ("dev ewt", "dev gum", "dev names", "dev marked"):
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        chosen = rows.of(kind)
        chosen = chosen[rows.pieces[chosen].argsort()]
        for at in range(0, len(chosen), 100):
            batch = {name: value.to(device) for name, value in rows.collate(chosen[at : at + 100]).items()}
            with torch.autocast(device.type, torch.bfloat16):
                out = network(*(batch[name] for name in INPUTS))
            _count_grammar(network, out, batch, right, total)
            _count_events(out, batch, right, total)
        found[kind] = {name: round(100 * right[name] / n, 2) for name, n in total.items() if n}
    network.train()
    return found


def _count_grammar(
    network: Network, out: tuple[Tensor, ...], batch: dict[str, Tensor], right: Counter[str], total: Counter[str]
) -> None:
    row, word = (batch["head"] != IGNORE).nonzero(as_tuple=True)
    if len(word):
        head = open_arcs(out[5], batch["fi"]).argmax(-1)[row, word]
        relation = network.score_relations(out[6].float()[row, head], out[7].float()[row, word]).argmax(-1)
        hit = head == batch["head"][row, word]
        total.update(UAS=len(word), LAS=len(word), upos=len(word))
        right.update(UAS=int(hit.sum()), LAS=int((hit & (relation == batch["rel"][row, word])).sum()))
        right.update(upos=int((out[0].argmax(-1) == batch["upos"])[row, word].sum()))
    named = batch["ner"] != IGNORE
    total.update(names=int(named.sum()))
    right.update(names=int((out[4].argmax(-1) == batch["ner"])[named].sum()))


def _count_events(out: tuple[Tensor, ...], batch: dict[str, Tensor], right: Counter[str], total: Counter[str]) -> None:
    known = batch["event"] != IGNORE
    guess, gold = out[8].argmax(-1)[known], batch["event"][known]
    hit = int(((guess == gold) & (gold > 0)).sum())
    total.update(precision=int((guess > 0).sum()), recall=int((gold > 0).sum()))
    right.update(precision=hit, recall=hit)
    known = batch["state"] != IGNORE
    total.update(state=int(known.sum()))
    right.update(state=int((out[9].argmax(-1) == batch["state"])[known].sum()))
    for number, side in enumerate(("actor", "recipient")):
        row, word, gold = targets(batch, side)
        named = (out[10][row, number, word].float() > 0) & (batch["fi"][row] > 0)
        total.update({side: len(row), f"some {side}": int((gold > 0).any(1).sum())})
        right.update({side: int((named == (gold > 0)).all(1).sum())})
        right.update({f"some {side}": int(((named == (gold > 0)).all(1) & (gold > 0).any(1)).sum())})


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=Path, required=True, help="encoded rows, with labels.json beside them")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--teachers", type=Path, nargs="*", default=[])
    parser.add_argument("--taught", type=float, default=1.0, help="what the teachers' opinion counts beside the labels")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin from, instead of the base encoder")
    parser.add_argument("--encoder", type=Path, help="the base's weights, where its package is not installed")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--mix", type=float, nargs=5, help="shares of treebank, names, own, marked and plain rows")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--warm-up", type=int, default=300)
    parser.add_argument("--average", type=float, default=0.998, help="decay of the running mean of the weights")
    parser.add_argument("--size", type=int, default=4096, help="padded pieces in a batch")
    parser.add_argument("--drop", type=float, default=0.03, help="share of words masked")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
