"""Which words of a text stand in quotation marks or in an embedded post, by a simple local rule.

Used for an article whose quotations nobody has found yet. It errs towards quoting too much within a
sentence, and never past a paragraph: masking a few words too many loses little of a copy, while an
unmasked quotation would make two honest reports look copied.
"""

from __future__ import annotations

import re

_OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’'", '"': '"”', "'": "'’", "”": '”"', "‟": "”"}
_CLOSING = {marks: re.compile(f"[{marks}]") for marks in _OPENING.values()}
_MARK = re.compile(r"""[“”„‟«»"‘’']|''|``""")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n|(?<=[.!?:…\"'”’)\]])[^\S\n]*\n|\n(?=[\"“‘„«])")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s")
_POST_SIGNATURE = re.compile(r"[—–-]{1,2}\s?[^\n()@]{1,60}\(@\w{2,30}\)[^\n]*|\bpic\.twitter\.com/\w+")
#: A quotation that nobody closed runs to the end of its paragraph if that is near, else of its sentence.
_UNCLOSED_LIMIT = 700
#: Characters after which a mark no longer closes a quotation; a lone apostrophe must not swallow a page.
_CLOSED_LIMIT = 2000
_CLOSED_LIMIT_SINGLE = 700
#: Characters of a post before its signature.
_POST_LIMIT = 350


def find_quoted(text: str) -> list[tuple[int, int]]:
    """Half-open character ranges of ``text`` that are quoted, in order, marks included, none overlapping."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for end in [match.end() for match in _PARAGRAPH_END.finditer(text)] + [len(text)]:
        ranges += _pair_marks(text, start, end)
        start = end
    return _merge(ranges + _find_posts(text))


def _pair_marks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quotations within one paragraph."""
    found: list[tuple[int, int]] = []
    position = start
    while (mark := _MARK.search(text, position, end)) is not None:
        position = mark.end()
        closing = _OPENING.get(mark.group())
        if closing is None or not _opens(text, mark.start(), mark.end(), start):
            continue
        close = _find_close(text, mark.group(), closing, mark.end(), end)
        if close is None and mark.group() in "'‘":
            continue  # an apostrophe before a word ('90s), more often than an unclosed quotation
        position = _unclosed_end(text, mark.end(), end) if close is None else close
        found.append((mark.start(), position))
    return found


def _opens(text: str, start: int, after: int, paragraph: int) -> bool:
    """Whether the mark at ``start`` can open a quotation: nothing word-like before it, a word after it."""
    if after >= len(text) or text[after].isspace() or (text[start] in "'’‘" and text[after].isdigit()):
        return False
    before = text[start - 1] if start > paragraph else " "
    if text[start] in "“„«":
        return True
    return not before.isalnum() and before not in ".,!?%"


def _find_close(text: str, opening: str, closing: str, start: int, end: int) -> int | None:
    """The offset just after the mark that closes a quotation opened by ``opening``, or none."""
    fallback: int | None = None
    limit = start + (_CLOSED_LIMIT_SINGLE if opening in "'‘" else _CLOSED_LIMIT)
    for found in _CLOSING[closing].finditer(text, start, min(end, limit)):
        position, mark = found.start(), found.group()
        before = text[position - 1]
        after = text[position + 1] if position + 1 < end else " "
        if mark in "'’":
            if after.isalnum() or before.isspace():
                continue
            if before == "s" and after == " ":  # perhaps a plural's apostrophe: the militants' symptoms
                fallback = fallback or position + 1
                continue
        elif mark == '"' and before.isspace() and after.isalnum():
            return None  # another quotation opens: this one was never closed
        return position + 1
    return fallback


def _unclosed_end(text: str, start: int, end: int) -> int:
    """Where a quotation without a closing mark is taken to end."""
    if end - start <= _UNCLOSED_LIMIT:
        return end
    sentence = _SENTENCE_END.search(text, start, end)
    return sentence.end() if sentence else min(end, start + _UNCLOSED_LIMIT)


def _find_posts(text: str) -> list[tuple[int, int]]:
    """Embedded posts: the paragraph that is signed with a handle, and the one before a bare signature."""
    found: list[tuple[int, int]] = []
    if "(@" not in text and "pic.twitter" not in text:
        return found
    for signature in _POST_SIGNATURE.finditer(text):
        start = text.rfind("\n", 0, signature.start()) + 1
        if not text[start : signature.start()].strip():
            before = text[:start].rstrip()
            start = before.rfind("\n") + 1
        found.append((max(start, signature.start() - _POST_LIMIT), signature.end()))
    return found


def _merge(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in order, those that touch or overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
