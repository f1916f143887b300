"""Plan the windows in which a long text goes through the model, so that every word is read once with
context around it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .words import Words


@dataclass(frozen=True, slots=True)
class Window:
    """A run of kept words, by position: ``start`` to ``end`` go through the model, the core's results are
    kept.
    """

    start: int
    core_start: int
    core_end: int
    end: int


@dataclass(frozen=True, slots=True)
class WindowSizes:
    """How many pieces a core holds at most, and how many stand before and after it where it cuts a
    paragraph.
    """

    core: int
    before: int
    after: int


def plan_windows(
    words: Words, kept: Sequence[int], offsets: Sequence[int], sizes: WindowSizes
) -> list[Window]:
    """Return windows whose cores cover the kept words once, in order.

    ``kept`` are word numbers in order; ``offsets[i]`` is the first piece of word ``kept[i]`` (one more
    entry closes it). A core is made of whole paragraphs where they fit, of whole sentences where a
    paragraph does not, and is cut anywhere else; only there do windows overlap. The plan depends on this
    text alone.
    """
    windows: list[Window] = []
    start = 0
    while start < len(kept):
        end = _core_end(words, kept, offsets, start, sizes.core)
        first = start
        while (
            first > 0
            and words.paragraphs[kept[first - 1]] == words.paragraphs[kept[start]]
            and offsets[start] - offsets[first - 1] <= sizes.before
        ):
            first -= 1
        last = end
        while (
            last < len(kept)
            and words.paragraphs[kept[last]] == words.paragraphs[kept[end - 1]]
            and offsets[last + 1] - offsets[end] <= sizes.after
        ):
            last += 1
        windows.append(Window(first, start, end, last))
        start = end
    return windows


def _core_end(words: Words, kept: Sequence[int], offsets: Sequence[int], start: int, core: int) -> int:
    """Return the last place to end a core that begins at ``start``: a paragraph's end, else a sentence's,
    else a word's.
    """
    # The first word that no longer fits; the word at ``start`` stays however many pieces it has.
    end = max(start + 1, bisect_right(offsets, offsets[start] + core) - 1)
    if end >= len(kept):
        return len(kept)
    for numbers in (words.paragraphs, words.sentences):
        for last in range(end, start, -1):
            if numbers[kept[last]] != numbers[kept[last - 1]]:
                return last
    return end
