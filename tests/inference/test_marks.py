"""How a pair is laid out: what is matched, how numbers compare, and what is cut."""

from __future__ import annotations

import pytest

from rashomon.inference.marks import KINDS, MARKS, content_stems, denials, lay_out, stem
from rashomon.inference.pieces import PieceTable

WORDS = (
    "the",
    "letter",
    "is",
    "real",
    "fake",
    "not",
    "ferry",
    "held",
    "12",
    "15",
    "people",
    "million",
    "venn",
)


@pytest.fixture(scope="module")
def table() -> PieceTable:
    return PieceTable({word: at for at, word in enumerate(("[UNK]", "[CLS]", "[SEP]", *WORDS))})


def kinds(table: PieceTable, statement: str, claim: str) -> tuple[list[str], list[str]]:
    """The kinds of the statement's pieces and of the claim's, without the special pieces."""
    laid = lay_out(table, statement, claim, 160)
    middle = laid.pieces.index(table.closing)
    first = [KINDS[mark] for mark in laid.marks[1:middle]]
    second = [KINDS[mark - len(KINDS)] for mark in laid.marks[middle + 1 : -1]]
    return first, second


def test_words_are_found_on_the_other_side(table: PieceTable) -> None:
    first, second = kinds(table, "letter ferry", "the letter")
    assert first == ["word found", "word"]
    assert second == ["small", "word found"]


@pytest.mark.parametrize(
    ("statement", "claim", "expected"),
    [
        ("12 people", "12 people", "number equal"),  # the same number
        ("12 people", "twelve people", "number equal"),  # in words
        ("12 people", "15 people", "number below"),  # the statement's is the smaller one
        ("15 million people", "12 million people", "number above"),
        ("12 million people", "12 people", "number above"),  # a scale counts
        ("12 people", "people", "number"),  # nothing to compare with
    ],
)
def test_numbers_are_compared(table: PieceTable, statement: str, claim: str, expected: str) -> None:
    assert kinds(table, statement, claim)[0][0] == expected


def test_words_that_deny_are_marked(table: PieceTable) -> None:
    first, second = kinds(table, "letter is not real", "the letter is not fake")
    assert first[2] == "denial found"
    assert second[-1] == "denial"


def test_a_headline_has_no_names(table: PieceTable) -> None:
    # where nearly every word has a capital, a capital tells nothing
    assert kinds(table, "the ferry held Venn", "Venn")[0][-1] == "name found"
    assert kinds(table, "The Ferry Held Venn", "Venn")[0][-1] == "word found"


def test_what_is_too_long_is_cut_and_the_claim_is_kept(table: PieceTable) -> None:
    laid = lay_out(table, "ferry " * 500, "letter " * 500, 160)
    assert len(laid.pieces) == len(laid.marks) == 160
    assert laid.pieces.count(table.pieces("letter")[0]) == 60


@pytest.mark.parametrize("text", ["", " ", "\u0000", "市長", "'t", "1,2,3.4.5", "9" * 400, "n't"])
def test_no_text_breaks_it(table: PieceTable, text: str) -> None:
    laid = lay_out(table, text, text, 160)
    assert len(laid.pieces) == len(laid.marks)
    assert all(0 <= mark < MARKS for mark in laid.marks)


@pytest.mark.parametrize(
    ("one", "other"), [("denied", "denies"), ("letters", "letter"), ("closed", "closes")]
)
def test_endings_are_taken_off(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_small_words_carry_no_content() -> None:
    assert content_stems("The letter was on the ferry.") == ["letter", "ferry"]


def test_denials_are_counted() -> None:
    assert denials("It isn’t a hoax, she said.") == 2
    assert denials("It is a letter.") == 0
