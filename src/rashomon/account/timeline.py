"""The story in time: when its articles were published and updated, and what is dated by its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from rashomon.records import Article, Event, Interval, Statement, Utterance, identify

_FAR = datetime.max.replace(tzinfo=UTC)


def timeline_of(
    articles: Sequence[Article], statements: Sequence[Statement], utterances: Sequence[Utterance]
) -> tuple[Event, ...]:
    """The events whose time is known, earliest first; ``what`` is ``published``, ``updated`` or ``said``.

    ``after`` names events that this one follows for another reason than its time (an update follows the
    publication). Where two intervals overlap the order of the events is not known, only their place in the
    list.
    """
    events = [*_publications(articles), *_sayings(statements, utterances)]
    return tuple(sorted(events, key=_place))


def _publications(articles: Sequence[Article]) -> Iterator[Event]:
    for article in articles:
        published = identify("event", "published", article.id)
        if article.published is not None:
            yield _event(published, article.published, "published", articles=(article.id,))
        if article.updated is not None:
            after = () if article.published is None else (published,)
            updated = identify("event", "updated", article.id)
            yield _event(updated, article.updated, "updated", articles=(article.id,), after=after)


def _sayings(statements: Sequence[Statement], utterances: Sequence[Utterance]) -> Iterator[Event]:
    """One event for the statements of an utterance that have the same time."""
    utterance_of = {
        statement: utterance.id
        for utterance in utterances
        for statement in (*(variant.statement for variant in utterance.variants), *utterance.partly)
    }
    together: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        if statement.at is not None and (statement.at.earliest or statement.at.latest):
            what = utterance_of.get(statement.id, statement.id)
            together.setdefault((what, f"{statement.at.earliest}/{statement.at.latest}"), []).append(
                statement
            )
    for (what, when), members in together.items():
        at = members[0].at
        if at is not None:
            ids = tuple(statement.id for statement in members)
            yield _event(identify("event", "said", what, when), at, "said", statements=ids)


def _event(
    key: str,
    at: Interval,
    what: str,
    *,
    statements: tuple[str, ...] = (),
    articles: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
) -> Event:
    bounds = Interval(at.earliest, at.latest)
    return Event(key, bounds, what, after, statements, articles, at.evidence)


def _place(event: Event) -> tuple[datetime, datetime, int, str]:
    at = event.at or Interval(None, None)
    earliest = at.earliest or at.latest or _FAR
    kinds = ("published", "updated", "said")
    return earliest, at.latest or _FAR, kinds.index(event.what), event.id
