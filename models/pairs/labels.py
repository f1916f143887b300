"""What the pair model says of a statement and a claim."""

from __future__ import annotations

LABELS = ("affirms", "denies", "withholds", "discusses", "unrelated")
"""``discusses`` is FNC-1's *discuss*: the claim is reported and no position taken. It is no kind of
*withholds*; what ships adds it to ``unrelated``, since neither is a position.
"""
AFFIRMS, DENIES, WITHHOLDS, DISCUSSES, UNRELATED = range(len(LABELS))
NOT_AFFIRMED = len(LABELS)
"""A target, not an answer: anything but ``affirms``, where a corpus tells no more."""
