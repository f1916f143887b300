"""Telling what moved: on a terminal, into a file of JSON lines, to a webhook; once each."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TextIO

from rashomon.archive import Archive, Notice
from rashomon.errors import FetchError, InputError

_TAIL = 1_000_000
_ACCEPTED = range(200, 300)
_REFUSED = frozenset({400, 404, 405, 410, 413, 422})


class Channel(Protocol):
    """Somewhere to tell. ``name`` is what the archive's ledger knows it by."""

    name: str

    def tell(self, notice: Notice) -> str:
        """Tell one; empty when it was told, else in words why not."""


def as_json(notice: Notice) -> str:
    """A notice as one line of JSON: its key, kind, time, story and article, and what it says."""
    head: dict[str, Any] = {
        "id": notice.key,
        "kind": notice.kind,
        "at": notice.at.isoformat(),
        "story": notice.story,
        "article": notice.article,
    }
    body = {name: value for name, value in notice.body.items() if name not in {"key", "kind", *head}}
    return json.dumps(head | body, ensure_ascii=False, separators=(",", ":"))


def tell_all(archive: Archive, channel: Channel, now: datetime, stopped: Callable[[], bool]) -> list[str]:
    """Tell everything that was not told on the channel; what could not be told stays for later, in words.

    A notice is marked as told right after it was. Killed in between, it is told again with the same id: a
    file is searched for it first, a webhook gets it as ``Idempotency-Key``.
    """
    problems: list[str] = []
    while not stopped() and (waiting := archive.notices.untold(channel.name, most=100)):
        for notice in waiting:
            if stopped():
                return problems
            problem = channel.tell(notice)
            if problem:
                problems.append(problem)
                return problems  # in order: what comes later is told after it
            archive.notices.mark_told(channel.name, [notice], at=now)
    return problems


@dataclass
class Terminal:
    """A stream that somebody reads, or a pipe of JSON lines. ``line`` makes what is printed of a notice."""

    stream: TextIO
    line: Callable[[Notice], str]
    name: str = "terminal"

    def tell(self, notice: Notice) -> str:
        self.stream.write(self.line(notice) + "\n")
        self.stream.flush()
        return ""


class JsonLines:
    """A file that grows by one line a notice.

    Opening it mends a line that was cut off, and looks up what its end holds, so that a notice that was
    written and not marked is not written twice.
    """

    def __init__(self, path: Path) -> None:
        self.name = f"jsonl:{path.absolute()}"
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._written = self._mend()
        except OSError as error:
            raise InputError(
                f"{path} can't be written: {error.strerror or error}",
                hint="Choose another file with --jsonl.",
            ) from error

    def tell(self, notice: Notice) -> str:
        if notice.key in self._written:
            return ""
        try:
            with self._path.open("ab") as stream:
                stream.write(as_json(notice).encode("utf-8", "replace") + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            return f"{self._path} can't be written: {error.strerror or error}"
        self._written.add(notice.key)
        return ""

    def _mend(self) -> set[str]:
        """Cut off a half line at the end; the ids of what stands in the last part of the file."""
        with self._path.open("a+b") as stream:
            size = stream.seek(0, os.SEEK_END)
            start = max(0, size - _TAIL)
            stream.seek(start)
            tail = stream.read()
            whole = tail.rfind(b"\n") + 1
            if whole < len(tail):
                stream.truncate(start + whole)
        ids = set()
        for line in tail[:whole].splitlines():
            try:
                ids.add(str(json.loads(line)["id"]))
            except (ValueError, KeyError, TypeError):
                continue  # the first line of the part may be cut, and a person may have written in the file
        return ids


class Webhook:
    """An address that gets each notice as a POST of JSON, tried ``tries`` times with longer and longer waits.

    ``wait`` sleeps for so many seconds, and tells whether the work is to stop.
    """

    def __init__(self, address: str, wait: Callable[[float], bool], tries: int = 4) -> None:
        self.name = f"webhook:{address}"
        self._address = address
        self._wait = wait
        self._tries = tries

    def tell(self, notice: Notice) -> str:
        from rashomon.reading.posting import post_json

        body = as_json(notice).encode("utf-8", "replace")
        problem = ""
        for attempt in range(self._tries):
            if attempt and self._wait(0.5 * 2**attempt):
                break
            try:
                status = post_json(self._address, body, {"Idempotency-Key": notice.key})
            except FetchError as error:
                problem = str(error)
                continue
            if status in _ACCEPTED:
                return ""
            problem = f"{self._address} answers HTTP {status}"
            if status in _REFUSED:
                break
        return f"{problem}; {notice.kind} {notice.key} will be told at the next pass"
