"""Making everything that follows from captures anew, by today's reading and today's finder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from rashomon.archive.articles import current_words, index_article, record_values
from rashomon.archive.captures import unpacked
from rashomon.archive.reading_back import article_of
from rashomon.archive.store import Archive
from rashomon.archive.tables import articles, blobs, captures, revisions
from rashomon.archive.taking_in import look_through
from rashomon.archive.withdrawing import withdraw_findings
from rashomon.archive.words import remove_words
from rashomon.errors import ArchiveDamagedError, UnreadableError
from rashomon.pipeline import Options
from rashomon.reading import ReadingOptions
from rashomon.reading.sources import read_again
from rashomon.records import Article, SetAside
from rashomon.records.plain import to_plain

_PLACE = "rebuilt up to revision"
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many revisions were read again, how many read otherwise than before, and what could not be."""

    revisions: int
    changed: int
    set_aside: tuple[SetAside, ...]


def rebuild(
    archive: Archive,
    reading: ReadingOptions,
    options: Options,
    *,
    at: datetime,
    told: Callable[[str, int, int], None] | None = None,
) -> Rebuilt:
    """Read every capture again, and look for statements in all articles with the finder of ``options``.

    Captures, stories, judgements and all keys stay. A revision whose capture is damaged, or gives no article
    any more, keeps what it had. After a stop the same call goes on.
    """
    start = int(archive.progress.fact(_PLACE) or 0)
    with archive.door.reading() as connection:
        ids = (
            connection.execute(select(revisions.c.id).where(revisions.c.id > start).order_by(revisions.c.id))
            .scalars()
            .all()
        )
    changed = 0
    aside: list[SetAside] = []
    for first in range(0, len(ids), _BATCH):
        batch = ids[first : first + _BATCH]
        with archive.transaction(), archive.door.writing() as connection:
            for number in batch:
                changed += _read_anew(connection, number, reading, aside, at)
            archive.progress.keep_fact(_PLACE, str(batch[-1]))
        if told is not None:
            told("reading", first + len(batch), len(ids))
    failed = look_through(archive, options, at=at, everything=True, told=told)
    archive.progress.keep_fact(_PLACE, "")
    return Rebuilt(len(ids), changed, (*aside, *failed))


def _read_anew(
    connection: Connection, number: int, reading: ReadingOptions, aside: list[SetAside], at: datetime
) -> bool:
    """Read one revision again; whether it reads otherwise. It keeps its number, its kind and its place."""
    row = connection.execute(
        select(revisions, articles.c.revision.label("current"))
        .join(articles, articles.c.id == revisions.c.article_id)
        .where(revisions.c.id == number)
    ).first()
    capture = connection.execute(
        select(captures, blobs.c.packed)
        .join(blobs, blobs.c.sha256 == captures.c.sha256)
        .where(captures.c.revision_id == number)
        .order_by(captures.c.id)
        .limit(1)
    ).first()
    if row is None or capture is None:
        return False
    try:
        article = _article(capture, reading)
    except (UnreadableError, ArchiveDamagedError, OSError) as error:
        hint = getattr(error, "hint", "")
        aside.append(SetAside(capture.path or capture.address, f"kept as it was: {error}", hint))
        return False
    before = article_of(row.article)
    if article == before:
        return False
    current = row.number == row.current
    if current:
        withdraw_findings(connection, row.article_id)
        remove_words(connection, "article_words", current_words(connection, [row.article_id]))
    connection.execute(
        update(revisions)
        .where(revisions.c.id == number)
        .values(record=article.id, sha256=article.sha256, article=to_plain(article))
    )
    if current:
        connection.execute(
            update(articles)
            .where(articles.c.id == row.article_id)
            .values(found_by=None, **record_values(article, at))
        )
        index_article(connection, row.article_id, article)
    return True


def _article(capture: Any, reading: ReadingOptions) -> Article:
    return read_again(
        unpacked(capture.packed, capture.sha256),
        reading,
        path=capture.path,
        name=capture.name,
        kind=capture.kind,
        url=capture.address if capture.fetched_at is not None else "",
        media_type=capture.media_type,
        charset=capture.charset,
        fetched_at=capture.fetched_at,
        beside=tuple((name, value) for name, value in capture.beside.items()),
    )
