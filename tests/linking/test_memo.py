"""What is kept between two accounts, and what is handed to one."""

from __future__ import annotations

from rashomon.linking.ahead import prepare
from rashomon.linking.link import link
from rashomon.linking.memo import Memo, Once
from rashomon.linking.shared_text import find_shared_text
from rashomon.records import Article, ArticleStatements
from rashomon.statements import find_statements
from rashomon.testing import article


def test_each_result_is_given_once_and_no_other_is_kept() -> None:
    ahead = Memo()
    ahead.get("words", lambda: 1)
    memo = Once(ahead)
    assert [memo.get("words", lambda: 2), memo.get("words", lambda: 3)] == [1, 3]
    assert [memo.get("stems", lambda: 4), memo.get("stems", lambda: 5)] == [4, 5]


def prepared() -> tuple[list[Article], list[ArticleStatements], Memo]:
    """Two reports with what was found in them, and what linking worked out of each."""
    texts = ("“The lock is shut,” said Ida Brandt.", "Ida Brandt said: “The lock is shut, and stays so.”")
    articles = [article(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    found = [find_statements(one) for one in articles]
    ahead = Memo()
    for one, statements in zip(articles, found, strict=True):
        prepare(one, statements, ahead)
    return articles, found, ahead


def test_linking_asks_for_what_was_worked_out_ahead_and_finds_the_same() -> None:
    articles, found, ahead = prepared()
    memo = Once(ahead)
    assert find_shared_text(articles, memo=memo) == find_shared_text(articles)
    assert link(articles, found, memo=memo) == link(articles, found)
    # Every key was asked for, but that of the numbers: the words of so few articles are compared outright.
    assert {key[0] for key in ahead._kept if isinstance(key, tuple)} <= {"numbers"}
