"""What changed, word by word, between two texts of one article."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Article
from rashomon.text.differences import Difference, differences

MOST = 50
"""How many places of change are told one by one."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """One place where words went, came, or gave way to others.

    ``before`` and ``after`` are the words of either text, empty where there are none; ``start`` and ``end``
    are where ``after`` stands, or would, in the new text (half-open, code points).
    """

    before: str
    after: str
    start: int
    end: int


def changed_words(before: Article, after: Article) -> tuple[WordChange, ...]:
    """The places where two texts differ in their words, furniture left out, in the order of the new text.

    Spaces and line breaks are no difference.
    """
    found = differences(before.text, after.text, before.furniture, after.furniture)
    return tuple(_change(before.text, after.text, one) for one in found[:MOST])


def _change(before: str, after: str, found: Difference) -> WordChange:
    start, end = found.after_start, found.after_end
    if start == end:  # what went stood before the next word
        start = end = start + len(after[start:]) - len(after[start:].lstrip())
    gone = _in_one_line(before[found.before_start : found.before_end])
    return WordChange(gone, _in_one_line(after[start:end]), start, end)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
