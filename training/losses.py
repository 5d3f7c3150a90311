"""What a batch costs: labels where it has them, and the opinion of teachers everywhere (Hinton, Vinyals, Dean 2015)."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from .network import TAGS, Network
from .stream import IGNORE, PARTIES

WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feat": 0.5, "lem": 0.5, "ner": 1.0, "event": 2.0, "state": 0.5, "party": 1.0}
INPUTS = ("ids", "shp", "mask", "fi", "la")


def loss(network: Network, batch: dict[str, Tensor], teachers: Sequence[Network], share: float) -> Tensor:
    """Sum of the losses of a batch; what the teachers' mean chances add counts `share`."""
    *tags, arc, rh, rd, event, state, party = network(*(batch[name] for name in INPUTS))
    arc, there = open_arcs(arc, batch["fi"]), batch["fi"] > 0
    least, head = there.sum() / 4, batch["head"]
    total = _cross(arc, head, least)
    for name, scores in zip(TAGS, tags, strict=True):
        total = total + WEIGHTS[name] * _cross(scores, batch[name], least)
    row, word = (head != IGNORE).nonzero(as_tuple=True)
    if len(word):
        scores = network.score_relations(rh[row, head[row, word]], rd[row, word])
        total = total + _cross(scores, batch["rel"][row, word], least)
    total = total + WEIGHTS["event"] * _cross(event, batch["event"], least, batch["weight"])
    if (batch["state"] != IGNORE).any():
        total = total + WEIGHTS["state"] * _cross(state, batch["state"], least / 8)
    total = total + WEIGHTS["party"] * _parties(party, batch)
    if not teachers:
        return total
    told = opinion(teachers, batch)
    row, word = there.nonzero(as_tuple=True)
    learnt = _soft(arc[there], told["arc"][there])
    for name, scores in zip((*TAGS, "event"), (*tags, event), strict=True):
        learnt = learnt + WEIGHTS[name] * _soft(scores[there], told[name][there])
    relations = network.score_relations(rh[row, told["head"][row, word]], rd[row, word])
    learnt = learnt + _soft(relations, told["rel"])
    events = there & (told["event"][..., 0] < 0.5)
    if events.any():
        learnt = learnt + WEIGHTS["state"] * _soft(state[events], told["state"][events])
        row, word = events.nonzero(as_tuple=True)
        each = F.binary_cross_entropy_with_logits(
            party[row, :, word].float(), told["party"][row, :, word], reduction="none"
        )
        learnt = learnt + WEIGHTS["party"] * (each * there[row, None, :]).sum() / len(row)
    return total + share * learnt


def targets(batch: dict[str, Tensor], side: str) -> tuple[Tensor, Tensor, Tensor]:
    """Rows and words of the events whose parties on a side are known, and which words [events, n] name them."""
    row, word = (batch[f"{side}0"] != IGNORE).nonzero(as_tuple=True)
    right = torch.zeros(len(row), batch["fi"].shape[1] + 1, device=row.device)
    for name in PARTIES:
        if name.startswith(side):
            right.scatter_(1, batch[name][row, word].clamp(min=0)[:, None], 1.0)
    return row, word, right[:, 1:]


def _parties(party: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Cross-entropy of each word of the sentence, summed, over the events whose parties are known."""
    total = party.sum() * 0
    there = batch["fi"] > 0
    for number, side in enumerate(("actor", "recipient")):
        row, word, right = targets(batch, side)
        if len(row):
            each = F.binary_cross_entropy_with_logits(party[row, number, word].float(), right, reduction="none")
            weight = batch["weight"][row, word].float() / 100
            total = total + ((each * there[row]).sum(1) * weight).sum() / max(len(row), 8)
    return total


@torch.no_grad()
def opinion(teachers: Sequence[Network], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The teachers' mean chances; `head` is the labelled head, else the likeliest, and `rel` [words] goes by it."""
    outs = [teacher(*(batch[name] for name in INPUTS)) for teacher in teachers]
    told = {name: _mean([out[n] for out in outs]) for n, name in enumerate(TAGS)}
    told |= {"event": _mean([out[8] for out in outs]), "state": _mean([out[9] for out in outs])}
    told["party"] = torch.stack([out[10].float().sigmoid() for out in outs]).mean(0)
    told["arc"] = _mean([open_arcs(out[5], batch["fi"]) for out in outs])
    told["head"] = torch.where(batch["head"] == IGNORE, told["arc"].argmax(-1), batch["head"])
    row, word = (batch["fi"] > 0).nonzero(as_tuple=True)
    head = told["head"][row, word]
    told["rel"] = _mean(
        [t.score_relations(o[6][row, head], o[7][row, word]) for t, o in zip(teachers, outs, strict=True)]
    )
    return told


def open_arcs(arc: Tensor, first: Tensor) -> Tensor:
    """Head scores in which padding and a word as its own head are ruled out."""
    words = torch.cat([torch.ones_like(first[:, :1]), first], 1) > 0
    arc = arc.float().masked_fill(~words[:, None, :], -1e4)
    itself = torch.eye(arc.shape[1], dtype=torch.bool, device=arc.device)
    return arc.masked_fill(F.pad(itself, (1, 0))[None], -1e4)


def _cross(scores: Tensor, gold: Tensor, least: Tensor, weight: Tensor | None = None) -> Tensor:
    """Cross-entropy over the words that have a label, but at least over `least` words."""
    keep = gold != IGNORE
    each = F.cross_entropy(scores[keep].float(), gold[keep], reduction="none")
    if weight is not None:
        each = each * (weight[keep].float() / 100)
    return each.sum() / torch.maximum(keep.sum(), least)


def _soft(scores: Tensor, chances: Tensor) -> Tensor:
    return -(chances * F.log_softmax(scores.float(), -1)).sum(-1).mean()


def _mean(scores: Sequence[Tensor]) -> Tensor:
    return torch.stack([s.float().softmax(-1) for s in scores]).mean(0)
