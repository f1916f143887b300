"""Removing an article and all that stands on it, for legal need. A mark is left; the words are gone."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, text, update

from rashomon.archive.articles import current_words
from rashomon.archive.door import Door
from rashomon.archive.identity import identity_of_address
from rashomon.archive.kept import Forgotten
from rashomon.archive.stories import remove_sketch
from rashomon.archive.tables import (
    articles,
    blobs,
    captures,
    feed_items,
    findings,
    forgotten,
    judgements,
    notices,
    revisions,
    set_aside,
    stories,
    story_changes,
    told,
    withdrawals,
)
from rashomon.archive.withdrawing import withdraw_findings
from rashomon.archive.words import remove_words
from rashomon.errors import InputError

_KEPT_OUT = "(removed)"


class Forgetting:
    """Removes articles, and keeps the marks that they leave."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def forget(self, address: str, *, by: str, reason: str, at: datetime) -> Forgotten:
        """Remove the article at an address (or with a key): captures, revisions, findings, its words in the
        index, judgements and notices that quote it. Other articles stay.

        Its mark tells who removed it, when and why, with the SHA-256 of its address: no word of it is left in
        the file, and it is refused when it is given again. ``InputError`` where there is no such article.
        """
        identity = identity_of_address(address)
        with self._door.writing() as connection:
            row = connection.execute(
                select(articles).where(
                    or_(
                        articles.c.identity == identity,
                        articles.c.key == address,
                        articles.c.record == address,
                    )
                )
            ).first()
            if row is None:
                raise InputError(
                    f"no article {address!r} here", hint="`rashomon search` shows addresses and keys."
                )
            if not self._door.is_server:
                connection.exec_driver_sql("PRAGMA secure_delete = ON")
            mark = _remove(connection, row, by, reason, at)
        self._wipe()
        return mark

    def marks(self) -> tuple[Forgotten, ...]:
        """The marks of what was removed, in order."""
        query = select(forgotten).order_by(forgotten.c.id)
        with self._door.reading() as connection:
            return tuple(
                Forgotten(row.identity, row.article, row.captures, row.by, row.reason, row.at)
                for row in connection.execute(query)
            )

    def _wipe(self) -> None:
        """Overwrite what was deleted: in the index, in the file's log, on the server's pages."""
        with self._door.unbound() as connection:
            if self._door.is_server:
                connection.execute(text("VACUUM"))
                return
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
            for index in ("statement_words", "article_words"):
                connection.execute(text(f"INSERT INTO {index} ({index}) VALUES ('optimize')"))  # noqa: S608
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()


def _remove(connection: Connection, row: Any, by: str, reason: str, at: datetime) -> Forgotten:
    withdraw_findings(connection, row.id)
    remove_words(connection, "article_words", current_words(connection, [row.id]))
    remove_sketch(connection, row.id)
    number = _remove_captures(connection, row)
    _remove_told(connection, row)
    of_article = select(revisions.c.id).where(revisions.c.article_id == row.id)
    connection.execute(delete(findings).where(findings.c.revision_id.in_(of_article)))
    connection.execute(delete(revisions).where(revisions.c.article_id == row.id))
    connection.execute(delete(articles).where(articles.c.id == row.id))
    _leave_story(connection, row.story_id, at)
    # A judgement names words of the article: that it was made stays, what it said does not.
    connection.execute(
        update(judgements)
        .where(judgements.c.about == row.key)
        .values(target=_KEPT_OUT, value=_KEPT_OUT, note=_KEPT_OUT)
    )
    made = select(judgements.c.key).where(judgements.c.about == row.key)
    connection.execute(update(withdrawals).where(withdrawals.c.judgement.in_(made)).values(note=_KEPT_OUT))
    if row.address:
        connection.execute(
            update(feed_items)
            .where(feed_items.c.address == row.address)
            .values(address="", state="given-up", note=_KEPT_OUT)
        )
    mark = Forgotten(row.identity, row.key, number, by, reason, at)
    connection.execute(
        insert(forgotten).values(
            identity=mark.identity, article=mark.article, captures=number, by=by, reason=reason, at=at
        )
    )
    return mark


def _remove_captures(connection: Connection, row: Any) -> int:
    """Remove the article's captures, and the bytes that no other article has. How many there were."""
    of_article = captures.c.article_id == row.id
    kept = connection.execute(
        select(captures.c.sha256, captures.c.path, captures.c.address).where(of_article)
    ).all()
    connection.execute(delete(captures).where(of_article))
    for sha256 in {one.sha256 for one in kept}:
        shared = connection.execute(
            select(func.count()).select_from(captures).where(captures.c.sha256 == sha256)
        ).scalar_one()
        if not shared:
            connection.execute(delete(blobs).where(blobs.c.sha256 == sha256))
    places = {place for one in kept for place in (one.path, one.address) if place}
    connection.execute(delete(set_aside).where(set_aside.c.path.in_(places)))
    return len(kept)


def _remove_told(connection: Connection, row: Any) -> None:
    """Remove notices of the article or that name it, and the reasons for which it was put into a story."""
    records = connection.execute(select(revisions.c.record).where(revisions.c.article_id == row.id)).scalars()
    names = {row.key, row.record, *records}
    story = connection.execute(select(stories.c.key).where(stories.c.id == row.story_id)).scalar_one_or_none()
    near = or_(notices.c.article == row.key, notices.c.story == (story or ""))
    gone = [
        one.id
        for one in connection.execute(select(notices).where(near))
        if one.article == row.key or any(name in json.dumps(one.body) for name in names)
    ]
    connection.execute(delete(told).where(told.c.notice_id.in_(gone)))
    connection.execute(delete(notices).where(notices.c.id.in_(gone)))
    for change in connection.execute(
        select(story_changes).where(story_changes.c.story == (story or ""))
    ).all():
        if row.key in change.articles:
            connection.execute(
                update(story_changes).where(story_changes.c.id == change.id).values(reasons=[_KEPT_OUT])
            )


def _leave_story(connection: Connection, story_id: int | None, at: datetime) -> None:
    """Count the story's articles anew; its title may be words of the one that is gone."""
    if story_id is None:
        return
    left = connection.execute(
        select(articles.c.title).where(articles.c.story_id == story_id).order_by(articles.c.id)
    ).scalars()
    titles = list(left)
    connection.execute(
        update(stories)
        .where(stories.c.id == story_id)
        .values(size=len(titles), title=titles[0] if titles else _KEPT_OUT, changed_at=at)
    )
