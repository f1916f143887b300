"""Words by which an article says that it was changed."""

from __future__ import annotations

import re

from rashomon.reading.lines import Line

_MARK = re.compile(
    r"[\[(]\s*(?:updated?|corrected|correction|amended|revised)\b[^\])\n]{0,60}[\])]"
    r"|^(?:\W{0,3})(?:UPDATED?|CORRECTED|CORRECTION|CLARIFICATION)(?:\s+\d{1,2})?(?=\s*[:–—-])",
    re.I,
)
_NOTE = re.compile(
    r"^\W{0,4}(?:(?:editor|ed|author|publisher)(?:s|['’]s|s['’])?\s+note|note\s+to\s+readers|please\s+note|"
    r"corrections?(?:\s+(?:and|&)\s+clarifications?)?|clarifications?|amendment|update[ds]?)\b[^:.–—\n]{0,50}"
    r"\s*[:.–—-]",
    re.I,
)
_CORRECTS = re.compile(r"\W*(?:correction|clarification|amendment)", re.I)
_CHANGED = re.compile(
    r"\b(?:updated?|corrected|corrects?|correction|clarif(?:y|ied|ies|ication)|amended|revised|removed|retracted|"
    r"(?:an?|the)\s+(?:earlier|previous|original|first)\s+(?:version|edition)|"
    r"originally\s+(?:stated|said|reported)|(?:mis(?:stated|identified|spelled|attributed|reported)))\b",
    re.I,
)
_SELF = (
    r"(?:this|the)\s+(?:story|article|post|piece|report|page|item|headline|copy|version)"
    r"(?:['’]s\s+\w+)?"
)
_SENTENCE = re.compile(
    rf"\b{_SELF}\s+(?:has|have|was|were|had)\s+(?:since\s+|also\s+)?(?:been\s+)?"
    r"(?:updated|corrected|amended|revised|clarified|changed|edited)\b"
    r"|\b(?:an?|the)\s+(?:earlier|previous|original|prior)\s+(?:version|edition)\s+of\s+(?:this|the|our)\b"
    rf"|\b{_SELF}\s+(?:originally|previously|initially|incorrectly|mistakenly)\s+"
    r"(?!appeared|published|posted|ran\b|written|aired)\w+"
    r"|^\s*\((?:corrects|updates|clarifies|adds|recasts)\b[^)]{3,200}\)",
    re.I,
)
# One of these stands in every mark, note or sentence; few lines hold one, and the rest is skipped quickly.
_HINT = re.compile(
    r"pdate|PDATE|orrect|ORRECT|mend|MEND|evis|EVIS|larif|LARIF|dit(?:or|ion|ed)|DITOR|version|"
    r"reviously|riginal|nitially|istaken|hanged|ecasts|adds|note\b|NOTE|Note"
)
_SENTENCE_START = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z])")


def find_corrections(lines: tuple[Line, ...]) -> tuple[tuple[int, int], ...]:
    """Offsets (half-open) of marks and notes of an update or a correction, in order, none overlapping.

    A mark ("[Updated]") stands for itself, a note for its whole paragraph, and a sentence elsewhere
    ("An earlier version of this story …") for itself.
    """
    found: list[tuple[int, int]] = []
    for line in lines:
        if line.blank or not _HINT.search(line.text):
            continue
        note = _NOTE.match(line.text)
        # "Updated:" before a headline is only a mark; "Correction:" tells of a change by itself.
        told = 0 if note and _CORRECTS.match(note.group()) else note.end() if note else 0
        if note and _CHANGED.search(line.text, told) and len(line.text) > note.end() + 5:
            found.append((line.start, line.end))
            continue
        mark = _MARK.search(line.text)
        if mark:
            found.append((line.start + mark.start(), line.start + mark.end()))
        sentence = _SENTENCE.search(line.text)
        if sentence and not _quoted(line.text, sentence.start()):
            start, end = _around(line.text, sentence.start(), sentence.end())
            found.append((line.start + start, line.start + end))
    return _without_overlap(found)


def _quoted(text: str, place: int) -> bool:
    """Whether a double quotation mark stands open at ``place``: then somebody else speaks of a change."""
    before = text[:place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    first = 0
    for match in _SENTENCE_START.finditer(text, 0, start):
        first = match.end()
    after = _SENTENCE_START.search(text, end)
    last = after.start() + len(after.group().rstrip()) if after else len(text)
    return first, last


def _without_overlap(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return tuple(kept)
