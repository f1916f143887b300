"""Two texts laid side by side: every stretch that stands in both, word for word or nearly.

Runs of equal words are found by an index of trigrams, and chained when the gap between two runs is
short against what they match: a local alignment with a linear gap cost (Smith and Waterman 1981) on
runs instead of words. Order of the passages does not matter: a text cut up and moved about is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

Trigram = tuple[int, int, int]
Run = tuple[int, int, int]
Pairs = list[tuple[int, int]]

#: Places of one trigram that are followed up; a text that repeats itself more often gains nothing.
_PLACES = 12
#: Words that may stand between two runs of one passage, in either text.
_GAP = 12
#: How many earlier runs a run may look back over for its predecessor.
_LOOK_BACK = 24
#: What an unmatched word costs, in matched words: a chain keeps at least half of its words.
_GAP_COST = 1
#: Runs of one pair of texts that are chained: the longest. Only a text made of repeats has more.
_RUNS = 4000
#: Matched words below which a chain is no passage.
SHORTEST = 5


def index_trigrams(words: Sequence[int]) -> dict[Trigram, list[int]]:
    """Where each run of three words begins; at most the first dozen places of each."""
    places: dict[Trigram, list[int]] = defaultdict(list)
    for place, trigram in enumerate(zip(words, words[1:], words[2:], strict=False)):
        found = places[trigram]
        if len(found) < _PLACES:
            found.append(place)
    return dict(places)


def matching_runs(
    first: Sequence[int], second: Sequence[int], places: Mapping[Trigram, Sequence[int]]
) -> list[Run]:
    """(place in first, place in second, length) of the runs of three equal words or more, by place.

    ``places`` is ``index_trigrams(first)``.
    """
    if first == second:
        return [(0, 0, len(first))] if first else []
    runs: list[Run] = []
    reached: dict[int, int] = {}
    limits = (len(first), len(second))
    for j, trigram in enumerate(zip(second, second[1:], second[2:], strict=False)):
        for i in places.get(trigram, ()):
            diagonal = j - i
            if reached.get(diagonal, 0) > j:
                continue
            length = 3
            while (
                i + length < limits[0] and j + length < limits[1] and first[i + length] == second[j + length]
            ):
                length += 1
            reached[diagonal] = j + length
            runs.append((i, j, length))
    if len(runs) > _RUNS:
        runs = sorted(runs, key=lambda run: (-run[2], run))[:_RUNS]
    runs.sort()
    return runs


def align(first: Sequence[int], second: Sequence[int], runs: Sequence[Run]) -> list[Pairs]:
    """The passages that both texts have, each as pairs of word places that rise in both; best first.

    ``runs`` is what ``matching_runs`` gave. No word of either text stands in two passages.
    """
    taken_first = bytearray(len(first))
    taken_second = bytearray(len(second))
    passages: list[Pairs] = []
    for chain in _chain(runs):
        if len(chain) == 1 and chain[0][2] < SHORTEST:
            continue
        pairs = [
            (i, j) for i, j in _spell_out(first, second, chain) if not taken_first[i] and not taken_second[j]
        ]
        if len(pairs) < SHORTEST:
            continue
        for i, j in pairs:
            taken_first[i] = taken_second[j] = 1
        passages.append(pairs)
    return passages


def _chain(runs: Sequence[Run]) -> list[list[Run]]:
    """The best chain that grows from each first run, by falling score."""
    scores: list[int] = []
    before: list[int] = []
    roots: list[int] = []
    # Per run: where it begins and ends in either text. Few runs come near one another, so the test that
    # nearly all fail stands first.
    laid = [(j + length, i + length, i, j) for i, j, length in runs]
    for index, (i, j, length) in enumerate(runs):
        best, best_before = length, -1
        earlier = max(0, index - _LOOK_BACK) - 1
        nearest, first_nearest = j - _GAP, i - _GAP
        for end_second, end_first, ei, ej in laid[earlier + 1 : index]:
            earlier += 1
            if end_second < nearest or ej >= j or end_first < first_nearest or ei >= i:
                continue
            gap_first, gap_second = i - end_first, j - end_second
            low, gap = (gap_first, gap_second) if gap_first < gap_second else (gap_second, gap_first)
            if length + low <= 0:
                continue
            score = scores[earlier] + length
            if low < 0:
                score += low
            if gap > 0:
                score -= gap * _GAP_COST
            if score > best:
                best, best_before = score, earlier
        scores.append(best)
        before.append(best_before)
        roots.append(roots[best_before] if best_before >= 0 else index)
    ends: dict[int, int] = {}
    for index, root in enumerate(roots):
        if root not in ends or scores[index] > scores[ends[root]]:
            ends[root] = index
    chains: list[list[Run]] = []
    for end in sorted(ends.values(), key=lambda index: (-scores[index], index)):
        chain = [end]
        while before[chain[-1]] >= 0:
            chain.append(before[chain[-1]])
        chains.append([runs[index] for index in reversed(chain)])
    return chains


def _spell_out(first: Sequence[int], second: Sequence[int], chain: Sequence[Run]) -> Pairs:
    """The word pairs of a chain of runs, with the equal words in the gaps between its runs."""
    pairs: Pairs = []
    next_i = next_j = -1
    for i, j, length in chain:
        if next_i >= 0 and i > next_i and j > next_j:
            pairs += _match_gap(first, second, (next_i, i), (next_j, j))
        skip = max(0, next_i - i, next_j - j) if next_i >= 0 else 0
        pairs += zip(range(i + skip, i + length), range(j + skip, j + length), strict=True)
        next_i, next_j = i + length, j + length
    return pairs


def _match_gap(
    first: Sequence[int], second: Sequence[int], rows: tuple[int, int], columns: tuple[int, int]
) -> Pairs:
    """The longest sequence of equal words in two gaps (longest common subsequence), as places."""
    (top, bottom), (left, right) = rows, columns
    if not set(first[top:bottom]) & set(second[left:right]):
        return []
    height, width = bottom - top, right - left
    lengths = [[0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            if first[top + i] == second[left + j]:
                lengths[i][j] = lengths[i + 1][j + 1] + 1
            else:
                lengths[i][j] = max(lengths[i + 1][j], lengths[i][j + 1])
    pairs: Pairs = []
    i = j = 0
    while i < height and j < width:
        if first[top + i] == second[left + j]:
            pairs.append((top + i, left + j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
