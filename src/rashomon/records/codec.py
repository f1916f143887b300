"""The dossier as JSON, schema ``rashomon/dossier/1``: an account to and from one plain object.

What differs from the records' own form (``plain``) is here: an article's times are called ``published_at``
and ``updated_at`` and are ISO texts where one text can say them, the groups stand in the story, a witness of
a document names its article and span without an object around them, and every array of the contract is
there even when nothing was found for it.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from rashomon.errors import DossierError
from rashomon.records.accounts import Account
from rashomon.records.articles import Article
from rashomon.records.evidence import check_account
from rashomon.records.plain import (
    from_plain,
    hints_of,
    moment_from_plain,
    moment_to_plain,
    printable,
    to_plain,
)
from rashomon.records.spans import Interval

SCHEMA = "rashomon/dossier/1"

CONTRACT = (
    "articles",
    "set_aside",
    "speakers",
    "sides",
    "statements",
    "utterances",
    "shared_text",
    "origins",
    "claims",
    "conflicts",
    "documents",
    "corrections",
    "timeline",
    "rejected",
)
"""The keys after ``schema``, ``as_of`` and ``story``, in their order; later ones follow."""

ARTICLE_KEYS = (
    "id",
    "path",
    "url",
    "outlet",
    "title",
    "byline",
    "published_at",
    "updated_at",
    "language",
    "sha256",
    "text",
    "furniture",
    "credits",
    "notes",
)

STATEMENT_KEYS = ("id", "article", "kind", "stance", "source", "cue", "content")

WHOLE_DAY = timedelta(days=1) - timedelta(seconds=1)
"""From the first to the last second of a day: how a date without a time is kept."""

_TIMES = {"published": "published_at", "updated": "updated_at"}


def account_to_json(account: Account) -> dict[str, Any]:
    """The account as the object that ``--format json`` prints, keys in the contract's order.

    Every span is an object of ``start``, ``end`` (half-open code points) and ``text``; scores have four
    digits; a lone surrogate becomes U+FFFD. ``account_from_json`` gives the same account back.
    """
    found = set(hints_of(Account))
    story: dict[str, Any] = to_plain(account.story)
    values: dict[str, Any] = {
        "schema": SCHEMA,
        "as_of": None if account.as_of is None else moment_to_plain(account.as_of),
        "story": story | {"groups": [list(group) for group in account.groups]},
    }
    for key in CONTRACT:
        values[key] = _value_to_json(account, key) if key in found else []
    for key in hints_of(Account):
        if key not in values and key != "groups":
            values[key] = _value_to_json(account, key)
    return values


def account_from_json(value: Any) -> Account:
    """The account that a dossier holds, each span read again in its article's text.

    ``DossierError`` says which field does not fit, which id names nothing, or which words are not where a
    span says. Keys of later versions are passed over.
    """
    if not isinstance(value, dict):
        raise DossierError("a dossier is one JSON object", hint="Give what `--format json` printed.")
    if value.get("schema") != SCHEMA:
        raise DossierError(
            f"schema: {value.get('schema')!r} is not {SCHEMA!r}", hint="Give what `--format json` printed."
        )
    plain = dict(value)
    story = value.get("story")
    if isinstance(story, dict):
        plain["groups"] = story.get("groups", [])
    if isinstance(value.get("articles"), list):
        plain["articles"] = [
            _article_from_json(article, f"articles[{place}]")
            for place, article in enumerate(value["articles"])
        ]
    if isinstance(value.get("documents"), list):
        plain["documents"] = [_document_from_json(document) for document in value["documents"]]
    account = from_plain(Account, plain)
    check_account(account)
    return account


def account_from_text(text: str) -> Account:
    """The account in the text of a JSON dossier; ``DossierError`` when it is no JSON or does not fit."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DossierError(f"no JSON: {error}", hint="Give what `--format json` printed.") from error
    return account_from_json(value)


def account_to_text(account: Account) -> str:
    """The dossier as JSON text, one record a line, so that it can be read, compared and searched by line."""
    lines = []
    for key, value in account_to_json(account).items():
        if isinstance(value, list) and value:
            items = ",\n".join("  " + compact_json(item) for item in value)
            lines.append(f"{compact_json(key)}: [\n{items}\n]")
        else:
            lines.append(f"{compact_json(key)}: {compact_json(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def compact_json(value: Any) -> str:
    """JSON on one line, letters as they are, keys in their order."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _value_to_json(account: Account, key: str) -> Any:
    if key == "articles":
        return [_article_to_json(article) for article in account.articles]
    value = getattr(account, key)
    if key == "rejected":
        return {printable(reason): count for reason, count in value}
    plain: list[Any] = [printable(item) if isinstance(item, str) else to_plain(item) for item in value]
    if key == "statements":
        return [{name: item[name] for name in STATEMENT_KEYS} | item for item in plain]
    if key == "documents":
        return [_document_to_json(item) for item in plain]
    return plain


def _document_to_json(plain: dict[str, Any]) -> dict[str, Any]:
    """A witness as ``{"statement", "article", "span"}``, as every pointer of the dossier."""
    fragments = [
        fragment
        | {"witnesses": [{"statement": one["statement"], **one["evidence"]} for one in fragment["witnesses"]]}
        for fragment in plain["fragments"]
    ]
    return plain | {"fragments": fragments}


def _document_from_json(value: Any) -> Any:
    """The record's own form; what does not fit is left for ``from_plain`` to name."""
    if not isinstance(value, dict) or not isinstance(value.get("fragments"), list):
        return value
    return value | {"fragments": [_fragment_from_json(fragment) for fragment in value["fragments"]]}


def _fragment_from_json(value: Any) -> Any:
    if not isinstance(value, dict) or not isinstance(value.get("witnesses"), list):
        return value
    witnesses = [
        {**one, "evidence": {key: one[key] for key in ("article", "span") if key in one}}
        if isinstance(one, dict)
        else one
        for one in value["witnesses"]
    ]
    return value | {"witnesses": witnesses}


def _article_to_json(article: Article) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(article)
    for field, key in _TIMES.items():
        interval = getattr(article, field)
        plain[key] = _interval_to_json(interval)
        plain[key.replace("_at", "_evidence")] = plain[field] and plain[field]["evidence"]
        del plain[field]
    return {key: plain[key] for key in ARTICLE_KEYS} | plain


def _article_from_json(value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        return value
    plain = dict(value)
    for field, key in _TIMES.items():
        interval = _interval_from_json(value.get(key), f"{where}.{key}")
        evidence = value.get(key.replace("_at", "_evidence"))
        plain[field] = None if interval is None else interval | {"evidence": evidence}
    return plain


def _interval_to_json(interval: Interval | None) -> Any:
    """A date for a whole day of UTC, a time for one moment, else both ends; ``None`` when not known."""
    if interval is None:
        return None
    earliest, latest = interval.earliest, interval.latest
    if earliest is not None and latest is not None:
        if earliest == latest:
            return moment_to_plain(earliest)
        first = earliest.astimezone(UTC)
        if latest - earliest == WHOLE_DAY and first == first.replace(
            hour=0, minute=0, second=0, microsecond=0
        ):
            return first.date().isoformat()
    return {
        "earliest": None if earliest is None else moment_to_plain(earliest),
        "latest": None if latest is None else moment_to_plain(latest),
    }


def _interval_from_json(value: Any, where: str) -> dict[str, Any] | None:
    if value is None:
        return None
    if isinstance(value, dict):
        return {"earliest": value.get("earliest"), "latest": value.get("latest")}
    if isinstance(value, str) and len(value) == len("2020-01-06"):
        first = _day(value, where)
        return {"earliest": moment_to_plain(first), "latest": moment_to_plain(first + WHOLE_DAY)}
    moment = moment_to_plain(moment_from_plain(value, where))
    return {"earliest": moment, "latest": moment}


def _day(value: str, where: str) -> datetime:
    try:
        return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise DossierError(f"{where}: no date: {value!r}") from None
