"""What is in dispute: claims, who takes which position on them, what conflicts, and what moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.positions.claims import claims_of
from rashomon.positions.contents import prepare
from rashomon.positions.contradictions import contradictions
from rashomon.positions.corrections import corrections_of
from rashomon.positions.judges import Encoder, Judge
from rashomon.positions.kept import Kept
from rashomon.positions.story import LinkedStory, StoryView, view
from rashomon.records import Article, Claim, Conflict, Correction, Movement, Precedence

__all__ = ["Encoder", "Found", "Judge", "StoryView", "claims_of", "find_positions", "prepare", "view"]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that this room finds about a story."""

    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    movements: tuple[Movement, ...] = ()
    corrections: tuple[Correction, ...] = ()
    precedences: tuple[Precedence, ...] = ()


def find_positions(
    articles: Sequence[Article],
    linked: LinkedStory,
    given: Sequence[str] = (),
    judge: Judge | None = None,
    encoder: Encoder | None = None,
    kept: Kept | None = None,
) -> Found:
    """Claims (those ``given`` first), positions, conflicts, movements and corrections of a story.

    Pure: the order of the input changes nothing. With a ``judge`` and an ``encoder``, pairs of statement and
    claim that rules leave open are shown to the judge, at most a quarter of all; without, rules alone decide.
    ``kept`` holds what single statements gave for the next call; the result is the same without it.
    """
    story = view(articles, linked, kept)
    return conclude(story, claims_of(story, given, judge, encoder))


def conclude(story: StoryView, claims: Sequence[Claim]) -> Found:
    """What follows from the claims and their positions: times, conflicts, movements, corrections."""
    told = contradictions(story, claims)
    articles = tuple(story.articles.values())
    return Found(
        told.claims, told.conflicts, told.movements, corrections_of(articles, told.claims), told.precedences
    )
