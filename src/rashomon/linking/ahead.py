"""What linking can work out of a single article, before the other articles are there."""

from __future__ import annotations

from rashomon.linking.aliases import letters_in
from rashomon.linking.memo import Memo
from rashomon.linking.shared_text import prepare_words
from rashomon.linking.wordings import prepare_wording
from rashomon.records import Article, ArticleStatements


def prepare(article: Article, found: ArticleStatements, memo: Memo) -> None:
    """Let ``memo`` have what hangs on the article and what was found in it alone."""
    prepare_words(article, memo)
    letters_in([article], memo)
    for statement in found.statements:
        prepare_wording(statement, article, memo)
