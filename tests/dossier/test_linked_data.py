"""JSON-LD: passages that can be found again, and no verdict but a person's."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from rashomon.dossier import render
from rashomon.records import Account
from tests.dossier.invented import invented_account


def graph(account: Account) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = json.loads(render(account, "json-ld"))["@graph"]
    return nodes


def test_every_selector_leads_to_its_words() -> None:
    account = invented_account()
    texts = {article.url or f"urn:rashomon:{article.id}": article.text for article in account.articles}
    targets = [
        target for node in graph(account) if node.get("type") == "Annotation" for target in node["target"]
    ]
    assert targets
    for target in targets:
        text = texts[target["source"]]
        quote, place = target["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])
        assert text[place["end"] :].startswith(quote["suffix"])


def test_a_claim_has_its_appearances_and_who_makes_it() -> None:
    account = invented_account()
    claims = {node["text"]: node for node in graph(account) if node.get("@type") == "Claim"}
    assert len(claims["The ferry is safe."]["appearance"]) == 2
    assert [one["name"] for one in claims["The ferry is safe."]["claimInterpreter"]] == ["Ida Brandt"]
    assert "appearance" not in claims["The ferry has sunk."]


def test_a_review_is_a_persons_only() -> None:
    account = invented_account()
    (review,) = (node for node in graph(account) if node.get("@type") == "ClaimReview")
    assert (review["author"]["name"], review["reviewRating"]["alternateName"]) == (
        "the night desk",
        "Unproven",
    )
    assert "ClaimReview" not in render(replace(account, judgements=()), "json-ld")


def test_an_address_that_is_none_is_no_address() -> None:
    account = invented_account()
    (first, *rest) = account.articles
    changed = replace(account, articles=(replace(first, url="javascript:alert(1)"), *rest))
    assert "javascript:" not in render(changed, "json-ld")
