"""Putting an account together: order, time, corrections, presence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rashomon.account import (
    articles_by,
    asked_for,
    not_found_in,
    presence_of,
    put_together,
    roots_of,
    speakers_found,
    statements_by,
    was_asked_for,
)
from rashomon.records import Article, ArticleStatements, Interval, SetAside
from rashomon.records.evidence import check_account
from tests.dossier.invented import (
    DAY,
    NOON,
    invented_account,
    invented_articles,
    invented_linked,
    invented_positions,
)

LATE = datetime(2031, 5, 6, tzinfo=UTC)


def test_the_order_of_what_is_given_makes_no_difference() -> None:
    articles, linked = invented_linked()
    aside = [SetAside("b", "why"), SetAside("a", "why")]
    backwards = replace(
        linked,
        speakers=linked.speakers[::-1],
        statements=linked.statements[::-1],
        utterances=linked.utterances[::-1],
    )
    one = put_together("T", articles, aside, linked, rejected=[("b", 1), ("a", 2), ("b", 3)])
    other = put_together("T", articles[::-1], aside[::-1], backwards, rejected=[("b", 4), ("a", 2)])
    assert one == other
    assert one.rejected == (("a", 2), ("b", 4))


def test_a_folder_changes_no_order_and_no_story_id() -> None:
    articles, linked = invented_linked()
    moved = (replace(articles[0], path="z/a-ledger.txt"), replace(articles[1], path="a/b-courier.txt"))
    one, other = (put_together("T", given, (), linked) for given in (articles, moved))
    assert [article.id for article in one.articles] == [article.id for article in other.articles]
    assert one.story.id == other.story.id


def test_what_an_article_says_of_its_changes_becomes_a_correction() -> None:
    account = invented_account()
    assert [(one.article, one.span.text[:13]) for one in account.corrections] == [
        (account.articles[1].id, "Editor’s note")
    ]


def test_the_timeline_runs_from_the_earliest() -> None:
    account = invented_account()
    ledger, courier = (article.id for article in account.articles)
    assert [(event.what, event.articles or len(event.statements)) for event in account.timeline] == [
        ("published", (ledger,)),
        ("said", 1),
        ("published", (courier,)),
        ("updated", (courier,)),
        ("said", 2),
        ("said", 1),
        ("said", 1),
    ]
    assert account.timeline[3].after == (account.timeline[2].id,)


def test_the_timeline_has_what_takes_a_position_and_the_order_that_words_tell() -> None:
    account = invented_account()
    said = {statement: event for event in account.timeline for statement in event.statements}
    safe, hurt, brake, _, _ = account.statements
    assert said[hurt.id].at is None
    assert said[hurt.id].claims == ("claim-safe",)
    assert said[brake.id].after == (said[safe.id].id,)
    (why,) = said[brake.id].follows
    assert (why.event, why.reason) == (said[safe.id].id, "“had failed” stands with the first")
    places = [event.id for event in account.timeline]
    assert places.index(said[safe.id].id) < places.index(said[brake.id].id)


def test_orders_that_contradict_each_other_end_in_a_list_all_the_same() -> None:
    articles, linked = invented_linked()
    found = invented_positions()
    (one,) = found.precedences
    back = replace(one, before=one.after, after=one.before)
    positions = replace(found, precedences=(one, back))
    account = put_together("T", articles, (), linked, positions=positions)
    assert len(account.timeline) == len(invented_account().timeline)


def test_the_origins_of_a_claim_are_counted_for_each_position() -> None:
    counted = [one for one in invented_account().origins if one.of == "claim-safe"]
    assert [(one.position, one.at_least, one.at_most) for one in counted] == [
        ("affirms", 1, 1),
        ("denies", 1, 1),
    ]


def test_what_was_asked_for_alone() -> None:
    account = asked_for(invented_account())
    assert [claim.id for claim in account.claims] == ["claim-sunk"]
    assert (account.conflicts, account.movements) == ((), ())
    assert [one.of for one in account.origins] == ["utterance-safe"]
    check_account(account)


def test_which_article_has_what() -> None:
    account = invented_account()
    ledger, courier = (article.id for article in account.articles)
    (row,) = presence_of(account)
    assert (row.utterance, row.whole) == ("utterance-safe", (ledger, courier))
    assert (row.partly, row.not_found) == ((), ())
    third = replace(account.articles[0], id="article-third")
    (row,) = presence_of(replace(account, articles=(*account.articles, third)))
    assert row.not_found == ("article-third",)


PUBLISHED = [
    (None, True, "nothing says that it is later"),
    (Interval(LATE, LATE), False, "wholly after"),
    (Interval(NOON, LATE), True, "it may have been before"),
    (Interval(None, LATE), True, "open at its beginning"),
]


@pytest.mark.parametrize(("published", "stays", "why"), PUBLISHED)
def test_articles_by_a_time(published: Interval | None, stays: bool, why: str) -> None:
    article = Article("a", "a.txt", "Text.", published=published)
    kept, left_out = articles_by(LATE - timedelta(hours=1), (article,))
    assert bool(kept) is stays, why
    assert all(was_asked_for(one) for one in left_out)
    assert len(kept) + len(left_out) == 1


def test_posts_after_the_time_are_left_out_and_other_times_bounded() -> None:
    _, courier = invented_articles()
    post = invented_account().statements[-1]
    said = replace(post, id="said", kind="direct")
    found = ArticleStatements(courier.id, (post, said))
    before, aside = statements_by(DAY.earliest and DAY.earliest - timedelta(days=1), courier, found)
    assert [(one.id, one.at) for one in before.statements] == [("said", None)]
    assert "a post dated 2031-05-04" in aside[0].reason
    until_noon, _ = statements_by(NOON, courier, found)
    assert [one.at and one.at.latest for one in until_noon.statements] == [NOON, NOON]
    assert statements_by(None, courier, found) == (found, ())


def test_the_speakers_of_two_or_more_articles() -> None:
    account = invented_account()
    ledger, courier = account.articles
    assert [(speaker.name, articles) for speaker, articles in speakers_found(account)] == [
        ("Ida Brandt", (ledger.id, courier.id))
    ]


def test_the_roots_of_an_origin_with_who_and_where() -> None:
    account = invented_account()
    ledger, courier = account.articles
    roots = roots_of(account, account.origins[0])
    assert [(root.names, root.articles) for root in roots] == [
        (("Ida Brandt",), (ledger.id, courier.id)),
        (("Ida Brandt",), (courier.id,)),
    ]


def test_what_is_not_found_in_an_article() -> None:
    account = invented_account()
    ledger, courier = account.articles
    found = [(one.article, one.what, one.id) for one in not_found_in(account)]
    assert found == [(ledger.id, "origin", "origin-safe"), (courier.id, "position", "claim-safe")]
    third = replace(courier, id="a-third", path="reports/c-third.txt", corrections=())
    wider = replace(account, articles=(*account.articles, third))
    assert [(one.what, one.text) for one in not_found_in(wider) if one.article == third.id] == [
        ("utterance", "The ferry is safe"),
        ("speaker", "Ida Brandt"),
        ("position", "affirmed: The ferry is safe."),
        ("position", "denied: The ferry is safe."),
        ("origin", "Ida Brandt"),
        ("origin", "Ida Brandt"),
    ]


def test_a_table_of_too_many_articles_is_not_made() -> None:
    account = invented_account()
    many = [replace(account.articles[1], id=f"a-{number}", path=f"{number}.txt") for number in range(60)]
    assert not_found_in(replace(account, articles=(*account.articles, *many))) == ()
