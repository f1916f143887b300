"""Records from plain words: every span is found in the text by its words."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.records import (
    Article,
    ArticleStatements,
    ChainLink,
    Credit,
    Evidence,
    Interval,
    Kind,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    identify,
)


def article(
    text: str,
    *,
    path: str = "",
    outlet: str = "",
    title: str = "",
    url: str = "",
    published: Interval | None = None,
    credits: Sequence[Credit] = (),
) -> Article:
    """An article with this text; its id hashes address or path, outlet and text, as reading does."""
    return Article(
        id=identify("article", url or path, outlet, text),
        path=path,
        text=text,
        url=url,
        outlet=outlet,
        title=title,
        published=published,
        credits=tuple(credits),
        language="en",
    )


def find_span(where: Article, words: str, start: int = 0) -> Span:
    """The first place at or after ``start`` where the words stand. ``ValueError`` when they do not."""
    at = where.text.find(words, start)
    if at < 0:
        raise ValueError(f"{words!r} does not stand in {where.path or where.id} after {start}")
    return where.span(at, at + len(words))


def speaker(
    where: Article,
    name: str,
    *,
    kind: SpeakerKind = "person",
    role: str = "",
    aliases: Sequence[str] = (),
    mentions: Sequence[str] = (),
) -> Speaker:
    """A speaker as one article knows them; ``mentions`` are words of the article."""
    return Speaker(
        id=identify("local", where.id, kind, name, role),
        name=name,
        kind=kind,
        role=role,
        aliases=tuple(aliases),
        mentions=tuple(Evidence(where.id, find_span(where, words)) for words in mentions),
    )


def statement(
    where: Article,
    *content: str,
    source: str | None = None,
    cue: str | None = None,
    speakers: Sequence[Speaker] = (),
    chain: Sequence[Speaker] = (),
    kind: Kind = "direct",
    stance: Stance = "asserts",
    after: int = 0,
    at: Interval | None = None,
) -> Statement:
    """A statement whose pieces, source and cue are found by their words, the pieces one after another.

    ``after`` is the offset at which to start looking, for words that stand in the article twice.
    """
    spans: list[Span] = []
    for words in content:
        spans.append(find_span(where, words, spans[-1].end if spans else after))
    return Statement(
        id=identify("statement", where.id, kind, *[v for s in spans for v in (s.start, s.end)]),
        article=where.id,
        kind=kind,
        stance=stance,
        content=tuple(spans),
        source=find_span(where, source) if source else None,
        cue=find_span(where, cue) if cue else None,
        speakers=tuple(s.id for s in speakers),
        chain=tuple(ChainLink(s.id) for s in chain),
        at=at,
    )


def article_statements(
    where: Article, statements: Sequence[Statement], speakers: Sequence[Speaker]
) -> ArticleStatements:
    """What an article attributes to whom, as linking takes it."""
    return ArticleStatements(where.id, tuple(statements), tuple(speakers))
