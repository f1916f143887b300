"""Paragraphs: what counts as a line, what counts as empty, and which lines are set apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.paragraphs import split_paragraphs

MARKS = "ab .\n\r\t\xa0\u2028\u2029\u200b\ufeff\u200f\x85\f\v\u3000"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Nothing is no paragraph.
        ("", []),
        # Empty lines, blanks and zero-width marks alone are no paragraph.
        ("\n \n\t\n\u200b\n\ufeff\n\xa0\n", []),
        # One line without an end.
        ("One line", [("One line", True)]),
        # A single break keeps the second line in company, an empty line sets it apart.
        ("One\nTwo\n\nThree", [("One", True), ("Two", False), ("Three", True)]),
        # Windows line ends count once.
        ("One\r\nTwo\r\n\r\nThree", [("One", True), ("Two", False), ("Three", True)]),
        # A line of blanks is as good as an empty one.
        ("One\n \t \nTwo", [("One", True), ("Two", True)]),
        # A line with a zero-width mark alone is empty too.
        ("One\n\u200b\nTwo", [("One", True), ("Two", True)]),
        # Unicode's own line and paragraph separators end lines.
        ("One\u2028Two\u2029Three", [("One", True), ("Two", False), ("Three", False)]),
        # White space at both ends is left out.
        ("  \xa0One \t\n", [("One", True)]),
        # A byte-order mark before the first word is no part of it.
        ("\ufeffOne", [("One", True)]),
    ],
)
def test_lines_that_hold_something(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(text[p.start : p.end], p.apart) for p in split_paragraphs(text)] == expected


@given(st.text(MARKS, max_size=60))
def test_every_letter_lies_in_one_paragraph(text: str) -> None:
    paragraphs = split_paragraphs(text)
    covered = [place for p in paragraphs for place in range(p.start, p.end)]
    assert covered == sorted(set(covered))
    assert {i for i, char in enumerate(text) if char in "ab."} <= set(covered)
    assert all("\n" not in text[p.start : p.end] and text[p.start : p.end].strip() for p in paragraphs)
