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
    crosses a cut.
    """
    return best_tags_of_each(((emissions, moves),), cuts)[0]


def best_tags_of_each(fields: Sequence[tuple[Floats, Moves]], cuts: Sequence[int]) -> list[list[int]]:
    """Return the best tags of the same words for each of several fields with equally many tags.

    All sequences of all fields are walked side by side, which is what makes a long text cheap.
    """
    length, size = fields[0][0].shape
    if not length:
        return [[] for _ in fields]
    starts = np.array(sorted({0, *cuts}), np.int64)
    lengths = np.append(starts[1:], length) - starts
    # Longest first, so that the sequences still open at any step are the first rows.
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    longest = int(lengths[0])
    still = np.searchsorted(-lengths, -np.arange(longest), side="left").tolist()
    reach = np.zeros((longest, len(fields), len(starts), size), np.float32)
    places = list(zip(starts.tolist(), lengths.tolist(), strict=True))
    for number, (emissions, _) in enumerate(fields):
        for row, (start, count) in enumerate(places):
            reach[:count, number, row] = emissions[start : start + count]
    reach[0] += np.stack([moves.opening for _, moves in fields])[:, None]
    between = np.stack([moves.between for _, moves in fields], axis=1)[:, :, None]
    for at in range(1, longest):
        before = reach[at - 1, :, : still[at]].transpose(2, 0, 1)[..., None]
        reach[at, :, : still[at]] += np.maximum.reduce(before + between, axis=0)
    return [_walked_back(reach[:, number], moves, places) for number, (_, moves) in enumerate(fields)]


def _walked_back(reach: Floats, moves: Moves, places: Sequence[tuple[int, int]]) -> list[int]:
    """Return the tags of the best sequences, from their last words, for (steps, sequences, tags) reached."""
    tags = [0] * sum(count for _, count in places)
    in_order = np.empty((len(tags), reach.shape[2]), np.float32)
    for row, (start, count) in enumerate(places):
        in_order[start : start + count] = reach[:count, row]
    came_from = (in_order[:, None] + np.ascontiguousarray(moves.between.T)).argmax(2).tolist()
    for start, count in places:
        last = start + count - 1
        best = int((in_order[last] + moves.closing).argmax())
        for at in range(last, start, -1):
            tags[at] = best
            best = came_from[at - 1][best]
        tags[start] = best
    return tags


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
