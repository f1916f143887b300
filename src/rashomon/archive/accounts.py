"""The account of a story, out of what the archive holds: linked anew, and nothing read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rashomon.archive.kept import KeptStory
from rashomon.archive.store import Archive
from rashomon.errors import InputError, JudgementError
from rashomon.linking.memo import Memo
from rashomon.pipeline import account_of
from rashomon.records import Account, Judgement, SetAside, Story

_LOOKED_THROUGH_BY = ", "


@dataclass(frozen=True, slots=True)
class StoryAccount:
    """A story's account, and what has to be told beside it.

    ``misfits`` are judgements about it that fit nothing in it now (the words may be gone in a revision).
    """

    story: KeptStory
    account: Account
    misfits: tuple[tuple[Judgement, JudgementError], ...] = ()


def account_of_story(
    archive: Archive,
    key: str,
    *,
    as_of: datetime | None = None,
    claims: Sequence[str] = (),
    memo: Memo | None = None,
) -> StoryAccount:
    """The account of the story with this key (or the one that it was joined to), judgements applied.

    It is what ``rashomon.read`` makes of the same articles, under the story's own id and title. Articles
    in which nobody has looked for statements yet are listed as set aside. ``InputError`` where there is
    no such story; ``NothingReadError`` where it has no article (by ``as_of``). ``memo`` changes nothing but
    the time that it takes: hand the same one in for each account of one story.
    """
    story = archive.stories.story(archive.stories.standing(key))
    if story is None:
        raise InputError(f"no story {key!r} here", hint="`rashomon stories` lists them.")
    members = archive.stories.members(story.key)
    pairs = archive.found.of(members, memo)
    # Two files may hold one text under one name: that is one article.
    once = {article.id: (article, found) for article, found in pairs.values()}
    waiting = archive.articles.listed([one for one in members if one not in pairs])
    account, misfits = account_of(
        [article for article, _ in once.values()],
        [found for _, found in once.values()],
        title=story.title,
        as_of=as_of,
        judgements=archive.ledger.about([story.key, *_joined(archive, story.key), *members]),
        claims=claims,
        set_aside=[
            SetAside(
                one.address or one.title,
                "nobody has looked for statements in it yet",
                "`rashomon add` without a path does so.",
            )
            for one in waiting
        ],
        made_by=models(archive.found.made_by(story.key)),
        memo=memo,
    )
    return StoryAccount(story, replace(account, story=Story(story.key, story.title)), misfits)


def made_by_text(models: Sequence[str]) -> str:
    """What looked through an article, as the archive keeps it."""
    return _LOOKED_THROUGH_BY.join(models) or "rules"


def models(made_by: Sequence[str]) -> tuple[str, ...]:
    """The models named by texts of ``made_by_text``."""
    named = {model for one in made_by for model in one.split(_LOOKED_THROUGH_BY)}
    return tuple(sorted(named - {"rules"}))


def _joined(archive: Archive, key: str) -> list[str]:
    """Every story that has gone into this one: what was judged of it stands."""
    found: list[str] = []
    waiting = [key]
    while waiting:
        for change in archive.stories.changes(waiting.pop()):
            if change.kind == "joined":
                fresh = [other for other in change.others if other not in found and other != key]
                found += fresh
                waiting += fresh
    return found
