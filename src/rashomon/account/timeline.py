"""The story in time: when its articles were published and updated, what is dated, who took which position."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from rashomon.records import (
    Article,
    Claim,
    Event,
    Follows,
    Interval,
    Precedence,
    Statement,
    Utterance,
    identify,
)

_FAR = datetime.max.replace(tzinfo=UTC)
_KINDS = ("published", "updated", "said")


def timeline_of(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    utterances: Sequence[Utterance],
    claims: Sequence[Claim] = (),
    precedences: Sequence[Precedence] = (),
) -> tuple[Event, ...]:
    """The events whose time is known, and every saying that takes a position, earliest first.

    ``what`` is ``published``, ``updated`` or ``said``. ``after`` names events that this one follows for
    another reason than its time: an update follows the publication, and ``precedences`` give the others
    with their words. Where two intervals overlap the order of the events is not known, only their place in
    the list; no event stands before one that it follows.
    """
    sayings = list(_sayings(statements, utterances, claims))
    events = [*_publications(articles), *_following(sayings, precedences)]
    return tuple(_in_order(events))


def _publications(articles: Sequence[Article]) -> Iterator[Event]:
    for article in articles:
        published = identify("event", "published", article.id)
        if article.published is not None:
            yield _event(published, article.published, "published", articles=(article.id,))
        if article.updated is not None:
            after = () if article.published is None else (published,)
            updated = identify("event", "updated", article.id)
            yield _event(updated, article.updated, "updated", articles=(article.id,), after=after)


def _sayings(
    statements: Sequence[Statement], utterances: Sequence[Utterance], claims: Sequence[Claim]
) -> Iterator[Event]:
    """One event for the statements of an utterance that have the same time."""
    utterance_of = {
        statement: utterance.id
        for utterance in utterances
        for statement in (*(variant.statement for variant in utterance.variants), *utterance.partly)
    }
    taken: dict[str, Interval | None] = {}
    about: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for position in claim.positions:
            taken.setdefault(position.statement, position.at)
            if claim.id not in about[position.statement]:
                about[position.statement].append(claim.id)
    together: dict[tuple[str, str], list[tuple[str, Interval | None]]] = {}
    for statement in statements:
        at = statement.at if _is_known(statement.at) else taken.get(statement.id)
        if _is_known(at) or statement.id in taken:
            what = utterance_of.get(statement.id, statement.id)
            when = "" if at is None else f"{at.earliest}/{at.latest}"
            together.setdefault((what, when), []).append((statement.id, at))
    for (what, when), members in together.items():
        ids = tuple(statement for statement, _ in members)
        held = tuple(dict.fromkeys(claim for statement in ids for claim in about.get(statement, ())))
        event = _event(identify("event", "said", what, when), members[0][1], "said", statements=ids)
        yield replace(event, claims=held)


def _is_known(at: Interval | None) -> bool:
    return at is not None and bool(at.earliest or at.latest)


def _following(events: Sequence[Event], precedences: Iterable[Precedence]) -> Iterator[Event]:
    """The events, each with those that it came after by the words of the texts."""
    event_of = {statement: event.id for event in events for statement in event.statements}
    follows: dict[str, dict[str, Follows]] = defaultdict(dict)
    for one in precedences:
        first, second = event_of.get(one.before), event_of.get(one.after)
        if first and second and first != second:
            follows[second].setdefault(first, Follows(first, one.reason, one.evidence))
    for event in events:
        found = follows.get(event.id, {})
        yield replace(event, after=(*event.after, *found), follows=tuple(found.values())) if found else event


def _event(
    key: str,
    at: Interval | None,
    what: str,
    *,
    statements: tuple[str, ...] = (),
    articles: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
) -> Event:
    bounds = None if at is None else Interval(at.earliest, at.latest)
    return Event(key, bounds, what, after, statements, articles, None if at is None else at.evidence)


def _in_order(events: Sequence[Event]) -> Iterator[Event]:
    """By time, but none before one that it follows; where the orders contradict each other, by time alone."""
    by_id = {event.id: event for event in events}
    open_before = {event.id: {one for one in event.after if one in by_id} for event in events}
    then: dict[str, list[str]] = defaultdict(list)
    for event in events:
        for one in open_before[event.id]:
            then[one].append(event.id)
    ready = [_place(event) for event in events if not open_before[event.id]]
    heapq.heapify(ready)
    placed: set[str] = set()
    while len(placed) < len(by_id):
        if not ready:
            heapq.heappush(ready, min(_place(event) for event in events if event.id not in placed))
        key = heapq.heappop(ready)[-1]
        if key in placed:
            continue
        placed.add(key)
        yield by_id[key]
        for following in then[key]:
            open_before[following].discard(key)
            if not open_before[following]:
                heapq.heappush(ready, _place(by_id[following]))


def _place(event: Event) -> tuple[datetime, datetime, int, str]:
    at = event.at or Interval(None, None)
    earliest = at.earliest or at.latest or _FAR
    return earliest, at.latest or _FAR, _KINDS.index(event.what), event.id
