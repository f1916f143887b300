"""Articles and their revisions: what a capture makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from rashomon.archive.captures import add_capture
from rashomon.archive.door import Door
from rashomon.archive.identity import identity_of, identity_of_address
from rashomon.archive.kept import KeptArticle, NewCapture, Outcome, Revision, RevisionKind, Stored
from rashomon.archive.reading_back import article_of, found_of
from rashomon.archive.revising import kind_of_change
from rashomon.archive.tables import articles, findings, forgotten, revisions, stories
from rashomon.archive.withdrawing import withdraw_findings
from rashomon.archive.words import add_words, folded, months, remove_words
from rashomon.records import Article, identify
from rashomon.records.plain import to_plain

LISTED = (
    articles.c.key,
    articles.c.record,
    articles.c.address,
    articles.c.outlet,
    articles.c.title,
    articles.c.language,
    articles.c.published_from,
    articles.c.published_to,
    articles.c.first_seen,
    articles.c.changed_at,
    articles.c.found_by,
    stories.c.key.label("story"),
)


class Articles:
    """The articles of an archive, by keys that stay the same through all revisions."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def store(self, article: Article, capture: NewCapture, *, at: datetime, arrived: bool = False) -> Stored:
        """Store a capture, and the article that was read from it.

        An article with an address is known by it: other words there are a revision. One without is known by
        its name and words. ``at`` is the time now (aware). The revision counts from ``capture.fetched_at``,
        else from ``at``; with ``arrived`` (it was fetched just now) never from before those that are here,
        whatever the clock says. Bytes that are here already, of the same time, change nothing.
        """
        identity = identity_of(article, capture)
        with self._door.writing() as connection:
            if connection.execute(select(forgotten.c.id).where(forgotten.c.identity == identity)).first():
                return Stored("", "forgotten")
            row = connection.execute(
                select(articles.c.id, articles.c.key).where(articles.c.identity == identity)
            ).first()
            if row is None:
                return _begin(connection, article, capture, identity, at)
            return _go_on(connection, row.id, row.key, article, capture, at, arrived)

    def key_of(self, address: str) -> str:
        """The key of the article at an address, or with this key or record id; empty where there is none."""
        query = select(articles.c.key).where(
            (articles.c.identity == identity_of_address(address))
            | (articles.c.key == address)
            | (articles.c.record == address)
        )
        with self._door.reading() as connection:
            return connection.execute(query.order_by(articles.c.id)).scalars().first() or ""

    def is_forgotten(self, address: str) -> bool:
        """Whether the article at this address was removed, and is refused."""
        query = select(forgotten.c.id).where(forgotten.c.identity == identity_of_address(address))
        with self._door.reading() as connection:
            return connection.execute(query).first() is not None

    def listed(self, keys: Sequence[str]) -> tuple[KeptArticle, ...]:
        """The articles with these keys, in the order asked for; unknown ones are passed over."""
        found = {one.key: one for one in self._list(_listing().where(articles.c.key.in_(keys)))}
        return tuple(found[key] for key in keys if key in found)

    def all(self, *, after: str = "", most: int = 1_000) -> tuple[KeptArticle, ...]:
        """Up to ``most`` articles in the order of arrival, those after the one with key ``after``."""
        query = _listing().order_by(articles.c.id).limit(most)
        if after:
            start = select(articles.c.id).where(articles.c.key == after).scalar_subquery()
            query = query.where(articles.c.id > start)
        return self._list(query)

    def count(self) -> int:
        """How many articles there are."""
        with self._door.reading() as connection:
            return connection.execute(select(func.count()).select_from(articles)).scalar_one()

    def read(self, keys: Sequence[str]) -> Mapping[str, Article]:
        """The ``Article`` that each key stands for now."""
        query = (
            select(articles.c.key, revisions.c.article)
            .join(
                revisions,
                (revisions.c.article_id == articles.c.id) & (revisions.c.number == articles.c.revision),
            )
            .where(articles.c.key.in_(keys))
        )
        with self._door.reading() as connection:
            return {row.key: article_of(row.article) for row in connection.execute(query)}

    def revisions(self, key: str) -> tuple[Revision, ...]:
        """Every state of an article's text, the earliest first, with what was found in it."""
        query = (
            select(revisions, findings.c.found)
            .join(articles, articles.c.id == revisions.c.article_id)
            .outerjoin(findings, findings.c.revision_id == revisions.c.id)
            .where(articles.c.key == key)
            .order_by(revisions.c.seen_at, revisions.c.number)
        )
        with self._door.reading() as connection:
            return tuple(_revision(key, row) for row in connection.execute(query))

    def unplaced(self, most: int = 100) -> tuple[str, ...]:
        """Keys of articles that no story has yet, in the order of arrival."""
        query = (
            select(articles.c.key).where(articles.c.story_id.is_(None)).order_by(articles.c.id).limit(most)
        )
        with self._door.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def _list(self, query: Select[Any]) -> tuple[KeptArticle, ...]:
        with self._door.reading() as connection:
            return tuple(_kept(row) for row in connection.execute(query))


def _kept(row: Any) -> KeptArticle:
    values: dict[str, Any] = dict(row._mapping)
    return KeptArticle(**(values | {name: values[name] or "" for name in ("story", "found_by")}))


def _listing() -> Select[Any]:
    return select(*LISTED).outerjoin(stories, stories.c.id == articles.c.story_id)


def _begin(
    connection: Connection, article: Article, capture: NewCapture, identity: str, at: datetime
) -> Stored:
    """An article that was not here."""
    seen = capture.fetched_at or at
    key = _free_key(connection, identity)
    article_id = connection.execute(
        insert(articles).values(
            key=key, identity=identity, first_seen=seen, revision=1, **record_values(article, at)
        )
    ).inserted_primary_key[0]  # type: ignore[index]
    revision_id = _add_revision(connection, article_id, 1, "first", seen, article)
    add_capture(connection, capture, at, article_id, revision_id)
    index_article(connection, article_id, article)
    return Stored(key, "new", 1)


def _go_on(
    connection: Connection,
    article_id: int,
    key: str,
    article: Article,
    capture: NewCapture,
    at: datetime,
    arrived: bool,
) -> Stored:
    """A capture of a known article: the same words again, or a revision among those that are here."""
    rows = connection.execute(
        select(revisions)
        .where(revisions.c.article_id == article_id)
        .order_by(revisions.c.seen_at, revisions.c.number)
    ).all()
    seen = capture.fetched_at or at
    if arrived or capture.fetched_at is None:
        seen = max(seen, rows[-1].seen_at)
    earlier = [row for row in rows if row.seen_at <= seen]
    later = [row for row in rows if row.seen_at > seen]
    for row in (*earlier[-1:], *later[:1]):
        if row.sha256 == article.sha256 and row.record == article.id:
            if seen < row.seen_at:
                connection.execute(update(revisions).where(revisions.c.id == row.id).values(seen_at=seen))
            add_capture(connection, capture, at, article_id, row.id)
            return Stored(key, "known", row.number, row.kind)
    number = max(row.number for row in rows) + 1
    before = next((row for row in reversed(earlier) if not row.set_aside), None)
    kind: RevisionKind = "first" if before is None else kind_of_change(article_of(before.article), article)
    revision_id = _add_revision(connection, article_id, number, kind, seen, article)
    add_capture(connection, capture, at, article_id, revision_id)
    after = next((row for row in later if not row.set_aside), None)
    if after is not None and kind != "paywall":
        changed = kind_of_change(article, article_of(after.article))
        connection.execute(
            update(revisions)
            .where(revisions.c.id == after.id)
            .values(kind=changed, set_aside=changed == "paywall")
        )
    make_current(connection, article_id, at)
    outcome: Outcome = "revision"
    return Stored(key, outcome, number, kind)


def make_current(connection: Connection, article_id: int, at: datetime) -> None:
    """Let the article stand as its latest revision that is not set aside has it.

    Where that is another one than before, what was found in the former is no longer searched.
    """
    rows = connection.execute(
        select(revisions)
        .where(revisions.c.article_id == article_id)
        .order_by(revisions.c.seen_at.desc(), revisions.c.number.desc())
    ).all()
    newest = next((row for row in rows if not row.set_aside), rows[0])
    number = connection.execute(select(articles.c.revision).where(articles.c.id == article_id)).scalar_one()
    if newest.number == number:
        return
    former = next(row for row in rows if row.number == number)
    withdraw_findings(connection, article_id)
    remove_words(connection, "article_words", [_words_of(article_id, article_of(former.article))])
    article = article_of(newest.article)
    connection.execute(
        update(articles)
        .where(articles.c.id == article_id)
        .values(revision=newest.number, found_by=None, **record_values(article, at))
    )
    index_article(connection, article_id, article)


def _add_revision(
    connection: Connection, article_id: int, number: int, kind: RevisionKind, seen: datetime, article: Article
) -> int:
    done = connection.execute(
        insert(revisions).values(
            article_id=article_id,
            number=number,
            record=article.id,
            sha256=article.sha256,
            kind=kind,
            set_aside=kind == "paywall",
            seen_at=seen,
            article=to_plain(article),
        )
    )
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def index_article(connection: Connection, article_id: int, article: Article) -> None:
    """Put an article's words into the index."""
    add_words(connection, "article_words", [_words_of(article_id, article)])


def record_values(article: Article, at: datetime) -> dict[str, Any]:
    """The columns of ``articles`` that follow from the record."""
    published = article.published
    return {
        "record": article.id,
        "address": article.url,
        "outlet": article.outlet[:300],
        "title": article.title,
        "language": article.language,
        "published_from": None if published is None else published.earliest,
        "published_to": None if published is None else published.latest,
        "changed_at": at,
    }


def _words_of(article_id: int, article: Article) -> tuple[int, tuple[str, ...]]:
    published = article.published
    when = "" if published is None else months(published.earliest, published.latest)
    return article_id, (folded(f"{article.title} {article.text}"), folded(article.outlet), when)


def current_words(connection: Connection, ids: Iterable[int]) -> list[tuple[int, tuple[str, ...]]]:
    """What is indexed of these articles."""
    query = (
        select(articles.c.id, revisions.c.article)
        .join(
            revisions, (revisions.c.article_id == articles.c.id) & (revisions.c.number == articles.c.revision)
        )
        .where(articles.c.id.in_(list(ids)))
    )
    return [_words_of(row.id, article_of(row.article)) for row in connection.execute(query)]


def _free_key(connection: Connection, identity: str) -> str:
    """A key made of the identity; another where twelve digits of a hash have met."""
    number = 0
    while True:
        key = identify("article", identity, *([number] if number else []))
        if not connection.execute(select(articles.c.id).where(articles.c.key == key)).first():
            return key
        number += 1


def _revision(key: str, row: Any) -> Revision:
    return Revision(
        key,
        row.number,
        row.kind,
        row.set_aside,
        row.seen_at.astimezone(UTC),
        article_of(row.article),
        None if row.found is None else found_of(row.found),
    )
