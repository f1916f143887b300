"""Title, byline and dates at the top of plain texts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rashomon.reading.corrections import find_corrections
from rashomon.reading.dates import parse_date
from rashomon.reading.headers import read_byline, read_header
from rashomon.reading.lines import split_lines

BODY = "The dam at Orlen held through the night, officials of the valley said on Tuesday morning.\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dam Holds as Orlen Waits\n\n" + BODY, "Dam Holds as Orlen Waits"),  # the common case
        ("Dam Holds (Video)\n\n" + BODY, "Dam Holds (Video)"),  # a mark that is no caption's credit
        ("Update\n\n" + BODY, ""),  # a mark alone is none
        ("The dam at dawn. Photo: AFP\n\n" + BODY, ""),  # nor is a caption
        ("Will the dam hold?\n\n" + BODY, "Will the dam hold?"),  # a question is a title too
        ("Dam Holds [Updated]\n\n" + BODY, "Dam Holds [Updated]"),  # a mark belongs to it
        (BODY + "\n" + BODY, ""),  # the file begins with its first sentence
        (" date 2031-03-03 This morning the dam held\n\n" + BODY, ""),  # junk before the first sentence
        ("ORLEN (Reuters) - The dam held\n" + BODY, ""),  # a dateline opens the text
        ("March 3, 2031\n" + BODY, ""),  # a date line is no title
        ("By Jane Doe\n" + BODY, ""),  # nor is a byline
        ("Dam", ""),  # one word has nothing below it
    ],
)
def test_title(text: str, title: str) -> None:
    assert read_header(split_lines(text)).title == title


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),  # the common case
        ("BY JANE DOE", "JANE DOE"),  # in capitals
        ("By Jane Doe and John Roe | The Orlen Courier", "Jane Doe and John Roe"),  # an outlet after it
        ("By Maria de la Cruz, March 3, 2031", "Maria de la Cruz"),  # small words within a name
        ("By noon the dam had held.", None),  # a sentence that begins so
        ("By Tuesday the Valley was dry.", None),  # with capitals too
    ],
)
def test_byline(line: str, names: str | None) -> None:
    found = read_byline(line)
    assert (found[0] if found else None) == names


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "naive"),
    [
        ("2031-03-03", "2031-03-03T00:00:00", "2031-03-03T23:59:59", False),  # a day is all of it
        ("March 3, 2031", "2031-03-03T00:00:00", "2031-03-03T23:59:59", False),  # in words
        ("3rd of March 2031", "2031-03-03T00:00:00", "2031-03-03T23:59:59", False),  # day first
        ("2031-03-03T12:30:00+02:00", "2031-03-03T10:30:00", "2031-03-03T10:30:00", False),  # an offset
        ("March 3, 2031 at 2:30 pm EST", "2031-03-03T19:30:00", "2031-03-03T19:30:00", False),  # a named zone
        ("12:30 GMT, 3 March 2031", "2031-03-03T12:30:00", "2031-03-03T12:30:00", False),  # time first
        ("2031-03-03 12:30", "2031-03-03T12:30:00", "2031-03-03T12:30:00", True),  # no zone: UTC, noted
        (
            "3:00 pm ET, March 3, 2031",
            "2031-03-03T19:00:00",
            "2031-03-03T20:00:00",
            False,
        ),  # summer or winter
        ("03/04/2031", "2031-03-04T00:00:00", "2031-04-03T23:59:59", False),  # both readings
        ("25/04/2031", "2031-04-25T00:00:00", "2031-04-25T23:59:59", False),  # only one is possible
    ],
)
def test_dates(value: str, earliest: str, latest: str, naive: bool) -> None:
    found = parse_date(value)
    assert found is not None
    interval, was_naive = found
    assert interval.earliest == datetime.fromisoformat(earliest).replace(tzinfo=UTC)
    assert interval.latest == datetime.fromisoformat(latest).replace(tzinfo=UTC)
    assert was_naive is naive


@pytest.mark.parametrize("value", ["", "soon", "2031-02-30", "99/99/2031", "0000-01-01", "March 2031"])
def test_no_date(value: str) -> None:
    assert parse_date(value) is None  # no day, or none that exists


def test_date_lines() -> None:
    lines = split_lines("Dam Holds\n\nPublished: March 3, 2031 | Updated: March 4, 2031\n\n" + BODY)
    header = read_header(lines)
    assert header.published is not None and header.updated is not None
    assert header.published.interval.earliest == datetime(2031, 3, 3, tzinfo=UTC)
    assert header.updated.interval.earliest == datetime(2031, 3, 4, tzinfo=UTC)


def test_date_in_a_sentence_is_no_date_line() -> None:
    assert (
        read_header(split_lines("Dam Holds\n\nOn March 3, 2031 the dam at Orlen held.\n")).published is None
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dam Holds [Updated]", ["[Updated]"]),  # a mark stands for itself
        ("UPDATED: Dam holds", ["UPDATED"]),  # a mark at the start
        ("Editor’s Note: This article has been updated to add a toll.", None),  # the whole note
        ("Editor’s note: Jane Doe lives in Orlen.", []),  # a note that tells of no change
        ("An earlier version of this story gave another toll.", None),  # a sentence by itself
        ("Correction: the dam stands at Orlen, not at Orlow.", None),  # a correction line
        ("“This story has been changed,” he said.", []),  # somebody speaks of another story
        ("This article originally appeared on The Orlen Courier.", []),  # a reprint's mark
        ("The minister corrected himself.", []),  # no word about the article
    ],
)
def test_corrections(text: str, expected: list[str] | None) -> None:
    found = [text[start:end] for start, end in find_corrections(split_lines(text))]
    assert found == ([text] if expected is None else expected)


def test_the_title_stands_below_a_bar_of_links() -> None:
    lines = split_lines(
        "The Orlen Courier | Sign in | Subscribe\n\nDam holds\n\nThe dam held through the night, they said."
    )
    assert read_header(lines).title == "Dam holds"
