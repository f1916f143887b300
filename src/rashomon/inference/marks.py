"""Lay a statement and a claim out for the pair model: pieces, and a mark for each that tells what its word
has on the other side.

A small encoder learns slowly whether "24 million" and "23.5 million" differ, or whether a name stands in both
texts, and an uncased one cannot see a name. Both are written beside each piece instead: whether the word
occurs on the other side, and how a number compares with the nearest one there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from .pieces import PieceTable

KINDS: Final = (
    *("none", "word found", "word", "small found", "small", "name found", "name"),
    *("denial found", "denial", "number equal", "number above", "number below", "number"),
)
"""What is told of a piece; "found" is found on the other side. Marks count twice: the claim's come after the
statement's.
"""
MARKS: Final = 2 * len(KINDS)
MOST_CLAIM: Final = 60
"""Word pieces of a claim that are read; the statement has the rest of the room."""

_WORD: Final = re.compile(r"\w+(?:[.,]\d+)*(?:['\u2019]t\b)?|[^\w\s]")
_SMALL: Final = frozenset(
    "a an the of in on at to for from by with and or but as is was are were be been being it its this "
    "that these those he she they his her their him them i we you our your my who which what when "
    "where there has have had do does did will would can could may might shall should than then so if "
    "into over after before about up out s t also more most such other some any all both each said "
    "says".split()
)
_DENIALS: Final = frozenset(
    "not no never none nor neither nobody nothing without n't cannot deny denies denied denying "
    "denial refute refuted refutes reject rejects rejected dismiss dismissed dismisses false fake "
    "hoax hoaxes fabricated bogus untrue debunk debunked debunks despite doubt doubts doubtful refuse "
    "refused refuses declined declines fails failed unable wrong incorrect baseless retract retracted "
    "pranks prank hardly neither unlikely contrary".split()
)
_NUMBERS: Final = {
    word: float(at)
    for at, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "dozen": 12.0, "hundred": 100.0}
_SCALES: Final = {
    "thousand": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "billion": 1e9,
    "billions": 1e9,
    "trillion": 1e12,
}
_DIGITS: Final = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_TITLE: Final = 0.6
"""Where more than this share of longer words is capitalised, capitals tell nothing: a headline."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One pair as the network reads it: parallel lists of word pieces and marks."""

    pieces: list[int]
    marks: list[int]


@dataclass(frozen=True, slots=True)
class _Side:
    """One text: its words, their stems and numbers, and which of them may be names."""

    words: list[str]
    stems: list[str]
    values: list[float | None]
    names: list[bool]


def lay_out(table: PieceTable, statement: str, claim: str, most: int) -> LaidOut:
    """Return ``[CLS] statement [SEP] claim [SEP]``, ``most`` pieces at most; ends are cut off."""
    said, claimed = _side(statement), _side(claim)
    claim_pieces, claim_marks = _pieces(table, claimed, said, MOST_CLAIM)
    room = max(0, most - 3 - len(claim_pieces))
    pieces, marks = _pieces(table, said, claimed, room)
    second = len(KINDS)
    return LaidOut(
        [table.opening, *pieces, table.closing, *claim_pieces, table.closing],
        [0, *marks, 0, *(mark + second for mark in claim_marks), second],
    )


def _pieces(table: PieceTable, side: _Side, other: _Side, most: int) -> tuple[list[int], list[int]]:
    stems = set(other.stems)
    there = [value for value in other.values if value is not None]
    pieces: list[int] = []
    marks: list[int] = []
    for at, word in enumerate(side.words):
        some = table.pieces(word)
        pieces.extend(some)
        marks.extend([_mark(side, at, stems, there)] * len(some))
        if len(pieces) >= most:
            break
    return pieces[:most], marks[:most]


def _mark(side: _Side, at: int, stems: set[str], there: Sequence[float]) -> int:
    word, value = side.words[at], side.values[at]
    if value is not None:
        return KINDS.index(_compared(value, there))
    if not word[0].isalnum():
        return 0
    found = " found" if side.stems[at] in stems else ""
    plain = word.lower()
    if plain in _DENIALS or plain.endswith(("n't", "n\u2019t")):
        return KINDS.index("denial" + found)
    if plain in _SMALL:
        return KINDS.index("small" + found)
    return KINDS.index(("name" if side.names[at] else "word") + found)


def _compared(value: float, there: Sequence[float]) -> str:
    """Say how a number compares with the nearest one (by ratio) on the other side."""
    if not there:
        return "number"
    nearest = min(there, key=lambda other: abs(log((value + 1) / (other + 1))))
    if nearest == value:
        return "number equal"
    return "number above" if value > nearest else "number below"


def _side(text: str) -> _Side:
    words = _WORD.findall(text)
    stems = [stem(word) for word in words]
    values = [_value(words, at) for at in range(len(words))]
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    title = sum(word[0].isupper() for word in long) > _TITLE * len(long)
    names = [
        word[0].isupper() and not title and word.lower() not in _SMALL and (at > 0 or len(word) > 3)
        for at, word in enumerate(words)
    ]
    return _Side(words, stems, values, names)


def _value(words: Sequence[str], at: int) -> float | None:
    """Return the number that a word stands for, times a "million" after it."""
    word = words[at].lower()
    number = _NUMBERS.get(word)
    if number is None:
        match = _DIGITS.match(word)
        if match is None:
            return None
        number = float(match.group().replace(",", ""))
    if at + 1 < len(words):
        number *= _SCALES.get(words[at + 1].lower(), 1.0)
    return number


def stem(word: str) -> str:
    """Return a word without its ending, roughly: enough to find "denied" for "denies"."""
    plain = word.lower()
    for ending in ("ing", "ied", "ies", "ed", "es", "ly", "s"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain[: -len(ending)]
    return plain


def content_stems(text: str) -> list[str]:
    """Return the stems of a text's words that are neither small words nor marks, in order."""
    return [
        stem(word)
        for word in _WORD.findall(text)
        if word[0].isalnum() and word.lower() not in _SMALL and len(word) > 1
    ]


def denials(text: str) -> int:
    """Return how many words of a text deny or doubt."""
    return sum(
        word.lower() in _DENIALS or word.lower().endswith(("n't", "n\u2019t")) for word in _WORD.findall(text)
    )
