"""Statements by which somebody gives a figure."""

from __future__ import annotations

import pytest

from rashomon.statements.finding import find_by_rules
from rashomon.testing import article

CASES = [
    # The subject with its apposition, and the number at the end.
    ("Tarn’s mayor, Ola Venn, put the number of dead at 23, twice as many.", "the number of dead at 23"),
    # A figure that moves.
    ("The ministry revised its toll to 21 on Thursday.", "its toll to 21"),
    # A bound, and a unit of one word after the number.
    ("Police put the damage at about 2 million crowns on Monday.", "the damage at about 2 million crowns"),
    # No figure is given by an address.
    ("He put the book at 23 Main Street.", None),
    # Nor where the verb is denied.
    ("The club did not put the loss at 4 million.", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_figures(text: str, expected: str | None) -> None:
    found = [text[a:b] for draft in find_by_rules(article(text)).drafts for a, b in draft.content]
    assert found == ([] if expected is None else [expected])
