"""Choose the few sentences of a long text that speak of a claim, so that a pair model can read them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log
from typing import Final

from .marks import content_stems, denials

_END: Final = re.compile(r"(?<=[.!?])[\"\u201d'\u2019)]*\s+(?=[\"\u201c'\u2018(]*[A-Z0-9])|\n+")
_DENYING: Final = 0.35
"""How much more a sentence counts that denies or doubts something, as a share of the best one's score."""


def cut_sentences(text: str) -> list[str]:
    """Return the sentences of a text, roughly: at a stop before a capital, and at every line's end."""
    return [part.strip() for part in _END.split(text) if part and part.strip()]


def rank_sentences(sentences: Sequence[str], claim: str) -> list[tuple[float, int]]:
    """Return (score, index) of every sentence, the best first: rare words of the claim that it has, with more
    for words that deny where it has any.
    """
    stems = [set(content_stems(sentence)) for sentence in sentences]
    counts = Counter(stem for some in stems for stem in some)
    wanted = set(content_stems(claim))
    weights = {stem: 1 + log(len(sentences) / counts[stem]) for stem in wanted if stem in counts}
    scores = [sum(weights.get(stem, 0.0) for stem in some) / (12 + len(some)) ** 0.5 for some in stems]
    best = max(scores, default=0.0)
    raised = [
        score + _DENYING * best * (score > 0 and denials(sentence) > 0) - 1e-6 * at
        for at, (score, sentence) in enumerate(zip(scores, sentences, strict=True))
    ]
    return sorted(((score, at) for at, score in enumerate(raised)), key=lambda one: (-one[0], one[1]))


def best_passage(text: str, claim: str, most_words: int) -> str:
    """Return the best sentences for a claim that fit in ``most_words``, in the order of the text."""
    sentences = cut_sentences(text)
    chosen: list[int] = []
    room = most_words
    for _, at in rank_sentences(sentences, claim):
        size = len(sentences[at].split())
        if not chosen or size <= room:
            chosen.append(at)
            room -= size
        if room < 8:
            break
    return " ".join(sentences[at] for at in sorted(chosen))
