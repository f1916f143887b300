"""What was found in articles: derived from captures, and made anew whenever something better finds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, LargeBinary, bindparam, func, insert, or_, select, type_coerce, update

from rashomon.archive.columns import unpack
from rashomon.archive.door import Door, insert_over
from rashomon.archive.reading_back import article_of, found_of
from rashomon.archive.tables import articles, findings, revisions, statements, stories
from rashomon.archive.withdrawing import indexed_words, several, withdraw_findings
from rashomon.archive.words import add_words
from rashomon.linking.memo import Forgetful, Memo
from rashomon.records import Article, ArticleStatements, Statement
from rashomon.records.plain import to_plain

_UNNAMED = frozenset({"unnamed-person", "unnamed-group"})


class Found:
    """The statements and speakers of each article, as ``statements.find_statements`` gave them."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def missing(self, made_by: str = "", most: int = 100) -> tuple[str, ...]:
        """Keys of articles in which nobody has looked for statements yet, in the order of arrival.

        With ``made_by``, also those that something else has looked through.
        """
        nobody = articles.c.found_by.is_(None)
        wanted = or_(nobody, articles.c.found_by != made_by) if made_by else nobody
        query = select(articles.c.key).where(wanted).order_by(articles.c.id).limit(most)
        with self._door.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def store(self, key: str, found: ArticleStatements, *, made_by: str, at: datetime) -> bool:
        """Store what was found in the article's current text, in the place of what was found before.

        False, and nothing stored, when the article has another text by now or is gone: then it has to be
        looked through again.
        """
        with self._door.writing() as connection:
            row = connection.execute(_current().where(articles.c.key == key)).first()
            if row is None or row.record != found.article:
                return False
            insert_over(
                connection,
                findings,
                [
                    {
                        "revision_id": row.revision_id,
                        "made_by": made_by,
                        "found_at": at,
                        "found": to_plain(found),
                    }
                ],
            )
            withdraw_findings(connection, row.id)
            _add_statements(connection, row.id, article_of(row.article), found)
            connection.execute(update(articles).where(articles.c.id == row.id).values(found_by=made_by))
            return True

    def of(
        self, keys: Sequence[str], memo: Memo | None = None
    ) -> Mapping[str, tuple[Article, ArticleStatements]]:
        """Each article as it stands now, with what was found in it; those not looked through are left out.

        What ``memo`` knows from the same bytes is not read back again.
        """
        kept = memo or Forgetful()
        with self._door.reading() as connection:
            rows = connection.execute(_AS_BYTES, {"keys": list(keys)}).all()
        return {
            key: kept.get(("read back", article, found), partial(_read_back, article, found))
            for key, article, found in rows
        }

    def of_story(self, story: str) -> tuple[tuple[Article, ArticleStatements], ...]:
        """The articles of a story with what was found in them, in the order of arrival."""
        query = (
            _current()
            .add_columns(findings.c.found)
            .join(findings, findings.c.revision_id == revisions.c.id)
            .join(stories, stories.c.id == articles.c.story_id)
            .where(stories.c.key == story)
            .order_by(articles.c.id)
        )
        with self._door.reading() as connection:
            return tuple((article_of(row.article), found_of(row.found)) for row in connection.execute(query))

    def made_by(self, story: str) -> tuple[str, ...]:
        """What looked through the articles of a story, in alphabetical order."""
        query = (
            select(articles.c.found_by)
            .join(stories, stories.c.id == articles.c.story_id)
            .where(stories.c.key == story, articles.c.found_by.is_not(None))
            .distinct()
        )
        with self._door.reading() as connection:
            return tuple(sorted(connection.execute(query).scalars()))

    def count(self) -> int:
        """How many statements there are in the articles as they stand now."""
        with self._door.reading() as connection:
            return connection.execute(select(func.count()).select_from(statements)).scalar_one()


def _current() -> Any:
    """Articles with the revision that they stand as."""
    return select(
        articles.c.id,
        articles.c.record,
        revisions.c.id.label("revision_id"),
        revisions.c.article,
    ).join(revisions, (revisions.c.article_id == articles.c.id) & (revisions.c.number == articles.c.revision))


_AS_BYTES = (
    select(
        articles.c.key,
        type_coerce(revisions.c.article, LargeBinary),
        type_coerce(findings.c.found, LargeBinary),
    )
    .join(revisions, (revisions.c.article_id == articles.c.id) & (revisions.c.number == articles.c.revision))
    .join(findings, findings.c.revision_id == revisions.c.id)
    .where(articles.c.key.in_(bindparam("keys", expanding=True)))
)


def _read_back(article: bytes, found: bytes) -> tuple[Article, ArticleStatements]:
    return article_of(unpack(article)), found_of(unpack(found))


def _add_statements(
    connection: Connection, article_id: int, article: Article, found: ArticleStatements
) -> None:
    """A row and a place in the index for each statement."""
    speakers = {speaker.id: speaker for speaker in found.speakers}
    rows = [_row(article_id, article, one, speakers) for one in found.statements]
    if not rows:
        return
    connection.execute(insert(statements), rows)
    stored = connection.execute(
        select(statements).where(statements.c.article_id == article_id).order_by(statements.c.id)
    ).all()
    add_words(connection, "statement_words", [(row.id, indexed_words(row)) for row in stored])


def _row(article_id: int, article: Article, one: Statement, speakers: Mapping[str, Any]) -> dict[str, object]:
    named = [speakers[each] for each in one.speakers if each in speakers]
    published = article.published
    at = one.at or published
    return {
        "article_id": article_id,
        "record": one.id,
        "kind": one.kind,
        "stance": one.stance,
        "speakers": several([speaker.name for speaker in named]),
        "content": " ".join(" ".join(span.text for span in one.content).split()),
        "outlet": article.outlet[:300],
        "unnamed": not named or any(speaker.kind in _UNNAMED for speaker in named),
        "relayed": bool(one.chain),
        "earliest": None if at is None else at.earliest,
        "latest": None if at is None else at.latest,
    }
