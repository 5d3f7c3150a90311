"""Teach the English network what words tell of, along whole stories: teachers with a larger encoder, then a student.

    python -m training.senses.mpnet --weights model.safetensors --out mpnet
    python -m training.senses.teach --stories stories.npz --model DIR --teacher mpnet.0.npz mpnet.1.npz \\
        --out senses.pt --device cuda

Teachers read windows of stories with MPNet and learn from labels alone. The student (`Senses`) goes on from the first
layers of the network as it is, which is not touched, and learns from labels and from the teachers' mean opinion of
every word, of texts without labels too. Prints figures on stories kept apart as it goes.
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

from training.losses import targets
from training.network import PARTY, SHAPES, Network
from training.stream import IGNORE, MASKED

from . import mpnet
from .network import PADDED, Senses, read
from .recover import recover
from .windows import ROLES, Batch, Stories

BODY, TITLE, DAY = (ROLES.index(name) for name in ("body", "title", "day"))
WEIGHTS = {"event": 2.0, "state": 0.7, "party": 1.0}
LIKELY = 0.1
"""The chance of an event from which the teachers' opinion of its status and parties is learned."""

Outs = dict[str, Tensor]


class Teacher(nn.Module):
    """MPNet over whole windows, with heads for events, status and parties."""

    def __init__(self, events: int, states: int, layers: int = mpnet.LAYERS) -> None:
        super().__init__()
        width = mpnet.WIDTH
        self.encoder = mpnet.Encoder(layers)
        self.shape = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shape.weight)
        self.word = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.15))
        self.event, self.state = nn.Linear(width, events), nn.Linear(width, states)
        self.deed, self.named = nn.Linear(width, 2 * PARTY), nn.Linear(width, 2 * PARTY)
        self.sides = nn.Parameter(torch.randn(2, 2 * PARTY, 2 * PARTY) * 0.01)
        self.side_bias = nn.Parameter(torch.zeros(2, 2 * PARTY))
        self.side_level = nn.Parameter(torch.full((2,), -3.0))

    def forward(self, batch: Batch) -> Outs:
        """Scores of the words of every sentence: event, state, party (as the student's)."""
        x = self.encoder(batch["ids"], batch["seg"] >= 0, self.shape(batch["shp"]))
        word = self.word(ends(x, batch))
        deed, named = F.gelu(self.deed(word)), F.gelu(self.named(word)).transpose(1, 2)
        party = [(deed @ self.sides[s] + self.side_bias[s]) @ named + self.side_level[s] for s in range(2)]
        return {"event": self.event(word), "state": self.state(word), "party": torch.stack(party, 1)}


class Student(nn.Module):
    """The network, which stays as it is, and the senses that go on from it, on windows."""

    def __init__(self, network: Network, senses: Senses) -> None:
        super().__init__()
        self.network, self.senses = network.requires_grad_(False), senses

    def forward(self, batch: Batch) -> Outs:
        """Scores of the words of every sentence: event, state, party."""
        base, word = self.read(batch)
        bias = torch.where(seen(batch), 0.0, PADDED)[:, None, None, :]
        mixed = self.senses.encode(base, batch["place"], bias)
        told = self.senses.dropout(self.senses.meaning(ends(mixed, batch)))
        word = self.senses.dropout(word)
        party = self.senses.parties(word, told)
        return {"event": self.senses.event(told), "state": self.senses.state(told), "party": party}

    @torch.no_grad()
    def read(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """What the network leaves of each piece and word; it reads each sentence alone."""
        network, seg = self.network.eval(), batch["seg"]
        alone = (seg[:, None, :, None] == seg[:, None, None, :]) & (seg >= 0)[:, None, None, :]
        bias = torch.where(alone, 0.0, PADDED)
        base, top = read(network, batch["ids"], batch["shp"], batch["pos"], bias)
        return base, network.join(ends(top, batch))


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
    total = total + WEIGHTS["party"] * _parties(outs["party"], batch, few / 2)
    if told is None:
        return total
    soft = -(told["event"] * F.log_softmax(outs["event"].float(), -1)).sum(-1)
    learnt = WEIGHTS["event"] * soft[counted].mean()
    chance = (1 - told["event"][..., 0].float()) * counted
    soft = -(told["state"] * F.log_softmax(outs["state"].float(), -1)).sum(-1)
    likely = torch.where(chance > LIKELY, chance, 0.0)
    learnt = learnt + WEIGHTS["state"] * (soft * likely).sum() / torch.maximum(likely.sum(), few)
    row, word = told["row"], told["word"]
    scores = outs["party"][row, :, word].float()
    each = F.binary_cross_entropy_with_logits(scores, told["named"].float(), reduction="none")
    each = (each * (batch["fi"][row] > 0)[:, None, :]).sum((1, 2)) * chance[row, word]
    return total + learnt + WEIGHTS["party"] * each.sum() / torch.maximum(chance[row, word].sum(), few)


def _parties(party: Tensor, batch: Batch, least: Tensor) -> Tensor:
    """Cross-entropy of each word of the sentence, summed, over the events whose parties are known."""
    total = torch.zeros((), device=party.device)
    there = batch["fi"] > 0
    for number, side in enumerate(("actor", "recipient")):
        row, word, right = targets(batch, side)
        each = F.binary_cross_entropy_with_logits(party[row, number, word].float(), right, reduction="none")
        weight = batch["weight"][row, word] / 100
        count = torch.tensor(float(len(row)), device=party.device)
        total = total + ((each * there[row]).sum(1) * weight).sum() / torch.maximum(count, least)
    return total


def masked(batch: Batch, share: float) -> Batch:
    """The batch with a share of its pieces masked, and half of its windows titled."""
    ids = batch["ids"]
    chosen = (torch.rand(ids.shape, device=ids.device) < share) & (ids > MASKED)
    titled = torch.rand(ids.shape[0], device=ids.device) < 0.5
    return batch | {"ids": torch.where(chosen, MASKED, ids), "titled": titled}


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
        if step in (1, 10) or step % 100 == 0:
            costs.append(f"{step}: {total.item():.3f}")
    print(name, "ends at step", step, "costs", ", ".join(dict.fromkeys(costs[:4] + costs[-6:])), flush=True)
    return mean


@torch.no_grad()
def scores(models: Sequence[nn.Module], batches: Sequence[Batch], device: torch.device) -> dict[str, float]:
    """Per cent right: events by word and type; status, of all, of core events, and current against historical; parties,
    of all, and where there are some."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for batch in (untitled(on(each, device)) for each in batches):
        outs = opinion(models, batch)
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
        for number, side in enumerate(("actor", "recipient")):
            row, word, wanted = targets(batch, side)
            named = (outs["party"][row, number, word] > 0.5) & (batch["fi"][row] > 0)
            same = (named == (wanted > 0)).all(1)
            some = (wanted > 0).any(1)
            total.update({side: len(row), f"some {side}": int(some.sum())})
            right.update({side: int(same.sum()), f"some {side}": int((same & some).sum())})
    return {name: round(100 * right[name] / n, 1) for name, n in total.items() if n}


@torch.no_grad()
def opinion(models: Sequence[nn.Module], batch: Batch) -> Outs:
    """The models' mean chances."""
    with torch.autocast(batch["ids"].device.type, torch.bfloat16):
        outs = [model.eval()(batch) for model in models]
    chances = {name: [out[name].float().softmax(-1) for out in outs] for name in ("event", "state")}
    chances["party"] = [out["party"].float().sigmoid() for out in outs]
    return {name: torch.stack(each).mean(0) for name, each in chances.items()}


def kept(outs: Outs, batch: Batch) -> Outs:
    """An opinion as it is kept: of the parties only those of likely events."""
    there = batch["counted"].bool()[:, None] & (batch["fi"] > 0)
    row, word = ((outs["event"][..., 0] < 1 - LIKELY) & there).nonzero(as_tuple=True)
    named = outs["party"][row, :, word].half()
    return {"event": outs["event"].half(), "state": outs["state"].half(), "row": row, "word": word, "named": named}


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


def teacher_of(learnt: Sequence[Batch], labels: dict[str, list[str]], seed: int, args: argparse.Namespace) -> nn.Module:
    """One teacher: trained, and kept in `--kept`; or the one that an earlier run kept there."""
    torch.manual_seed(args.seed + seed)
    teacher = Teacher(len(labels["event"]), len(labels["state"])).to(args.device)
    path = args.kept / f"teacher{seed}.pt" if args.kept else None
    if path and path.exists():
        teacher.load_state_dict(torch.load(path, weights_only=True))
        return teacher.eval()
    teacher.encoder.load_state_dict(mpnet.unpack(args.teacher))
    teacher.encoder.words.weight.requires_grad = False
    encoder = [p for p in teacher.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in teacher.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "base": args.teacher_rate}, {"params": heads, "base": 1e-3}]
    draw = endless([(batch, None) for batch in learnt], seed)
    name = f"teacher {seed}"
    mean = train(teacher, draw, groups, minutes=args.teacher_minutes, drop=0.05, average=0.995, name=name)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save(mean.state_dict(), path)
    return mean


def teach(args: argparse.Namespace) -> None:
    """Teachers, their opinion, the student."""
    device = torch.device(args.device)
    if device.type == "cuda":
        torch.backends.cuda.enable_cudnn_sdp(False)  # its slopes were no numbers where windows hold several sentences
    labels = json.loads((args.model / "labels.json").read_text(encoding="utf8"))
    stories, begun = Stories(args.stories), time.time()
    learnt = [on(b, device) for b in stories.batches(list(stories.windows(["marked", "own"])), args.size, 1)]
    free = stories.batches(list(stories.windows(["plain"])), args.size, 2) if args.teachers else []
    apart = {kind: stories.batches(list(stories.windows([kind])), args.size, 3) for kind in ("dev", "gold", "apart")}

    def told(name: str, models: Sequence[nn.Module]) -> None:
        found = {kind: scores(models, batches, device) for kind, batches in apart.items()}
        print(name, f"at {time.time() - begun:.0f} s", found, flush=True)

    teachers = []
    for seed in range(args.teachers):
        teachers.append(teacher_of(learnt, labels, seed, args))
        told(f"teacher {seed}", teachers[-1:])
    taught: list[tuple[Batch, Outs | None]] = [
        (batch, kept(opinion(teachers, batch), batch) if teachers else None) for batch in learnt
    ]
    taught_free = [(batch, kept(opinion(teachers, batch), batch)) for batch in (on(b, device) for b in free)]
    print(f"opinions at {time.time() - begun:.0f} s", flush=True)
    del teachers
    weights, chance = recover(args.model), np.random.default_rng(args.seed)
    torch.manual_seed(args.seed)
    network = Network({key: len(values) for key, values in labels.items()})
    kept_as_is = {name: value for name, value in weights.items() if not name.startswith("senses.")}
    network.load_state_dict(kept_as_is, strict=False)  # its own heads for meaning are not asked
    senses = Senses(len(labels["event"]), len(labels["state"]))
    senses.start(weights)
    student = Student(network, senses).to(device)
    marked, unmarked = endless(taught, args.seed), endless(taught_free or taught, args.seed)
    layers, known = list(senses.layers.parameters()), {id(p) for p in senses.layers.parameters()}
    heads = [p for p in senses.parameters() if id(p) not in known]
    groups = [{"params": layers, "base": args.rate}, {"params": heads, "base": args.head_rate}]
    mean = train(
        student,
        lambda: marked() if chance.random() < args.marked else unmarked(),
        groups,
        minutes=args.minutes,
        drop=0.03,
        average=0.998,
        name="student",
    )
    told("student", [mean])
    saved = {name.removeprefix("senses."): value.half().cpu() for name, value in mean.state_dict().items()}
    torch.save({name: value for name, value in saved.items() if not name.startswith("network.")}, args.out)


def main() -> None:
    """Parse the command line and teach."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="folder of the model, whose grammar stays")
    parser.add_argument("--teacher", type=Path, nargs="*", default=[], help="packed weights of MPNet (training.mpnet)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--teachers", type=int, default=3, help="0: the student learns from labels alone")
    parser.add_argument("--kept", type=Path, help="folder in which teachers are kept for another run")
    parser.add_argument("--teacher-minutes", type=float, default=1.2)
    parser.add_argument("--teacher-rate", type=float, default=8e-5)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--marked", type=float, default=0.4, help="share of steps on texts with labels")
    parser.add_argument("--size", type=int, default=16384, help="padded pieces in a batch")
    parser.add_argument("--seed", type=int, default=1)
    teach(parser.parse_args())


if __name__ == "__main__":
    main()
