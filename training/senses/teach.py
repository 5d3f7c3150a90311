"""Teach the English network the status of what words tell, along whole stories: teachers with a larger encoder, then a
student.

    python -m training.senses.mpnet --weights model.safetensors --out mpnet
    python -m training.senses.teach teacher --stories stories.npz --model DIR --base mpnet.0.npz mpnet.1.npz \\
        --seed 0 --out opinion0.pt --device cuda
    python -m training.senses.teach student --stories stories.npz --model DIR --opinions opinion?.pt \\
        --out senses --device cuda

Teachers read windows of stories with MPNet and learn from labels alone; what they think of every word, of texts without
labels too, is kept. The student (`Senses`) goes on from the first layers of the network as it is, which is not touched,
and learns from labels and from the teachers' mean opinion; it begins as the one that is shipped. Prints figures on
stories kept apart.
"""

import argparse
import copy
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.network import SHAPES, Network
from training.stream import IGNORE, MASKED

from . import mpnet
from .network import PADDED, Senses, read
from .recover import recover, recover_senses
from .windows import ROLES, Batch, Stories

BODY, TITLE, DAY = (ROLES.index(name) for name in ("body", "title", "day"))
WEIGHTS = {"event": 1.0, "state": 1.5}
LIKELY = 0.1
"""The chance of an event from which the teachers' opinion of its status is learned."""
APART = ("dev", "gold", "apart")

Outs = dict[str, Tensor]


class Teacher(nn.Module):
    """MPNet over whole windows, with heads for events and status."""

    def __init__(self, events: int, states: int, layers: int = mpnet.LAYERS) -> None:
        super().__init__()
        width = mpnet.WIDTH
        self.encoder = mpnet.Encoder(layers)
        self.shape = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shape.weight)
        self.word = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.15))
        self.event, self.state = nn.Linear(width, events), nn.Linear(width, states)

    def forward(self, batch: Batch) -> Outs:
        """Scores of the words of every sentence: event, state."""
        x = self.encoder(batch["ids"], batch["seg"] >= 0, self.shape(batch["shp"]))
        word = self.word(ends(x, batch))
        return {"event": self.event(word), "state": self.state(word)}


class Student(nn.Module):
    """The network, which stays as it is, and the senses that go on from its first layers, on windows."""

    def __init__(self, network: Network, senses: Senses) -> None:
        super().__init__()
        self.network, self.senses = network.requires_grad_(False), senses

    def forward(self, batch: Batch) -> Outs:
        """Scores of the words of every sentence: event, state."""
        base = batch["base"] if "base" in batch else self.read(batch)
        bias = torch.where(seen(batch), 0.0, PADDED)[:, None, None, :]
        mixed = self.senses.encode(base, batch["place"], batch["seg"].clamp(min=0), bias)
        told = self.senses.dropout(self.senses.meaning(ends(mixed, batch)))
        return {"event": self.senses.event(told), "state": self.senses.state(told)}

    @torch.no_grad()
    def read(self, batch: Batch) -> Tensor:
        """What the network leaves of each piece; it reads each sentence alone."""
        seg = batch["seg"]
        alone = (seg[:, None, :, None] == seg[:, None, None, :]) & (seg >= 0)[:, None, None, :]
        bias = torch.where(alone, 0.0, PADDED)
        return read(self.network.eval(), batch["ids"], batch["shp"], batch["pos"], bias)


def seen(batch: Batch) -> Tensor:
    """Which pieces of windows the student sees: not the days, and of `titled` windows alone the titles."""
    hidden = batch["role"] == DAY
    if "titled" in batch:
        hidden = hidden | ((batch["role"] == TITLE) & ~batch["titled"][batch["win"]])
    windows, most = batch["ids"].shape[0], int(batch["seg"].max()) + 1
    slots = torch.zeros(windows, most, dtype=torch.bool, device=hidden.device)
    slots[batch["win"], batch["slot"]] = hidden
    return (batch["seg"] >= 0) & ~slots.gather(1, batch["seg"].clamp(min=0))


def ends(x: Tensor, batch: Batch) -> Tensor:
    """First and last piece of each word, joined: [sentences, words, 2 × width]."""
    flat, begin = x.reshape(-1, x.shape[2]), batch["win"][:, None] * x.shape[1]
    return torch.cat([flat[begin + batch["fi"]], flat[begin + batch["la"]]], -1)


def cost(outs: Outs, batch: Batch, told: Outs | None) -> Tensor:
    """What labels, and the teachers' opinion where there is one, make of the scores."""
    counted = batch["counted"].bool()[:, None] & (batch["fi"] > 0)
    least = counted.sum() / 4
    few = least / 8
    keep, known = batch["event"] != IGNORE, batch["state"] != IGNORE
    each = F.cross_entropy(outs["event"][keep].float(), batch["event"][keep], reduction="none")
    total = WEIGHTS["event"] * (each * batch["weight"][keep] / 100).sum() / torch.maximum(keep.sum(), least)
    each = F.cross_entropy(outs["state"][known].float(), batch["state"][known], reduction="none")
    total = total + WEIGHTS["state"] * each.sum() / torch.maximum(known.sum(), few)
    if told is None:
        return total
    event, state = told["event"].float(), told["state"].float()
    soft = -(event * F.log_softmax(outs["event"].float(), -1)).sum(-1)
    learnt = WEIGHTS["event"] * soft[counted].mean()
    chance = (1 - event[..., 0]) * counted
    soft = -(state * F.log_softmax(outs["state"].float(), -1)).sum(-1)
    likely = torch.where(chance > LIKELY, chance, 0.0)
    return total + learnt + WEIGHTS["state"] * (soft * likely).sum() / torch.maximum(likely.sum(), few)


def masked(batch: Batch, share: float) -> Batch:
    """The batch with a share of its pieces masked, and half of its windows titled."""
    titled = torch.rand(batch["ids"].shape[0], device=batch["ids"].device) < 0.5
    chosen = torch.rand(batch["ids"].shape, device=batch["ids"].device) < share
    if "base" in batch:
        return batch | {"base": batch["base"].float() * ~chosen[..., None], "titled": titled}
    chosen &= batch["ids"] > MASKED
    return batch | {"ids": torch.where(chosen, MASKED, batch["ids"]), "titled": titled}


def untitled(batch: Batch) -> Batch:
    """The batch as the product sees it: without titles."""
    return batch | {"titled": torch.zeros(batch["ids"].shape[0], dtype=torch.bool, device=batch["ids"].device)}


def train(
    model: nn.Module,
    draw: Callable[[], tuple[Batch, Outs | None]],
    groups: list[dict[str, Any]],
    *,
    minutes: float,
    drop: float,
    average: float,
    name: str,
) -> nn.Module:
    """Steps with a rate that falls to zero over the time given; a running mean of the weights comes back.

    A step whose slope is no number is left out; ten in a row end the run with an error.
    """
    optimizer = torch.optim.AdamW([{**g, "lr": 0.0} for g in groups], betas=(0.9, 0.98), weight_decay=0.01)
    mean = copy.deepcopy(model).eval()
    own = [p for p in model.parameters() if p.requires_grad]
    theirs = [m for m, p in zip(mean.parameters(), model.parameters(), strict=True) if p.requires_grad]
    begun, step, lost, costs = time.time(), 0, 0, []
    model.train()
    while (done := (time.time() - begun) / (60 * minutes)) < 1:
        step += 1
        batch, told = draw()
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * min(step / 60, 1 - done)
        batch = masked(batch, drop)
        with torch.autocast(batch["ids"].device.type, torch.bfloat16):
            total = cost(model(batch), batch, told)
        optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        norm = nn.utils.clip_grad_norm_(own, 1.0)
        if not bool(torch.isfinite(norm)):
            lost += 1
            if lost == 10:
                raise SystemExit(f"{name}: no slope at step {step}, cost {total.item()}")
            continue
        lost = 0
        optimizer.step()
        with torch.no_grad():
            torch._foreach_lerp_(theirs, [p.detach() for p in own], 1 - min(average, step / (step + 10)))
        if step in (1, 10, 50) or step % 200 == 0:
            costs.append(f"{step}: {total.item():.3f}")
            if step <= 200:
                print(name, "step", step, f"at {time.time() - begun:.0f} s", costs[-1], flush=True)
    print(name, "ends at step", step, "costs", ", ".join(dict.fromkeys(costs[:4] + costs[-6:])), flush=True)
    return mean


def scores(opinions: Sequence[Outs], batches: Sequence[Batch]) -> dict[str, float]:
    """Per cent right: events by word and type; status, of all, of core events, and current against historical."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for outs, batch in zip(opinions, batches, strict=True):
        counted = batch["counted"].bool()[:, None]
        known = (batch["event"] != IGNORE) & counted
        guess, gold = outs["event"].argmax(-1)[known], batch["event"][known]
        hit = int(((guess == gold) & (gold > 0)).sum())
        total.update(precision=int((guess > 0).sum()), recall=int((gold > 0).sum()))
        right.update(precision=hit, recall=hit)
        known = (batch["state"] != IGNORE) & counted
        core, real = known & (batch["weight"] == 100), known & (batch["state"] < 2)
        same, two = (outs["state"][..., :n].argmax(-1) == batch["state"] for n in (outs["state"].shape[-1], 2))
        total.update({"state": int(known.sum()), "state core": int(core.sum()), "state real": int(real.sum())})
        right.update({"state": int(same[known].sum()), "state core": int(same[core].sum())})
        right.update({"state real": int(two[real].sum())})
    return {name: round(100 * right[name] / n, 1) for name, n in total.items() if n}


@torch.no_grad()
def opinion(model: nn.Module, batch: Batch) -> Outs:
    """The model's chances of events and status for each word."""
    with torch.autocast(batch["ids"].device.type, torch.bfloat16):
        outs = model.eval()(batch)
    return {name: out.float().softmax(-1).half().cpu() for name, out in outs.items()}


def on(batch: Batch, device: torch.device) -> Batch:
    """The batch, on a device."""
    return {name: value.to(device, non_blocking=True) for name, value in batch.items()}


def endless(items: Sequence[tuple[Batch, Outs | None]], seed: int) -> Callable[[], tuple[Batch, Outs | None]]:
    """One item after the other, each as often as the others, without end."""
    chance = np.random.default_rng(seed)
    waiting: list[int] = []

    def draw() -> tuple[Batch, Outs | None]:
        if not waiting:
            waiting.extend(chance.permutation(len(items)).tolist())
        return items[waiting.pop()]

    return draw


class Data:
    """The batches of a file of stories, the same in each run."""

    def __init__(self, args: argparse.Namespace) -> None:
        stories = Stories(args.stories)
        self.learnt = stories.batches(list(stories.windows(["marked", "own"])), args.size, 1)
        self.free = stories.batches(list(stories.windows(["plain"])), args.size, 2)
        self.apart = {kind: stories.batches(list(stories.windows([kind])), args.size, 3) for kind in APART}


def teacher(args: argparse.Namespace) -> None:
    """One teacher: learns from labels; its opinion of all texts is kept."""
    device, data, labels = torch.device(args.device), Data(args), _labels(args.model)
    torch.manual_seed(args.seed)
    model = Teacher(len(labels["event"]), len(labels["state"])).to(device)
    model.encoder.load_state_dict(mpnet.unpack(args.base))
    model.encoder.words.weight.requires_grad = False
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "base": args.rate}, {"params": heads, "base": args.head_rate}]
    draw = endless([(on(batch, device), None) for batch in data.learnt], args.seed)
    name = f"teacher {args.seed}"
    mean = train(model, draw, groups, minutes=args.minutes, drop=0.05, average=0.995, name=name)
    kept = {kind: [opinion(mean, on(untitled(b), device)) for b in batches] for kind, batches in data.apart.items()}
    print(name, {kind: scores(kept[kind], data.apart[kind]) for kind in APART}, flush=True)
    kept |= {kind: [opinion(mean, on(b, device)) for b in getattr(data, kind)] for kind in ("learnt", "free")}
    torch.save(kept, args.out)


def student(args: argparse.Namespace) -> None:
    """The student: learns from labels and from the teachers' opinion."""
    device, data, labels = torch.device(args.device), Data(args), _labels(args.model)
    opinions = [torch.load(path, weights_only=True) for path in args.opinions]
    if opinions and args.seed == 1:
        told = {kind: _mean([each[kind] for each in opinions]) for kind in APART}
        print("teachers", {kind: scores(told[kind], data.apart[kind]) for kind in APART}, flush=True)
    weights, chance = recover(args.model), np.random.default_rng(args.seed)
    torch.manual_seed(args.seed)
    network = Network({key: len(values) for key, values in labels.items()})
    network.load_state_dict(weights, strict=False)  # its own heads for meaning are not asked
    senses = Senses(len(labels["event"]), len(labels["state"]))
    for layer in senses.layers:
        layer.plain = True  # the fused kernels' slopes were no numbers in such windows
    senses.start(weights)
    senses.load_state_dict(recover_senses(args.model), strict=False)
    model = Student(network, senses).to(device)

    def ready(kind: str) -> list[tuple[Batch, Outs | None]]:
        out: list[tuple[Batch, Outs | None]] = []
        told = _mean([each[kind] for each in opinions]) if opinions else []
        for number, batch in enumerate(getattr(data, kind)):
            here = on(batch, device)
            with torch.autocast(device.type, torch.bfloat16):
                here["base"] = model.read(here).half()
            out.append((here, on(told[number], device) if told else None))
        return out

    marked = endless(ready("learnt"), args.seed)
    free = endless(ready("free"), args.seed) if opinions else marked
    layers, known = list(senses.layers.parameters()), {id(p) for p in senses.layers.parameters()}
    heads = [p for p in senses.parameters() if id(p) not in known]
    groups = [{"params": layers, "base": args.rate}, {"params": heads, "base": args.head_rate}]
    name = f"student {args.out.name}"
    mean = train(
        model,
        lambda: marked() if chance.random() < args.marked else free(),
        groups,
        minutes=args.minutes,
        drop=0.03,
        average=0.998,
        name=name,
    )
    own = {n.removeprefix("senses."): v.half().cpu() for n, v in mean.state_dict().items() if n.startswith("senses.")}
    for part in range(2):  # in two files, for a machine that lets only small ones out
        half = {n: v for n, v in own.items() if (n[:9] in ("layers.0.", "layers.1.", "layers.2.")) == (part == 0)}
        torch.save(half, f"{args.out}.{part}.pt")
    found = {kind: [opinion(mean, on(untitled(b), device)) for b in batches] for kind, batches in data.apart.items()}
    print(name, {kind: scores(found[kind], data.apart[kind]) for kind in APART}, flush=True)


def _mean(opinions: Sequence[Sequence[Outs]]) -> list[Outs]:
    return [
        {name: torch.stack([each[name].float() for each in same]).mean(0).half() for name in same[0]}
        for same in zip(*opinions, strict=True)
    ]


def _labels(model: Path) -> dict[str, list[str]]:
    labels: dict[str, list[str]] = json.loads((model / "labels.json").read_text(encoding="utf8"))
    return labels


def main() -> None:
    """Parse the command line and teach."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(required=True)
    one, other = kinds.add_parser("teacher"), kinds.add_parser("student")
    for each in (one, other):
        each.add_argument("--stories", type=Path, required=True)
        each.add_argument("--model", type=Path, required=True, help="folder of the model, whose grammar stays")
        each.add_argument("--out", type=Path, required=True)
        each.add_argument("--device", default="cpu")
        each.add_argument("--minutes", type=float, default=3.0)
        each.add_argument("--head-rate", type=float, default=1e-3)
        each.add_argument("--size", type=int, default=16384, help="padded pieces in a batch")
        each.add_argument("--seed", type=int, default=1)
    one.add_argument("--base", type=Path, nargs=2, required=True, help="packed weights (training.senses.mpnet)")
    one.add_argument("--rate", type=float, default=8e-5)
    one.set_defaults(run=teacher)
    other.add_argument("--opinions", type=Path, nargs="*", default=[], help="none: learns from labels alone")
    other.add_argument("--rate", type=float, default=3e-4)
    other.add_argument("--marked", type=float, default=0.4, help="share of steps on texts with labels")
    other.set_defaults(run=student)
    args = parser.parse_args()
    if args.device == "cuda":
        torch.backends.cuda.enable_cudnn_sdp(False)  # its slopes were no numbers where windows hold several sentences
    args.run(args)


if __name__ == "__main__":
    main()
