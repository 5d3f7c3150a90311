"""The student: layers of its own that read a window of a story at once, for the status of what its words tell.

The shipped network reads each sentence alone, and a sentence alone does not tell what is a story's news and what only
its background. `read` is what that network leaves of a window, sentence by sentence: its first layers, and the mixture
of all of them that it reads meaning from; `Senses` reads both as a whole.
"""

import torch
from torch import Tensor, nn

from training.network import WIDTH, Layer, Network

SHARED = 2
"""Layers that grammar and status share."""
OWN = 6
"""Layers that status has alone."""
NEW = 3.0
"""How much less than the least of the others a layer that is put on top counts in the mixture at first (in logits)."""
PLACES = 16
"""Places of a sentence in its story that are told apart: none (its title), first … fourteenth, later."""
SLOTS = 24
"""Places of a sentence in its window."""
PADDED = -10000.0
"""What attention to padding is given."""


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


class Senses(nn.Module):
    """What words tell of, events by type and their status, over a window of sentences.

    The meaning of a word is read from a learned mixture of all layers: what the upper ones are sure of, and what they
    have given up. Of the types only the training makes use."""

    def __init__(self, events: int, states: int, *, layers: int = OWN, dropout: float = 0.15) -> None:
        super().__init__()
        self.place, self.slot = nn.Embedding(PLACES, WIDTH), nn.Embedding(SLOTS, WIDTH)
        nn.init.zeros_(self.place.weight)
        nn.init.zeros_(self.slot.weight)
        self.above = nn.Linear(WIDTH, WIDTH)
        nn.init.zeros_(self.above.weight)
        nn.init.zeros_(self.above.bias)
        self.layers = nn.ModuleList(Layer(0.1) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.mix = nn.Parameter(torch.zeros(layers + 1))
        self.meaning = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.GELU())
        self.event, self.state = nn.Linear(WIDTH, events), nn.Linear(WIDTH, states)

    def start(self, network: dict[str, Tensor], senses: dict[str, Tensor]) -> None:
        """Begin with the network's upper layers and its heads for events and status; or, where there are some, with the
        weights of earlier `senses`. Layers that are missing on top begin as the last ones, and count for little."""
        own = {}
        for name, value in network.items():
            part, number, *rest = (*name.split("."), "")
            if part in ("meaning", "event", "state"):
                own[name] = value
            elif part == "layers" and int(number) >= SHARED:
                own[".".join((part, str(int(number) - SHARED), *rest[:-1]))] = value
        own |= senses
        there = 1 + max(int(name.split(".")[1]) for name in own if name.startswith("layers."))
        missing = range(there, len(self.layers))
        for name, value in list(own.items()):
            part, number, *rest = (*name.split("."), "")
            for new in missing:
                if part == "layers" and int(number) == new - len(missing):
                    own[".".join((part, str(new), *rest[:-1]))] = value
        mix = own.get("mix", torch.zeros(there + 1))
        own["mix"] = torch.cat([mix, (mix.min() - NEW).expand(len(missing))])
        self.load_state_dict(own, strict=False)

    def forward(self, base: Tensor, place: Tensor, slot: Tensor, fi: Tensor, la: Tensor) -> Tensor:
        """For one window, not padded, the scores of status [n, 5] from the window's pieces [l, 768] (`read`), the place
        of each piece's sentence in the story and in the window, and the pieces of its words."""
        bias = torch.zeros(1, 1, 1, base.shape[0])
        mixed = self.encode(base[None], place[None], slot[None], bias)[0]
        return self.state(self.meaning(torch.cat([mixed[fi], mixed[la]], -1)))

    def encode(self, base: Tensor, place: Tensor, slot: Tensor, bias: Tensor) -> Tensor:
        """The mixture of all layers, for each piece of padded windows."""
        low, above = base.split(WIDTH, -1)
        x = self.dropout(low + self.above(above) + self.place(place) + self.slot(slot))
        share = self.mix.softmax(0)
        mixed = share[0] * x
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            mixed = mixed + share[number] * x
        return mixed
