"""Asking many hosts at once, and each host one thing after another."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

Wanted = TypeVar("Wanted")
Answer = TypeVar("Answer")

_KEPT = 16
"""How many answers may wait to be taken: each may be megabytes."""


def ask_all(
    wanted: Sequence[Wanted],
    address: Callable[[Wanted], str],
    ask: Callable[[Wanted], Answer],
    *,
    hosts: int,
    stop: threading.Event,
) -> Iterator[tuple[Wanted, Answer]]:
    """Each thing that is wanted with its answer, as answers come; up to ``hosts`` hosts are asked at once.

    ``ask`` runs in threads and raises nothing. When ``stop`` is set, or the caller takes no more, what is
    being asked is ended and its answer dropped.
    """
    by_host: dict[str, list[Wanted]] = defaultdict(list)
    for one in wanted:
        by_host[host_of(address(one))].append(one)
    if not by_host:
        return
    lines: queue.SimpleQueue[list[Wanted]] = queue.SimpleQueue()
    for line in by_host.values():
        lines.put(line)
    answers: queue.Queue[tuple[Wanted, Answer] | None] = queue.Queue(_KEPT)
    ended = threading.Event()

    def work() -> None:
        try:
            while not (stop.is_set() or ended.is_set()):
                try:
                    line = lines.get_nowait()
                except queue.Empty:
                    return
                for one in line:
                    if stop.is_set() or ended.is_set():
                        return
                    answer = ask(one)
                    if not stop.is_set():
                        _put(answers, (one, answer), ended)
        finally:
            _put(answers, None, ended)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(hosts, len(by_host)))]
    for thread in threads:
        thread.start()
    working = len(threads)
    try:
        while working:
            got = answers.get()
            if got is None:
                working -= 1
            else:
                yield got
    finally:
        ended.set()
        for thread in threads:
            thread.join(timeout=0.1 if stop.is_set() else None)


def host_of(address: str) -> str:
    """The host of an address, or the address where it has none."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address


def _put(answers: queue.Queue[tuple[Wanted, Answer] | None], one: tuple[Wanted, Answer] | None,
         ended: threading.Event) -> None:  # fmt: skip
    while not ended.is_set():
        try:
            answers.put(one, timeout=0.2)
        except queue.Full:
            continue
        return
