"""Stories: which articles they hold, what leads to them, and what became of them.

What an article is told from others by (its sketch) is the caller's: bytes that are kept as they are, numbers
of terms that are counted, and those among them that lead to the article.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select, update

from rashomon.archive import asked
from rashomon.archive.columns import pack, sortable
from rashomon.archive.door import Door
from rashomon.archive.kept import KeptStory, StoryChange
from rashomon.archive.tables import articles, postings, sketches, stories, story_changes
from rashomon.errors import InputError


class Stories:
    """The stories of an archive, by keys that stay."""

    def __init__(self, door: Door) -> None:
        self._door = door

    # ── placing ──

    def sketch_count(self) -> int:
        """How many articles have a sketch."""
        return int(self.occurrences([_ALL]).get(_ALL, 0))

    def occurrences(self, numbers: Sequence[int]) -> Mapping[int, int]:
        """In how many sketches each term stands; those in none are left out. Terms are 0 or more."""
        if not numbers:
            return {}
        with self._door.reading() as connection:
            return dict(map(tuple, asked.rows(connection, asked.OCCURRENCES, list(numbers))))

    def recent(self, numbers: Sequence[int], most: int) -> tuple[tuple[int, str], ...]:
        """(term, article key) for up to ``most`` of the latest articles that each term leads to.

        In the order of the terms asked for, each one's articles from the earliest to the latest.
        """
        order = {number: place for place, number in enumerate(dict.fromkeys(numbers))}
        if not order:
            return ()
        with self._door.reading() as connection:
            found = asked.latest_of_terms(connection, list(order), most)
        return tuple((term, key) for term, _, key in sorted(found, key=lambda row: (order[row[0]], row[1])))

    def sketches(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """The sketch of each article that has one."""
        with self._door.reading() as connection:
            return dict(map(tuple, asked.rows(connection, asked.SKETCHES, list(keys))))

    def of(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The story of each article that has one."""
        with self._door.reading() as connection:
            return dict(map(tuple, asked.rows(connection, asked.STORIES_OF, list(keys))))

    def sizes(self, keys: Sequence[str]) -> Mapping[str, int]:
        """How many articles each story holds."""
        with self._door.reading() as connection:
            return {row[0]: row[2] for row in asked.rows(connection, asked.STORIES, list(keys))}

    def members(self, key: str, most: int | None = None) -> tuple[str, ...]:
        """Up to ``most`` article keys of a story, the latest, in the order of arrival."""
        query = (
            select(articles.c.id, articles.c.key)
            .join(stories, stories.c.id == articles.c.story_id)
            .where(stories.c.key == key)
            .order_by(articles.c.id.desc())
        )
        with self._door.reading() as connection:
            rows = connection.execute(query if most is None else query.limit(most)).all()
        return tuple(row.key for row in reversed(rows))

    def latest(self, wanted: Mapping[str, int]) -> Mapping[str, Mapping[str, bytes]]:
        """The sketches of the latest articles of stories, in the order of arrival.

        ``wanted`` says how many of each story; articles without a sketch are passed over.
        """
        latest: dict[str, dict[str, bytes]] = {key: {} for key in wanted}
        if not wanted:
            return latest
        with self._door.reading() as connection:
            names = {row[1]: row[0] for row in asked.rows(connection, asked.STORIES, list(wanted))}
            asks = [(story_id, wanted[key]) for story_id, key in names.items()]
            found = asked.latest_of_stories(connection, asks) if asks else ()
        for story_id, _, key, sketch in sorted(found, key=lambda row: row[1]):
            latest[names[story_id]][key] = sketch
        return latest

    def held(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of the stories that a person has joined or split: they may grow, and nothing else."""
        with self._door.reading() as connection:
            return frozenset(row[0] for row in asked.rows(connection, asked.STORIES, list(keys)) if row[3])

    def place(
        self,
        article: str,
        moves: Mapping[str, str],
        *,
        at: datetime,
        sketch: bytes = b"",
        terms: Sequence[int] = (),
        indexed: Sequence[int] = (),
        joined: Mapping[str, str] | None = None,
        changes: Sequence[StoryChange] = (),
        titles: Mapping[str, str] | None = None,
    ) -> bool:
        """Put an arriving article, and others with it, into stories: all or nothing.

        ``moves`` maps article keys to story keys, ``joined`` stories to those that they go into with all
        their articles; a story that is not there begins, called as in ``titles``, else as its first article.
        ``sketch`` is kept for the article; each of its ``terms`` counts one more, and each of ``indexed``
        leads to it (numbers from 0 to 2⁶³). A second placing of an article takes the place of the first.
        ``changes`` go into the record of what became of stories; ``at`` is their time where they have none.
        Says whether the article had a sketch before.
        """
        with self._door.writing() as connection:
            known = _known(connection, [article, *moves])
            if article not in known:
                return False  # it was forgotten meanwhile
            own, _ = known[article]
            again = bool(sketch) and remove_sketch(connection, own)
            if sketch:
                _add_sketch(connection, own, sketch, terms, indexed)
            for story, into in (joined or {}).items():
                _join(connection, story, into, at)
            for story in dict.fromkeys(moves.values()):
                moved = dict(known[key] for key, to in moves.items() if to == story and key in known)
                _move(connection, story, moved, (titles or {}).get(story, ""), at)
            _record(connection, changes, at)
            return again

    # ── people ──

    def join(self, key: str, into: str, *, at: datetime, by: str, reason: str = "") -> None:
        """Let a story go into another, as a person decided: no program takes them apart again."""
        with self._door.writing() as connection:
            _require(connection, key, into)
            if key == into:
                raise InputError(f"{key} is one story already", hint="Name two stories.")
            moved = tuple(self.members(key))
            _join(connection, key, into, at)
            connection.execute(update(stories).where(stories.c.key == into).values(held=True))
            change = StoryChange("joined", into, moved, (key,), (reason or "a person joined them",), at, by)
            _record(connection, [change], at)

    def split(
        self,
        key: str,
        moved: Sequence[str],
        to: str,
        *,
        at: datetime,
        by: str,
        reason: str = "",
        title: str = "",
    ) -> None:
        """Put articles of a story into another, begun where it is not there, as a person decided."""
        with self._door.writing() as connection:
            _require(connection, key)
            known = _known(connection, moved)
            if len(known) != len(set(moved)):
                unknown = sorted(set(moved) - set(known))
                raise InputError(f"no article {unknown[0]!r} here", hint="`rashomon story ID` lists them.")
            _move(connection, to, dict(known.values()), title, at)
            connection.execute(update(stories).where(stories.c.key.in_([key, to])).values(held=True))
            change = StoryChange(
                "split", key, tuple(moved), (to,), (reason or "a person split them",), at, by
            )
            _record(connection, [change], at)

    def hold(self, keys: Sequence[str], held: bool) -> None:
        """Say whether a person's decision stands on these stories."""
        with self._door.writing() as connection:
            connection.execute(update(stories).where(stories.c.key.in_(keys)).values(held=held))

    def name(self, key: str, title: str) -> None:
        """Give a story a title."""
        with self._door.writing() as connection:
            _require(connection, key)
            connection.execute(update(stories).where(stories.c.key == key).values(title=title))

    # ── listing ──

    def story(self, key: str) -> KeptStory | None:
        """The story with this key, or the only one whose key begins so; ``None`` where there is none.

        A story that went into another is listed with that one in ``into``.
        """
        with self._door.reading() as connection:
            row = connection.execute(select(stories).where(stories.c.key == key)).first()
            if row is None and key:
                like = key.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
                rows = connection.execute(
                    select(stories).where(stories.c.key.like(f"{like}%", escape="\\")).limit(2)
                ).all()
                row = rows[0] if len(rows) == 1 else None
        return None if row is None else _kept(row)

    def standing(self, key: str) -> str:
        """The key of the story that this one is now, after all that it was joined to."""
        seen = set()
        while key not in seen:
            seen.add(key)
            one = self.story(key)
            if one is None or not one.into:
                return key if one is None else one.key
            key = one.into
        return key

    def all(
        self, *, most: int = 1_000, before: datetime | None = None, fewest: int = 1
    ) -> tuple[KeptStory, ...]:
        """Stories of ``fewest`` articles or more, the last changed first; ``before`` for the next ones."""
        query: Select[Any] = (
            select(stories)
            .where(stories.c.into.is_(None), stories.c.size >= fewest)
            .order_by(stories.c.changed_at.desc(), stories.c.id.desc())
            .limit(most)
        )
        if before is not None:
            query = query.where(stories.c.changed_at < before)
        with self._door.reading() as connection:
            return tuple(_kept(row) for row in connection.execute(query))

    def count(self) -> int:
        """How many stories hold an article."""
        query = select(func.count()).select_from(stories).where(stories.c.size > 0)
        with self._door.reading() as connection:
            return connection.execute(query).scalar_one()

    def changes(self, key: str = "") -> tuple[StoryChange, ...]:
        """What became of a story (of every one without a key), in order."""
        query = select(story_changes).order_by(story_changes.c.id)
        if key:
            query = query.where(story_changes.c.story == key)
        with self._door.reading() as connection:
            return tuple(_change(row) for row in connection.execute(query))


_ALL = -1
"""The row of ``terms`` that counts all sketches."""


def _known(connection: Connection, keys: Sequence[str]) -> dict[str, tuple[int, int | None]]:
    """The number of each article, and that of its story, if any."""
    return {
        row[0]: (row[1], row[2]) for row in asked.rows(connection, asked.ARTICLES, list(dict.fromkeys(keys)))
    }


def _add_sketch(
    connection: Connection, article_id: int, sketch: bytes, numbers: Sequence[int], indexed: Sequence[int]
) -> None:
    asked.write(connection, asked.SKETCH, article_id, sketch, _pack(numbers), _pack(indexed))
    _count(connection, numbers, 1)
    asked.write(connection, asked.POST, article_id, list(dict.fromkeys(indexed)))


def remove_sketch(connection: Connection, article_id: int) -> bool:
    """Take an article's sketch away, and what it counts for; whether there was one."""
    kept = asked.rows(connection, asked.TERMS_OF, article_id)
    if not kept:
        return False
    _count(connection, _unpack(kept[0][0]), -1)
    connection.execute(delete(postings).where(postings.c.article_id == article_id))
    connection.execute(delete(sketches).where(sketches.c.article_id == article_id))
    return True


def _count(connection: Connection, numbers: Sequence[int], by: int) -> None:
    """Let each term count one more, or one less; in the order of numbers, as every writer does."""
    asked.write(connection, asked.COUNT, by, [_ALL, *sorted(set(numbers))], by)


def _move(
    connection: Connection, story: str, moved: Mapping[int, int | None], title: str, at: datetime
) -> None:
    """Put articles into a story, begun where it is not there; ``moved`` has the story of each before."""
    if not moved:
        return
    now = sortable(at)
    found = asked.rows(connection, asked.STORIES, [story])
    if not found:
        title = title or asked.rows(connection, asked.TITLE, min(moved))[0][0]
        asked.write(connection, asked.BEGIN, story, title, False, 0, now, now)
        found = asked.rows(connection, asked.STORIES, [story])
    to = found[0][1]
    left = Counter(before for before in moved.values() if before is not None)
    for before in sorted(left):
        asked.write(connection, asked.GROW, -left[before], now, before)
    asked.write(connection, asked.PUT, to, list(moved))
    asked.write(connection, asked.GROW, len(moved), now, to)
    asked.write(connection, asked.STAND, to)


def _join(connection: Connection, story: str, into: str, at: datetime) -> None:
    moved = connection.execute(
        select(articles.c.id, articles.c.story_id)
        .join(stories, stories.c.id == articles.c.story_id)
        .where(stories.c.key == story)
    ).all()
    _move(connection, into, {row[0]: row[1] for row in moved}, "", at)
    connection.execute(update(stories).where(stories.c.key == story).values(into=into))


def _record(connection: Connection, changes: Sequence[StoryChange], at: datetime) -> None:
    for change in changes:
        asked.write(
            connection,
            asked.RECORD,
            sortable(change.at or at),
            change.kind,
            change.story,
            *(pack(list(keys)) for keys in (change.articles, change.others, change.reasons)),
            change.by,
        )


def _require(connection: Connection, *keys: str) -> None:
    for key in keys:
        if not connection.execute(select(stories.c.id).where(stories.c.key == key)).first():
            raise InputError(f"no story {key!r} here", hint="`rashomon stories` lists them.")


def _pack(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}q", *numbers)


def _unpack(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(raw) // 8}q", raw)


def _kept(row: Any) -> KeptStory:
    return KeptStory(
        row.key, row.title, row.size, row.started_at, row.changed_at, row.into or "", bool(row.held)
    )


def _change(row: Any) -> StoryChange:
    return StoryChange(
        row.kind, row.story, tuple(row.articles), tuple(row.others), tuple(row.reasons), row.at, row.by
    )
