"""What changed in what one side says, or in a number: from which words to which, by whom, and when."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.positions.callings import Calling, callings_of, status_words
from rashomon.positions.order import Order
from rashomon.positions.passages import two_passages
from rashomon.positions.stands import Change
from rashomon.positions.story import StoryView
from rashomon.positions.tallies import Differing
from rashomon.records import Claim, Interval, Movement, MovementKind, Position, Statement, identify

_DONE = {"affirms": "affirmed", "denies": "denied", "withholds": "withheld", "qualifies": "qualified"}


def movement_of(change: Change, claims: Sequence[Claim], story: StoryView, order: Order) -> Movement:
    """The movement that a change of position on a claim is."""
    claim = next(
        claim for claim in claims if any(position is change.before[0] for position in claim.positions)
    )
    statements = {statement.id: statement for statement in story.statements}
    words = ["", ""]
    if status_words(claim.text):
        words = [_key_words(side, statements, story) for side in (change.before, change.after)]
    if not words[0] or not words[1] or words[0] == words[1]:
        words = [_DONE[side[0].position] for side in (change.before, change.after)]
    return _movement("position", change, (claim.id,), (words[0], words[1]), story, order)


def reworded(change: Change, words: tuple[Calling, Calling], story: StoryView, order: Order) -> Movement:
    """The movement from what a side called a thing to what it calls it later."""
    return _movement("wording", change, (), (words[0].words, words[1].words), story, order)


def counted_movement(differing: Differing, story: StoryView, order: Order) -> Movement:
    """A number that rose."""
    sides = [
        tuple(
            Position(one.party, "", one.quantity.statement, "affirms", words=(one.quantity.evidence,))
            for one in side
        )
        for side in (differing.a, differing.b)
    ]
    parties = {one.party for one in (*differing.a, *differing.b)}
    change = Change(parties.pop() if len(parties) == 1 else "", sides[0], sides[1], differing.order)
    words = (differing.a[0].quantity.words, differing.b[0].quantity.words)
    ids = tuple(claim.id for claim in differing.claims)
    return _movement("number", change, ids, words, story, order)


def _movement(
    kind: MovementKind,
    change: Change,
    claims: tuple[str, ...],
    words: tuple[str, str],
    story: StoryView,
    order: Order,
) -> Movement:
    statements = {statement.id: statement for statement in story.statements}
    before, after = (
        tuple(dict.fromkeys(position.statement for position in side))
        for side in (change.before, change.after)
    )
    sides = {side.id for side in story.sides}
    reasons = []
    if change.order is not None:
        reasons.append(change.order.reason)
    else:
        reasons.append(
            "a tally rises; the texts do not tell which was given first"
            if kind == "number"
            else "the texts do not tell which came first"
        )
    # Who counts may be a side, which is no speaker.
    speakers = {position.speaker for position in (*change.before, *change.after)} - sides
    at = order.at(after[0])
    return Movement(
        identify("movement", kind, *claims, *sorted(before), ">", *sorted(after)),
        kind,
        change.party if change.party in sides else "",
        speakers.pop() if len(speakers) == 1 else "",
        claims,
        before,
        after,
        words[0],
        words[1],
        None if at is None else Interval(at.earliest, at.latest),
        tuple(reasons),
        two_passages(list(change.before), list(change.after), statements, story),
    )


def _key_words(side: Sequence[Position], statements: dict[str, Statement], story: StoryView) -> str:
    """The word of status that most statements of a side use; empty where none does."""
    counts: dict[str, int] = {}
    for position in side:
        for calling in callings_of(statements[position.statement], story):
            counts[calling.words] = counts.get(calling.words, 0) + 1
    return min(counts.items(), key=lambda pair: (-pair[1], pair[0]))[0] if counts else ""
