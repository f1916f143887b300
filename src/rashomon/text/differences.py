"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rashomon.records import Span

_WORD = re.compile(r"\S+")
_PIECE = re.compile(r"[^\n]*\n?")
_WIDEST = 4_000_000
"""Above so many pairs of words two passages are held to differ as a whole."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two texts differ: half-open offsets in either, equal where nothing stands there."""

    before_start: int
    before_end: int
    after_start: int
    after_end: int


def differences(
    before: str, after: str, left_out: Sequence[Span] = (), left_out_after: Sequence[Span] = ()
) -> tuple[Difference, ...]:
    """The places where ``after`` has other words than ``before``, in order; blanks do not count.

    Lines are laid beside each other first, then the words of those that differ. Words that begin in a span
    of ``left_out`` (of ``left_out_after`` in the other text) are not looked at.
    """
    one, other = _lines(before, left_out), _lines(after, left_out_after)
    matcher = SequenceMatcher(None, [line for line, _ in one], [line for line, _ in other], autojunk=False)
    found: list[Difference] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        words = [word for _, words in one[a:b] for word in words]
        others = [word for _, words in other[c:d] for word in words]
        place = (_end(one[:a]), _end(other[:c]))
        found += _by_words(before, after, words, others, place)
    return tuple(found)


_Words = list[tuple[int, int]]


def _lines(text: str, left_out: Sequence[Span]) -> list[tuple[tuple[str, ...], _Words]]:
    """Each line that has words: the words, and where they stand."""
    lines = []
    for piece in _PIECE.finditer(text):
        places = [
            match.span()
            for match in _WORD.finditer(text, piece.start(), piece.end())
            if not any(span.start <= match.start() < span.end for span in left_out)
        ]
        if places:
            lines.append((tuple(text[start:end] for start, end in places), places))
    return lines


def _end(lines: list[tuple[tuple[str, ...], _Words]]) -> int:
    return lines[-1][1][-1][1] if lines else 0


def _by_words(
    before: str, after: str, words: _Words, others: _Words, place: tuple[int, int]
) -> Iterator[Difference]:
    if len(words) * len(others) > _WIDEST:
        yield Difference(words[0][0], words[-1][1], others[0][0], others[-1][1])
        return
    matcher = SequenceMatcher(
        None, [before[a:b] for a, b in words], [after[a:b] for a, b in others], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield Difference(*_stretch(words, a, b, place[0]), *_stretch(others, c, d, place[1]))


def _stretch(words: _Words, start: int, end: int, otherwise: int) -> tuple[int, int]:
    """From the first to the last word; the place after the word before where there is none."""
    if start < end:
        return words[start][0], words[end - 1][1]
    at = words[start - 1][1] if start else otherwise
    return at, at
