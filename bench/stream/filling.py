"""A large archive of stories, made quickly: sketches mixed out of those of real texts, written in bulk.

An invented event takes half of its terms from each of two texts and a few of its own; its articles leave a
part of them out. Only what placing an article reads is filled in.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np

from rashomon.archive import Archive
from rashomon.archive.tables import articles, postings, sketches, stories, terms
from rashomon.stream.sketches import Sketch, pack

WIDTH = 384
BATCH = 5_000
TIME = "2026-01-05T08:00:00.000000Z"
_ALL = -1


@dataclass(frozen=True, slots=True)
class Made:
    """A sketch and the number of its event."""

    sketch: Sketch
    event: int


class Mixer:
    """Makes the sketches of invented events, the same ones for the same seed."""

    def __init__(self, bases: Sequence[Sketch], seed: int = 3) -> None:
        self._bases = [one for one in bases if len(one.terms) >= 40]
        self._chance = np.random.default_rng(seed)
        self._common = self._direction()

    def made(self, count: int, prefix: str) -> Iterator[Made]:
        """``count`` sketches, the articles of one event after another, one to nine of each."""
        number = event = 0
        while number < count:
            event += 1
            whole, meaning = self._event()
            for _ in range(min(int(self._chance.geometric(0.35)), 9)):
                if number == count:
                    return
                yield Made(self._article(whole, meaning, f"{prefix}-{number}"), event)
                number += 1

    def _event(self) -> tuple[Sketch, Any]:
        one, other = (self._bases[int(at)] for at in self._chance.integers(0, len(self._bases), 2))
        own = self._chance.integers(0, 2**31, 6, dtype=np.uint32) * np.uint32(2)
        joined = np.concatenate([own, one.terms[::2], other.terms[::2]])
        _, first = np.unique(joined, return_index=True)
        order = np.sort(first)
        counts = np.concatenate([np.full(6, 3, np.uint8), one.counts[::2], other.counts[::2]])
        marks = np.concatenate([np.ones(6, np.uint8), one.marks[::2], other.marks[::2]])
        return replace(one, terms=joined[order], counts=counts[order], marks=marks[order]), self._direction()

    def _article(self, event: Sketch, meaning: Any, key: str) -> Sketch:
        kept = np.flatnonzero(self._chance.random(len(event.terms)) < 0.7)
        vector = 0.35 * self._common + 0.8 * meaning + 0.5 * self._direction()
        vector = (vector / np.linalg.norm(vector)).astype(np.float16).astype(np.float32)
        return Sketch(key, event.terms[kept], event.counts[kept], event.marks[kept], vector)

    def _direction(self) -> Any:
        vector = self._chance.normal(size=WIDTH)
        return vector / np.linalg.norm(vector)


def fill(archive: Archive, made: Iterator[Made]) -> None:
    """Write sketches with their articles and stories into an empty archive."""
    counts: Counter[int] = Counter()
    sizes: Counter[int] = Counter()
    rows: list[tuple[int, Made]] = []
    with archive.transaction(), archive._door.writing() as connection:
        for number, one in enumerate(made, start=1):
            counts.update(one.sketch.terms.tolist())
            counts[_ALL] += 1
            sizes[one.event] += 1
            rows.append((number, one))
            if len(rows) == BATCH:
                _write(connection, rows)
                rows = []
        _write(connection, rows)
        told = [{"term": term, "occurrences": count} for term, count in counts.items()]
        connection.execute(terms.insert(), told)
        for event, size in sizes.items():
            connection.execute(stories.update().where(stories.c.id == event).values(size=size))


def _write(connection: Any, rows: Sequence[tuple[int, Made]]) -> None:
    if not rows:
        return
    at = datetime.fromisoformat(TIME)
    last = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM stories").scalar_one()
    fresh = sorted({one.event for _, one in rows if one.event > last})
    begun = {"title": "", "held": False, "size": 0, "started_at": at, "changed_at": at}
    if fresh:
        connection.execute(stories.insert(), [{"id": one, "key": f"made-{one}", **begun} for one in fresh])
    connection.execute(
        articles.insert(),
        [
            {"id": number, "story_id": one.event, "revision": 1, "first_seen": at, "changed_at": at}
            | dict.fromkeys(("key", "identity", "record"), one.sketch.article)
            | dict.fromkeys(("address", "outlet", "title", "language"), "")
            for number, one in rows
        ],
    )
    connection.execute(
        sketches.insert(),
        [
            {
                "article_id": number,
                "sketch": pack(one.sketch),
                "terms": _numbers(one.sketch.terms.tolist()),
                "indexed": _numbers(one.sketch.indexed),
            }
            for number, one in rows
        ],
    )
    connection.execute(
        postings.insert(),
        [
            {"term": term, "article_id": number}
            for number, one in rows
            for term in dict.fromkeys(one.sketch.indexed)
        ],
    )


def _numbers(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}q", *numbers)
