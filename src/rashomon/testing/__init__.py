"""Builders for records, for tests: articles and statements from plain words, and gold made into
statements."""

from rashomon.testing.builders import article, article_statements, speaker, statement
from rashomon.testing.gold import from_gold

__all__ = ["article", "article_statements", "from_gold", "speaker", "statement"]
