"""The dossier as JSON: the contract's shape, the round trip, and what a broken dossier is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from rashomon.errors import DossierError
from rashomon.records import Account
from rashomon.records.codec import (
    ARTICLE_KEYS,
    CONTRACT,
    account_from_json,
    account_from_text,
    account_to_json,
    account_to_text,
)
from rashomon.records.evidence import spans_of
from tests.dossier.invented import invented_account
from tests.records.accounts import accounts


@given(accounts())
def test_an_account_comes_back(account: Account) -> None:
    assert account_from_text(account_to_text(account)) == account


@given(accounts())
def test_every_span_reads_to_its_own_words(account: Account) -> None:
    texts = {one.id: one.text for one in (*account.articles, *account.primary)}
    statements = {statement.id: statement.article for statement in account.statements}
    found = list(spans_of(account, statements))
    assert all(texts[one][span.start : span.end] == span.text for _, one, span in found)


def test_what_stands_across_the_articles_has_the_shape_of_the_contract() -> None:
    values = account_to_json(invented_account())
    part, quotes = values["shared_text"]
    assert [set(one) for one in part["passages"][0]] == [{"article", "span"}] * 2
    assert [step["origin"] for step in part["direction"]][1] == "Night Wire"
    assert quotes["direction"] == "unknown"
    origin, yes, no = values["origins"]
    assert (origin["at_least"], origin["at_most"], len(origin["groups"])) == (1, 2, 2)
    assert [(one["of"], one["position"]) for one in (yes, no)] == [
        ("claim-safe", "affirms"), ("claim-safe", "denies"),
    ]  # fmt: skip
    witness = values["documents"][0]["fragments"][0]["witnesses"][0]
    assert list(witness) == ["statement", "article", "span"]
    assert [one["at"] is None for one in values["first_seen"]] == [False, True]
    assert [match["verdict"] for match in values["against_primary"]] == ["cut", "not-found"]


def test_the_keys_are_those_of_the_contract_in_its_order() -> None:
    values = account_to_json(invented_account())
    assert list(values)[:3] == ["schema", "as_of", "story"]
    assert tuple(values)[3 : 3 + len(CONTRACT)] == CONTRACT
    assert tuple(values["articles"][0])[: len(ARTICLE_KEYS)] == ARTICLE_KEYS
    assert list(values["statements"][0]) == [
        "id", "article", "kind", "stance", "source", "cue", "content", "speakers", "chain", "chain_complete",
        "audience", "justification", "at", "found_by", "score", "reasons",
    ]  # fmt: skip
    assert values["rejected"] == {"quotation marks around a title": 2}


def test_every_array_is_there_when_nothing_was_found() -> None:
    account = invented_account()
    empty = account_to_json(Account(account.story, ()))
    assert all(empty[key] == [] for key in CONTRACT if key != "rejected")
    assert empty["rejected"] == {}


def test_times_are_one_text_where_one_can_say_them() -> None:
    first, second = account_to_json(invented_account())["articles"]
    assert (first["published_at"], first["updated_at"]) == ("2031-05-04", None)
    assert second["published_at"] == "2031-05-04T12:00:00Z"
    assert second["updated_at"] == {"earliest": "2031-05-04T18:00:00Z", "latest": None}


def test_the_text_has_one_record_a_line() -> None:
    lines = account_to_text(invented_account()).splitlines()
    assert sum(line.startswith('  {"id": "statement-') for line in lines) == 5


def test_lone_surrogates_never_come_out() -> None:
    account = invented_account()
    article = account.articles[0]
    odd = replace(article, text=article.text[:-1] + "\ud800", title="\udfff")
    text = account_to_text(replace(account, articles=(odd, *account.articles[1:]), notes=("\ud800",)))
    assert text.encode("utf-8")
    account_from_text(text)


def change(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """What sets the field at a dotted path."""

    def apply(values: Any) -> None:
        *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        for step in way:
            values = values[step]
        values[last] = value

    return apply


BROKEN = [
    (change("schema", "rashomon/dossier/9"), "schema: 'rashomon/dossier/9' is not"),
    (change("story", None), "story: an object is expected"),
    (change("articles", {}), "articles: an array is expected"),
    (change("articles.0", 3), r"articles\[0\]: an object is expected"),
    (change("articles.0.published_at", "6 January"), r"articles\[0\]\.published_at: no ISO 8601 time"),
    (change("articles.0.published_at", "2020-13-45"), r"articles\[0\]\.published_at: no date"),
    (change("articles.1.id", None), r"articles\[1\]\.id: text is expected"),
    (change("articles.0.text", "Other words."), "article .* does not hold"),
    (change("statements.0.article", "article-none"), "no article has the id 'article-none'"),
    (change("statements.0.speakers", ["nobody"]), "no speaker has the id 'nobody'"),
    (change("statements.0.kind", "shouted"), r"statements\[0\]\.kind: 'shouted' is none of"),
    (change("statements.0.content", []), r"statements\[0\]: .* has no content"),
    (change("statements.0.content.0.text", "The ferry is lost"), "does not hold 'The ferry is lost'"),
    (change("statements.1.id", "statement-3f693d1549a3"), "two statements have one id"),
    (change("utterances.0.variants.0.statement", "none"), "no statement has the id 'none'"),
    (change("shared_text.0.articles.0", "none"), "lies in an article that it does not list"),
    (
        change("shared_text.0.passages.0.0.span.text", "The ferry is lost"),
        "does not hold 'The ferry is lost'",
    ),
    (change("shared_text.0.direction.0.to", "none"), "flow.to: no article has the id 'none'"),
    (change("shared_text.0.direction.0.origin", "none"), "flow.origin: no article has the id 'none'"),
    (change("shared_text.0.direction", "sideways"), "'sideways' is none of unknown"),
    (change("origins.0.of", "none"), "no utterance, claim or origin has the id 'none'"),
    (change("origins.0.groups.0.0", "none"), "origin.groups: no statement has the id 'none'"),
    (change("origins.0.unsure.0", "none"), "no statement has the id 'none'"),
    (change("origins.0.at_least", 3), "no count lies between 3 and 2"),
    (change("documents.0.speaker", "none"), "no speaker has the id 'none'"),
    (change("documents.0.fragments.0.witnesses.0", 3), "an object is expected"),
    (change("documents.0.fragments.0.witnesses.0.statement", "none"), "no statement has the id 'none'"),
    (change("documents.0.fragments", 3), r"documents\[0\]\.fragments: an array is expected"),
    (change("first_seen.0.article", "none"), "no article has the id 'none'"),
    (change("first_seen.0.article", ""), "is not one of the article ''"),
    (change("against_primary.0.spans.0.text", "The ferry is perfectly lost"), "does not hold"),
    (change("against_primary.0.primary", "none"), "no primary text has the id 'none'"),
    (change("against_primary.0.utterance", "none"), "no utterance has the id 'none'"),
    (change("against_primary.0.verdict", "true"), "'true' is none of exact"),
]


@pytest.mark.parametrize(("break_it", "message"), BROKEN)
def test_a_broken_dossier_names_what_is_wrong(
    break_it: Callable[[dict[str, Any]], None], message: str
) -> None:
    values = json.loads(account_to_text(invented_account()))
    break_it(values)
    if message.startswith("two statements"):
        values["statements"][1]["id"] = values["statements"][0]["id"]
    with pytest.raises(DossierError, match=message):
        account_from_json(values)


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 100_000, '{"schema": 1}'])
def test_what_is_no_dossier_is_refused(text: str) -> None:
    with pytest.raises(DossierError):
        account_from_text(text)
