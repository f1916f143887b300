"""Whose turn it is: no host is asked more often than it should be, however many threads ask."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Turns:
    """Gives out turns to ask a host, ``apart`` seconds between two of one host. Safe between threads.

    ``clock`` tells seconds and never runs back (``time.monotonic``); ``sleep`` waits for so many seconds
    and may return early when the work is to stop. With ``wait_first`` the first turn of a host waits as
    well, so that a program that is ended and started again keeps the distance too.
    """

    LONGEST = 120.0
    """A host that asks for more seconds than this between two requests gets these."""

    def __init__(
        self,
        apart: float,
        clock: Callable[[], float],
        sleep: Callable[[float], object],
        *,
        wait_first: bool = False,
    ) -> None:
        self._apart = apart
        self._clock = clock
        self._sleep = sleep
        self._began = clock() if wait_first else None
        self._next: dict[str, float] = {}
        self._slower: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str) -> None:
        """Come back when it is the caller's turn to ask ``host``; the turn is taken at once."""
        with self._lock:
            now = self._clock()
            apart = max(self._apart, self._slower.get(host, 0.0))
            first = now if self._began is None else self._began + apart
            turn = max(now, self._next.get(host, first))
            self._next[host] = turn + apart
        while (left := turn - self._clock()) > 0:
            if self._sleep(left):
                return  # told to stop: the caller sees it too

    def ended(self, host: str) -> None:
        """``host`` has answered: the distance to the next request counts from here."""
        with self._lock:
            apart = max(self._apart, self._slower.get(host, 0.0))
            self._next[host] = max(self._next.get(host, 0.0), self._clock() + apart)

    def slow(self, host: str, seconds: float) -> None:
        """``host`` asks for at least so many seconds between two requests (``Crawl-delay``)."""
        with self._lock:
            self._slower[host] = min(max(seconds, 0.0), self.LONGEST)
