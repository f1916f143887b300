"""Agreement of labels, and what every command here shares."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.inference import load_pairs

Measure = Callable[..., dict[str, float]]
Labels = Sequence[int] | NDArray[np.int64]


def f1(found: Labels, gold: Labels, label: int) -> float:
    """F1 of one label, in [0, 1]."""
    mine, theirs = np.asarray(found) == label, np.asarray(gold) == label
    return float(2 * (mine & theirs).sum() / max(1, mine.sum() + theirs.sum()))


def macro_f1(found: Labels, gold: Labels, labels: int) -> float:
    """The mean F1 of labels 0 to ``labels - 1``."""
    return sum(f1(found, gold, label) for label in range(labels)) / labels


def accuracy(found: Labels, gold: Labels) -> float:
    """The share of labels that agree."""
    return float((np.asarray(found) == np.asarray(gold)).mean())


def balanced_accuracy(found: Labels, gold: Labels) -> float:
    """The mean recall of labels 0 and 1."""
    mine, theirs = np.asarray(found), np.asarray(gold)
    return float(np.mean([(mine[theirs == label] == label).mean() for label in (0, 1)]))


def run_command(measure: Measure, description: str | None) -> None:
    """Read the command line, measure, and print one figure a line."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("data", type=Path, nargs="?", default=Path(".cache/data"), help="unpacked corpora")
    parser.add_argument("--model", type=Path, help="a model folder other than the one that ships")
    parser.add_argument("--dev", action="store_true", help="score the dev part: the one to tune on")
    options = parser.parse_args()
    figures = measure(options.data, model=load_pairs(folder=options.model), dev=options.dev)
    for name, value in figures.items():
        print(f"{name:44} {value:8.4f}")
