"""What is in dispute: claims, who takes which position on them, what conflicts, and what moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.positions.claims import claims_of
from rashomon.positions.contradictions import contradictions
from rashomon.positions.corrections import corrections_of
from rashomon.positions.open_pairs import Encoder, Judge
from rashomon.positions.story import LinkedStory, StoryView, view
from rashomon.records import Article, Claim, Conflict, Correction, Movement, Precedence

__all__ = ["Encoder", "Found", "Judge", "StoryView", "claims_of", "find_positions", "view"]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that this room finds about a story."""

    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    movements: tuple[Movement, ...] = ()
    corrections: tuple[Correction, ...] = ()
    precedences: tuple[Precedence, ...] = ()


def find_positions(articles: Sequence[Article], linked: LinkedStory, given: Sequence[str] = ()) -> Found:
    """Claims (those ``given`` first), positions, conflicts, movements and corrections of a story.

    Pure: the order of the input changes nothing, and no model is loaded unless a rule leaves a pair open.
    """
    story = view(articles, linked)
    return conclude(story, claims_of(story, given))


def conclude(story: StoryView, claims: Sequence[Claim]) -> Found:
    """What follows from the claims and their positions: times, conflicts, movements, corrections."""
    told = contradictions(story, claims)
    articles = tuple(story.articles.values())
    return Found(
        told.claims, told.conflicts, told.movements, corrections_of(articles, told.claims), told.precedences
    )
