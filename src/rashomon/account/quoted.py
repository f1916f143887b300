"""Which words of a statement are the speaker's own: those that its article has in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.records import Article, ArticleStatements, Span, Statement

OPENING = "“„«‟"
CLOSING = "”»"
EITHER = '"'
SINGLE = "‘"


def quoted_parts(statement: Statement, article: Article) -> tuple[Span, ...]:
    """The quoted spans of a statement in reading order, marks outside; none when it is reported or a block.

    All of a quotation and of a post counts. Of content that is partly quoted, what stands between marks
    does; where no mark is found all of it does, since its kind says that some of it is quoted.
    """
    if statement.kind in {"direct", "post"}:
        return statement.content
    if statement.kind != "mixed":
        return ()
    parts = tuple(part for span in statement.content for part in _between_marks(span, article))
    return parts or statement.content


def quoted_spans(found: Sequence[ArticleStatements], articles: Sequence[Article]) -> dict[str, list[Span]]:
    """The quoted spans of each article by its id, in reading order; an empty list where there is none."""
    by_id = {article.id: article for article in articles}
    quoted: dict[str, list[Span]] = {article: [] for article in by_id}
    for one in found:
        if one.article in by_id:
            for statement in one.statements:
                quoted[one.article] += quoted_parts(statement, by_id[one.article])
    return {article: sorted(set(spans)) for article, spans in quoted.items()}


def _between_marks(span: Span, article: Article) -> Iterator[Span]:
    """The parts of a span that stand between double marks, or all of it after a single one."""
    text = article.text
    before = text[span.start - 1 : span.start]
    if before == SINGLE:
        yield span
        return
    inside = bool(before) and before in OPENING + EITHER
    start = span.start
    for place in range(span.start, min(span.end + 1, len(text))):
        mark = text[place]
        if mark not in OPENING + CLOSING + EITHER:
            continue
        # What a closing mark ends was quoted from the start of the span, if nothing opened it there.
        closes = mark in CLOSING or (mark == EITHER and (inside or place == span.end))
        if closes and (inside or start == span.start):
            yield from _words(article, start, place)
        inside = not closes
        start = place + 1
    if inside:
        yield from _words(article, start, span.end)


def _words(article: Article, start: int, end: int) -> Iterator[Span]:
    text = article.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield article.span(start, end)
