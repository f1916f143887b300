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

_POSITIONS = {
    "affirms": ("▲", "affirms"),
    "denies": ("▼", "denies"),
    "withholds": ("◇", "leaves open"),
    "qualifies": ("◆", "qualifies"),
}

_CONFLICTS = {
    "between-speakers": "between speakers",
    "same-side-over-time": "one side, over time",
    "numbers": "numbers",
    "apparent": "in appearance only",
}


def position_in_words(position: str) -> str:
    """What a speaker does with a claim."""
    return _POSITIONS[position][1]


def position_mark(position: str) -> str:
    """A shape for a position, to stand beside its word: colour alone tells nothing to some readers."""
    return _POSITIONS[position][0]


def conflict_in_words(kind: str) -> str:
    """What kind of conflict it is."""
    return _CONFLICTS[kind]


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
