"""Texts from rows of tokens: joined as print would, with each token's place; and spans from BIO tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

WRITTEN = {
    **{"``": "“", "''": "”", "`": "‘"},
    **{"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"},
}
NO_SPACE_BEFORE = re.compile(r"(?:[.,;:?!%)\]}”]|\.\.\.|n['’]t|['’](?:s|re|ve|ll|d|m)?)", re.IGNORECASE)
NO_SPACE_AFTER = frozenset({"(", "[", "{", "$", "“", "‘", "#", "@"})

Place = tuple[int, int]


def join_tokens(tokens: Sequence[str], breaks: frozenset[int] = frozenset()) -> tuple[str, list[Place]]:
    """The running text of ``tokens`` and each token's offsets; a paragraph begins at each of ``breaks``."""
    text = ""
    places: list[Place] = []
    glued = True
    quoted = False
    for at, token in enumerate(tokens):
        word = WRITTEN.get(token, token)
        if word == '"':
            word, quoted = ("”", False) if quoted else ("“", True)
        if at in breaks and text:
            text, quoted = text + "\n", False
        elif not glued and not NO_SPACE_BEFORE.fullmatch(word):
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        glued = word in NO_SPACE_AFTER
    return text, places


def tagged_spans(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """The spans of BIO or BIOES tags, as (kind, first token, end token)."""
    spans: list[tuple[str, int, int]] = []
    at = 0
    while at < len(tags):
        move, _, kind = tags[at].partition("-")
        end = at + 1
        if move in {"B", "I", "S"}:
            while end < len(tags) and tags[end] in {f"I-{kind}", f"E-{kind}"}:
                end += 1
            spans.append((kind, at, end))
        at = end
    return spans


def tokens_touched(places: Sequence[Place], start: int, end: int) -> Place:
    """The half-open range of tokens that characters ``start`` to ``end`` touch."""
    inside = [at for at, (first, last) in enumerate(places) if last > start and first < end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
