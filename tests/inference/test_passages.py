"""Which sentences of a long text speak of a claim."""

from __future__ import annotations

import pytest

from rashomon.inference.passages import best_passage, cut_sentences, rank_sentences

TEXT = (
    "The harbour was busy on Monday. A fire broke out on the ferry at noon. The crew was safe.\n"
    "The company denied that the ferry had been old. Tickets will be paid back."
)


def test_sentences_end_at_stops_and_lines() -> None:
    assert len(cut_sentences(TEXT)) == 5
    assert cut_sentences("One line\nand another") == ["One line", "and another"]


def test_the_sentence_with_the_claims_words_comes_first() -> None:
    sentences = cut_sentences(TEXT)
    assert sentences[rank_sentences(sentences, "Tickets are paid back")[0][1]].startswith("Tickets")


def test_a_sentence_that_denies_comes_before_one_that_only_mentions() -> None:
    sentences = ["The ferry was new.", "He denied the ferry was new."]
    assert rank_sentences(sentences, "The ferry was new")[0][1] == 1


def test_a_passage_keeps_the_order_of_the_text() -> None:
    passage = best_passage(TEXT, "The old ferry had a fire", 22)
    assert passage.index("fire") < passage.index("denied")
    assert "Tickets" not in passage


@pytest.mark.parametrize("text", ["", "\n\n", "one", "!" * 50])
def test_no_text_breaks_it(text: str) -> None:
    assert len(best_passage(text, "The ferry sails", 10)) <= len(text)
    assert len(best_passage(text, "", 10)) <= len(text)
