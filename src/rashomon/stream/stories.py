"""Which story an arriving article belongs to, and which stories that makes one, or two.

An index of telling terms leads to the latest articles that may be of the same story; nothing is scanned, so
that an article costs about the same in a large archive as in a small one. The stories that these belong to
are then put together anew, by average link: what comes out is compared with what was, and each difference is
a move with its reason. A story keeps its id while most of its articles stay together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.records import identify
from rashomon.stream.clusters import average_link
from rashomon.stream.likeness import TUNED, Mixture, likenesses, likenesses_of_one, threshold
from rashomon.stream.sketches import Sketch
from rashomon.stream.store import Placement, StoryChange, StoryChangeKind, StoryStore
from rashomon.stream.terms import Expected

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POSTED = 20
"""How many of the latest articles each term leads to."""

CANDIDATES = 24
"""How many articles are compared with the arriving one."""

NEAR = 0.5
"""A story is looked at anew from this part of the threshold on."""

STORIES = 6
"""How many stories are looked at anew."""

SETTLED = 60
"""A story of more articles is one piece: it may grow and take in others, and is not taken apart."""

SAMPLE = 40
"""How many of the latest articles stand for a settled story."""

MOST = 160
"""How many articles are put together anew at once."""

FORETOLD = 1_000
"""How many articles what is expected of a term counts for beside the archive's own counts."""


class Weighing:
    """How much a term tells: less, the more articles have it, in the archive and in general."""

    def __init__(self, store: StoryStore, expected: Expected) -> None:
        self._store = store
        self._expected = expected
        self._size = store.size()

    def __call__(self, terms: NDArray[np.uint32]) -> NDArray[np.float32]:
        """The negative logarithm of each term's share, at least 0; shape (n,) in and out."""
        import numpy as np

        counted = self._store.occurrences(terms) + FORETOLD * self._expected.shares(terms)
        shares = counted / (FORETOLD + self._size)
        weights: NDArray[np.float32] = np.maximum(-np.log(shares), 0).astype(np.float32)
        return weights


def place(one: Sketch, store: StoryStore, expected: Expected, mixture: Mixture = TUNED) -> Placement:
    """Where an article that the store does not hold yet belongs. Nothing is stored: ``store.apply`` does."""
    weights = Weighing(store, expected)
    near = _near(one, store, weights, mixture)
    if not near:
        return _alone(one, "no article here is like it")
    pieces = _Pieces(one, near, store)
    alike = pieces.condense(likenesses(pieces.sketches, weights, mixture))
    together = threshold(pieces.sketches, mixture)
    groups = [
        [pieces.articles[item] for item in group] for group in average_link(alike, pieces.weights, together)
    ]
    return _compare(one, groups, pieces, _reason(one, pieces, alike, groups, together))


def _near(one: Sketch, store: StoryStore, weights: Weighing, mixture: Mixture) -> list[str]:
    """The stories that the article may touch, the likest first."""
    import numpy as np

    indexed = np.array(one.indexed, dtype=np.uint32)
    told = dict(zip(one.indexed, (float(weight) ** 2 for weight in weights(indexed)), strict=True))
    scores: dict[str, float] = defaultdict(float)
    for term, article in store.recent(one.indexed, POSTED):
        scores[article] += told[term]
    likely = sorted(scores, key=lambda article: (-scores[article], article))[:CANDIDATES]
    found = [other for other in store.sketches(likely) if other.article != one.article]
    if not found:
        return []
    row = likenesses_of_one(one, found, weights, mixture)
    least = threshold([one, *found], mixture) * NEAR
    stories = store.stories_of([other.article for other in found])
    best: dict[str, float] = {}
    for other, alike in zip(found, row.tolist(), strict=True):
        story = stories.get(other.article)
        if story is not None and alike >= least:
            best[story] = max(alike, best.get(story, 0.0))
    return sorted(best, key=lambda story: (-best[story], story))[:STORIES]


class _Pieces:
    """The arriving article and the articles of the stories near it; settled stories are one piece each."""

    def __init__(self, one: Sketch, near: Sequence[str], store: StoryStore) -> None:
        import numpy as np

        self.sizes = store.sizes(near)
        self.held = store.held(near)
        whole = self.held | {story for story in near if self.sizes.get(story, 0) > SETTLED}
        groups: list[tuple[tuple[str, ...], list[Sketch], int]] = [((one.article,), [one], 1)]
        self.story_of: dict[str, str] = {}
        taken = 1
        latest = store.latest({story: SAMPLE if story in whole else SETTLED for story in near})
        for story in near:
            sketches = [other for other in latest[story] if other.article != one.article]
            if not sketches or taken + len(sketches) > MOST:
                continue
            taken += len(sketches)
            self.story_of.update((other.article, story) for other in sketches)
            if story in whole:
                groups.append((tuple(other.article for other in sketches), sketches, self.sizes[story]))
            else:
                groups += [((other.article,), [other], 1) for other in sketches]
        groups.sort(key=lambda group: group[0])
        self.articles = [articles for articles, _, _ in groups]
        self.sketches = [sketch for _, sketches, _ in groups for sketch in sketches]
        self.weights = np.array([weight for _, _, weight in groups], dtype=np.float32)
        self.whole = {story for story in self.story_of.values() if story in whole}

    def condense(self, alike: NDArray[np.float32]) -> NDArray[np.float32]:
        """Likeness of pieces out of likeness of articles: the averages. Two held stories are not joined."""
        import numpy as np

        if len(self.articles) == len(self.sketches):
            return alike
        starts = np.cumsum([0, *(len(articles) for articles in self.articles)])[:-1]
        lengths = np.array([len(articles) for articles in self.articles], dtype=np.float32)
        sums = np.add.reduceat(np.add.reduceat(alike, starts, axis=0), starts, axis=1)
        mean: NDArray[np.float32] = np.round(sums / lengths[:, None] / lengths[None, :], 6)
        held = [
            number
            for number, articles in enumerate(self.articles)
            if self.story_of.get(articles[0]) in self.held
        ]
        for number in held:
            mean[number, held] = -1e6
        return mean


def _reason(
    one: Sketch,
    pieces: _Pieces,
    alike: NDArray[np.float32],
    groups: Sequence[Sequence[tuple[str, ...]]],
    together: float,
) -> str:
    """In words, why the article is where it is."""
    import numpy as np

    me = pieces.articles.index((one.article,))
    group = next(group for group in groups if (one.article,) in group)
    others = [number for number, piece in enumerate(pieces.articles) if piece in group and number != me]
    if not others:
        likest = float(np.delete(alike[me], me).max())
        return f"the likest story is like it by {likest:.2f} at most, and {together:.2f} on average is needed"
    mean = float(np.average(alike[me, others], weights=pieces.weights[others]))
    members = {article for number in others for article in pieces.articles[number]}
    theirs: dict[int, int] = defaultdict(int)
    for sketch in pieces.sketches:
        if sketch.article in members:
            for term in sketch.indexed:
                theirs[term] += 1
    shared = [
        text
        for text, term in zip(one.texts, one.terms.tolist(), strict=False)
        if theirs[term] * 2 > len(members)
    ]
    words = f"; shares {', '.join(shared[:8])}" if shared else ""
    return f"like its articles by {mean:.2f} on average, and {together:.2f} is needed{words}"


def _alone(one: Sketch, reason: str) -> Placement:
    story = identify("story", one.article)
    change = StoryChange("started", story, (one.article,), (), (reason,))
    return Placement(one, story, {one.article: story}, (change,))


def _compare(
    one: Sketch, groups: Sequence[Sequence[tuple[str, ...]]], pieces: _Pieces, reason: str
) -> Placement:
    """Name the groups after the stories that they were, and tell what moved."""
    members = [[article for piece in group for article in piece] for group in groups]
    names = _names(members, pieces, one.article)
    became = {article: name for group, name in zip(members, names, strict=True) for article in group}
    own = became[one.article]
    before: dict[str, list[str]] = defaultdict(list)
    for article in sorted(pieces.story_of):
        before[pieces.story_of[article]].append(article)
    kind: StoryChangeKind = "grew" if own in before else "started"
    changes = [StoryChange(kind, own, (one.article,), (), (reason,))]
    for story in sorted(before):
        articles = before[story]
        after = {became[article] for article in articles}
        if story not in after:
            into = min(after, key=lambda name: (-sum(became[a] == name for a in articles), name))
            why = f"with {one.article}, their articles are alike enough on average to be one story"
            changes.append(StoryChange("joined", into, tuple(articles), (story,), (why,)))
        new = tuple(sorted(after - set(before)))
        if new:
            moved = tuple(article for article in articles if became[article] in new)
            why = f"with {one.article}, its articles are less alike on average than one story's"
            changes.append(StoryChange("split", story, moved, new, (why,)))
    joined = {story: became[before[story][0]] for story in pieces.whole}
    moves = {
        article: name
        for article, name in became.items()
        if pieces.story_of.get(article) != name and pieces.story_of.get(article) not in pieces.whole
    }
    return Placement(
        one,
        own,
        moves,
        tuple(changes),
        {story: name for story, name in joined.items() if name != story},
    )


def _names(groups: Sequence[Sequence[str]], pieces: _Pieces, arriving: str) -> list[str]:
    """A story id for each group: that of the story it shares most articles with, each id once.

    A story that a person decided on keeps its id.
    """
    shared: dict[tuple[int, str], int] = defaultdict(int)
    for number, group in enumerate(groups):
        for article in group:
            if article in pieces.story_of:
                shared[number, pieces.story_of[article]] += 1
    for number, story in shared:
        if story in pieces.whole:
            shared[number, story] = pieces.sizes[story]

    def order(pair: tuple[int, str]) -> tuple[bool, int, str, int]:
        return (pair[1] not in pieces.held, -shared[pair], pair[1], pair[0])

    names: dict[int, str] = {}
    used: set[str] = set()
    for number, story in sorted(shared, key=order):
        if number not in names and story not in used:
            names[number] = story
            used.add(story)
    for number, group in enumerate(groups):
        if number not in names:
            founder = min(group)
            alone = list(group) == [arriving]
            names[number] = identify("story", founder) if alone else identify("story", founder, arriving)
    return [names[number] for number in range(len(groups))]
