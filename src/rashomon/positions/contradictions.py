"""What follows from the claims and their positions: times, conflicts, movements, what came first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations

from rashomon.positions.callings import Calling, callings_of, exclude
from rashomon.positions.conflicts import Conflicts, Opposed, ranked
from rashomon.positions.movements import counted_movement, movement_of, reworded
from rashomon.positions.order import Order
from rashomon.positions.stands import Change, changes_of, name_of, party_of
from rashomon.positions.story import StoryView
from rashomon.positions.tallies import Counted, Differing, differing_numbers
from rashomon.positions.values import OtherValue, other_values
from rashomon.records import (
    Claim,
    Conflict,
    ConflictKind,
    Movement,
    Position,
    PositionKind,
    Precedence,
    Statement,
)

_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Contradictions:
    """The claims with the times of their positions, and what is opposed, what moved, what came first."""

    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    movements: tuple[Movement, ...] = ()
    precedences: tuple[Precedence, ...] = ()


def contradictions(story: StoryView, claims: Sequence[Claim]) -> Contradictions:
    """What conflicts and what moved. Positions come out timed, and in order of time within a claim."""
    order = Order(story)
    timed = tuple(in_time(claim, order) for claim in claims)
    finder = Conflicts(story, order)
    numbers = differing_numbers(story, timed, order)
    opposed = [one for claim in timed for one in finder.on(claim)]
    shown = [one for one in numbers if not one.rose or _by_others(one)]
    opposed = [*_without_numbers(opposed, numbers), *(_of_numbers(one) for one in shown)]
    changes = [change for claim in timed for change in finder.changes(claim)]
    callings = _called(story, order, changes)
    opposed += [_of_callings(one, story) for one in callings]
    opposed += [_of_values(one, story) for one in other_values(story)]
    movements = [
        *(movement_of(change, timed, story, order) for change in changes if change.order is not None),
        *(reworded(change, words, story, order) for change, words in callings if change.order is not None),
        *(counted_movement(one, story, order) for one in numbers if one.rose),
    ]
    return Contradictions(
        timed,
        ranked(finder.worded(one) for one in opposed),
        tuple(sorted(movements, key=_moved)),
        tuple(_precedences(changes)),
    )


def in_time(claim: Claim, order: Order) -> Claim:
    """The claim with each position's time, earliest first; those of unknown time by statement id, last."""
    timed = [replace(one, at=order.at(one.statement) or one.at) for one in claim.positions]
    return replace(claim, positions=tuple(sorted(timed, key=_place)))


def _place(position: Position) -> tuple[datetime, datetime, str, str]:
    at = position.at
    low = (at.earliest or at.latest) if at is not None else None
    high = at.latest if at is not None else None
    return low or _FAR, high or _FAR, position.statement, position.speaker


def _without_numbers(opposed: Iterable[Opposed], numbers: Sequence[Differing]) -> list[Opposed]:
    """What two numbers already show is not shown as a claim's positions again."""
    shown = [
        ({one.quantity.statement for one in found.a}, {one.quantity.statement for one in found.b})
        for found in numbers
    ]
    kept = []
    for one in opposed:
        a, b = ({position.statement for position in side} for side in (one.a, one.b))
        if not any((a & x and b & y) or (a & y and b & x) for x, y in shown):
            kept.append(one)
    return kept


def _of_numbers(differing: Differing) -> Opposed:
    strength = 1.0 if all(one.quantity.exact for one in (*differing.a, *differing.b)) else 0.9
    kind: ConflictKind = "apparent" if differing.rose else "numbers"
    a, b = (_as_positions(side, differing.claims) for side in (differing.a, differing.b))
    later = ("another time: a tally rises as news comes in",) if differing.rose else ()
    return Opposed(kind, differing.claims, a, b, (*later, *differing.reasons), strength)


def _by_others(differing: Differing) -> bool:
    """Whether a number that rose is given by others than gave it before: that may look like a conflict."""
    return differing.order is not None and not (
        {one.party for one in differing.a} & {one.party for one in differing.b}
    )


def _as_positions(side: Sequence[Counted], claims: Sequence[Claim]) -> tuple[Position, ...]:
    """Whoever gives a number, as positions, so that a conflict of numbers is worded as any other."""
    known = {position.statement: position for claim in claims for position in claim.positions}
    out = {}
    for one in side:
        key = one.quantity.statement
        out[key] = known.get(key) or Position(
            one.party, "", key, "affirms", words=(one.quantity.evidence,), score=0.9
        )
    return tuple(out.values())


_Called = tuple[Change, tuple[Calling, Calling]]


def _called(story: StoryView, order: Order, changes: Sequence[Change]) -> list[_Called]:
    """What one side calls a thing, and calls it otherwise: where no change on a claim shows it already."""
    by_party: dict[str, dict[str, list[tuple[Statement, Calling]]]] = defaultdict(lambda: defaultdict(list))
    for statement in story.statements:
        for speaker in statement.speakers[:1]:
            for calling in callings_of(statement, story):
                party = story.side_of.get(speaker, speaker)
                by_party[party][calling.family].append((statement, calling))
    found = []
    for party, families in sorted(by_party.items()):
        of_party = [
            called
            for one, other in combinations(sorted(families), 2)
            if exclude(one, other)
            for called in _change_of_words(party, families[one], families[other], story, order, changes)
        ]
        # What is said of one thing in two ways is shown once, by the words used most.
        found += sorted(of_party, key=lambda one: (-len(one[0].before) - len(one[0].after), one[1][0].words))[
            :1
        ]
    return found


def _change_of_words(
    party: str,
    one: Sequence[tuple[Statement, Calling]],
    other: Sequence[tuple[Statement, Calling]],
    story: StoryView,
    order: Order,
    changes: Sequence[Change],
) -> list[_Called]:
    known = [
        ({p.statement for p in change.before}, {p.statement for p in change.after}) for change in changes
    ]
    words = {calling.evidence: calling for _, calling in (*one, *other)}
    kinds: tuple[PositionKind, PositionKind] = ("affirms", "denies")
    held = [
        Position(s.speakers[0], story.side_of.get(s.speakers[0], ""), s.id, kind, words=(calling.evidence,))
        for kind, side in zip(kinds, (one, other), strict=True)
        for s, calling in side
    ]
    found: list[_Called] = []
    for change in changes_of(party, held, kinds, story, order):
        first = {position.statement for position in change.before}
        after = tuple(
            position
            for position in change.after
            if not any(
                (first & x and position.statement in y) or (first & y and position.statement in x)
                for x, y in known
            )
        )
        if len(after) > 1 or len(after) == len(change.after):
            called = words[change.before[0].words[0]], words[after[0].words[0]]
            found.append((replace(change, after=after), called))
    return found


def _of_callings(called: _Called, story: StoryView) -> Opposed:
    change, (one, other) = called
    name = name_of(change.party, story)
    if change.order is not None:
        reasons = (f"{name} first speaks of “{one.words}”, later of “{other.words}”", change.order.reason)
    else:
        reasons = (
            f"{name} speaks of “{one.words}” and of “{other.words}”",
            "the texts do not tell which came first",
        )
    return Opposed(
        "same-side-over-time", (), change.before, change.after, reasons, 0.9 if change.order else 0.75
    )


def _of_values(found: OtherValue, story: StoryView) -> Opposed:
    """Two statements that differ in one word, by the parties that make them."""
    statements = {statement.id: statement for statement in story.statements}
    sides = []
    for clause in (found.a, found.b):
        speaker = statements[clause.statement].speakers[0]
        side = story.side_of.get(speaker, "")
        sides.append(
            Position(speaker, side, clause.statement, "affirms", words=(clause.evidence,), score=0.9)
        )
    names = [name_of(party_of(side), story) for side in sides]
    reason = f"they differ in {found.a.of}: “{found.a.value}” ({names[0]}), “{found.b.value}” ({names[1]})"
    kind: ConflictKind = "same-side-over-time" if names[0] == names[1] else "between-speakers"
    return Opposed("numbers" if found.when else kind, (), (sides[0],), (sides[1],), (reason,), 0.75)


def _moved(movement: Movement) -> tuple[datetime, str]:
    at = movement.at
    return (at.earliest or at.latest or _FAR) if at is not None else _FAR, movement.id


def _precedences(changes: Iterable[Change]) -> Iterable[Precedence]:
    """The order behind each change, from the first statement of the one to the first of the other."""
    seen = set()
    for change in changes:
        if change.order is None:
            continue
        pair = change.before[0].statement, change.after[0].statement
        if pair not in seen:
            seen.add(pair)
            yield Precedence(*pair, change.order.reason, change.order.evidence)
