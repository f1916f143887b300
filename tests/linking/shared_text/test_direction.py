"""Which way shared words went, and when nothing says so."""

from __future__ import annotations

from datetime import UTC, datetime

from rashomon.linking.shared_text import find_shared_text
from rashomon.records import Article, Credit, Interval
from rashomon.records.sharing import Flow, SharedText
from tests.linking.shared_text.test_shared_text import COUNCIL, HARBOUR, filler


def at(hour: int) -> Interval:
    moment = datetime(2024, 5, 6, hour, tzinfo=UTC)
    return Interval(moment, moment)


def flows(*articles: Article) -> tuple[Flow, ...]:
    (found,) = find_shared_text(articles)
    assert found.direction != "unknown", found
    return found.direction


def credited(identity: str, text: str, words: str, outlet: str, scope: str = "article") -> Article:
    plain = Article(identity, "", text)
    start = text.index(words)
    credit = Credit(outlet, plain.span(start, start + len(words)), scope)
    return Article(identity, "", text, outlet="Some Gazette", credits=(credit,))


def test_a_credit_to_the_other_outlet_shows_the_way() -> None:
    origin = Article("a", "", f"{HARBOUR} {COUNCIL}", outlet="The Harbour Times")
    copy = credited("b", f"{HARBOUR} {COUNCIL} Via Harbour Times", "Via Harbour Times", "Harbour Times")
    (flow,) = flows(origin, copy)
    assert (flow.origin, flow.origin_kind, flow.to) == ("a", "article", "b")
    assert flow.evidence[0].span.text == "Via Harbour Times"


def test_two_copies_of_an_agency_come_from_the_agency() -> None:
    one = credited("a", f"PORT (AP) {HARBOUR}", "(AP)", "Associated Press")
    other = credited("b", f"(AP) - {HARBOUR}", "(AP)", "Associated Press")
    assert [(flow.origin, flow.origin_kind, flow.to) for flow in flows(one, other)] == [
        ("Associated Press", "outlet", "a"),
        ("Associated Press", "outlet", "b"),
    ]


def test_an_outlet_that_is_credited_far_from_the_shared_words_shows_nothing() -> None:
    origin = Article("a", "", f"{filler('x')} {COUNCIL}", outlet="Harbour Times")
    text = f"Harbour Times reported rain. {filler('y', 200)} {COUNCIL}"
    copy = credited("b", text, "Harbour Times reported", "Harbour Times", scope="passage")
    (found,) = find_shared_text([origin, copy])
    assert found.direction == "unknown"


def test_the_earlier_article_comes_first_when_the_times_leave_no_doubt() -> None:
    early = Article("b", "", HARBOUR, published=at(8))
    late = Article("a", "", HARBOUR, published=at(9))
    (flow,) = flows(late, early)
    assert (flow.origin, flow.to) == ("b", "a")
    assert "2024-05-06" in flow.reasons[0]


def test_times_that_may_overlap_show_nothing() -> None:
    day = Interval(datetime(2024, 5, 6, tzinfo=UTC), datetime(2024, 5, 6, 23, tzinfo=UTC))
    found: tuple[SharedText, ...] = find_shared_text(
        [Article("a", "", HARBOUR, published=at(8)), Article("b", "", HARBOUR, published=day)]
    )
    assert found[0].direction == "unknown"


def test_the_marks_of_a_cut_show_who_cut() -> None:
    whole = Article("a", "", f"{HARBOUR}\n\n{filler('mid', 40)}\n\n{COUNCIL} {filler('end')}")
    cut = Article("b", "", f"{HARBOUR}\n\n…\n\n{COUNCIL}")
    (flow,) = flows(whole, cut)
    assert (flow.origin, flow.to) == ("a", "b")


def test_a_shorter_article_is_not_taken_for_the_copy() -> None:
    (found,) = find_shared_text(
        [Article("a", "", f"{HARBOUR} {COUNCIL}"), Article("b", "", f"{HARBOUR} {COUNCIL} {filler('more')}")]
    )
    assert found.direction == "unknown"
