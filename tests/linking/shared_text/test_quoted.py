"""The local rule that pairs quotation marks: (text, what is quoted)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.shared_text.quoted import find_quoted

CASES = [
    ("He said “no way” twice.", ["“no way”"]),
    ('He said "no way" twice.', ['"no way"']),
    ("'I heard it,' she said. It was the militants' own fault.", ["'I heard it,'"]),
    ("The '90s were the ministers' best years.", []),
    # Nobody closed it: to the end of the paragraph, not further.
    ("He said, “It is over.\n\nThey left at once.", ["“It is over.\n\n"]),
    ('"First part.\n\n"Second part," he said.', ['"First part.\n\n"Second part,"']),
    (
        "An embedded post\n— The Mayor (@mayor) May 6, 2024\nMore.",
        ["An embedded post\n— The Mayor (@mayor) May 6, 2024"],
    ),
    ("« Non », dit-il.", []),
    ("«Non», dit-il.", ["«Non»"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_quoted(text)] == expected


@given(st.text(alphabet="ab “”\"'‘’«».\n—(@x)", max_size=200))
def test_ranges_lie_in_the_text_in_order(text: str) -> None:
    position = 0
    for start, end in find_quoted(text):
        assert position <= start < end <= len(text)
        position = end
