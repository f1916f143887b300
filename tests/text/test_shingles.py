"""Words as numbers, and the fingerprints chosen among them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.shingles import (
    GUARANTEED_RUN,
    WordNumbers,
    bare_word_spans,
    bare_words,
    hash_shingles,
    winnow,
)


def test_a_number_depends_on_the_bare_word_alone() -> None:
    numbers = WordNumbers()
    assert numbers["Iraq’s"] == numbers["iraq's"] == WordNumbers()["IRAQ'S"]
    assert numbers["Iraq"] != numbers["Iran"]


def test_hyphens_part_words_and_an_address_is_one() -> None:
    assert bare_words("Jong-un’s see https://example.org/a-b?c=d now") == [
        "Jong",
        "un’s",
        "see",
        "https://example.org/a-b?c=d",
        "now",
    ]


@given(st.text(max_size=300))
def test_spans_read_again(text: str) -> None:
    assert [text[start:end] for start, end, _ in bare_word_spans(text)] == bare_words(text)


words = st.lists(st.integers(0, 3), max_size=30)


@given(words, words, st.lists(st.integers(0, 9), min_size=GUARANTEED_RUN, max_size=12), words, words)
def test_a_shared_run_of_the_guaranteed_length_shares_a_fingerprint(
    before: list[int], after: list[int], run: list[int], ahead: list[int], behind: list[int]
) -> None:
    prints = []
    for text in (before + run + after, ahead + run + behind):
        hashes = hash_shingles(np.array(text, dtype=np.uint64))
        prints.append(set(hashes[winnow(hashes)].tolist()))
    assert prints[0] & prints[1]
