"""Dates and times as pages print them, read as intervals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from rashomon.records import Interval

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
# Hours east of Greenwich. A name for both summer and winter time gives an hour between the two.
_ZONES: dict[str, tuple[int, ...]] = {
    "z": (0,), "gmt": (0,), "utc": (0,), "bst": (1,), "cet": (1,), "cest": (2,), "eet": (2,), "eest": (3,),
    "msk": (3,), "jst": (9,), "kst": (9,), "aest": (10,), "aedt": (11,), "est": (-5,), "edt": (-4,),
    "cst": (-6,), "cdt": (-5,), "mst": (-7,), "mdt": (-6,), "pst": (-8,), "pdt": (-7,),
    "et": (-4, -5), "ct": (-5, -6), "mt": (-6, -7), "pt": (-7, -8),
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)"),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})\b"),
)
_ZONE = (
    r"(?P<zone>Z|[+-]\d{2}:?\d{2}|" + "|".join(sorted(_ZONES, key=lambda name: (-len(name), name))) + r")?"
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*\(?" + _ZONE + r"(?![\w:])\)?",
    re.I,
)
_BETWEEN_DATE_AND_TIME = re.compile(r"[\s,|·•–—-]*(?:T|at|@|,)?\s*", re.I)
_BETWEEN_TIME_AND_DATE = re.compile(r"[\s,|·•–—-]*(?:on\s+)?(?:[A-Z][a-z]+day,?\s+)?\Z")
_DAY = timedelta(days=1) - timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date, perhaps with a time, found in a text at ``start``–``end``.

    ``naive`` says that a time stood there without a time zone, and that UTC was taken for it.
    """

    start: int
    end: int
    interval: Interval
    naive: bool = False


def whole_day(day: date) -> Interval:
    """The interval of ``day`` in UTC, from midnight to its last second."""
    start = datetime.combine(day, time(), UTC)
    return Interval(start, start + _DAY)


def at_moment(moment: datetime) -> tuple[Interval, bool]:
    """``moment`` as an interval, and whether it had no time zone (then UTC was taken)."""
    naive = moment.tzinfo is None
    aware = moment.replace(tzinfo=UTC) if naive else moment
    return Interval(aware, aware), naive


def find_stamp(text: str) -> Stamp | None:
    """The first date in ``text`` with the time that stands beside it, or ``None``.

    A date without a time is the whole day in UTC. Where day and month cannot be told apart
    (03/04/2031) the interval holds both readings.
    """
    matches = [match for pattern in _DATES if (match := pattern.search(text))]
    for match in sorted(matches, key=lambda found: (found.start(), -found.end())):
        days = _days(match)
        if days:
            return _with_time(text, match, days)
    return None


def parse_date(value: str) -> tuple[Interval, bool] | None:
    """A whole string read as a date or a time: the interval, and whether a time zone was missing."""
    value = value.strip()
    try:
        if len(value) > 10:
            return at_moment(datetime.fromisoformat(value))
    except (ValueError, OverflowError):
        pass
    stamp = find_stamp(value)
    return (stamp.interval, stamp.naive) if stamp else None


def _days(match: re.Match[str]) -> list[date]:
    found = match.groupdict()
    year = int(found["year"])
    if "first" in found:
        pairs = {(int(found["first"]), int(found["second"])), (int(found["second"]), int(found["first"]))}
    elif "number" in found:
        pairs = {(int(found["number"]), int(found["day"]))}
    else:
        pairs = {(_MONTHS[found["month"].lower()], int(found["day"]))}
    days = []
    for month, day in pairs:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue  # there is no such day: the other reading holds, or none
    return sorted(days)


def _with_time(text: str, match: re.Match[str], days: list[date]) -> Stamp:
    first, last = whole_day(days[0]), whole_day(days[-1])
    if len(days) == 1:
        gap = _BETWEEN_DATE_AND_TIME.match(text, match.end())
        after = _TIME.match(text, gap.end()) if gap else None
        if after and (found := _moments(days[0], after)):
            return Stamp(match.start(), after.end(), found[0], found[1])
        for before in _TIME.finditer(text, 0, match.start()):
            if _BETWEEN_TIME_AND_DATE.match(text[before.end() : match.start()]) and (
                found := _moments(days[0], before)
            ):
                return Stamp(before.start(), match.end(), found[0], found[1])
    return Stamp(match.start(), match.end(), Interval(first.earliest, last.latest))


def _moments(day: date, match: re.Match[str]) -> tuple[Interval, bool] | None:
    half = (match["half"] or "").lower().replace(".", "")
    if match["minute"] is None and not half:
        return None
    hour = int(match["hour"])
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        moment = datetime.combine(day, time(hour, int(match["minute"] or 0), int(match["second"] or 0)))
        offsets = _offsets(match["zone"])
        ends = sorted(moment.replace(tzinfo=timezone(offset)) for offset in offsets)
    except ValueError:
        return None
    return Interval(ends[0], ends[-1]), match["zone"] is None


def _offsets(zone: str | None) -> list[timedelta]:
    if zone is None:
        return [timedelta()]
    if zone[0] in "+-":
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        return [timedelta(minutes=-minutes if zone[0] == "-" else minutes)]
    return [timedelta(hours=hours) for hours in _ZONES[zone.lower()]]
