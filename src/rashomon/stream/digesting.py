"""From captured articles to what moved in their stories: statements, a place in a story, a new account."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from rashomon.archive import Archive, Notice
from rashomon.archive.accounts import account_of_story, made_by_text
from rashomon.errors import InputError
from rashomon.linking.memo import Memo
from rashomon.pipeline import Finder, Options, finding, models_of
from rashomon.records import Account, SetAside, identify
from rashomon.stream.changes import Change, compare, revised, to_plain
from rashomon.stream.placing import Placer
from rashomon.stream.revised import changed_words
from rashomon.stream.standing import Marks, Standing, standing_of
from rashomon.stream.worklist import Worklist

BATCH = 8
"""How many articles are looked through before what was found is stored: what a kill can cost."""

STORIES_KEPT = 16
"""For how many stories what was worked out of their articles is kept: those that were looked at last."""

_FAULT = "This is a fault of Rashomon's; please report it with the article."


class Digester:
    """Takes what is captured and not yet looked at, a few articles and one story at a time.

    Each step is one transaction: ended at any moment, it is taken up where it stopped.
    """

    def __init__(
        self, archive: Archive, placer: Placer, finder: Finder, stop: threading.Event | None = None
    ) -> None:
        self._archive = archive
        self._placer = placer
        self._options = Options(finder=finder)
        self._made_by = made_by_text(models_of(finder))
        self._stop = stop or threading.Event()
        self._worklist = Worklist(archive)
        self._failed: set[str] = set()
        self._memos: dict[str, Memo] = {}

    def look_through(self, clock: Callable[[], datetime]) -> int:
        """Find the statements of every article that waits for it, and place it; how many there were.

        What can't be looked through is set aside in the archive, with the reason, and not tried again by
        this digester.
        """
        done = 0
        if self._waiting():
            with finding(self._options) as find:
                while (keys := self._waiting()) and not self._stop.is_set():
                    articles = self._archive.articles.read(keys)
                    self._failed.update(key for key in keys if key not in articles)
                    outcomes = list(find(list(articles.values())))
                    for (key, article), found in zip(articles.items(), outcomes, strict=True):
                        if isinstance(found, str):
                            self._failed.add(key)
                            aside = SetAside(article.url or article.path, found, _FAULT)
                            self._archive.progress.note_aside([aside], at=clock())
                            continue
                        with self._archive.transaction():
                            self._archive.found.store(key, found, made_by=self._made_by, at=clock())
                            self._worklist.touch(self._archive.stories.of([key]).values())
                    done += len(keys)
        self._placer.place_waiting(clock, self._stop.is_set)
        return done

    def account_anew(self, clock: Callable[[], datetime]) -> tuple[Notice, ...]:
        """Make the account of every story that was touched anew, and note what moved in it."""
        noted: list[Notice] = []
        for story in self._worklist.touched():
            if self._stop.is_set():
                break
            noted += self.account_of(story, clock())
        return tuple(noted)

    def account_of(self, story: str, now: datetime) -> tuple[Notice, ...]:
        """Make one story's account anew, and note what moved in it."""
        members = set(self._archive.stories.members(story))
        if not members:
            with self._archive.transaction():
                self._worklist.forget_standing(story)
                self._worklist.done(story)
            return ()
        before = self._worklist.standing(story)
        revisions = [(key, number) for key, number in self._worklist.revisions() if key in members]
        try:
            account = account_of_story(self._archive, story, memo=self._memo(story)).account
        except InputError:  # nothing in it was looked through yet
            self._worklist.done(story)
            return ()
        changes = [
            *(
                one
                for key, number in revisions
                for one in self._revision(story, key, number, account, before)
            ),
            *compare(story, before, account),
        ]
        after = standing_of(account, _fingerprint(account), Marks(account))
        notices = [_notice(one, story, account.story.title, now) for one in changes]
        with self._archive.transaction():
            noted = self._archive.notices.note(notices)
            self._worklist.keep_standing(story, after)
            self._worklist.done(story)
            self._worklist.told(revisions)
        return noted

    def _waiting(self) -> list[str]:
        """The next articles without statements, in the order of arrival."""
        missing = self._archive.found.missing(most=BATCH + len(self._failed))
        return [key for key in missing if key not in self._failed][:BATCH]

    def _memo(self, story: str) -> Memo:
        """The memo of a story; the one that was asked for longest ago goes."""
        memo = self._memos.pop(story, None) or Memo()
        self._memos[story] = memo
        if len(self._memos) > STORIES_KEPT:
            del self._memos[next(iter(self._memos))]
        return memo

    def _revision(
        self, story: str, key: str, number: int, account: Account, before: Standing
    ) -> list[Change]:
        states = self._archive.articles.revisions(key)
        at = next((place for place, one in enumerate(states) if one.number == number), None)
        earlier = (
            None if at is None else next((one for one in reversed(states[:at]) if not one.set_aside), None)
        )
        if at is None or earlier is None:
            return []
        this = states[at]
        words = changed_words(earlier.read, this.read)
        if not words:
            return []
        current = account if any(one.id == this.read.id for one in account.articles) else None
        marked = this.kind == "correction"
        return [revised(story, key, earlier.read, this.read, words, marked, current, before)]


def _notice(change: Change, story: str, title: str, now: datetime) -> Notice:
    body = to_plain(change) | {"title": title}
    return Notice(change.key, now, change.kind, story, change.article, body)


def _fingerprint(account: Account) -> str:
    return identify("standing", *sorted(one.id for one in account.articles))
