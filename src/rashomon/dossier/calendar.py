"""Times as a newspaper writes them, in one zone for the whole dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rashomon.records import Account, Interval

_DAY = timedelta(days=1)
_MONTHS = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()


@dataclass(frozen=True, slots=True)
class Calendar:
    """Times as a newspaper writes them, in one zone; ``zone`` is its offset from UTC."""

    zone: timedelta

    @property
    def zone_name(self) -> str:
        """``UTC`` or ``UTC+1``."""
        return _zone_name(self.zone)

    def shown(self, at: Interval | None) -> str:
        """``6 Jan 2020``, ``6 Jan 2020, 14:05``, ``6 Jan 2020, 17:00–23:59``, ``by 6 Jan 2020``, or empty."""
        if at is None or (at.earliest is None and at.latest is None):
            return ""
        first, last = at.earliest, at.latest
        if first is None or last is None:
            return f"by {self._moment(last)}" if last is not None else f"from {self._moment(first)}"
        if first == last:
            return self._moment(first)
        if _is_whole_day(first, last):
            return _date(first)
        if _is_midnight(first) and _is_last_minute(last):
            return f"{_date(first)} – {_date(last)}"
        if first.date() == last.date() and first.utcoffset() == last.utcoffset():
            if _is_midnight(first):
                return f"{_date(first)}, by {last:%H:%M}{self._other_zone(last)}"
            return f"{_date(first)}, {first:%H:%M}–{last:%H:%M}{self._other_zone(last)}"
        return f"{self._moment(first)} – {self._moment(last)}"

    def _moment(self, moment: datetime | None) -> str:
        if moment is None:
            return ""
        return f"{_date(moment)}, {moment:%H:%M}{self._other_zone(moment)}"

    def _other_zone(self, moment: datetime) -> str:
        offset = moment.utcoffset() or timedelta()
        return "" if offset == self.zone else f" {_zone_name(offset)}"


def calendar_of(account: Account) -> Calendar:
    """A calendar in the zone that most of the account's clock times have; UTC where there are none."""
    counts: Counter[timedelta] = Counter()
    for at in _intervals(account):
        if at.earliest is not None and at.latest is not None and not _is_whole_day(at.earliest, at.latest):
            counts[at.earliest.utcoffset() or timedelta()] += 1
    return Calendar(min(counts, key=lambda zone: (-counts[zone], zone), default=timedelta()))


def _intervals(account: Account) -> Iterable[Interval]:
    for article in account.articles:
        yield from (at for at in (article.published, article.updated) if at is not None)
    yield from (statement.at for statement in account.statements if statement.at is not None)


def _date(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def _zone_name(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"


def _is_midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute) == (0, 0)


def _is_last_minute(moment: datetime) -> bool:
    return (moment.hour, moment.minute) == (23, 59)


def _is_whole_day(first: datetime, last: datetime) -> bool:
    return _is_midnight(first) and _DAY - timedelta(minutes=1) <= last - first < _DAY
