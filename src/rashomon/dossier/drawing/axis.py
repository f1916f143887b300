"""The axis of time that all strips of a page share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from rashomon.records import Interval

MOST_TICKS = 4
_STEPS = tuple(timedelta(minutes=one) for one in (5, 15, 30, 60, 180, 360, 720, 1440, 2880, 10080, 20160))
_LEAST = timedelta(minutes=30)
_MARGIN = 4.0
"""Percent left free at either end, so that a mark does not touch the edge."""
_APART = 20.0
"""Percent kept at an end for what lies far from the rest."""
_FEW = 0.25
"""So many of the times (0–1) may lie far from the rest."""
_FAR = 0.5
"""A gap as wide as this part (0–1) of the whole parts them from the rest."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis: where it stands (percent), and what it says."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``first`` to ``last``; ``ticks`` are at round times of the first one's zone.

    ``earlier`` and ``later`` tell whether there are times far before or after, which stand at the edge.
    """

    first: datetime
    last: datetime
    ticks: tuple[Tick, ...]
    earlier: bool = False
    later: bool = False

    def place(self, moment: datetime) -> float:
        """Where the moment stands, in percent of the width; moments outside stand at the edge."""
        if moment < self.first:
            return _MARGIN
        if moment > self.last:
            return 100 - _MARGIN
        left = _APART if self.earlier else _MARGIN
        right = 100 - (_APART if self.later else _MARGIN)
        return round(left + (right - left) * ((moment - self.first) / (self.last - self.first)), 2)


def axis_of(times: Iterable[Interval]) -> Axis | None:
    """The axis on which all times have their place, or nothing where no time is known.

    A few times far from the rest would press all others together: the axis leaves them at its edge.
    """
    ends = sorted(end for at in times for end in (at.earliest, at.latest) if end is not None)
    if not ends:
        return None
    near = _near(ends)
    first, last = near[0], near[-1]
    if last - first < _LEAST:
        first, last = first - _LEAST / 2, last + _LEAST / 2
    bare = Axis(first, last, (), ends[0] < first, ends[-1] > last)
    ticks = [Tick(bare.place(moment), words) for moment, words in _ticks(first, last)]
    if bare.earlier:
        ticks.insert(0, Tick(_MARGIN, "earlier"))
    if bare.later:
        ticks.append(Tick(100 - _MARGIN, "later"))
    return replace(bare, ticks=tuple(ticks))


def _near(ends: list[datetime]) -> list[datetime]:
    """The times (in order) without those few that a wide gap parts from the rest, at either end."""
    near, few = ends, _FEW * len(ends)
    while len(near) > 2:
        gap, place = max((later - before, place) for place, (before, later) in enumerate(pairwise(near), 1))
        if gap < _FAR * (near[-1] - near[0]) or not gap:
            break
        if place <= few - (len(ends) - len(near)):
            near = near[place:]
        elif len(near) - place <= few - (len(ends) - len(near)):
            near = near[:place]
        else:
            break
    return near


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
