"""Teach the English network the status of what words tell, along whole stories: teachers with a larger encoder, then a
student.

    python -m training.senses.mpnet --weights model.safetensors --out mpnet
    python -m training.senses.teach batches --stories stories.npz more.npz --out WORK
    python -m training.senses.teach teacher --work WORK --labels labels.json --base mpnet.0.npz mpnet.1.npz --seed 0
    python -m training.senses.prune --work WORK --model DIR --teacher 0 --out start.pt
    python -m training.senses.teach student --work WORK --model DIR --teachers 0 --start start.pt --out senses.pt

Teachers read windows of stories with MPNet and learn from labels alone; what they think of every word, of texts without
labels and of varied versions too, is kept, and the main directions of what they know of it. The student (`Senses`) goes
on from what the network leaves of each sentence, which is not touched, and learns from labels and from the teachers'
mean opinion; it begins as what matters of a teacher's upper layers (`prune.py`). All may be started at once: who needs
a file waits for it. Prints figures on stories kept apart.
"""

import argparse
import copy
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.network import SHAPES, Network
from training.stream import IGNORE, MASKED

from . import mpnet
from .network import PADDED, Senses, level, read
from .recover import recover
from .windows import ROLES, Batch, Stories

TITLE, DAY = (ROLES.index(name) for name in ("title", "day"))
WEIGHTS = {"event": 1.0, "state": 1.5, "known": 0.5}
LIKELY = 0.1
"""The chance of an event from which the teachers' opinion of its status is learned."""
KNOWN = 64
"""Main directions of what a teacher knows of a word, which the student learns to tell too."""
APART = ("dev", "gold", "apart")
SEVERAL = {"learnt": 2, "free": 2, "more": 3}
"""Versions of the batches of texts with labels, without, and of further ones without: the first as they are."""
VERSIONS = "versions.json"
KINDS = {"learnt": ("marked", "own"), "free": ("plain",), "more": ("plain",), **{kind: (kind,) for kind in APART}}

Outs = dict[str, Tensor]


class Teacher(nn.Module):
    """MPNet over whole windows, with heads for events and status.

    What the encoder leaves is small, and is brought to one scale before the heads, which learn too slowly without."""

    def __init__(self, events: int, states: int, *, layers: int = mpnet.LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        width = mpnet.WIDTH
        self.encoder = mpnet.Encoder(layers, dropout)
        self.shape = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shape.weight)
        self.word = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.15))
        self.event, self.state = nn.Linear(width, events), nn.Linear(width, states)

    def forward(self, batch: Batch) -> Outs:
        """Scores of each word, event and state, and what they are told from."""
        return self.tell(self.encoder(batch["ids"], batch["seg"] >= 0, self.shape(batch["shp"])), batch)

    def tell(self, x: Tensor, batch: Batch) -> Outs:
        """The same from what the encoder leaves of the pieces."""
        word = self.word(level(ends(x, batch)))
        return {"event": self.event(word), "state": self.state(word), "known": word}

    def begin(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """What the first layer reads, and what attention is given where it sees what the student sees."""
        x = self.encoder.begin(batch["ids"], batch["seg"] >= 0, self.shape(batch["shp"]))
        return x, self.encoder.bias(seen(batch))


class Student(nn.Module):
    """The network, which stays as it is, and the senses that go on from what it leaves, on windows."""

    def __init__(self, network: Network, senses: Senses, known: int) -> None:
        super().__init__()
        self.network, self.senses = network.requires_grad_(False), senses
        self.known = nn.Linear(mpnet.WIDTH, known)
        nn.init.zeros_(self.known.weight)

    def forward(self, batch: Batch) -> Outs:
        """Scores of each word: event, state; and the directions of what the teacher knows of it."""
        base = batch["base"] if "base" in batch else self.read(batch)
        x = self.senses.encode(base, batch["place"], batch["seg"].clamp(min=0), padding(batch))
        told = self.senses.dropout(self.senses.word(level(ends(x, batch))))
        return {"event": self.senses.event(told), "state": self.senses.state(told), "known": self.known(told)}

    @torch.no_grad()
    def read(self, batch: Batch) -> Tensor:
        """What the network leaves of each piece; it reads each sentence alone."""
        seg = batch["seg"]
        alone = (seg[:, None, :, None] == seg[:, None, None, :]) & (seg >= 0)[:, None, None, :]
        bias = torch.where(alone, 0.0, PADDED)
        return read(self.network.eval(), batch["ids"], batch["shp"], batch["pos"], bias)


def grammar(model: Path, labels: dict[str, list[str]]) -> Network:
    """The network of a folder; its own heads for meaning are not asked."""
    network = Network({key: len(values) for key, values in labels.items()})
    network.load_state_dict(recover(model), strict=False)
    return network


def recall(path: Path, labels: dict[str, list[str]]) -> Teacher:
    """A teacher from its file."""
    kept = load(path)
    layers = 1 + max(int(name.split(".")[2]) for name in kept if name.startswith("encoder.layers."))
    teacher = Teacher(len(labels["event"]), len(labels["state"]), layers=layers, dropout=0.0)
    teacher.load_state_dict(kept)
    return teacher.eval()


def seen(batch: Batch) -> Tensor:
    """Which pieces of windows the student sees: not the days, and of `titled` windows alone the titles."""
    found = (batch["seg"] >= 0) & (batch["role"] != DAY)
    return found & ((batch["role"] != TITLE) | batch["titled"][:, None]) if "titled" in batch else found


def padding(batch: Batch) -> Tensor:
    """What attention is given for the pieces that the student does not see."""
    return torch.where(seen(batch), 0.0, PADDED)[:, None, None, :]


def ends(x: Tensor, batch: Batch) -> Tensor:
    """First and last piece of each word, joined: [words, 2 × width]."""
    flat = x.reshape(-1, x.shape[2])
    return torch.cat([flat[batch["fi"]], flat[batch["la"]]], -1)


def cost(outs: Outs, batch: Batch, told: Outs | None) -> Tensor:
    """What labels, and the teachers' opinion where there is one, make of the scores."""
    counted = batch["counted"]
    least = counted.sum() / 4
    few = least / 8
    each = F.cross_entropy(outs["event"].float(), batch["event"], ignore_index=IGNORE, reduction="none")
    keep, known = batch["event"] != IGNORE, batch["state"] != IGNORE
    total = WEIGHTS["event"] * (each * batch["weight"] / 100).sum() / torch.maximum(keep.sum(), least)
    each = F.cross_entropy(outs["state"].float(), batch["state"], ignore_index=IGNORE, reduction="none")
    total = total + WEIGHTS["state"] * each.sum() / torch.maximum(known.sum(), few)
    if told is None:
        return total
    event, state = told["event"].float(), told["state"].float()
    soft = -(event * F.log_softmax(outs["event"].float(), -1)).sum(-1)
    learnt = WEIGHTS["event"] * (soft * counted).sum() / counted.sum()
    soft = -(state * F.log_softmax(outs["state"].float(), -1)).sum(-1)
    chance = 1 - event[:, 0]
    likely = torch.where(counted & (chance > LIKELY), chance, 0.0)
    learnt = learnt + WEIGHTS["state"] * (soft * likely).sum() / torch.maximum(likely.sum(), few)
    far = ((outs["known"].float() - told["known"].float()) ** 2).mean(-1)
    return total + learnt + WEIGHTS["known"] * (far * counted).sum() / counted.sum()


def masked(batch: Batch, share: float) -> Batch:
    """The batch with a share of its pieces masked, and half of its windows titled."""
    titled = torch.rand(batch["ids"].shape[0], device=batch["ids"].device) < 0.5
    chosen = torch.rand(batch["ids"].shape, device=batch["ids"].device) < share
    if "base" in batch:
        return batch | {"base": batch["base"] * ~chosen[..., None], "titled": titled}
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
    until: float,
    drop: float,
    average: float,
    name: str,
    check: Callable[[nn.Module], None] = lambda mean: None,
) -> nn.Module:
    """Steps with a rate that falls to zero at a time (seconds since 1970); a running mean of the weights comes back,
    and is handed to `check` each minute.

    A step whose slope is no number is left out; ten in a row end the run with an error.
    """
    optimizer = torch.optim.AdamW([{**g, "lr": 0.0} for g in groups], betas=(0.9, 0.98), weight_decay=0.01)
    mean = copy.deepcopy(model).eval()
    own = [p for p in model.parameters() if p.requires_grad]
    theirs = [m for m, p in zip(mean.parameters(), model.parameters(), strict=True) if p.requires_grad]
    begun, step, lost, told_at = time.time(), 0, 0, time.time()
    model.train()
    while (done := (time.time() - begun) / (until - begun)) < 1:
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
        if step in (1, 10, 50, 200) or time.time() - told_at > 60:
            print(name, "step", step, f"at {time.time() - begun:.0f} s, cost {total.item():.3f}", flush=True)
        if time.time() - told_at > 60:
            told_at = time.time()
            check(mean)
    print(name, "ends at step", step, flush=True)
    return mean


def scores(opinions: Sequence[Outs], batches: Sequence[Batch]) -> dict[str, float]:
    """Per cent right: events by word and type; status, of all, of core events, and current against historical."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for outs, batch in zip(opinions, batches, strict=True):
        known = batch["event"] != IGNORE
        guess, gold = outs["event"].argmax(-1)[known], batch["event"][known]
        hit = int(((guess == gold) & (gold > 0)).sum())
        total.update(precision=int((guess > 0).sum()), recall=int((gold > 0).sum()))
        right.update(precision=hit, recall=hit)
        known = batch["state"] != IGNORE
        core, real = known & (batch["weight"] == 100), known & (batch["state"] < 2)
        same, two = (outs["state"][:, :n].argmax(-1) == batch["state"] for n in (outs["state"].shape[-1], 2))
        total.update({"state": int(known.sum()), "state core": int(core.sum()), "state real": int(real.sum())})
        right.update({"state": int(same[known].sum()), "state core": int(same[core].sum())})
        right.update({"state real": int(two[real].sum())})
    return {name: round(100 * right[name] / n, 1) for name, n in total.items() if n}


@torch.no_grad()
def opinion(model: nn.Module, batch: Batch, turn: Tensor | None = None) -> Outs:
    """The model's chances of events and status for each word; with `turn`, what it knows, turned so."""
    with torch.autocast(batch["ids"].device.type, torch.bfloat16):
        outs = model.eval()(batch)
    kept = {name: outs[name].float().softmax(-1).half().cpu() for name in ("event", "state")}
    return kept if turn is None else kept | {"known": (outs["known"].float() @ turn[1:] - turn[0]).half().cpu()}


@torch.no_grad()
def directions(model: nn.Module, batches: Sequence[Batch]) -> Tensor:
    """The main directions of what a teacher knows of words, scaled to be 1 on average, and before them the middle."""
    with torch.autocast(batches[0]["ids"].device.type, torch.bfloat16):
        known = torch.cat([model.eval()(batch)["known"].float() for batch in batches])
    middle = known.mean(0)
    main = torch.linalg.eigh((known - middle).T @ (known - middle))[1][:, -KNOWN:]
    main = main / ((known - middle) @ main).pow(2).mean().sqrt()
    return torch.cat([(middle @ main)[None], main])


def on(batch: Batch, device: torch.device) -> Batch:
    """The batch, on a device."""
    moved = {name: value.to(device, non_blocking=True) for name, value in batch.items()}
    return {name: value.bool() if name == "counted" else value.long() for name, value in moved.items()}


def endless(items: Sequence[tuple[Batch, Outs | None]], seed: int) -> Callable[[], tuple[Batch, Outs | None]]:
    """One item after the other, each as often as the others, without end."""
    chance = np.random.default_rng(seed)
    waiting: list[int] = []

    def draw() -> tuple[Batch, Outs | None]:
        if not waiting:
            waiting.extend(chance.permutation(len(items)).tolist())
        return items[waiting.pop()]

    return draw


def save(values: object, path: Path) -> None:
    """Write a file whole, so that who waits for it does not read a part."""
    part = path.with_suffix(".part")
    torch.save(values, part)
    part.rename(path)


def load(path: Path) -> Any:
    """Read a file, once it is there."""
    while not path.exists():
        time.sleep(0.2)
    return torch.load(path, weights_only=True)


def versions(kinds: Sequence[str], work: Path) -> list[str]:
    """The names of all versions of the batches of some kinds that there are or will be."""
    path = work / VERSIONS
    while not path.exists():
        time.sleep(0.2)
    listed = json.loads(path.read_text(encoding="utf8"))
    return [name for name in listed if name.split(".")[0] in kinds]


def batches(args: argparse.Namespace) -> None:
    """Cut the stories of files into batches: those without labels of a second file are `more`."""
    args.out.mkdir(exist_ok=True)
    kinds = [kind for kind in KINDS if kind != "more" or len(args.stories) > 1]
    names = [f"{kind}.{number}" for kind in kinds for number in range(SEVERAL.get(kind, 1))]
    part = args.out / "versions.part"
    part.write_text(json.dumps(names), encoding="utf8")
    part.rename(args.out / VERSIONS)
    with ProcessPoolExecutor(args.processes) as pool:
        for _ in pool.map(_cut, [args.stories[name.startswith("more")] for name in names], names, *_same(args, names)):
            pass


def _same(args: argparse.Namespace, names: Sequence[str]) -> tuple[list[Path], list[int]]:
    return [args.out] * len(names), [args.size] * len(names)


def _cut(stories: Path, name: str, out: Path, size: int) -> None:
    kind, number = name.split(".")
    seed = list(KINDS).index(kind) + 10 * int(number)
    save(Stories(stories).batches(KINDS[kind], size, seed, vary=number != "0"), out / f"batches.{name}.pt")


def teacher(args: argparse.Namespace) -> None:
    """One teacher: learns from labels; its opinion of all texts is kept."""
    device, labels = torch.device(args.device), json.loads(args.labels.read_text(encoding="utf8"))
    torch.manual_seed(args.seed)
    model = Teacher(len(labels["event"]), len(labels["state"]), layers=args.layers, dropout=args.dropout).to(device)
    model.encoder.load_state_dict({n: v for n, v in mpnet.unpack(args.base).items() if n in model.encoder.state_dict()})
    fixed = [model.encoder.words, model.encoder.near]
    if args.frozen:
        fixed += [model.shape, model.encoder.positions, model.encoder.norm, *model.encoder.layers[: args.frozen]]
    for part in fixed:
        part.requires_grad_(False)
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("encoder.")]
    groups = [{"params": encoder, "base": args.rate}, {"params": heads, "base": args.head_rate}]
    learnt = [on(b, device) for v in versions(["learnt"], args.work) for b in load(args.work / f"batches.{v}.pt")]
    draw = endless([(batch, None) for batch in learnt], args.seed)
    name = f"teacher {args.seed}"
    mean = train(model, draw, groups, until=_end(args), drop=0.05, average=0.995, name=name)
    torch.cuda.empty_cache()
    turn = directions(mean, learnt[:20])
    for version in versions(APART, args.work):
        cut = load(args.work / f"batches.{version}.pt")
        kept = [opinion(mean, untitled(on(b, device))) for b in cut]
        print(name, version, scores(kept, cut), flush=True)
        save(kept, args.work / f"opinion.{version}.{args.seed}.pt")
    for version in versions(["learnt", "free", "more"], args.work):
        kept = [opinion(mean, on(b, device), turn) for b in load(args.work / f"batches.{version}.pt")]
        save(kept, args.work / f"opinion.{version}.{args.seed}.pt")
    save({name: value.half().cpu() for name, value in mean.state_dict().items()}, args.work / f"teacher.{args.seed}.pt")
    print(name, f"is heard, {time.time() - _end(args):.0f} s after its end", flush=True)


def student(args: argparse.Namespace) -> None:
    """The student: learns from labels and from the teachers' opinion."""
    device, labels = torch.device(args.device), json.loads((args.model / "labels.json").read_text(encoding="utf8"))
    chance = np.random.default_rng(args.seed)
    torch.manual_seed(args.seed)
    model = Student(grammar(args.model, labels), started(args.start, labels), KNOWN * len(args.teachers)).to(device)
    whole = {version: load(args.work / f"batches.{version}.pt") for version in versions(APART, args.work)}
    apart = {version: [untitled(on(batch, device)) for batch in cut] for version, cut in whole.items()}
    name = f"student {args.out.name}"

    def check(mean: nn.Module) -> None:
        write(mean.get_submodule("senses"), args.out)
        heard = {version: [opinion(mean, batch) for batch in cut] for version, cut in apart.items()}
        print(name, {version: scores(heard[version], whole[version]) for version in apart}, flush=True)

    def ready(kind: str) -> list[tuple[Batch, Outs | None]]:
        out: list[tuple[Batch, Outs | None]] = []
        for version in versions([kind], args.work):
            cut = load(args.work / f"batches.{version}.pt")
            told = [load(args.work / f"opinion.{version}.{seed}.pt") for seed in args.teachers]
            for number, batch in enumerate(cut):
                here = on(batch, device)
                with torch.autocast(device.type, torch.bfloat16):
                    here["base"] = model.read(here).bfloat16()
                each = [{k: v.to(device) for k, v in opinions[number].items()} for opinions in told]
                out.append((here, mean_opinion(each) if each else None))
            print(name, version, "is there", flush=True)
        return out

    choose_kernel(model, [on(b, device) for b in load(args.work / "batches.learnt.0.pt")][::10], name)
    check(model)
    marked, free = endless(ready("learnt"), args.seed), endless(ready("free") + ready("more"), args.seed)
    layers = [p for n, p in model.named_parameters() if n.startswith("senses.layers.")]
    heads = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("senses.layers.")]
    groups = [{"params": layers, "base": args.rate}, {"params": heads, "base": args.head_rate}]
    mean = train(
        model,
        lambda: marked() if chance.random() < args.marked else free(),
        groups,
        until=_end(args),
        drop=0.03,
        average=0.998,
        name=name,
        check=check,
    )
    check(mean)


def mean_opinion(each: Sequence[Outs]) -> Outs:
    """What several teachers think: the mean of their chances; of what they know, all."""
    mean = {name: torch.stack([outs[name].float() for outs in each]).mean(0).half() for name in ("event", "state")}
    return mean | {"known": torch.cat([outs["known"] for outs in each], -1)}


def choose_kernel(model: Student, cut: Sequence[Batch], name: str) -> None:
    """Fused attention where its slopes are those of the plain one (they were no numbers on some cards), else plain."""
    slopes: list[list[float]] = []
    own = list(model.senses.parameters())
    model.eval()
    for plain in (True, False):
        model.senses.spell_out(plain)
        norms = []
        for batch in cut:
            model.zero_grad()
            with torch.autocast(batch["ids"].device.type, torch.bfloat16):
                total = cost(model(untitled(batch)), batch, None)
            total.backward()  # type: ignore[no-untyped-call]
            norms.append(float(nn.utils.get_total_norm([p.grad for p in own if p.grad is not None])))
        slopes.append(norms)
    alike = bool(np.allclose(slopes[0], slopes[1], rtol=0.05))
    model.senses.spell_out(not alike)
    print(name, "attention is", "fused" if alike else f"plain: {slopes}", flush=True)


def write(senses: nn.Module, out: Path) -> None:
    """Write a student's weights, with the sizes of its layers."""
    weights = {name: value.half().cpu() for name, value in senses.state_dict().items()}
    save({"sizes": list(senses.sizes), "weights": weights}, out)


def started(path: Path, labels: dict[str, list[str]]) -> Senses:
    """A student from its file."""
    kept = load(path)
    senses = Senses(len(labels["event"]), len(labels["state"]), kept["sizes"])
    senses.load_state_dict(kept["weights"])
    return senses


def _end(args: argparse.Namespace) -> float:
    if args.until is None:
        args.until = time.time() + 60 * args.minutes
    return float(args.until)


def main() -> None:
    """Parse the command line and teach."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(required=True)
    cut, one, other = kinds.add_parser("batches"), kinds.add_parser("teacher"), kinds.add_parser("student")
    cut.add_argument("--stories", type=Path, nargs="+", required=True, help="a second file: more texts without labels")
    cut.add_argument("--out", type=Path, required=True, help="a folder")
    cut.add_argument("--size", type=int, default=16384, help="padded pieces in a batch")
    cut.add_argument("--processes", type=int, default=12)
    cut.set_defaults(run=batches)
    for each in (one, other):
        each.add_argument("--work", type=Path, required=True, help="the folder of the batches")
        each.add_argument("--device", default="cpu")
        each.add_argument("--minutes", type=float, default=3.0)
        each.add_argument("--until", type=float, help="rather than minutes: when to end, in seconds since 1970")
        each.add_argument("--head-rate", type=float, default=1e-3)
        each.add_argument("--seed", type=int, default=1)
    one.add_argument("--labels", type=Path, required=True, help="the labels of the model")
    one.add_argument("--base", type=Path, nargs=2, required=True, help="packed weights (training.senses.mpnet)")
    one.add_argument("--rate", type=float, default=8e-5)
    one.add_argument("--layers", type=int, default=mpnet.LAYERS, help="so many of the base's, from below")
    one.add_argument("--frozen", type=int, default=0, help="so many of them, from below, stay as they are")
    one.add_argument("--dropout", type=float, default=0.1)
    one.set_defaults(run=teacher)
    other.add_argument("--model", type=Path, required=True, help="folder of the model, whose grammar stays")
    other.add_argument("--teachers", type=int, nargs="+", required=True, help="their seeds")
    other.add_argument("--start", type=Path, required=True, help="what it begins as (training.senses.prune)")
    other.add_argument("--out", type=Path, required=True)
    other.add_argument("--rate", type=float, default=1.5e-4)
    other.add_argument("--marked", type=float, default=0.3, help="share of steps on texts with labels")
    other.set_defaults(run=student, head_rate=4.5e-4)
    args = parser.parse_args()
    if getattr(args, "device", "") == "cuda":
        torch.backends.cuda.enable_cudnn_sdp(False)  # its slopes were no numbers where windows hold several sentences
    args.run(args)


if __name__ == "__main__":
    main()
