"""The timeline as a reader sees it: what surely comes after what, and where the order is not told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from rashomon.records import Account, Event

_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events whose order among each other is not certain; all of them come after the stretch before.

    A stretch of one event has its place for certain.
    """

    events: tuple[Event, ...]


def is_timed(event: Event) -> bool:
    """Whether anything is known of an event's time."""
    return event.at is not None and (event.at.earliest or event.at.latest) is not None


def stretches_of(account: Account) -> tuple[Stretch, ...]:
    """The timeline cut wherever everything later is surely later than everything earlier.

    An event without a time is in none of them. Two events at one moment are in one stretch.
    """
    stretches: list[list[Event]] = []
    reached: datetime | None = None
    for event in account.timeline:
        if event.at is None or not is_timed(event):
            continue
        first, last = event.at.earliest, event.at.latest
        later = first is not None and reached is not None and first >= reached
        if not stretches or (later and not (first == last == reached)):
            stretches.append([])
        stretches[-1].append(event)
        reached = max(reached or last or _FAR, last or _FAR)
    return tuple(Stretch(tuple(events)) for events in stretches)


def placeless(account: Account) -> tuple[Event, ...]:
    """The events without a time of which the texts tell what they follow, or what follows them."""
    led = {one.event for event in account.timeline for one in event.follows}
    return tuple(
        event for event in account.timeline if not is_timed(event) and (event.follows or event.id in led)
    )


def untimed(account: Account) -> int:
    """How many statements have no place in time."""
    timed = {one for event in account.timeline if is_timed(event) for one in event.statements}
    return sum(statement.id not in timed for statement in account.statements)
