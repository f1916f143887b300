"""What is still to be looked at, kept in the archive, so that a kill at any moment loses nothing of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from rashomon.archive import Archive
from rashomon.stream.standing import Standing

_TOUCHED = "stream/touched"
_REVISED = "stream/revised"
_STANDING = "stream/standing/"


class Worklist:
    """Stories whose account is to be made anew, and articles whose revisions are to be told.

    Change it in the transaction that does what it is about.
    """

    def __init__(self, archive: Archive) -> None:
        self._facts = archive.progress

    def touched(self) -> tuple[str, ...]:
        """Stories to look at anew, in the order in which they were touched."""
        return tuple(self._load(_TOUCHED))

    def touch(self, stories: Iterable[str]) -> None:
        """Add stories to be looked at anew."""
        self._keep(_TOUCHED, list(dict.fromkeys([*self._load(_TOUCHED), *stories])))

    def done(self, story: str) -> None:
        """Take a story off."""
        self._keep(_TOUCHED, [one for one in self._load(_TOUCHED) if one != story])

    def revised(self, article: str, number: int) -> None:
        """Add a revision (its number) of an article."""
        self._keep(_REVISED, [*self._load(_REVISED), [article, number]])

    def revisions(self) -> tuple[tuple[str, int], ...]:
        """The revisions that are to be told."""
        return tuple((str(article), int(number)) for article, number in self._load(_REVISED))

    def told(self, revisions: Iterable[tuple[str, int]]) -> None:
        """Take revisions off."""
        gone = {(article, number) for article, number in revisions}
        self._keep(_REVISED, [pair for pair in self._load(_REVISED) if tuple(pair) not in gone])

    def standing(self, story: str) -> Standing:
        """What the story's account had when it was last looked at."""
        kept = self._facts.fact(_STANDING + story)
        return Standing.from_plain(json.loads(kept)) if kept else Standing()

    def keep_standing(self, story: str, standing: Standing) -> None:
        """Remember what the story's account has now."""
        self._facts.keep_fact(
            _STANDING + story, json.dumps(standing.to_plain(), ensure_ascii=False, separators=(",", ":"))
        )

    def forget_standing(self, story: str) -> None:
        """Forget a story that is no more."""
        self._facts.keep_fact(_STANDING + story, "")

    def _load(self, name: str) -> list[Any]:
        kept = self._facts.fact(name)
        return list(json.loads(kept)) if kept else []

    def _keep(self, name: str, value: Sequence[Any]) -> None:
        self._facts.keep_fact(name, json.dumps(value) if value else "")
