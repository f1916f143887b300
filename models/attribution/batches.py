"""Cut examples into windows and pad windows into batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from rashomon.inference.pieces import PieceTable
from rashomon.inference.words import Words

from .examples import Example
from .labels import tag_spans


@dataclass(frozen=True, slots=True)
class Taught:
    """A teacher's emissions for the words of an example, (words, tags) each; None where none read it."""

    roles: np.ndarray | None = None
    names: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example with its pieces: ``offsets[i]`` is the first piece of word ``i``; one more entry closes
    the list.
    """

    example: Example
    pieces: np.ndarray
    offsets: np.ndarray
    taught: Taught | None = None

    def size(self, start: int, end: int) -> int:
        """Return how many pieces words ``start`` to ``end`` have."""
        return int(self.offsets[end] - self.offsets[start])


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` of an encoded example."""

    encoded: Encoded
    start: int
    end: int

    @property
    def size(self) -> int:
        """Return the number of pieces with the two special ones."""
        return self.encoded.size(self.start, self.end) + 2


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows; targets are -100 where unknown."""

    windows: tuple[Window, ...]
    pieces: Tensor
    shapes: Tensor
    flags: Tensor
    mask: Tensor
    firsts: Tensor
    word_mask: Tensor
    roles: Tensor | None
    names: Tensor | None
    taught_roles: Tensor | None = None
    taught_names: Tensor | None = None
    """A teacher's emissions, (windows, words, tags), where it has read the texts."""


def encode(example: Example, table: PieceTable) -> Encoded:
    """Cut every word of an example into pieces."""
    words = example.words
    numbers: list[int] = []
    offsets = [0]
    for at in range(len(words)):
        numbers.extend(table.pieces(words.word(at)))
        offsets.append(len(numbers))
    return Encoded(example, np.array(numbers, np.int64), np.array(offsets, np.int64))


def paragraph_starts(words: Words) -> list[int]:
    """Return the first word of each paragraph, and the number of words at the end."""
    starts = [at for at in range(len(words)) if at == 0 or words.paragraphs[at] != words.paragraphs[at - 1]]
    return [*starts, len(words)]


def single_paragraphs(encoded: Encoded, most: int) -> list[Window]:
    """Return each paragraph as its own window, cut where it has more than ``most`` pieces."""
    starts = paragraph_starts(encoded.example.words)
    windows: list[Window] = []
    for start, end in pairwise(starts):
        windows.extend(_cut(encoded, start, end, most))
    return windows


def context_windows(encoded: Encoded, most: int, chance: random.Random | None) -> list[Window]:
    """Return neighbouring whole paragraphs joined up to ``most`` pieces; ``chance`` moves where the first
    one ends.
    """
    starts = paragraph_starts(encoded.example.words)
    windows: list[Window] = []
    start = 0
    room = most if chance is None else chance.randint(most // 4, most)
    for before, after in pairwise(starts):
        if encoded.size(start, after) > room and before > start:
            windows.extend(_cut(encoded, start, before, most))
            start, room = before, most
    windows.extend(_cut(encoded, start, len(encoded.example.words), most))
    return windows


def _cut(encoded: Encoded, start: int, end: int, most: int) -> Iterator[Window]:
    while start < end:
        stop = int(np.searchsorted(encoded.offsets, encoded.offsets[start] + most, side="right")) - 1
        stop = max(start + 1, min(stop, end))
        yield Window(encoded, start, stop)
        start = stop


def pack(windows: Sequence[Window], budget: int, chance: random.Random | None) -> list[list[Window]]:
    """Group windows of like size so that a padded group holds ``budget`` pieces at most; shuffled by
    ``chance``.
    """
    ordered = sorted(windows, key=lambda window: window.size + (chance.random() * 24 if chance else 0))
    groups: list[list[Window]] = []
    for window in ordered:
        longest = max((other.size for other in groups[-1]), default=0) if groups else 0
        if groups and max(longest, window.size) * (len(groups[-1]) + 1) <= budget:
            groups[-1].append(window)
        else:
            groups.append([window])
    if chance:
        chance.shuffle(groups)
    return groups


def collate(windows: Sequence[Window], table: PieceTable) -> Batch:
    """Pad windows to one batch of tensors."""
    longest = max(window.size for window in windows)
    most_words = max(window.end - window.start for window in windows)
    count = len(windows)
    pieces, shapes, flags = (np.zeros((count, longest), np.int64) for _ in range(3))
    mask = np.zeros((count, longest), bool)
    firsts = np.zeros((count, most_words), np.int64)
    word_mask = np.zeros((count, most_words), bool)
    roles = np.zeros((count, most_words), np.int64) if windows[0].encoded.example.roles is not None else None
    names = np.zeros((count, most_words), np.int64) if windows[0].encoded.example.names is not None else None
    for row, window in enumerate(windows):
        encoded, start, end = window.encoded, window.start, window.end
        words = encoded.example.words
        size = window.size
        offsets = encoded.offsets[start : end + 1]
        repeats = np.diff(offsets)
        pieces[row, 0], pieces[row, size - 1] = table.opening, table.closing
        pieces[row, 1 : size - 1] = encoded.pieces[offsets[0] : offsets[-1]]
        shapes[row, 1 : size - 1] = np.repeat(words.shapes[start:end], repeats)
        flags[row, 1 : size - 1] = np.repeat(words.flags[start:end], repeats)
        mask[row, :size] = True
        firsts[row, : end - start] = offsets[:-1] - offsets[0] + 1
        word_mask[row, : end - start] = True
        if roles is not None:
            roles[row, : end - start] = _tags(encoded.example.roles or (), start, end)
        if names is not None:
            names[row, : end - start] = _tags(encoded.example.names or (), start, end)
    tensors = (torch.from_numpy(array) for array in (pieces, shapes, flags, mask, firsts, word_mask))
    return Batch(
        tuple(windows),
        *tensors,
        torch.from_numpy(roles) if roles is not None else None,
        torch.from_numpy(names) if names is not None else None,
        _taught("roles", windows, most_words),
        _taught("names", windows, most_words),
    )


def _taught(scheme: str, windows: Sequence[Window], most_words: int) -> Tensor | None:
    """Return a teacher's emissions of one scheme, padded, or None where no teacher read all the texts."""
    known = [getattr(window.encoded.taught, scheme, None) for window in windows]
    if any(one is None for one in known):
        return None
    table = np.zeros((len(windows), most_words, known[0].shape[1]), np.float32)
    for row, (window, array) in enumerate(zip(windows, known, strict=True)):
        table[row, : window.end - window.start] = array[window.start : window.end]
    return torch.from_numpy(table)


def _tags(spans: Sequence[tuple[int, int, int]], start: int, end: int) -> list[int]:
    clipped = [
        (kind, max(a, start) - start, min(b, end) - start) for kind, a, b in spans if a < end and b > start
    ]
    return tag_spans(end - start, clipped)
