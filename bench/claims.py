"""Claims and positions of two stories against hand-made ones: cells, end to end, and what is suggested.

Gold's claims are given as text. ``constant/…`` is what the one answer that fits most labelled cells gets.
"""

from __future__ import annotations

from bench.materials import MissingMaterialError, example, story
from bench.positions import stories
from bench.tasks import Figures


def measure() -> Figures:
    """The figures of the example, and of the measured story where it is."""
    figures: Figures = {}
    for prefix, find in (("example", example), ("iraq-letter", lambda: story("iraq-letter"))):
        try:
            figures |= stories.measure(prefix, find())
        except MissingMaterialError:
            continue
    return figures
