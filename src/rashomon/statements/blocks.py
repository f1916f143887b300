"""Passages of another publication that an article reproduces as a block, without marks around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.statements.frames import Sentence
from rashomon.statements.lexicon import lexicon
from rashomon.statements.phrases import before_verb, phrase_left, phrase_right
from rashomon.text.paragraphs import Paragraph

_MARKS = "\"“”«„‘'"
_LEAD = re.compile(
    r"^(?:as|per|from|via|according to|quoting|citing|here(?:['’]s| is)|this is|via)\b|"
    r"\b(?:reports?|reported|writes?|wrote|notes?|noted|continues?|adds?|explains?|summari[sz]es?|"
    r"details?|puts? it|says?|said|tells?|told|reads?|ran|has (?:this|more)|had this)\b",
    re.IGNORECASE,
)


_PASSING_ON = frozenset(
    """report write note continue add explain summarize summarise detail put_it per citing""".split()
) | {"as per", "according to"}


@dataclass(frozen=True, slots=True)
class Block:
    """A reproduced passage: its paragraphs, and the source and cue of the words that introduce it, if any.

    Offsets are code points. ``first`` and ``last`` are paragraph indexes, both in the block.
    """

    content: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    first: int
    last: int
    reason: str


def find_blocks(
    text: str, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence], posts: set[int]
) -> list[Block]:
    """The blocks of ``text``; ``posts`` are the indexes of paragraphs that embedded posts take up."""
    found: list[Block] = []
    last_of = {s.paragraph: s for s in sentences}
    apart = [p.apart for p in paragraphs]
    loose = sum(apart) > 0.7 * len(apart)
    taken = -1
    for index, paragraph in enumerate(paragraphs[:-1]):
        if index <= taken or index in posts or index + 1 in posts:
            continue
        intro = text[paragraph.start : paragraph.end].rstrip()
        following = paragraphs[index + 1]
        if not intro.endswith((":", ":-")) or text[following.start] in _MARKS:
            continue
        sentence = last_of.get(index)
        if sentence is None:
            continue
        last = _extent(paragraphs, index + 1, posts, loose)
        source, cue = _introducer(sentence)
        layout = not loose and following.apart and (last + 1 >= len(paragraphs) or apart[last + 1])
        if source is None and not (layout and found):
            continue
        if source is not None and not _LEAD.search(text[sentence.start : sentence.end]):
            continue
        content = tuple((paragraphs[k].start, paragraphs[k].end) for k in range(index + 1, last + 1))
        reason = (
            "set apart after words that name where it is from"
            if source
            else "set apart after a colon, like the block before it"
        )
        found.append(Block(content, source, cue, index + 1, last, reason))
        taken = last
    return found


def _extent(paragraphs: Sequence[Paragraph], first: int, posts: set[int], loose: bool) -> int:
    """The last paragraph of a block that begins with ``first``."""
    last = first
    while (
        last + 1 < len(paragraphs) and not paragraphs[last + 1].apart and last + 1 not in posts
        and paragraphs[first].apart and last - first < 12
    ):  # fmt: skip
        last += 1
    if last + 1 == len(paragraphs) and last > first and not loose:
        return first
    return last


def _introducer(sentence: Sentence) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Source and cue of "As The Dispatch notes, …:" when the source is a publication or a document."""
    words = sentence.words
    for cue in sentence.cues:
        if cue.phrase:
            phrase = phrase_right(words, cue.end, len(words))
        else:
            group, _ = before_verb(words, cue.start, 0)
            phrase = phrase_left(words, group, 0)
        lemma = cue.cue.lemma if cue.cue is not None else cue.phrase
        if phrase is not None and _is_publication(
            sentence, phrase.start, phrase.head_end, lemma in _PASSING_ON
        ):
            span = (words[phrase.start].start, words[phrase.head_end - 1].end)
            return span, (words[cue.start].start, words[cue.end - 1].end)
    for verb in range(1, len(words) - 1):
        if words[verb].lower in {"had", "has"} and words[verb + 1].lower in {"this", "more"}:
            phrase = phrase_left(words, verb, 0)  # "The Courier had this:"
            if phrase is not None and _is_publication(sentence, phrase.start, phrase.head_end, True):
                span = (words[phrase.start].start, words[phrase.head_end - 1].end)
                return span, (words[verb].start, words[verb].end)
    if words and words[0].lower in {"from", "via"}:
        phrase = phrase_right(words, 1, len(words))
        if phrase is not None:
            return (words[phrase.start].start, words[phrase.head_end - 1].end), (words[0].start, words[0].end)
    return None, None


def _is_publication(sentence: Sentence, start: int, end: int, passes_on: bool) -> bool:
    known = lexicon()
    words = sentence.words[start:end]
    named = [w for w in words if w.is_capital and w.lower not in {"the", "a", "an"}]
    if not named:
        return any(w.lower in known.documents | known.publications for w in words)
    first = named[0].lower.removesuffix("'s")
    return any(w.lower.removesuffix("'s") in known.publications for w in words) or (
        passes_on
        and (words[0].lower == "the" or len(named) == 1)
        and first not in known.places
        and not any(w.lower in known.titled for w in words)
    )
