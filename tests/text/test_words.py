"""Words: abbreviations, initials, handles, numbers and what stands inside a word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.words import split_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Marks are words of their own.
        ("Yes, he left.", ["Yes", ",", "he", "left", "."]),
        # A title keeps its full stop.
        ("Gen. Orla Venn", ["Gen.", "Orla", "Venn"]),
        # So does a middle initial.
        ("Orla B. Venn", ["Orla", "B.", "Venn"]),
        # Initials of a country are one word, the last full stop too.
        ("the U.S. envoy", ["the", "U.S.", "envoy"]),
        # A handle is one word with its sign.
        ("by @orla_venn today", ["by", "@orla_venn", "today"]),
        # Apostrophes of both shapes stand inside a word.
        ("don't and don’t", ["don't", "and", "don’t"]),
        # So does a hyphen.
        ("vice-mayor", ["vice-mayor"]),
        # A number keeps its commas, a time its colon.
        ("1,200 at 10:30", ["1,200", "at", "10:30"]),
        # A possessive belongs to its name.
        ("Venn's aide", ["Venn's", "aide"]),
        # The plural's apostrophe is a mark.
        ("officials' letter", ["officials", "'", "letter"]),
        # Letters beyond ASCII are letters.
        ("Šárka Öst", ["Šárka", "Öst"]),
    ],
)
def test_words_as_a_reader_sees_them(text: str, expected: list[str]) -> None:
    assert [word.text for word in split_words(text)] == expected


def test_lower_case_folds_the_apostrophe_and_keeps_the_place() -> None:
    (word,) = split_words("x DON’T y", 2, 7)
    assert (word.start, word.end, word.text, word.lower) == (2, 7, "DON’T", "don't")
    assert word.is_capital and not word.is_mark


@given(st.text(max_size=80))
def test_words_read_back_and_leave_out_only_white_space(text: str) -> None:
    words = split_words(text)
    assert all(text[w.start : w.end] == w.text for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
    kept = {place for w in words for place in range(w.start, w.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in kept)
