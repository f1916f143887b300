"""The pair model's network: the encoder with marks, and one head."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from encoder.network import LAYERS, WIDTH, FastDropout, Trunk, added_mask
from rashomon.inference.marks import KINDS, MARKS

from .labels import LABELS

FROZEN = 2
"""The lowest layers stay as they come: a fifth less work, and what is learned here lies above them."""
HEAD = 384


class PairNetwork(nn.Module):
    """Marks are added where training begins: after the frozen layers."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = Trunk()
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.hidden = nn.Linear(3 * WIDTH, HEAD)
        self.answer = nn.Linear(HEAD, len(LABELS))
        self.drop = FastDropout()
        nn.init.normal_(self.marks.weight, std=0.05)

    def freeze(self) -> None:
        """Leave the embeddings and the lowest layers out of training."""
        for part in (self.trunk.pieces, self.trunk.positions, self.trunk.norm, *self.trunk.layers[:FROZEN]):
            part.requires_grad_(False)

    def load_pretrained(self, folder: Path) -> None:
        """Start from the sentence encoder."""
        self.trunk.load_pretrained(folder)

    def forward(self, pieces: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """All are (batch, length); returns (batch, labels) scores."""
        added = added_mask(mask).float()
        with torch.no_grad():
            hidden = self.trunk.norm(self.trunk.embed(pieces))
            for layer in self.trunk.layers[:FROZEN]:
                layer.eval()
                hidden = layer(hidden, added)
        hidden = hidden + self.marks(marks)
        for layer in self.trunk.layers[FROZEN:LAYERS]:
            hidden = layer(hidden, added)
        second = (marks >= len(KINDS)).float() * mask
        first = mask.float() - second
        pooled = torch.cat([hidden[:, 0], _mean(hidden, first), _mean(hidden, second)], -1)
        return self.answer(self.drop(functional.gelu(self.hidden(self.drop(pooled)))))


def _mean(hidden: Tensor, kept: Tensor) -> Tensor:
    return (kept[:, None] @ hidden).squeeze(1) / kept.sum(1, keepdim=True)
