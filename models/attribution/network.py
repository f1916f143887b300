"""The network: a small BERT encoder, one refining layer over words, and several heads.

The encoder is written out (instead of taken from a library) so that the export can mirror it node by node.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from rashomon.inference.words import FLAGS, SHAPES

from .crf import ChainField
from .labels import NAME_TYPES, ROLES, allowed_moves, scheme

WIDTH = 384
HEADS = 12
INNER = 1536
LAYERS = 6
LINK_WIDTH = 96
REFER_WIDTH = 96
DISTANCES = 16
"""How many buckets a distance falls into; see `rashomon.inference.pairs`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one pass gives for each word: emissions for both tag schemes, early emissions, and span
    projections.
    """

    early: Tensor
    roles: Tensor
    names: Tensor
    link: Tensor
    refer: Tensor


class FastDropout(nn.Module):
    """Dropout from random bytes: on a CPU three times as fast as torch's own, which draws a number a
    float.
    """

    source = np.random.Generator(np.random.SFC64(0))

    def forward(self, values: Tensor) -> Tensor:
        """Zero 26 of 256 values while training, and scale the rest up."""
        if not self.training:
            return values
        drawn = torch.frombuffer(bytearray(self.source.bytes(values.numel())), dtype=torch.uint8).view(
            values.shape
        )
        return values * ((drawn >= 26).to(values.dtype) * (256 / 230))


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm_output = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = FastDropout()

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """``hidden`` is (batch, length, width); ``mask`` (batch, 1, 1, length) is added to the scores."""
        batch, length, _ = hidden.shape
        query, key, value = (
            part.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv(hidden).split(WIDTH, dim=-1)
        )
        # Plain products: under bfloat16 on a CPU their backward pass takes a third of the fused operator's.
        scores = (query * (WIDTH // HEADS) ** -0.5) @ key.transpose(-1, -2) + mask
        mixed = scores.softmax(-1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.norm_attention(hidden + self.drop(self.out(mixed)))
        return self.norm_output(hidden + self.drop(self.outer(functional.gelu(self.inner(hidden)))))


class Encoder(nn.Module):
    """Embeddings (pieces, positions, shapes, flags) and six layers."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.flags = nn.Embedding(FLAGS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = FastDropout()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.normal_(self.shapes.weight, std=0.01)
        nn.init.normal_(self.flags.weight, std=0.01)
        self.pieces.weight.requires_grad_(False)

    def forward(self, pieces: Tensor, shapes: Tensor, flags: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1])
        hidden = self.pieces(pieces) + self.positions(places) + self.shapes(shapes) + self.flags(flags)
        hidden = self.drop(self.norm(hidden))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden

    def load_pretrained(self, folder: Path) -> None:
        """Fill in the weights of a BERT checkpoint in ``folder`` (safetensors); token type 0 goes into
        the positions.
        """
        kept = {
            name.removeprefix("bert."): value
            for name, value in load_file(folder / "model.safetensors").items()
        }
        with torch.no_grad():
            self.pieces.weight.copy_(kept["embeddings.word_embeddings.weight"])
            types = kept["embeddings.token_type_embeddings.weight"]
            self.positions.weight.copy_(kept["embeddings.position_embeddings.weight"] + types[0])
            _copy(self.norm, kept, "embeddings.LayerNorm")
            for index, layer in enumerate(self.layers):
                at = f"encoder.layer.{index}"
                assert isinstance(layer, Layer)
                for kind in ("weight", "bias"):
                    parts = [kept[f"{at}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                _copy(layer.out, kept, f"{at}.attention.output.dense")
                _copy(layer.norm_attention, kept, f"{at}.attention.output.LayerNorm")
                _copy(layer.inner, kept, f"{at}.intermediate.dense")
                _copy(layer.outer, kept, f"{at}.output.dense")
                _copy(layer.norm_output, kept, f"{at}.output.LayerNorm")


def _copy(module: nn.Module, kept: dict[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        getattr(module, kind).copy_(kept[f"{name}.{kind}"])


class PairScorer(nn.Module):
    """Score how well span ``b`` answers span ``a`` from their vectors, a product of both, and small
    features.
    """

    def __init__(self, width: int, features: int) -> None:
        super().__init__()
        self.first = nn.Linear(width, 64)
        self.second = nn.Linear(width, 64, bias=False)
        self.both = nn.Linear(width, 64, bias=False)
        self.features = nn.Embedding(features, 64)
        self.score = nn.Linear(64, 1)
        nn.init.normal_(self.features.weight, std=0.02)

    def forward(self, first: Tensor, second: Tensor, features: Tensor) -> Tensor:
        """``first``, ``second`` are (pairs, width), ``features`` (pairs, n) numbers into one table;
        returns (pairs,).
        """
        mixed = self.first(first) + self.second(second) + self.both(first * second)
        return self.score(functional.relu(mixed + self.features(features).sum(1))).squeeze(-1)


def _added(mask: Tensor) -> Tensor:
    return torch.zeros(mask.shape, dtype=torch.bfloat16).masked_fill(~mask, -1e4)[:, None, None, :]


class AttributionNetwork(nn.Module):
    """Everything that is trained."""

    def __init__(self, link_features: int, refer_features: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.early = nn.Linear(WIDTH, len(scheme(ROLES)))
        self.feedback = nn.Linear(len(scheme(ROLES)), WIDTH)
        self.refine = Layer()
        self.roles = nn.Linear(WIDTH, len(scheme(ROLES)))
        self.names = nn.Linear(WIDTH, len(scheme(NAME_TYPES)))
        self.link = nn.Linear(WIDTH, 2 * LINK_WIDTH)
        self.refer = nn.Linear(WIDTH, 2 * REFER_WIDTH)
        self.role_field = ChainField(allowed_moves(ROLES))
        self.name_field = ChainField(allowed_moves(NAME_TYPES))
        self.source_of = PairScorer(LINK_WIDTH, link_features)
        self.cue_of = PairScorer(LINK_WIDTH, link_features)
        self.source_of_cue = PairScorer(LINK_WIDTH, link_features)
        self.no_source = nn.Linear(LINK_WIDTH, 1)
        self.refers_to = PairScorer(REFER_WIDTH, refer_features)
        self.refers_to_none = nn.Linear(REFER_WIDTH, 1)
        self.drop = FastDropout()
        nn.init.normal_(self.feedback.weight, std=0.02)

    def load_pretrained(self, folder: Path) -> None:
        """Start from the sentence encoder; the refining layer starts as a copy of the last one."""
        self.encoder.load_pretrained(folder)
        self.refine.load_state_dict(self.encoder.layers[-1].state_dict())

    def forward(
        self, pieces: Tensor, shapes: Tensor, flags: Tensor, mask: Tensor, firsts: Tensor, word_mask: Tensor
    ) -> Outcome:
        """All inputs are (batch, pieces) but ``firsts`` and ``word_mask``: (batch, words), each word's
        first piece.
        """
        hidden = self.encoder(pieces, shapes, flags, _added(mask))
        words = hidden.gather(1, firsts[:, :, None].expand(-1, -1, WIDTH))
        early = self.early(words)
        refined = self.refine(
            words + self.feedback(early.float().softmax(-1).to(words.dtype)), _added(word_mask)
        )
        refined = self.drop(refined)
        return Outcome(
            early.float(),
            self.roles(refined).float(),
            self.names(self.drop(words)).float(),
            self.link(refined).float(),
            self.refer(self.drop(words)).float(),
        )


def span_vectors(projected: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """Return one vector a span from (words, 2 × width): the first word's first half plus the last word's
    second half.
    """
    width = projected.shape[-1] // 2
    return functional.gelu(projected[starts, :width] + projected[ends - 1, width:], approximate="tanh")
