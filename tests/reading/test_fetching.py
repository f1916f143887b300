"""Addresses, fetched from real servers on this machine."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from rashomon.errors import FetchError
from rashomon.reading import ReadingOptions, read_articles
from rashomon.reading.addresses import checked_ip, is_allowed
from rashomon.reading.fetching import Fetcher, Validators
from rashomon.records import SetAside

NOW = datetime(2031, 3, 3, 12, tzinfo=UTC)
PARAGRAPH = (
    "<p>The dam at Orlen held through the night, the keeper said on Tuesday, and nobody left the valley.</p>"
)
PAGE = (
    "<html><head><title>Dam Holds</title><meta property='og:site_name' content='Orlen Courier'>"
    "<meta property='article:published_time' content='2031-03-02T10:00:00Z'>"
    "<meta property='article:modified_time' content='2031-03-03T08:00:00Z'></head>"
    f"<body><article><h1>Dam Holds</h1>{PARAGRAPH * 4}</article></body></html>"
).encode()


class Site(BaseHTTPRequestHandler):
    """Answers by path; keeps the user agents that it saw."""

    agents: ClassVar[set[str]] = set()
    robots: ClassVar[bytes] = b"User-agent: *\nDisallow: /private\n"

    def do_GET(self) -> None:
        self.agents.add(self.headers["User-Agent"])
        path = self.path
        if path == "/robots.txt":
            self._send(200, self.robots, "text/plain")
        elif path in {"/page", "/private"}:
            self._send(200, PAGE, "text/html; charset=utf-8")
        elif path == "/tagged":
            if self.headers["If-None-Match"] == '"v1"':
                self._send(304, b"", "text/html", ("ETag", '"v1"'))
            else:
                self._send(200, PAGE, "text/html", ("ETag", '"v1"'), ("Last-Modified", "Mon"))
        elif path == "/busy":
            self._send(429, b"", "text/html", ("Retry-After", "120"))
        elif path == "/packed":
            self._send(200, gzip.compress(PAGE), "text/html", ("Content-Encoding", "gzip"))
        elif path == "/bomb":
            packed = gzip.compress(b"<p>" + b"a" * 30_000_000)
            self._send(200, packed, "text/html", ("Content-Encoding", "gzip"))
        elif path == "/moved":
            self._send(302, b"", "text/html", ("Location", "/page"))
        elif path == "/loop":
            self._send(302, b"", "text/html", ("Location", "/loop"))
        elif path == "/inside":
            self._send(302, b"", "text/html", ("Location", "http://127.0.0.9:9/secret"))
        elif path == "/file":
            self._send(302, b"", "text/html", ("Location", "file:///etc/hosts"))
        elif path == "/large":
            self.send_response(200)
            self.end_headers()
            try:
                while True:  # without end: only the reader stops it
                    self.wfile.write(b"a" * 65_536)
            except OSError:
                pass
        elif path == "/slow":
            stop.wait(20)
        else:
            self._send(404, b"<html>not here</html>", "text/html")

    def _send(self, status: int, body: bytes, media_type: str, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep standard error clean."""


stop = threading.Event()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    stop.set()
    server.shutdown()
    server.server_close()
    thread.join()


# One local address is allowed, so that everything else in the local network is still refused.
OPTIONS = ReadingOptions(now=NOW, allowed_networks=("127.0.0.1/32",), timeout=5)


def set_aside(address: str, options: ReadingOptions = OPTIONS) -> SetAside:
    reading = read_articles([address], options)
    assert reading.articles == ()
    [aside] = reading.set_aside
    assert aside.path == address and aside.hint
    return aside


def test_page(site: str) -> None:
    [article] = read_articles([f"{site}/page"], OPTIONS).articles
    assert article.url == article.path == f"{site}/page"
    assert (article.title, article.outlet) == ("Dam Holds", "Orlen Courier")
    assert article.text.startswith("The dam at Orlen held")
    assert article.published is not None and article.updated is not None
    assert article.published.earliest == datetime(2031, 3, 2, 10, tzinfo=UTC)
    assert article.updated.earliest == datetime(2031, 3, 3, 8, tzinfo=UTC)
    capture = article.capture
    assert capture is not None and capture.fetched_at is not None
    assert (capture.size, capture.sha256) == (len(PAGE), hashlib.sha256(PAGE).hexdigest())
    assert (capture.media_type, capture.encoding) == ("text/html", "utf-8")
    assert capture.fetched_at.earliest == NOW
    assert all(agent.startswith("Rashomon/") for agent in Site.agents)


def test_packed_page(site: str) -> None:
    assert len(read_articles([f"{site}/packed"], OPTIONS).articles) == 1


def test_redirect_is_followed(site: str) -> None:
    [article] = read_articles([f"{site}/moved"], OPTIONS).articles
    assert (article.path, article.url) == (f"{site}/moved", f"{site}/page")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "answers HTTP 404 Not Found"),
        ("/loop", "redirects more than 5 times"),
        ("/inside", "127.0.0.9 leads into the local network (127.0.0.9)"),
        ("/file", "not an http(s) address"),
        ("/private", "robots.txt of 127.0.0.1 asks programs not to read this page"),
        ("/large", "sends more than 20,000,000 bytes"),
        ("/bomb", "sends more than 20,000,000 bytes"),
    ],
)
def test_refused(site: str, path: str, reason: str) -> None:
    assert set_aside(site + path).reason.startswith(reason)


def test_time_out(site: str) -> None:
    options = ReadingOptions(allowed_networks=("127.0.0.1/32",), timeout=0.2, ignore_robots=True)
    assert set_aside(f"{site}/slow", options).reason == "127.0.0.1 did not answer within 0.2 seconds"


def test_robots_can_be_ignored(site: str) -> None:
    options = ReadingOptions(allow_local_network=True, ignore_robots=True)
    assert len(read_articles([f"{site}/private"], options).articles) == 1


def test_local_network_is_refused(site: str) -> None:
    aside = set_aside(f"{site}/page", ReadingOptions())
    assert aside.reason == "127.0.0.1 leads into the local network (127.0.0.1)"
    assert "--allow-local-network" in aside.hint


def test_name_that_leads_into_the_local_network() -> None:
    options = ReadingOptions(resolve=lambda host, port: ["93.184.216.34", "10.0.0.5"])
    assert set_aside("http://news.example/", options).reason.endswith("(10.0.0.5)")


def test_name_is_resolved_once_for_a_connection(site: str) -> None:
    """The connection goes to the address that was checked, not to what the name says a moment later."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    options = ReadingOptions(allowed_networks=("127.0.0.1/32",), resolve=resolve, ignore_robots=True)
    address = site.replace("127.0.0.1", "news.example") + "/page"
    [article] = read_articles([address], options).articles
    assert asked == ["news.example"]
    assert article.url == address


@pytest.mark.parametrize(
    "address",
    ["http://", "http://user:secret@a.example/", "http://a.example:99999/", "http://[::1/"],
)
def test_addresses_that_are_none(address: str) -> None:
    set_aside(address)


@pytest.mark.parametrize(
    ("ip", "allowed"),
    [
        ("93.184.216.34", True),  # public
        ("127.0.0.1", False),  # this machine
        ("10.1.2.3", False),  # private
        ("169.254.169.254", False),  # link-local, where clouds keep secrets
        ("0.0.0.0", False),  # noqa: S104 -- unspecified, not bound to
        ("224.0.0.1", False),  # multicast
        ("100.64.0.1", False),  # shared by carriers
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),  # IPv4 carried in IPv6
        ("64:ff9b::a00:1", False),  # translated
        ("2002:a00:1::", False),  # 6to4
        ("2606:4700:4700::1111", True),
        ("no address", False),
    ],
)
def test_allowed_addresses(ip: str, allowed: bool) -> None:
    assert is_allowed(ip, ReadingOptions()) is allowed
    assert is_allowed(ip, ReadingOptions(allow_local_network=True))


def test_host_without_address() -> None:
    with pytest.raises(FetchError, match="no network address"):
        checked_ip("a.example", 80, ReadingOptions(resolve=lambda host, port: []))


def test_an_answer_that_is_still_the_same_is_not_sent_again(site: str) -> None:
    with Fetcher(OPTIONS) as fetcher:
        first = fetcher.ask(f"{site}/tagged")
        assert first.content is not None and first.validators == Validators('"v1"', "Mon")
        kept = dict(first.content.headers)
        assert kept.pop("date") and "content-length" not in kept
        assert kept == {"content-type": "text/html", "etag": '"v1"', "last-modified": "Mon"}
        again = fetcher.ask(f"{site}/tagged", first.validators)
    assert again.unchanged and again.content is None


def test_a_busy_server_says_when_to_ask_again(site: str) -> None:
    with Fetcher(OPTIONS) as fetcher:
        answer = fetcher.ask(f"{site}/busy")
    assert (answer.status, answer.retry_after, answer.content) == (429, 120.0, None)
