"""The best tag sequence under a linear-chain model (Viterbi 1967), and its spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Moves:
    """Scores of moves between tags: ``between`` is (from, to); ``opening`` and ``closing`` are (tags,)."""

    between: Floats
    opening: Floats
    closing: Floats


def best_tags(emissions: Floats, moves: Moves, cuts: Sequence[int] = ()) -> list[int]:
    """Return the best tag of each word for (words, tags) emissions; of equal sequences, the lowest tags.

    ``cuts`` are first words, in order, at which a new sequence starts (0 may be left out): no span
    crosses a cut. All sequences are walked side by side, which is what makes a long text cheap.
    """
    length, size = emissions.shape
    if not length:
        return []
    starts = np.array(sorted({0, *cuts}), np.int64)
    ends = np.append(starts[1:], length)
    lengths = ends - starts
    # Longest first, so that the sequences still open at any step are the first rows.
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    longest = int(lengths[0])
    came_from = np.zeros((longest, len(starts), size), np.int8)
    reach = moves.opening + emissions[starts]
    incoming = np.ascontiguousarray(moves.between.T)
    for at in range(1, longest):
        still = int(np.searchsorted(-lengths, -at, side="left"))
        through = reach[:still, None, :] + incoming
        came_from[at, :still] = through.argmax(2)
        reach[:still] = through.max(2) + emissions[starts[:still] + at]
    tag = (reach + moves.closing).argmax(1)
    tags = np.zeros(length, np.int64)
    for row, (start, count) in enumerate(zip(starts.tolist(), lengths.tolist(), strict=True)):
        best = int(tag[row])
        for at in range(count - 1, -1, -1):
            tags[start + at] = best
            best = int(came_from[at, row, best])
    found: list[int] = tags.tolist()
    return found


def spans_of(tags: list[int]) -> list[tuple[int, int, int]]:
    """Return ``(kind index, first word, end word)`` of tags made by ``O`` and, for each kind, ``B I E S``."""
    spans: list[tuple[int, int, int]] = []
    start = 0
    for at, tag in enumerate(tags):
        if not tag:
            continue
        kind, move = divmod(tag - 1, 4)
        if move in (0, 3):
            start = at
        if move in (2, 3):
            spans.append((kind, start, at + 1))
    return spans


def tag_shares(emissions: Floats) -> Floats:
    """Return the share of each tag at each word, (words, tags), by softmax: how sure the model is before
    any move.
    """
    raised = np.exp(emissions - emissions.max(1, keepdims=True))
    shares: Floats = raised / raised.sum(1, keepdims=True)
    return shares
