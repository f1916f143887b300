"""Captures and articles for tests."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rashomon.archive import Archive, NewCapture, Stored
from rashomon.reading import ReadingOptions
from rashomon.reading.articles import make_article
from rashomon.reading.pages import Page
from rashomon.records import Article
from rashomon.statements import find_statements

NOON = datetime(2031, 3, 3, 12, tzinfo=UTC)

FERRY = """Ferry to stay in harbour

"The ferry will not sail on Friday," said Ada Venn, the harbour master. She said that the engine was broken.
"""
PORT = """Port closed

According to Tobias Rell, a spokesman, the port is closed. "Nobody was hurt," he said.
"""


def hours(number: float) -> datetime:
    """So many hours after noon."""
    return NOON + timedelta(hours=number)


def read(text: str, *, url: str = "", name: str = "report.txt", outlet: str = "") -> Article:
    """The article that reading makes of a plain text."""
    page = Page(path=name, name=name, text=text, url=url, outlet=outlet)
    article = make_article(page, ReadingOptions())
    return replace(article, sha256=hashlib.sha256(text.encode()).hexdigest())


def capture(text: str, *, url: str = "", name: str = "report.txt", at: datetime | None = None) -> NewCapture:
    """The bytes of a plain text."""
    return NewCapture(text.encode(), address=url, path=name, name=name, kind="text", fetched_at=at)


def store(
    archive: Archive,
    text: str,
    *,
    url: str = "",
    name: str = "report.txt",
    outlet: str = "",
    fetched: datetime | None = None,
    at: datetime = NOON,
    statements: bool = True,
) -> Stored:
    """Store a plain text as captured, its statements found by the rules."""
    article = read(text, url=url, name=name, outlet=outlet)
    stored = archive.articles.store(article, capture(text, url=url, name=name, at=fetched), at=at)
    if statements and stored.current:
        archive.found.store(stored.article, find_statements(article, None), made_by="rules", at=at)
    return stored
