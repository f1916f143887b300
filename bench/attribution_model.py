"""The attribution model by itself: published windows, whole articles, links, names and references."""

from __future__ import annotations

from bench.attribution import context, gap, links, names, windows
from bench.materials import data_set
from bench.tasks import Figures
from rashomon.inference import load_attribution


def measure(thorough: bool = True) -> Figures:
    """Every figure in per cent, on test parts; whole articles only when thorough."""
    data = data_set("polnear", "polnear-bio", "names", "coreference")
    model = load_attribution()
    scorers = [windows.measure, links.measure, names.measure, gap.measure]
    if thorough:
        scorers.append(context.measure)
    figures: Figures = {}
    for scorer in scorers:
        figures |= {f"test/{name}": value for name, value in scorer(data, model=model).items()}
    return figures
