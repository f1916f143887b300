"""The articles in full as the page sets them: paragraphs of passages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rashomon.dossier.index import Index
from rashomon.dossier.offsets import utf16_offsets
from rashomon.dossier.passages import Passage, passages_of
from rashomon.records import Article, Evidence, Span, Statement

_LINES = re.compile(r"[^\r\n]+|[\r\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage within one paragraph, with the places (for links) that begin at it."""

    passage: Passage
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text. ``offset`` is where it begins, in UTF-16 units.

    ``apart`` tells whether an empty line stands before it; ``furniture`` whether all of it is furniture.
    """

    offset: int
    pieces: tuple[Piece, ...]
    apart: bool
    furniture: bool


@dataclass(frozen=True, slots=True)
class FullText:
    """One article as the page shows it at its end."""

    article: Article
    paragraphs: tuple[Paragraph, ...]


class Places:
    """The places of spans on the page. What a section leads to is noted, so that the texts mark it."""

    def __init__(self, index: Index) -> None:
        self._anchors = {one.id: index.at(one.id).removeprefix("a-") for one in index.account.articles}
        self._offsets = {article.id: utf16_offsets(article.text) for article in index.account.articles}
        self._spans: dict[str, dict[Span, None]] = defaultdict(dict)

    def lead_to(self, article: str, span: Span) -> str:
        """The place of a span, which will be marked in its article's text."""
        self._spans[article][span] = None
        return self.name(article, span.start, span.end)

    def of(self, evidence: Evidence) -> str:
        """The place of a piece of evidence."""
        return self.lead_to(evidence.article, evidence.span)

    def name(self, article: str, start: int, end: int) -> str:
        """``at-`` with the digits of the article's anchor and the span's offsets in UTF-16 units."""
        units = self._offsets[article]
        return f"at-{self._anchors[article]}-{units(start)}-{units(end)}"

    def marks_of(self, statement: Statement) -> str:
        """Where a script finds a statement: ``s`` source, ``q`` cue, ``c`` content, each with its offsets."""
        units = self._offsets[statement.article]
        roles = [("s", statement.source), ("q", statement.cue), *(("c", span) for span in statement.content)]
        return " ".join(
            f"{role}{units(one.start)}-{units(one.end)}" for role, one in roles if one is not None
        )

    def spans(self, article: str) -> tuple[Span, ...]:
        """The spans of an article that something leads to, so far."""
        return tuple(self._spans[article])

    def offset(self, article: str, offset: int) -> int:
        """An offset of the article's text in UTF-16 units."""
        return self._offsets[article](offset)


def full_texts(index: Index, places: Places) -> Iterator[FullText]:
    """Each article in paragraphs. To be taken when every section has noted where it leads."""
    for article in index.account.articles:
        passages = passages_of(article, index.stated_in[article.id], places.spans(article.id))
        yield FullText(article, tuple(_paragraphs(article, passages, places)))


def _paragraphs(article: Article, passages: Iterable[Passage], places: Places) -> Iterator[Paragraph]:
    line: list[Passage] = []
    apart = False
    for passage in _in_lines(passages):
        if passage.text.strip("\r\n"):
            line.append(passage)
            continue
        if any(piece.text.strip() for piece in line):
            yield _paragraph(article, line, apart, places)
            apart = False
        apart = apart or passage.text.count("\n") > 1 or not line
        line = []
    if line:
        yield _paragraph(article, line, apart, places)


def _paragraph(article: Article, line: list[Passage], apart: bool, places: Places) -> Paragraph:
    pieces = tuple(
        Piece(one, tuple(places.name(article.id, one.start, end) for end in one.places)) for one in line
    )
    furniture = all(one.furniture or not one.text.strip() for one in line)
    return Paragraph(places.offset(article.id, line[0].start), pieces, apart, furniture)


def _in_lines(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages cut at line ends, which become passages of their own; nothing is lost.

    What begins or ends at a line end is moved to the next words.
    """
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    for passage in passages:
        begins, places, ends = begins + passage.begins, places + passage.places, ends + passage.ends
        runs = list(_LINES.finditer(passage.text))
        words = [number for number, run in enumerate(runs) if run[0].strip("\r\n")]
        for number, run in enumerate(runs):
            first, last = number in words[:1], number in words[-1:]
            yield replace(
                passage,
                text=run[0],
                start=passage.start + run.start(),
                begins=begins if first else (),
                places=places if first else (),
                ends=ends if last else (),
            )
        if words:
            begins, ends, places = (), (), ()
