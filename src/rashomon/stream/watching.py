"""The watch: ask what is due, look through what came, tell what moved; once, or until it is told to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rashomon.archive import Archive, Notice
from rashomon.reading.fetching import Fetcher
from rashomon.reading.turns import Turns
from rashomon.stream.digesting import Digester
from rashomon.stream.gathering import Gathered, Gatherer
from rashomon.stream.settings import WatchSettings
from rashomon.stream.telling import Channel, tell_all

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Passed:
    """What one pass did. ``untold`` says in words what could not be told and will be told later."""

    gathered: Gathered
    looked_through: int = 0
    noted: tuple[Notice, ...] = ()
    untold: tuple[str, ...] = ()
    stopped: bool = False


@dataclass
class Watch:
    """Watches feeds and addresses into an archive.

    ``clock`` gives the time now (aware) and may jump: what is due is found all the same. When ``stop`` is
    set, the pass ends after the step that it is at; a kill loses no more than that step, and the next pass
    takes it up again.
    """

    archive: Archive
    digester: Digester
    settings: WatchSettings
    channels: Sequence[Channel]
    clock: Clock
    stop: threading.Event = field(default_factory=threading.Event)

    def once(self, feeds: Sequence[str], addresses: Sequence[str]) -> Passed:
        """One pass over ``feeds`` and plain ``addresses``."""
        with self._fetcher() as fetcher:
            return self._pass(fetcher, feeds, addresses)

    def stay(
        self, feeds: Sequence[str], addresses: Sequence[str], told: Callable[[Passed], None], pause: float
    ) -> None:
        """Pass after pass, ``pause`` seconds between two, until ``stop`` is set; ``told`` gets each one."""
        with self._fetcher() as fetcher:
            while not self.stop.is_set():
                told(self._pass(fetcher, feeds, addresses))
                self.stop.wait(pause)

    def _fetcher(self) -> Fetcher:
        turns = Turns(self.settings.apart, time.monotonic, self.stop.wait, wait_first=True)
        return Fetcher(self.settings.reading, turns)

    def _pass(self, fetcher: Fetcher, feeds: Sequence[str], addresses: Sequence[str]) -> Passed:
        gathered = Gathered()
        # What an earlier pass left, if it was ended: nothing waits for the network.
        looked_through = self.digester.look_through(self.clock)
        noted = [*self.digester.account_anew(self.clock)]
        gatherer = Gatherer(self.archive, self.settings, fetcher, self.stop)
        gatherer.remember(feeds, feeds=True)
        gatherer.remember(addresses, feeds=False)
        if not self.stop.is_set():
            gatherer.ask_feeds([*feeds, *addresses], self.clock(), gathered)
        if not self.stop.is_set():
            gatherer.ask_articles(self.clock(), gathered)
        if not self.stop.is_set():
            looked_through += self.digester.look_through(self.clock)
            noted += self.digester.account_anew(self.clock)
        untold = [
            problem
            for channel in self.channels
            for problem in tell_all(self.archive, channel, self.clock(), self.stop.is_set)
        ]
        return Passed(gathered, looked_through, tuple(noted), tuple(untold), self.stop.is_set())
