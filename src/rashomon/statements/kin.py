"""Relatives whose names stand beside what they are: "her husband, Odo", "Ada Venn's brother Odo Marr"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rashomon.statements.referents import RELATIVES


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative's name at code point ``place``, with the noun and the words before it."""

    place: int
    name: str
    noun: str
    role: str


def relatives_named(text: str) -> list[Relative]:
    """The relatives that a text names beside what they are, in order."""
    return [
        Relative(match.start("name"), match["name"], match["noun"], match["role"])
        for match in _pattern().finditer(text)
    ]


@cache
def _pattern() -> re.Pattern[str]:
    name = r"[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?"
    whose = r"(?:[Hh]er|[Hh]is|(?:[A-Z][^\W\d_]+\s)?[A-Z][\w-]+['’]s)"
    which = r"(?:(?:late|older|younger|elder|eldest|youngest|twin|\d+-year-old|former|ex)\s)?"
    noun = "|".join(sorted(RELATIVES, key=len, reverse=True))
    ends = r"(?=[\s,.;:)!?]|['’]s)"
    return re.compile(rf"\b(?P<role>{whose}\s{which}(?P<noun>{noun})),?\s(?P<name>{name}){ends}")
