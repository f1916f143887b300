"""Fit the weights of ``rashomon.statements.certainty`` on PolNeAR's dev articles, and print them.

    python -m bench.certainty

Only attributions that no quotation of the rules carries are counted: those are what the certainty decides on.
An attribution of the model is right when its content overlaps an annotated one by at least half and its
source shares a telling word (the rule of ``bench.end_to_end``). Fit anew when the model's weights change.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

from bench.attribution.polnear import read_part
from bench.end_to_end import each_once, letters, named, wanted_of
from bench.materials import data_set
from rashomon.inference import load_attribution
from rashomon.records import Article
from rashomon.statements.attributions import findings_of, parts_of
from rashomon.statements.certainty import WEIGHTS, features
from rashomon.statements.finding import find_by_rules
from rashomon.statements.joining import SAME, likeness

RIDGE = 1.0
STEPS = 30
Floats = NDArray[np.float64]


def examples() -> tuple[Floats, Floats]:
    """Features (attributions, weights) and whether each is right (attributions,)."""
    model = load_attribution()
    rows: list[list[float]] = []
    right: list[float] = []
    for gold in each_once(read_part(data_set("polnear"), "dev")):
        text, wanted = gold.text, wanted_of(gold)
        drafts = find_by_rules(Article("a", gold.name, text)).drafts
        quoted = [draft.content for draft in drafts if draft.kind in {"direct", "mixed"}]
        for found in findings_of(text, model.read(text, nested=False), ()):
            if any(likeness(text, content, found.pieces) >= SAME for content in quoted):
                continue
            mine = letters(text, found.pieces)
            source = [(found.source.start, found.source.end)] if found.source is not None else []
            words = named(text, source)
            overlap, theirs = max(
                ((2 * len(mine & w) / (len(mine) + len(w)), names) for w, names in wanted),
                key=lambda pair: pair[0],
                default=(0.0, set()),
            )
            rows.append([features(parts_of(text, found))[name] for name in WEIGHTS])
            right.append(float(overlap >= SAME and (bool(words & theirs) or not (words or theirs))))
    return np.array(rows), np.array(right)


def fit(rows: Floats, right: Floats) -> Floats:
    """The weights of a logistic regression with a ridge, by Newton's steps."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (share - right) + RIDGE * weights
        bend = (rows * (share * (1 - share))[:, None]).T @ rows + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> int:
    rows, right = examples()
    print(f"{len(right)} attributions, {right.mean():.3f} of them right")
    for name, weight in zip(WEIGHTS, fit(rows, right), strict=True):
        print(f'    "{name}": {weight:.2f},')
    return 0


if __name__ == "__main__":
    sys.exit(main())
