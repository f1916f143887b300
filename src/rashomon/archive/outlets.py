"""Outlets over many stories: counts with the lists behind them. No score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from rashomon.archive.accounts import account_of_story
from rashomon.archive.store import Archive
from rashomon.archive.tables import articles, revisions, statements
from rashomon.errors import NothingReadError


@dataclass(frozen=True, slots=True)
class Outlet:
    """What is counted of one outlet. Each list names what was counted, so that it can be looked at.

    ``articles`` are keys; ``unnamed`` and ``relayed`` ids of statements, out of ``statements`` in all:
    whose speaker is not named or not known, and which came through somebody else; ``reprints`` keys of
    articles of which more than half stands in an article that may be its origin or came before;
    ``corrected`` and ``edited`` keys of articles that were changed later, and say so, or do not.
    ``reprints`` is ``None`` where nobody looked.
    """

    name: str
    articles: tuple[str, ...] = ()
    statements: int = 0
    unnamed: tuple[str, ...] = ()
    relayed: tuple[str, ...] = ()
    reprints: tuple[str, ...] | None = None
    corrected: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


@dataclass(slots=True)
class _Counted:
    articles: list[str] = field(default_factory=list)
    statements: int = 0
    unnamed: list[str] = field(default_factory=list)
    relayed: list[str] = field(default_factory=list)
    reprints: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)


def outlets(
    archive: Archive,
    *,
    with_reprints: bool = True,
    told: Callable[[str, int, int], None] | None = None,
) -> tuple[Outlet, ...]:
    """Every outlet of the archive, by name; articles without one stand under an empty name.

    Reprints are found by putting together the account of every story of two articles or more, which takes
    its time; without them the rest is a matter of seconds.
    """
    counted: dict[str, _Counted] = defaultdict(_Counted)
    outlet_of: dict[str, str] = {}
    with archive.door.reading() as connection:
        for row in connection.execute(
            select(articles.c.key, articles.c.record, articles.c.outlet).order_by(articles.c.id)
        ):
            counted[row.outlet].articles.append(row.key)
            outlet_of[row.key] = row.outlet
        marked = select(
            statements.c.record, statements.c.unnamed, statements.c.relayed, statements.c.outlet
        ).order_by(statements.c.id)
        for record, unnamed, relayed, name in connection.execute(marked):
            of = counted[name]
            of.statements += 1
            if unnamed:
                of.unnamed.append(record)
            if relayed:
                of.relayed.append(record)
        changed = (
            select(articles.c.key, articles.c.outlet, revisions.c.kind)
            .join(revisions, revisions.c.article_id == articles.c.id)
            .where(revisions.c.kind.in_(["correction", "edit"]))
            .order_by(articles.c.id)
        )
        for key, name, kind in connection.execute(changed):
            into = counted[name].corrected if kind == "correction" else counted[name].edited
            if key not in into:
                into.append(key)
    if with_reprints:
        for key in _reprints(archive, told):
            counted[outlet_of[key]].reprints.append(key)
    return tuple(_outlet(name, counted[name], with_reprints) for name in sorted(counted))


def _reprints(archive: Archive, told: Callable[[str, int, int], None] | None) -> Sequence[str]:
    """Keys of the articles that other articles' words came to, or that came after the first of a reprint."""
    found: list[str] = []
    listed = archive.stories.all(most=1_000_000, fewest=2)
    for number, story in enumerate(listed, 1):
        try:
            account = account_of_story(archive, story.key).account
        except NothingReadError:
            continue
        records = {one.record: one.key for one in archive.articles.listed(archive.stories.members(story.key))}
        reprints = set()
        for shared in account.shared_text:
            if shared.kind == "reprint" and shared.direction != "unknown":
                reprints |= {step.to for step in shared.direction}
        found += sorted(records[one] for one in reprints if one in records)
        if told is not None:
            told("stories", number, len(listed))
    return found


def _outlet(name: str, of: _Counted, with_reprints: bool) -> Outlet:
    return Outlet(
        name,
        tuple(of.articles),
        of.statements,
        tuple(of.unnamed),
        tuple(of.relayed),
        tuple(of.reprints) if with_reprints else None,
        tuple(of.corrected),
        tuple(of.edited),
    )
