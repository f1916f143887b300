"""Records to and from plain objects: what fits, and what a misfit is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

import pytest

from rashomon.errors import DossierError
from rashomon.records import ArticleStatements, Evidence, Interval, Span
from rashomon.records.plain import from_plain, moment_to_plain, printable, to_plain


@dataclass(frozen=True, slots=True)
class Later:
    """A record that a later version may bring: every type that a field can have."""

    name: str
    count: int = 0
    score: float = 1.0
    sure: bool = False
    way: Literal["unknown"] | tuple[Evidence, ...] = "unknown"
    groups: tuple[tuple[str, ...], ...] = ()
    at: datetime | None = None
    rejected: tuple[tuple[str, int], ...] = ()


NOON = datetime(2020, 1, 6, 12, tzinfo=UTC)

RECORDS = [
    Later("a"),
    Later("a", 2, 0.25, True, (Evidence("x", Span(0, 1, "w")),), (("a", "b"), ()), NOON, (("why", 3),)),
    Interval(NOON, None, Span(3, 5, "no")),
    ArticleStatements("article", rejected=(("a title", 2),), notes=("another language",)),
]


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_comes_back(record: object) -> None:
    assert from_plain(type(record), to_plain(record)) == record


def test_fields_stand_in_their_order_and_counts_become_an_object() -> None:
    plain = to_plain(Later("a", rejected=(("b", 1), ("a", 2))))
    assert list(plain) == ["name", "count", "score", "sure", "way", "groups", "at", "rejected"]
    assert plain["rejected"] == {"b": 1, "a": 2}


def test_scores_keep_four_digits() -> None:
    assert to_plain(Later("a", score=0.123456))["score"] == 0.1235
    assert str(to_plain(Later("a", score=-0.0))["score"]) == "0.0"


@pytest.mark.parametrize("score", [float("nan"), float("inf")])
def test_a_score_that_json_cannot_hold_is_refused(score: float) -> None:
    with pytest.raises(DossierError, match="finite"):
        to_plain(Later("a", score=score))


MISFITS = [
    ([], "an object is expected, not an array"),
    ({}, "the field 'name' is missing"),
    ({"name": 1}, "name: text is expected, not a number"),
    ({"name": "a", "count": True}, "count: a whole number is expected, not a boolean"),
    ({"name": "a", "count": 1.5}, "count: a whole number is expected"),
    ({"name": "a", "score": "1"}, "score: a number is expected, not text"),
    ({"name": "a", "score": float("nan")}, "score: a number is expected"),
    ({"name": "a", "sure": 1}, "sure: true or false is expected"),
    ({"name": "a", "way": "known"}, "way: 'known' is none of unknown"),
    ({"name": "a", "way": [{"article": "x"}]}, r"way\[0\]: the field 'span' is missing"),
    ({"name": "a", "groups": [["a", 2]]}, r"groups\[0\]\[1\]: text is expected"),
    ({"name": "a", "groups": {}}, "groups: an array is expected, not an object"),
    ({"name": "a", "at": "yesterday"}, "at: no ISO 8601 time"),
    ({"name": "a", "at": "2020-01-06T12:00:00"}, "at: a time without a time zone"),
    ({"name": "a", "rejected": [["b", 1]]}, "rejected: an object is expected"),
    ({"name": "a", "rejected": {"b": "1"}}, "rejected.b: a whole number is expected"),
]


@pytest.mark.parametrize(("value", "message"), MISFITS)
def test_a_misfit_names_its_field(value: object, message: str) -> None:
    with pytest.raises(DossierError, match=message):
        from_plain(Later, value)


def test_a_span_that_does_not_fit_its_words_is_refused_where_it_stands() -> None:
    with pytest.raises(DossierError, match=r"^here\.span"):
        from_plain(Evidence, {"article": "a", "span": {"start": 0, "end": 3, "text": "no"}}, "here")


def test_keys_of_later_versions_are_passed_over() -> None:
    assert from_plain(Later, {"name": "a", "colour": "red"}) == Later("a")


MOMENTS = [
    (datetime(2020, 1, 6, 18, 30, tzinfo=UTC), "2020-01-06T18:30:00Z"),
    (datetime(2020, 1, 6, 18, 30, tzinfo=timezone(timedelta(hours=3))), "2020-01-06T18:30:00+03:00"),
]


@pytest.mark.parametrize(("moment", "text"), MOMENTS)
def test_moments_keep_their_zone(moment: datetime, text: str) -> None:
    assert moment_to_plain(moment) == text


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert printable("a\ud800b\udfffc😀") == "a\ufffdb\ufffdc😀"
