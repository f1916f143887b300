"""What stories need to remember, as a protocol that an archive fulfils, and one that forgets at the end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from rashomon.stream.sketches import Sketch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

StoryChangeKind = Literal["started", "grew", "joined", "split"]


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What became of a story when an article arrived, and why.

    ``started``: a new story; ``grew``: the article went into it; ``joined``: the stories ``others`` went
    into it and are no more; ``split``: the stories ``others`` came out of it. ``articles`` are those that
    moved.
    """

    kind: StoryChangeKind
    story: str
    articles: tuple[str, ...]
    others: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an arriving article goes, and what that moves.

    ``moves`` maps article keys to story ids, the arriving article among them; ``joined`` maps stories that
    go into another with all their articles to that other.
    """

    sketch: Sketch
    story: str
    moves: Mapping[str, str]
    changes: tuple[StoryChange, ...]
    joined: Mapping[str, str] = field(default_factory=dict)


class StoryStore(Protocol):
    """Sketches and stories. Keys of articles and ids of stories are the store's callers' own."""

    def size(self) -> int:
        """How many sketches are kept."""

    def occurrences(self, terms: NDArray[np.uint32]) -> NDArray[np.int64]:
        """In how many sketches each term stands; shape (n,) in and out."""

    def recent(self, terms: Sequence[int], most: int) -> Sequence[tuple[int, str]]:
        """(term, article) for up to ``most`` of the latest articles that each term is indexed for."""

    def sketches(self, articles: Sequence[str]) -> Sequence[Sketch]:
        """The sketches of articles, in the order asked for; unknown ones are passed over."""

    def stories_of(self, articles: Sequence[str]) -> Mapping[str, str]:
        """The story of each article."""

    def sizes(self, stories: Sequence[str]) -> Mapping[str, int]:
        """How many articles each story holds."""

    def latest(self, wanted: Mapping[str, int]) -> Mapping[str, Sequence[Sketch]]:
        """The latest articles of stories, in the order of arrival; ``wanted`` says how many of each."""

    def held(self, stories: Sequence[str]) -> frozenset[str]:
        """Those stories that a person has joined or split: they may grow, and nothing else."""

    def apply(self, placement: Placement) -> None:
        """Remember the sketch, the moves and the changes, all or nothing."""


class MemoryStories:
    """A ``StoryStore`` in memory."""

    def __init__(self, held: frozenset[str] = frozenset()) -> None:
        self._sketches: dict[str, Sketch] = {}
        self._occurrences: Counter[int] = Counter()
        self._posted: dict[int, list[str]] = defaultdict(list)
        self._stories: dict[str, str] = {}
        self._members: dict[str, list[str]] = defaultdict(list)
        self._held = held
        self.changes: list[StoryChange] = []

    @property
    def partition(self) -> Mapping[str, str]:
        """The story of every article."""
        return self._stories

    def size(self) -> int:
        return len(self._sketches)

    def occurrences(self, terms: NDArray[np.uint32]) -> NDArray[np.int64]:
        import numpy as np

        known = self._occurrences
        return np.fromiter((known.get(term, 0) for term in terms.tolist()), np.int64, len(terms))

    def recent(self, terms: Sequence[int], most: int) -> Sequence[tuple[int, str]]:
        return [(term, article) for term in terms for article in self._posted.get(term, ())[-most:]]

    def sketches(self, articles: Sequence[str]) -> Sequence[Sketch]:
        return [self._sketches[article] for article in articles if article in self._sketches]

    def stories_of(self, articles: Sequence[str]) -> Mapping[str, str]:
        return {article: self._stories[article] for article in articles if article in self._stories}

    def sizes(self, stories: Sequence[str]) -> Mapping[str, int]:
        return {story: len(self._members[story]) for story in stories if story in self._members}

    def latest(self, wanted: Mapping[str, int]) -> Mapping[str, Sequence[Sketch]]:
        return {story: self.sketches(self._members[story][-most:]) for story, most in wanted.items()}

    def held(self, stories: Sequence[str]) -> frozenset[str]:
        return self._held.intersection(stories)

    def apply(self, placement: Placement) -> None:
        one = placement.sketch
        if one.article not in self._sketches:
            self._occurrences.update(one.terms.tolist())
            for term in one.indexed:
                self._posted[term].append(one.article)
        self._sketches[one.article] = one
        moves = dict(placement.moves)
        for story, into in placement.joined.items():
            moves |= {article: into for article in self._members[story]}
        for article, story in moves.items():
            before = self._stories.get(article)
            if before is not None:
                self._members[before].remove(article)
            self._stories[article] = story
            self._members[story].append(article)
        self.changes += placement.changes
