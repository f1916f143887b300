"""The model's attributions in one article: the pieces of each content, with its source and its cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.inference.reading import Reading, Span
from rashomon.statements.certainty import Parts
from rashomon.statements.cues import cue_table
from rashomon.text.words import split_words

_LEADS = ("that ", "that\xa0")
_MOST_BETWEEN = 260


@dataclass(slots=True)
class Finding:
    """One attribution as the model has it: the pieces of its content, and what it is sure of.

    ``link`` is the share of its source, ``content`` the certainty of its content's ends.
    """

    pieces: list[tuple[int, int]]
    link: float
    content: float
    source: Span | None
    cue: Span | None
    nested: bool


def findings_of(text: str, reading: Reading, posts: Sequence[tuple[int, int]]) -> list[Finding]:
    """The model's attributions in reading order; contents on both sides of one source and cue are one."""
    spans = reading.spans
    made: dict[tuple[int | None, int | None, int | None], Finding] = {}
    order: list[Finding] = []
    for link in reading.links:
        content = spans[link.content]
        low, high = trimmed(text, content.start, content.end)
        if high - low < 3:
            continue
        source = spans[link.source] if link.source is not None else None
        if source is not None and _post_of(low, posts) != _post_of(source.start, posts):
            source = None  # nobody outside a post is the source of its words
        cue = spans[link.cue] if link.cue is not None else None
        key = (content.parent, link.source, link.cue)
        before = made.get(key)
        if cue is not None and before is not None and _goes_on(text, before, low, cue):
            before.pieces.append((low, high))
            before.content = max(before.content, content.score)
            continue
        found = Finding([(low, high)], link.score, content.score, source, cue, content.parent is not None)
        made[key] = found
        order.append(found)
    return order


def parts_of(text: str, found: Finding) -> Parts:
    """What the certainty of an attribution hangs on."""
    (low, high), source, cue = found.pieces[0], found.source, found.cue
    first, last = (low, high) if source is None else (min(low, source.start), max(high, source.end))
    return Parts(
        content=found.content,
        source=source,
        cue=cue,
        link=found.link,
        words=sum(len(text[a:b].split()) for a, b in found.pieces),
        saying=cue is not None and has_known_cue(text, (cue.start, cue.end)),
        before=source is not None and source.start < low,
        apart="\n" in text[first:last],
    )


def has_known_cue(text: str, cue: tuple[int, int]) -> bool:
    """Whether a word of the cue is in the table of cues, or is a phrase or a noun that attributes."""
    table = cue_table()
    words = split_words(text, *cue)
    known = any(
        table.verb_at(words, k) is not None or words[k].lower in table.nouns for k in range(len(words))
    )
    return known or any(w.lower in {"according", "per", "citing", "words"} for w in words)


def trimmed(text: str, low: int, high: int) -> tuple[int, int]:
    """A content without its "that", its outer marks and its full stop."""
    while low < high and not (text[low].isalnum() or text[low] in "$£€#@[("):
        low += 1
    if text[low : low + 5].lower().startswith(_LEADS):
        low += 5
        while low < high and not (text[low].isalnum() or text[low] in "$£€#@["):
            low += 1
    while high > low and not (text[high - 1].isalnum() or text[high - 1] in "%])"):
        high -= 1
    return low, high


def _post_of(place: int, posts: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    return next(((a, b) for a, b in posts if a <= place < b), None)


def _goes_on(text: str, before: Finding, low: int, cue: Span) -> bool:
    """Whether a content goes on at ``low`` after its attribution, in the same paragraph."""
    end = before.pieces[-1][1]
    return end <= cue.start < low and "\n" not in text[end:low] and low - end < _MOST_BETWEEN
