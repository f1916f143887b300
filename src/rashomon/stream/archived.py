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


KEPT = 300_000
"""How many terms' occurrences are kept in memory at most."""


class ArchivedStories:
    """A ``StoryStore`` in an archive. ``at`` is the time now, to be set anew as time goes on.

    How often terms occur is remembered between calls, and forgotten as soon as another program has added to
    the archive.
    """

    def __init__(self, archive: Archive, at: datetime) -> None:
        self._archive = archive
        self._stories = archive.stories
        self.at = at
        self._known: dict[int, int] = {}
        self._size = -1

    def size(self) -> int:
        size = self._stories.sketch_count()
        if size != self._size or len(self._known) > KEPT:
            self._known.clear()
            self._size = size
        return size

    def occurrences(self, terms: NDArray[np.uint32]) -> NDArray[np.int64]:
        import numpy as np

        known = self._known
        numbers = terms.tolist()
        missing = [number for number in numbers if number not in known]
        if missing:
            known.update(dict.fromkeys(missing, 0))
            known.update(self._stories.occurrences(missing))
        return np.fromiter((known[number] for number in numbers), np.int64, len(numbers))

    def recent(self, terms: Sequence[int], most: int) -> Sequence[tuple[int, str]]:
        return self._stories.recent(terms, most)

    def sketches(self, articles: Sequence[str]) -> Sequence[Sketch]:
        found = self._stories.sketches(articles)
        return [unpack(key, found[key]) for key in articles if key in found]

    def stories_of(self, articles: Sequence[str]) -> Mapping[str, str]:
        return self._stories.of(articles)

    def sizes(self, stories: Sequence[str]) -> Mapping[str, int]:
        return self._stories.sizes(stories)

    def latest(self, wanted: Mapping[str, int]) -> Mapping[str, Sequence[Sketch]]:
        found = self._stories.latest(wanted)
        return {story: [unpack(key, raw) for key, raw in found[story].items()] for story in wanted}

    def held(self, stories: Sequence[str]) -> frozenset[str]:
        return self._stories.held(stories)

    def apply(self, placement: Placement) -> None:
        one = placement.sketch
        changes = [
            StoryChange(change.kind, change.story, change.articles, change.others, change.reasons)
            for change in placement.changes
        ]
        terms = one.terms.tolist()
        again = self._stories.place(
            one.article,
            placement.moves,
            at=self.at,
            sketch=pack(one),
            terms=terms,
            indexed=one.indexed,
            joined=placement.joined,
            changes=changes,
        )
        if again:  # what its terms counted for before is gone
            self._known.clear()
            self._size = -1
            return
        for number in dict.fromkeys(terms):
            if number in self._known:
                self._known[number] += 1
        self._size += 1
