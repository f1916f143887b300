"""Stories: which articles they hold, what leads to them, and what became of them.

What an article is told from others by (its sketch) is the caller's: bytes that are kept as they are, numbers
of terms that are counted, and those among them that lead to the article.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, delete, func, insert, select, update

from rashomon.archive.door import Door, insert_new, insert_over
from rashomon.archive.kept import KeptStory, StoryChange
from rashomon.archive.tables import articles, postings, sketches, stories, story_changes, terms
from rashomon.errors import InputError


class Stories:
    """The stories of an archive, by keys that stay."""

    def __init__(self, door: Door) -> None:
        self._door = door

    # ── placing ──

    def sketch_count(self) -> int:
        """How many articles have a sketch."""
        with self._door.reading() as connection:
            value = connection.execute(
                select(terms.c.occurrences).where(terms.c.term == _ALL)
            ).scalar_one_or_none()
        return int(value or 0)

    def occurrences(self, numbers: Sequence[int]) -> Mapping[int, int]:
        """In how many sketches each term stands; those in none are left out. Terms are 0 or more."""
        if not numbers:
            return {}
        with self._door.reading() as connection:
            return _occurrences(connection, numbers)

    def recent(self, numbers: Sequence[int], most: int) -> tuple[tuple[int, str], ...]:
        """(term, article key) for up to ``most`` of the latest articles that each term leads to.

        In the order of the terms asked for, each one's articles from the earliest to the latest.
        """
        found: list[tuple[int, int]] = []
        with self._door.reading() as connection:
            latest = _LATEST[connection.dialect.name]
            for number in dict.fromkeys(numbers):
                rows = connection.exec_driver_sql(latest, (number, most)).scalars().all()
                found += [(number, article_id) for article_id in reversed(rows)]
            ids = {article_id for _, article_id in found}
            named = connection.execute(_KEYS, {"ids": sorted(ids)}).all() if ids else []
            keys = {row[0]: row[1] for row in named}
        return tuple((number, keys[article_id]) for number, article_id in found)

    def sketches(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """The sketch of each article that has one."""
        with self._door.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(_SKETCHES, {"keys": list(keys)})}

    def of(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The story of each article that has one."""
        with self._door.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(_STORIES_OF, {"keys": list(keys)})}

    def sizes(self, keys: Sequence[str]) -> Mapping[str, int]:
        """How many articles each story holds."""
        with self._door.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(_SIZES, {"keys": list(keys)})}

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

    def held(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of the stories that a person has joined or split: they may grow, and nothing else."""
        with self._door.reading() as connection:
            return frozenset(connection.execute(_HELD, {"keys": list(keys)}).scalars())

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
    ) -> None:
        """Put an arriving article, and others with it, into stories: all or nothing.

        ``moves`` maps article keys to story keys, ``joined`` stories to those that they go into with all
        their articles; a story that is not there begins, called as in ``titles``, else as its first article.
        ``sketch`` is kept for the article; each of its ``terms`` counts one more, and each of ``indexed``
        leads to it (numbers from 0 to 2⁶³). A second placing of an article takes the place of the first.
        ``changes`` go into the record of what became of stories; ``at`` is their time where they have none.
        """
        with self._door.writing() as connection:
            ids = _article_ids(connection, [article, *moves])
            if article not in ids:
                return  # it was forgotten meanwhile
            if sketch:
                remove_sketch(connection, ids[article])
                _add_sketch(connection, ids[article], sketch, terms, indexed)
            for story, into in (joined or {}).items():
                _join(connection, story, into, at)
            for story in dict.fromkeys(moves.values()):
                keys = [key for key, to in moves.items() if to == story and key in ids]
                title = (titles or {}).get(story, "")
                _move(connection, story, [ids[key] for key in keys], title, at)
            _record(connection, changes, at)

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
            ids = _article_ids(connection, moved)
            if len(ids) != len(set(moved)):
                unknown = sorted(set(moved) - set(ids))
                raise InputError(f"no article {unknown[0]!r} here", hint="`rashomon story ID` lists them.")
            _move(connection, to, list(ids.values()), title, at)
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


_LATEST = {
    "sqlite": "SELECT article_id FROM postings WHERE term = ? ORDER BY article_id DESC LIMIT ?",
    "postgresql": "SELECT article_id FROM postings WHERE term = %s ORDER BY article_id DESC LIMIT %s",
}
"""Handed to the server as it is: an arriving article asks it twenty times."""

_ALL = -1
"""The row of ``terms`` that counts all sketches."""


# Questions that every placing asks, put together once: a list is handed in whole, not item by item.
_ASKED: BindParameter[Any] = bindparam("keys", expanding=True)
_SKETCHES = (
    select(articles.c.key, sketches.c.sketch)
    .join(sketches, sketches.c.article_id == articles.c.id)
    .where(articles.c.key.in_(_ASKED))
)
_STORIES_OF = (
    select(articles.c.key, stories.c.key.label("story"))
    .join(stories, stories.c.id == articles.c.story_id)
    .where(articles.c.key.in_(_ASKED))
)
_SIZES = select(stories.c.key, stories.c.size).where(stories.c.key.in_(_ASKED))
_HELD = select(stories.c.key).where(stories.c.key.in_(_ASKED), stories.c.held)
_IDS = select(articles.c.key, articles.c.id).where(articles.c.key.in_(_ASKED))
_KEYS = select(articles.c.id, articles.c.key).where(articles.c.id.in_(bindparam("ids", expanding=True)))
_OCCURRENCES = select(terms.c.term, terms.c.occurrences).where(
    terms.c.term.in_(bindparam("numbers", expanding=True))
)


def _article_ids(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(_IDS, {"keys": list(dict.fromkeys(keys))})}


def _occurrences(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    return {row[0]: row[1] for row in connection.execute(_OCCURRENCES, {"numbers": list(numbers)})}


def _add_sketch(
    connection: Connection, article_id: int, sketch: bytes, numbers: Sequence[int], indexed: Sequence[int]
) -> None:
    row = {
        "article_id": article_id,
        "sketch": sketch,
        "terms": _pack(numbers),
        "indexed": _pack(indexed),
    }
    connection.execute(insert(sketches), [row])
    _count(connection, numbers, 1)
    insert_new(
        connection,
        postings,
        [{"term": number, "article_id": article_id} for number in dict.fromkeys(indexed)],
    )


def remove_sketch(connection: Connection, article_id: int) -> None:
    """Take an article's sketch away, and what it counts for."""
    row = connection.execute(
        select(sketches.c.terms).where(sketches.c.article_id == article_id)
    ).scalar_one_or_none()
    if row is None:
        return
    _count(connection, _unpack(row), -1)
    connection.execute(delete(postings).where(postings.c.article_id == article_id))
    connection.execute(delete(sketches).where(sketches.c.article_id == article_id))


def _count(connection: Connection, numbers: Sequence[int], by: int) -> None:
    """Let each term count one more, or one less; in the order of numbers, as every writer does."""
    wanted = [_ALL, *sorted(set(numbers))]
    before = _occurrences(connection, wanted)
    insert_over(
        connection, terms, [{"term": one, "occurrences": max(0, before.get(one, 0) + by)} for one in wanted]
    )


def _move(connection: Connection, story: str, ids: Sequence[int], title: str, at: datetime) -> None:
    """Put articles into a story, begun where it is not there."""
    if not ids:
        return
    story_id = connection.execute(select(stories.c.id).where(stories.c.key == story)).scalar_one_or_none()
    if story_id is None:
        if not title:
            title = connection.execute(select(articles.c.title).where(articles.c.id == min(ids))).scalar_one()
        story_id = connection.execute(
            insert(stories).values(key=story, title=title, held=False, size=0, started_at=at, changed_at=at)
        ).inserted_primary_key[0]  # type: ignore[index]
    left = connection.execute(
        select(articles.c.story_id, func.count().label("number"))
        .where(articles.c.id.in_(ids), articles.c.story_id.is_not(None))
        .group_by(articles.c.story_id)
    ).all()
    for row in left:
        connection.execute(
            update(stories)
            .where(stories.c.id == row.story_id)
            .values(size=stories.c.size - row.number, changed_at=at)
        )
    connection.execute(update(articles).where(articles.c.id.in_(ids)).values(story_id=story_id))
    connection.execute(
        update(stories)
        .where(stories.c.id == story_id)
        .values(size=stories.c.size + len(ids), changed_at=at, into=None)
    )


def _join(connection: Connection, story: str, into: str, at: datetime) -> None:
    ids = connection.execute(
        select(articles.c.id).join(stories, stories.c.id == articles.c.story_id).where(stories.c.key == story)
    ).scalars()
    _move(connection, into, list(ids), "", at)
    connection.execute(update(stories).where(stories.c.key == story).values(into=into))


def _record(connection: Connection, changes: Sequence[StoryChange], at: datetime) -> None:
    for change in changes:
        connection.execute(
            insert(story_changes).values(
                at=change.at or at,
                kind=change.kind,
                story=change.story,
                articles=list(change.articles),
                others=list(change.others),
                reasons=list(change.reasons),
                by=change.by,
            )
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
