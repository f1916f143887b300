"""The pair model by itself: stances (FNC-1), facts (VitaminC), edited summaries; a constant answer beside."""

from __future__ import annotations

from bench.materials import data_set
from bench.pairs import facts, stances, summaries
from bench.tasks import Figures
from rashomon.inference import load_pairs


def measure(thorough: bool = True) -> Figures:
    """Every figure in per cent; all pairs when thorough, else every fifth (of VitaminC and news)."""
    model = load_pairs()
    every = 1 if thorough else 5
    nli = data_set("nli")
    figures = facts.measure(nli, model=model, every=every)
    if thorough:
        figures |= summaries.measure(nli, model=model)
    found = {f"nli/{name}": value for name, value in figures.items()}
    if thorough:
        found |= {
            f"fnc1/{name}": value for name, value in stances.measure(data_set("fnc1"), model=model).items()
        }
    return found
