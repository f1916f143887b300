"""What this room reads: the articles of a story and everything that linking found across them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from rashomon.positions.kept import Kept, Nothing
from rashomon.records import Article, Side, Speaker, Statement, Utterance


class LinkedStory(Protocol):
    """The part of ``linking.Linked`` that positions are taken from."""

    @property
    def speakers(self) -> tuple[Speaker, ...]: ...
    @property
    def sides(self) -> tuple[Side, ...]: ...
    @property
    def statements(self) -> tuple[Statement, ...]: ...
    @property
    def utterances(self) -> tuple[Utterance, ...]: ...


@dataclass(frozen=True, slots=True)
class StoryView:
    """The records of one story by their ids. Statements are in the order of article id and place."""

    articles: Mapping[str, Article]
    statements: tuple[Statement, ...]
    speakers: Mapping[str, Speaker]
    sides: tuple[Side, ...]
    side_of: Mapping[str, str]
    """Side id of each speaker id that has one."""
    utterances: tuple[Utterance, ...]
    utterance_of: Mapping[str, str]
    """Utterance id of each statement id that carries one, wholly or in part."""
    kept: Kept = field(default_factory=Nothing, compare=False)
    """What was worked out of single statements and articles for an earlier account of the story."""


def view(articles: Sequence[Article], linked: LinkedStory, kept: Kept | None = None) -> StoryView:
    """Index what linking found, for this room; ``kept`` changes nothing but the time that it takes."""
    utterance_of = {
        statement: utterance.id
        for utterance in linked.utterances
        for statement in (*(variant.statement for variant in utterance.variants), *utterance.partly)
    }
    return StoryView(
        {article.id: article for article in articles},
        linked.statements,
        {speaker.id: speaker for speaker in linked.speakers},
        linked.sides,
        {speaker: side.id for side in linked.sides for speaker in side.speakers},
        linked.utterances,
        utterance_of,
        kept or Nothing(),
    )
