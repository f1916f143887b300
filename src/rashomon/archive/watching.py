"""What a watch remembers between passes: feeds, their items, and how hosts want to be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from rashomon.archive.door import Door, insert_over
from rashomon.archive.identity import hashed
from rashomon.archive.kept import Feed, FeedItem, Host, ItemState
from rashomon.archive.tables import feed_items, feeds, hosts


class Watching:
    """Feeds, items and hosts. Each call is one transaction; within ``Archive.transaction`` all are one."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def feed(self, address: str) -> Feed | None:
        """What is remembered of a feed."""
        with self._door.reading() as connection:
            row = connection.execute(select(feeds).where(feeds.c.address == address)).first()
        return None if row is None else _feed(row)

    def feeds(self) -> tuple[Feed, ...]:
        """Every feed, in the order in which they were first remembered."""
        with self._door.reading() as connection:
            return tuple(_feed(row) for row in connection.execute(select(feeds).order_by(feeds.c.id)))

    def remember(self, feed: Feed) -> None:
        """Remember a feed in this state, in the place of what was remembered of it."""
        values = asdict(feed)
        with self._door.writing() as connection:
            feed_id = _feed_id(connection, feed.address)
            if feed_id is None:
                connection.execute(insert(feeds).values(**values))
            else:
                connection.execute(update(feeds).where(feeds.c.id == feed_id).values(**values))

    def leave(self, address: str) -> None:
        """Forget a feed and its items; what was captured stays."""
        with self._door.writing() as connection:
            feed_id = _feed_id(connection, address)
            if feed_id is not None:
                connection.execute(delete(feed_items).where(feed_items.c.feed_id == feed_id))
                connection.execute(delete(feeds).where(feeds.c.id == feed_id))

    def known(self, feed: str, items: Sequence[str]) -> Mapping[str, FeedItem]:
        """Those of a feed's items, by their ids there, that were noted before."""
        marks = {hashed(one): one for one in items}
        query = (
            select(feed_items, feeds.c.address.label("feed"))
            .join(feeds, feeds.c.id == feed_items.c.feed_id)
            .where(feeds.c.address == feed, feed_items.c.item.in_(list(marks)))
        )
        with self._door.reading() as connection:
            return {marks[row.item]: _item(row) for row in connection.execute(query)}

    def announce(self, feed: str, items: Sequence[FeedItem], *, at: datetime) -> tuple[FeedItem, ...]:
        """Note the items that a feed lists; those that are new, or whose ``stamp`` changed, are now waiting.

        They are returned; items that are known stay as they are. The feed has to be remembered.
        """
        fresh = []
        with self._door.writing() as connection:
            feed_id = _feed_id(connection, feed)
            if feed_id is None:
                raise KeyError(feed)
            marks = {one.item: hashed(one.item) for one in items}
            known = {
                row.item: row
                for row in connection.execute(
                    select(feed_items).where(
                        feed_items.c.feed_id == feed_id, feed_items.c.item.in_(list(marks.values()))
                    )
                )
            }
            for one in {one.item: one for one in items}.values():
                row = known.get(marks[one.item])
                if row is not None and row.stamp == one.stamp and row.address == one.address:
                    continue
                values: dict[str, Any] = {
                    "address": one.address,
                    "stamp": one.stamp,
                    "state": "waiting",
                    "tries": 0,
                    "seen_at": at,
                    "next_at": one.next_at,
                    "note": one.note,
                }
                if row is None:
                    connection.execute(
                        insert(feed_items).values(feed_id=feed_id, item=marks[one.item], **values)
                    )
                else:
                    connection.execute(update(feed_items).where(feed_items.c.id == row.id).values(**values))
                fresh.append(one)
        return tuple(fresh)

    def waiting(
        self, *, by: datetime, most: int = 1_000, beyond: datetime | None = None
    ) -> tuple[FeedItem, ...]:
        """Items still to be fetched whose time has come by then, in the order in which they were noted.

        Also those whose time lies after ``beyond``, if it is given: a clock that ran wrong has set it.

        ``FeedItem.item`` is here the mark under which it is kept: hand it to ``settle`` as it is.
        """
        query = (
            select(feed_items, feeds.c.address.label("feed"))
            .join(feeds, feeds.c.id == feed_items.c.feed_id)
            .where(
                feed_items.c.state == "waiting",
                or_(
                    feed_items.c.next_at.is_(None),
                    feed_items.c.next_at <= by,
                    *(() if beyond is None else (feed_items.c.next_at > beyond,)),
                ),
            )
            .order_by(feed_items.c.id)
            .limit(most)
        )
        with self._door.reading() as connection:
            return tuple(_item(row) for row in connection.execute(query))

    def settle(
        self, item: FeedItem, state: ItemState, *, next_at: datetime | None = None, note: str = ""
    ) -> None:
        """Say what became of an item that ``waiting`` gave: done, given up, or waiting until ``next_at``."""
        with self._door.writing() as connection:
            feed_id = _feed_id(connection, item.feed)
            connection.execute(
                update(feed_items)
                .where(feed_items.c.feed_id == feed_id, feed_items.c.item == item.item)
                .values(state=state, tries=feed_items.c.tries + 1, next_at=next_at, note=note)
            )

    def host(self, name: str) -> Host:
        """What is remembered of a host; one without a memory where it is not known."""
        with self._door.reading() as connection:
            row = connection.execute(select(hosts).where(hosts.c.host == name)).first()
        return Host(name) if row is None else Host(row.host, row.robots, row.robots_at, row.next_at)

    def remember_host(self, host: Host) -> None:
        """Remember a host in this state."""
        with self._door.writing() as connection:
            insert_over(connection, hosts, [asdict(host)])


def _feed_id(connection: Connection, address: str) -> int | None:
    return connection.execute(select(feeds.c.id).where(feeds.c.address == address)).scalar_one_or_none()


def _feed(row: Any) -> Feed:
    return Feed(**{name: value for name, value in row._mapping.items() if name != "id"})


def _item(row: Any) -> FeedItem:
    return FeedItem(
        row.feed, row.item, row.address, row.stamp, row.state, row.tries, row.seen_at, row.next_at, row.note
    )
