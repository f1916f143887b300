"""One run of words found in another sequence: where, with what changed, cut or put in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.linking.wordings import HOLE
from rashomon.linking.words import NEGATIONS


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run stands in a sequence: half-open word positions, and what differs.

    ``changed`` pairs a word of the run with the one that stands in its place (either may be empty:
    put in, or cut); ``same`` counts the words that agree.
    """

    start: int
    end: int
    same: int
    changed: tuple[tuple[str, str], ...] = ()

    @property
    def weighty(self) -> bool:
        """Whether a change touches a number or a negation: then it may be another saying altogether."""
        return any(w.isdigit() or w in NEGATIONS for pair in self.changed for w in pair if w)


def find_run(run: tuple[str, ...], sequence: tuple[str, ...], start: int = 0) -> Place | None:
    """The run word for word in the sequence, at or after ``start``; ``None`` when it is not there."""
    size = len(run)
    first = run[0]
    for i in range(start, len(sequence) - size + 1):
        if sequence[i] == first and sequence[i : i + size] == run:
            return Place(i, i + size, size)
    return None


@lru_cache(maxsize=16384)
def place_run(run: tuple[str, ...], sequence: tuple[str, ...]) -> Place | None:
    """Where the run fits best in the sequence, with changes (semi-global edit distance).

    A changed or added word costs 1, a word of the sequence passed over half of that; a hole takes any
    one word for nothing. ``None`` when less than half of the run agrees.
    """
    exact = find_run(run, sequence)
    if exact is not None:
        return exact
    rows, columns = len(run), len(sequence)
    there = set(sequence)
    # Every word that is not there costs 1 at least, unless a hole takes it.
    if sum(word not in there for word in run) - sequence.count(HOLE) > rows / 2:
        return None
    passed = [0.0 if other == HOLE else 0.5 for other in sequence]
    cost = [[0.0] * (columns + 1)]
    for i in range(1, rows + 1):
        word, left, diagonal = run[i - 1], float(i), cost[i - 1][0]
        row = [left]
        for other, above, across in zip(sequence, cost[i - 1][1:], passed, strict=True):
            if word != other and across:
                diagonal += 1.0
            left = min(diagonal, above + 1.0, left + across)
            row.append(left)
            diagonal = above
        cost.append(row)
    end = min(range(columns + 1), key=lambda j: (cost[rows][j], j))
    if cost[rows][end] > rows / 2:
        return None
    return _trace(run, sequence, cost, end)


def _trace(run: tuple[str, ...], sequence: tuple[str, ...], cost: list[list[float]], end: int) -> Place:
    i, j, same = len(run), end, 0
    changed: list[tuple[str, str]] = []
    while i > 0:
        here = cost[i][j]
        other = sequence[j - 1] if j else ""
        hole = other == HOLE
        if j and here == cost[i - 1][j - 1] + (0.0 if hole or run[i - 1] == other else 1.0):
            if run[i - 1] == other:
                same += 1
            elif not hole:
                changed.append((run[i - 1], other))
            i, j = i - 1, j - 1
        elif here == cost[i - 1][j] + 1.0:
            changed.append((run[i - 1], ""))
            i -= 1
        else:
            if not hole:
                changed.append(("", other))
            j -= 1
    return Place(j, end, same, tuple(reversed(changed)))


def overlap(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words in a row two excerpts share where one may go on from the other.

    At either end of the shared words at most one of the two goes on: where both do, and differently,
    they are two sayings with a phrase in common. 0 when they cannot be one run of words.
    """
    best = 0
    before = [0] * (len(other) + 1)
    for i, word in enumerate(one, 1):
        row = [0] * (len(other) + 1)
        for j, there in enumerate(other, 1):
            if there == word:
                size = row[j] = before[j - 1] + 1
                if min(i - size, j - size) == 0 and min(len(one) - i, len(other) - j) == 0:
                    best = max(best, size)
        before = row
    return best
