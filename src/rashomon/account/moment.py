"""What was known by a given time: articles and posts after it are left out, no statement is dated later."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from rashomon.records import Article, ArticleStatements, Interval, SetAside, Statement

LATER = "after the time asked for"
"""How the reason begins with which something was left out because the user asked for an earlier time."""


def articles_by(
    as_of: datetime | None, articles: tuple[Article, ...]
) -> tuple[tuple[Article, ...], tuple[SetAside, ...]]:
    """The articles that may have been published by ``as_of``, and those published wholly after it.

    An article whose time is not known stays: nothing says that it is later.
    """
    if as_of is None:
        return articles, ()
    late = {article.id for article in articles if _begins_after(as_of, article.published)}
    left_out = tuple(
        SetAside(article.path or article.url, f"{LATER}: published {_words(article.published)}")
        for article in articles
        if article.id in late
    )
    return tuple(article for article in articles if article.id not in late), left_out


def statements_by(
    as_of: datetime | None, article: Article, found: ArticleStatements
) -> tuple[ArticleStatements, tuple[SetAside, ...]]:
    """What the article's statements were by ``as_of``: posts dated after it left out, other times bounded."""
    if as_of is None:
        return found, ()
    kept, left_out = [], []
    for statement in found.statements:
        if statement.kind == "post" and _begins_after(as_of, statement.at):
            reason = f"{LATER}: a post dated {_words(statement.at)}: “{_opening(statement)}”"
            left_out.append(SetAside(article.path or article.url, reason))
        else:
            kept.append(replace(statement, at=_bounded(as_of, statement.at)))
    return replace(found, statements=tuple(kept)), tuple(left_out)


def was_asked_for(set_aside: SetAside) -> bool:
    """Whether it was left out because the user asked for an earlier time, not because of a fault."""
    return set_aside.reason.startswith(LATER)


def _begins_after(as_of: datetime, at: Interval | None) -> bool:
    return at is not None and at.earliest is not None and at.earliest > as_of


def _bounded(as_of: datetime, at: Interval | None) -> Interval | None:
    """The part of the interval up to ``as_of``: what was said can't have been said later."""
    if at is None or _begins_after(as_of, at):
        return None
    if at.latest is not None and at.latest > as_of:
        return replace(at, latest=as_of)
    return at


def _words(at: Interval | None) -> str:
    return at.earliest.isoformat(" ", "minutes") if at is not None and at.earliest is not None else "later"


def _opening(statement: Statement) -> str:
    words = " ".join(statement.content[0].text.split())
    return words if len(words) <= 60 else words[:59] + "…"
