"""The index of words: of statements (with speaker and outlet) and of articles. FTS5 or a GIN index below.

Both servers are given the same plain words (folded here: without accents, marks and case), so that a search
finds the same on both. The time of a row is among its words as year and month, so that a search for a span
of time need not go through every hit of all times.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Connection, text

LONGEST = 200_000
"""How many characters of one text are indexed: beyond, PostgreSQL takes no more."""

_PLAIN = re.compile(r"[^\W_]+")

Indexed = Literal["statement_words", "article_words"]
COLUMNS: dict[Indexed, tuple[str, ...]] = {
    "statement_words": ("words", "speakers", "outlet", "months"),
    "article_words": ("words", "outlet", "months"),
}


def folded(words: str) -> str:
    """The words in lower case, without accents and marks, a blank between each two."""
    if words.isascii():
        plain = words.lower()
    else:
        plain = "".join(
            letter
            for letter in unicodedata.normalize("NFKD", words).casefold()
            if not unicodedata.combining(letter)
        )
    return " ".join(_PLAIN.findall(plain))


def months(earliest: datetime | None, latest: datetime | None) -> str:
    """Year and month in which an interval begins, as words: ``y2020 m202001``; empty where unknown."""
    at = earliest or latest
    if at is None:
        return ""
    at = at.astimezone(UTC)
    return f"y{at.year:04d} m{at.year:04d}{at.month:02d}"


def months_between(since: datetime | None, until: datetime | None) -> tuple[str, ...]:
    """The words of which each row that begins in this span has one; empty where the span has an open end.

    Both ends count. Long spans are named by years.
    """
    if since is None or until is None:
        return ()
    since, until = since.astimezone(UTC), until.astimezone(UTC)
    if until.year - since.year > 4:
        return tuple(f"y{year:04d}" for year in range(since.year, until.year + 1))
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    return tuple(f"m{month // 12:04d}{month % 12 + 1:02d}" for month in range(first, last + 1))


def add_words(connection: Connection, index: Indexed, rows: Sequence[tuple[int, tuple[str, ...]]]) -> None:
    """Index rows by their number: a text for each column of ``COLUMNS``, folded already."""
    if not rows:
        return
    columns = COLUMNS[index]
    names = ", ".join(columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join(f":{name}" for name in columns)
        statement = text(f"INSERT INTO {index} (rowid, {names}) VALUES (:id, {marks})")  # noqa: S608 - own names
    else:
        marks = ", ".join(f"to_tsvector('simple', :{name})" for name in columns)
        statement = text(f"INSERT INTO {index} (id, {names}) VALUES (:id, {marks})")  # noqa: S608
    connection.execute(statement, list(_parameters(columns, rows)))


def remove_words(connection: Connection, index: Indexed, rows: Sequence[tuple[int, tuple[str, ...]]]) -> None:
    """Take rows out of the index; the texts have to be those that were indexed."""
    if not rows:
        return
    columns = COLUMNS[index]
    if connection.dialect.name == "sqlite":
        names = ", ".join(columns)
        marks = ", ".join(f":{name}" for name in columns)
        command = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', :id, {marks})"  # noqa: S608
        statement = text(command)
        connection.execute(statement, list(_parameters(columns, rows)))
    else:
        connection.execute(text(f"DELETE FROM {index} WHERE id = :id"), [{"id": key} for key, _ in rows])  # noqa: S608


def _parameters(
    columns: Sequence[str], rows: Sequence[tuple[int, tuple[str, ...]]]
) -> Iterator[dict[str, object]]:
    for key, texts in rows:
        yield {"id": key, **{name: words[:LONGEST] for name, words in zip(columns, texts, strict=True)}}
