"""Wordings under one another: what all have runs on, and each difference is told with its carriers."""

from __future__ import annotations

import pytest

from rashomon.dossier.collated import Collation, collate
from rashomon.dossier.voices import Carrier, Saying
from rashomon.testing.builders import article, statement


def collation_of(*wordings: str) -> Collation:
    carriers = []
    for number, words in enumerate(wordings):
        one = article(words, path=f"{number}.txt")
        carriers.append(Carrier(statement(one, words), one, words, "", False, (), ""))
    return collate(Saying("u", wordings[0], ("asserts",), ("direct",), tuple(carriers), None))


def shown(collation: Collation) -> list[str | list[str]]:
    return [
        [reading.words for reading in place.readings] if place.readings else place.words
        for place in collation.places
    ]


CASES = [
    # One wording: nothing to show under it.
    (("It is safe.",), ["It is safe."]),
    # Case and punctuation make no difference.
    (("It is safe.", "it is safe"), ["It is safe."]),
    # A word for another.
    (("the ferry is safe now", "the ship is safe now"), ["the", ["ferry", "ship"], "is safe now"]),
    # A beginning that one lacks.
    (("he said the ferry is safe", "the ferry is safe"), [["he said", ""], "the ferry is safe"]),
    # Words that were put in.
    (("that is a draft", "that [it was] is a draft"), ["that", ["", "[it was]"], "is a draft"]),
    # Two wordings that share a reading stand together.
    (("a b c d", "a x c d", "a x c d"), ["a", ["b", "x"], "c d"]),
]


@pytest.mark.parametrize(("wordings", "places"), CASES)
def test_what_differs_is_stacked(wordings: tuple[str, ...], places: list[str | list[str]]) -> None:
    assert shown(collation_of(*wordings)) == places


def test_other_words_are_a_paraphrase() -> None:
    collation = collation_of("there is no such letter", "nothing was ever sent by anybody")
    assert [one.text for one in collation.paraphrases] == ["nothing was ever sent by anybody"]
    assert shown(collation) == ["there is no such letter"]


def test_each_reading_names_its_articles() -> None:
    place = collation_of("a b c d", "a x c d").places[1]
    first, second = place.readings
    assert len(first.articles) == len(second.articles) == 1
    assert first.articles != second.articles
