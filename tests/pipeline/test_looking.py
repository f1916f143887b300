"""Looking in threads: an outcome is the article's own, whatever was begun, and in whatever order it comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

import rashomon
import rashomon.statements
from rashomon.errors import ModelError
from rashomon.pipeline import Options, account_of, finding, looking
from rashomon.records import Article, ArticleStatements
from rashomon.records.codec import account_to_text
from rashomon.testing import article as build

TEXTS = (
    "“The lock is shut,” said Ida Brandt.",
    "“The lock is shut,” said Ida Brandt. “Nobody has the key,” said Tomas Rehn of Velde.",
    "The harbour said that the lock would stay shut. Rehn denied that anybody had the key.",
)
RULES = Options(finder="rules")


@pytest.fixture
def articles() -> list[Article]:
    return [build(text, path=f"{number}.txt") for number, text in enumerate(TEXTS)]


@pytest.fixture
def without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads, as for the model, with the rules alone."""
    monkeypatch.setattr(looking, "_load_model", lambda finder: None)


@pytest.mark.usefixtures("without_a_model")
@pytest.mark.parametrize("begun", [(), (0,), (2, 0, 1), (1, 1)])
def test_what_was_begun_changes_no_outcome(articles: list[Article], begun: Sequence[int]) -> None:
    with finding(RULES) as find:
        expected = find(articles)
    with finding(Options()) as find:
        for number in begun:
            find.begin(articles[number])
        assert find(articles) == expected
        assert find(articles[::-1]) == expected[::-1]
        assert dict(find.as_found(articles)) == dict(enumerate(expected))


@pytest.mark.usefixtures("without_a_model")
def test_an_article_that_came_out_otherwise_is_looked_at_anew(articles: list[Article]) -> None:
    # Of what is given twice one is kept; it may be the later one, with other furniture.
    first = articles[1]
    later = replace(first, furniture=(first.span(0, first.text.index("“Nobody")),))
    with finding(Options()) as find:
        find.begin(first)
        (outcome,) = find([later])
    with finding(RULES) as find:
        assert [outcome] == find([later])
        assert [outcome] != find([first])


def test_the_longest_that_waits_comes_first(articles: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    ready, order = Event(), []
    find_statements = rashomon.statements.find_statements

    def noted(article: Article, model: object, *, skip: bool) -> ArticleStatements:
        order.append(article.path)
        return find_statements(article)

    monkeypatch.setattr(rashomon.statements, "find_statements", noted)
    monkeypatch.setattr(looking, "_load_model", lambda finder: ready.wait(5) and None)
    monkeypatch.setattr(looking, "THREADS", 1)
    with finding(Options()) as find:
        for article in articles:
            find.begin(article)
        ready.set()
        assert [len(outcome.statements) for outcome in find(articles)] == [1, 2, 2]
    assert order == ["2.txt", "1.txt", "0.txt"]


def test_a_model_that_does_not_load_is_told_to_who_asks(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(finder: str) -> None:
        raise ModelError("weights are missing")

    monkeypatch.setattr(looking, "_load_model", missing)
    with finding(Options()) as find, pytest.raises(ModelError, match="weights are missing"):
        find.begin(articles[0])
        find(articles)


@pytest.mark.usefixtures("without_a_model")
def test_what_nobody_asks_for_is_given_up(articles: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    monkeypatch.setattr(looking, "THREADS", 1)
    monkeypatch.setattr(
        rashomon.statements, "find_statements", lambda *_, **__: started.append(Event().wait(0.1))
    )
    with finding(Options()) as find:
        for article in articles:
            find.begin(article)
    assert len(started) < len(articles)


@pytest.mark.parametrize("processes", [1, 2])
def test_one_article_in_two_folders_is_one_finding(tmp_path: Path, processes: int) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        for number, text in enumerate(TEXTS):
            (tmp_path / folder / f"{number}.txt").write_text(text, encoding="utf-8")
    once = rashomon.read(tmp_path / "a", options=Options(processes=processes))
    twice = rashomon.read([tmp_path / "b", tmp_path / "a"], options=Options(processes=processes))
    assert twice.statements == once.statements
    assert [len(article.notes) for article in twice.articles] == [1, 1, 1]
    assert account_to_text(once) == account_to_text(rashomon.read(tmp_path / "a"))


def test_what_is_worked_out_ahead_changes_no_account(tmp_path: Path) -> None:
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    read = rashomon.read(tmp_path, title="The lock", options=RULES)
    with finding(RULES) as find:
        statements = [one for one in find(read.articles) if not isinstance(one, str)]
    anew, _ = account_of(read.articles, statements, title="The lock", made_by=())
    assert account_to_text(anew) == account_to_text(read)
