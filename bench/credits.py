"""Phrases that credit another outlet, against those marked by hand in the two stories of copies."""

from __future__ import annotations

from bench.materials import COPIES, MissingMaterialError, folder_of, is_here
from bench.reading import credits as reading_credits
from bench.tasks import Figures


def measure() -> Figures:
    figures: Figures = {}
    for name in COPIES:
        if is_here(f"copies/{name}"):
            row = reading_credits.measure(folder_of(f"copies/{name}"))
            figures |= {f"{name}/{figure}": value for figure, value in row.items()}
    if not figures:
        raise MissingMaterialError("copies")
    return figures
