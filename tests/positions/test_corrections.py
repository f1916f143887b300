"""Which claims the words about a change touch."""

from __future__ import annotations

from dataclasses import replace

from rashomon.positions.corrections import corrections_of
from rashomon.records import Claim
from tests.positions.stories import report

CLAIMS = (
    Claim("draft", "The letter was only a draft."),
    Claim("mistake", "The letter was released by mistake."),
    Claim("bridge", "The bridge will close."),
)


def test_a_note_touches_the_claims_whose_words_it_has_and_a_mark_those_of_the_notes() -> None:
    text = "Title [Updated]\n\nEditor’s note: this article was updated to say that the letter is a draft."
    where = report(text)
    note = text.index("Editor")
    where = replace(where, corrections=(where.span(6, 15), where.span(note, len(text))))
    assert [one.claims for one in corrections_of([where], CLAIMS)] == [("draft",), ("draft",)]


def test_another_word_of_the_same_kind_is_enough() -> None:
    text = "This story was updated to note that the letter was released erroneously."
    where = report(text)
    where = replace(where, corrections=(where.span(0, len(text)),))
    assert corrections_of([where], CLAIMS)[0].claims == ("mistake",)


def test_a_mark_alone_touches_nothing() -> None:
    where = report("Title [Updated]")
    where = replace(where, corrections=(where.span(6, 15),))
    assert corrections_of([where], CLAIMS)[0].claims == ()
