"""What rests on who said something, found anew after a person has judged who did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.records import Article, SharedText

if TYPE_CHECKING:
    from rashomon.linking import Linked


def recount_origins(articles: Sequence[Article], linked: Linked, shared_text: Sequence[SharedText]) -> Linked:
    """What linking found, its origins and first carriers told by utterances and speakers as they are now."""
    from rashomon.linking import count_origins, first_seen, story_context

    story = story_context(articles, linked.statements, linked.speakers, linked.sides, shared_text)
    by_id = {article.id: article for article in articles}
    origins, first = [], []
    for utterance in linked.utterances:
        ids = sorted({*(variant.statement for variant in utterance.variants), *utterance.partly})
        if len(ids) > 1:
            origins.append(count_origins(utterance.id, ids, story, one_saying=True))
        first.append(first_seen(utterance.id, [story.statements[one] for one in ids], by_id))
    return replace(linked, origins=tuple(origins), first_seen=tuple(first))
