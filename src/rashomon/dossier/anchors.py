"""Short names of places on the page: an id's words, and as many of its digits as tell it from all others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

FEWEST = 6
"""So many of an id's twelve digits are kept at least."""

_HASHED = re.compile(r"(.*-)[0-9a-f]{12}")


def anchors_of(ids: Iterable[str]) -> dict[str, str]:
    """Each id with its anchor: ``stand-05d0d2`` for ``stand-05d0d22d0433``; of another shape it is its own.

    Where two ids begin alike, both anchors are longer. So a link that was made before the story grew leads to
    its finding or nowhere, but never to another one.
    """
    ordered = sorted(set(ids))
    alike = [0, *(_alike(*pair) for pair in pairwise(ordered)), 0]
    anchors = {}
    for one, before, after in zip(ordered, alike, alike[1:], strict=False):
        found = _HASHED.fullmatch(one)
        anchors[one] = one[: max(len(found[1]) + FEWEST, before + 1, after + 1)] if found else one
    return anchors


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    both = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(both) if a != b), min(len(one), len(other)))
