"""The watch, against a server on this machine whose feeds are as good and as bad as they come."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bench.watch import SMALL, run
from rashomon.archive import Archive, Notice
from rashomon.stream.digesting import Digester
from rashomon.stream.placing import Placer
from rashomon.stream.settings import WatchSettings
from rashomon.stream.watching import Passed, Watch
from tests.stream.building import BRIDGE, EXPECTED, FIRE_IN_ALBY

START = datetime(2031, 3, 3, 12, tzinfo=UTC)
NOTICE = "Subscribe to continue reading. Already a subscriber? Sign in to read this article."


@dataclass
class Site:
    """What stands at each path (status, kind, body), and what was asked for."""

    pages: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    address: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def feed(self, path: str, *items: str) -> str:
        body = f"<rss version='2.0'><channel><title>A feed</title>{''.join(items)}</channel></rss>"
        self.pages[path] = 200, "application/rss+xml", body
        return self.address + path

    def page(self, path: str, text: str) -> str:
        self.pages[path] = (
            200,
            "text/html; charset=utf-8",
            f"<html><head><title>{text[:30]}</title></head><body><article><p>{text}</p></article></body></html>",
        )
        return self.address + path


def item(link: str, guid: str = "") -> str:
    own = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    return f"<item><link>{link}</link>{own}</item>"


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            status, kind, body = found.pages.get(self.path.partition("?")[0], (404, "text/plain", "no"))
            raw = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(raw)))
            if status in {301, 302}:
                self.send_header("Location", body)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    found.address = f"http://127.0.0.1:{server.server_port}"
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Kept:
    """A channel that keeps what it was told."""

    name: str = "kept"
    told: list[Notice] = field(default_factory=list)

    def tell(self, notice: Notice) -> str:
        self.told.append(notice)
        return ""

    def kinds(self) -> list[str]:
        return [one.kind for one in self.told]


@dataclass
class Desk:
    """An archive that watches; ``now`` is what its clock says."""

    archive: Archive
    now: datetime = START
    channel: Kept = field(default_factory=Kept)

    def look(self, *feeds: str, addresses: tuple[str, ...] = ()) -> Passed:
        settings = WatchSettings(apart=0.0, finder="rules", most_new=3)
        reading = replace(settings.reading, allowed_networks=("127.0.0.1/32",), ignore_robots=True)
        placer = Placer(self.archive, EXPECTED, None)
        watch = Watch(
            self.archive,
            Digester(self.archive, placer, "rules"),
            replace(settings, reading=reading),
            [self.channel],
            lambda: self.now,
        )
        return watch.once(list(feeds), list(addresses))

    def later(self, **spans: int) -> None:
        self.now += timedelta(**spans)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Archive.open(tmp_path / "desk.rashomon") as archive:
        yield Desk(archive)


def problems(passed: Passed) -> list[str]:
    return [one.reason for one in passed.gathered.problems or ()]


def test_articles_of_a_feed_become_stories_and_are_told_once(site: Site, desk: Desk) -> None:
    feed = site.feed(
        "/rss", *(item(site.page(f"/{n}", text)) for n, text in enumerate((*BRIDGE[:2], *FIRE_IN_ALBY[:1])))
    )
    assert problems(desk.look(feed)) == []
    assert desk.archive.stories.count() == 2
    desk.look(feed)
    assert desk.channel.kinds() == ["article"] * 3


def test_a_capture_keeps_what_the_server_said_of_it(site: Site, desk: Desk) -> None:
    site.headers["ETag"] = '"seven"'
    desk.look(site.feed("/rss", item(site.page("/a", BRIDGE[0]))))
    (story,) = desk.archive.stories.all()
    (article,) = desk.archive.stories.members(story.key)
    (capture,) = desk.archive.captures.of(article)
    headers = dict(capture.headers)
    assert headers["etag"] == '"seven"' and headers["content-type"] and headers["date"]


def test_an_edit_without_a_word_is_told_with_its_words(site: Site, desk: Desk) -> None:
    feed = site.feed("/rss", item(site.page("/a", BRIDGE[0])))
    desk.look(feed)
    site.page("/a", BRIDGE[0].replace("12,000", "14,000"))
    desk.later(hours=2)
    desk.look(feed)
    (edited,) = [one for one in desk.channel.told if one.kind == "edited"]
    assert [(one["before"], one["after"]) for one in edited.body["words"]] == [("12,000", "14,000")]
    desk.later(hours=20)
    desk.look(feed)
    assert desk.channel.kinds().count("edited") == 1


def test_a_paywall_notice_is_set_aside_and_is_no_correction(site: Site, desk: Desk) -> None:
    feed = site.feed("/rss", item(site.page("/a", BRIDGE[0] + " " + BRIDGE[2])))
    desk.look(feed)
    site.page("/a", NOTICE)
    desk.later(hours=2)
    desk.look(feed)
    assert desk.channel.kinds() == ["article"]
    (key,) = (one.key for one in desk.archive.articles.all())
    assert desk.archive.articles.read([key])[key].text.startswith("The harbour bridge")


BAD_FEEDS = [
    (200, "text/html", "<!DOCTYPE html><html><body>Please sign in</body></html>", "web page"),
    (200, "application/rss+xml", "", "empty"),
    (200, "text/plain", "nothing of the kind", "neither"),
    (500, "text/plain", "", "HTTP 500"),
    (302, "text/plain", "http://127.0.0.9:9/rss", "local network"),
]


@pytest.mark.parametrize(("status", "kind", "body", "reason"), BAD_FEEDS)
def test_a_bad_feed_is_a_line_and_the_others_go_on(
    site: Site, desk: Desk, status: int, kind: str, body: str, reason: str
) -> None:
    site.pages["/bad"] = status, kind, body
    good = site.feed("/rss", item(site.page("/a", BRIDGE[0])))
    passed = desk.look(site.address + "/bad", good)
    assert len(problems(passed)) == 1 and reason in problems(passed)[0]
    assert desk.archive.articles.count() == 1
    # it is left alone for a while, then asked again, less and less often
    site.asked.clear()
    desk.look(site.address + "/bad", good)
    assert "/bad" not in site.asked
    desk.later(minutes=2)
    desk.look(site.address + "/bad", good)
    assert site.asked.count("/bad") == 1


def test_a_busy_host_is_asked_when_it_wants_to_be(site: Site, desk: Desk) -> None:
    feed = site.feed("/rss")
    site.pages["/rss"] = 503, "text/plain", ""
    site.headers["Retry-After"] = "7200"
    desk.look(feed)
    desk.later(hours=1)
    desk.look(feed)
    assert site.asked.count("/rss") == 1
    desk.later(hours=2)
    desk.look(feed)
    assert site.asked.count("/rss") == 2


def test_entries_that_change_their_address_at_every_pass_are_known_by_their_id(
    site: Site, desk: Desk
) -> None:
    for number in range(3):
        site.page("/a", BRIDGE[0])
        feed = site.feed("/rss", item(f"/a?session={number}", guid="n-1"))
        desk.look(feed)
        desk.later(minutes=30)
    assert desk.archive.articles.count() == 1
    assert desk.channel.kinds() == ["article"]


def test_an_article_inside_the_local_network_is_not_fetched(site: Site, desk: Desk) -> None:
    site.pages["/a"] = 302, "text/plain", "http://127.0.0.9:9/secret"
    passed = desk.look(site.feed("/rss", item("/a")))
    assert "leads into the local network" in problems(passed)[0]
    assert desk.archive.articles.count() == 0


def test_a_long_feed_is_taken_in_parts(site: Site, desk: Desk) -> None:
    texts = (*BRIDGE, *FIRE_IN_ALBY)
    feed = site.feed("/rss", *(item(site.page(f"/{n}", text)) for n, text in enumerate(texts)))
    desk.look(feed)
    assert desk.archive.articles.count() == 3
    desk.look(feed)
    assert desk.archive.articles.count() == 5


def test_a_plain_address_is_watched_as_an_article(site: Site, desk: Desk) -> None:
    address = site.page("/a", BRIDGE[0])
    desk.look(addresses=(address,))
    site.page("/a", BRIDGE[0].replace("third", "second"))
    desk.later(hours=2)
    desk.look(addresses=(address,))
    assert desk.channel.kinds() == ["article", "edited"]


def test_a_clock_that_jumps_back_neither_loses_nor_repeats(site: Site, desk: Desk) -> None:
    desk.now = datetime(2099, 1, 1, tzinfo=UTC)
    feed = site.feed("/rss", item(site.page("/a", BRIDGE[0])))
    desk.look(feed)
    desk.now = START
    feed = site.feed("/rss", item("/a"), item(site.page("/b", FIRE_IN_ALBY[0])))
    site.page("/a", BRIDGE[0].replace("12,000", "14,000"))
    desk.look(feed)
    desk.later(hours=2)
    desk.look(feed)
    assert sorted(desk.channel.kinds()) == ["article", "article", "edited"]


def test_a_page_that_is_gone_is_given_up(site: Site, desk: Desk) -> None:
    feed = site.feed("/rss", item("/gone"))
    desk.look(feed)
    desk.later(days=3)
    desk.look(feed)
    assert site.asked.count("/gone") == 1


def test_a_watch_that_is_killed_tells_each_change_once(tmp_path: Path) -> None:
    figures = run(replace(SMALL, papers=4, rounds=2, kills=2), tmp_path)
    assert figures["press/caught"] == figures["press/told-once"] == figures["press/posted"] == 1
    assert figures["press/too-many"] == 0
