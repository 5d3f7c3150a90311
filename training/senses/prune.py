"""Make a student of a teacher: its upper layers, upon what the network leaves, with the heads and inner units that tell
something.

    python -m training.senses.prune --work WORK --model DIR --teacher 0 --out start.pt

The teacher's lower layers are left out: what the network leaves of a piece is brought to where the teacher is behind
them (stitching: Bansal, Nakkiran, Barak 2021), by least squares first, then with hidden units for what lines do not
tell. Of the layers above, those heads and inner units stay on which the cost depends most, by the squares of its slopes
(Michel, Levy, Neubig 2019; Kwon and others 2022); what leads out of them is fitted anew, layer by layer, so that it
gives what the whole teacher gives. Without a step of training this student reads status nearly as well as one of four
layers that were taught for seven minutes on a card.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from . import mpnet, teach
from .network import Layer, Senses
from .windows import Batch

LOW = 3
"""Layers of the teacher that the network stands for."""
HEADS, INNER = 6, 768
"""Heads and inner units that are left in a layer, on average; half of the units and two heads at least in each."""
ALIKE = 16
"""Inner units are left by so many."""
WEIGHED, MARKED, FREE = 60, 26, 14
"""Batches, about: with labels, that heads and units are weighed on; with and without labels, that is fitted on."""
STEPS, ROWS = 1500, 2048
"""Of teaching the stitch: steps, pieces in each."""
FIRM = 1e-3
"""How much least squares are held back, in parts of the mean square."""

Masks = list[tuple[Tensor, Tensor]]


class Left(NamedTuple):
    """What is left of one of the teacher's layers."""

    number: int
    heads: list[int]
    inner: list[int]


def main() -> None:
    """Parse the command line and prune."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="the folder of the batches and of the teacher")
    parser.add_argument("--model", type=Path, required=True, help="folder of the model, whose grammar stays")
    parser.add_argument("--teacher", type=int, default=0, help="its seed")
    parser.add_argument("--low", type=int, default=LOW)
    parser.add_argument("--heads", type=int, default=HEADS)
    parser.add_argument("--inner", type=int, default=INNER)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(args.teacher)
    labels = json.loads((args.model / "labels.json").read_text(encoding="utf8"))
    teacher = teach.recall(args.work / f"teacher.{args.teacher}.pt", labels).requires_grad_(False)
    marked, free = (teach.load(args.work / f"batches.{kind}.0.pt") for kind in ("learnt", "free"))
    layers = range(args.low, len(teacher.encoder.layers))
    left = chosen(importance(teacher, some(marked, WEIGHED)), layers, args.heads, args.inner)
    sizes = [(len(each.heads), len(each.inner)) for each in left]
    print("heads and inner units", sizes, flush=True)
    senses = Senses(len(labels["event"]), len(labels["state"]), sizes)
    student = teach.Student(teach.grammar(args.model, labels), senses, teach.KNOWN)
    spread = [*some(marked, MARKED), *some(free, FREE)]
    batches = [teach.untitled(teach.on(batch, torch.device("cpu"))) for batch in spread]
    fill(student, teacher, batches, left)
    teach.write(senses, args.out)


def some(batches: Sequence[Batch], number: int) -> Sequence[Batch]:
    """About so many of the batches, spread over all."""
    return batches[:: max(1, len(batches) // number)]


def importance(teacher: teach.Teacher, marked: Sequence[Batch]) -> Masks:
    """For each layer, how much the cost depends on each head and on each inner unit: the sum over batches of the
    squared slope of a mask on it."""
    whole = [(torch.ones(mpnet.HEADS), torch.ones(4 * mpnet.WIDTH)) for _ in teacher.encoder.layers]
    total = [(torch.zeros_like(heads), torch.zeros_like(inner)) for heads, inner in whole]
    for batch in marked:
        masks = [(heads.clone().requires_grad_(), inner.clone().requires_grad_()) for heads, inner in whole]
        here = teach.untitled(teach.on(batch, torch.device("cpu")))
        with torch.autocast("cpu", torch.bfloat16):
            x = list(states(teacher, here, masks))[-1]
            cost = teach.cost(teacher.tell(x, here), here, None)
        slopes = torch.autograd.grad(cost, [mask for pair in masks for mask in pair])
        for number, pair in enumerate(total):
            for side, sum_ in enumerate(pair):
                sum_.add_(slopes[2 * number + side].float() ** 2)
    return total


def states(teacher: teach.Teacher, batch: Batch, masks: Masks | None = None) -> Iterator[Tensor]:
    """What the teacher knows of a window's pieces before its first layer, and after each, where it sees what the
    student sees; with `masks` on heads and inner units."""
    x, bias = teacher.begin(batch)
    yield x
    for number, layer in enumerate(teacher.encoder.layers):
        mixed = layer.mixture(x, bias)
        if masks is not None:
            mixed = mixed * masks[number][0].repeat_interleave(mpnet.HEAD)
        x = layer.norm1(x + layer.o(mixed))
        inner = F.gelu(layer.up(x))
        x = layer.norm2(x + layer.down(inner if masks is None else inner * masks[number][1]))
        yield x


def chosen(found: Masks, layers: Sequence[int], heads: int, inner: int) -> list[Left]:
    """The heads and the inner units of each layer that are left: those that matter most over all layers."""
    kept = _best([found[n][0] for n in layers], heads, 2, 1)
    units = _best([found[n][1] for n in layers], inner, inner // 2, ALIKE)
    return [Left(*each) for each in zip(layers, kept, units, strict=True)]


def _best(values: Sequence[Tensor], average: int, least: int, alike: int) -> list[list[int]]:
    kept = [value.argsort(descending=True)[:least].tolist() for value in values]
    ranked = [(-float(v), n, i) for n, value in enumerate(values) for i, v in enumerate(value) if i not in kept[n]]
    for _, n, i in sorted(ranked)[: (average - least) * len(values)]:
        kept[n].append(i)
    return [sorted(each[: max(least, len(each) // alike * alike)]) for each in kept]


@torch.no_grad()
def fill(student: teach.Student, teacher: teach.Teacher, batches: Sequence[Batch], left: Sequence[Left]) -> None:
    """Give the student what is left of the teacher, fitted on some batches."""
    senses = student.senses
    with torch.autocast("cpu", torch.bfloat16):
        known = [[state.bfloat16() for state in states(teacher, batch)] for batch in batches]
        base = [student.read(batch) for batch in batches]
    there = [teach.seen(batch) for batch in batches]

    def flat(padded: Iterable[Tensor]) -> Tensor:
        return torch.cat([each[seen].float() for each, seen in zip(padded, there, strict=True)])

    def less(padded: Iterable[Tensor], minus: Iterable[Tensor]) -> Tensor:
        return flat(each - other for each, other in zip(padded, minus, strict=True))

    before = teacher.encoder.layers[left[0].number - 1].norm2
    senses.norm.load_state_dict(before.state_dict())
    wanted = flat(each[left[0].number] for each in known)
    _stitch(senses, flat(base), (wanted - before.bias) / before.weight)
    x = [senses.norm(senses.begin(each.float())) for each in base]
    for layer, part in zip(senses.layers, left, strict=True):
        number, source = part.number, teacher.encoder.layers[part.number]
        _copy(layer, source, teacher.encoder.near.weight, part)
        whole = [_attended(source, each[number].float(), teacher, b) for each, b in zip(known, batches, strict=True)]
        mixed = [_mixture(layer, each, batch) for each, batch in zip(x, batches, strict=True)]
        _fit(layer.o, flat(mixed), less(whole, x))
        x = [layer.norm1(each + layer.o(m)) for each, m in zip(x, mixed, strict=True)]
        whole = [_thought(source, source.norm1(each)) for each in whole]
        units = [_units(layer, each) for each in x]
        _fit(layer.down, flat(units), less(whole, x))
        x = [layer.norm2(each + layer.down(u)) for each, u in zip(x, units, strict=True)]
        got, want = flat(x), flat(each[number + 1] for each in known)
        print("layer", number, f"explains {_explained(got, want):.3f} of the teacher's", flush=True)
    senses.word[0].load_state_dict(teacher.word[0].state_dict())
    senses.event.load_state_dict(teacher.event.state_dict())
    senses.state.load_state_dict(teacher.state.state_dict())


def _copy(layer: Layer, source: mpnet.Layer, near: Tensor, left: Left) -> None:
    """What is left of the teacher's layer."""
    rows = torch.cat([torch.arange(mpnet.HEAD) + mpnet.HEAD * head for head in left.heads])
    for part in ("q", "k", "v"):
        ours, theirs = getattr(layer, part), getattr(source, part)
        ours.weight.copy_(theirs.weight[rows])
        ours.bias.copy_(theirs.bias[rows])
    layer.near.weight.copy_(near[:, left.heads])
    layer.up.weight.copy_(source.up.weight[left.inner])
    layer.up.bias.copy_(source.up.bias[left.inner])
    layer.norm1.load_state_dict(source.norm1.state_dict())
    layer.norm2.load_state_dict(source.norm2.state_dict())


def _mixture(layer: Layer, x: Tensor, batch: Batch) -> Tensor:
    bias = layer.near.weight[mpnet.buckets(x.shape[1], x.device)].permute(2, 0, 1) + teach.padding(batch)
    with torch.autocast("cpu", torch.bfloat16):
        return layer.mixture(x, bias).float()


def _units(layer: mpnet.Layer, x: Tensor) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        return F.gelu(layer.up(x)).float()


def _attended(source: mpnet.Layer, x: Tensor, teacher: teach.Teacher, batch: Batch) -> Tensor:
    """What the teacher's layer makes of a state by attention, before it is brought to one scale."""
    with torch.autocast("cpu", torch.bfloat16):
        return x + source.o(source.mixture(x, teacher.encoder.bias(teach.seen(batch)))).float()


def _thought(source: mpnet.Layer, x: Tensor) -> Tensor:
    """What it makes of that by its inner units, before it is brought to one scale."""
    with torch.autocast("cpu", torch.bfloat16):
        return x + source.down(_units(source, x)).float()


def _fit(linear: nn.Linear, given: Tensor, wanted: Tensor) -> None:
    """Least squares."""
    given = torch.cat([given, torch.ones(len(given), 1)], 1)
    square = given.T @ given
    square.diagonal().add_(FIRM * square.diagonal().mean())
    weights = torch.linalg.solve(square, given.T @ wanted)
    linear.weight.copy_(weights[:-1].T)
    linear.bias.copy_(weights[-1])


@torch.enable_grad()
def _stitch(senses: Senses, base: Tensor, wanted: Tensor) -> None:
    """From what the network leaves to the teacher's space: by least squares, then with hidden units too."""
    with torch.no_grad():
        _fit(senses.linear, base, wanted)
        nn.init.zeros_(senses.stitch[2].weight)
        nn.init.zeros_(senses.stitch[2].bias)
    own = [*senses.linear.parameters(), *senses.stitch.parameters()]
    optimizer = torch.optim.AdamW(own, lr=1e-3)
    wanted = F.layer_norm(wanted, wanted.shape[-1:])
    for step in range(STEPS):
        rows = torch.randint(len(base), (ROWS,))
        for group in optimizer.param_groups:
            group["lr"] = 1e-3 * min((step + 1) / 50, 1 - step / STEPS)
        with torch.autocast("cpu", torch.bfloat16):
            told = senses.begin(base[rows]).float()
        far = ((F.layer_norm(told, told.shape[-1:]) - wanted[rows]) ** 2).mean()
        optimizer.zero_grad()
        far.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    print(f"the stitch leaves {far.item():.3f} of the teacher's state", flush=True)


def _explained(got: Tensor, want: Tensor) -> float:
    return float(1 - ((got - want) ** 2).sum() / ((want - want.mean(0)) ** 2).sum())


if __name__ == "__main__":
    main()
