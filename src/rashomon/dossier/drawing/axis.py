"""The axis of time that all strips of a page share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rashomon.records import Interval

MOST_TICKS = 4
_STEPS = tuple(timedelta(minutes=one) for one in (5, 15, 30, 60, 180, 360, 720, 1440, 2880, 10080, 20160))
_LEAST = timedelta(minutes=30)
_MARGIN = 4.0
"""Percent left free at either end, so that a mark does not touch the edge."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis: where it stands (percent), and what it says."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``first`` to ``last``; ``ticks`` are at round times of the first one's zone."""

    first: datetime
    last: datetime
    ticks: tuple[Tick, ...]

    def place(self, moment: datetime) -> float:
        """Where the moment stands, in percent of the width; moments outside stand at the edge."""
        part = (moment - self.first) / (self.last - self.first)
        return round(_MARGIN + (100 - 2 * _MARGIN) * min(1.0, max(0.0, part)), 2)


def axis_of(times: Iterable[Interval]) -> Axis | None:
    """The axis on which all times have their place, or nothing where no time is known."""
    ends = [end for at in times for end in (at.earliest, at.latest) if end is not None]
    if not ends:
        return None
    first, last = min(ends), max(ends)
    if last - first < _LEAST:
        first, last = first - _LEAST / 2, last + _LEAST / 2
    bare = Axis(first, last, ())
    return Axis(first, last, tuple(Tick(bare.place(moment), words) for moment, words in _ticks(first, last)))


def _ticks(first: datetime, last: datetime) -> Iterable[tuple[datetime, str]]:
    step = next((step for step in _STEPS if (last - first) / step <= MOST_TICKS), None)
    if step is None:
        yield from _months(first, last)
        return
    moment = first.replace(hour=0, minute=0, second=0, microsecond=0)
    while moment <= last:
        if moment >= first:
            at_midnight = (moment.hour, moment.minute) == (0, 0)
            yield moment, f"{moment.day} {moment:%b}" if at_midnight else f"{moment:%H:%M}"
        moment += step


def _months(first: datetime, last: datetime) -> Iterable[tuple[datetime, str]]:
    """The first days of months, so many apart that they are not too many; of years where it is long."""
    whole = (last.year - first.year) * 12 + last.month - first.month
    apart = next((step for step in (1, 2, 3, 6) if whole / step <= MOST_TICKS), 12 * (1 + whole // 60))
    for number in range(first.year * 12, last.year * 12 + last.month):
        if number % apart == 0:
            moment = datetime(number // 12, number % 12 + 1, 1, tzinfo=first.tzinfo or UTC)
            if moment >= first:
                yield moment, f"{moment:%Y}" if apart >= 12 else f"{moment:%b %Y}"
