"""The noun phrase beside a cue: where it begins, where it ends, and what stands beside it in commas."""

from __future__ import annotations

import pytest

from rashomon.statements.phrases import before_verb, phrase_left, phrase_right
from rashomon.text.words import Word, split_words


def place_of(words: list[Word], mark: str) -> int:
    """Index of the first word with this text."""
    return next(index for index, word in enumerate(words) if word.text == mark)


@pytest.mark.parametrize(
    ("text", "whole", "head"),
    [
        # A name, a title with it, a pronoun.
        ("Orla Venn said", "Orla Venn", "Orla Venn"),
        ("Mayor Orla B. Venn said", "Mayor Orla B. Venn", "Mayor Orla B. Venn"),
        ("Then she said", "she", "she"),
        # A time before it is no part of it.
        ("On Tuesday the mayor said", "the mayor", "the mayor"),
        ("Yesterday Orla Venn said", "Orla Venn", "Orla Venn"),
        # Words in commas are beside the head.
        ("Orla Venn, head of the port, said", "Orla Venn, head of the port", "Orla Venn"),
        ("Orla Venn, who built it, said", "Orla Venn, who built it", "Orla Venn"),
        # Letters in brackets too.
        ("Orla Venn (Norvik) said", "Orla Venn (Norvik)", "Orla Venn"),
        # Prepositions inside the phrase.
        ("A spokesman for the port said", "A spokesman for the port", "A spokesman for the port"),
        (
            "Officials at the port of Norvik said",
            "Officials at the port of Norvik",
            "Officials at the port of Norvik",
        ),
        # Two joined parties.
        ("Orla Venn and Eik Lund said", "Orla Venn and Eik Lund", "Orla Venn and Eik Lund"),
        # A clause before it is no part of it.
        ("It rained because the port authority said", "the port authority", "the port authority"),
        ("He went home and Orla Venn said", "Orla Venn", "Orla Venn"),
        # A handle.
        ("Then @orlavenn said", "@orlavenn", "@orlavenn"),
        # Nothing that could speak.
        ("On the table lay what was said", None, None),
        ("you said", None, None),
    ],
)
def test_the_phrase_before_a_verb(text: str, whole: str | None, head: str | None) -> None:
    words = split_words(text)
    phrase = phrase_left(words, place_of(words, "said"), 0)
    if phrase is None:
        assert whole is None
        return
    start = words[phrase.start].start
    assert text[start : words[phrase.end - 1].end] == whole
    assert text[start : words[phrase.head_end - 1].end] == head


@pytest.mark.parametrize(
    ("text", "whole", "head"),
    [
        ("said Orla Venn on Tuesday", "Orla Venn", "Orla Venn"),
        ("said the mayor in a statement", "the mayor", "the mayor"),
        (
            "said the head of the union, Orla Venn.",
            "the head of the union, Orla Venn",
            "the head of the union",
        ),
        ("said a spokesman for the port yesterday", "a spokesman for the port", "a spokesman for the port"),
        # A role in commas belongs to the phrase; other words in commas do not.
        ("said Orla Venn, mayor of Norvik.", "Orla Venn, mayor of Norvik", "Orla Venn"),
        ("said Orla Venn, walking home.", "Orla Venn", "Orla Venn"),
        # Adjectives before a known noun.
        ("said senior officials.", "senior officials", "senior officials"),
        ("said she", "she", "she"),
        # "her office" is a phrase, "her" alone a pronoun.
        ("said her office today", "her office", "her office"),
        # What cannot be a source.
        ("said that it rained", None, None),
        ("said nothing", None, None),
    ],
)
def test_the_phrase_after_a_verb(text: str, whole: str | None, head: str | None) -> None:
    words = split_words(text)
    phrase = phrase_right(words, 1, len(words))
    if phrase is None:
        assert whole is None
        return
    start = words[phrase.start].start
    assert text[start : words[phrase.end - 1].end] == whole
    assert text[start : words[phrase.head_end - 1].end] == head


@pytest.mark.parametrize(
    ("text", "first", "negated"),
    [
        # Auxiliaries and adverbs belong to the verb group.
        ("she has also repeatedly said", "has", False),
        # Negations of every shape.
        ("she did not say", "did", True),
        ("she didn't say", "didn't", True),
        ("she would never say", "would", True),
        ("she cannot say", "cannot", True),
        # "appeared to" is a part of the group.
        ("she appeared to say", "appeared", False),
        # The verb alone.
        ("she said", "said", False),
    ],
)
def test_the_verb_group(text: str, first: str, negated: bool) -> None:
    words = split_words(text)
    start, found = before_verb(words, len(words) - 1, 0)
    assert (words[start].text, found) == (first, negated)
