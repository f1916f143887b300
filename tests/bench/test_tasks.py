"""Tasks, the comparison of two dossiers, the walk over spans, and the invented articles."""

from __future__ import annotations

from typing import Any

import pytest

from bench import invented
from bench.changes import differences, statements_of
from bench.evidence import broken_spans
from bench.tasks import load, task_names


def test_every_task_can_be_loaded() -> None:
    assert {"statements", "speed", "evidence", "determinism"} <= set(task_names())
    for name in task_names():
        assert callable(load(name).measure)


def test_an_unknown_task_names_those_there_are() -> None:
    with pytest.raises(KeyError, match="statements"):
        load("nothing")


def dossier(*statements: tuple[str, int, str]) -> dict[str, Any]:
    text = "The ferry sails. The bridge is shut."
    return {
        "articles": [{"id": "a", "path": "folder/one.txt", "text": text}],
        "speakers": [{"id": "p1", "name": "Ada Venn"}, {"id": "p2", "name": "the mayor"}],
        "statements": [
            {
                "id": f"s{start}",
                "article": "a",
                "kind": "direct",
                "stance": "asserts",
                "speakers": [speaker],
                "chain": [],
                "content": [{"start": start, "end": start + len(words), "text": words}],
            }
            for words, start, speaker in statements
        ],
    }


def test_gained_lost_and_changed_statements_are_listed() -> None:
    before = dossier(("The ferry", 0, "p1"), ("sails", 10, "p1"))
    after = dossier(("The ferry", 0, "p2"), ("The bridge", 17, "p1"))
    lines = differences(statements_of(before), statements_of(after))
    assert lines == [
        "~ one.txt:0 'The ferry': speaker 'Ada Venn' -> 'the mayor'",
        "- one.txt:10 Ada Venn: sails",
        "+ one.txt:17 Ada Venn: The bridge",
    ]


def test_a_dossier_does_not_differ_from_itself() -> None:
    one = statements_of(dossier(("The ferry", 0, "p1")))
    assert differences(one, one) == []


def test_a_span_whose_words_are_not_there_is_found() -> None:
    good = dossier(("The ferry", 0, "p1"))
    assert broken_spans(good) == (1, [])
    total, broken = broken_spans(dossier(("The ferry", 4, "p1")))
    assert total == 1
    assert len(broken) == 1


def test_a_span_beside_which_no_article_stands_is_broken() -> None:
    nowhere = {**dossier(), "documents": [{"span": {"start": 0, "end": 3, "text": "The"}}]}
    assert len(broken_spans(nowhere)[1]) == 1


def test_invented_articles_are_the_same_on_every_run_and_differ_from_each_other() -> None:
    assert invented.article(7) == invented.article(7)
    assert invented.article(7)["text"] != invented.article(8)["text"]
    assert 600 <= len(invented.article(7)["text"].split()) < 700
