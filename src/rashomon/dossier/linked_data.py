"""The claims as JSON-LD: schema.org for articles and claims, W3C Web Annotations for every passage.

https://schema.org/Claim, https://www.w3.org/TR/annotation-model/. A ``ClaimReview`` is a person's verdict:
one stands here only for a judgement that rates a claim, with the name of who judged. Offsets of a
``TextPositionSelector`` count code points of the article's text as it was read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rashomon.dossier.inert import web_address
from rashomon.records import Account, Article, Claim, Conflict, Evidence, Position, Span
from rashomon.records.plain import moment_to_plain

ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""So many code points before and after a passage tell it from the same words elsewhere."""

Node = dict[str, Any]
Names = dict[str, tuple[str, str]]


def as_linked_data(account: Account) -> str:
    """One JSON-LD object: a graph of articles, claims, annotations and, if a person rated, claim reviews."""
    graph = list(_nodes(account))
    body = ",\n".join("  " + json.dumps(node, ensure_ascii=False) for node in graph)
    return f'{{\n"@context": "https://schema.org",\n"@graph": [\n{body}\n]\n}}\n'


def _nodes(account: Account) -> Iterator[Node]:
    articles = {article.id: article for article in account.articles}
    names: Names = {speaker.id: (speaker.name, speaker.kind) for speaker in account.speakers}
    statements = {statement.id: statement for statement in account.statements}
    of_statement = {one: statement.article for one, statement in statements.items()}
    yield from (_article(article) for article in account.articles)
    for claim in account.claims:
        held = list(dict.fromkeys(of_statement[one.statement] for one in claim.positions))
        yield _claim(claim, [articles[one] for one in held], names)
        for number, position in enumerate(claim.positions):
            spans = [
                (of_statement[position.statement], span) for span in statements[position.statement].content
            ]
            yield _annotation(
                f"{_name(claim.id)}:position:{number}",
                "classifying",
                _position_body(claim, position, names),
                [_target(articles[article], span) for article, span in spans],
            )
        yield from (
            _annotation(
                f"{_name(claim.id)}:words:{number}",
                "identifying",
                [_body(_name(claim.id), "identifying")],
                [_passage(evidence, articles)],
            )
            for number, evidence in enumerate(claim.evidence)
        )
    yield from (_conflict(one, articles) for one in account.conflicts if one.passages)
    yield from _reviews(account)


def _name(key: str) -> str:
    return f"urn:rashomon:{key}"


def _address(article: Article) -> str:
    return web_address(article.url) or _name(article.id)


def _article(article: Article) -> Node:
    node: Node = {"@type": "NewsArticle", "@id": _address(article), "identifier": article.id}
    if web_address(article.url):
        node["url"] = article.url
    if article.title:
        node["headline"] = article.title
    if article.outlet:
        node["publisher"] = {"@type": "Organization", "name": article.outlet}
    if article.byline:
        node["author"] = {"@type": "Person", "name": article.byline}
    if article.published is not None and article.published.earliest is not None:
        moment = moment_to_plain(article.published.earliest)
        node["datePublished"] = (
            moment if article.published.earliest == article.published.latest else moment[:10]
        )
    if article.language:
        node["inLanguage"] = article.language
    return node


def _claim(claim: Claim, articles: list[Article], names: Names) -> Node:
    """The claim; whoever affirms it is its interpreter, and the articles are its appearances."""
    node: Node = {"@type": "Claim", "@id": _name(claim.id), "text": claim.text, "name": claim.text}
    if articles:
        node["appearance"] = [{"@type": "NewsArticle", "@id": _address(article)} for article in articles]
    first = [one for one in articles if one.published is not None and one.published.latest is not None]
    if first and len(first) == len(articles):
        earliest = min(first, key=lambda one: (one.published.latest, one.id))  # type: ignore[union-attr]
        node["firstAppearance"] = {"@type": "NewsArticle", "@id": _address(earliest)}
    makers = dict.fromkeys(
        one.speaker for one in claim.positions if one.position == "affirms" and one.speaker
    )
    if makers:
        node["claimInterpreter"] = [_agent(*names[one]) for one in makers if one in names]
    return node


def _agent(name: str, kind: str) -> Node:
    """A person or an organisation; a document stands as what it is, a thing."""
    types = {"person": "Person", "unnamed-person": "Person", "document": "CreativeWork"}
    return {"@type": types.get(kind, "Organization"), "name": name}


def _position_body(claim: Claim, position: Position, names: Names) -> list[Node]:
    who = names.get(position.speaker, ("nobody named", ""))[0]
    return [
        {"type": "TextualBody", "purpose": "tagging", "value": position.position},
        {"type": "TextualBody", "purpose": "describing", "value": f"{who} {position.position}: {claim.text}"},
        _body(_name(claim.id), "classifying"),
    ]


def _body(source: str, purpose: str) -> Node:
    return {"type": "SpecificResource", "purpose": purpose, "source": source}


def _annotation(key: str, motivation: str, body: list[Node], target: list[Node]) -> Node:
    return {
        "@context": ANNOTATIONS,
        "id": key,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target,
    }


def _conflict(conflict: Conflict, articles: dict[str, Article]) -> Node:
    """Two passages linked, the kind as a tag and the reasons as a description."""
    body: list[Node] = [
        {"type": "TextualBody", "purpose": "tagging", "value": conflict.kind},
        {"type": "TextualBody", "purpose": "describing", "value": "; ".join(conflict.reasons)},
        *(_body(_name(claim), "linking") for claim in conflict.claims),
    ]
    return _annotation(
        _name(conflict.id), "linking", body, [_passage(passage, articles) for passage in conflict.passages]
    )


def _passage(evidence: Evidence, articles: dict[str, Article]) -> Node:
    return _target(articles[evidence.article], evidence.span)


def _target(article: Article, span: Span) -> Node:
    text = article.text
    return {
        "source": _address(article),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _reviews(account: Account) -> Iterator[Node]:
    claims = {claim.id: claim for claim in account.claims}
    for number, judgement in enumerate(account.judgements):
        claim = claims.get(judgement.target) if judgement.kind == "rates" else None
        if claim is None:
            continue
        node: Node = {
            "@type": "ClaimReview",
            "@id": f"{_name(claim.id)}:review:{number}",
            "claimReviewed": claim.text,
            "itemReviewed": {"@type": "Claim", "@id": _name(claim.id)},
            "author": {"@type": "Person", "name": judgement.by},
            "reviewRating": {"@type": "Rating", "alternateName": judgement.value},
        }
        if judgement.at:
            node["datePublished"] = judgement.at
        if judgement.note:
            node["reviewBody"] = judgement.note
        yield node
