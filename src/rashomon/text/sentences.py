"""Sentence ends by pattern and exceptions; quotations can be kept whole."""

from __future__ import annotations

import re

from rashomon.text.words import ABBREVIATIONS

_END = re.compile(r"[.!?…。！？]+[\"”“’'»)\]]*(?=\s|[A-Z“\"]|$)")
_NEXT = re.compile(r"\s*[\"“”‘'«(\[@#—–-]*\s*[A-Z0-9À-ÖØ-Þ]")
_LAST_WORD = re.compile(r"([\w.&'’-]+)$")
_FOLLOWING = re.compile(r"[\s\"“‘'(\[]*([\w'’]+)")
#: Abbreviations after which a capital begins a new sentence more often than not.
_MAY_END = frozenset("""etc inc corp co ltd llc jr sr al est no dept ave blvd rd""".split())
_INITIALISM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$")
_STARTERS = frozenset(
    """the a an in on at it he she they we i this that these those but and however meanwhile after
    before when while if as for there his her their its our my""".split()
)


def _ends_here(text: str, start: int, mark_start: int, mark_end: int, end: int) -> bool:
    """Whether the mark at ``mark_start`` ends a sentence of ``text[start:end]``."""
    if mark_end >= end:
        return True
    if not _NEXT.match(text, mark_end, end):
        return False
    glued = not text[mark_end].isspace()
    if text[mark_start] != "." or text[mark_start : mark_start + 2] == "..":
        return not (glued and text[mark_start] == "…")
    before = _LAST_WORD.search(text, max(start, mark_start - 40), mark_start)
    if before is None:
        return True
    word = before.group(1)
    lower = word.lower()
    following = _FOLLOWING.match(text, mark_end, end)
    next_word = following.group(1).lower() if following else ""
    if glued:
        # "departure.”A U.S. official": a space was lost; "example.com" or "Ph.D" are no ends.
        return mark_end - mark_start > 1 or (len(word) > 3 and word[-1].islower() and len(next_word) > 1)
    if len(word) == 1 and word.isupper() and word != "I":
        return False
    if _INITIALISM.fullmatch(word) and (len(word) == 1 or "." in word):
        return len(word) > 1 and next_word in _STARTERS
    if lower in ABBREVIATIONS and lower not in _MAY_END:
        return False
    if lower in _MAY_END:
        return next_word in _STARTERS
    return True


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Half-open (start, end) of the sentences of ``text[start:end]``, outer white space left out.

    Pass a text whose quotations are masked (``quotation.mask``) to keep a quotation in its sentence.
    """
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.start() < begin or not _ends_here(text, begin, match.start(), match.end(), end):
            continue
        _append(found, text, begin, match.end())
        begin = match.end()
    _append(found, text, begin, end)
    return found


def _append(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
