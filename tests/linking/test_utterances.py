"""Which statements carry one saying, which a part of it, and which look alike and are two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.linking import link
from tests.linking.stories import Report, linked, texts, together

LONG = "We will rebuild the north quay before winter, and the council will carry the whole cost of it"


def pair(one: str, other: str, kind: str = "direct") -> bool:
    first = Report("A").says("Ada Venn", one)
    second = Report("B").says("Ada Venn", other, kind=kind)  # type: ignore[arg-type]
    return together(linked(first, second), one, other)


@pytest.mark.parametrize(
    "other",
    [
        "we will rebuild the north quay before winter – and the council will carry the whole cost of it.",
        "We will rebuild the north quay before winter",  # cut
        "We will rebuild the north quay … and the council will carry the whole cost of it",
        "[The board] will rebuild the north quay before winter, and the council will carry the cost",
        "[w]e will rebuild the north quay before winter, and the council will carry the whole cost",
        "We'll rebuild the north quay before winter, and the council'll carry the whole cost of it",
        "We will rebuild the north quay before winter, and the city will carry the whole cost of it",
    ],
)
def test_one_saying(other: str) -> None:
    assert pair(LONG, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("There is no decision made to leave the quay", "There is no decision whatsoever to leave the quay"),
        ("We lost 37 boats in the storm on Monday night", "We lost 73 boats in the storm on Monday night"),
        ("The old quay is safe for ships this winter", "The old quay is not safe for ships this winter"),
        ("The council will carry the cost", "The council will meet on Friday"),
    ],
)
def test_two_sayings(one: str, other: str) -> None:
    assert not pair(one, other)


def test_two_words_of_no_matter_stand_everywhere() -> None:
    story = linked(Report("A").says("Ada Venn", "We will"), Report("B").says("Ada Venn", "We will"))
    assert len(story.utterances) == 2


def test_excerpts_that_overlap_are_one_and_a_common_phrase_is_not() -> None:
    first = "The board has met, and we will rebuild the old north quay before winter"
    second = "we will rebuild the old north quay before winter, and the council pays"
    third = "Nobody has told us whether we will rebuild the old north quay before the summer guests"
    assert pair(first, second)
    assert not pair(first, third)


def test_what_may_be_one_is_noted_on_both() -> None:
    one, other = (
        "There is no decision made to leave the quay",
        "There is no decision whatsoever to leave the quay",
    )
    story = linked(Report("A").says("Ada Venn", one), Report("B").says("Ada Venn", other))
    assert len(story.utterances) == 2
    assert all(any("may be one" in reason for reason in u.reasons) for u in story.utterances)


def test_fragments_are_a_part() -> None:
    story = linked(
        Report("A").says("Ada Venn", LONG),
        Report("B").says("Ada Venn", "north quay", "whole cost", kind="mixed"),
    )
    assert texts(story) == [(frozenset({LONG}), frozenset({"north quay whole cost"}))]


def test_a_paraphrase_is_a_part() -> None:
    words = "the north quay would be rebuilt before winter"
    story = linked(Report("A").says("Ada Venn", LONG), Report("B").says("Ada Venn", words, kind="indirect"))
    assert together(story, LONG, words)
    assert any("paraphrase" in reason for u in story.utterances for reason in u.reasons)


def test_a_paraphrase_that_denies_is_none() -> None:
    words = "the north quay would not be rebuilt before winter"
    story = linked(Report("A").says("Ada Venn", LONG), Report("B").says("Ada Venn", words, kind="indirect"))
    assert not together(story, LONG, words)


def test_two_words_of_matter_join_one_speaker_only_while_nobody_else_says_them() -> None:
    first = Report("A").says("Ada Venn", "an honest blunder", kind="mixed")
    second = Report("B").says("Ada Venn", "blunder, an honest blunder", kind="mixed")
    assert len(linked(first, second).utterances) == 1
    third = Report("C").says("Otto Orr", "an honest blunder", kind="mixed")
    assert len(linked(first, second, third).utterances) == 3


def test_a_statement_in_two_halves_meets_the_whole() -> None:
    halves = Report("B").says("Ada Venn", "We will rebuild the north quay before winter")
    halves.says("Ada Venn", "the council will carry the whole cost of it")
    story = linked(Report("A").says("Ada Venn", LONG), halves)
    assert len(story.utterances) == 1
    assert len(story.utterances[0].variants) == 3


def test_a_body_and_its_spokesperson_say_one_thing() -> None:
    first = Report("A").knows("Harbour Board", "organisation").says("Harbour Board", LONG)
    second = (
        Report("B").knows("Ada Venn", "person", "a spokeswoman for the Harbour Board").says("Ada Venn", LONG)
    )
    story = linked(first, second)
    assert len(story.utterances) == 1
    assert len(story.utterances[0].speakers) == 2


def test_the_same_short_words_of_two_strangers_are_two() -> None:
    words = "The quay is safe"
    assert not together(
        linked(Report("A").says("Ada Venn", words), Report("B").says("Otto Orr", words + " now")),
        words,
        words + " now",
    )


def test_a_post_is_not_what_it_carries() -> None:
    carried = f"Venn: {LONG}"
    story = linked(
        Report("A").says("Ada Venn", LONG),
        Report("B").says("Otto Orr", carried, kind="post"),
    )
    assert len(story.utterances) == 2


def test_variants_say_how_they_differ() -> None:
    story = linked(
        Report("A").says("Ada Venn", LONG),
        Report("B").says("Ada Venn", "We will rebuild the north quay before winter"),
    )
    (utterance,) = story.utterances
    assert utterance.text == LONG
    assert [v.differs for v in utterance.variants] == [
        "",
        "ends before “and the council will carry the whole cost of it”",
    ]


def test_an_article_that_quotes_itself() -> None:
    story = linked(Report("A").says("Ada Venn", LONG).says("Ada Venn", LONG))
    (utterance,) = story.utterances
    assert len(utterance.variants) == 2
    assert len(utterance.articles) == 1


def test_short_words_of_nobody_in_particular_are_not_joined() -> None:
    made = [Report(outlet).says("Ada Venn", "so-called harbour plan").made() for outlet in ("A", "B")]
    nobody = [replace(found, speakers=()) for _, found in made]
    assert len(link([where for where, _ in made], nobody).utterances) == 2


@pytest.mark.parametrize(
    ("report", "together_with"),
    [
        # A short report whose words stand in one saying of the speaker, which denies as it does.
        ("there was no plan", "No such plan has left this office"),
        # A noun that stands in two sayings belongs to the one that several articles carry.
        ("it was a sketch, a draft", "The plan is real, but it is a draft and went out by mistake"),
    ],
)
def test_a_short_report_is_a_part_of_the_saying_that_has_its_words(report: str, together_with: str) -> None:
    denial = "No such plan has left this office"
    admission = "The plan is real, but it is a draft and went out by mistake"
    first = Report("A").says("Ada Venn", denial).says("Ada Venn", admission)
    second = Report("B").says("Ada Venn", admission).says("Ada Venn", report, kind="indirect")
    third = Report("C").says("Ada Venn", "Burn every old draft of the harbour chart")
    story = linked(first, second, third)
    homes = [full | partly for full, partly in texts(story) if report in full | partly]
    assert any(together_with in home for home in homes)
    assert not any({denial, admission} <= home for home in homes)


def test_a_short_report_of_what_is_said_twice_is_joined_with_neither() -> None:
    first = Report("A").says("Ada Venn", "The old quay leaks, and nobody paid to mend it")
    second = Report("B").says("Ada Venn", "A quay that leaks is better than none")
    third = Report("C").says("Ada Venn", "the quay leaks", kind="indirect")
    assert all("the quay leaks" not in partly for _, partly in texts(linked(first, second, third)))


def test_a_negated_fragment_in_a_clause_that_ends_otherwise_is_a_part() -> None:
    whole = "There is no plan to sell the pier, and no such letter has left this building"
    where = Report("B").says("Ada Venn", "no such letter", "was ever printed", kind="mixed")
    story = linked(Report("A").says("Ada Venn", whole), where)
    assert any(whole in full and "no such letter was ever printed" not in full for full, _ in texts(story))
