"""A person's review: a file of judgements in, the ledger with what stands in it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from rashomon.account.judgement_files import HINT
from rashomon.account.judgements import kinds
from rashomon.account.targets import BESIDE
from rashomon.archive.kept import KeptJudgement
from rashomon.archive.store import Archive
from rashomon.archive.tables import articles, captures, statements
from rashomon.errors import JudgementError
from rashomon.records import Judgement, identify

SAME_STORY = "same-story"
ANOTHER_STORY = "another-story"
WITHDRAW = "withdraw"
SCHEMA = "rashomon/review/1"
_STORY_KINDS = (SAME_STORY, ANOTHER_STORY)
_OF_SPEAKERS = frozenset({"same-speaker", "another-speaker", "rates"})


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a file of judgements came to: recorded (or standing already), and withdrawn."""

    recorded: tuple[KeptJudgement, ...] = ()
    withdrawn: tuple[KeptJudgement, ...] = ()


def review_kinds() -> tuple[str, ...]:
    """Every kind that a review knows, in alphabetical order: those of a judgement file, and of stories."""
    return tuple(sorted((*kinds(), *_STORY_KINDS, WITHDRAW)))


def review(
    archive: Archive,
    judgements: Sequence[tuple[Judgement, str]],
    *,
    at: datetime,
    by: str = "",
) -> Reviewed:
    """Record judgements in the archive, each with the story that it is about (or none): all, or none.

    A statement is named by its id, or by its article and words; the ledger keeps the words, so that the
    judgement stands when the article is read anew. What is about stories is done at once. ``by`` is who
    judges, where the judgement does not say. ``JudgementError`` for one that names nothing that is here.
    """
    recorded = []
    withdrawn = []
    with archive.transaction():
        for judgement, story in judgements:
            who = judgement.by or by
            if not who:
                raise JudgementError(
                    f"{judgement.kind}: nobody is named who judges", hint="Give `by`, or --by NAME."
                )
            given = Judgement(
                judgement.kind, judgement.target, judgement.value, who, judgement.at, judgement.note
            )
            if given.kind == WITHDRAW:
                withdrawn.append(_withdraw(archive, given, at))
            else:
                recorded.append(_record(archive, given, story, at))
    return Reviewed(tuple(recorded), tuple(withdrawn))


def ledger_as_plain(archive: Archive) -> dict[str, Any]:
    """Every judgement with who, when, and whether it stands, as an object that JSON can hold."""
    return {
        "schema": SCHEMA,
        "judgements": [
            {
                "key": one.key,
                "about": one.about,
                "kind": one.judgement.kind,
                "target": one.judgement.target,
                "value": one.judgement.value,
                "by": one.judgement.by,
                "at": one.judgement.at,
                "note": one.judgement.note,
                "recorded_at": one.recorded_at.isoformat(),
                "withdrawn_by": one.withdrawn_by,
                "withdrawn_at": "" if one.withdrawn_at is None else one.withdrawn_at.isoformat(),
            }
            for one in archive.ledger.all()
        ],
    }


def _withdraw(archive: Archive, judgement: Judgement, at: datetime) -> KeptJudgement:
    """Withdraw a judgement. What it did to a story is not undone, but programs may go on with the story."""
    kept = archive.ledger.withdraw(judgement.target, by=judgement.by, at=at, note=judgement.note)
    if kept.judgement.kind in _STORY_KINDS:
        touched = [archive.stories.standing(one) for one in (kept.about, kept.judgement.value)]
        others = {
            archive.stories.standing(one.about)
            for one in archive.ledger.standing()
            if one.judgement.kind in _STORY_KINDS
        }
        archive.stories.hold([one for one in touched if one not in others], False)
    return kept


def _record(archive: Archive, judgement: Judgement, story: str, at: datetime) -> KeptJudgement:
    if judgement.kind == SAME_STORY:
        return _same_story(archive, judgement, at)
    if judgement.kind == ANOTHER_STORY:
        return _another_story(archive, judgement, at)
    if judgement.kind in _OF_SPEAKERS:
        about = _story(archive, story, judgement)
        return archive.ledger.record(judgement, at=at, about=about)
    target, article = _statement(archive, judgement, judgement.target)
    value = judgement.value
    if judgement.kind == "same-utterance":
        value, _ = _statement(archive, judgement, judgement.value)
    named = Judgement(judgement.kind, target, value, judgement.by, judgement.at, judgement.note)
    return archive.ledger.record(named, at=at, about=article)


def _same_story(archive: Archive, judgement: Judgement, at: datetime) -> KeptJudgement:
    one = _story(archive, judgement.target, judgement)
    other = _story(archive, judgement.value, judgement)
    if one != other:
        archive.stories.join(one, other, at=at, by=judgement.by, reason=judgement.note)
    return archive.ledger.record(judgement, at=at, about=other)


def _another_story(archive: Archive, judgement: Judgement, at: datetime) -> KeptJudgement:
    """Put an article into the story that the value names, or into one of its own that is called so."""
    article = _article(archive, judgement.target, judgement)
    own = archive.stories.of([article]).get(article, "")
    known = archive.stories.story(judgement.value) if judgement.value else None
    to = (
        identify("story", "judgement", article, own) if known is None else archive.stories.standing(known.key)
    )
    title = judgement.value if known is None else ""
    if own and own != to:
        archive.stories.split(own, [article], to, at=at, by=judgement.by, reason=judgement.note, title=title)
    return archive.ledger.record(judgement, at=at, about=article)


def _story(archive: Archive, key: str, judgement: Judgement) -> str:
    story = archive.stories.story(key) if key else None
    if story is None:
        what = f"no story {key!r} here" if key else "the story is missing"
        raise JudgementError(
            f"{judgement.kind}: {what}", hint='Give `story = "…"` or --story; `rashomon stories` lists them.'
        )
    return archive.stories.standing(story.key)


def _statement(archive: Archive, judgement: Judgement, target: str) -> tuple[str, str]:
    """The target as the ledger keeps it (``ARTICLE :: WORDS``), and the key of the article."""
    article, separator, words = target.partition(BESIDE)
    with archive.door.reading() as connection:
        query = select(
            statements.c.content, articles.c.key, articles.c.address, articles.c.record, articles.c.id
        ).join(articles, articles.c.id == statements.c.article_id)
        if separator:
            key = _article(archive, article, judgement)
            rows = connection.execute(query.where(articles.c.key == key)).all()
            wanted = " ".join(words.split())
            exact = [row for row in rows if row.content == wanted]
            fitting = exact or [row for row in rows if wanted and wanted in row.content]
        else:
            fitting = list(connection.execute(query.where(statements.c.record == target)))
        if len(fitting) != 1:
            number = "no statement" if not fitting else f"{len(fitting)} statements"
            raise JudgementError(f"{judgement.kind}: {number} {target!r} here", hint=HINT)
        row = fitting[0]
        same = connection.execute(
            query.where(articles.c.id == row.id, statements.c.content == row.content)
        ).all()
        place = (
            row.address
            or connection.execute(
                select(captures.c.path)
                .where(captures.c.article_id == row.id)
                .order_by(captures.c.id)
                .limit(1)
            ).scalar_one()
        )
    # Words that stand twice in an article cannot name one of the two: the id has to do, while it lasts.
    kept = f"{place}{BESIDE}{row.content}" if len(same) == 1 else target
    return kept, row.key


def _article(archive: Archive, name: str, judgement: Judgement) -> str:
    """The key of the article that a person calls by key, id, address, path or file name."""
    key = archive.articles.key_of(name)
    if key:
        return key
    query = (
        select(articles.c.key)
        .join(captures, captures.c.article_id == articles.c.id)
        .where(or_(captures.c.path == name, captures.c.name == name))
        .distinct()
    )
    with archive.door.reading() as connection:
        keys = connection.execute(query).scalars().all()
    if len(keys) == 1:
        return str(keys[0])
    number = "no article is" if not keys else f"{len(keys)} articles are"
    raise JudgementError(
        f"{judgement.kind}: {number} called {name!r}", hint="`rashomon search` shows addresses and keys."
    )
