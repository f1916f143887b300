"""The records' short values in words that readers see."""

from __future__ import annotations

_STANCES = {
    "asserts": "",
    "denies": "denies",
    "withholds": "neither confirms nor denies",
    "asks": "asks",
    "orders": "orders",
}

_KINDS = {
    "direct": "quoted",
    "mixed": "partly quoted",
    "indirect": "reported",
    "post": "post",
    "block": "passage",
}

_COPIED = {
    "reprint": "reprint one text",
    "partial": "share a passage",
    "same-quotes-only": "share quotations only",
}


def copied_in_words(kind: str) -> str:
    """What articles do that share text."""
    return _COPIED[kind]


def stance_in_words(stance: str) -> str:
    """How the speaker stands to the content; empty for a plain assertion."""
    return _STANCES[stance]


def kind_in_words(kind: str) -> str:
    """How the article has the words."""
    return _KINDS[kind]


def counted(number: int, noun: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
