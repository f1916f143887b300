"""Tag schemes, and the moves a tag sequence may make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

ROLES = ("source", "cue", "content")
NAME_TYPES = ("person", "organisation", "place")


def scheme(kinds: Sequence[str]) -> tuple[str, ...]:
    """Return ``O`` and, for each kind, ``B- I- E- S-``: begin, inside, end, single."""
    return ("O", *(f"{move}-{kind}" for kind in kinds for move in "BIES"))


def tag_spans(length: int, spans: Iterable[tuple[int, int, int]]) -> list[int]:
    """Return a tag number a word for ``(kind index, first word, end word)`` spans; the first of two that
    overlap wins.
    """
    tags = [0] * length
    for kind, start, end in spans:
        if start >= end or any(tags[start:end]):
            continue
        base = 1 + 4 * kind
        if end - start == 1:
            tags[start] = base + 3
            continue
        tags[start] = base
        tags[end - 1] = base + 2
        for at in range(start + 1, end - 1):
            tags[at] = base + 1
    return tags


def allowed_moves(kinds: Sequence[str]) -> list[list[bool]]:
    """Return ``allowed[a][b]``: whether tag ``b`` may follow tag ``a``.

    Rows and columns are the tags of `scheme` and one more at the end, which stands for both edges of the
    text.
    """
    tags = (*scheme(kinds), "O")

    def may(before: str, after: str) -> bool:
        open_before = before[0] in "BI"
        if open_before:
            return after[0] in "IE" and before[2:] == after[2:]
        return after[0] in "OBS"

    return [[may(before, after) for after in tags] for before in tags]
