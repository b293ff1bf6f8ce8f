"""A BERT-like encoder in plain PyTorch, for MiniLM and MPNet alike, and the head that reads a target off it.

Attention is written out: on a CPU it trains about twice as fast as PyTorch's fused one. MPNet (Song et al. 2020)
differs from BERT in two ways: positions count from 2, and every layer's attention gets the same bias by the
distance of two tokens, in T5's buckets (Raffel et al. 2020).
"""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

EPS = {"bert": 1e-12, "mpnet": 1e-5}


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of an encoder."""

    width: int
    heads: int
    inner: int
    layers: int
    words: int
    positions: int
    first_position: int
    eps: float
    relative: bool


MINILM = Shape(384, 12, 1536, 6, 30522, 512, 0, 1e-12, relative=False)
MPNET = Shape(768, 12, 3072, 12, 30527, 514, 2, 1e-5, relative=True)


class Layer(nn.Module):
    """Self-attention and feed-forward, each added to its input and normalised."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.norm = nn.ModuleList(nn.LayerNorm(shape.width, shape.eps) for _ in range(2))
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Token vectors after this layer."""
        x = self.norm[0](x + self.dropout(self.attend(x, bias)))
        return self.norm[1](x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))

    def attend(self, x: Tensor, bias: Tensor) -> Tensor:
        """What each token takes from the others; `bias` keeps it from padding."""
        batch, length, width = x.shape
        split = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = split[0], split[1], split[2]
        weights = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1]) + bias, dim=-1)
        return self.out((self.dropout(weights) @ value).transpose(1, 2).reshape(batch, length, width))


class Encoder(nn.Module):
    """Token vectors of marked sentences; `target` is added to the tokens of the mention."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(shape.words, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.segment = nn.Embedding(2, shape.width)
        self.norm = nn.LayerNorm(shape.width, shape.eps)
        self.relative = nn.Embedding(32, shape.heads) if shape.relative else None
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(0.1)

    def embed(self, ids: Tensor, types: Tensor) -> Tensor:
        """Word, position and type of each token, added and normalised."""
        positions = torch.arange(ids.shape[1]) + self.shape.first_position
        return self.dropout(self.norm(self.word(ids) + self.position(positions) + self.segment(types)))

    def bias(self, mask: Tensor) -> Tensor:
        """What is added to the attention from any token to any other."""
        padding = (1.0 - mask[:, None, None, :].float()) * -1e4
        if self.relative is None:
            return padding
        return padding + self.relative(_buckets(mask.shape[1])).permute(2, 0, 1)[None]

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor, frozen: int = 0) -> Tensor:
        """Token vectors; embeddings are never trained, nor are the first `frozen` layers."""
        with torch.no_grad():
            x, bias = self.embed(ids, types), self.bias(mask)
            for layer in self.layers[:frozen]:
                x = layer(x, bias)
        for layer in self.layers[frozen:]:
            x = layer(x, bias)
        return x


class TargetClassifier(nn.Module):
    """Three logits for a mention from [CLS], the mean of the mention and the mean of the sentence."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(3 * encoder.shape.width, 3)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor, frozen: int = 0) -> Tensor:
        """Logits, one row per mention."""
        return self.head(self.dropout(self.vectors(ids, mask, types, frozen)))

    def vectors(self, ids: Tensor, mask: Tensor, types: Tensor, frozen: int = 0) -> Tensor:
        """What the logits are read off, one row per mention."""
        return pooled(self.encoder(ids, mask, types, frozen), mask, types)


def pooled(x: Tensor, mask: Tensor, types: Tensor) -> Tensor:
    """[CLS], mean over the mention's tokens, mean over the sentence's."""
    return torch.cat([x[:, 0], _mean(x, types), _mean(x, mask)], dim=-1)


def _mean(x: Tensor, where: Tensor) -> Tensor:
    weights = where.unsqueeze(-1).float()
    return (x * weights).sum(1) / weights.sum(1).clamp(min=1)


def _buckets(length: int) -> Tensor:
    """T5's bucket of each distance: exact up to 8 tokens, logarithmic up to 128, one half for either direction."""
    place = torch.arange(length)
    distance = place[None, :] - place[:, None]
    far = 8 + (torch.log(distance.abs().clamp(min=1) / 8) / math.log(128 / 8) * 8).long()
    bucket = torch.where(distance.abs() < 8, distance.abs(), far.clamp(max=15))
    return bucket + 16 * (distance > 0)


def load_encoder(folder: Path, shape: Shape) -> Encoder:
    """The published weights under our names; MPNet has no types, so its two start at nothing."""
    theirs = {
        name.removeprefix("bert.").removeprefix("mpnet."): tensor
        for name, tensor in load_file(folder / "model.safetensors").items()
    }
    ours = _embeddings(theirs, shape)
    for number in range(shape.layers):
        ours |= _layer(theirs, f"encoder.layer.{number}", f"layers.{number}", shape.relative)
    encoder = Encoder(shape)
    encoder.load_state_dict(ours)
    return encoder


def _embeddings(theirs: dict[str, Tensor], shape: Shape) -> dict[str, Tensor]:
    types = theirs.get("embeddings.token_type_embeddings.weight", torch.zeros(2, shape.width))
    ours = {
        "word.weight": theirs["embeddings.word_embeddings.weight"],
        "position.weight": theirs["embeddings.position_embeddings.weight"],
        "segment.weight": types,
        "norm.weight": theirs["embeddings.LayerNorm.weight"],
        "norm.bias": theirs["embeddings.LayerNorm.bias"],
    }
    if shape.relative:
        ours["relative.weight"] = theirs["encoder.relative_attention_bias.weight"]
    return ours


def _layer(theirs: dict[str, Tensor], source: str, to: str, mpnet: bool) -> dict[str, Tensor]:
    attention = f"{source}.attention"
    qkv = (
        [f"{attention}.attn.{part}" for part in "qkv"]
        if mpnet
        else [f"{attention}.self.{part}" for part in ("query", "key", "value")]
    )
    names = {
        "out": f"{attention}.attn.o" if mpnet else f"{attention}.output.dense",
        "norm.0": f"{attention}.LayerNorm" if mpnet else f"{attention}.output.LayerNorm",
        "inner": f"{source}.intermediate.dense",
        "outer": f"{source}.output.dense",
        "norm.1": f"{source}.output.LayerNorm",
    }
    ours = {
        f"{to}.qkv.{kind}": torch.cat([theirs[f"{name}.{kind}"] for name in qkv])
        for kind in ("weight", "bias")
    }
    return ours | {
        f"{to}.{our}.{kind}": theirs[f"{name}.{kind}"]
        for our, name in names.items()
        for kind in ("weight", "bias")
    }
