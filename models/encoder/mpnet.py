"""The larger encoder that a teacher starts from: all-mpnet-base-v2, twelve layers of width 768 (Song et al.
2020).

It takes the numbers of BERT's word pieces: MPNet's table holds the same pieces under shifted numbers, and is
put in BERT's order when it is loaded.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from .network import FastDropout, Layer, copy_weights

WIDTH = 768
HEADS = 12
INNER = 3072
LAYERS = 12
BUCKETS = 32
FARTHEST = 128
#: Numbers of MPNet's own special pieces, by the names that BERT has for them.
SPECIAL = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}


def wide_layer() -> Layer:
    """Return one layer of this size."""
    return Layer(WIDTH, HEADS, INNER, eps=1e-5)


class WideTrunk(nn.Module):
    """The pretrained part. The tables of pieces and positions are never trained."""

    width = WIDTH

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.distances = nn.Embedding(BUCKETS, HEADS)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.drop = FastDropout()
        self.layers = nn.ModuleList(wide_layer() for _ in range(LAYERS))
        self.pieces.weight.requires_grad_(False)
        self.positions.weight.requires_grad_(False)

    def embed(self, pieces: Tensor) -> Tensor:
        """Return the sum of the embeddings of (batch, length) pieces, before the first norm."""
        return self.pieces(pieces) + self.positions(torch.arange(pieces.shape[1]))

    def distance_scores(self, length: int) -> Tensor:
        """Return what distances add to attention scores: (1, heads, length, length)."""
        places = torch.arange(length)
        return self.distances(bucket_of(places[None, :] - places[:, None])).permute(2, 0, 1)[None]

    def load_pretrained(self, folder: Path, pieces: list[str]) -> None:
        """Fill in the weights of an MPNet checkpoint in ``folder``; ``pieces`` lists BERT's word pieces."""
        kept = load_file(folder / "model.safetensors")
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        own = {piece: at for at, piece in enumerate(lines)}
        order = [own[SPECIAL.get(piece, piece)] for piece in pieces[: self.pieces.num_embeddings]]
        with torch.no_grad():
            self.pieces.weight.copy_(kept["embeddings.word_embeddings.weight"][order])
            # Its first two positions stand for padding.
            self.positions.weight.copy_(kept["embeddings.position_embeddings.weight"][2:])
            self.distances.weight.copy_(kept["encoder.relative_attention_bias.weight"])
            copy_weights(self.norm, kept, "embeddings.LayerNorm")
            for index, layer in enumerate(self.layers):
                at = f"encoder.layer.{index}"
                assert isinstance(layer, Layer)
                for kind in ("weight", "bias"):
                    parts = [kept[f"{at}.attention.attn.{name}.{kind}"] for name in "qkv"]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                copy_weights(layer.out, kept, f"{at}.attention.attn.o")
                copy_weights(layer.norm_attention, kept, f"{at}.attention.LayerNorm")
                copy_weights(layer.inner, kept, f"{at}.intermediate.dense")
                copy_weights(layer.outer, kept, f"{at}.output.dense")
                copy_weights(layer.norm_output, kept, f"{at}.output.LayerNorm")


def bucket_of(distances: Tensor) -> Tensor:
    """Return the bucket of each signed distance in pieces (Raffel et al. 2020, section 2.1)."""
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = distances.abs().clamp(min=1).float()
    large = exact + (torch.log(far / exact) / math.log(FARTHEST / exact) * (half - exact)).long()
    magnitude = torch.where(distances.abs() < exact, distances.abs(), large.clamp(max=half - 1))
    return magnitude + half * (distances > 0)
