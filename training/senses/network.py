"""The student: layers that go on from the first layers of the English network, over a window of a story at once.

The shipped network reads each sentence alone, and a sentence alone does not tell what is a story's news and what only
its background. `read` is what that network leaves of a window, sentence by sentence; `Senses` reads it as a whole.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.network import LAYERS, PARTY, WIDTH, Layer, Network

SHARED = 2
"""Layers that grammar and meaning share."""
PLACES = 16
"""Places of a sentence in its story that are told apart: none (its title), first … fourteenth, later."""
PADDED = -10000.0
"""What attention to padding is given."""


def read(network: Network, ids: Tensor, shp: Tensor, pos: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
    """Pieces after the shared layers, and after the last; `pos` are their places in their sentence, `bias` what
    attention between pieces is given."""
    x = network.words(ids) + network.shape(shp) + network.positions(pos) + network.segment
    x = network.norm(x)
    for layer in network.layers[:SHARED]:
        x = layer(x, bias)
    base = x
    for layer in network.layers[SHARED:]:
        x = layer(x, bias)
    return base, x


class Senses(nn.Module):
    """What words tell of: events by type, their status, the words that name their parties, over a window of sentences.

    The meaning of a word is read from a learned mixture of all layers: what the upper ones are sure of, and what they
    have given up."""

    def __init__(self, events: int, states: int, *, layers: int = LAYERS - SHARED, dropout: float = 0.15) -> None:
        super().__init__()
        self.place = nn.Embedding(PLACES, WIDTH)
        nn.init.zeros_(self.place.weight)
        self.layers = nn.ModuleList(Layer(0.1) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.mix = nn.Parameter(torch.zeros(layers + 1))
        self.meaning = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.GELU())
        self.event, self.state = nn.Linear(WIDTH, events), nn.Linear(WIDTH, states)
        self.deed, self.named = nn.Linear(2 * WIDTH, PARTY), nn.Linear(2 * WIDTH, PARTY)
        self.sides = nn.Parameter(torch.randn(2, PARTY, PARTY) * 0.02)
        self.side_bias = nn.Parameter(torch.zeros(2, PARTY))
        self.side_level = nn.Parameter(torch.full((2,), -3.0))

    def start(self, weights: dict[str, Tensor]) -> None:
        """Begin with the upper layers of grammar, and with heads where `weights` has some (`training.recover`)."""
        own = {name.removeprefix("senses."): value for name, value in weights.items() if name.startswith("senses.")}
        for name, value in weights.items():
            if name.startswith("layers.") and (number := int(name.split(".")[1])) >= SHARED:
                own.setdefault(f"layers.{number - SHARED}.{name.split('.', 2)[2]}", value)
        self.load_state_dict(own, strict=False)

    def forward(self, base: Tensor, place: Tensor, fi: Tensor, la: Tensor, word: Tensor) -> tuple[Tensor, ...]:
        """For one window, not padded: event [n, 17], state [n, 5], and party [2, n, n], the log-odds that the event of
        one word has the other for actor, for recipient; from the window's pieces [l, 384], the place in the story of
        each piece's sentence, and its words: their pieces and their vectors [n, 384]."""
        mixed = self.encode(base[None], place[None], torch.zeros(1, 1, 1, base.shape[0]))[0]
        told = self.meaning(torch.cat([mixed[fi], mixed[la]], -1))
        return self.event(told), self.state(told), self.parties(word[None], told[None])[0]

    def encode(self, base: Tensor, place: Tensor, bias: Tensor) -> Tensor:
        """The mixture of all layers, for each piece of padded windows."""
        x = self.dropout(base + self.place(place))
        share = self.mix.softmax(0)
        mixed = share[0] * x
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            mixed = mixed + share[number] * x
        return mixed

    def parties(self, word: Tensor, told: Tensor) -> Tensor:
        """Log-odds [b, 2, n, n] from what grammar and meaning know of words."""
        both = torch.cat([word.to(told.dtype), told], -1)
        deed, named = self.dropout(F.gelu(self.deed(both))), self.dropout(F.gelu(self.named(both)))
        named = named.transpose(1, 2)
        scores = [(deed @ self.sides[side] + self.side_bias[side]) @ named + self.side_level[side] for side in range(2)]
        return torch.stack(scores, 1)
