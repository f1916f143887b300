"""Words as linking compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.collation import differences
from rashomon.linking.words import GAP, tokens_of


def keys(text: str) -> list[str]:
    return [token.key for token in tokens_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There’s been", ["there", "is", "been"]),
        ("We don't know", ["we", "do", "not", "know"]),
        ("seven boats", ["7", "boats"]),
        ("the U.S. and us", ["the", "usa", "and", "us"]),  # the country is not the pronoun
        ("1,200 litres", ["1200", "litres"]),
        ("[t]he quay", ["the", "quay"]),  # a capital changed by an editor
    ],
)
def test_keys(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize("sign", ["…", "...", ". . .", "[…]", "[...]"])
def test_every_sign_for_a_cut_is_a_gap(sign: str) -> None:
    assert GAP in keys(f"the quay {sign} is shut")


def test_words_in_brackets_are_an_editors() -> None:
    inside = [token.key for token in tokens_of("[the harbour board] has met") if token.bracketed]
    assert inside == ["the", "harbour", "board"]


@given(st.text(max_size=200))
def test_any_text_has_tokens_that_stand_in_it(text: str) -> None:
    assert all(token.text in text for token in tokens_of(text))


@pytest.mark.parametrize(
    ("text", "other", "said"),
    [
        ("The quay is shut, for good.", "The quay is shut for good", "punctuation or spelling only"),
        ("The quay is shut for good", "The quay is shut", "ends before “for good”"),
        ("We shut the quay on Monday", "We shut the pier on Monday", "“pier” for “quay”"),
        ("They shut the quay", "[The board] shut the quay", "“[The board]” put in for “They”"),
        (
            "We shut the old north quay",
            "We shut … quay",
            "leaves out “the old north” (marked by an ellipsis)",
        ),
    ],
)
def test_how_two_wordings_differ(text: str, other: str, said: str) -> None:
    assert differences(text, other) == said


def test_the_same_words_do_not_differ() -> None:
    assert differences("The quay is shut.", "The quay is shut.") == ""
