"""Cues: forms of verbs, what they imply, and the nouns of the same shape that attribute nothing."""

from __future__ import annotations

import pytest

from rashomon.statements.cues import cue_table
from rashomon.statements.frames import find_cues
from rashomon.text.words import split_words


def cues(text: str) -> list[str]:
    """The cues of a sentence as "words=stance"."""
    words = split_words(text)
    return [
        f"{' '.join(w.text for w in words[cue.start : cue.end])}={cue.stance}" for cue in find_cues(words)
    ]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        # Regular and irregular forms.
        ("says", ("say", "third", "asserts")),
        ("told", ("tell", "past", "asserts")),
        ("written", ("write", "past", "asserts")),
        ("denies", ("deny", "third", "denies")),
        ("replied", ("reply", "past", "asserts")),
        ("disagreed", ("disagree", "past", "denies")),
        ("arguing", ("argue", "ing", "asserts")),
        # Upper case is folded.
        ("SAID", ("say", "past", "asserts")),
        # More words than one: the longest form is taken.
        ("pointed out", ("point_out", "past", "asserts")),
        ("told reporters", ("tell_reporters", "past", "asserts")),
        ("called for", ("call_for", "past", "orders")),
        # No cue.
        ("walked", None),
    ],
)
def test_forms_of_the_table(form: str, expected: tuple[str, str, str] | None) -> None:
    cue = cue_table().verb_at(split_words(form), 0)
    assert (cue and (cue.lemma, cue.form, cue.stance)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said it was over.", ["said=asserts"]),
        # What is declined belongs to the cue.
        ("The mayor declined to confirm it.", ["declined to confirm=withholds"]),
        ("The mayor declined to eat.", ["declined=withholds"]),
        # Phrases.
        ("According to the mayor, it is over.", ["According to=asserts"]),
        ("In the words of the mayor, it is over.", ["In the words of=asserts"]),
        ("Per the mayor, it is over.", ["Per=asserts"]),
        # "per cent" and "per day" are no "per".
        ("It rose ten per cent per day.", []),
        # Nouns of the shape of a verb.
        ("The report of the mayor came late.", []),
        ("Her claims were heard.", []),
        ("The port's demands grew.", []),
        ("An opening, a ruling and a warning came.", []),
        # … and the same forms as verbs.
        ("The outlet reports that it is over.", ["reports=asserts"]),
        ("The mayor claims it is over.", ["claims=asserts"]),
        # "like" is never the verb here.
        ("It was like rain.", []),
    ],
)
def test_cues_of_a_sentence(text: str, expected: list[str]) -> None:
    assert cues(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A given name is no preposition.
        ("The bridge stays, Per Lund said.", ["said=asserts"]),
        # "close to" is an adjective.
        ("A person close to the mayor said so.", ["said=asserts"]),
    ],
)
def test_words_that_only_look_like_cues(text: str, expected: list[str]) -> None:
    assert cues(text) == expected
