"""Times as reports give them ("on Sunday", "a day earlier", "at 6 p.m."), resolved against a day.

A weekday is the latest one on or before the day of the report, a month the latest one begun by then,
unless the words say otherwise ("next Monday"). What stays open stays open: an end can be ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from rashomon.text.words import in_lower_case

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2, "a few": 3, "several": 3,
}  # fmt: skip
#: Hours of a day's parts, first and last, as newsrooms use them.
_PARTS = {
    "morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 30), "noon": (12, 12),
    "midday": (11, 14), "midnight": (24, 24), "lunchtime": (11, 15), "dawn": (4, 8), "dusk": (16, 22),
}  # fmt: skip

_ABOUT_A_DAY = timedelta(days=1, hours=6)

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY_SHORT = r"(?:mon|tues?|wed|thur?s?|fri|sat|sun)\.?"
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_PART = r"(?:morning|afternoon|evening|night|midday|lunchtime)"
_COUNT = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + ")"
_UNIT = r"(?:minute|hour|day|night|week|weekend|month|year|decade)s?"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?\s?m\b\.?|\d{1,2}:\d{2}(?!\d)|noon\b|midnight\b|midday\b)"
_YEAR = r"(?:1[89]\d{2}|20\d{2})"

_TIME = re.compile(
    rf"""\b(?:
      (?P<iso>{_YEAR}-\d{{2}}-\d{{2}})
    | (?:(?:on\s+)?{_DAY},?\s+)?(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:percent|%))
        (?:,?\s+(?P<year>{_YEAR}))?
    | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})\b(?:,?\s+(?P<year2>{_YEAR}))?
    | (?P<edge>(?:in|since|by|during|last|this|early|late|mid|until|of|before|after)[\s-]+
        (?:(?:early|late|mid)[\s-]+)?)(?P<month3>{_MONTH})(?!\w)(?!\.?\s\d{{1,2}}\b)(?:,?\s+(?P<year3>{_YEAR}))?
    | (?P<month4>{_MONTH})\s+(?P<year4>{_YEAR})\b
    | (?P<which>last|next|this|the\s+following|the\s+previous|early|late|earlier\s+on|later\s+on)?\s*
        (?P<weekedge>since\s+|until\s+|by\s+)?(?P<weekday>{_DAY})(?:'s|’s)?(?:\s+(?P<weekpart>{_PART}))?\b
    | (?P<near>today|tonight|yesterday|tomorrow)(?:\s+(?P<nearpart>{_PART}))?\b
    | (?P<this>this|that|last|the\s+same)\s+(?P<thispart>{_PART})\b
    | (?P<rel>{_COUNT})\s+(?P<unit>{_UNIT})\s+
        (?P<side>ago|earlier|before|later|after|afterwards?|previously|prior)\b
    | (?P<unit2>hours|days|weeks|months|years|minutes|moments)\s+
        (?P<side2>ago|earlier|before|later|after|afterwards?)\b
    | (?:over|in|within|during)\s+the\s+(?P<span>last|past)\s+
        (?:(?P<spancount>{_COUNT}|\d+)\s+)?(?P<spanunit>{_UNIT})\b
    | (?P<turn>the)\s+(?P<turnside>day|night|week|month|year)\s+(?P<turnword>before|after|earlier)\b
    | the\s+(?P<order>next|following|previous|same)\s+
        (?P<orderunit>day|night|morning|afternoon|evening|week|month|year)\b
    | (?P<period>(?:earlier|later)\s+(?:this|in\s+the|that)|earlier\s+on|this|last|next)\s+
        (?P<periodunit>week(?:end)?|month|year|summer|winter|spring|autumn|fall|day)\b
    | (?:the\s+)?(?P<season>summer|winter|spring|autumn|fall)\s+of\s+(?P<seasonyear>{_YEAR})\b
    | (?P<weekend>over|at|on)\s+the\s+weekend\b
    | (?:at|by|until|before|after|around|about|shortly\s+before|shortly\s+after|just\s+before|just\s+after)\s+
        (?P<clock>{_CLOCK})
    | (?P<clock2>\d{{1,2}}(?:[:.]\d{{2}})?\s*[ap]\.?\s?m\b\.?)
    | at\s+(?P<bare>noon|midnight|midday)
    | (?P<inyear>(?:in|since|by|during|until|of|early|late|mid)[\s-]+
        (?:(?:early|late|mid)[\s-]+)?)(?P<yearonly>{_YEAR})\b
    | (?P<decade>the\s+(?:{_YEAR[3:-1]})s)\b
    )""",
    re.VERBOSE,
)
"""Read in lower case: letters of either case take it more than twice as long."""


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time named in a text: half-open code-point offsets, and the interval that it stands for.

    An end that the words leave open is ``None``; both are timezone-aware otherwise.
    """

    start: int
    end: int
    earliest: datetime | None
    latest: datetime | None


def find_times(
    text: str, start: int, end: int, day: date | None, zone: tzinfo = UTC, before: date | None = None
) -> list[TimeFound]:
    """The times named in ``text[start:end]``, in order of place.

    ``day`` is the day that relative words count from (the report's), ``None`` when it is not known: then
    only what names its own date is resolved, the rest is open at both ends. ``before`` is the day that
    "a day earlier" and "the next day" count from when the text has just named one. A clock time takes the
    day named beside it, else ``day``.
    """
    found: list[TimeFound] = []
    last_day: date | None = before
    first = max(0, start - 1)  # what stands before tells whether a word begins at ``start``
    for match in _TIME.finditer(in_lower_case(text[first:end]), start - first):
        low, high = first + match.start(), first + match.end()
        while low < high and text[low].isspace():
            low += 1
        clock = match["clock"] or match["clock2"] or match["bare"]
        if clock:
            resolved = _clock(clock, last_day or day, zone, match.group())
            if found and resolved[0] and _beside(text, found[-1].end, low):
                found[-1] = TimeFound(found[-1].start, high, *resolved)
                continue
        else:
            resolved = _resolve(match, day, last_day, zone)
        if resolved[0] and resolved[1] and resolved[1] - resolved[0] <= _ABOUT_A_DAY:
            last_day = resolved[0].date()
            if found and _beside(text, found[-1].end, low) and _is_clock(found[-1]):
                # "at 6 p.m. on Monday": the day stands after the time.
                found[-1] = _moved(found[-1], last_day, high)
                continue
        found.append(TimeFound(low, high, *resolved))
    return found


def _beside(text: str, end: int, start: int) -> bool:
    """Whether only white space, a comma, "on" or "at" stands between two times."""
    return text[end:start].strip(" ,\n\xa0").lower() in {"", "on", "at", "of"}


def _is_clock(time_found: TimeFound) -> bool:
    return (
        time_found.earliest is not None
        and time_found.latest is not None
        and time_found.latest - time_found.earliest < timedelta(hours=1)
    )


def _moved(clock: TimeFound, day: date, end: int) -> TimeFound:
    """A clock time put on another day."""
    moments = []
    for moment in (clock.earliest, clock.latest):
        moments.append(None if moment is None else datetime.combine(day, moment.timetz()))
    return TimeFound(clock.start, end, moments[0], moments[1])


Resolved = tuple[datetime | None, datetime | None]


def _at(day: date, hour: float, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone) + timedelta(hours=hour)


def _whole(first: date, last: date, zone: tzinfo) -> Resolved:
    """From the first midnight of ``first`` to the last second of ``last``."""
    return _at(first, 0, zone), _at(last, 24, zone) - timedelta(seconds=1)


def _part(day: date, part: str | None, zone: tzinfo) -> Resolved:
    if not part:
        return _whole(day, day, zone)
    first, last = _PARTS[part.lower()]
    return _at(day, first, zone), _at(day, last, zone) - timedelta(seconds=1 if last > first else 0)


def _clock(words: str, day: date | None, zone: tzinfo, said: str) -> Resolved:
    """A clock time on ``day``, to the minute; "by" and "before" leave its beginning open."""
    if day is None:
        return None, None
    lower = words.lower().replace(".", ":" if re.search(r"\d\.\d", words) else "")
    if lower.startswith(("noon", "midday")):
        hour, minute = 12, 0
    elif lower.startswith("midnight"):
        hour, minute = 24, 0
    else:
        numbers = [int(n) for n in re.findall(r"\d+", lower)]
        hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
        if "p" in lower and hour < 12:
            hour += 12
        if "a" in lower and hour == 12:
            hour = 0
    if hour > 24 or minute > 59:
        return None, None
    moment = _at(day, hour + minute / 60, zone)
    if said.startswith(("by ", "before ", "until ")):
        return None, moment
    if said.startswith("after "):
        return moment, None
    return moment, moment


def _month_number(words: str) -> int:
    return next(k for k, name in enumerate(_MONTHS, 1) if name.startswith(words.lower().rstrip(".")[:3]))


def _last_of_month(year: int, month: int) -> date:
    return (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)


def _resolve(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    """The interval of any expression but a clock time."""
    for names, resolver in _RESOLVERS:
        if any(match[name] for name in names):
            try:
                return resolver(match, day, last_day, zone)
            except (ValueError, OverflowError):
                return None, None
    return None, None


def _iso(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    named = date.fromisoformat(match["iso"])
    return _whole(named, named, zone)


def _calendar_day(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    """ "March 3", "3 March 2031": without a year the nearest such day, rather before the report."""
    month = _month_number(match["month"] or match["month2"])
    number = int(match["day"] or match["day2"])
    year = match["year"] or match["year2"]
    if year:
        named = date(int(year), month, number)
    elif day is None:
        return None, None
    else:
        named = min(
            (
                date(y, month, number)
                for y in range(day.year - 4, day.year + 2)
                if number <= _last_of_month(y, month).day
            ),
            key=lambda d: abs((d - day).days) if d <= day else abs((d - day).days) * 2,
        )
    return _whole(named, named, zone)


def _month_of_year(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    month = _month_number(match["month3"] or match["month4"])
    year = match["year3"] or match["year4"]
    edge = (match["edge"] or "").lower()
    if year:
        number = int(year)
    elif day is None:
        return None, None
    else:
        number = day.year if (month <= day.month and "last" not in edge) or "this" in edge else day.year - 1
        if "last" in edge and month < day.month:
            number = day.year
    first, last = date(number, month, 1), _last_of_month(number, month)
    if "early" in edge:
        last = first.replace(day=10)
    elif "late" in edge:
        first = first.replace(day=20)
    elif "mid" in edge:
        first, last = first.replace(day=10), first.replace(day=20)
    resolved = _whole(first, last, zone)
    return _opened(edge, resolved)


def _opened(edge: str, resolved: Resolved) -> Resolved:
    """ "since" leaves the end open, "by", "until" and "before" the beginning."""
    if "since" in edge:
        return resolved[0], None
    if "until" in edge or edge.startswith("by"):
        return None, resolved[1]
    if "before" in edge:
        return None, resolved[0]
    if "after" in edge:
        return resolved[1], None
    return resolved


def _weekday(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    """The latest such weekday on or before the report; "next" the first after it."""
    if day is None:
        return None, None
    number = _DAYS.index(match["weekday"].lower())
    which = (match["which"] or "").lower()
    back = (day.weekday() - number) % 7
    if which == "next":
        named = day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)
    elif which.startswith("last") and back == 0:
        named = day - timedelta(days=7)
    elif which.endswith("following") and last_day is not None:
        named = last_day + timedelta(days=(number - last_day.weekday() - 1) % 7 + 1)
    else:
        named = day - timedelta(days=back)
    edge = (match["weekedge"] or "").lower()
    if edge and not edge.startswith("since"):
        named = day + timedelta(days=(number - day.weekday()) % 7)
    return _opened(edge, _part(named, match["weekpart"], zone))


def _near(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    if day is None:
        return None, None
    word = match["near"].lower()
    named = day + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word, 0))
    return _part(named, "night" if word == "tonight" else match["nearpart"], zone)


def _this_part(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    which = match["this"].lower()
    base = (last_day or day) if which in {"that", "the same"} else day
    if base is None:
        return None, None
    if which == "last":
        base -= timedelta(days=1)
    return _part(base, match["thispart"], zone)


def _shift(base: date, unit: str, count: int, zone: tzinfo) -> Resolved:
    """The day, week, month or year that lies ``count`` units from ``base``."""
    unit = unit.lower().rstrip("s")
    if unit in {"day", "night"}:
        named = base + timedelta(days=count)
        return _whole(named, named, zone)
    if unit in {"week", "weekend"}:
        named = base + timedelta(days=7 * count)
        return _whole(named - timedelta(days=3), named + timedelta(days=3), zone)
    if unit == "month":
        months = base.year * 12 + base.month - 1 + count
        year, month = months // 12, months % 12 + 1
        return _whole(date(year, month, 1), _last_of_month(year, month), zone)
    years = 10 * count if unit == "decade" else count
    return _whole(date(base.year + years, 1, 1), date(base.year + years, 12, 31), zone)


def _relative(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    """ "two days ago" counts from the report, "two days earlier" from the day just named."""
    side = (match["side"] or match["side2"]).lower()
    base = day if side in {"ago", "previously"} else last_day or day
    if base is None:
        return None, None
    unit = (match["unit"] or match["unit2"]).lower()
    sign = 1 if side.startswith(("later", "after")) else -1
    if unit.startswith(("hour", "minute", "moment")):
        low, high = _whole(base, base, zone)
        spread = timedelta(days=1)
        return (low, high + spread if high else None) if sign > 0 else (low - spread if low else None, high)
    if match["unit2"] or match["rel"].lower() in {"several", "a few"}:
        far = {"day": 7, "week": 60, "month": 365, "year": 3650}[unit.rstrip("s")]
        ends = sorted((base + timedelta(days=sign * far), base + timedelta(days=sign)))
        return _whole(ends[0], ends[1], zone)
    words = match["rel"].lower()
    return _shift(base, unit, sign * (int(words) if words.isdigit() else _NUMBERS[words]), zone)


def _past_span(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    if day is None:
        return None, None
    words = (match["spancount"] or "one").lower()
    count = int(words) if words.isdigit() else _NUMBERS[words]
    unit = match["spanunit"].lower().rstrip("s")
    days = {"minute": 0, "hour": 1, "day": 1, "night": 1, "week": 7, "weekend": 7, "month": 31, "year": 366}
    return _whole(day - timedelta(days=days.get(unit, 3660) * (count if unit != "hour" else 1)), day, zone)


def _turn(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    """ "the day before", "the next day", "the same evening": counted from the day just named."""
    base = last_day or day
    if base is None:
        return None, None
    if match["turn"]:
        sign = 1 if match["turnword"].lower() == "after" else -1
        return _shift(base, match["turnside"], sign, zone)
    sign = {"next": 1, "following": 1, "previous": -1, "same": 0}[match["order"].lower()]
    unit = match["orderunit"].lower()
    if unit in _PARTS and unit != "night":
        return _part(base + timedelta(days=sign), unit, zone)
    return _shift(base, unit, sign, zone)


def _period(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    """ "this week", "last month", "earlier this year", "over the weekend"."""
    if day is None:
        return None, None
    words = (match["period"] or "last").lower()
    unit = (match["periodunit"] or "weekend").lower()
    step = -1 if words == "last" else 1 if words == "next" else 0
    if unit == "day":
        return _whole(last_day or day, last_day or day, zone)
    monday = day - timedelta(days=day.weekday())
    if unit == "weekend":
        back = 7 if words == "last" and match["period"] and day.weekday() >= 5 else 0
        saturday = monday + timedelta(days=5 if day.weekday() >= 5 else -2) - timedelta(days=back)
        if words == "next" or (words == "this" and day.weekday() < 5):
            saturday = monday + timedelta(days=5)
        return _whole(saturday, saturday + timedelta(days=1), zone)
    if unit == "week":
        first, last = monday + timedelta(days=7 * step), monday + timedelta(days=7 * step + 6)
    elif unit == "month":
        number = day.year * 12 + day.month - 1 + step
        first = date(number // 12, number % 12 + 1, 1)
        last = _last_of_month(first.year, first.month)
    elif unit == "year":
        first, last = date(day.year + step, 1, 1), date(day.year + step, 12, 31)
    else:
        return _season(unit, day, step, zone)
    if words.startswith("earlier"):
        last = day
    elif words.startswith("later"):
        first = day
    return _whole(first, last, zone)


def _season(unit: str, day: date, step: int, zone: tzinfo) -> Resolved:
    begins = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[unit]
    year = day.year + (step if step > 0 else 0)
    first = date(year, begins, 1)
    if first > day and step <= 0:
        first = date(year - 1, begins, 1)
    if step < 0 and (day - first).days < 92:
        first = date(first.year - 1, begins, 1)
    months = first.year * 12 + begins + 1
    return _whole(first, _last_of_month(months // 12, months % 12 + 1), zone)


def _named_season(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    begins = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[match["season"].lower()]
    months = int(match["seasonyear"]) * 12 + begins + 1
    return _whole(
        date(int(match["seasonyear"]), begins, 1), _last_of_month(months // 12, months % 12 + 1), zone
    )


def _year(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    edge = match["inyear"].lower()
    number = int(match["yearonly"])
    first, last = date(number, 1, 1), date(number, 12, 31)
    if "early" in edge:
        last = date(number, 4, 30)
    elif "late" in edge:
        first = date(number, 9, 1)
    elif "mid" in edge:
        first, last = date(number, 5, 1), date(number, 8, 31)
    return _opened(edge, _whole(first, last, zone))


def _decade(match: re.Match[str], day: date | None, last_day: date | None, zone: tzinfo) -> Resolved:
    number = int(re.search(r"\d{4}", match["decade"]).group())  # type: ignore[union-attr]
    return _whole(date(number, 1, 1), date(number + 9, 12, 31), zone)


_Resolver = Callable[[re.Match[str], "date | None", "date | None", tzinfo], Resolved]
_RESOLVERS: tuple[tuple[tuple[str, ...], _Resolver], ...] = (
    (("iso",), _iso),
    (("day", "day2"), _calendar_day),
    (("month3", "month4"), _month_of_year),
    (("weekday",), _weekday),
    (("near",), _near),
    (("this",), _this_part),
    (("rel", "unit2"), _relative),
    (("span",), _past_span),
    (("turn", "order"), _turn),
    (("seasonyear",), _named_season),
    (("period", "weekend"), _period),
    (("yearonly",), _year),
    (("decade",), _decade),
)
