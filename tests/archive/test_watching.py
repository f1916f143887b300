"""What a watch remembers, and what is told once."""

from __future__ import annotations

from dataclasses import replace

from rashomon.archive import Archive, Feed, FeedItem, Host, Notice
from tests.archive.captured import NOON, hours

FEED = "https://lantern.example/feed"


def test_a_feed_is_remembered_as_it_was_left(archive: Archive) -> None:
    feed = Feed(FEED, etag='"7"', last_modified="yesterday", checked_at=NOON, next_at=hours(1), failures=2)
    archive.watching.remember(Feed(FEED))
    archive.watching.remember(feed)
    assert archive.watching.feed(FEED) == feed
    assert archive.watching.feeds() == (feed,)


def test_an_item_waits_once_and_again_when_it_changed(archive: Archive) -> None:
    archive.watching.remember(Feed(FEED))
    item = FeedItem(FEED, "guid-1", "https://lantern.example/ferry", stamp="1")
    assert archive.watching.announce(FEED, [item, item], at=NOON) == (item,)
    assert archive.watching.announce(FEED, [item], at=NOON) == ()
    (waiting,) = archive.watching.waiting(by=NOON)
    archive.watching.settle(waiting, "waiting", next_at=hours(2), note="HTTP 503")
    assert archive.watching.waiting(by=hours(1)) == ()
    (again,) = archive.watching.waiting(by=hours(2))
    assert (again.tries, again.note) == (1, "HTTP 503")
    archive.watching.settle(again, "done")
    assert archive.watching.waiting(by=hours(9)) == ()
    assert archive.watching.announce(FEED, [replace(item, stamp="2")], at=hours(3))


def test_a_host_is_remembered(archive: Archive) -> None:
    assert archive.watching.host("lantern.example") == Host("lantern.example")
    host = Host("lantern.example", "User-agent: *", NOON, hours(1))
    archive.watching.remember_host(host)
    assert archive.watching.host("lantern.example") == host


def test_a_movement_is_noted_once_and_told_once_on_each_channel(archive: Archive) -> None:
    notice = Notice("position:1", NOON, "position", "story-a", "article-b", {"from": "fake", "to": "mistake"})
    assert archive.notices.note([notice, notice]) == (notice,)
    assert archive.notices.note([notice]) == ()
    assert archive.notices.untold("terminal") == (notice,)
    archive.notices.mark_told("terminal", [notice], at=hours(1))
    archive.notices.mark_told("terminal", [notice], at=hours(2))
    assert archive.notices.untold("terminal") == ()
    assert archive.notices.untold("https://desk.example/hook") == (notice,)


def test_a_movement_is_not_noted_when_what_it_is_about_is_not_stored(archive: Archive) -> None:
    try:
        with archive.transaction():
            archive.notices.note([Notice("position:1", NOON, "position")])
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert archive.notices.all() == ()
