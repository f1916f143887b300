"""What changed, word by word, between two texts of one article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rashomon.records import Article

MOST = 50
"""How many places of change are told one by one."""

_LONG = 3_000
_WORD = re.compile(r"\S+")
_Word = tuple[str, int, int]


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

    Spaces and line breaks are no difference. Of a text of thousands of new words the comparison takes
    frequent words to be alike (``difflib``), so that it stays quick.
    """
    old, new = _own_words(before), _own_words(after)
    head = _shared(old, new)
    old, new = old[head:], new[head:]
    tail = _shared(old[::-1], new[::-1])
    end = len(after.text) if not tail else new[len(new) - tail][1]
    old, new = old[: len(old) - tail], new[: len(new) - tail]
    quick = len(old) > _LONG or len(new) > _LONG
    matcher = SequenceMatcher(None, [w for w, _, _ in old], [w for w, _, _ in new], autojunk=quick)
    found = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        start = new[c][1] if c < len(new) else end
        stop = new[d - 1][2] if d > c else start
        found.append(WordChange(_join(before.text, old[a:b]), _join(after.text, new[c:d]), start, stop))
    return tuple(found[:MOST])


def _own_words(article: Article) -> list[_Word]:
    """The words of the text outside its furniture, with their places."""
    furniture = [(span.start, span.end) for span in article.furniture]
    return [
        (match[0], match.start(), match.end())
        for match in _WORD.finditer(article.text)
        if not any(start <= match.start() < end for start, end in furniture)
    ]


def _shared(one: Sequence[_Word], other: Sequence[_Word]) -> int:
    """How many words two texts begin with alike."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a[0] != b[0]:
            break
        count += 1
    return count


def _join(text: str, words: Sequence[_Word]) -> str:
    return " ".join(text[words[0][1] : words[-1][2]].split()) if words else ""
