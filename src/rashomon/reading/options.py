"""How reading is done: the settings, each with its unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Settings of one reading.

    ``now`` is the time to record for what is fetched, timezone-aware; none is recorded without it, and
    no date after it is believed. ``timeout`` is in seconds for each step of a fetch, ``total_timeout``
    for the whole of one address. ``max_bytes`` bounds a file or an answer as it comes, ``max_text_bytes``
    an article's text in UTF-8. ``allowed_networks`` are local ranges ("127.0.0.1/32") that may be
    fetched from although ``allow_local_network`` is off. ``resolve`` gives the IP addresses of a host
    and a port; the system's resolver when ``None``. ``proxy`` is the address of an HTTP proxy.
    """

    now: datetime | None = None
    ignore_robots: bool = False
    allow_local_network: bool = False
    allowed_networks: tuple[str, ...] = ()
    timeout: float = 15.0
    total_timeout: float = 60.0
    max_redirects: int = 5
    max_bytes: int = 20_000_000
    max_text_bytes: int = 2_000_000
    resolve: Resolve | None = None
    proxy: str = ""

    def __post_init__(self) -> None:
        if self.now is not None and self.now.tzinfo is None:
            raise ValueError("ReadingOptions.now needs a time zone")
        if min(self.timeout, self.total_timeout) <= 0 or self.max_redirects < 0:
            raise ValueError("ReadingOptions: time-outs must be above 0, max_redirects at least 0")
        if min(self.max_bytes, self.max_text_bytes) < 1:
            raise ValueError("ReadingOptions: the size limits must be at least 1 byte")
