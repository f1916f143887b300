"""How sure one may be of an attribution that the model found, all of its parts together."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rashomon.inference.reading import Span


@dataclass(frozen=True, slots=True)
class Parts:
    """What a model's attribution is made of, as far as its certainty hangs on it.

    ``link`` is the share of the chosen source; ``words`` counts those of the content; ``saying`` tells
    whether the cue is a known one; ``apart`` whether source and content stand in different paragraphs.
    """

    content: float
    source: Span | None
    cue: Span | None
    link: float
    words: int
    saying: bool
    before: bool
    apart: bool


#: A logistic regression on the attributions of PolNeAR's dev articles, right by the rule of
#: ``bench.end_to_end``: ``python -m bench.certainty`` fits it.
WEIGHTS = {
    "always": 0.09,
    "content": 0.45,
    "source": 0.17,
    "cue": 0.29,
    "link": 0.23,
    "no source": -1.13,
    "known cue": 0.52,
    "under three words": -0.48,
    "under six words": -0.38,
    "words": -0.07,
    "source first": 0.50,
    "apart": -0.42,
}


def features(parts: Parts) -> dict[str, float]:
    """The parts as numbers, by the names of ``WEIGHTS``."""
    return {
        "always": 1.0,
        "content": _odds(parts.content),
        "source": _odds(parts.source.score) if parts.source is not None else 0.0,
        "cue": _odds(parts.cue.score) if parts.cue is not None else 0.0,
        "link": _odds(parts.link),
        "no source": float(parts.source is None),
        "known cue": float(parts.saying),
        "under three words": float(parts.words < 3),
        "under six words": float(parts.words < 6),
        "words": math.log(parts.words + 1),
        "source first": float(parts.before),
        "apart": float(parts.apart),
    }


def certainty(parts: Parts) -> float:
    """The share of such attributions that are right, in 0 … 1."""
    total = sum(WEIGHTS[name] * value for name, value in features(parts).items())
    return 1 / (1 + math.exp(-total))


def _odds(share: float) -> float:
    """The logarithm of the odds, shares of nearly nothing and nearly all cut off."""
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))
