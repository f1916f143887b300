"""Who answers for a position, and in what order one party took several on one claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.positions.order import Before, Order
from rashomon.positions.story import StoryView
from rashomon.records import Claim, Position, PositionKind

MOST_SAYINGS = 12
"""So many sayings of one position are put in order; the rest go with most of them."""


@dataclass(frozen=True, slots=True)
class Change:
    """Two positions of one party on one claim, the earlier first where ``order`` tells which that is."""

    party: str
    before: tuple[Position, ...]
    after: tuple[Position, ...]
    order: Before | None


def party_of(position: Position) -> str:
    """Whoever answers for the position: the side, or the speaker where there is none; may be empty."""
    return position.side or position.speaker


def name_of(party: str, story: StoryView) -> str:
    """What a party is called."""
    for side in story.sides:
        if side.id == party:
            return side.name
    speaker = story.speakers.get(party)
    return speaker.name if speaker is not None else "somebody unnamed"


def by_party(claim: Claim) -> dict[str, list[Position]]:
    """The positions on a claim by who answers for them; what nobody is known to have said is left out."""
    found: dict[str, list[Position]] = defaultdict(list)
    for position in claim.positions:
        if party_of(position):
            found[party_of(position)].append(position)
    return dict(sorted(found.items()))


def changes_of(
    party: str,
    positions: Sequence[Position],
    kinds: tuple[PositionKind, PositionKind],
    story: StoryView,
    order: Order,
) -> list[Change]:
    """The changes of one party between two kinds of position: one, or two where it went and came back.

    A saying that is given both positions shows none.
    """
    one, other = ([p for p in positions if p.position == kind] for kind in kinds)
    shared = {_saying(p, story) for p in one} & {_saying(p, story) for p in other}
    one, other = ([p for p in side if _saying(p, story) not in shared] for side in (one, other))
    if not one or not other:
        return []
    for split, fixed in ((one, other), (other, one)):
        earlier, later = _split(split, fixed, story, order)
        if earlier and later:
            return [
                _change(party, earlier, fixed, order, forth=True),
                _change(party, fixed, later, order, forth=True),
            ]
    if order.before(_ids(other), _ids(one)) is not None:
        one, other = other, one
    return [_change(party, one, other, order, forth=False)]


def _change(
    party: str, before: Sequence[Position], after: Sequence[Position], order: Order, *, forth: bool
) -> Change:
    return Change(party, tuple(before), tuple(after), order.before(_ids(before), _ids(after)))


def _split(
    split: Sequence[Position], fixed: Sequence[Position], story: StoryView, order: Order
) -> tuple[list[Position], list[Position]]:
    """The positions that came before those of ``fixed``, and the others; one is empty if all are alike."""
    sayings: dict[str, list[Position]] = defaultdict(list)
    for position in split:
        sayings[_saying(position, story)].append(position)
    ranked = sorted(sayings.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    earlier: list[Position] = []
    later: list[Position] = []
    rest: list[Position] = []
    for number, (_, members) in enumerate(ranked):
        if number < MOST_SAYINGS and order.before(_ids(members), _ids(fixed)) is not None:
            earlier += members
        elif number < MOST_SAYINGS and order.before(_ids(fixed), _ids(members)) is not None:
            later += members
        else:
            rest += members
    if earlier and later:
        (earlier if len(earlier) > len(later) else later).extend(rest)
    return earlier, later


def _saying(position: Position, story: StoryView) -> str:
    return story.utterance_of.get(position.statement, position.statement)


def _ids(positions: Sequence[Position]) -> list[str]:
    return sorted(position.statement for position in positions)
