"""Cut text into words, and describe each word the way the attribution model was trained to see it.

A word here is the unit that gets a tag: finer than white space (marks stand alone, ``don't`` is ``do`` +
``n't``), never finer than a name. Offsets are half-open and count Unicode code points of the text as
given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

SHAPES: Final = (
    *("special", "lower", "capitalised", "capitals", "initial", "mixed", "digit", "mark"),
    *("opening-quote", "closing-quote", "stop", "other"),
)
FLAGS: Final = 4
"""How many values a word's flag has: 1 for "inside quotation marks" plus 2 for "first word of a
paragraph".
"""

_MARKS = "\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\u200d"
_WORD: Final = re.compile(
    rf"""https?://\S+
    | [@\#]\w+
    | (?:[^\W\d_]\.){{2,}}
    | \d+(?:[.,:]\d+)*\w*(?:[-\u2010\u2011]\w+)*
    | \w[\w{_MARKS}]*(?:['\u2019\u2010\u2011-]\w[\w{_MARKS}]*)*
    | `` | '' | --+ | \.\.+
    | [^\s\w][{_MARKS}]*
    """,
    re.VERBOSE,
)
_CLITIC: Final = re.compile(r"(?i)(.+?)(n['\u2019]t|['\u2019](?:s|re|ve|ll|d|m))$")
_LONGEST: Final = 100
_PARAGRAPH: Final = re.compile(r"[\n\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, as parallel tuples.

    ``starts`` and ``ends`` are code-point offsets; ``shapes`` index `SHAPES`; ``flags`` lie in
    ``range(FLAGS)``; ``sentences`` and ``paragraphs`` number the sentence and the paragraph of each word,
    from 0 and never falling.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    shapes: tuple[int, ...]
    flags: tuple[int, ...]
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, index: int) -> str:
        """Return the characters of one word."""
        return self.text[self.starts[index] : self.ends[index]]

    def alone(self, start: int, end: int) -> Words:
        """Return words ``start`` to ``end`` as if they stood alone: one paragraph, outside quotation marks.

        Offsets still count from the start of the same text.
        """
        part = slice(start, end)
        flags = (2,) + (0,) * (end - start - 1)
        paragraphs = (0,) * (end - start)
        return Words(
            self.text,
            self.starts[part],
            self.ends[part],
            self.shapes[part],
            flags[: end - start],
            self.sentences[part],
            paragraphs,
        )


def cut_words(text: str) -> Words:
    """Cut ``text`` into words with their shapes, flags, sentences and paragraphs.

    A quotation is taken as open from its opening mark to its closing mark or the end of its paragraph,
    whichever comes first: real text loses closing marks, and an error then ends with the paragraph.
    """
    starts: list[int] = []
    ends: list[int] = []
    shapes: list[int] = []
    flags: list[int] = []
    sentences: list[int] = []
    paragraphs: list[int] = []
    sentence = paragraph = previous_end = 0
    inside = stopped = False
    for start, end in _spans(text):
        # Most words follow the one before at once, or after one space.
        first = not starts or (
            start > previous_end
            and (start > previous_end + 1 or text[previous_end] != " ")
            and _PARAGRAPH.search(text, previous_end, start) is not None
        )
        if first and starts:
            paragraph += 1
            inside = False
        word = text[start:end]
        shape = _shape(word)
        if shape == _QUOTE:
            shape = _OPENING if _opens(word, text, start, end) else _CLOSING
        if (
            shape == _STOP
            and starts
            and previous_end == start
            and _shortened(text[starts[-1] : previous_end])
        ):
            shape = _MARK
        if starts and (first or (stopped and shape not in _CONTINUES)):
            sentence += 1
            stopped = False
        if shape == _CLOSING:
            inside = False
        starts.append(start)
        ends.append(end)
        shapes.append(shape)
        flags.append(int(inside) + 2 * int(first))
        sentences.append(sentence)
        paragraphs.append(paragraph)
        if shape == _OPENING:
            inside = True
        elif shape == _STOP:
            stopped = True
        elif shape != _CLOSING:
            stopped = False
        previous_end = end
    return Words(
        text, tuple(starts), tuple(ends), tuple(shapes), tuple(flags), tuple(sentences), tuple(paragraphs)
    )


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start > _LONGEST:
            # A run without spaces (another script, a pasted key) must not become one endless word.
            spans.extend((at, min(at + _LONGEST, end)) for at in range(start, end, _LONGEST))
            continue
        word = match.group()
        clitic = _CLITIC.match(word) if end - start > 2 and ("'" in word or "\u2019" in word) else None
        if clitic is None:
            spans.append((start, end))
        else:
            cut = start + clitic.end(1)
            spans.extend(((start, cut), (cut, end)))
    return spans


_OPENING: Final = SHAPES.index("opening-quote")
_CLOSING: Final = SHAPES.index("closing-quote")
_STOP: Final = SHAPES.index("stop")
_QUOTE: Final = -1
_MARK: Final = SHAPES.index("mark")
_SHORTENED: Final = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov lt gen col maj capt cpl sgt adm rev hon st jr sr inc corp co "
    "ltd vs no jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_CONTINUES: Final = frozenset({_CLOSING, _STOP, SHAPES.index("lower")})


def _shortened(word: str) -> bool:
    """Tell whether a stop after ``word`` belongs to it: a title, a month, an initial."""
    return word.lower() in _SHORTENED or (len(word) == 1 and word.isupper())


_QUOTES: Final = frozenset({'"', "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb", "``", "''"})


@lru_cache(maxsize=65536)
def _shape(word: str) -> int:
    """The shape of a word, or ``_QUOTE`` for a mark whose side hangs on what stands beside it."""
    if word in _QUOTES:
        return _QUOTE
    if word[0] in ".?!\u2026" or word == "\u3002":
        return _STOP
    return SHAPES.index(_letter_case(word))


def _opens(word: str, text: str, start: int, end: int) -> bool:
    """Tell an opening quotation mark by its form, or by the space beside it where forms are used the
    wrong way round.
    """
    if word in {"``", "\u201e", "\u00ab"}:
        return True
    space_before = start == 0 or text[start - 1].isspace() or text[start - 1] in "([\u2014-"
    space_after = end >= len(text) or text[end].isspace()
    if space_before != space_after:
        return space_before
    return word == "\u201c"


def _letter_case(word: str) -> str:
    if any(character.isdigit() for character in word):
        return "digit"
    if not any(character.isalpha() for character in word):
        return "mark"
    if word.islower():
        return "lower"
    if word.isupper():
        return "initial" if len(word) == 1 else "capitals"
    if word[0].isupper() and word[1:].islower():
        return "capitalised"
    return "mixed" if word[0].isupper() or any(character.isupper() for character in word) else "other"
