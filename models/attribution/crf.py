"""A linear-chain conditional random field (Lafferty et al. 2001) with forbidden moves."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

FORBIDDEN = -1e4


class ChainField(nn.Module):
    """Scores of moves between tags; the last row and column of ``allowed`` are the edges of the text."""

    def __init__(self, allowed: list[list[bool]]) -> None:
        super().__init__()
        size = len(allowed) - 1
        self.moves = nn.Parameter(torch.zeros(size, size))
        self.opening = nn.Parameter(torch.zeros(size))
        self.closing = nn.Parameter(torch.zeros(size))
        table = torch.tensor(allowed)
        self.register_buffer("barred_moves", ~table[:size, :size], persistent=False)
        self.register_buffer("barred_opening", ~table[size, :size], persistent=False)
        self.register_buffer("barred_closing", ~table[:size, size], persistent=False)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Return moves (from, to), opening and closing scores with the forbidden ones at `FORBIDDEN`."""
        return (
            self.moves.masked_fill(self.barred_moves, FORBIDDEN),
            self.opening.masked_fill(self.barred_opening, FORBIDDEN),
            self.closing.masked_fill(self.barred_closing, FORBIDDEN),
        )

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Return the summed negative log-likelihood. Shapes: (batch, words, tags), (batch, words),
        (batch, words).
        """
        scores = self.scores()
        moves, opening, closing = scores
        lengths = mask.sum(1)
        real = mask.float()
        path = emissions.gather(2, tags[:, :, None]).squeeze(2) * real
        steps = moves[tags[:, :-1], tags[:, 1:]] * real[:, 1:]
        last = tags.gather(1, (lengths - 1)[:, None]).squeeze(1)
        gold = path.sum(1) + steps.sum(1) + opening[tags[:, 0]] + closing[last]
        return (_all_paths(emissions, mask, scores) - gold).sum()

    def expected(self, emissions: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Return how often each tag is expected at each word (batch, words, tags), and over the whole batch
        each move, opening and closing. They are the slopes of the sum over all paths (Eisner 2016).
        """
        with torch.enable_grad():
            parts = [part.detach().requires_grad_() for part in (emissions, *self.scores())]
            total = _all_paths(parts[0], mask, (parts[1], parts[2], parts[3])).sum()
            return torch.autograd.grad(total, parts)

    def taught_loss(self, emissions: Tensor, mask: Tensor, expected: Sequence[Tensor]) -> Tensor:
        """Return the summed cross-entropy against another field's distribution over whole paths, given what
        `expected` says of it (structural distillation, Wang et al. 2020).
        """
        scores = self.scores()
        wanted = sum((part * often).sum() for part, often in zip((emissions, *scores), expected, strict=True))
        return _all_paths(emissions, mask, scores).sum() - wanted


def _all_paths(emissions: Tensor, mask: Tensor, scores: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    """Return the log of the sum over all paths, (batch,)."""
    moves, opening, closing = scores
    alpha = opening + emissions[:, 0]
    for at in range(1, emissions.shape[1]):
        ahead = torch.logsumexp(alpha[:, :, None] + moves, dim=1) + emissions[:, at]
        alpha = torch.where(mask[:, at, None], ahead, alpha)
    return torch.logsumexp(alpha + closing, dim=1)
