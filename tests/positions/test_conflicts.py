"""Conflicts: who stands against whom, one side against itself, and what only looks like one."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations

import pytest

from rashomon.positions import conclude
from rashomon.positions.callings import callings_of
from rashomon.records import Claim, Interval
from tests.positions.stories import claim, report, said, story

LETTER = "The letter is genuine."


def test_all_who_affirm_and_all_who_deny_are_one_conflict() -> None:
    where = report("Ada said it is real. Bea said it is true. Cay said it is a fake.")
    seen = story(
        [where],
        [
            said(where, "it is real", "Ada"),
            said(where, "it is true", "Bea"),
            said(where, "it is a fake", "Cay"),
        ],
    )
    asked = claim(LETTER, seen, {"it is real": "affirms", "it is true": "affirms", "it is a fake": "denies"})
    (found,) = conclude(seen, [asked]).conflicts
    assert (found.kind, found.claims, len(found.a), len(found.b)) == ("between-speakers", ("claim-1",), 2, 1)
    assert found.reasons == ("Ada and Bea affirm it; Cay denies it",)
    assert [where.holds(passage.span) for passage in found.passages] == [True, True]


def test_a_side_against_itself_with_the_words_that_tell_the_order() -> None:
    where = report("At noon Ada said it was a fake. At 6 p.m. Bea said it was a draft.")
    seen = story(
        [where],
        [said(where, "it was a fake", "Ada"), said(where, "it was a draft", "Bea")],
        {"port": ["Ada", "Bea"]},
    )
    asked = claim(LETTER, seen, {"it was a fake": "denies", "it was a draft": "qualifies"})
    found = conclude(seen, [asked])
    (conflict,) = found.conflicts
    assert conflict.kind == "same-side-over-time"
    assert conflict.reasons[0] == "port first denies it, later qualifies it"
    (moved,) = found.movements
    assert (moved.from_words, moved.to_words, moved.side) == ("fake", "draft", "port")
    assert moved.at == Interval(datetime(2031, 3, 3, 18, tzinfo=UTC), datetime(2031, 3, 3, 18, tzinfo=UTC))
    (first,) = found.precedences
    assert (first.before, first.after) == (conflict.a[0], conflict.b[0])


def test_there_and_back_is_two_changes() -> None:
    where = report(
        "On Saturday Ada said it is a draft. At noon on Monday Ada said there is none."
        " At 6 p.m. on Monday Ada said it is unfinished."
    )
    words = ("it is a draft", "there is none", "it is unfinished")
    seen = story([where], [said(where, one, "Ada") for one in words])
    asked = claim(LETTER, seen, dict(zip(words, ("qualifies", "denies", "qualifies"), strict=True)))
    kinds = [one.reasons[0] for one in conclude(seen, [asked]).conflicts]
    assert sorted(kinds) == [
        "Ada first denies it, later qualifies it",
        "Ada first qualifies it, later denies it",
    ]


def test_where_no_order_is_told_nothing_is_said_to_have_moved() -> None:
    where = report("Ada said it is real. Ada said it is a fake.")
    seen = story([where], [said(where, "it is real", "Ada"), said(where, "it is a fake", "Ada")])
    found = conclude(seen, [claim(LETTER, seen, {"it is real": "affirms", "it is a fake": "denies"})])
    assert found.conflicts[0].reasons[1] == "the texts do not tell which came first"
    assert (found.movements, found.precedences) == ((), ())


def test_what_a_side_calls_a_thing_may_belong_to_no_claim() -> None:
    where = report("Ada initially said the letter was a fake. It was, Ada said, an honest mistake.")
    seen = story(
        [where], [said(where, "the letter was a fake", "Ada"), said(where, "an honest mistake", "Ada")]
    )
    found = conclude(seen, [])
    assert [(one.kind, one.claims) for one in found.conflicts] == [("same-side-over-time", ())]
    assert [(one.kind, one.from_words, one.to_words) for one in found.movements] == [
        ("wording", "fake", "mistake")
    ]


@pytest.mark.parametrize("words", ["it was not a mistake", "whether it was a mistake"])
def test_a_word_that_is_negated_or_asked_is_not_called(words: str) -> None:
    where = report(f"Ada said the letter was a fake. Ada said {words}.")
    seen = story([where], [said(where, "the letter was a fake", "Ada"), said(where, words, "Ada")])
    assert conclude(seen, []).conflicts == ()


APPARENT = [
    # another thing of which the claim is said
    (
        "the water in the city taps is safe",
        "affirms",
        "the water from private wells is not",
        "denies",
        "another question",
    ),
    # what was so by then
    ("no one is hurt so far", "denies", "two are hurt", "affirms", "another time"),
]


@pytest.mark.parametrize(("one", "first", "other", "second", "why"), APPARENT)
def test_what_only_looks_like_a_conflict(one: str, first: str, other: str, second: str, why: str) -> None:
    where = report(f"Ada said {one}. Bea said {other}.")
    seen = story([where], [said(where, one, "Ada"), said(where, other, "Bea")])
    texts = (
        ["The water is safe.", "The water in the city taps is safe."]
        if "water" in one
        else ["People are hurt."]
    )
    for text in texts:
        found = conclude(seen, [claim(text, seen, {one: first, other: second})]).conflicts  # type: ignore[dict-item]
        assert [conflict.kind for conflict in found] == ["apparent"], text
        assert found[0].reasons[0].startswith(why)


def test_not_to_say_that_it_is_a_fake_is_no_conflict_with_saying_so() -> None:
    where = report("Ada told lawmakers that it was a fake. Ada did not declare the letter a fake.")
    seen = story(
        [where],
        [
            said(where, "it was a fake", "Ada", cue="told"),
            said(where, "the letter a fake", "Ada", cue="declare", stance="withholds"),
        ],
    )
    asked = claim(LETTER, seen, {"it was a fake": "denies", "the letter a fake": "withholds"})
    (found,) = conclude(seen, [asked]).conflicts
    assert found.kind == "apparent"
    assert "lawmakers" in found.reasons[0]


def test_one_voice_and_nobody_make_no_conflict() -> None:
    where = report("Ada said it is real. It is a fake, somebody said.")
    seen = story([where], [said(where, "it is real", "Ada")])
    assert conclude(seen, [claim(LETTER, seen, {"it is real": "affirms"})]).conflicts == ()
    assert conclude(seen, [Claim("claim-2", "The moon is full.", True)]).conflicts == ()


def test_the_order_of_what_is_given_changes_nothing() -> None:
    where = report("Ada said it is real. Bea said it is true. Cay said it is a fake.")
    words = {"it is real": "Ada", "it is true": "Bea", "it is a fake": "Cay"}
    outcomes = set()
    for order in permutations(words):
        seen = story([where], [said(where, one, words[one]) for one in order])
        asked = claim(LETTER, seen, {one: "denies" if "fake" in one else "affirms" for one in words})
        outcomes.add(conclude(seen, [asked]).conflicts)
    assert len(outcomes) == 1


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("Media reports", "apparent"),
        ("rumours in the town", "apparent"),
        ("Ada", "between-speakers"),
        ("the Tarn Report", "between-speakers"),
    ],
)
def test_what_is_only_attributed_to_reports(who: str, kind: str) -> None:
    where = report(f"{who} said it is a fake. Bea said it is real.")
    seen = story([where], [said(where, "it is a fake", who), said(where, "it is real", "Bea")])
    (found,) = conclude(
        seen, [claim(LETTER, seen, {"it is a fake": "denies", "it is real": "affirms"})]
    ).conflicts
    assert found.kind == kind


@pytest.mark.parametrize(
    "words",
    ["so is it a fake? Hardly", "a suicide bomber was shot, and Lund was convicted of attempted murder"],
)
def test_what_is_asked_or_done_by_others_is_no_calling(words: str) -> None:
    where = report(f"Ada said {words}. Ada said it is real.")
    seen = story([where], [said(where, words, "Ada"), said(where, "it is real", "Ada")])
    assert callings_of(seen.statements[0], seen) == ()
