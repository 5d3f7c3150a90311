"""The student: layers of its own that read a window of a story at once, for the status of what its words tell.

The shipped network reads each sentence alone, and a sentence alone does not tell what is a story's news and what only
its background. `read` is what that network leaves of a window, sentence by sentence: its first layers, and the mixture
of all of them that it reads meaning from. `Senses` brings both into the space of a teacher's lower layers (`stitch`),
and goes on with the teacher's upper ones, of which only the parts that tell something are left (`prune.py`).
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.network import WIDTH, Network

from . import mpnet

SHARED = 2
"""Layers that grammar and status share."""
STITCH = 1536
"""Units between what the network leaves and the teacher's space."""
PLACES = 16
"""Places of a sentence in its story that are told apart: none (its title), first … fourteenth, later."""
SLOTS = 24
"""Places of a sentence in its window."""
PADDED = -10000.0
"""What attention to padding is given."""

Sizes = Sequence[tuple[int, int]]
"""Of each layer: attention heads, inner units."""


def read(network: Network, ids: Tensor, shp: Tensor, pos: Tensor, bias: Tensor) -> Tensor:
    """Pieces as the network's shared layers leave them, and the mixture of all its layers, joined; `pos` are their
    places in their sentence, `bias` what attention between pieces is given."""
    x = network.words(ids) + network.shape(shp) + network.positions(pos) + network.segment
    x = low = network.norm(x)
    share = network.mix.softmax(0)
    mixed = share[0] * x
    for number, layer in enumerate(network.layers, 1):
        x = layer(x, bias)
        mixed = mixed + share[number] * x
        if number == SHARED:
            low = x
    return torch.cat([low, mixed], -1)


class Layer(mpnet.Layer):
    """A layer of MPNet with fewer heads and inner units, which has its own bias for the distance of two pieces."""

    def __init__(self, heads: int, inner: int) -> None:
        super().__init__(0.0, heads, inner)
        self.near = nn.Embedding(mpnet.BUCKETS, heads)


class Senses(nn.Module):
    """What words tell of, events by type and their status, over a window of sentences. Of the types only the training
    makes use."""

    def __init__(self, events: int, states: int, sizes: Sizes, *, dropout: float = 0.1) -> None:
        super().__init__()
        width = mpnet.WIDTH
        self.sizes = tuple(sizes)
        self.linear = nn.Linear(2 * WIDTH, width)
        self.stitch = nn.Sequential(nn.Linear(2 * WIDTH, STITCH), nn.GELU(), nn.Linear(STITCH, width))
        self.norm = nn.LayerNorm(width)
        self.place, self.slot = nn.Embedding(PLACES, width), nn.Embedding(SLOTS, width)
        nn.init.zeros_(self.place.weight)
        nn.init.zeros_(self.slot.weight)
        self.layers = nn.ModuleList(Layer(heads, inner) for heads, inner in sizes)
        self.word, self.dropout = nn.Sequential(nn.Linear(2 * width, width), nn.GELU()), nn.Dropout(dropout)
        self.event, self.state = nn.Linear(width, events), nn.Linear(width, states)

    def forward(self, base: Tensor, place: Tensor, slot: Tensor, fi: Tensor, la: Tensor) -> Tensor:
        """For one window, not padded, the scores of status [n, 5] from the window's pieces [l, 768] (`read`), the place
        of each piece's sentence in the story and in the window, and the pieces of its words."""
        x = self.encode(base[None], place[None], slot[None], None)
        told: Tensor = self.state(self.word(level(torch.cat([x[:, fi], x[:, la]], -1))))
        return told[0]

    def spell_out(self, plain: bool) -> None:
        """Whether attention is spelt out as products."""
        for layer in self.layers:
            layer.plain = plain

    def begin(self, base: Tensor) -> Tensor:
        """What the network leaves of pieces, in the teacher's space, before it is brought to one scale."""
        return self.linear(base) + self.stitch(base)

    def encode(self, base: Tensor, place: Tensor, slot: Tensor, padding: Tensor | None) -> Tensor:
        """Each piece of windows [windows, pieces, 768] as the last layer leaves it; `padding` is what attention to each
        piece is given, where some are padded."""
        x = self.norm(self.begin(base) + self.place(place) + self.slot(slot))
        for layer, bias in zip(self.layers, self.bias(base.shape[1], base.device), strict=True):
            x = layer(x, bias if padding is None else bias + padding)
        return x

    def bias(self, length: int, device: torch.device) -> tuple[Tensor, ...]:
        """What attention is given for the distance of two pieces, for each layer [heads, length, length]; for all at
        once, which is cheaper."""
        at = torch.arange(length, device=device)
        apart = (at[None] - at[:, None]).clamp(-mpnet.FARTHEST, mpnet.FARTHEST) + mpnet.FARTHEST
        each = torch.cat([layer.near.weight for layer in self.layers], 1)[near(device)][apart]
        return each.permute(2, 0, 1).split([layer.heads for layer in self.layers])


def near(device: torch.device) -> Tensor:
    """The bucket of each distance from -128 to 128: all that are further apart are in those of the ends."""
    whole = mpnet.buckets(2 * mpnet.FARTHEST + 1, device)
    return whole[mpnet.FARTHEST]


def level(words: Tensor) -> Tensor:
    """Vectors of words, each brought to one scale: what the encoder leaves is small, and heads upon it learn slowly."""
    return F.layer_norm(words.float(), (2 * mpnet.WIDTH,))
