"""From feeds to the archive: which feeds are due, what they list, and the articles as they stand now."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rashomon.archive import Archive, Feed, FeedItem, NewCapture, Stored
from rashomon.errors import ArchiveError, FetchError, UnreadableError
from rashomon.reading.articles import make_article
from rashomon.reading.contents import Content, kind_of_bytes, read_content
from rashomon.reading.feeds import FeedEntry, alternate_feeds, read_feed
from rashomon.reading.fetching import Fetched, Fetcher, Validators
from rashomon.records import Article, SetAside
from rashomon.stream.asking import ask_all
from rashomon.stream.settings import LONGEST_BACK_OFF, WatchSettings
from rashomon.stream.worklist import Worklist

_GONE = frozenset({404, 410})
_CLOSED = frozenset({401, 402, 403, 451})
_BUSY = frozenset({429, 503})
_MOST_WAITING = 100_000


@dataclass(slots=True)
class Gathered:
    """What came of one round of asking, counted; ``problems`` are in words, for whoever watches."""

    feeds: int = 0
    unchanged: int = 0
    listed: int = 0
    new: int = 0
    revised: int = 0
    known: int = 0
    problems: list[SetAside] | None = None

    def tell(self, where: str, reason: str, hint: str = "") -> None:
        """Add something that did not work."""
        self.problems = [*(self.problems or []), SetAside(where, reason, hint)]


class Gatherer:
    """Asks the feeds and articles whose time has come. Each answer is stored whole before the next."""

    def __init__(
        self, archive: Archive, settings: WatchSettings, fetcher: Fetcher, stop: threading.Event
    ) -> None:
        self._archive = archive
        self._settings = settings
        self._fetcher = fetcher
        self._stop = stop
        self._worklist = Worklist(archive)

    def remember(self, addresses: Sequence[str], *, feeds: bool) -> None:
        """Begin to watch addresses; ``feeds`` says that they are feeds, else they may be articles too."""
        for address in addresses:
            if self._archive.watching.feed(address) is None:
                self._archive.watching.remember(Feed(address, "feed" if feeds else ""))

    def ask_feeds(self, addresses: Sequence[str], now: datetime, gathered: Gathered) -> None:
        """Ask those of the feeds that are due, and note what they list.

        Sitemaps that an index names are asked as well, at the next pass at the latest.
        """
        watched = set(addresses)
        due = [
            feed
            for feed in self._archive.watching.feeds()
            if (feed.address in watched or feed.kind == "sitemap") and is_due(self._next(feed), now)
        ]
        for feed, answer in self._asked(due, now):
            gathered.feeds += 1
            with self._archive.transaction():
                try:
                    self._archive.watching.remember(self._answered(feed, answer, now, gathered))
                except UnreadableError as error:
                    gathered.tell(feed.address, str(error), error.hint)
                    self._archive.watching.remember(self._failed(feed, str(error), None, now))

    def ask_articles(self, now: datetime, gathered: Gathered) -> None:
        """Fetch the articles that wait for it, and store each with what it is."""
        waiting = self._archive.watching.waiting(by=now, most=_MOST_WAITING, beyond=now + LONGEST_BACK_OFF)

        def ask(item: FeedItem) -> Fetched | FetchError:
            return self._ask(item.address, _validators(item.note), now)

        for item, answer in ask_all(
            waiting, lambda one: one.address, ask, hosts=self._settings.hosts, stop=self._stop
        ):
            try:
                with self._archive.transaction():
                    self._store(item, answer, now, gathered)
            except ArchiveError:
                raise
            except Exception as error:  # noqa: BLE001 - one bad article never stops the watch
                gathered.tell(item.address, f"could not be read: {type(error).__name__}: {error}")
                self._again(item, now, f"{type(error).__name__}: {error}")

    # ── feeds ──

    def _asked(self, due: Sequence[Feed], now: datetime) -> Iterator[tuple[Feed, Fetched | FetchError]]:
        def ask(feed: Feed) -> Fetched | FetchError:
            return self._ask(feed.address, Validators(feed.etag, feed.last_modified), now)

        return ask_all(due, lambda one: one.address, ask, hosts=self._settings.hosts, stop=self._stop)

    def _ask(self, address: str, validators: Validators, now: datetime) -> Fetched | FetchError:
        try:
            return self._fetcher.ask(address, validators, now=now)
        except FetchError as error:
            return error
        except Exception as error:  # noqa: BLE001 - one bad server never stops the watch
            return FetchError(f"cannot be fetched: {type(error).__name__}: {error}")

    def _answered(self, feed: Feed, answer: Fetched | FetchError, now: datetime, gathered: Gathered) -> Feed:
        """The feed as it is to be remembered after an answer; what it lists is announced."""
        if isinstance(answer, FetchError):
            gathered.tell(feed.address, str(answer), answer.hint)
            return self._failed(feed, str(answer), None, now)
        if answer.status >= 400:
            reason = f"answers HTTP {answer.status}"
            gathered.tell(feed.address, reason, "" if answer.status in _BUSY else "Check the address.")
            return self._failed(feed, reason, answer.retry_after, now)
        later = now + self._settings.interval
        healthy = replace(feed, failures=0, checked_at=now, next_at=later, note="")
        content = answer.content
        if content is None:
            gathered.unchanged += 1
            return healthy
        digest = hashlib.sha256(content.raw).hexdigest()
        etag, modified = answer.validators.etag, answer.validators.last_modified
        healthy = replace(healthy, etag=etag, last_modified=modified, sha256=digest)
        if digest == feed.sha256:
            gathered.unchanged += 1
            return healthy
        if feed.kind in {"", "page"} and kind_of_bytes(content.raw) == "html":
            return self._page(replace(healthy, kind="page"), content, now, gathered)
        found = read_feed(content.raw, content.url, now=now, limit=self._settings.reading.max_bytes)
        kind = "feed" if found.kind == "feed" else "sitemap"
        healthy = replace(healthy, kind=kind, title=found.title, note="; ".join(found.notes))
        self._archive.watching.remember(healthy)
        for address in found.more:
            if self._archive.watching.feed(address) is None:
                self._archive.watching.remember(Feed(address, "sitemap"))
        if self._announce(feed.address, found.entries, now, gathered):
            return healthy
        # Some of it waits for the next pass: the feed is to be read again, even if it stays as it is.
        return replace(healthy, etag="", last_modified="", sha256="", next_at=now)

    def _next(self, feed: Feed) -> datetime | None:
        """When a feed is to be asked again; at once sooner when the interval was made shorter."""
        if feed.failures or feed.checked_at is None or feed.next_at is None:
            return feed.next_at
        return min(feed.next_at, feed.checked_at + self._settings.interval)

    def _failed(self, feed: Feed, reason: str, retry_after: float | None, now: datetime) -> Feed:
        failures = feed.failures + 1
        wait = self._settings.after_failures(failures)
        if retry_after is not None:
            wait = min(max(wait, timedelta(seconds=min(retry_after, 1e6))), LONGEST_BACK_OFF)
        return replace(feed, failures=failures, checked_at=now, next_at=now + wait, note=reason)

    def _announce(self, feed: str, entries: Sequence[FeedEntry], now: datetime, gathered: Gathered) -> bool:
        """Note what a feed lists; whether all of it was."""
        known = self._archive.watching.known(feed, [one.key for one in entries])
        items = []
        new = 0
        for one in entries:
            stamp = one.updated.latest.isoformat() if one.updated and one.updated.latest else ""
            before = known.get(one.key)
            if before is None:
                new += 1
                if new > self._settings.most_new:
                    continue
                items.append(FeedItem(feed, one.key, one.url, stamp))
            elif before.stamp != stamp and stamp:
                # An entry that is known stays at its first address: some feeds give a new one every time.
                items.append(FeedItem(feed, one.key, before.address, stamp, note=before.note))
        gathered.listed += len(self._archive.watching.announce(feed, items, at=now))
        return new <= self._settings.most_new

    def _page(self, feed: Feed, content: Content, now: datetime, gathered: Gathered) -> Feed:
        """A plain address that shows an article: it is watched like one that a feed lists."""
        if feed.title == "" and (feeds := alternate_feeds(content.raw, content.url)):
            gathered.tell(
                feed.address, "is a web page, watched as an article", f"It names a feed: {feeds[0]}"
            )
        self._archive.watching.remember(feed)
        item = FeedItem(feed.address, feed.address, feed.address, feed.sha256)
        self._archive.watching.announce(feed.address, [item], at=now)
        return replace(feed, title=feed.address)

    # ── articles ──

    def _store(self, item: FeedItem, answer: Fetched | FetchError, now: datetime, gathered: Gathered) -> None:
        if isinstance(answer, FetchError):
            gathered.tell(item.address, str(answer), answer.hint)
            self._again(item, now, str(answer))
            return
        if answer.unchanged:
            gathered.known += 1
            self._visit_again(item, now, item.note)
            return
        if answer.content is None:
            reason = f"answers HTTP {answer.status}"
            gathered.tell(item.address, reason)
            if answer.status in _GONE | _CLOSED:
                self._archive.watching.settle(item, "given-up", note=reason)
            else:
                self._again(item, now, reason, answer.retry_after)
            return
        note = json.dumps([answer.validators.etag, answer.validators.last_modified])
        try:
            article = self._read(answer.content, now)
        except UnreadableError as error:
            gathered.tell(item.address, str(error), error.hint)
            self._archive.watching.settle(item, "given-up", note=str(error))
            return
        stored = self._archive.articles.store(
            article, _capture(item, answer.content, article, now), at=now, arrived=True
        )
        if stored.outcome == "forgotten":
            self._archive.watching.settle(item, "given-up", note="forgotten")
            return
        self._count(stored, gathered)
        self._visit_again(item, now, note)

    def _read(self, content: Content, now: datetime) -> Article:
        """The first article that the content holds."""
        options = replace(self._settings.reading, now=now)
        for page in read_content(content, options):
            if isinstance(page, SetAside):
                raise UnreadableError(page.reason, hint=page.hint)
            return make_article(page, options)
        raise UnreadableError("no article in it")

    def _count(self, stored: Stored, gathered: Gathered) -> None:
        if stored.outcome == "new":
            gathered.new += 1
        elif stored.outcome == "revision" and stored.kind in {"edit", "correction"}:
            gathered.revised += 1
            self._worklist.revised(stored.article, stored.number)
        else:
            gathered.known += 1

    def _visit_again(self, item: FeedItem, now: datetime, note: str) -> None:
        """Ask for the article again later, in case it changes; no more when it has been followed for long."""
        next_at = now + self._settings.after_visits(item.tries + 1)
        follows = item.seen_at is None or next_at - item.seen_at <= self._settings.follow
        if follows:
            self._archive.watching.settle(item, "waiting", next_at=next_at, note=note)
        else:
            self._archive.watching.settle(item, "done", note=note)

    def _again(self, item: FeedItem, now: datetime, reason: str, retry_after: float | None = None) -> None:
        if item.note.startswith("["):  # captured before: it stays watched, at its own pace
            self._visit_again(item, now, item.note)
            return
        tries = item.tries + 1
        if tries >= self._settings.tries:
            self._archive.watching.settle(item, "given-up", note=reason)
            return
        wait = self._settings.after_failures(tries)
        if retry_after is not None:
            wait = min(max(wait, timedelta(seconds=min(retry_after, 1e6))), LONGEST_BACK_OFF)
        self._archive.watching.settle(item, "waiting", next_at=now + wait, note=item.note)


def is_due(next_at: datetime | None, now: datetime) -> bool:
    """Whether the time has come. One that lies further ahead than any wait is from a clock that ran wrong."""
    return next_at is None or next_at <= now or next_at > now + LONGEST_BACK_OFF


def _validators(note: str) -> Validators:
    try:
        etag, modified = json.loads(note) if note else ("", "")
        return Validators(str(etag), str(modified))
    except ValueError:
        return Validators()


def _capture(item: FeedItem, content: Content, article: Article, now: datetime) -> NewCapture:
    return NewCapture(
        raw=content.raw,
        address=item.address,
        path=content.path,
        name=content.name,
        kind=content.kind or kind_of_bytes(content.raw),
        media_type=content.media_type,
        charset=content.charset,
        fetched_at=now,
        headers=content.headers,
    )
