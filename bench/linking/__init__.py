"""Across the articles: utterances, origins, speakers, and how joining grows with the story.

On the hand-made links of two stories (statements from gold, so that joining is measured alone), on pairs
made by rule, and on ECB+. What is absent is left out.
"""

from __future__ import annotations

from bench.linking import growth, links, people, utterance_pairs
from bench.materials import MissingMaterialError, example, story
from bench.tasks import Figures


def measure(thorough: bool = True) -> Figures:
    """All figures of linking; the larger sets only when thorough."""
    figures: Figures = {}
    for prefix, find in (("example", example), ("iraq-letter", lambda: story("iraq-letter"))):
        try:
            figures.update(links.measure(prefix, find()))
        except MissingMaterialError:
            continue
    if thorough:
        for task in (utterance_pairs, people, growth):
            try:
                figures.update(task.measure())
            except MissingMaterialError:
                continue
    return figures
