"""A press of invented papers on this machine: feeds over HTTP whose articles come and change by command.

Each paper is a feed of its own; papers share hosts (127.0.0.1, 127.0.0.2 …), so that the distance between two
requests to one host can be measured. An edited article has one number changed and a new time in its feed.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

from bench import invented

START = datetime(2026, 1, 5, 8, tzinfo=UTC)


@dataclass
class Paper:
    """A paper: how often each of its articles has been edited, by number."""

    number: int
    editions: list[int] = field(default_factory=list)
    changes: int = 0

    def publish(self) -> None:
        """One article more."""
        self.editions.append(0)
        self.changes += 1

    def edit(self, article: int) -> None:
        """Change a number in an article."""
        self.editions[article] += 1
        self.changes += 1


class Press:
    """Papers and the hosts that serve them. ``asked`` are the times of the requests to each host."""

    def __init__(self, papers: int, hosts: int, words: int = 120) -> None:
        self.papers = [Paper(number) for number in range(papers)]
        self.asked: dict[str, list[float]] = defaultdict(list)
        self.posted: list[str] = []
        self._words = words
        self._texts: dict[tuple[int, int], str] = {}
        self._servers: list[ThreadingHTTPServer] = []
        for host in range(hosts):
            server = ThreadingHTTPServer((f"127.0.0.{host + 1}", 0), self._handler())
            server.daemon_threads = True
            self._servers.append(server)

    def feed(self, paper: int) -> str:
        """The address of a paper's feed."""
        return f"{self._site(paper)}/{paper}/feed"

    def opml(self) -> str:
        """A list of all feeds."""
        lines = "".join(f"<outline xmlUrl='{self.feed(paper.number)}'/>" for paper in self.papers)
        return f"<opml version='2.0'><body>{lines}</body></opml>"

    @property
    def webhook(self) -> str:
        """An address that takes posts; ``posted`` are their ``Idempotency-Key``."""
        return f"{self._site(0)}/hook"

    def least_gap(self) -> float:
        """The least number of seconds between two requests to one host; infinite where there are none."""
        gaps = [b - a for times in self.asked.values() for a, b in pairwise(times)]
        return min(gaps, default=float("inf"))

    @contextmanager
    def running(self) -> Iterator[None]:
        """Serve, until the block ends."""
        threads = [threading.Thread(target=server.serve_forever, daemon=True) for server in self._servers]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            for server in self._servers:
                server.shutdown()
                server.server_close()
            for thread in threads:
                thread.join()

    def _site(self, paper: int) -> str:
        host, port = self._servers[paper % len(self._servers)].server_address[:2]
        return f"http://{host!s}:{port}"

    def _answer(self, path: str) -> tuple[int, str, bytes]:
        parts = path.strip("/").split("/")
        if path == "/robots.txt":
            return 200, "text/plain", b"User-agent: *\nAllow: /\n"
        paper = self.papers[int(parts[0])]
        if parts[1] == "feed":
            return 200, "application/atom+xml", self._atom(paper).encode()
        return 200, "text/html; charset=utf-8", self._page(paper, int(parts[1])).encode()

    def _atom(self, paper: Paper) -> str:
        entries = "".join(
            f"<entry><id>urn:{paper.number}:{number}</id><title>Story</title>"
            f"<link href='{self._site(paper.number)}/{paper.number}/{number}'/>"
            f"<updated>{(START + timedelta(hours=edition)).isoformat()}</updated></entry>"
            for number, edition in enumerate(paper.editions)
        )
        head = f"<title>Paper {paper.number}</title>"
        return f"<feed xmlns='http://www.w3.org/2005/Atom'>{head}{entries}</feed>"

    def _page(self, paper: Paper, number: int) -> str:
        key = paper.number, number
        if key not in self._texts:
            self._texts[key] = invented.article(paper.number * 1_000 + number, self._words)["text"]
        paragraphs = [one for one in self._texts[key].split("\n") if one.strip()]
        paragraphs.append(
            f"The council has counted {100 + paper.editions[number]} letters on the matter so far."
        )
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        title = " ".join(paragraphs[0].split()[:8])
        return (
            f"<html><head><title>{title}</title><meta property='og:site_name' content='Paper {paper.number}'>"
            f"</head><body><article><h1>{title}</h1>{body}</article></body></html>"
        )

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        press = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                press.asked[self.server.server_address[0]].append(time.monotonic())  # type: ignore[index]
                try:
                    status, kind, body = press._answer(self.path)
                except (IndexError, ValueError):
                    status, kind, body = 404, "text/plain", b"not here"
                self._send(status, kind, body)

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                press.posted.append(self.headers["Idempotency-Key"])
                self._send(200, "text/plain", b"")

            def _send(self, status: int, kind: str, body: bytes) -> None:
                try:
                    self.send_response(status)
                    self.send_header("Content-Type", kind)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    pass  # whoever asked was killed

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler
