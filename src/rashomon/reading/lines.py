"""The lines of a text, with their places in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"([^\r\n\f\v\x85\u2028\u2029]*)(\r\n|[\r\n\f\v\x85\u2028\u2029]|\Z)")
_EDGE = " \t\xa0\u200b\u200e\u200f\ufeff\u2003"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it: half-open offsets in code points, and its words."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands on the line."""
        return self.start == self.end


def split_lines(text: str) -> tuple[Line, ...]:
    """Every line of ``text``, blank ones too, in order. No line holds its own line break."""
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        raw = match.group(1)
        left = len(raw) - len(raw.lstrip(_EDGE))
        words = raw.strip(_EDGE)
        start = match.start() + left
        lines.append(Line(start, start + len(words), words))
        if not match.group(2):
            break
    return tuple(lines)
