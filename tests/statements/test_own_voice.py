"""Whose voice a paragraph is in: the writer's own, or a report's."""

from __future__ import annotations

import pytest

from rashomon.statements.frames import make_sentences
from rashomon.statements.own_voice import cites_another, is_own_voice, reports
from rashomon.text.paragraphs import split_paragraphs
from rashomon.text.quotation import find_quotations


@pytest.mark.parametrize(
    ("text", "own", "told"),
    [
        # As "I", to "you", with a question or a cry.
        ("I have been to the bridge and it is still there.", True, False),
        ("The bridge is shut, as you know, and nobody is sorry.", True, False),
        ("So who shut the bridge that nobody used?", True, False),
        ("All that noise about a crane in the middle of the night!", True, False),
        # A verdict, and words that take up what was shown.
        ("A crane. In a harbour.", True, False),
        ("That seems a lot for a bridge that nobody has crossed since May.", True, False),
        # What leads to the next passage.
        ("The crane fell at noon while nobody was on deck. The Courier adds:", True, True),
        # A report's manner; what is quoted is nobody's own voice.
        ("“I saw it fall and I ran!” an engineer on the northern quay said.", False, True),
        ("The bridge had been shut since the storm in May, residents told Reuters.", False, True),
        # A report that tells of no words.
        ("The crane was built in the year of the flood and painted in May.", False, False),
        # Who did not say it.
        ("The engineer never said that the crane was safe for anybody.", False, False),
    ],
)
def test_whose_voice(text: str, own: bool, told: bool) -> None:
    (paragraph,) = split_paragraphs(text)
    sentences = make_sentences(text, [(paragraph.start, paragraph.end)], find_quotations(text, (paragraph,)))
    assert (is_own_voice(text, paragraph, sentences), reports(sentences)) == (own, told)


@pytest.mark.parametrize(
    ("outside", "expected"),
    [
        ("According to Reuters, the talks go on.", True),
        ("According to the Norvik Courier, the talks go on.", False),
        ("According to an engineer, the talks go on.", False),
    ],
)
def test_who_is_cited_next(outside: str, expected: bool) -> None:
    assert cites_another(outside, "Courier") == expected
