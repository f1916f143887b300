"""Records out of what the archive holds of them."""

from __future__ import annotations

from typing import Any

from rashomon.errors import ArchiveDamagedError, DossierError
from rashomon.records import Article, ArticleStatements
from rashomon.records.plain import from_plain

_HINT = "`rashomon rebuild` makes it anew from the captures."


def article_of(plain: Any) -> Article:
    """The article that was stored; ``ArchiveDamagedError`` when it cannot be read back."""
    try:
        return from_plain(Article, plain)
    except DossierError as error:
        raise ArchiveDamagedError(
            f"an article of the archive does not read back: {error}", hint=_HINT
        ) from error


def found_of(plain: Any) -> ArticleStatements:
    """What was found in an article; ``ArchiveDamagedError`` when it cannot be read back."""
    try:
        return from_plain(ArticleStatements, plain)
    except DossierError as error:
        raise ArchiveDamagedError(f"findings of the archive do not read back: {error}", hint=_HINT) from error
