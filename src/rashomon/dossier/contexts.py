"""A passage with the words around it, as far as its own paragraph goes."""

from __future__ import annotations

from rashomon.records import Article, Span

AROUND = 110
"""So many characters before and after a passage are shown at most."""


def in_context(article: Article, span: Span) -> tuple[str, str, str]:
    """The words before, the passage, the words after; an ellipsis where the paragraph is cut."""
    start = max(article.text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    end = article.text.find("\n", span.end)
    end = min(len(article.text) if end < 0 else end, span.end + AROUND)
    before, after = article.text[start : span.start], article.text[span.end : end]
    if start and article.text[start - 1] != "\n":
        before = f"… {before.partition(' ')[2]}" if " " in before else "…"
    if end < len(article.text) and article.text[end] != "\n":
        after = f"{after.rpartition(' ')[0]} …" if " " in after else "…"
    return before, span.text, after
