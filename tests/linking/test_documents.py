"""A document put together from what articles quote, and who had a saying first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rashomon.linking import link
from rashomon.records import Interval
from tests.linking.stories import Report, linked

FIRST = "Following our review of the north quay, we will close it on Friday"
SECOND = "We ask the fishing crews to move their boats to the south pier"


def letter(outlet: str, *wordings: str) -> Report:
    report = Report(outlet).knows("the letter", "document")
    for words in wordings:
        report.says("the letter", words)
    return report


def test_fragments_in_order_with_gaps_and_witnesses() -> None:
    story = linked(letter("A", FIRST, SECOND), letter("B", "move their boats to the south pier"))
    (document,) = story.documents
    assert [f.text for f in document.fragments] == [FIRST, SECOND]
    assert [f.gap_before for f in document.fragments] == [False, True]
    assert [len(f.witnesses) for f in document.fragments] == [1, 2]
    assert document.fragments[1].differs
    assert document.reasons == ("1 of 2 fragments have more than one article as witness",)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a letter", "the letter"), ("his post", "his post"), ("Orla Venn's memo", "Orla Venn's memo")],
)
def test_a_document_has_an_article_where_nobody_is_told_to_own_it(name: str, shown: str) -> None:
    (speaker,) = linked(Report("A").knows(name, "document").says(name, FIRST)).speakers
    assert speaker.name.partition(" (")[0] == shown


def test_a_document_quoted_once_only() -> None:
    (document,) = linked(letter("A", FIRST)).documents
    assert [f.placed for f in document.fragments] == [True]


def test_a_fragment_that_stands_beside_no_other_is_not_placed() -> None:
    (document,) = linked(letter("A", FIRST), letter("B", SECOND)).documents
    assert [f.placed for f in document.fragments] == [False, False]


def test_a_document_nobody_quotes_is_none() -> None:
    report = (
        Report("A")
        .knows("the letter", "document")
        .says("the letter", "the quay would close", kind="indirect")
    )
    assert linked(report).documents == ()


def day(number: int) -> Interval:
    return Interval(datetime(2031, 3, number, tzinfo=UTC), datetime(2031, 3, number, 23, 59, tzinfo=UTC))


def test_the_earliest_article_had_it_first() -> None:
    made = [letter(outlet, FIRST).made() for outlet in "AB"]
    articles = [replace(made[0][0], published=day(4)), replace(made[1][0], published=day(3))]
    story = link(articles, [found for _, found in made])
    (first,) = story.first_seen
    assert first.article == articles[1].id
    assert first.at == day(3)


def test_times_that_overlap_tell_no_first() -> None:
    made = [letter(outlet, FIRST).made() for outlet in "AB"]
    story = link([replace(a, published=day(3)) for a, _ in made], [found for _, found in made])
    (first,) = story.first_seen
    assert (first.article, first.at) == ("", day(3))
    assert any("cannot be told" in reason for reason in first.reasons)


def test_no_time_is_unknown() -> None:
    (first,) = linked(letter("A", FIRST)).first_seen
    assert first.at is None and first.article == ""


def test_fragments_that_go_on_from_one_another_are_one() -> None:
    goes_on = "move their boats to the south pier by noon on Friday. Nobody will be paid for this"
    begins = "We ask the fishing crews to move their boats to the south pier by noon on Friday."
    (document,) = linked(letter("A", begins), letter("B", goes_on)).documents
    (fragment,) = document.fragments
    assert fragment.text == f"{begins} Nobody will be paid for this"
    assert len(fragment.witnesses) == 2


def test_an_article_that_gives_the_words_to_the_author_is_a_witness_too() -> None:
    by_author = Report("B").knows("Harbour Board", "organisation").says("Harbour Board", SECOND)
    (document,) = linked(letter("A", FIRST, SECOND), by_author).documents
    assert [len(f.witnesses) for f in document.fragments] == [1, 2]


def test_a_few_common_words_make_no_witness() -> None:
    other = Report("B").says("Otto Orr", "The fishing crews know the south pier better than we do")
    (document,) = linked(letter("A", FIRST, SECOND), other).documents
    assert [len(f.witnesses) for f in document.fragments] == [1, 1]


def test_whose_envoy_wrote_it_is_not_its_author() -> None:
    story = linked(Report("A").knows("a cable from Norvia’s envoy", "document"))
    assert [speaker.name for speaker in story.speakers] == ["the cable from Norvia’s envoy"]
