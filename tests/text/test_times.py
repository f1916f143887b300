"""Times named in a sentence, resolved against the day of the report."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.times import find_times

DAY = date(2031, 3, 5)  # a Wednesday


def ends(text: str, day: date | None = DAY) -> list[tuple[str, str, str]]:
    """(words, first, last) of each time found, to the minute."""
    shown = []
    for found in find_times(text, 0, len(text), day):
        first, last = (
            moment.strftime("%m-%dT%H:%M") if moment else "-" for moment in (found.earliest, found.latest)
        )
        shown.append((text[found.start : found.end], first, last))
    return shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A weekday is the latest one on or before the report.
        ("It rained on Monday.", [("Monday", "03-03T00:00", "03-03T23:59")]),
        ("It rained on Thursday.", [("Thursday", "02-27T00:00", "02-27T23:59")]),
        # A clock time takes the day beside it, on either side.
        ("She spoke at 6 p.m. on Monday.", [("at 6 p.m. on Monday", "03-03T18:00", "03-03T18:00")]),
        ("She spoke on Monday at noon.", [("Monday at noon", "03-03T12:00", "03-03T12:00")]),
        # "By" leaves the beginning open, "since" the end.
        ("Come by noon.", [("by noon", "-", "03-05T12:00")]),
        ("Shut since Monday.", [("since Monday", "03-03T00:00", "-")]),
        # "Earlier" counts from the day just named, "ago" from the report.
        (
            "It rained on Sunday. A day earlier it had snowed.",
            [("Sunday", "03-02T00:00", "03-02T23:59"), ("A day earlier", "03-01T00:00", "03-01T23:59")],
        ),
        # A verb that looks like a month, a share that looks like a day.
        ("It may rain. Some 3 percent left.", []),
    ],
)
def test_times_in_context(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert ends(text) == expected


def test_without_a_day_only_full_dates_are_resolved() -> None:
    assert ends("On Monday, and on 3 March 2031.", None) == [
        ("Monday", "-", "-"),
        ("3 March 2031", "03-03T00:00", "03-03T23:59"),
    ]


def test_the_zone_of_the_report_is_kept() -> None:
    zone = timezone(timedelta(hours=5, minutes=30))
    found = find_times("at 6 p.m.", 0, 9, DAY, zone)
    assert found[0].earliest == datetime(2031, 3, 5, 18, tzinfo=zone)


@given(
    st.lists(
        st.sampled_from(
            [
                "on",
                "Monday",
                "at",
                "6",
                "p.m.",
                "Feb.",
                "30",
                "31",
                "2031",
                "last",
                "year",
                "a",
                "day",
                "earlier",
                "99",
                "since",
            ]
        ),
        max_size=12,
    ).map(" ".join),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
)
def test_any_words_give_ordered_aware_ends(text: str, day: date) -> None:
    for found in find_times(text, 0, len(text), day, UTC):
        assert 0 <= found.start < found.end <= len(text)
        if found.earliest is not None and found.latest is not None:
            assert found.earliest <= found.latest
