"""Transcripts inside articles: turns that begin with a name, a role or Q and A, and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.text.paragraphs import Paragraph

_TURN = re.compile(
    r"^(?P<who>Q|A|[A-Z][A-Z.'’\- ]{1,40}(?:,[^:]{1,60})?|(?:[A-Z][\w.'’\-]+ ){0,3}[A-Z][\w.'’\-]+)"
    r"(?::|\.(?<=[QA]\.))\s+(?=\S)"
)


_ROLES = frozenset(
    """host reporter question answer moderator interviewer anchor caller operator speaker president minister
    chairman chair judge counsel witness presenter journalist""".split()
)


def _heads_a_caption(text: str, label: str) -> bool:
    """Whether a label is a plain word of the text ("Fears: Police tape …"), so not somebody who speaks."""
    word = label.lower()
    if label.isupper() or not word.isalpha() or word in _ROLES:
        return False
    return re.search(rf"\b{word}\b", text) is not None


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: code-point spans of who speaks and of what is said; ``question`` for a Q."""

    who: tuple[int, int]
    content: tuple[int, int]
    paragraph: int
    question: bool


def find_turns(text: str, paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """The turns of a transcript: at least three paragraphs with a label, two labels that come back."""
    candidates: list[tuple[int, re.Match[str]]] = []
    for index, paragraph in enumerate(paragraphs):
        match = _TURN.match(text[paragraph.start : paragraph.end])
        if match is None or _heads_a_caption(text, match.group("who")):
            continue
        if text[paragraph.start + match.end()] not in '"“':
            candidates.append((index, match))
    labels = Counter(m.group("who") for _, m in candidates)
    repeated = {label for label, count in labels.items() if count > 1 or label in {"Q", "A"}}
    if len(candidates) < 3 or len(repeated) < 2:
        return []
    turns: list[Turn] = []
    for index, match in candidates:
        if match.group("who") not in repeated:
            continue
        start = paragraphs[index].start
        turns.append(
            Turn(
                (start + match.start("who"), start + match.end("who")),
                (start + match.end(), paragraphs[index].end),
                index,
                match.group("who") == "Q",
            )
        )
    return turns
