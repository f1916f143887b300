"""Claims that a story suggests: those at odds first, each once, in the articles' words."""

from __future__ import annotations

from rashomon.positions import claims_of
from tests.positions.told import Said, story

FIRST = [
    Said("Edda Moss", "said", "the letter was genuine"),
    Said("Osric Vane", "said", "the letter was a forgery"),
    Said("Osric Vane", "denied", "that the old bridge would close", "denies"),
    Said("Ines Hald", "said", "the weather had been fine for a week"),
]
SECOND = [
    Said("Tove Brask", "confirmed", "the letter was genuine"),
    Said("Edda Moss", "said", "the old bridge would close"),
    Said("Ruben Falk", "said", "it could not verify that the letter was real"),
]


def test_claims_at_odds_come_first() -> None:
    texts = [claim.text for claim in claims_of(story(FIRST, SECOND), [])]
    assert texts[0] in {"The letter was genuine.", "The letter is genuine."}
    assert "The old bridge would close." in texts[:3]


def test_a_claim_is_worded_without_quotation_marks() -> None:
    said = ["the mayors' bridge was 'closed", "the mayors' bridge was 'closed", "the mayors' bridge was open"]
    told = story(
        [Said(name, "said", words) for name, words in zip(("Edda Moss", "Ivo", "Ada"), said, strict=True)]
    )
    texts = [claim.text for claim in claims_of(told, [])]
    assert texts == ["The mayors' bridge was closed."]


def test_no_two_come_to_the_same() -> None:
    texts = [claim.text for claim in claims_of(story(FIRST, SECOND), [])]
    assert sum("letter" in text for text in texts) == 1


def test_suggested_claim_says_where_its_words_stand() -> None:
    told = story(FIRST, SECOND)
    for claim in claims_of(told, []):
        assert not claim.given
        assert claim.evidence
        assert 0 <= claim.score <= 1
        for one in claim.evidence:
            assert told.articles[one.article].text[one.span.start : one.span.end] == one.span.text


def test_given_claim_is_not_suggested_again() -> None:
    claims = claims_of(story(FIRST, SECOND), ["The letter is authentic."])
    assert claims[0].given
    assert sum("letter" in claim.text for claim in claims) == 1


def test_given_and_suggested_are_the_same_thing() -> None:
    told = story(FIRST, SECOND)
    suggested = claims_of(told, [])[0]
    asked = claims_of(told, [suggested.text])[0]
    assert (suggested.id, suggested.positions) == (asked.id, asked.positions)


def test_what_is_no_one_thing_has_no_article() -> None:
    said = ["any data had been taken", "data had been taken", "no data had been taken"]
    told = story(
        [Said(name, "said", words) for name, words in zip(("Edda Moss", "Ivo", "Ada"), said, strict=True)]
    )
    assert [claim.text for claim in claims_of(told, [])] == ["Data had been taken."]
