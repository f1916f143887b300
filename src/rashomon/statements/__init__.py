"""An article's statements: who is said to have said what, with which words, and on whose word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.records import Article, ArticleStatements
from rashomon.statements.as_written import as_written
from rashomon.statements.disputed import add_disputes
from rashomon.statements.finding import find_by_rules
from rashomon.statements.records import make_records
from rashomon.text.quotation import with_usual_marks

if TYPE_CHECKING:
    from rashomon.inference.attribution import AttributionModel

__all__ = ["find_statements"]


def find_statements(
    article: Article, model: AttributionModel | None = None, *, skip: bool = False
) -> ArticleStatements:
    """Every statement of ``article``, in reading order, with the article's own speakers.

    With ``model`` (``rashomon.inference.load_attribution()``) also those that exact rules cannot find;
    without it the rules stand alone. ``skip`` shows the model only paragraphs with a quotation mark or a
    reporting word. Pure: no clock, no state. Both are made for English; another
    language is noted on the article, and only the rules run.
    """
    text = with_usual_marks(article.text)
    if text != article.text:
        return as_written(article, _find(replace(article, text=text), model, skip))
    return _find(article, model, skip)


def _find(article: Article, model: AttributionModel | None, skip: bool) -> ArticleStatements:
    found = find_by_rules(article)
    if model is None or article.language not in {"", "en"}:
        add_disputes(article.text, found)
        return make_records(article, found)
    from rashomon.statements.joining import join  # numpy loads with it: only where a model is used
    from rashomon.statements.references import Referrer

    reading = model.read(article.text, nested=False, skip=skip)
    join(article, found, reading)
    add_disputes(article.text, found)
    return make_records(article, found, Referrer(reading))
