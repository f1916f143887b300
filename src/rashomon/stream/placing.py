"""Putting captured articles into stories, one at a time, as they wait for it in the archive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rashomon.archive import Archive, Notice
from rashomon.records import Article, identify
from rashomon.stream.archived import ArchivedStories
from rashomon.stream.sketches import sketch
from rashomon.stream.store import Placement
from rashomon.stream.stories import place
from rashomon.stream.terms import Expected
from rashomon.stream.worklist import Worklist

if TYPE_CHECKING:
    from rashomon.stream.sketches import Meaning

_AT_ONCE = 100
_TOLD = frozenset({"joined", "split"})


class Placer:
    """Places articles by what ``stories`` says, each in one transaction with all that it moves.

    Each placement is noted, to be told later, and the stories that it touches are to be looked at anew.
    """

    def __init__(self, archive: Archive, expected: Expected, meaning: Meaning | None) -> None:
        self._archive = archive
        self._expected = expected
        self._meaning = meaning
        self._worklist = Worklist(archive)
        self._stories: ArchivedStories | None = None

    def place_waiting(self, clock: Callable[[], datetime], stopped: Callable[[], bool]) -> int:
        """Place every article that no story holds yet; how many there were."""
        placed = 0
        while keys := self._archive.articles.unplaced(_AT_ONCE):
            articles = self._archive.articles.read(keys)
            for key in keys:
                if stopped():
                    return placed
                self.place(key, articles[key], clock())
                placed += 1
        return placed

    def place(self, key: str, article: Article, now: datetime) -> Placement:
        """Place one article."""
        one = sketch(article, key, self._expected, self._meaning)
        with self._archive.transaction():
            stories = self._stories = self._stories or ArchivedStories(self._archive, now)
            stories.at = now
            placement = place(one, stories, self._expected)
            stories.apply(placement)
            self._worklist.touch(_touched(placement))
            self._archive.notices.note(_arrival(placement, key, article, now))
        return placement


def _touched(placement: Placement) -> list[str]:
    stories = {placement.story, *placement.moves.values(), *placement.joined, *placement.joined.values()}
    for change in placement.changes:
        stories |= {change.story, *change.others}
    return sorted(stories)


def _arrival(placement: Placement, key: str, article: Article, now: datetime) -> list[Notice]:
    """That the article is new, and which stories it made one or two."""
    first = placement.changes[0]
    body: dict[str, Any] = {
        "text": f"{article.outlet or article.url or article.path}: “{article.title or article.path}”",
        "address": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "new_story": first.kind == "started",
        "reasons": list(first.reasons),
    }
    notices = [Notice(identify("article", key), now, "article", placement.story, key, body)]
    for change in placement.changes:
        if change.kind in _TOLD:
            others = ", ".join(change.others)
            how = f"took in {others}" if change.kind == "joined" else f"was split: {others} came out of it"
            told = {
                "text": f"the story {how}",
                "others": list(change.others),
                "reasons": list(change.reasons),
            }
            mark = identify("stories", change.kind, change.story, key, *change.others)
            notices.append(Notice(mark, now, f"story-{change.kind}", change.story, key, told))
    return notices
