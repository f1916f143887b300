"""Whether the records of an account hold together: each span's words in its article, each id a record's."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args

from rashomon.errors import DossierError
from rashomon.records.accounts import Account, Follows, PrimaryMatch, PrimaryWording
from rashomon.records.articles import Article
from rashomon.records.origins import Document, FirstSeen, Origin
from rashomon.records.plain import hints_of
from rashomon.records.positions import Movement
from rashomon.records.sharing import Flow
from rashomon.records.spans import Span
from rashomon.records.statements import Relation


def check_account(account: Account) -> None:
    """Raise ``DossierError`` at the first span whose words its text does not hold, or id of nothing."""
    texts = {article.id: article.text for article in account.articles}
    statements = {statement.id: statement.article for statement in account.statements}
    known: dict[str, Collection[str]] = {
        "article": {*texts},
        "statement": statements.keys(),
        "speaker": {speaker.id for speaker in account.speakers},
        "utterance": {utterance.id for utterance in account.utterances},
        "primary text": {primary.id for primary in account.primary},
        "claim": {claim.id for claim in account.claims},
        "side": {side.id for side in account.sides},
        "event": {event.id for event in account.timeline},
    }
    known["utterance, claim or origin"] = {
        *known["utterance"],
        *known["claim"],
        *(origin.id for origin in account.origins),
    }
    for name, records in (
        ("article", account.articles),
        ("statement", account.statements),
        ("primary text", account.primary),
    ):
        if len(known[name]) != len(records):
            raise DossierError(f"two {name}s have one id")
    for record in _records(account):
        for where, name, target in _references(record):
            if target and target not in known[name]:
                raise DossierError(f"{where}: no {name} has the id {target!r}")
        for article, statement in _pairs(record):
            if statements[statement] != article:
                where = type(record).__name__.lower()
                raise DossierError(
                    f"{where}: the statement {statement} is not one of the article {article!r}"
                )
    texts |= {primary.id: primary.text for primary in account.primary}
    for where, article, span in spans_of(account, statements):
        if article not in texts:
            raise DossierError(f"{where}: no article is named beside the span {span.text[:40]!r}")
        if texts[article][span.start : span.end] != span.text:
            raise DossierError(
                f"{where}: the article {article} does not hold {span.text[:40]!r} at {span.start}–{span.end}"
            )


def spans_of(account: Account, statements: dict[str, str]) -> Iterator[tuple[str, str, Span]]:
    """Each span of an account: the record it is in, the id of its article (or empty), and the span.

    Where the span lies in a primary text its id stands for the article's. ``statements`` gives the article
    id of each statement id.
    """
    for record in _records(account):
        where = f"{type(record).__name__.lower()} {getattr(record, 'id', '')}".strip()
        for article, span in _spans(record, "", statements):
            yield where, article, span


def _records(account: Account) -> Iterator[Any]:
    for field in fields(Account):
        value = getattr(account, field.name)
        if isinstance(value, tuple):
            yield from (item for item in value if is_dataclass(item))


def _spans(value: Any, article: str, statements: dict[str, str]) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Span):
        yield article, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item, article, statements)
    elif is_dataclass(value):
        article = _article_beside(value, statements) or article
        kind: Any = type(value)
        for name in _deeper(kind):
            yield from _spans(getattr(value, name), article, statements)


def _article_beside(record: Any, statements: dict[str, str]) -> str:
    """The article that a record's spans lie in: itself, the one it names, or its statement's."""
    if isinstance(record, Article):
        return record.id
    if isinstance(record, PrimaryMatch):
        return record.primary
    if isinstance(record, PrimaryWording):
        return ""  # it names a statement, but its spans lie where those of its match do
    if isinstance(record, Movement):
        return statements.get(record.after[0], "") if record.after else ""
    if isinstance(article := getattr(record, "article", None), str) and article:
        return article
    if isinstance(statement := getattr(record, "statement", None), str) and statement:
        return statements.get(statement, "")
    for statement in getattr(record, "statements", ()):
        return statements.get(statement, "")
    for article in getattr(record, "articles", ()):
        return str(article)
    return ""


def _pairs(value: Any) -> Iterator[tuple[str, str]]:
    """The article and the statement that one finding names together: they have to belong together."""
    if isinstance(value, FirstSeen) and value.statement:
        yield value.article, value.statement
    if isinstance(value, Document):
        for fragment in value.fragments:
            yield from ((one.evidence.article, one.statement) for one in fragment.witnesses)


_REFERENCES = {
    "article": ("article", "articles"),
    "statement": ("statement", "statements", "partly", "unsure", "a", "b"),
    "speaker": ("speaker", "speakers"),
    "utterance": ("utterance",),
    "primary text": ("primary",),
    "claim": ("claims",),
    "side": ("side",),
    "utterance, claim or origin": ("of",),
}


def _references(value: Any) -> Iterator[tuple[str, str, str]]:
    """Each id that a record, or a record in it, names: the field, what it names, and the id."""
    if isinstance(value, tuple):
        for item in value:
            yield from _references(item)
    elif is_dataclass(value) and not isinstance(value, Span):
        if isinstance(value, Relation):
            yield "relation.to", "speaker", value.to
        if isinstance(value, Flow):
            yield "flow.to", "article", value.to
            if value.origin_kind == "article":
                yield "flow.origin", "article", value.origin
        if isinstance(value, Follows):
            yield "follows.event", "event", value.event
        if isinstance(value, Movement):
            yield from (("movement", "statement", one) for one in (*value.before, *value.after))
        if isinstance(value, Origin):
            yield from (("origin.groups", "statement", one) for group in value.groups for one in group)
        kind: Any = type(value)
        for where, name, field in _naming(kind):
            inner = getattr(value, field)
            targets = (inner,) if isinstance(inner, str) else inner
            yield from ((where, name, target) for target in targets if isinstance(target, str))
        for field in _deeper(kind):
            yield from _references(getattr(value, field))


@cache
def _naming(kind: Any) -> tuple[tuple[str, str, str], ...]:
    """The fields of a record class that name other records: where, what they name, and the field."""
    return tuple(
        (f"{kind.__name__.lower()}.{field.name}", name, field.name)
        for field in fields(kind)
        for name, names in _REFERENCES.items()
        if field.name in names
    )


@cache
def _deeper(kind: Any) -> tuple[str, ...]:
    """The fields of a record class that hold records."""
    return tuple(name for name, hint in hints_of(kind).items() if _holds_records(hint))


def _holds_records(hint: Any) -> bool:
    return is_dataclass(hint) or any(_holds_records(argument) for argument in get_args(hint))
