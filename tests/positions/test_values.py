"""Statements that say the same but for one word of which a thing has only one."""

from __future__ import annotations

import pytest

from rashomon.positions import conclude
from tests.positions.stories import report, said, story

VALUES = [
    (
        "the left engine burned before the crash",
        "the right engine burned before the crash",
        ["between-speakers"],
    ),
    # a day is a date
    ("the clerk sent the letter on Friday", "the clerk sent the letter on Saturday", ["numbers"]),
    # the same day
    ("the clerk sent the letter on Friday", "the clerk sent Friday’s letter", []),
    # one direction
    ("the boats left the north quay at once", "the boats left the northern quay at once", []),
    # too little in common
    ("the clerk sent the letter on Friday", "the mayor rang on Saturday", []),
    # a denial is for positions
    ("the left engine burned before the crash", "the right engine never burned before the crash", []),
]


@pytest.mark.parametrize(("one", "other", "kinds"), VALUES)
def test_other_values(one: str, other: str, kinds: list[str]) -> None:
    where = report(f"Ada said {one}. Bea said {other}.")
    found = conclude(story([where], [said(where, one, "Ada"), said(where, other, "Bea")]), []).conflicts
    assert [conflict.kind for conflict in found] == kinds
