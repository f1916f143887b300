"""Numbers that differ: which are in conflict, and which only rose as news came in.

Compared are numbers of one kind whose statements share words, and that are near enough to be of one thing.
A tally that rises from earlier to later, or in the words of one counter, is a movement. Else two numbers are
in conflict where their ranges have no number in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.positions.numbers import Quantity, quantities_of, units_in
from rashomon.positions.order import Before, Order
from rashomon.positions.stands import name_of
from rashomon.positions.stems import stems_of
from rashomon.positions.story import StoryView
from rashomon.records import Claim, Statement

FARTHEST = 3.0
"""A number more than so many times another counts something else, a part of it say."""

MOST_VALUES = 8
"""So many values of one tally are held against each other: those that most counters give."""

MOST_CONFLICTS = 3
"""So many conflicts of one tally are shown at most."""

FEW_WORDS = 4
"""A statement with no more words of matter than so many says nothing to tell its tally from another."""

MOST_COMPARED = 60
"""So many numbers of one kind are compared in one story."""

_ANYBODY = stems_of("people person persons victim victims others individuals patients casualties")


_NOT_WHO = stems_of(
    "least more than about around nearly almost roughly approximately most fewer less some figure injured"
    " hurt wounded killed dead died arrested missing rose dozen hundred thousand million dollar euro pound"
    " billion percent"
)


_FIGURES = stems_of("toll figure number count total tally")
"""A number that is said to be one of these, and of nothing else, is of what the story counts most."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with whoever gives it: the side or speaker."""

    quantity: Quantity
    party: str


@dataclass(frozen=True, slots=True)
class Differing:
    """Two numbers of one thing, and all statements that give the one or the other.

    ``rose`` tells a movement (the first to the second) from a conflict. ``order`` is known or not.
    """

    a: tuple[Counted, ...]
    b: tuple[Counted, ...]
    claims: tuple[Claim, ...]
    rose: bool
    order: Before | None
    reasons: tuple[str, ...]


def differing_numbers(story: StoryView, claims: Sequence[Claim], order: Order) -> list[Differing]:
    """The numbers of a story that differ, each two values once."""
    found: list[Differing] = []
    for unit, members in sorted(_by_unit(story).items()):
        for group in _of_one_thing(members):
            about = tuple(claim for claim in claims if _counts(claim, unit))
            found += _differences(group, about, story, order)
    return found


def _by_unit(story: StoryView) -> dict[str, list[Counted]]:
    """Numbers by what they count; one without a unit goes where its speaker gave the same number."""
    units: dict[str, list[Counted]] = defaultdict(list)
    bare: list[Counted] = []
    for statement in story.statements:
        party = _party(statement, story)
        if not party or not any(mark.isalpha() for mark in statement.content[0].text):
            continue
        for quantity in quantities_of(statement, story):
            counted = Counted(quantity, party)
            if quantity.unit:
                units[quantity.unit].append(counted)
            else:
                bare.append(counted)
    homes: dict[tuple[str, float], str] = {}
    for unit, all_of in sorted(units.items()):
        for one in all_of:
            homes.setdefault((one.party, one.quantity.low), unit)
            if one.quantity.tally:
                homes.setdefault(("", one.quantity.low), unit)
    tallies = {unit: all_of for unit, all_of in units.items() if all_of[0].quantity.tally}
    # "Its toll", "the figure": of what most of the story's numbers count.
    most = min(tallies, key=lambda unit: (-len(tallies[unit]), unit), default=None)
    for counted in bare:
        low = counted.quantity.low
        home = homes.get((counted.party, low)) or homes.get(("", low))
        if home is None and counted.quantity.context & _FIGURES:
            home = most
        if home is not None:
            units[home].append(counted)
    return units


def _party(statement: Statement, story: StoryView) -> str:
    speaker = next(iter(statement.speakers), "")
    return story.side_of.get(speaker, speaker)


def _of_one_thing(members: Sequence[Counted]) -> list[list[Counted]]:
    """Groups of numbers that count one thing, by the words that their statements share."""
    groups: list[list[Counted]] = []
    ordered = sorted(members, key=lambda one: (-len(one.quantity.context), one.quantity.statement))
    for counted in ordered[:MOST_COMPARED]:
        home = next((group for group in groups if any(_alike(counted, one) for one in group[:6])), None)
        if home is None and not counted.quantity.unit:
            home = next((group for group in groups if any(one.party == counted.party for one in group)), None)
        if home is None:
            groups.append([counted])
        else:
            home.append(counted)
    return groups


def _alike(one: Counted, other: Counted) -> bool:
    a, b = one.quantity, other.quantity
    if _populations(a) and _populations(b) and not _populations(a) & _populations(b):
        return False
    if a.each != b.each and not a.tally:
        return False
    if not a.tally and a.of_names and b.of_names and not a.of_names & b.of_names:
        return False  # "52 percent in Egypt and 82 percent in India"
    if a.unit == b.unit and a.tally and min(len(a.context), len(b.context)) <= FEW_WORDS:
        return True
    shared = a.context & b.context
    needed = 1 if a.tally else 3
    return len(shared) >= needed


def _populations(quantity: Quantity) -> frozenset[str]:
    """Who is counted, where the words say more than "people"."""
    return (
        frozenset(
            key
            for key in stems_of(quantity.words)
            if key.isalpha() and key not in _ANYBODY and key != quantity.unit
        )
        - _NOT_WHO
    )


def _differences(
    group: Sequence[Counted], claims: tuple[Claim, ...], story: StoryView, order: Order
) -> list[Differing]:
    """What rose, and the few conflicts that show each value: those of one time, of many counters first."""
    values: dict[float, list[Counted]] = defaultdict(list)
    for counted in group:
        values[counted.quantity.low].append(counted)
    backed = sorted(
        values, key=lambda low: (-len({one.party for one in values[low]}), -len(values[low]), low)
    )
    apart = [
        (low, high, differing)
        for low, high in (sorted(pair) for pair in combinations(backed[:MOST_VALUES], 2))
        if low and high / low <= FARTHEST
        if (differing := _differing(values[low], values[high], claims, story, order)) is not None
    ]
    found = [differing for _, _, differing in apart if differing.rose]
    waiting = [one for one in apart if not one[2].rose]
    shown: set[float] = set()
    while waiting and len(shown) < 2 * MOST_CONFLICTS:
        best = min(
            waiting,
            key=lambda one: (
                len({one[0], one[1]} & shown),
                one[2].order is not None,
                backed.index(one[0]) + backed.index(one[1]),
                one[0],
            ),
        )
        if {best[0], best[1]} <= shown:
            break
        shown |= {best[0], best[1]}
        waiting.remove(best)
        found.append(best[2])
    return found


def _differing(
    less: Sequence[Counted],
    more: Sequence[Counted],
    claims: tuple[Claim, ...],
    story: StoryView,
    order: Order,
) -> Differing | None:
    """Whether the lower number became the higher, or the two are in conflict; ``None`` where neither."""
    tally = less[0].quantity.tally
    a, b = tuple(less), tuple(more)
    same = {one.party for one in less} & {one.party for one in more}
    before = order.before(_ids(less), _ids(more))
    if tally and (before is not None or same):
        chosen = same or {one.party for one in (*less, *more)}
        a, b = (tuple(one for one in side if one.party in chosen) for side in (less, more))
        return Differing(a, b, claims, True, before, (_told(a, story), _told(b, story)))
    if not any(one.quantity.high < other.quantity.low for one in less for other in more):
        return None
    if not set(_ids(less)).isdisjoint(_ids(more)):
        return None  # whoever gives both in one breath counts two things
    after = order.before(_ids(more), _ids(less))
    reasons = [_told(a, story), _told(b, story)]
    if after is not None:
        reasons.append("the lower number was given after the higher one")
    return Differing(a, b, claims, False, after, tuple(reasons))


def _told(side: Sequence[Counted], story: StoryView) -> str:
    words = min((one.quantity.words for one in side), key=lambda text: (len(text), text))
    names = sorted({name_of(one.party, story) for one in side})
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return f"“{words}” says {shown}" if len(names) == 1 else f"“{words}” say {shown}"


def _ids(side: Sequence[Counted]) -> list[str]:
    return [one.quantity.statement for one in side]


def _counts(claim: Claim, unit: str) -> bool:
    """Whether a claim gives a number of this kind."""
    return unit in units_in(claim.text)
