"""Which story an article that has just come belongs to."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from rashomon.records import identify

if TYPE_CHECKING:
    from rashomon.archive import Archive


def place_new(archive: Archive, at: datetime) -> int:
    """Give every article that has no story one; how many there were. It goes on where it was stopped."""
    if not archive.articles.unplaced(1):
        return 0
    from rashomon.stream import open_placer

    return open_placer(archive).place_waiting(lambda: at, lambda: False)


def place_into(archive: Archive, story: str, keys: tuple[str, ...], at: datetime) -> str:
    """Put articles into the story that a person names by id or by title; its id.

    A title that no story has begins one. It is a person's decision, so that no program takes it apart.
    """
    from rashomon.archive import StoryChange

    known = archive.stories.story(story)
    to = identify("story", "titled", story) if known is None else archive.stories.standing(known.key)
    with archive.transaction():
        have = archive.stories.of(keys)
        moved = [key for key in keys if have.get(key) != to]
        for key in moved:
            change = StoryChange("grew", to, (key,), (), ("a person put it there",))
            archive.stories.place(key, {key: to}, at=at, changes=[change], titles={to: story})
        archive.stories.hold([to], True)
    return to
