"""Paragraphs: the lines of a text that hold something, and how they are set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85\f\v]+")
_BREAKS = re.compile(r"\r\n|[\r\n\u2028\u2029\x85\f\v]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line with its outer white space left out: half-open code-point offsets.

    ``apart`` says that at least one empty line stands before it.
    """

    start: int
    end: int
    apart: bool


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of ``text`` in order. Lines of white space or zero-width marks alone are none."""
    found: list[Paragraph] = []
    previous_end = 0
    breaks = 2
    for match in _LINE.finditer(text):
        breaks += len(_BREAKS.findall(text, previous_end, match.start()))
        previous_end = match.end()
        line = match.group()
        stripped = line.strip(" \t\xa0\u200b\u200c\u200d\u2060\ufeff\u3000")
        if not stripped:
            continue
        start = match.start() + line.index(stripped)
        found.append(Paragraph(start, start + len(stripped), breaks > 1))
        breaks = 0
    return tuple(found)
