"""How much of a page's words is marked as not the article, and whether any statement lies in them."""

from __future__ import annotations

from pathlib import Path

from bench.materials import example, is_here, story
from bench.tasks import Figures


def shares(prefix: str, folder: Path) -> Figures:
    """The share of words marked in each report, and of statements that touch nothing marked."""
    import rashomon

    account = rashomon.read([str(folder / "reports")])
    marked = {article.id: article.furniture for article in account.articles}
    figures = {}
    for article in account.articles:
        words = sum(len(span.text.split()) for span in article.furniture)
        name = Path(article.path).name[:3]
        figures[f"{prefix}/{name}-words-marked"] = words / max(1, len(article.text.split()))
    pieces = [(statement.article, piece) for statement in account.statements for piece in statement.content]
    outside = [
        piece
        for article, piece in pieces
        if all(piece.end <= span.start or span.end <= piece.start for span in marked[article])
    ]
    figures[f"{prefix}/statements-outside"] = len(outside) / len(pieces) if pieces else 0.0
    return figures


def measure() -> Figures:
    figures = shares("example", example())
    if is_here("stories/iraq-letter"):
        figures |= shares("iraq-letter", story("iraq-letter"))
    return figures
