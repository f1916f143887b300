"""How feeds are watched: every setting with its unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from rashomon.pipeline import Finder
from rashomon.reading import ReadingOptions

LONGEST_BACK_OFF = timedelta(days=7)
"""Nothing that is still watched is asked more seldom than this."""


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """How feeds are watched.

    ``interval``: how long after an answer a feed is asked again; ``revisit``: how long after its first
    capture an article is asked again for changes, twice as long after each further time, up to a week, and
    no more after ``follow``. ``apart``: seconds between two requests to one host. ``hosts``: how many hosts
    are asked at once. ``most_new``: how many new articles of one feed are taken at a pass; the others wait
    for the next. ``tries``: after how many failures an article is given up. A failing feed or article is
    asked again after ``back_off``, twice as long after each further failure.
    """

    interval: timedelta = timedelta(minutes=15)
    revisit: timedelta = timedelta(hours=1)
    follow: timedelta = timedelta(days=14)
    apart: float = 1.0
    hosts: int = 8
    most_new: int = 200
    tries: int = 8
    back_off: timedelta = timedelta(minutes=1)
    finder: Finder = "model"
    reading: ReadingOptions = field(
        default_factory=lambda: ReadingOptions(max_bytes=10_000_000, total_timeout=30.0)
    )

    def after_failures(self, failures: int) -> timedelta:
        """How long to wait after so many failures in a row."""
        return min(self.back_off * 2.0 ** min(failures - 1, 30), LONGEST_BACK_OFF)

    def after_visits(self, visits: int) -> timedelta:
        """How long to wait after so many captures of one article."""
        return min(self.revisit * 2.0 ** min(max(visits - 1, 0), 30), LONGEST_BACK_OFF)
