"""Figures over cells of statement and claim, and which suggested claims stand for gold's."""

from __future__ import annotations

import pytest

from bench.positions.cells import constant, figures
from bench.positions.pairing import letters_of, pair_up
from bench.positions.suggested import matched
from rashomon.records import Claim, Position

GOLD = {("a", "x"): "affirms", ("b", "x"): "denies", ("c", "x"): "withholds", ("z", "x"): "affirms"}


def test_figures() -> None:
    said = {("a", "x"): "affirms", ("b", "x"): "affirms", ("d", "x"): "denies", ("z", "x"): "affirms"}
    found = figures(GOLD, said, {"a", "b", "c", "d"})  # z does not count
    assert found["labelled/accuracy"] == pytest.approx(1 / 3)
    assert found["labelled/precision"] == pytest.approx(1 / 2)
    assert found["all/precision"] == pytest.approx(1 / 3)
    assert found["all/f1"] == pytest.approx(1 / 3)


def test_constant_answer_is_the_commonest() -> None:
    found = constant(
        {("a", "x"): "denies", ("b", "x"): "denies", ("c", "x"): "affirms"}, {"a", "b", "c"}, {"x"}
    )
    assert found["constant/labelled/accuracy"] == pytest.approx(2 / 3)


def test_pairs_by_letters() -> None:
    text = "one two three four"
    wanted = {"g1": letters_of(text, [(0, 7)]), "g2": letters_of(text, [(8, 18)])}
    said = {"f1": letters_of(text, [(0, 7)]), "f2": letters_of(text, [(14, 18)])}
    assert pair_up(wanted, said) == {"g1": "f1", "g2": "f2"}


def test_suggested_claim_may_be_worded_the_other_way_round() -> None:
    turned = Claim(
        "1",
        "It is fake.",
        positions=(
            Position("", "", "a", "denies"),
            Position("", "", "b", "affirms"),
            Position("", "", "c", "withholds"),
        ),
    )
    assert matched(GOLD, ["x"], [turned], {"a", "b", "c"}) == {"x": "It is fake."}
