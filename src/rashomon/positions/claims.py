"""Claims of a story, those given first, each with the positions that its statements take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rashomon.positions.contents import Content, contents_of
from rashomon.positions.deciding import decide
from rashomon.positions.discourse import follow_references
from rashomon.positions.proposition import Proposition, propositions_of
from rashomon.positions.story import StoryView
from rashomon.positions.verdicts import Verdict, combine
from rashomon.records import Claim, Evidence, Interval, Position, identify


class Judge(Protocol):
    """A model of pairs: texts of statement and claim → (n, 4) over affirms, denies, withholds, unrelated."""

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]: ...


def claims_of(story: StoryView, given: Sequence[str], judge: Judge | None = None) -> tuple[Claim, ...]:
    """Given claims in their order, then those the story suggests, the best first; each with its positions.

    A claim that nobody speaks of has no positions, and its reasons say so.
    """
    contents = contents_of(story)
    texts = list(dict.fromkeys(" ".join(text.split()) for text in given))
    readings = [propositions_of(text) for text in texts]
    verdicts = verdicts_of(readings, contents)
    return tuple(
        _claim(story, contents, text, reading, found, given=True)
        for text, reading, found in zip(texts, readings, verdicts, strict=True)
    )


def verdicts_of(
    readings: Sequence[Sequence[Proposition]], contents: Sequence[Content]
) -> list[dict[str, Verdict]]:
    """For each claim the verdict of each statement that holds something of it, by statement id."""
    direct: list[dict[str, Verdict]] = []
    for reading in readings:
        found: dict[str, Verdict] = {}
        for content in contents:
            verdict = combine([one for p in reading if (one := decide(p, content)) is not None])
            if verdict is not None:
                found[content.statement.id] = verdict
        direct.append(found)
    return follow_references(readings, contents, direct)


def _claim(
    story: StoryView,
    contents: Sequence[Content],
    text: str,
    reading: Sequence[Proposition],
    found: dict[str, Verdict],
    *,
    given: bool,
) -> Claim:
    positions = [
        position
        for content in contents
        if content.statement.id in found
        for position in _positions(story, content, found[content.statement.id])
    ]
    reasons = tuple(dict.fromkeys(note for one in reading for note in one.notes))
    if not reading:
        reasons = (*reasons, "the claim has no words that say something")
    elif not positions:
        reasons = (*reasons, "no statement takes a position on it")
    return Claim(identify("claim", text), text, given, tuple(positions), (), reasons)


def _positions(story: StoryView, content: Content, verdict: Verdict) -> list[Position]:
    """One position for each speaker of a statement; one without a speaker where none is known."""
    statement = content.statement
    article = story.articles[statement.article]
    words = tuple(
        Evidence(article.id, article.span(start, end)) for start, end in sorted(set(verdict.places))
    )
    at = statement.at
    if at is None and article.published is not None:
        at = Interval(None, article.published.latest)
    return [
        Position(
            speaker,
            story.side_of.get(speaker, ""),
            statement.id,
            verdict.position,
            at,
            verdict.reasons,
            words,
            round(verdict.score, 3),
        )
        for speaker in statement.speakers or ("",)
    ]
