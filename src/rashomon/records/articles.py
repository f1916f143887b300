"""One published text by one outlet, as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.errors import SpanError
from rashomon.records.spans import Interval, Span


@dataclass(frozen=True, slots=True)
class Credit:
    """Words by which an article says that another outlet stands behind (a part of) it.

    ``scope`` is what the credit covers: ``article`` (a dateline, "Via …", "appeared first on"), or
    ``passage`` ("Reuters reported").
    """

    outlet: str
    span: Span
    scope: str = "article"


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes that an article was read from: where, when, and their SHA-256 in hexadecimal."""

    sha256: str
    size: int
    fetched_at: Interval | None = None
    media_type: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A published text. ``id`` hashes its address or file name, its outlet and its text; never a folder.

    ``text`` is what every span points into: for a plain-text file exactly the decoded file.
    ``furniture`` are the spans that are not the article (subscribe, related, comments, share), in
    order and without overlap. ``corrections`` are the spans that tell of an update or a correction.
    ``published`` and ``updated`` are intervals: a date without a time is the whole day.
    ``language`` is an ISO 639-1 code, or empty when it is not known.
    """

    id: str
    path: str
    text: str
    url: str = ""
    outlet: str = ""
    title: str = ""
    byline: str = ""
    published: Interval | None = None
    updated: Interval | None = None
    language: str = ""
    sha256: str = ""
    furniture: tuple[Span, ...] = ()
    credits: tuple[Credit, ...] = ()
    corrections: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    capture: Capture | None = None

    def __hash__(self) -> int:
        # Equal articles have one id; a hash of all that they hold would take long.
        return hash(self.id)

    def span(self, start: int, end: int) -> Span:
        """The span from ``start`` to ``end`` (half-open, code points); ``SpanError`` outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise SpanError(
                f"no span {start}–{end} in {self.path or self.id}: its text has {len(self.text)} characters"
            )
        return Span(start, end, self.text[start:end])

    def holds(self, span: Span) -> bool:
        """Whether the words of ``span`` stand in this article where the span says."""
        return self.text[span.start : span.end] == span.text


@dataclass(frozen=True, slots=True)
class SetAside:
    """Something given that could not be read: what, why, and what the user can do."""

    path: str
    reason: str
    hint: str = ""
