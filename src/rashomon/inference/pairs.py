"""Small features of a pair of spans, and the scorer that uses them: the same in training and at run time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

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


_WIDEST: Final = _STEPS[-1]
_BUCKETS: Final = tuple(_bucket(distance) for distance in range(-_WIDEST, _WIDEST + 1))
"""The bucket of each distance from ``-_WIDEST`` on; what lies further is in the bucket of the widest."""


def link_features(words: Words, first: Span, seconds: Sequence[Span]) -> list[tuple[int, ...]]:
    """Return the feature numbers of content-or-cue ``first`` with each source-or-cue of ``seconds``, below
    `LINK_FEATURES`.

    ``seconds`` are of one role and in order of start: how many of them stand between is a feature.
    """
    start, end = first
    sentences, paragraphs, flags = words.sentences, words.paragraphs, words.flags
    opening, closing = sentences[start], sentences[min(end, len(words)) - 1]
    paragraph, quoted = paragraphs[start], flags[start] & 1
    found: list[tuple[int, ...]] = []
    for (begins, ends), between in zip(seconds, between_counts(seconds, first), strict=True):
        gap = begins - end + 1 if begins >= end else ends - 1 - start
        base = 2 * _DISTANCE
        apart = sentences[begins] - (closing if gap > 0 else opening)
        found.append(
            (
                _BUCKETS[max(-_WIDEST, min(_WIDEST, gap)) + _WIDEST],
                _DISTANCE + _BUCKETS[max(-_WIDEST, min(_WIDEST, begins - start)) + _WIDEST],
                base + max(-3, min(3, apart)) + 3,
                base + 8 + max(-2, min(2, paragraphs[begins] - paragraph)) + 2,
                base + 14 + min(between, 3),
                base + 18 + quoted + 2 * (flags[begins] & 1),
            )
        )
    return found


class Mention(NamedTuple):
    """What a mention's own words tell, read once for all the pairs that it stands in."""

    start: int
    kind: int
    """Below ``_KINDS``: which pronoun, a name, a described thing, or other."""
    words: tuple[str, ...]
    """Its words in lower case."""
    telling: tuple[str, ...]
    """Those of them that are not function words."""
    sentence: int
    paragraph: int
    quoted: int
    opens: int
    """1 where it opens a sentence."""


def read_mention(words: Words, place: Span) -> Mention:
    """Read a mention, given by its range of words."""
    start, end = place
    written = [words.word(at) for at in range(start, end)]
    lower = tuple(word.lower() for word in written)
    if len(lower) == 1 and lower[0] in _PRONOUNS:
        kind = _PRONOUNS[lower[0]]
    elif lower[0] in _BEGINS or lower[0] in _PRONOUNS:
        kind = 10
    else:
        kind = 9 if any(word[:1].isupper() for word in written) else 0
    return Mention(
        start,
        kind,
        lower,
        _telling(lower),
        words.sentences[start],
        words.paragraphs[start],
        words.flags[start] & 1,
        int(start == 0 or words.sentences[start - 1] != words.sentences[start]),
    )


_BEGINS: Final = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "another", "one", "some", "several", "two"}
)


def refer_features(mention: Mention, earlier: Mention) -> tuple[int, ...]:
    """Return the feature numbers of a mention and what it may refer to, below `REFER_FEATURES`."""
    base = 2 * _DISTANCE
    return (
        _BUCKETS[max(-_WIDEST, min(_WIDEST, earlier.start - mention.start)) + _WIDEST],
        _DISTANCE + max(-11, min(3, earlier.sentence - mention.sentence)) + 11,
        base + max(-4, min(2, earlier.paragraph - mention.paragraph)) + 4,
        base + 8 + _likeness(mention, earlier),
        base + 16 + mention.kind * _KINDS + earlier.kind,
        base + 16 + _KINDS * _KINDS + mention.quoted + 2 * earlier.quoted,
        base + 20 + _KINDS * _KINDS + earlier.opens + 2 * mention.opens,
    )


def _likeness(one: Mention, other: Mention) -> int:
    """Return 0 nothing shared … 5 the same words, over words that are not function words."""
    if one.words == other.words:
        return 5
    if not one.telling or not other.telling:
        return 0
    if one.telling == other.telling:
        return 4
    if one.telling[-1] == other.telling[-1]:
        return 3
    these, those = set(one.telling), set(other.telling)
    if these <= those or those <= these:
        return 2
    return 1 if these & those else 0


def _telling(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        word
        for word in words
        if word[0].isalnum() and word not in _BEGINS and word not in _PRONOUNS and word != "of"
    )


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
        mixed += np.add.reduce(self._features.take(np.array(features), 0), 1)
        scores: Floats = np.maximum(mixed, 0) @ self._score + self._score_bias
        return scores


def span_vectors(projected: Halves, spans: Sequence[Span]) -> Floats:
    """Return one vector a span, (spans, width), from (words, 2 × width) projections."""
    width = projected.shape[1] // 2
    starts, ends = np.array(spans, np.int64).T
    mixed = projected[starts, :width].astype(np.float32) + projected[ends - 1, width:]
    # GELU in its tanh form (Hendrycks and Gimpel 2016).
    vectors: Floats = (
        0.5 * mixed * (1 + np.tanh(np.float32(0.7978845608) * (mixed + 0.044715 * mixed * mixed * mixed)))
    )
    return vectors


def with_last(scores: Floats, last: np.floating) -> Floats:
    """Return scores with one more at their end."""
    longer = np.empty(len(scores) + 1, np.float32)
    longer[:-1], longer[-1] = scores, last
    return longer


def softmax(scores: Floats) -> Floats:
    """Return scores as shares of 1."""
    # The functions themselves: the methods of an array go through Python first.
    raised = np.exp(scores - np.maximum.reduce(scores))
    shares: Floats = raised / np.add.reduce(raised)
    return shares
