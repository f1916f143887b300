"""Exact F1 over spans, and what every command here shares."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.inference import load_attribution
from rashomon.inference.attribution import AttributionModel

Measure = Callable[..., dict[str, float]]


@dataclass(slots=True)
class SpanCounts:
    """Counts of spans that agree at both ends, that were found, and that are in gold, by kind."""

    both: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, found: Iterable[tuple[str, Hashable]], gold: Iterable[tuple[str, Hashable]]) -> None:
        """Count the spans of one text, each given as (kind, place)."""
        found, gold = set(found), set(gold)
        for counts, spans in ((self.both, found & gold), (self.found, found), (self.gold, gold)):
            counts.update(kind for kind, _ in spans)

    def figures(self, prefix: str, kinds: Iterable[str]) -> dict[str, float]:
        """F1, precision and recall of each kind, in per cent."""
        figures: dict[str, float] = {}
        for kind in kinds:
            figures |= _three(f"{prefix} {kind}", self.both[kind], self.found[kind], self.gold[kind])
        return figures

    def total(self, label: str) -> dict[str, float]:
        """F1, precision and recall of all kinds together, in per cent."""
        return _three(label, self.both.total(), self.found.total(), self.gold.total())


def _three(label: str, both: int, found: int, gold: int) -> dict[str, float]:
    return {
        f"{label} F1": round(200 * both / max(1, found + gold), 2),
        f"{label} precision": round(100 * both / max(1, found), 2),
        f"{label} recall": round(100 * both / max(1, gold), 2),
    }


def open_model(folder: Path | None) -> AttributionModel:
    """The model that ships, or the one in ``folder``."""
    return load_attribution(folder=folder)


def run_command(measure: Measure, description: str | None) -> None:
    """Read the command line, measure, and print one figure a line."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("data", type=Path, nargs="?", default=Path(".cache/data"), help="unpacked corpora")
    parser.add_argument("--model", type=Path, help="a model folder other than the one that ships")
    parser.add_argument("--dev", action="store_true", help="score the dev part: the one to tune on")
    options = parser.parse_args()
    figures = measure(options.data, model=open_model(options.model), dev=options.dev)
    for name, value in figures.items():
        print(f"{name:44} {value:8.2f}")
