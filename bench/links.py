"""Joins of true statements: utterances, parts and origins against the hand-made links of two stories."""

from __future__ import annotations

from bench.linking import links
from bench.materials import MissingMaterialError, example, story
from bench.tasks import Figures


def measure() -> Figures:
    figures: Figures = {}
    for prefix, find in (("example", example), ("iraq-letter", lambda: story("iraq-letter"))):
        try:
            figures |= links.measure(prefix, find())
        except MissingMaterialError:
            continue
    return figures
