"""The network: a small BERT encoder, one refining layer over words, and several heads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from encoder.mpnet import WideTrunk, wide_layer
from encoder.network import FastDropout, Layer, Trunk, added_mask
from rashomon.inference.words import FLAGS, SHAPES

from .crf import ChainField
from .labels import NAME_TYPES, ROLES, allowed_moves, scheme

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


class Encoder(Trunk):
    """The pretrained encoder with tables of shapes and flags beside those of pieces and positions."""

    def __init__(self) -> None:
        super().__init__()
        self.shapes, self.flags = _seen_tables(self.width)

    def forward(self, pieces: Tensor, shapes: Tensor, flags: Tensor, mask: Tensor) -> Tensor:
        """All are (batch, length) but ``mask``: see `encoder.network.added_mask`."""
        hidden = self.drop(self.norm(self.embed(pieces) + self.shapes(shapes) + self.flags(flags)))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden


class WideEncoder(WideTrunk):
    """The larger encoder of a teacher. Its first layers stay as they were, which spares a quarter of the
    work; shapes and flags come in above them.
    """

    kept = 4

    def __init__(self) -> None:
        super().__init__()
        self.shapes, self.flags = _seen_tables(self.width)
        for layer in (self.norm, self.distances, *self.layers[: self.kept]):
            layer.requires_grad_(False)

    def forward(self, pieces: Tensor, shapes: Tensor, flags: Tensor, mask: Tensor) -> Tensor:
        """All are (batch, length) but ``mask``: see `encoder.network.added_mask`."""
        added = mask + self.distance_scores(pieces.shape[1]).to(mask.dtype)
        with torch.no_grad():
            hidden = self.norm(self.embed(pieces))
            for layer in self.layers[: self.kept]:
                hidden = layer(hidden, added)
        hidden = hidden + self.shapes(shapes) + self.flags(flags)
        for layer in self.layers[self.kept :]:
            hidden = layer(hidden, added)
        return hidden


def _seen_tables(width: int) -> tuple[nn.Embedding, nn.Embedding]:
    """Return tables of what an uncased encoder cannot see, so small that they hardly count at first."""
    tables = nn.Embedding(len(SHAPES), width), nn.Embedding(FLAGS, width)
    for table in tables:
        nn.init.normal_(table.weight, std=0.01)
    return tables


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


class AttributionNetwork(nn.Module):
    """Everything that is trained; ``wide`` for the larger encoder that a teacher has."""

    def __init__(self, link_features: int, refer_features: int, *, wide: bool = False) -> None:
        super().__init__()
        self.encoder = WideEncoder() if wide else Encoder()
        self.width = width = self.encoder.width
        self.early = nn.Linear(width, len(scheme(ROLES)))
        self.feedback = nn.Linear(len(scheme(ROLES)), width)
        self.refine = wide_layer() if wide else Layer()
        self.roles = nn.Linear(width, len(scheme(ROLES)))
        self.names = nn.Linear(width, len(scheme(NAME_TYPES)))
        self.link = nn.Linear(width, 2 * LINK_WIDTH)
        self.refer = nn.Linear(width, 2 * REFER_WIDTH)
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

    def load_pretrained(self, folder: Path, pieces: list[str]) -> None:
        """Start from the sentence encoder in ``folder``, by the numbers of ``pieces``; the refining layer
        starts as a copy of the last one.
        """
        if isinstance(self.encoder, WideEncoder):
            self.encoder.load_pretrained(folder, pieces)
        else:
            self.encoder.load_pretrained(folder)
        self.refine.load_state_dict(self.encoder.layers[-1].state_dict())

    def forward(
        self, pieces: Tensor, shapes: Tensor, flags: Tensor, mask: Tensor, firsts: Tensor, word_mask: Tensor
    ) -> Outcome:
        """All inputs are (batch, pieces) but ``firsts`` and ``word_mask``: (batch, words), each word's
        first piece.
        """
        hidden = self.encoder(pieces, shapes, flags, added_mask(mask))
        words = hidden.gather(1, firsts[:, :, None].expand(-1, -1, self.width))
        early = self.early(words)
        refined = self.refine(
            words + self.feedback(early.float().softmax(-1).to(words.dtype)), added_mask(word_mask)
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
