"""Figures over cells: one cell for each statement and claim, its value a position or none.

``labelled/…`` is over the cells that gold gives a position, ``all/…`` over every cell of a statement that
gold has and does not mark optional; a cell gold says nothing of is none there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from bench.tasks import Figures

Cell = tuple[str, str]
"""Statement id and claim id."""

KINDS = ("affirms", "denies", "withholds")


def figures(gold: Mapping[Cell, str], said: Mapping[Cell, str], statements: Collection[str]) -> Figures:
    """Accuracy, precision of what is not none and macro-F1 on labelled cells; the like on all, and F1.

    ``statements`` are those that count; a position on another counts nowhere.
    """
    gold = {cell: kind for cell, kind in gold.items() if cell[0] in statements}
    said = {cell: kind for cell, kind in said.items() if cell[0] in statements}
    on_gold = {cell: kind for cell, kind in said.items() if cell in gold}
    right = sum(gold.get(cell) == kind for cell, kind in said.items())
    precision = right / len(said) if said else 0.0
    recall = right / len(gold) if gold else 0.0
    return {
        "labelled/accuracy": recall,
        "labelled/precision": right / len(on_gold) if on_gold else 0.0,
        "labelled/macro-f1": macro_f1(gold, on_gold),
        "all/precision": precision,
        "all/f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "all/macro-f1": macro_f1(gold, said),
    }


def macro_f1(gold: Mapping[Cell, str], said: Mapping[Cell, str]) -> float:
    """The mean F1 of affirms, denies and withholds, those left out that neither side has."""
    values = []
    for kind in KINDS:
        wanted = {cell for cell, value in gold.items() if value == kind}
        given = {cell for cell, value in said.items() if value == kind}
        if wanted or given:
            values.append(2 * len(wanted & given) / (len(wanted) + len(given)))
    return sum(values) / len(values) if values else 0.0


def constant(gold: Mapping[Cell, str], statements: Collection[str], claims: Collection[str]) -> Figures:
    """The figures of the one answer that fits most labelled cells, given for every cell."""
    counts = Counter(kind for cell, kind in gold.items() if cell[0] in statements)
    if not counts:
        return {}
    answer = max(sorted(counts), key=lambda kind: counts[kind])
    everywhere = {(statement, claim): answer for statement in statements for claim in claims}
    return {f"constant/{name}": value for name, value in figures(gold, everywhere, statements).items()}
