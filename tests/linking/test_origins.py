"""How many roots stand behind what reports say: bounds, groups and what is unsure."""

from __future__ import annotations

from rashomon.linking import Linked, count_origins, story_context
from rashomon.records import Article, Credit
from rashomon.records.origins import Origin
from rashomon.records.sharing import SharedText
from rashomon.records.spans import Evidence
from tests.linking.stories import Report, linked

REAL = "the letter was real"


def count(*reports: Report, shared: tuple[SharedText, ...] = ()) -> Origin:
    """The origins of everything that the reports say."""
    story: Linked = linked(*reports)
    articles = [report.made()[0] for report in reports]
    context = story_context(articles, story.statements, story.speakers, story.sides, shared)
    return count_origins("claim", [s.id for s in story.statements], context)


def unnamed(outlet: str, words: str = "a harbour official", via: str = "") -> Report:
    report = Report(outlet).knows(words, "unnamed-person")
    if via:
        report.knows(via, "organisation")
    return report.says(words, REAL, kind="indirect", via=[via] if via else [])


def bounds(origin: Origin) -> tuple[int, int]:
    return origin.at_least, origin.at_most


def test_five_reports_of_one_unnamed_official_are_one_origin() -> None:
    reports = [unnamed("The Quay Ledger"), *(unnamed(o, via="The Quay Ledger") for o in "BCDE")]
    assert bounds(count(*reports)) == (1, 1)


def test_one_description_in_two_outlets_may_be_one_or_two() -> None:
    origin = count(unnamed("The Quay Ledger"), unnamed("The Pier Post"))
    assert bounds(origin) == (1, 2)
    assert origin.unsure
    assert origin.reasons


def test_officials_of_two_nations_are_two() -> None:
    assert bounds(count(unnamed("A", "a French official"), unnamed("B", "a Greek officer"))) == (2, 2)


def test_outlets_without_a_name_add_none() -> None:
    second = (
        Report("B").knows("multiple outlets", "unnamed-group").says("multiple outlets", REAL, kind="indirect")
    )
    origin = count(unnamed("A"), second)
    assert bounds(origin) == (1, 1)
    assert len(origin.unsure) == 1


def test_an_outlet_goes_with_the_source_it_has_it_from() -> None:
    own = Report("B").knows("The Quay Ledger", "organisation").says("The Quay Ledger", REAL, kind="indirect")
    assert bounds(count(unnamed("C", via="The Quay Ledger"), own)) == (1, 1)


def test_named_people_are_two_and_a_spokesperson_is_the_body() -> None:
    two = [
        Report("A").says("Ada Venn", REAL, kind="indirect"),
        Report("B").says("Otto Orr", REAL, kind="indirect"),
    ]
    assert bounds(count(*two)) == (2, 2)
    board = Report("A").knows("Harbour Board", "organisation").says("Harbour Board", REAL, kind="indirect")
    voice = Report("B").knows("Ada Venn", "person", "a spokeswoman for the Harbour Board")
    assert bounds(count(board, voice.says("Ada Venn", REAL, kind="indirect"))) == (1, 1)


def test_one_article_that_has_two_officials_keeps_them_apart() -> None:
    report = unnamed("A", "a harbour official")
    report.knows("a second official", "unnamed-person").says("a second official", REAL, kind="indirect")
    assert bounds(count(report)) == (2, 2)


def test_a_copied_passage_has_one_origin() -> None:
    reports = unnamed("A"), unnamed("B")
    passage = tuple(Evidence(a.id, a.span(0, len(a.text))) for a in (r.made()[0] for r in reports))
    shared = SharedText("copy", "reprint", tuple(e.article for e in passage), (passage,))
    assert bounds(count(*reports, shared=(shared,))) == (1, 1)
    quotes = SharedText("quotes", "same-quotes-only", shared.articles, (passage,))
    assert bounds(count(*reports, shared=(quotes,))) == (1, 2)


def test_nothing_has_no_origin() -> None:
    context = story_context([], [], [], [])
    assert bounds(count_origins("claim", ["unknown"], context)) == (0, 0)


def test_a_credit_names_an_outlet() -> None:
    where = Article("a", "a.txt", "Via The Quay Ledger", credits=(Credit("The Quay Ledger", _span()),))
    report = (
        Report("B").knows("The Quay Ledger", "organisation").says("The Quay Ledger", REAL, kind="indirect")
    )
    story = linked(report)
    context = story_context([where], story.statements, story.speakers, story.sides)
    assert context.outlets == {story.speakers[0].id}


def _span():  # type: ignore[no-untyped-def]
    from rashomon.records import Span

    return Span(0, 3, "Via")
