"""How many independent roots stand behind those who affirm a claim, and behind those who deny it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from rashomon.linking import count_origins, story_context
from rashomon.records import Article, Claim, Origin, SharedText, Side, Speaker, Statement, identify

_COUNTED: tuple[Literal["affirms", "denies"], ...] = ("affirms", "denies")


def origins_of_claims(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    statements: Sequence[Statement],
    speakers: Sequence[Speaker],
    sides: Sequence[Side],
    shared_text: Sequence[SharedText],
) -> tuple[Origin, ...]:
    """Two counts a claim at most, in the claims' order: who affirms, who denies."""
    if not claims:
        return ()
    story = story_context(articles, statements, speakers, sides, shared_text)

    def counts() -> Iterator[Origin]:
        for claim in claims:
            for position in _COUNTED:
                ids = [one.statement for one in claim.positions if one.position == position]
                if ids:
                    origin = count_origins(claim.id, ids, story)
                    key = identify("origin", claim.id, position, *sorted(ids))
                    yield replace(origin, id=key, position=position)

    return tuple(counts())
