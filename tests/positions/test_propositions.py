"""What a claim as given is taken to say, odd ones among them."""

from __future__ import annotations

import pytest

from rashomon.positions.proposition import propositions_of
from tests.positions.told import Said, given, positions, story

TOLD = [Said("Edda Moss", "said", "the letter is real"), Said("Osric Vane", "said", "the letter is a fake")]


@pytest.mark.parametrize(
    ("claim", "aim", "subject"),
    [
        ("The letter is authentic.", "authentic", ("letter",)),
        ("U.S. forces are going to withdraw from Iraq.", "withdraw", ("us", "forc")),
        ("The plant will close on 10 March.", "clos", ("plant",)),
        ("The memo was sent by mistake.", "mistak", ("memo",)),
        ("The leak injured 19 people.", "injur", ("leak",)),
        # A noun behind "by" is who did it, and "appeared" is nothing that the claim names.
        ("The service was hit by the cable failure.", "hit", ("servic",)),
        ("Venn appeared to have been the target.", "target", ("venn",)),
    ],
)
def test_aim_and_subject(claim: str, aim: str, subject: tuple[str, ...]) -> None:
    (found,) = propositions_of(claim)
    assert found.aim is not None
    assert (found.aim.stem, found.subject) == (aim, subject)


def test_question_is_taken_for_its_yes() -> None:
    claim = given(story(TOLD), "Is the letter real?")
    assert [one.position for one in claim.positions] == ["affirms", "denies"]
    assert any("question" in reason for reason in claim.reasons)


def test_claim_that_denies() -> None:
    assert positions(story(TOLD), "The letter is not real.") == ["denies", "affirms"]


def test_two_claims_in_one_are_said_to_be_two() -> None:
    claim = given(story(TOLD), "The letter is real and the works will close.")
    assert any("2 claims" in reason for reason in claim.reasons)


def test_one_word() -> None:
    claim = given(story(TOLD), "fake")
    assert [one.position for one in claim.positions] == ["denies", "affirms"]
    assert any("one word" in reason for reason in claim.reasons)


@pytest.mark.parametrize(
    "claim", ["The harbour wall is cracked.", "La carta es falsa.", "Close the works!", "…", "it is"]
)
def test_claim_that_nobody_speaks_of_says_so(claim: str) -> None:
    found = given(story(TOLD), claim)
    assert found.positions == ()
    assert found.reasons


def test_story_without_statements() -> None:
    assert given(story([]), "The letter is real.").positions == ()
