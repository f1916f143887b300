"""The account as JSON, and as JSON lines: the same records, each with its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.records import Account
from rashomon.records.codec import account_to_json, account_to_text, compact_json

_TYPES = {
    "articles": "article",
    "set_aside": "set_aside",
    "speakers": "speaker",
    "sides": "side",
    "statements": "statement",
    "utterances": "utterance",
    "shared_text": "shared_text",
    "origins": "origin",
    "claims": "claim",
    "conflicts": "conflict",
    "documents": "document",
    "corrections": "correction",
    "timeline": "event",
    "first_seen": "first_seen",
    "primary": "primary_text",
    "against_primary": "primary_match",
    "judgements": "judgement",
    "notes": "note",
}


def as_json(account: Account) -> str:
    """One JSON object (schema ``rashomon/dossier/1``), one record a line, ending in a line feed."""
    return account_to_text(account)


def as_json_lines(account: Account) -> str:
    """One JSON object a line, ``type`` first; the first line is the story."""
    return "".join(f"{compact_json(record)}\n" for record in records_of(account))


def records_of(account: Account) -> Iterator[dict[str, Any]]:
    """Each record of the account with its ``type``, in the order of the JSON dossier."""
    values = account_to_json(account)
    head = {"type": "story", "schema": values.pop("schema"), "as_of": values.pop("as_of")}
    yield head | values.pop("story") | {"made_by": values.pop("made_by")}
    for key, value in values.items():
        kind = _TYPES.get(key, key.removesuffix("s"))
        if isinstance(value, dict):
            yield from ({"type": key, "reason": reason, "count": count} for reason, count in value.items())
        else:
            for item in value:
                yield {"type": kind} | (item if isinstance(item, dict) else {"text": item})
