"""Main text of HTML pages: F1 by the data set's own measure, beside the library's in the same run."""

from __future__ import annotations

from bench.materials import data_set
from bench.reading import extraction
from bench.tasks import Figures


def measure() -> Figures:
    """``ahead-of-library`` is ours less the better of the library's two ways, so its floor is 0."""
    figures = extraction.measure(data_set("article-extraction") / "article_extraction_scrapinghub")
    best = max(figures["library_f1"], figures["library_fast_f1"])
    figures["ahead-of-library"] = figures["f1"] - best
    return {f"article-extraction/{name}": value for name, value in figures.items()}
