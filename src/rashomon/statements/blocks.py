"""Passages of another publication that an article reproduces as a block, without marks around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rashomon.statements.announced import Announcement, announced, mentioned
from rashomon.statements.chains import is_publication
from rashomon.statements.frames import Sentence
from rashomon.statements.own_voice import TAKES_UP, cites_another, is_own_voice, outside_marks, reports
from rashomon.text.paragraphs import Paragraph

_MARKS = "\"“”«„‘'"
_LONGEST = 12
"""How many paragraphs a block may have."""
_TOLD = re.compile(
    r"\b(?:told|tells|telling|seen by|obtained by)\s+"
    r"(?P<outlet>(?:[Tt]he\s+)?[A-Z][\w.’'-]*(?<=\w)(?:\s[A-Z][\w.’'-]*(?<=\w)){0,3})"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Block:
    """A reproduced passage: its paragraphs, and source, head and cue of the words that introduce it, if any.

    Offsets are code points. ``first`` and ``last`` are paragraph indexes, both in the block.
    """

    content: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None
    head: tuple[int, int] | None
    cue: tuple[int, int] | None
    first: int
    last: int
    reason: str
    kind: Literal["block", "post"] = "block"


def find_blocks(
    text: str, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence], posts: set[int]
) -> list[Block]:
    """The blocks of ``text``; ``posts`` are the indexes of paragraphs that embedded posts take up."""
    found: list[Block] = []
    of = {number: list(some) for number, some in groupby(sentences, key=lambda s: s.paragraph)}
    apart = [p.apart for p in paragraphs]
    loose = sum(apart) > 0.7 * len(apart)
    taken = -1
    for index, paragraph in enumerate(paragraphs[:-1]):
        if index <= taken or index in posts or index + 1 in posts:
            continue
        intro = text[paragraph.start : paragraph.end].rstrip()
        following = paragraphs[index + 1]
        if not intro.endswith((":", ":-")) or index not in of:
            continue
        last = _extent(paragraphs, index + 1, posts, loose)
        leading = announced(text, of[index][-1])
        if leading is None and _is_shown(text, paragraphs, of, index + 1, last):
            leading = mentioned(text, of[index][-1])
        if leading is None:
            layout = not loose and following.apart and (last + 1 >= len(paragraphs) or apart[last + 1])
            if not (layout and found) or text[following.start] in _MARKS:
                continue
        elif not _is_theirs(text, following, of.get(index + 1, ()), leading):
            continue
        elif loose and leading.passes_on and last == index + 1:
            last = _runs_on(text, paragraphs, of, last, posts, leading)
        content = tuple((paragraphs[k].start, paragraphs[k].end) for k in range(index + 1, last + 1))
        found.append(_block(text, content, leading, index + 1, last))
        taken = last
    return found


def _block(
    text: str, content: tuple[tuple[int, int], ...], leading: Announcement | None, first: int, last: int
) -> Block:
    if leading is None:
        reason = "set apart after a colon, like the block before it"
        return Block(content, None, None, None, first, last, reason)
    named = "where" if leading.passes_on else "whom"
    reason = f"set apart after words that name {named} it is from"
    source, head = leading.source, leading.head
    if leading.passes_on:
        source = head = _self_named(text, content, source)
    return Block(content, source, head, leading.cue, first, last, reason, leading.kind)


def _self_named(text: str, content: Sequence[tuple[int, int]], source: tuple[int, int]) -> tuple[int, int]:
    """The name that "the wires" or "the agency" goes by in its own words: "he told AFP"."""
    if any(word[0].isupper() for word in text[slice(*source)].split()[1:]):
        return source
    for start, end in content:
        told = _TOLD.search(text, start, end)
        if told is not None and is_publication(text, told.span("outlet")):
            return told.span("outlet")
    return source


def _is_theirs(text: str, following: Paragraph, sentences: Sequence[Sentence], leading: Announcement) -> bool:
    """Whether the paragraph below the colon can be the words of who is named above it."""
    words = text[following.start : following.end]
    if len(words.split()) < 3 or words.endswith(":"):
        return False  # a link, a name
    if leading.kind == "block" and not _SENTENCE_END.search(words):
        return False  # a headline, a caption
    if leading.passes_on:
        # What a paper prints may begin with somebody's words in marks: "“…,” the mayor told us."
        return text[following.start] not in _MARKS or _tells(text, following, sentences)
    if text[following.start] in _MARKS or TAKES_UP.match(words):
        return False
    names = {text[slice(*one)].split()[-1].strip("”\"’'.,)") for one in (leading.head, leading.source)}
    return not any(name.istitle() and name in words for name in names)


def _is_shown(
    text: str, paragraphs: Sequence[Paragraph], of: Mapping[int, Sequence[Sentence]], first: int,
    last: int,
) -> bool:  # fmt: skip
    """Whether a passage is of a report, by its manner, and the writer plainly speaks after it."""
    here, after = of.get(first, ()), last + 1
    if not reports(here) or is_own_voice(text, paragraphs[first], here) or after >= len(paragraphs):
        return False
    return is_own_voice(text, paragraphs[after], of.get(after, ()))


def _tells(text: str, paragraph: Paragraph, sentences: Sequence[Sentence]) -> bool:
    """Whether a paragraph that begins with a quotation also has words outside of marks."""
    return len(re.findall(r"\w+", outside_marks(text, paragraph, sentences))) > 1


def _runs_on(
    text: str, paragraphs: Sequence[Paragraph], of: Mapping[int, Sequence[Sentence]], first: int,
    posts: set[int], leading: Announcement,
) -> int:  # fmt: skip
    """The last paragraph of a report's passage in a text whose every paragraph is set apart.

    It goes on while others are reported to say something, and only up to where the writer plainly speaks
    again: without that sign nothing tells the passage from the article around it.
    """
    name = text[slice(*leading.head)].split()[-1].removesuffix("'s").removesuffix("’s")
    for index in range(first + 1, min(first + _LONGEST, len(paragraphs))):
        here = of.get(index, ())
        outside = outside_marks(text, paragraphs[index], here)
        if index in posts or is_own_voice(text, paragraphs[index], here) or cites_another(outside, name):
            return index - 1
        told = re.sub(
            rf"\b(?:told|tells)\s+(?:the\s+)?(?:\w+\s+){{0,2}}{re.escape(name)}\b", "", outside, flags=re.I
        )
        if not reports(here) or name.lower() in told.lower():
            return first
    return first


def _extent(paragraphs: Sequence[Paragraph], first: int, posts: set[int], loose: bool) -> int:
    """The last paragraph of a block that begins with ``first``."""
    last = first
    while (
        last + 1 < len(paragraphs) and not paragraphs[last + 1].apart and last + 1 not in posts
        and paragraphs[first].apart and last - first < _LONGEST
    ):  # fmt: skip
        last += 1
    if last + 1 == len(paragraphs) and last > first and not loose:
        return first
    return last
