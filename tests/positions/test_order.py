"""What came first: by stated times, by words, by publication; and where nothing tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rashomon.positions.order import Order
from rashomon.records import Interval
from tests.positions.stories import report, said, story

ORDERED = [
    ("At noon Ada said it is so. At 6 p.m. Ada said it is not.", True, "stated times"),
    ("At 6 p.m. Ada said it is so. At noon Ada said it is not.", False, "told the other way round"),
    ("Ada initially said it is so. Ada said it is not.", True, "“initially” stands with the first"),
    ("Ada said it is so. Hours later Ada said it is not.", True, "“later” stands with the second"),
    (
        "Ada said it is so. By six Ada had a different answer. Ada said it is not.",
        True,
        "a sentence that leads",
    ),
    ("Ada said it is so. Ada said it is not.", None, "the order of a report is not that of events"),
    ("On Sunday Ada said it is so; on Monday Ada said it is not.", True, "clauses of one sentence"),
]


@pytest.mark.parametrize(("text", "forth", "why"), ORDERED)
def test_before(text: str, forth: bool | None, why: str) -> None:
    where = report(text)
    one, other = said(where, "it is so", "Ada"), said(where, "it is not", "Ada")
    order = Order(story([where], [one, other]))
    ways = (order.before([one.id], [other.id]), order.before([other.id], [one.id]))
    assert [way is not None for way in ways] == [forth is True, forth is False], why
    if forth:
        assert ways[0] is not None
        assert all(where.holds(evidence.span) for evidence in ways[0].evidence)


def test_what_an_earlier_article_tells_came_before_a_later_time() -> None:
    early, late = report("Ada said it is so.", "a.txt", 9), report("At noon Ada said it is not.", "b.txt", 20)
    one, other = said(early, "it is so", "Ada"), said(late, "it is not", "Ada")
    order = Order(story([early, late], [one, other]))
    assert order.before([one.id], [other.id]) is not None


def test_an_article_that_was_changed_at_an_unknown_time_bounds_nothing() -> None:
    early = report("Ada said it is so. [Updated]", "a.txt", 9)
    early = replace(early, corrections=(early.span(19, 28),))
    one = said(early, "it is so", "Ada")
    assert Order(story([early], [one])).at(one.id) is None


def test_without_a_date_nothing_is_known() -> None:
    where = report("Ada said it is so. On Monday Ada said it is not.", hour=None)
    one, other = said(where, "it is so", "Ada"), said(where, "it is not", "Ada")
    order = Order(story([where], [one, other]))
    assert (order.at(one.id), order.at(other.id)) == (None, None)
    assert order.before([one.id], [other.id]) is None


def test_a_post_dated_after_its_article_keeps_its_date() -> None:
    where = report("Ada: it is so — March 9, 2031")
    later = datetime(2031, 3, 9, tzinfo=UTC)
    post = replace(said(where, "it is so", "Ada"), kind="post", at=Interval(later, later))
    assert Order(story([where], [post])).at(post.id) == Interval(later, later)
