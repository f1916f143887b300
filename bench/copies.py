"""Which reports copy which, against pairs and groups labelled by hand in the two stories of copies."""

from __future__ import annotations

from bench.materials import COPIES, SHARED, MissingMaterialError, is_here
from bench.shared_text import copies
from bench.tasks import Figures


def measure() -> Figures:
    if not any(is_here(f"copies/{name}") for name in COPIES):
        raise MissingMaterialError("copies")
    figures = copies.measure(SHARED / "copies")
    return {name: value for name, value in figures.items() if "/" in name}
