"""Sentence ends: abbreviations, initials, lost spaces, and quotations kept whole by a mask."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.paragraphs import split_paragraphs
from rashomon.text.quotation import find_quotations, mask
from rashomon.text.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Nothing and blanks hold no sentence.
        ("", []),
        ("  \n ", []),
        # Without an end mark the rest is one.
        ("The port is open", ["The port is open"]),
        ("It rained. The port closed.", ["It rained.", "The port closed."]),
        # A title's full stop ends nothing.
        ("Gen. Orla Venn left. Dr. Lund stayed.", ["Gen. Orla Venn left.", "Dr. Lund stayed."]),
        # Nor does a middle initial.
        ("Orla B. Venn left.", ["Orla B. Venn left."]),
        # Nor a country's initials before a name …
        ("The U.S. Coast Guard came.", ["The U.S. Coast Guard came."]),
        # … but they do before a word that opens a sentence.
        ("It reached the U.S. The port closed.", ["It reached the U.S.", "The port closed."]),
        # A company's suffix may end a sentence.
        ("He runs Harbour Inc. The firm is old.", ["He runs Harbour Inc.", "The firm is old."]),
        # A date's month does not.
        ("It sank on Jan. 6 off Norvik.", ["It sank on Jan. 6 off Norvik."]),
        # A decimal point is none.
        ("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."]),
        # A web address is none.
        ("See norvik.example for more. Thanks.", ["See norvik.example for more.", "Thanks."]),
        # A space that was lost after a full stop.
        ("The crew left.The port closed.", ["The crew left.", "The port closed."]),
        # An ellipsis before a small letter goes on.
        ("It was … not so … clear. Then rain.", ["It was … not so … clear.", "Then rain."]),
        # Question and exclamation marks, doubled ones too.
        ("Really?! Yes! Go.", ["Really?!", "Yes!", "Go."]),
        # The closing mark belongs to the sentence it closes.
        ("“It is open.” The mayor left.", ["“It is open.”", "The mayor left."]),
        # "p.m." before a name goes on; before an opener it may end.
        ("At 3 p.m. Venn spoke.", ["At 3 p.m. Venn spoke."]),
        # "I" at the end is a word, not an initial.
        ("So did I. The port closed.", ["So did I.", "The port closed."]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in split_sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Full stops inside a quotation end no sentence of the writer's.
        ("She said: “It rained. We left. It is over.” Then silence.", 2),
        # A question inside, the attribution after it.
        ("“Is it open?” he asked. Nobody knew.", 2),
        # A whole quotation that ends with a full stop ends its sentence.
        ("“It rained. We left.” The mayor agreed.", 2),
    ],
)
def test_a_mask_keeps_a_quotation_in_its_sentence(text: str, expected: int) -> None:
    masked = mask(text, find_quotations(text, split_paragraphs(text)))
    assert len(split_sentences(masked)) == expected


@given(st.text("aB.!?… \n“”\"'(1,", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_sentences_cover_the_stretch_they_are_asked_for(text: str, one: int, other: int) -> None:
    low, high = sorted((min(one, len(text)), min(other, len(text))))
    found = split_sentences(text, low, high)
    assert all(low <= a < b <= high for a, b in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    kept = {place for a, b in found for place in range(a, b)}
    assert all(text[i].isspace() for i in range(low, high) if i not in kept)
