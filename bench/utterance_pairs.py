"""Which wordings are one saying: true quotations altered as reports alter them, against look-alikes."""

from __future__ import annotations

from bench.linking import utterance_pairs
from bench.tasks import Figures


def measure(*, thorough: bool = True) -> Figures:
    return utterance_pairs.measure(thorough=thorough)
