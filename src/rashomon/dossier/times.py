"""Times in words: as exact as they are known, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from rashomon.records import Interval

_DAY = timedelta(days=1)
_LONGEST = timedelta.max
_FAR = datetime.max.replace(tzinfo=UTC)


def in_words(at: Interval | None) -> str:
    """``2020-01-06``, ``2020-01-06 14:05 UTC``, ``2020-01-06 – 2020-01-08``, ``by 2020-01-06``, or empty."""
    if at is None or (at.earliest is None and at.latest is None):
        return ""
    if at.earliest is None:
        return f"by {_moment(at.latest)}"
    if at.latest is None:
        return f"from {_moment(at.earliest)}"
    if at.earliest == at.latest:
        return _moment(at.earliest)
    midnight = (at.earliest.hour, at.earliest.minute) == (0, 0)
    length = at.latest - at.earliest
    if midnight and _DAY - timedelta(minutes=1) <= length < _DAY:
        return at.earliest.date().isoformat()
    if midnight and at.latest.hour == 23 and at.latest.minute == 59:
        return f"{at.earliest.date().isoformat()} – {at.latest.date().isoformat()}"
    return f"{_moment(at.earliest)} – {_moment(at.latest)}"


def day_or_hour(at: Interval | None) -> str:
    """``2020-01-06 14:05``, ``2020-01-06``, ``2020-01-06 – 2020-01-08``; empty where an end is not known.

    For a table, where the zone and the hours of a range that is only bounded would be noise.
    """
    if at is None or at.earliest is None or at.latest is None:
        return ""
    if at.earliest == at.latest:
        return f"{at.earliest:%Y-%m-%d %H:%M}"
    days = (at.earliest.date().isoformat(), at.latest.astimezone(at.earliest.tzinfo).date().isoformat())
    return days[0] if days[0] == days[1] else " – ".join(days)


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    zone = "UTC" if moment.utcoffset() == UTC.utcoffset(None) else moment.strftime("%z")
    return f"{moment:%Y-%m-%d %H:%M} {zone}"


def closest(times: Iterable[Interval | None]) -> Interval | None:
    """The narrowest of the times that are known, of equal ones the first; one with an open end only where
    there is no other.
    """
    return min((at for at in times if at is not None), key=_length, default=None)


def _length(at: Interval) -> tuple[int, timedelta, datetime]:
    if at.earliest is None or at.latest is None:
        return 2 if at.earliest is at.latest else 1, _LONGEST, at.earliest or at.latest or _FAR
    return 0, at.latest - at.earliest, at.earliest
