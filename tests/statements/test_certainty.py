"""How sure an attribution of the model is: a share of 1 that grows with each of its parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.inference.reading import Span
from rashomon.statements.certainty import WEIGHTS, Parts, certainty, features

PLAIN = Parts(
    content=0.4,
    source=Span("source", 0, 9, 0.6),
    cue=Span("cue", 10, 14, 0.6),
    link=0.99,
    words=12,
    saying=True,
    before=True,
    apart=False,
)


def test_a_plain_attribution_is_likely() -> None:
    assert 0.7 < certainty(PLAIN) < 1


@pytest.mark.parametrize(
    "worse",
    [
        replace(PLAIN, content=0.05),
        replace(PLAIN, link=0.3),
        # Nobody who speaks.
        replace(PLAIN, source=None, before=False),
        replace(PLAIN, words=2),
        replace(PLAIN, saying=False),
        # Source and content stand in different paragraphs.
        replace(PLAIN, apart=True),
    ],
)
def test_each_weaker_part_makes_it_less_sure(worse: Parts) -> None:
    assert certainty(worse) < certainty(PLAIN)


def test_shares_of_nothing_and_all_stay_finite() -> None:
    assert 0 < certainty(replace(PLAIN, content=0.0, link=0.0)) < certainty(replace(PLAIN, content=1.0)) < 1


def test_every_feature_has_a_weight() -> None:
    assert list(features(PLAIN)) == list(WEIGHTS)
