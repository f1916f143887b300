"""Quotation marks as real text has them: every shape, turned the wrong way, missing, doubled, nested."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.paragraphs import split_paragraphs
from rashomon.text.quotation import Quotation, find_quotations, mask


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text, outer and inner."""
    return find_quotations(text, split_paragraphs(text))


def outer(text: str) -> list[str]:
    """The words of the outer quotations of a text."""
    return [text[q.start : q.end] for q in quotations(text) if q.depth == 0]


def inner(text: str) -> list[str]:
    """The words of the quotations inside others."""
    return [text[q.start : q.end] for q in quotations(text) if q.depth == 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # No mark, no quotation.
        ("The bridge is closed.", []),
        # Straight marks.
        ('"The bridge is closed," she said.', ["The bridge is closed,"]),
        # Curly marks.
        ("“The bridge is closed,” she said.", ["The bridge is closed,"]),
        # One mark of each kind, both ways round.
        ('“The bridge is closed," she said.', ["The bridge is closed,"]),
        ('"The bridge is closed,” she said.', ["The bridge is closed,"]),
        # Single marks, straight and curly.
        ("'The bridge is closed,' she said.", ["The bridge is closed,"]),
        ("‘The bridge is closed,’ she said.", ["The bridge is closed,"]),
        # Guillemets, with the narrow spaces that French sets inside them.
        ("«The bridge is closed», she said.", ["The bridge is closed"]),
        ("« The bridge is closed », she said.", ["The bridge is closed"]),
        # Guillemets as German sets them, pointing inwards.
        ("»The bridge is closed«, she said.", ["The bridge is closed"]),
        # German marks: low, then an opening curly one.
        ("„The bridge is closed“, she said.", ["The bridge is closed"]),
        # Corner brackets and full-width marks.
        ("「The bridge is closed」 she said.", ["The bridge is closed"]),
        ("＂The bridge is closed,＂ she said.", ["The bridge is closed,"]),
        # Marks of a typewriter's typesetter: two backticks, two apostrophes.
        ("``The bridge is closed,'' she said.", ["The bridge is closed,"]),
        # A mark doubled by mistake.
        ("““The bridge is closed,”” she said.", ["The bridge is closed,"]),
        ('""The bridge is closed,"" she said.', ["The bridge is closed,"]),
        # Interrupted by its attribution: two pieces.
        ("“The bridge,” she said, “is closed.”", ["The bridge,", "is closed."]),
        ('"The bridge," she said, "is closed."', ["The bridge,", "is closed."]),
        # Two quotations side by side.
        ("“Yes.” “No.”", ["Yes.", "No."]),
        # A space lost after the closing mark.
        ("“It is closed.”The mayor left.", ["It is closed."]),
        ('"It is closed."The mayor left. "Twice," he said.', ["It is closed.", "Twice,"]),
        # A space lost before the opening mark.
        ("The mayor said:“It is closed.” Then he left.", ["It is closed."]),
        # Dashes and brackets right beside the marks.
        ("She cried—“never again”—and left.", ["never again"]),
        ("The plan (“never again”) failed.", ["never again"]),
        # A space too many inside the marks.
        ("“ It is closed, ” she said.", ["It is closed,"]),
        # A fragment of one word.
        ("It was a “mistake” of his.", ["mistake"]),
    ],
)
def test_marks_of_every_shape(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Closed by an opening mark; the next quotation stays right side out.
        (
            "“The bridge is closed,“ she said. “We will mend it.”",
            ["The bridge is closed,", "We will mend it."],
        ),
        # Opened by a closing mark.
        ("”The bridge is closed,” she said.", ["The bridge is closed,"]),
        ("The mayor said, ”The bridge is closed.”", ["The bridge is closed."]),
        # Opened and closed the wrong way round.
        ("”The bridge is closed,“ she said.", ["The bridge is closed,"]),
        # Not closed: the words that leave the speaker's voice end it.
        ("“The bridge is closed, she said.", ["The bridge is closed"]),
        # Not closed, with nothing after it: its paragraph ends it.
        ("She said: “The bridge is closed.", ["The bridge is closed."]),
        # Not opened: from the beginning of its paragraph.
        ("The bridge is closed,” she said.", ["The bridge is closed,"]),
        # An unclosed fragment ends with the sentence that it is part of.
        ("It was what he called “a cold. Vosk denied that.", ["a cold"]),
        # An unclosed quotation never runs into the next paragraph.
        (
            "“The bridge is closed, she said.\n\nThe port is “open,” he said.",
            ["The bridge is closed", "open,"],
        ),
        # Unclosed, with a sound one after it in the same paragraph.
        (
            "“The bridge is closed. “Nobody asked me,” the mayor said.",
            ["The bridge is closed.", "Nobody asked me,"],
        ),
        # A lone mark or an empty pair quotes nothing.
        ('"', []),
        ('She said "" and left.', []),
        # A single mark alone is too weak to quote.
        ("'The bridge is closed, she said.", []),
    ],
)
def test_marks_missing_or_turned_the_wrong_way(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Decades, plurals, clipped words and contractions are no quotations.
        "The '90s bridge was built in the '70s.",
        "The officials' letter and the mayors' reply.",
        "They played rock 'n' roll all night.",
        "Rock ’n’ roll isn’t dead, they don’t say.",
        "Don't, can't, won't: the crew's motto.",
        "'Tis the season, the mayors' aides wrote.",
        "Get 'em out before the boats' masters come.",
        "The class of ’98 met the workers’ union.",
        # Feet and minutes.
        "He is 6' 2 and she is 5' 9.",
        # Names that hold an apostrophe.
        "O'Hara met D'Arcy at St. John's.",
    ],
)
def test_apostrophes_quote_nothing(text: str) -> None:
    assert quotations(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A contraction inside single marks.
        ("'We don't know,' she said.", ["We don't know,"]),
        ("‘We don’t know,’ she said.", ["We don’t know,"]),
        # A plural possessive inside single marks does not close them.
        ("‘The officials’ letter is a draft,’ she said.", ["The officials’ letter is a draft,"]),
        ("'The officials' letter is a draft,' she said.", ["The officials' letter is a draft,"]),
        # … and one outside does not open anything.
        ("The officials' letter is 'a draft', she said.", ["a draft"]),
        # A decade at the beginning of a quotation.
        ('"\'90s music," she said, "is back."', ["'90s music,", "is back."]),
        # Inches beside a quotation.
        ('A 6" pipe burst and "everyone ran," she said.', ["everyone ran,"]),
        ('It was 12" wide and 6" deep.', []),
        ("A 6″ pipe burst and “everyone ran,” she said.", ["everyone ran,"]),
        # A fragment in single marks.
        ("Critics call it a 'white elephant' of a bridge.", ["white elephant"]),
    ],
)
def test_apostrophes_and_inches_beside_quotations(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


@pytest.mark.parametrize(
    ("text", "whole", "nested"),
    [
        # Single inside double, curly and straight.
        ("“He told me ‘go home’ and left,” she said.", ["He told me ‘go home’ and left,"], ["go home"]),
        ("\"He told me 'go home' and left,\" she said.", ["He told me 'go home' and left,"], ["go home"]),
        # Both close at one place.
        ("“He told me, ‘Go home.’”", ["He told me, ‘Go home.’"], ["Go home."]),
        ("\"He told me, 'Go home.'\"", ["He told me, 'Go home.'"], ["Go home."]),
        # Both open at one place.
        ("“‘Go home,’ he told me,” she said.", ["‘Go home,’ he told me,"], ["Go home,"]),
        # Double inside single, as British papers set it.
        ("‘He told me “go home” and left,’ she said.", ["He told me “go home” and left,"], ["go home"]),
        # An apostrophe inside a double quotation nests nothing.
        ("“The officials’ letter isn’t real,” she said.", ["The officials’ letter isn’t real,"], []),
    ],
)
def test_quotations_inside_quotations(text: str, whole: list[str], nested: list[str]) -> None:
    assert outer(text) == whole
    assert inner(text) == nested


def test_a_quotation_continued_over_paragraphs() -> None:
    text = "“The bridge is closed.\n\n“We will mend it.\n\n“It takes a year,” she said.\n\n“Good,” he said."
    found = quotations(text)
    assert [text[q.start : q.end] for q in found] == [
        "The bridge is closed.", "We will mend it.", "It takes a year,", "Good,",
    ]  # fmt: skip
    assert [q.continues for q in found] == [False, True, True, False]
    assert [q.closed for q in found] == [False, False, True, True]


def test_missing_marks_are_told() -> None:
    (unopened,) = quotations("The bridge is closed,” she said.")
    assert (unopened.opened, unopened.closed, unopened.open) == (False, True, 0)
    (unclosed,) = quotations("She said: “The bridge is closed.")
    assert (unclosed.opened, unclosed.closed) == (True, False)


def test_a_mask_hides_the_words_and_keeps_the_places() -> None:
    text = "The mayor said: “Venn lied. Go!” Then “Lund” left."
    masked = mask(text, quotations(text))
    assert len(masked) == len(text)
    assert "Venn" not in masked and "Lund" not in masked
    assert masked.startswith("The mayor said: “") and masked[text.index("!")] == "!"
    assert masked.endswith("” left.")


WORDS = st.sampled_from(
    ["The ", "bridge", " is", " closed", ". ", ", ", "'90s ", "don't ", "\n", "\n\n", " "]
)
SIGNS = st.sampled_from([*"\"“”„‟«»‹›″＂「」'‘’`´‚", "``", "''", "—", "…"])


@given(st.lists(st.one_of(WORDS, SIGNS), max_size=40).map("".join))
def test_any_mixture_gives_ordered_places_with_words_in_them(text: str) -> None:
    found = quotations(text)
    for q in found:
        assert 0 <= q.open <= q.start < q.end <= q.close <= len(text)
        assert text[q.start : q.end] == text[q.start : q.end].strip()
        assert "\n" not in text[q.open : q.close]
    assert len(mask(text, found)) == len(text)


def test_a_closing_mark_too_many_quotes_nothing_twice() -> None:
    assert outer('She said "bridge"" and left.') == ["bridge"]
    assert outer('"bridge""') == ["bridge"]
