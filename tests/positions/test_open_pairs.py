"""Which pairs a model is asked about, and what becomes of its answers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from rashomon.positions import claims_of
from rashomon.records import Stance
from tests.positions.told import Said, story

CLAIM = "The ferry was overloaded."


class Constant:
    """A judge that gives every pair the same answer, and keeps what it was asked."""

    def __init__(self, *probabilities: float) -> None:
        self.asked: list[tuple[str, str]] = []
        self._row = np.array(probabilities, np.float32)

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.asked += pairs
        return np.tile(self._row, (len(pairs), 1))


def one_direction(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors that make all texts alike."""
    return np.ones((len(texts), 1), np.float32)


@pytest.mark.parametrize(
    ("stance", "expected"), [("asserts", "affirms"), ("denies", "denies"), ("withholds", "withholds")]
)
def test_cue_turns_what_the_model_says(stance: Stance, expected: str) -> None:
    told = story(
        [
            Said(f"Edda Moss {n}", "spoke of", f"too many people on the ferry {n} then", stance)
            for n in range(8)
        ]
    )
    claim = claims_of(told, [CLAIM], Constant(0.9, 0.03, 0.03, 0.04), one_direction)[0]
    assert {position.position for position in claim.positions} == {expected}
    assert all("model" in position.reasons[0] for position in claim.positions)


def test_at_most_a_quarter_of_the_pairs_is_shown() -> None:
    told = story(
        [Said(f"Edda Moss {n}", "spoke of", f"too many people on the ferry {n} then") for n in range(8)]
    )
    judge = Constant(0.9, 0.03, 0.03, 0.04)
    claims = claims_of(told, [CLAIM], judge, one_direction)
    assert 0 < len(judge.asked) <= 8 * len(claims) / 4


def test_rules_come_before_the_model() -> None:
    told = story([Said("Edda Moss", "said", "the ferry was not overloaded") for _ in range(1)])
    judge = Constant(0.9, 0.03, 0.03, 0.04)
    claim = claims_of(told, [CLAIM], judge, one_direction)[0]
    assert [position.position for position in claim.positions] == ["denies"]
    assert not judge.asked


def test_pairs_without_a_word_in_common_are_not_shown() -> None:
    told = story([Said(f"Edda Moss {n}", "spoke of", f"rain on hill {n} in the night") for n in range(8)])
    judge = Constant(0.9, 0.03, 0.03, 0.04)
    claims = claims_of(told, [CLAIM], judge, one_direction)
    assert CLAIM not in {claim for _, claim in judge.asked}
    assert claims[0].positions == ()


def test_unsure_model_decides_nothing() -> None:
    told = story(
        [Said(f"Edda Moss {n}", "spoke of", f"too many people on the ferry {n} then") for n in range(8)]
    )
    assert claims_of(told, [CLAIM], Constant(0.4, 0.3, 0.2, 0.1), one_direction)[0].positions == ()
