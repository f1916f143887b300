"""A linear-chain conditional random field (Lafferty et al. 2001) with forbidden moves."""

from __future__ import annotations

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
        moves, opening, closing = self.scores()
        lengths = mask.sum(1)
        real = mask.float()
        path = emissions.gather(2, tags[:, :, None]).squeeze(2) * real
        steps = moves[tags[:, :-1], tags[:, 1:]] * real[:, 1:]
        last = tags.gather(1, (lengths - 1)[:, None]).squeeze(1)
        gold = path.sum(1) + steps.sum(1) + opening[tags[:, 0]] + closing[last]
        alpha = opening + emissions[:, 0]
        for at in range(1, emissions.shape[1]):
            ahead = torch.logsumexp(alpha[:, :, None] + moves, dim=1) + emissions[:, at]
            alpha = torch.where(mask[:, at, None], ahead, alpha)
        return (torch.logsumexp(alpha + closing, dim=1) - gold).sum()
