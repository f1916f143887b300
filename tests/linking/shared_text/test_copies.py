"""The hand-labelled stories hold the floors that the measures set."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.shared_text.copies import adjusted_rand, measure

FLOORS = {"reprint-f1": 0.95, "partial-f1": 0.80, "groups-ari": 0.95, "candidate-recall": 0.98}


@pytest.mark.shared
def test_labelled_stories(shared: Path) -> None:
    if not (shared / "copies").is_dir():
        pytest.skip(f"no labelled stories at {shared / 'copies'}")
    scores = measure(shared / "copies")
    assert {name for name, floor in FLOORS.items() if scores[name] < floor} == set()
    assert scores["same-quotes-called-copy"] <= 0.05


def test_adjusted_rand_of_equal_and_of_unlike_groups() -> None:
    one = [frozenset("ab"), frozenset("cd")]
    assert adjusted_rand(one, one) == 1
    assert adjusted_rand(one, [frozenset("ac"), frozenset("bd")]) < 0
