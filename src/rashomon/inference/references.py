"""Which earlier mention a pronoun, a role or a short name in a text stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from .reading import Evidence, Name, Reference, Span, answer_reference
from .words import Words

_SINGULAR: Final = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_PLURAL: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
_PERSONAL: Final = frozenset(
    _SINGULAR
    | _PLURAL
    | {"i", "me", "my", "we", "us", "our", "you", "your", "it", "its", "who", "which", "that"}
)
_MOST: Final = 12
"""So many candidates at most, the nearest first: an antecedent further back is named again nearly always."""


def find_references(
    evidence: Evidence, spans: Sequence[Span], names: Sequence[Name]
) -> tuple[Reference, ...]:
    """Return references of third-person pronouns, of sources that are roles, and of people's short names."""
    words = evidence.words
    people = sorted((name.start, name.end) for name in names if name.kind == "person")
    named = sorted((name.start, name.end) for name in names if name.kind != "place")
    roles = sorted(
        {
            (span.start, span.end)
            for span in spans
            if span.role == "source" and not _is_pronoun(evidence, span) and not _holds(span, named)
        }
    )
    singular, plural = sorted({*people, *roles}), sorted({*named, *roles})
    found: list[Reference] = []
    for start, end in zip(words.starts, words.ends, strict=True):
        word = words.text[start:end].lower()
        if word in _SINGULAR or word in _PLURAL:
            candidates = singular if word in _SINGULAR else plural
            found.extend(_ask(evidence, (start, end), candidates))
    for role in roles:
        found.extend(_ask(evidence, role, plural))
    found.extend(_of_short_names(words, people))
    return tuple(sorted(found, key=lambda reference: (reference.start, reference.end)))


def _holds(span: Span, named: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(named, (span.start, 0))
    return at < len(named) and named[at][1] <= span.end


def _is_pronoun(evidence: Evidence, span: Span) -> bool:
    place = evidence.word_range(span.start, span.end)
    if place is None or place[1] - place[0] != 1:
        return False
    return evidence.words.word(place[0]).lower() in _PERSONAL


def _ask(
    evidence: Evidence, mention: tuple[int, int], candidates: Sequence[tuple[int, int]]
) -> list[Reference]:
    """Ask for the best of the nearest candidates that end before the mention begins."""
    last = bisect_left(candidates, (mention[0], 0))
    earlier = [one for one in candidates[max(0, last - _MOST) : last] if one[1] <= mention[0]]
    best, score = answer_reference(evidence, mention, earlier)
    if best is None:
        return []
    return [Reference(*mention, *earlier[best], round(score, 4))]


def _of_short_names(words: Words, people: Sequence[tuple[int, int]]) -> list[Reference]:
    """Return a person named by one word as the person last named by more words, of which it is the last."""
    full: dict[str, tuple[int, int]] = {}
    found: list[Reference] = []
    for start, end in sorted(people):
        parts = words.text[start:end].split()
        if len(parts) > 1:
            full[parts[-1]] = (start, end)
        elif parts and parts[0] in full:
            found.append(Reference(start, end, *full[parts[0]], 1.0))
    return found
