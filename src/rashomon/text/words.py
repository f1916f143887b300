"""Words with their places, fast enough to run over every article."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

#: Abbreviations whose full stop ends no sentence when a word follows.
ABBREVIATIONS = frozenset(
    """mr mrs ms mx dr prof rev hon fr gen lt col maj capt cmdr adm sgt cpl pvt brig gov sen rep
    pres sec amb supt det insp jr sr st mt ft dept univ assn bros inc corp co ltd llc no nos vs etc
    al fig vol pp ed eds approx est jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues
    wed thu thur thurs fri sat sun ave blvd rd hwy spc pfc ssgt msgt vadm radm ret messrs mme mlle
    ald atty asst""".split()
)

_TOKEN = re.compile(
    r"""(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w]))?      # U.S. , U.S , e.g.
      | @\w{2,}                                     # a handle
      | \d+[-‐‑](?:year|month|day|week)[-‐‑]olds?        # an age
      | \d[\d,.:/]*\d(?:st|nd|rd|th|s|%)?           # a number, a time, a date
      | \w+(?:['’\-‐‑&./]\w+)*                      # a word with what stands inside it
      | \S""",
    re.VERBOSE,
)


_PARTICLE = re.compile(r"(?:al|el|ul|ad|as|at|an|ar|ash|az|bin|ibn)[-‐‑][A-Z]|[dlo]['’][A-Z]")
_PARTICLE_FIRST = frozenset("aeubidlo")


class Word(NamedTuple):
    """A word, a number, a handle or one mark: half-open code-point offsets, its text, also in lower case.

    A tuple, since an article makes tens of thousands and a dataclass takes three times as long to make.
    """

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation and not a word."""
        return not (self.text[0].isalnum() or self.text[0] == "@")

    @property
    def is_capital(self) -> bool:
        """Whether its first letter is a capital, or the one after a particle ("al-Zami", "d'Orsay")."""
        text = self.text
        first = text[0]
        return first.isupper() or (
            first in _PARTICLE_FIRST and len(text) > 3 and _PARTICLE.match(text) is not None
        )


_made = tuple.__new__


@lru_cache(maxsize=65536)
def _in_lower_case(piece: str) -> str:
    return piece.lower().replace("’", "'")


def in_lower_case(text: str) -> str:
    """``text`` in lower case, every character at its place; a pattern reads it faster than both cases."""
    # Of all letters only this one becomes two in lower case.
    return text.replace("İ", "I").lower()


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and marks of ``text[start:end]``; a title's full stop belongs to it ("Gen.")."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        piece = text[first:last]
        if piece == "." and found and found[-1].end == first:
            before = found[-1]
            if before.lower in ABBREVIATIONS or (len(before.text) == 1 and before.text.isupper()):
                found[-1] = Word(before.start, last, before.text + ".", before.lower + ".")
                continue
        # Made by `tuple` itself: the class's own constructor, in Python, takes half as long again.
        found.append(_made(Word, (first, last, piece, _in_lower_case(piece))))
    return found
