"""What moved between two accounts of a story, and between two texts of an article."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from rashomon.pipeline import account_of
from rashomon.records import Account, Article, Claim, Conflict, Movement, Position
from rashomon.statements import find_statements
from rashomon.stream.changes import compare, revised, to_plain
from rashomon.stream.revised import WordChange, changed_words
from rashomon.stream.standing import Standing, standing_of
from rashomon.testing import article

FIRST = (
    'The bridge at Norby is shut. "The bridge is safe for every car," said Mara Quill, the harbour master.'
)
SECOND = (
    'Mara Quill, the harbour master, said: "Nobody told us of the crack." '
    'The mayor, Tomas Reed, said: "I knew nothing of it at all."'
)
THIRD = '"We shall open it again on Friday morning," said Mara Quill, the harbour master of Norby.'


def told(*texts: str) -> Account:
    """The account of articles with these words."""
    articles = [
        article(text, path=f"{number}.txt", outlet=f"Paper {number}") for number, text in enumerate(texts)
    ]
    return account_of(articles, [find_statements(one) for one in articles], title="The bridge")[0]


def in_dispute(account: Account) -> Account:
    """The account with a conflict and a movement between its first two statements."""
    a, b = (one.id for one in account.statements[:2])
    claim = Claim("c", "The bridge is safe.", positions=(Position("", "", a, "affirms"),))
    conflict = Conflict("k", "between-speakers", ("c",), (a,), (b,), ("they differ",))
    movement = Movement(
        "m", "position", "", account.statements[0].speakers[0], ("c",), (a,), (b,), "safe", "shut"
    )
    return replace(account, claims=(claim,), conflicts=(conflict,), movements=(movement,))


def test_a_key_speaker_says_something_new() -> None:
    before = told(FIRST, SECOND)
    (change,) = compare("s", standing_of(before), told(FIRST, SECOND, THIRD))
    assert change.kind == "utterance"
    assert "Mara Quill" in change.text and "Friday" in change.text
    assert change.passages[0].outlet == "Paper 2"


def test_nothing_moves_between_an_account_and_itself() -> None:
    account = in_dispute(told(FIRST, SECOND))
    assert compare("s", standing_of(account), account) == ()


def test_of_a_story_never_seen_only_disputes_are_news() -> None:
    assert compare("s", Standing(), told(FIRST, SECOND, THIRD)) == ()
    kinds = [one.kind for one in compare("s", Standing(), in_dispute(told(FIRST, SECOND)))]
    assert kinds == ["position", "first-conflict"]


def test_a_conflict_and_a_movement_show_both_passages_and_the_claim() -> None:
    account = told(FIRST, SECOND)
    movement, conflict = compare("s", standing_of(account), in_dispute(account))
    assert movement.kind == "position" and "safe → shut" in movement.text
    assert conflict.kind == "first-conflict" and len(conflict.passages) == 2
    assert movement.claims == conflict.claims == ("The bridge is safe.",)


def test_an_apparent_conflict_is_no_news() -> None:
    account = in_dispute(told(FIRST, SECOND))
    apparent = replace(account, conflicts=(replace(account.conflicts[0], kind="apparent"),), movements=())
    assert compare("s", standing_of(told(FIRST, SECOND)), apparent) == ()


def test_a_revised_article_does_not_make_its_old_findings_new() -> None:
    # ids hang on the text: the same words in a revised article have other ids, and are not news
    before = in_dispute(told(FIRST, SECOND))
    after = in_dispute(told("Updated at noon. " + FIRST, SECOND))
    assert {one.id for one in before.statements} != {one.id for one in after.statements}
    assert compare("s", standing_of(before), after) == ()


def test_a_standing_survives_json() -> None:
    standing = standing_of(in_dispute(told(FIRST, SECOND)), "print")
    assert Standing.from_plain(json.loads(json.dumps(standing.to_plain()))) == standing


REVISIONS = [
    # one word for another
    ("The bridge is safe now.", "The bridge is shut now.", [("safe", "shut")]),
    # words that came in, and words that went
    ("The bridge is safe.", "The bridge is not safe.", [("", "not")]),
    ("The old bridge is safe.", "The bridge is safe.", [("old", "")]),
    # spaces and lines are no difference
    ("The bridge\n\nis safe.", "The bridge is safe.", []),
    # at the beginning and at the end
    ("Twelve cars cross.", "Twenty cars cross daily.", [("Twelve", "Twenty"), ("cross.", "cross daily.")]),
]


@pytest.mark.parametrize(("before", "after", "expected"), REVISIONS)
def test_changed_words(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    found = changed_words(article(before), article(after))
    assert [(one.before, one.after) for one in found] == expected
    for one in found:
        assert " ".join(after[one.start : one.end].split()) == one.after


def test_a_correction_names_the_claim_whose_words_it_changed() -> None:
    account = in_dispute(told(FIRST, SECOND))
    after = account.articles[0]
    old: Article = article(after.text.replace("is safe", "is not safe"), path="0.txt")
    words = changed_words(old, after)
    change = revised("s", "key", old, after, words, False, account, standing_of(account))
    assert change.kind == "edited" and change.claims == ("The bridge is safe.",)
    assert change.words == (WordChange("not", "", words[0].start, words[0].end),)
    assert "1 word" in change.text and to_plain(change)["words"]
