"""What rests on who said something, found anew after a person has judged who did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.records import Article, SharedText

if TYPE_CHECKING:
    from rashomon.linking import Linked


def recount_origins(articles: Sequence[Article], linked: Linked, shared_text: Sequence[SharedText]) -> Linked:
    """What linking found, with the origins of its utterances counted by the speakers as they are now."""
    from rashomon.linking import count_origins, story_context

    story = story_context(articles, linked.statements, linked.speakers, linked.sides, shared_text)
    counted = {origin.of for origin in linked.origins}
    origins = []
    for utterance in linked.utterances:
        if utterance.id in counted:
            ids = {*(variant.statement for variant in utterance.variants), *utterance.partly}
            origins.append(count_origins(utterance.id, sorted(ids), story, one_saying=True))
    return replace(linked, origins=tuple(origins))
