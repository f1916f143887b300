"""Records read off a text whose marks were changed at equal length, in the words as they were written."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from rashomon.records import Article, Span

_Record = TypeVar("_Record")


def as_written(article: Article, record: _Record) -> _Record:
    """The record with the words that ``article`` has at the place of each of its spans."""
    made: Any = _as_written(article, record)
    return made  # type: ignore[no-any-return]


def _as_written(article: Article, value: Any) -> Any:
    if isinstance(value, Span):
        return article.span(value.start, value.end)
    if isinstance(value, tuple):
        return tuple(_as_written(article, one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _as_written(article, getattr(value, one.name)) for one in fields(value)}
        return replace(value, **changed)
    return value
