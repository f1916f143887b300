"""What moved, noted once and told once on each channel, whatever stops in between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, select

from rashomon.archive.door import Door, insert_new
from rashomon.archive.kept import Notice
from rashomon.archive.tables import notices, told


class Notices:
    """A ledger of movements. Note one in the transaction that stores what it is about."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def note(self, given: Sequence[Notice]) -> tuple[Notice, ...]:
        """Note movements; those whose key is known already are passed over. The new ones are returned."""
        if not given:
            return ()
        keys = [one.key for one in given]
        with self._door.writing() as connection:
            known = set(connection.execute(select(notices.c.key).where(notices.c.key.in_(keys))).scalars())
            fresh = [one for one in {one.key: one for one in given}.values() if one.key not in known]
            insert_new(connection, notices, [_row(one) for one in fresh])
        return tuple(fresh)

    def untold(self, channel: str, most: int = 1_000) -> tuple[Notice, ...]:
        """What has not been told on a channel (``terminal``, a file, a webhook's address), in order."""
        query = (
            select(notices)
            .outerjoin(told, and_(told.c.notice_id == notices.c.id, told.c.channel == channel))
            .where(told.c.notice_id.is_(None))
            .order_by(notices.c.id)
            .limit(most)
        )
        with self._door.reading() as connection:
            return tuple(_notice(row) for row in connection.execute(query))

    def mark_told(self, channel: str, given: Sequence[Notice], *, at: datetime) -> None:
        """Remember that these were told on a channel."""
        keys = [one.key for one in given]
        with self._door.writing() as connection:
            ids = connection.execute(select(notices.c.id).where(notices.c.key.in_(keys))).scalars().all()
            insert_new(connection, told, [{"notice_id": one, "channel": channel, "at": at} for one in ids])

    def all(self, *, story: str = "", since: datetime | None = None) -> tuple[Notice, ...]:
        """Everything noted (of a story, since a time), in order."""
        query = select(notices).order_by(notices.c.id)
        if story:
            query = query.where(notices.c.story == story)
        if since is not None:
            query = query.where(notices.c.at >= since)
        with self._door.reading() as connection:
            return tuple(_notice(row) for row in connection.execute(query))


def _row(one: Notice) -> dict[str, Any]:
    return {
        "key": one.key,
        "at": one.at,
        "kind": one.kind,
        "story": one.story,
        "article": one.article,
        "body": dict(one.body),
    }


def _notice(row: Any) -> Notice:
    return Notice(row.key, row.at, row.kind, row.story, row.article, row.body)
