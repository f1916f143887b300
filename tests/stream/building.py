"""Invented articles on a few events, two of which look alike, and stories put together from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.records import Article
from rashomon.stream.sketches import Sketch, sketch
from rashomon.stream.store import MemoryStories, StoryChange
from rashomon.stream.stories import place
from rashomon.stream.terms import Expected
from rashomon.testing import article

COMMON = "the of and in to was he is as for on with that it at by from his she had said its were not".split()
EXPECTED = Expected({word: rank for rank, word in enumerate(COMMON)})

BRIDGE = (
    "The harbour bridge at Norby was closed after inspectors found a crack in its third pillar, the port"
    " authority said. About 12,000 cars cross the Norby bridge each day.",
    "Norby's harbour bridge stays shut: a crack runs through the third pillar, inspectors of the port"
    " authority found. Some 12,000 cars a day need another way.",
    "No date for the harbour bridge in Norby. The port authority wants the crack in the third pillar"
    " measured again before cars may cross.",
)
FIRE_IN_ALBY = (
    "A fire destroyed a furniture warehouse in Alby on Monday night. Forty firefighters fought the flames"
    " at the Kestrel company for six hours; nobody was hurt.",
    "Forty firefighters needed six hours to put out the flames in a furniture warehouse of the Kestrel"
    " company in Alby. Nobody was hurt in the fire.",
)
FIRE_IN_DELMAR = (
    "A fire destroyed a paint warehouse in Delmar on Friday. Ninety firefighters fought the flames at the"
    " Ostrava works for two days; three workers were hurt.",
    "Three workers were hurt when a paint warehouse of the Ostrava works burned in Delmar. Ninety"
    " firefighters fought for two days.",
)
ALL = (*BRIDGE, *FIRE_IN_ALBY, *FIRE_IN_DELMAR)


def written(text: str, number: int) -> Article:
    """An article of its own with these words."""
    return article(text, path=f"{number:03d}.txt")


def sketched(texts: Iterable[str]) -> list[Sketch]:
    """The sketches of articles with these words, under the keys ``0``, ``1`` …"""
    return [sketch(written(text, number), str(number), EXPECTED) for number, text in enumerate(texts)]


def streamed(sketches: Sequence[Sketch], store: MemoryStories | None = None) -> MemoryStories:
    """A store that the articles arrived in, in this order."""
    store = store or MemoryStories()
    for one in sketches:
        store.apply(place(one, store, EXPECTED))
    return store


def groups(store: MemoryStories) -> list[list[str]]:
    """The article keys by story, in order."""
    stories: dict[str, list[str]] = {}
    for one, story in store.partition.items():
        stories.setdefault(story, []).append(one)
    return sorted(sorted(keys) for keys in stories.values())


def changes(store: MemoryStories, kind: str) -> list[StoryChange]:
    """What became of stories, of one kind."""
    return [change for change in store.changes if change.kind == kind]
