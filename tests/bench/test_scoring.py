"""The scorer of statements, on invented ones: each case is one rule of the measure."""

from __future__ import annotations

from typing import Any

import pytest

from bench.names import is_same_speaker
from bench.scoring import ScoringError, score

TEXT = 'Ada Venn said the ferry would sail. "It will sail on Friday," the mayor said.\nNobody else spoke.'


def gold(words: str, speaker: str, **changes: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    entry = {
        "id": words,
        "report": "one.txt",
        "kind": "indirect",
        "speaker": [speaker],
        "source": None,
        "cue": "said",
        "content": [words],
        "spans": [[start, start + len(words)]],
        "via": [],
        "stance": "asserts",
        "optional": False,
    }
    return entry | changes


def found(words: str, speaker: str, **changes: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    record = {
        "id": words,
        "article": "a",
        "kind": "indirect",
        "stance": "asserts",
        "source": None,
        "cue": {"start": 9, "end": 13, "text": "said"},
        "content": [{"start": start, "end": start + len(words), "text": words}],
        "speakers": [speaker],
        "chain": [],
    }
    return record | changes


def dossier(*statements: dict[str, Any]) -> dict[str, Any]:
    speakers = {speaker for one in statements for speaker in one["speakers"]}
    speakers |= {link["speaker"] for one in statements for link in one["chain"]}
    return {
        "articles": [{"id": "a", "path": "folder/one.txt", "text": TEXT}],
        "speakers": [{"id": name, "name": name, "aliases": []} for name in sorted(speakers)],
        "statements": list(statements),
    }


SAILS = "the ferry would sail"
FRIDAY = "It will sail on Friday"


def test_a_statement_found_as_it_is_counts_in_full() -> None:
    row = score([gold(SAILS, "Ada Venn")], dossier(found(SAILS, "Venn")))["all"]
    assert (row["precision"], row["recall"], row["f1"], row["speaker"], row["tight"]) == (1, 1, 1, 1, 1)


def test_half_of_the_words_is_enough_and_less_is_not() -> None:
    assert score([gold(SAILS, "Ada Venn")], dossier(found("ferry would", "Ada Venn")))["all"]["recall"] == 1
    assert score([gold(SAILS, "Ada Venn")], dossier(found("sail", "Ada Venn")))["all"]["recall"] == 0


def test_another_class_of_kind_is_found_among_all_but_not_among_its_own() -> None:
    rows = score([gold(FRIDAY, "The mayor", kind="direct")], dossier(found(FRIDAY, "the mayor")))
    assert rows["all"]["recall"] == 1
    assert rows["quoted"]["recall"] == 0
    assert rows["indirect"]["precision"] == 0


def test_direct_and_mixed_are_one_class() -> None:
    rows = score(
        [gold(FRIDAY, "The mayor", kind="direct")], dossier(found(FRIDAY, "the mayor", kind="mixed"))
    )
    assert rows["quoted"]["recall"] == 1
    assert rows["quoted"]["kind"] == 0


def test_what_gold_marks_optional_counts_nowhere() -> None:
    rows = score(
        [gold(SAILS, "Ada Venn"), gold(FRIDAY, "The mayor", optional=True)],
        dossier(found(SAILS, "Ada Venn"), found(FRIDAY, "the mayor")),
    )
    assert rows["all"]["gold"] == rows["all"]["said"] == 1


def test_a_found_speaker_stands_for_one_gold_speaker_only() -> None:
    """One speaker that collects every name is right about the one it is most often right about."""
    everybody = dossier(found(SAILS, "x"), found(FRIDAY, "x", cue=None))
    everybody["speakers"] = [{"id": "x", "name": "Ada Venn", "aliases": ["the mayor"]}]
    row = score([gold(SAILS, "Ada Venn"), gold(FRIDAY, "The mayor", cue=None)], everybody)["all"]
    assert row["recall"] == 1
    assert row["speaker"] == 0.5


def test_clauses_under_one_cue_count_as_one_statement() -> None:
    clauses = [found("the ferry", "Ada Venn"), found("would sail", "Ada Venn")]
    row = score([gold(SAILS, "Ada Venn")], dossier(*clauses))["all"]
    assert (row["said"], row["recall"], row["tight"]) == (1, 1, 1)


def test_a_chain_counts_where_either_side_has_one() -> None:
    with_chain = [gold(SAILS, "Ada Venn", via=["The Gazette"])]
    right = dossier(found(SAILS, "Ada Venn", chain=[{"speaker": "Gazette"}]))
    assert score(with_chain, right)["all"]["chain"] == 1
    assert score(with_chain, dossier(found(SAILS, "Ada Venn")))["all"]["chain"] == 0
    assert "chain" not in score([gold(SAILS, "Ada Venn")], dossier(found(SAILS, "Ada Venn")))["all"]


def test_gold_of_another_text_is_refused() -> None:
    with pytest.raises(ScoringError, match="does not hold its words"):
        score([gold(SAILS, "Ada Venn", content=["another ferry would go"])], dossier())


def test_an_article_that_was_not_read_is_refused() -> None:
    with pytest.raises(ScoringError, match=r"no article two\.txt"):
        score([gold(SAILS, "Ada Venn", report="two.txt")], dossier())


@pytest.mark.parametrize(
    ("name", "said", "same"),
    [
        ("Ada Venn", "Venn", True),
        ("Ada Venn", "Gen. Ada Venn", True),
        ("Ada Venn", "Ada", False),  # a first name could be anybody's
        ("Ada Venn", "Bram Venn", False),
        ("the letter (Ada Venn)", "Ada Venn", True),
        ("a U.S. military official", "US military official", True),
        ("a U.S. military official", "official", False),  # never a vague word alone
        ("The Pentagon", "the Pentagon’s", True),
        ("Zoë Aßmann", "ZOE ASSMANN", True),
        ("Ada Venn", "", False),
    ],
)
def test_names(name: str, said: str, same: bool) -> None:
    assert is_same_speaker(name, [said]) is same
