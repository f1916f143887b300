"""The words by which a story is told from another: stems, how often, which are names or numbers."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from rashomon.records import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 4_000
"""How many characters of an article are looked at, furniture left out."""

MOST = 150
"""How many terms of an article are kept, the most telling first."""

LEAD = 600
"""How many characters of title and beginning stand for what the article means."""

NAME, NUMBER = 1, 2
"""Marks of a term: stands with a capital inside a sentence; begins with a digit."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*\d|\d")
_ADDRESS = re.compile(r"(?:https?\s?:|www\.)\S*")
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST_STEM = 4
_SENTENCE_ENDS = ".!?:\n…”"
_FLATTENED = 50
_UNKNOWN_WORD = 60_000
_UNKNOWN_NUMBER = 20_000
_COMMON = 0.30


@dataclass(frozen=True, slots=True)
class Term:
    """One stem of an article: its text, a 32-bit number that stands for it, how often, and its marks."""

    text: str
    number: int
    count: int
    marks: int


class Expected:
    """In which share of all articles a stem is expected, before any archive has been seen.

    Zipf's law over the order of a language model's vocabulary, which runs from the most frequent word to
    the least: the share of the word of rank r is taken as 50 / (r + 50).
    """

    def __init__(self, ranks: Mapping[str, int]) -> None:
        self._ranks: dict[str, int] = {}
        for word, rank in ranks.items():
            stemmed = stem(word)
            self._ranks[stemmed] = min(rank, self._ranks.get(stemmed, rank))

        self._numbers: NDArray[np.uint32] | None = None
        self._shares: NDArray[np.float64] | None = None

    def share(self, text: str) -> float:
        """The share of a stem, in 0–1."""
        rank = self._ranks.get(text)
        if rank is None:
            rank = _UNKNOWN_NUMBER if text[0].isdigit() else _UNKNOWN_WORD
        return _FLATTENED / (rank + _FLATTENED)

    def shares(self, numbers: NDArray[np.uint32]) -> NDArray[np.float64]:
        """The shares of stems by the numbers that stand for them; shape (n,) in and out."""
        import numpy as np

        if self._numbers is None or self._shares is None:
            known = sorted((number_of(text), self.share(text)) for text in self._ranks)
            self._numbers = np.array([number for number, _ in known], dtype=np.uint32)
            self._shares = np.array([share for _, share in known])
        unknown = np.where(numbers & 1, self.share("0?"), self.share("?"))
        if not len(self._numbers):
            return unknown
        at = np.minimum(np.searchsorted(self._numbers, numbers), len(self._numbers) - 1)
        found: NDArray[np.float64] = np.where(self._numbers[at] == numbers, self._shares[at], unknown)
        return found


def terms_of(article: Article, expected: Expected) -> tuple[Term, ...]:
    """The telling terms of an article, the most telling first."""
    counts: Counter[str] = Counter()
    marks: dict[str, int] = {}
    text = _ADDRESS.sub(" ", telling_text(article))[:LONGEST]
    for match in _WORD.finditer(text):
        word = match[0]
        stemmed = stem(word.casefold().replace("’", "'").removesuffix("'s"))
        is_number = stemmed[0].isdigit()
        if (len(stemmed) < 3 and not is_number) or expected.share(stemmed) > _COMMON:
            continue
        counts[stemmed] += 1
        mark = NUMBER if is_number else 0
        if word[0].isupper() and _inside_a_sentence(text, match.start()):
            mark |= NAME
        marks[stemmed] = marks.get(stemmed, 0) | mark
    ordered = sorted(
        counts, key=lambda one: ((1 + math.log(counts[one])) * math.log(expected.share(one)), one)
    )
    return tuple(Term(one, number_of(one), counts[one], marks[one]) for one in ordered[:MOST])


def telling_text(article: Article) -> str:
    """Title and text without the furniture; the title is not said twice."""
    pieces = []
    start = 0
    for span in article.furniture:
        pieces.append(article.text[start : span.start])
        start = span.end
    body = " ".join([*pieces, article.text[start:]]).strip()
    if article.title and article.title.strip() not in body[: len(article.title) + LEAD]:
        return f"{article.title.strip()}\n{body}"
    return body


def lead_of(article: Article) -> str:
    """Title and beginning: what a sentence encoder is shown."""
    return _ADDRESS.sub(" ", telling_text(article))[:LEAD]


def stem(word: str) -> str:
    """The word without a common English ending; words of other languages mostly stay as they are."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def number_of(text: str) -> int:
    """The 32-bit number that stands for a stem in an archive: odd for a number, even for a word."""
    number = int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=4).digest(), "big")
    return number | 1 if text[0].isdigit() else number & ~1


def _inside_a_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(")
    return bool(before) and before[-1] not in _SENTENCE_ENDS
