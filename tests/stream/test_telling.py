"""Telling what moved, once each, whatever stops it."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from rashomon.archive import Archive, Notice
from rashomon.errors import InputError
from rashomon.stream.telling import JsonLines, Terminal, Webhook, as_json, tell_all

NOW = datetime(2031, 3, 3, 12, tzinfo=UTC)
NOTICES = [Notice(f"n{number}", NOW, "conflict", "s", "a", {"text": f"line {number}"}) for number in range(3)]


def never() -> bool:
    return False


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "desk.rashomon") as opened:
        opened.notices.note(NOTICES)
        yield opened


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]


def test_each_channel_is_told_everything_once(archive: Archive, tmp_path: Path) -> None:
    lines = JsonLines(tmp_path / "moved.jsonl")
    stream = io.StringIO()
    for _ in range(2):
        for channel in (lines, Terminal(stream, as_json)):
            assert tell_all(archive, channel, NOW, never) == []
    assert ids(tmp_path / "moved.jsonl") == ["n0", "n1", "n2"]
    assert len(stream.getvalue().splitlines()) == 3


def test_a_line_that_was_written_and_not_ticked_off_is_not_written_twice(
    archive: Archive, tmp_path: Path
) -> None:
    # killed between the two, and while it wrote the next one
    path = tmp_path / "moved.jsonl"
    path.write_text(as_json(NOTICES[0]) + "\n" + as_json(NOTICES[1])[:20], encoding="utf-8")
    lines = JsonLines(path)
    assert tell_all(archive, lines, NOW, never) == []
    assert ids(path) == ["n0", "n1", "n2"]


def test_a_file_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be written"):
        JsonLines(tmp_path)


def test_who_is_told_to_stop_tells_no_more(archive: Archive, tmp_path: Path) -> None:
    lines = JsonLines(tmp_path / "moved.jsonl")
    assert tell_all(archive, lines, NOW, lambda: bool(lines._written)) == []
    assert ids(tmp_path / "moved.jsonl") == ["n0"]
    tell_all(archive, lines, NOW, never)
    assert ids(tmp_path / "moved.jsonl") == ["n0", "n1", "n2"]


class Hook(BaseHTTPRequestHandler):
    """Answers with each status in turn, the last one for ever; keeps what it was posted."""

    statuses: ClassVar[list[int]]
    posted: ClassVar[list[tuple[str, str]]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.posted.append((self.headers["Idempotency-Key"], body["text"]))
        self.send_response(self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0])
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def hook() -> Iterator[tuple[str, type[Hook]]]:
    class Own(Hook):
        statuses: ClassVar[list[int]] = [200]
        posted: ClassVar[list[tuple[str, str]]] = []

    server = ThreadingHTTPServer(("127.0.0.1", 0), Own)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/hook", Own
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_webhook_gets_each_notice_with_its_key(archive: Archive, hook: tuple[str, type[Hook]]) -> None:
    address, own = hook
    assert tell_all(archive, Webhook(address, lambda seconds: False), NOW, never) == []
    assert own.posted == [("n0", "line 0"), ("n1", "line 1"), ("n2", "line 2")]


def test_a_webhook_that_fails_is_tried_again_and_then_later(
    archive: Archive, hook: tuple[str, type[Hook]]
) -> None:
    address, own = hook
    waited: list[float] = []

    def wait(seconds: float) -> bool:
        waited.append(seconds)
        return False

    own.statuses = [500, 200, 503]
    (problem,) = tell_all(archive, Webhook(address, wait), NOW, never)
    assert "HTTP 503" in problem and "n1" in problem
    assert [key for key, _ in own.posted] == ["n0", "n0", "n1", "n1", "n1", "n1"]
    assert waited == sorted(waited[:1]) + waited[1:]
    own.statuses = [200]
    assert tell_all(archive, Webhook(address, wait), NOW, never) == []
    assert [key for key, _ in own.posted[-2:]] == ["n1", "n2"]


def test_a_webhook_without_a_server_is_a_line_in_words(archive: Archive) -> None:
    (problem,) = tell_all(archive, Webhook("http://127.0.0.1:9/", lambda seconds: False, 1), NOW, never)
    assert "will be told at the next pass" in problem
