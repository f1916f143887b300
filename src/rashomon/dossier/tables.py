"""The account as CSV: one table a file. Words are shown beside their offsets, lists with ``; `` between."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

from rashomon.dossier.inert import for_cell
from rashomon.dossier.tables_across import ACROSS_ROWS, BETWEEN, Context, Row, bounds
from rashomon.dossier.tables_disputes import DISPUTE_ROWS
from rashomon.records import Account
from rashomon.records.codec import account_to_json, compact_json

_COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": (
        "id", "path", "url", "outlet", "title", "byline", "published_at", "updated_at", "language", "sha256",
        "characters", "credits", "notes",
    ),
    "speakers": ("id", "name", "kind", "role", "aliases", "mentions", "relations", "reasons"),
    "statements": (
        "id", "article", "path", "kind", "stance", "speaker_names", "source", "cue", "content",
        "content_start", "content_end", "speakers", "chain", "chain_complete", "audience", "justification",
        "earliest", "latest", "found_by", "score", "reasons",
    ),
    "utterances": (
        "id", "speaker_names", "text", "articles", "paths", "statements", "wordings", "partly", "speakers",
        "reasons",
    ),
    "positions": (
        "claim", "claim_text", "given", "speaker", "side", "statement", "position", "earliest", "latest",
        "reasons", "speaker_name", "side_name", "article", "path", "words", "content", "score",
    ),
    "conflicts": (
        "id", "kind", "claims", "a", "b", "reasons", "claim_texts", "a_path", "a_words", "b_path", "b_words",
        "score",
    ),
    "movements": (
        "id", "kind", "side", "side_name", "speaker", "speaker_name", "claims", "claim_texts", "from_words",
        "to_words", "earliest", "latest", "before", "after", "before_path", "before_words", "after_path",
        "after_words", "reasons",
    ),
    "shared_text": ("id", "kind", "articles", "paths", "passages", "words", "direction", "score", "reasons"),
    "origins": (
        "id", "of", "text", "at_least", "at_most", "groups", "group_names", "unsure", "reasons", "position",
    ),
    "documents": (
        "document", "name", "speaker", "fragment", "text", "gap_before", "placed", "articles", "paths",
        "statements", "differs",
    ),
    "not_found": ("article", "path", "what", "id", "text"),
    "first_seen": ("of", "text", "earliest", "latest", "article", "path", "statement", "reasons"),
    "against_primary": (
        "primary", "primary_path", "utterance", "text", "verdict", "article", "path", "statement",
        "wording_verdict", "marked", "start", "end", "words", "differs",
    ),
}  # fmt: skip


def as_tables(account: Account) -> dict[str, str]:
    """The CSV text of each table by file name, comma-separated with a header line and CRLF line ends.

    An article's full text is not in a table: a cell of a spreadsheet can't hold it. A cell that a spreadsheet
    would run starts with an apostrophe.
    """
    values = account_to_json(account)
    context = Context(account, values)
    return {f"{name}.csv": _table(name, _ROWS[name](values, context)) for name in _COLUMNS}


def _table(name: str, rows: Iterator[dict[str, Any]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    columns = _COLUMNS[name]
    writer.writerow(columns)
    for row in rows:
        writer.writerow([for_cell(_cell(row.get(column))) for column in columns])
    return stream.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return BETWEEN.join(_cell(item) for item in value)
    if isinstance(value, dict):
        return str(value["text"]) if value.keys() == {"start", "end", "text"} else compact_json(value)
    return str(value)


def _article_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    for article in values["articles"]:
        yield article | {
            "characters": len(article["text"]),
            "credits": [credit["outlet"] for credit in article["credits"]],
            "published_at": _when(article["published_at"]),
            "updated_at": _when(article["updated_at"]),
        }


def _speaker_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    for speaker in values["speakers"]:
        relations = [f"{one['kind']} {context.names([one['to']])}" for one in speaker["relations"]]
        yield speaker | {"mentions": len(speaker["mentions"]), "relations": relations}


def _statement_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    for statement in values["statements"]:
        content = statement["content"]
        yield (
            statement
            | bounds(statement)
            | {
                "path": context.path(statement["article"]),
                "speaker_names": context.names(statement["speakers"]),
                "content": " … ".join(span["text"] for span in content),
                "content_start": content[0]["start"],
                "content_end": content[-1]["end"],
                "chain": [context.names([link["speaker"]]) for link in statement["chain"]],
            }
        )


def _utterance_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    for utterance in values["utterances"]:
        yield utterance | {
            "speaker_names": context.names(utterance["speakers"]),
            "paths": [context.path(article) for article in utterance["articles"]],
            "statements": [variant["statement"] for variant in utterance["variants"]],
            "wordings": len({variant["text"] for variant in utterance["variants"]}),
        }


def _when(value: Any) -> Any:
    """One text for a time that is known, ISO 8601's ``earliest/latest`` for one that lies between two."""
    if isinstance(value, dict):
        return f"{value['earliest'] or '..'}/{value['latest'] or '..'}"
    return value


_ROWS: dict[str, Callable[[Row, Context], Iterator[dict[str, Any]]]] = {
    "articles": _article_rows,
    "speakers": _speaker_rows,
    "statements": _statement_rows,
    "utterances": _utterance_rows,
    **DISPUTE_ROWS,
    **ACROSS_ROWS,
}
