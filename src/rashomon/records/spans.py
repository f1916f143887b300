"""Pointers into an article's text, and moments in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rashomon.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A passage of an article: half-open offsets in Unicode code points, and the words themselves.

    ``Article.span(start, end)`` is the one way to make a span that is known to be true; a span made
    in any other way (read from a dossier, say) is checked with ``Article.holds``.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise SpanError(
                f"span {self.start}–{self.end} does not fit its {len(self.text)} characters of text"
            )


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span, and the id of the article it lies in."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Interval:
    """When something happened, as closely as the words tell; ``None`` at an end means unbounded.

    Both ends are timezone-aware. ``evidence`` is the words that say so, if any do.
    """

    earliest: datetime | None
    latest: datetime | None
    evidence: Span | None = None

    def __post_init__(self) -> None:
        for moment in (self.earliest, self.latest):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(f"a time without a time zone: {moment.isoformat()}")
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(f"an interval that ends before it begins: {self.earliest} – {self.latest}")
