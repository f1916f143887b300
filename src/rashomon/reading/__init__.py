"""Reading: files, saved pages, documents, JSON, feeds and addresses become articles.

The only room that fetches.

Importing it loads the standard library only; each format loads its own library when it is met.
"""

from __future__ import annotations

from rashomon.reading.gathering import Reading, read_articles
from rashomon.reading.options import ReadingOptions

__all__ = ["Reading", "ReadingOptions", "read_articles"]
