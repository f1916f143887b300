"""GAP: does a pronoun refer to name A, to name B, or to neither? F1 as the GAP authors score it.

    python -m bench.attribution.gap DATA

The passage is read and the model is asked which of the two given names the pronoun stands for. (The setting
with the two names given; the URL is not used.)
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from rashomon.inference.attribution import AttributionModel

from .scoring import open_model, run_command

Counts = Counter[tuple[str, str]]
FEMININE = frozenset({"she", "her", "hers", "herself"})


def measure(data: Path, *, model: AttributionModel | None = None, dev: bool = False) -> dict[str, float]:
    """F1 overall, over masculine and over feminine pronouns (per cent), and their ratio, on test (or
    validation).
    """
    model = model or open_model(None)
    path = data / f"gap_coref/gap-{'validation' if dev else 'test'}.tsv"
    counts: Counts = Counter()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            gender = "feminine" if row["Pronoun"].lower() in FEMININE else "masculine"
            _count(row, model, (gender, "all"), counts)
    scores = {group: _f1(counts, group) for group in ("all", "masculine", "feminine")}
    return {f"GAP {group} F1": round(score, 2) for group, score in scores.items()} | {
        "GAP feminine / masculine": round(scores["feminine"] / max(1e-9, scores["masculine"]), 3)
    }


def _count(row: dict[str, str], model: AttributionModel, groups: tuple[str, ...], counts: Counts) -> None:
    places = []
    for what in ("Pronoun", "A", "B"):
        start = int(row[f"{what}-offset"])
        places.append((start, start + len(row[what])))
    chosen, _ = model.read(row["Text"], nested=False).refer(*places[0], places[1:])
    for at, what in enumerate(("A-coref", "B-coref")):
        gold = row[what].upper() == "TRUE"
        for group in groups:
            counts[group, "both"] += chosen == at and gold
            counts[group, "found"] += chosen == at
            counts[group, "gold"] += gold


def _f1(counts: Counts, group: str) -> float:
    return 200 * counts[group, "both"] / max(1, counts[group, "found"] + counts[group, "gold"])


if __name__ == "__main__":
    run_command(measure, __doc__)
