"""What is in dispute: claims, who takes which position on them, what conflicts, and what moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.positions.claims import claims_of
from rashomon.positions.open_pairs import Encoder, Judge
from rashomon.positions.story import LinkedStory, StoryView, view
from rashomon.records import Article, Claim, Conflict, Correction, Movement

__all__ = ["Encoder", "Found", "Judge", "StoryView", "claims_of", "find_positions", "view"]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that this room finds about a story."""

    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    movements: tuple[Movement, ...] = ()
    corrections: tuple[Correction, ...] = ()


def find_positions(articles: Sequence[Article], linked: LinkedStory, given: Sequence[str] = ()) -> Found:
    """Claims (those ``given`` first), positions, conflicts, movements and corrections of a story.

    Pure: the order of the input changes nothing, and no model is loaded unless a rule leaves a pair open.
    """
    claims = claims_of(view(articles, linked), given)
    corrections = tuple(Correction(article.id, span) for article in articles for span in article.corrections)
    return Found(claims, corrections=corrections)
