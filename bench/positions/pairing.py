"""Which found statement carries which of gold's, by the letters and digits that they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LEAST = 0.5
"""The F1 over letters and digits from which two contents are a pair."""


def letters_of(text: str, pieces: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The places of the letters and digits of some pieces of a text."""
    return frozenset(at for start, end in pieces for at in range(start, end) if text[at].isalnum())


def pair_up(wanted: Mapping[str, frozenset[int]], said: Mapping[str, frozenset[int]]) -> dict[str, str]:
    """Gold's id → the id of the found statement that carries it; best overlap first, each used once."""
    candidates = sorted(
        (
            (2 * len(theirs & ours) / (len(theirs) + len(ours)), gold, found)
            for gold, theirs in wanted.items()
            for found, ours in said.items()
            if theirs & ours
        ),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    pairs: dict[str, str] = {}
    used: set[str] = set()
    for overlap, gold, found in candidates:
        if overlap >= LEAST and gold not in pairs and found not in used:
            pairs[gold] = found
            used.add(found)
    return pairs
