"""Words: where they are cut, and what is said of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.inference.words import FLAGS, SHAPES, cut_words


def cut(text: str) -> list[str]:
    words = cut_words(text)
    return [words.word(at) for at in range(len(words))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She didn't go.", ["She", "did", "n't", "go", "."]),  # a clitic is a word
        ("Ada Venn’s view", ["Ada", "Venn", "’s", "view"]),  # so is a possessive
        ("the U.S. said so", ["the", "U.S.", "said", "so"]),  # an abbreviation keeps its stops
        ("O’Neill, 43, co-wrote it", ["O’Neill", ",", "43", ",", "co-wrote", "it"]),  # a name is never cut
        ("no--yes...", ["no", "--", "yes", "..."]),  # runs of marks stay whole
        ("@ada_venn #harbour", ["@ada_venn", "#harbour"]),  # handles and tags
        ("cafe\u0301s open", ["cafe\u0301s", "open"]),  # a combining mark stays with its letter
        ("", []),
    ],
)
def test_text_is_cut(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“It is so,” she said.", ["It", "is", "so", ","]),
        (
            '"It is so," she said.',
            ["It", "is", "so", ","],
        ),  # straight marks are told by the space beside them
        ("''It is so,'' she said.", ["It", "is", "so", ","]),  # two apostrophes, on both sides
        ("”It is so,” she said.", ["It", "is", "so", ","]),  # turned the wrong way
        ("“It is so\nShe left.", ["It", "is", "so"]),  # never closed: ends with its paragraph
    ],
)
def test_words_inside_quotation_marks_are_flagged(text: str, inside: list[str]) -> None:
    words = cut_words(text)
    assert [words.word(at) for at in range(len(words)) if words.flags[at] & 1] == inside


def test_a_title_ends_no_sentence() -> None:
    words = cut_words("Mr. Venn left. He ran.")
    assert words.sentences == (0, 0, 0, 0, 0, 1, 1, 1)


@given(st.text(max_size=200))
def test_words_cover_all_that_is_no_space(text: str) -> None:
    words = cut_words(text)
    covered = set()
    for at in range(len(words)):
        assert words.starts[at] < words.ends[at]
        assert at == 0 or words.starts[at] >= words.ends[at - 1]
        covered.update(range(words.starts[at], words.ends[at]))
        assert 0 <= words.shapes[at] < len(SHAPES)
        assert 0 <= words.flags[at] < FLAGS
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)
