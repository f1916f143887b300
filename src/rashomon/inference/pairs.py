"""Small features of a pair of spans, and the scorer that uses them: the same in training and at run time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .words import Words

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]
"""Vectors that are kept for later questions: half the memory, and an error far below what moves an answer."""
Span = tuple[int, int]

_STEPS: Final = (0, 1, 2, 3, 5, 8, 12, 18, 30, 60, 120, 250)
_FAR: Final = len(_STEPS) + 1
_PRONOUNS: Final[Mapping[str, int]] = {
    "i": 1, "me": 1, "my": 1, "mine": 1, "myself": 1,
    "we": 2, "us": 2, "our": 2, "ours": 2, "ourselves": 2,
    "you": 3, "your": 3, "yours": 3, "yourself": 3,
    "he": 4, "him": 4, "his": 4, "himself": 4,
    "she": 5, "her": 5, "hers": 5, "herself": 5,
    "it": 6, "its": 6, "itself": 6, "this": 6, "that": 6, "which": 6,
    "they": 7, "them": 7, "their": 7, "theirs": 7, "themselves": 7,
    "who": 8, "whom": 8, "whose": 8,
}  # fmt: skip
_KINDS: Final = 11
"""Kinds of mention: 0 other, 1 to 8 the pronouns, 9 capitalised (a name), 10 begins with "the", "a",
"his" …
"""

_DISTANCE: Final = 2 * _FAR + 2
LINK_FEATURES: Final = 2 * _DISTANCE + 8 + 6 + 4 + 4
REFER_FEATURES: Final = 2 * _DISTANCE + 8 + 8 + _KINDS * _KINDS + 8


def _bucket(distance: int) -> int:
    """Return 0 … 2 × steps + 1: how far, and on which side."""
    far = bisect_left(_STEPS, abs(distance) + 1)
    return _FAR + far if distance > 0 else _FAR - far


def link_features(words: Words, first: Span, second: Span, between: int) -> tuple[int, ...]:
    """Return the feature numbers of content-or-cue ``first`` and source-or-cue ``second``, below
    `LINK_FEATURES`.

    ``between`` counts the spans of ``second``'s role that stand between the two.
    """
    gap = second[0] - first[1] + 1 if second[0] >= first[1] else second[1] - 1 - first[0]
    base = _DISTANCE
    other = base + _bucket(second[0] - first[0])
    base += _DISTANCE
    sentences = (
        words.sentences[second[0]] - words.sentences[min(first[1], len(words)) - 1 if gap > 0 else first[0]]
    )
    sentence = base + max(-3, min(3, sentences)) + 3
    base += 8
    paragraphs = words.paragraphs[second[0]] - words.paragraphs[first[0]]
    paragraph = base + max(-2, min(2, paragraphs)) + 2
    base += 6
    crossed = base + min(between, 3)
    base += 4
    quoted = base + (words.flags[first[0]] & 1) + 2 * (words.flags[second[0]] & 1)
    return (_bucket(gap), other, sentence, paragraph, crossed, quoted)


def mention_kind(words: Words, mention: Span) -> int:
    """Return the kind of a mention, below ``_KINDS``: which pronoun, a name, a described thing, or other."""
    first = words.word(mention[0]).lower()
    if mention[1] - mention[0] == 1 and first in _PRONOUNS:
        return _PRONOUNS[first]
    if first in _BEGINS or first in _PRONOUNS:
        return 10
    return 9 if any(words.word(at)[:1].isupper() for at in range(*mention)) else 0


_BEGINS: Final = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "another", "one", "some", "several", "two"}
)


def refer_features(words: Words, mention: Span, earlier: Span) -> tuple[int, ...]:
    """Return the feature numbers of a mention and what it may refer to, below `REFER_FEATURES`."""
    kind, other = mention_kind(words, mention), mention_kind(words, earlier)
    base = _DISTANCE
    sentence = base + max(-11, min(3, words.sentences[earlier[0]] - words.sentences[mention[0]])) + 11
    base += _DISTANCE
    paragraph = base + max(-4, min(2, words.paragraphs[earlier[0]] - words.paragraphs[mention[0]])) + 4
    base += 8
    likeness = base + _likeness(words, mention, earlier)
    base += 8
    kinds = base + kind * _KINDS + other
    base += _KINDS * _KINDS
    quoted = base + (words.flags[mention[0]] & 1) + 2 * (words.flags[earlier[0]] & 1)
    starts = (
        base + 4 + int(_starts_sentence(words, earlier[0])) + 2 * int(_starts_sentence(words, mention[0]))
    )
    return (_bucket(earlier[0] - mention[0]), sentence, paragraph, likeness, kinds, quoted, starts)


def _starts_sentence(words: Words, at: int) -> bool:
    return at == 0 or words.sentences[at - 1] != words.sentences[at]


def _likeness(words: Words, one: Span, other: Span) -> int:
    """Return 0 nothing shared … 5 the same words, over words that are not function words."""
    a = [words.word(at).lower() for at in range(*one)]
    b = [words.word(at).lower() for at in range(*other)]
    if a == b:
        return 5
    a_words, b_words = _content_words(a), _content_words(b)
    if not a_words or not b_words:
        return 0
    if a_words == b_words:
        return 4
    if a_words[-1] == b_words[-1]:
        return 3
    if set(a_words) <= set(b_words) or set(b_words) <= set(a_words):
        return 2
    return 1 if set(a_words) & set(b_words) else 0


def _content_words(words: Sequence[str]) -> list[str]:
    return [
        word
        for word in words
        if word[0].isalnum() and word not in _BEGINS and word not in _PRONOUNS and word != "of"
    ]


def between_counts(spans: Sequence[Span], first: Span) -> list[int]:
    """Return, for each of ``spans`` (in order of start), how many others of them lie between it and
    ``first``.
    """
    at = bisect_left([span[0] for span in spans], first[0])
    return [index - at if index >= at else at - 1 - index for index in range(len(spans))]


class PairScorer:
    """Scores pairs of span vectors; the weights are those of ``network.PairScorer`` in the training code."""

    def __init__(self, weights: Mapping[str, Floats], name: str) -> None:
        self._first = weights[f"{name}.first.weight"].T
        self._first_bias = weights[f"{name}.first.bias"]
        self._second = weights[f"{name}.second.weight"].T
        self._both = weights[f"{name}.both.weight"].T
        self._features = weights[f"{name}.features.weight"]
        self._score = weights[f"{name}.score.weight"][0]
        self._score_bias = float(weights[f"{name}.score.bias"][0])

    def scores(self, first: Floats, seconds: Floats, features: Sequence[tuple[int, ...]]) -> Floats:
        """Return the score of ``first`` (width,) with each row of ``seconds`` (n, width)."""
        if not features:
            return np.zeros(0, np.float32)
        mixed = (
            first @ self._first + self._first_bias + seconds @ self._second + (first * seconds) @ self._both
        )
        mixed += self._features[np.array(features)].sum(1)
        scores: Floats = np.maximum(mixed, 0) @ self._score + self._score_bias
        return scores


def span_vectors(projected: Halves, spans: Sequence[Span]) -> Floats:
    """Return one vector a span, (spans, width), from (words, 2 × width) projections."""
    width = projected.shape[1] // 2
    starts = np.array([span[0] for span in spans], np.int64)
    ends = np.array([span[1] - 1 for span in spans], np.int64)
    mixed = projected[starts, :width].astype(np.float32) + projected[ends, width:]
    # GELU in its tanh form (Hendrycks and Gimpel 2016).
    vectors: Floats = (
        0.5 * mixed * (1 + np.tanh(np.float32(0.7978845608) * (mixed + 0.044715 * mixed * mixed * mixed)))
    )
    return vectors


def softmax(scores: Floats) -> Floats:
    """Return scores as shares of 1."""
    raised = np.exp(scores - scores.max())
    shares: Floats = raised / raised.sum()
    return shares
