"""Which earlier mention a pronoun, a role or a short name in a text stands for."""

from __future__ import annotations

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
    """Return the references of all third-person pronouns, of sources that are roles, and of short names
    of people.
    """
    words = evidence.words
    people = [(name.start, name.end) for name in names if name.kind == "person"]
    others = [(name.start, name.end) for name in names if name.kind == "organisation"]
    sources = [
        (span.start, span.end) for span in spans if span.role == "source" and not _is_pronoun(evidence, span)
    ]
    named = set(people) | set(others)
    roles = sorted(
        span
        for span in set(sources) - named
        if not any(span[0] <= start and end <= span[1] for start, end in named)
    )
    found = [*_of_pronouns(evidence, people, others, roles), *_of_roles(evidence, people, others, roles)]
    found.extend(_of_short_names(words, people))
    return tuple(sorted(found, key=lambda reference: (reference.start, reference.end)))


def _is_pronoun(evidence: Evidence, span: Span) -> bool:
    place = evidence.word_range(span.start, span.end)
    return (
        place is not None and place[1] - place[0] == 1 and evidence.words.word(place[0]).lower() in _PERSONAL
    )


def _ask(
    evidence: Evidence, mention: tuple[int, int], candidates: Sequence[tuple[int, int]]
) -> list[Reference]:
    earlier = sorted(span for span in candidates if span[1] <= mention[0])[-_MOST:]
    best, score = answer_reference(evidence, mention, earlier)
    if best is None:
        return []
    return [Reference(*mention, *earlier[best], round(score, 4))]


def _of_pronouns(
    evidence: Evidence,
    people: Sequence[tuple[int, int]],
    others: Sequence[tuple[int, int]],
    roles: Sequence[tuple[int, int]],
) -> list[Reference]:
    words = evidence.words
    found: list[Reference] = []
    for at in range(len(words)):
        word = words.word(at).lower()
        mention = (words.starts[at], words.ends[at])
        if word in _SINGULAR:
            found.extend(_ask(evidence, mention, [*people, *roles]))
        elif word in _PLURAL:
            found.extend(_ask(evidence, mention, [*people, *others, *roles]))
    return found


def _of_roles(
    evidence: Evidence,
    people: Sequence[tuple[int, int]],
    others: Sequence[tuple[int, int]],
    roles: Sequence[tuple[int, int]],
) -> list[Reference]:
    found: list[Reference] = []
    for role in roles:
        found.extend(_ask(evidence, role, [*people, *others, *(other for other in roles if other != role)]))
    return found


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
