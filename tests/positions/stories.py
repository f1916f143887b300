"""Small invented stories for this room: statements with speakers and sides, and claims with positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from rashomon.linking import Linked
from rashomon.positions import StoryView, view
from rashomon.records import (
    Article,
    Claim,
    Interval,
    Position,
    PositionKind,
    Side,
    Speaker,
    Statement,
    Utterance,
)
from rashomon.testing.builders import article, statement

DAY = datetime(2031, 3, 3, tzinfo=UTC)


def report(text: str, name: str = "a.txt", hour: int | None = 20) -> Article:
    """An article published at this hour of Monday, 3 March 2031; without a date where there is none."""
    at = None if hour is None else Interval(DAY.replace(hour=hour), DAY.replace(hour=hour))
    return article(text, path=name, published=at)


def said(where: Article, words: str, who: str, *, cue: str = "said", **more: object) -> Statement:
    """An indirect statement whose cue is the first such word of the sentence that holds the words."""
    start = max(where.text.rfind(mark, 0, where.text.index(words)) for mark in (". ", "\n", ": ", "; ")) + 1
    made = statement(where, words, kind="indirect", after=0, **more)  # type: ignore[arg-type]
    found = where.text.find(cue, max(0, start))
    span = where.span(found, found + len(cue)) if found >= 0 else None
    return replace(made, speakers=(who,), cue=span)


def story(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    sides: Mapping[str, Sequence[str]] | None = None,
    utterances: Sequence[Utterance] = (),
) -> StoryView:
    """The view of a story whose speakers are called by their ids."""
    names = sorted({who for one in statements for who in one.speakers})
    return view(
        articles,
        Linked(
            tuple(Speaker(name, name, "person") for name in names),
            tuple(Side(name, name, tuple(members)) for name, members in (sides or {}).items()),
            tuple(statements),
            tuple(utterances),
        ),
    )


def claim(text: str, seen: StoryView, positions: Mapping[str, PositionKind]) -> Claim:
    """A claim with these positions, by the words of the statements."""
    by_words = {one.content[0].text: one for one in seen.statements}
    taken = []
    for words, position in positions.items():
        one = by_words[words]
        who = next(iter(one.speakers), "")
        taken.append(Position(who, seen.side_of.get(who, ""), one.id, position))
    return Claim("claim-1", text, True, tuple(taken))
