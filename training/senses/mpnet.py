"""A larger encoder for teachers: MPNet (Song and others 2020), as all-mpnet-base-v2 has it, in its own words.

    python -m training.senses.mpnet --weights model.safetensors --out mpnet   (writes mpnet.0.npz and mpnet.1.npz)

It has the vocabulary of the small encoder, four numbers further on. The packed weights are int8 with a scale for each
row, half for each of two files, so that they travel in parts.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, HEADS, LAYERS, VOCABULARY, POSITIONS, BUCKETS, FARTHEST = 768, 12, 12, 30527, 514, 32, 128
HEAD = WIDTH // HEADS
STEPS = 63
"""Steps of a packed weight on each side of nought: seven bits, so that it is the smaller when compressed."""
SHIFT = 4
SPECIAL = {101: 0, 102: 2, 103: 30526}
"""[CLS], [SEP] and [MASK] of the small encoder, and here."""


class Layer(nn.Module):
    """One layer (post-norm), of all heads and inner units or of some; the bias of attention is shared by all layers.
    `plain` attention is spelt out as products, for export."""

    def __init__(self, dropout: float, heads: int = HEADS, inner: int = 4 * WIDTH) -> None:
        super().__init__()
        self.plain = False
        self.q, self.k, self.v = (nn.Linear(WIDTH, heads * HEAD) for _ in range(3))
        self.o = nn.Linear(heads * HEAD, WIDTH)
        self.norm1, self.norm2 = (nn.LayerNorm(WIDTH, eps=1e-5) for _ in range(2))
        self.up, self.down = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.heads, self.dropout = heads, nn.Dropout(dropout)

    def mixture(self, x: Tensor, bias: Tensor) -> Tensor:
        """What the heads take from all pieces for each [windows, pieces, heads × 64]; `bias` [heads, pieces, pieces],
        or for each window, is what attention is given."""
        windows, length, _ = x.shape
        shape = (windows, length, self.heads, HEAD)
        q, k, v = (each(x).view(shape).transpose(1, 2) for each in (self.q, self.k, self.v))
        if self.plain:
            mixed = ((q * HEAD**-0.5) @ k.transpose(2, 3) + bias).softmax(-1) @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        return mixed.transpose(1, 2).reshape(windows, length, self.heads * HEAD)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """The pieces, a layer further on."""
        x = self.norm1(x + self.dropout(self.o(self.mixture(x, bias))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces, by the small encoder's numbers, to vectors [batch, pieces, 768]."""

    def __init__(self, layers: int = LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.near = nn.Embedding(BUCKETS, HEADS)

    def forward(self, ids: Tensor, there: Tensor, extra: Tensor | None = None) -> Tensor:
        """`there` says which pieces are no padding; `extra` is added to the words' vectors."""
        x, bias = self.begin(ids, there, extra), self.bias(there)
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def begin(self, ids: Tensor, there: Tensor, extra: Tensor | None = None) -> Tensor:
        """What the first layer reads."""
        own = ids + SHIFT
        for piece, number in SPECIAL.items():
            own = torch.where(ids == piece, number, own)
        own = torch.where(there, own, 1)
        place = self.positions.weight[2 : 2 + ids.shape[1]]
        words = self.words(own) + place
        return torch.as_tensor(self.dropout(self.norm(words if extra is None else words + extra)))

    def bias(self, seen: Tensor) -> Tensor:
        """What attention is given for the distance of two pieces, and for those that are not seen."""
        bias = self.near(buckets(seen.shape[1], seen.device)).permute(2, 0, 1)[None]
        return torch.as_tensor(bias.masked_fill(~seen[:, None, None, :], -1e4))

    def load(self, weights: dict[str, Tensor]) -> None:
        """Fill it from the weights of the base by their own names."""
        own = {name: weights[source] for name, source in names(len(self.layers)).items()}
        self.load_state_dict(own)


def buckets(length: int, device: torch.device) -> Tensor:
    """The bucket of each distance between two pieces (Raffel and others 2020): near ones alone, far ones together."""
    apart = torch.arange(length, device=device)[:, None] - torch.arange(length, device=device)[None, :]
    half = BUCKETS // 2
    behind = (apart < 0).long() * half
    apart = apart.abs()
    exact = half // 2
    far = exact + (
        torch.log(apart.clamp(min=1).float() / exact) / np.log(FARTHEST / exact) * (half - exact)
    ).long().clamp(max=half - 1 - exact)
    return behind + torch.where(apart < exact, apart, far)


def names(layers: int) -> dict[str, str]:
    """Our names of the weights, and the base's."""
    found = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "near.weight": "encoder.relative_attention_bias.weight",
    }
    parts = {
        "q": "attention.attn.q",
        "k": "attention.attn.k",
        "v": "attention.attn.v",
        "o": "attention.attn.o",
        "norm1": "attention.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for part in ("weight", "bias"):
        found[f"norm.{part}"] = f"embeddings.LayerNorm.{part}"
        for number in range(layers):
            for own, source in parts.items():
                found[f"layers.{number}.{own}.{part}"] = f"encoder.layer.{number}.{source}.{part}"
    return found


def pack(weights: Path, out: Path) -> None:
    """Write the weights as int8 in two files."""
    from safetensors.torch import load_file

    source = load_file(weights)
    own = {name: source[theirs].float().numpy() for name, theirs in names(LAYERS).items()}
    halves: list[dict[str, np.ndarray]] = [{}, {}]
    for name, value in own.items():
        second = name.startswith(("words", "positions", "near", "norm")) or int(name.split(".")[1]) >= 8
        if value.ndim == 2:
            scale = np.abs(value).max(1, keepdims=True) / STEPS + 1e-12
            halves[second][f"{name}:int"] = np.round(value / scale).astype(np.int8)
            halves[second][f"{name}:scale"] = scale.astype(np.float32)
        else:
            halves[second][name] = value
    for number, half in enumerate(halves):
        np.savez_compressed(f"{out}.{number}.npz", **half)


def unpack(parts: list[Path]) -> dict[str, Tensor]:
    """The weights of packed files, by the names of `Encoder`."""
    arrays = {name: value for part in parts for name, value in np.load(part).items()}
    found = {}
    for name, value in arrays.items():
        if name.endswith(":int"):
            plain = name.removesuffix(":int")
            found[plain] = torch.from_numpy(value.astype(np.float32) * arrays[f"{plain}:scale"])
        elif not name.endswith(":scale"):
            found[name] = torch.from_numpy(value)
    return found


def main() -> None:
    """Parse the command line and pack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    pack(args.weights, args.out)


if __name__ == "__main__":
    main()
