"""Stories as an archive keeps them: what ``store.StoryStore`` asks for, from the archive's tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rashomon.archive import Archive, StoryChange
from rashomon.stream.sketches import Sketch, pack, unpack
from rashomon.stream.store import Placement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class ArchivedStories:
    """A ``StoryStore`` in an archive. ``at`` is the time now, to be set anew as time goes on."""

    def __init__(self, archive: Archive, at: datetime) -> None:
        self._archive = archive
        self._stories = archive.stories
        self.at = at

    def size(self) -> int:
        return self._stories.sketch_count()

    def occurrences(self, terms: NDArray[np.uint32]) -> NDArray[np.int64]:
        import numpy as np

        numbers = [int(term) for term in terms]
        found = self._stories.occurrences(numbers)
        return np.array([found.get(number, 0) for number in numbers], dtype=np.int64)

    def recent(self, terms: Sequence[int], most: int) -> Sequence[tuple[int, str]]:
        return self._stories.recent(terms, most)

    def sketches(self, articles: Sequence[str]) -> Sequence[Sketch]:
        found = self._stories.sketches(articles)
        return [unpack(key, found[key]) for key in articles if key in found]

    def stories_of(self, articles: Sequence[str]) -> Mapping[str, str]:
        return self._stories.of(articles)

    def sizes(self, stories: Sequence[str]) -> Mapping[str, int]:
        return self._stories.sizes(stories)

    def members(self, story: str, most: int) -> Sequence[str]:
        return self._stories.members(story, most)

    def held(self, stories: Sequence[str]) -> frozenset[str]:
        return self._stories.held(stories)

    def apply(self, placement: Placement) -> None:
        one = placement.sketch
        changes = [
            StoryChange(change.kind, change.story, change.articles, change.others, change.reasons)
            for change in placement.changes
        ]
        self._stories.place(
            one.article,
            placement.moves,
            at=self.at,
            sketch=pack(one),
            terms=[int(term) for term in one.terms],
            indexed=one.indexed,
            joined=placement.joined,
            changes=changes,
        )
