"""What words alone tell about a headline and the text below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

import numpy as np

from rashomon.inference.marks import content_stems, denials
from rashomon.inference.passages import cut_sentences

_HEDGES = re.compile(
    r"(?i)\b(?:reports?|reported(?:ly)?|reporting|claim(?:s|ed|ing)?|alleg\w+|rumou?r\w*|suppos\w+|"
    r"apparent\w*|accord\w+|sources?|unconfirmed|suggest\w*|may|might|could|purport\w*|believed|said to|"
    r"unverified|unclear)\b"
)
_FALSE = re.compile(
    r"(?i)\b(?:hoax\w*|fake\w*|false\w*|debunk\w*|untrue|den(?:y|ies|ied)|denial|not true|fabricat\w*|"
    r"satir\w*|bogus|rumou?rs?|refut\w+|dismiss\w*|retract\w*|doubt\w*|skeptic\w*|prank\w*|no evidence|"
    r"made up|misleading)\b"
)
LEAD = 40
"""Words that count as the beginning of a text."""


class Rarity:
    """How rare a word is among the texts that it was made from: more for a rarer one."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        self._texts = 0
        for text in texts:
            counts.update(set(content_stems(text)))
            self._texts += 1
        self._counts = counts

    def __call__(self, stem: str) -> float:
        return log((1 + self._texts) / (1 + self._counts[stem]))


@dataclass(frozen=True, slots=True)
class Body:
    """A long text, looked at once: words with their weights, whole, by sentence and at the beginning."""

    sentences: list[str]
    weights: dict[str, float]
    norm: float
    by_sentence: list[set[str]]
    norms: list[float]
    lead: set[str]
    pairs: set[tuple[str, str]]


def look_at(text: str, rarity: Rarity) -> Body:
    """Return what `likeness` needs of a text."""
    sentences = cut_sentences(text)
    stems = content_stems(text)
    weights = {one: (1 + log(count)) * rarity(one) for one, count in Counter(stems).items()}
    by_sentence = [set(content_stems(sentence)) for sentence in sentences]
    return Body(
        sentences,
        weights,
        sqrt(sum(one**2 for one in weights.values())) + 1e-9,
        by_sentence,
        [sqrt(sum(rarity(one) ** 2 for one in some)) + 1e-9 for some in by_sentence],
        set(content_stems(" ".join(text.split()[:LEAD]))),
        set(pairwise(stems)),
    )


def likeness(headline: str, body: Body, rarity: Rarity) -> list[float]:
    """Return features of a headline and a body; the first five rise with what both share."""
    stems = content_stems(headline)
    unique = set(stems)
    rare = {one: rarity(one) for one in unique}
    norm = sqrt(sum(one**2 for one in rare.values())) + 1e-9
    total = sum(rare.values()) + 1e-9
    whole = sum(rare[one] * body.weights[one] for one in unique if one in body.weights) / (norm * body.norm)
    inside = sum(rare[one] for one in unique if one in body.weights) / total
    early = sum(rare[one] for one in unique & body.lead) / total
    cosines = [
        sum(rare[one] ** 2 for one in unique & some) / (norm * length)
        for some, length in zip(body.by_sentence, body.norms, strict=True)
    ]
    best = max(cosines, default=0.0)
    most = max((sum(rare[one] for one in unique & some) for some in body.by_sentence), default=0.0) / total
    shared = sorted((rare[one] for one in unique if one in body.weights), reverse=True)
    together = sum(pair in body.pairs for pair in pairwise(stems))
    return [
        whole,
        inside,
        early,
        best,
        most,
        log(1 + together),
        together / max(1, len(stems) - 1),
        *[*shared, 0.0, 0.0, 0.0][:3],
        log(1 + len(body.weights)),
        log(1 + len(stems)),
        float(np.mean(sorted(cosines, reverse=True)[:3])) if cosines else 0.0,
    ]


def tone(headline: str, body: str, passages: Sequence[str]) -> list[float]:
    """Return how much a headline, a body and the passages of it deny, hedge and ask."""
    words = 1 + len(body.split())
    return [
        float(denials(headline)),
        float(len(_HEDGES.findall(headline))),
        float("?" in headline),
        float("?" in body),
        100 * denials(body) / words,
        100 * len(_HEDGES.findall(body)) / words,
        100 * len(_FALSE.findall(body)) / words,
        log(words),
        *(log(1 + denials(passage)) for passage in passages),
        *(log(1 + len(_HEDGES.findall(passage))) for passage in passages),
        *(log(1 + len(_FALSE.findall(passage))) for passage in passages),
    ]
