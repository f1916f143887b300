"""Which pairs of articles may share a text: those with seven words in a row in common.

Every article is winnowed to fingerprints; equal fingerprints are brought together by one sort, and
the words around each meeting are compared. Work grows with the fingerprints, not with the pairs: one
that more than ``CROWD`` articles hold (a wire text, a stock phrase) is followed from the ``HUBS``
longest of them to each of the others only, and only if ``CROWD_RUN`` words in a row are the same. In
a collection of more than ``LARGE`` articles, one run of fewer words makes no pair either: it is a
stock phrase or a short quotation; two such runs do.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from rashomon.linking.memo import Forgetful, Memo
from rashomon.linking.shared_text.wordings import number_words
from rashomon.records.articles import Article
from rashomon.text.shingles import GUARANTEED_RUN, SHINGLE, WordNumbers, hash_shingles, winnow

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Pair = tuple[int, int]

#: Articles that may hold a fingerprint before only its hubs are paired with the rest.
CROWD = 64
#: Articles that stand for the others of a crowd.
HUBS = 2
#: Words in a row that two articles of a crowd share at least: more than a stock phrase has.
CROWD_RUN = 12
#: Articles from which on a single short run is not followed up; a story has fewer.
LARGE = 2000
#: Words that several runs of a pair have together in a large collection, if none is ``CROWD_RUN`` long.
_TOGETHER = 15
#: So few articles are all compared: cheaper than to load the array library, and the same result.
_FEW = 12
#: Words that are hashed and winnowed at a time: bounds the memory of the working arrays.
_BATCH = 1_000_000


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of places in the articles (first < second), in order; those of hubs and crowds once more."""

    pairs: tuple[Pair, ...]
    crowded: frozenset[Pair] = frozenset()


def find_candidates(
    articles: Sequence[Article], numbers: WordNumbers, memo: Memo | None = None
) -> Candidates:
    """The pairs of articles that share seven words in a row.

    All of them, unless more than ``CROWD`` articles hold those words. ``articles`` come longest first,
    so that hubs are the articles most likely to hold a text whole. Up to a dozen articles are all paired.
    """
    if len(articles) <= _FEW:
        return Candidates(tuple(combinations(range(len(articles)), 2)))
    import numpy as np

    words, prints, places, owners = _fingerprint(articles, numbers, memo or Forgetful())
    order = np.argsort(prints, kind="stable")
    prints, places, owners = prints[order], places[order], owners[order]
    meets = np.zeros(len(prints), dtype=np.bool_)
    if len(prints):
        same = prints[1:] == prints[:-1]
        meets[1:] |= same
        meets[:-1] |= same
    prints, places, owners = prints[meets], places[meets], owners[meets]
    found: list[NDArray[np.int64]] = [np.zeros((3, 0), dtype=np.int64)]
    crowded: set[int] = set()
    count = len(articles)
    for left, right, least in _meetings(prints, owners):
        apart = owners[left] != owners[right]
        left, right = left[apart], right[apart]
        begins, lengths = _runs_around(words, places[left], places[right])
        close = lengths >= least
        keys = owners[left[close]].astype(np.int64) * count + owners[right[close]]
        if least == CROWD_RUN:
            crowded.update(np.unique(keys).tolist())
        found.append(np.stack((keys, begins[close], lengths[close])))
    keys = _keep_pairs(np.concatenate(found, axis=1), count > LARGE)
    pairs = tuple(divmod(key, count) for key in keys.tolist())
    return Candidates(pairs, frozenset(divmod(key, count) for key in crowded))


def _keep_pairs(runs: NDArray[np.int64], large: bool) -> NDArray[np.int64]:
    """The keys of the pairs worth comparing, rising; ``runs`` are rows of keys, beginnings and lengths."""
    import numpy as np

    if not large or not runs.shape[1]:
        return np.unique(runs[0])
    runs = runs[:, np.lexsort((runs[1], runs[0]))]
    new_pair = np.concatenate(([True], runs[0, 1:] != runs[0, :-1]))
    new_run = new_pair | np.concatenate(([True], runs[1, 1:] != runs[1, :-1]))
    starts = np.flatnonzero(new_pair)
    longest = np.maximum.reduceat(runs[2], starts)
    together = np.add.reduceat(np.where(new_run, runs[2], 0), starts)
    kept: NDArray[np.int64] = runs[0, starts[(longest >= CROWD_RUN) | (together >= _TOGETHER)]]
    return kept


def _fingerprint(
    articles: Sequence[Article], numbers: WordNumbers, memo: Memo
) -> tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.int64], NDArray[np.int32]]:
    """All words one after the other with a stop after each article, and the fingerprints among them.

    Returns the words' numbers; the fingerprints; the place of each one's first word; the article of each.
    """
    import numpy as np

    words: list[NDArray[np.uint64]] = []
    prints: list[NDArray[np.uint64]] = []
    places: list[NDArray[np.int64]] = []
    owners: list[NDArray[np.int32]] = []
    batch: list[int] = []
    sizes: list[int] = []
    begun = base = 0
    for place, article in enumerate(articles):
        numbered = numbers_of(article, numbers, memo)
        batch += numbered
        # A stop is a number of its own, so that no run of equal words passes from article to article.
        batch.append(place)
        sizes.append(len(numbered) + 1)
        if len(batch) < _BATCH and place + 1 < len(articles):
            continue
        stretch = np.array(batch, dtype=np.uint64)
        owner = np.repeat(np.arange(begun, place + 1, dtype=np.int32), sizes)
        ends = np.cumsum(sizes)
        hashes = hash_shingles(stretch)
        whole = np.ones(len(hashes), dtype=np.bool_)
        for back in range(1, SHINGLE + 1):
            stopped = ends - back
            whole[stopped[(stopped >= 0) & (stopped < len(hashes))]] = False
        hashes[~whole] = np.iinfo(np.uint64).max
        chosen = np.flatnonzero(winnow(hashes) & whole)
        words.append(stretch)
        prints.append(hashes[chosen])
        places.append(chosen.astype(np.int64) + base)
        owners.append(owner[chosen])
        base += len(stretch)
        begun, batch, sizes = place + 1, [], []
    return np.concatenate(words), np.concatenate(prints), np.concatenate(places), np.concatenate(owners)


def numbers_of(article: Article, numbers: WordNumbers, memo: Memo) -> array[int]:
    """The numbers of an article's words outside its furniture."""
    key = ("numbers", article.id, article.furniture)
    return memo.get(key, partial(_numbered, article, numbers))


def _numbered(article: Article, numbers: WordNumbers) -> array[int]:
    return array("Q", number_words(article, numbers))


def _meetings(
    prints: NDArray[np.uint64], owners: NDArray[np.int32]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], int]]:
    """Indices of two equal fingerprints, the earlier article's first, and the run they must lie in.

    In batches. ``prints`` are sorted, those of one number by article.
    """
    import numpy as np

    if not len(prints):
        return
    starts = np.flatnonzero(np.concatenate(([True], prints[1:] != prints[:-1])))
    sizes = np.diff(np.append(starts, len(prints)))
    left_over = np.repeat(sizes, sizes) - (np.arange(len(prints)) - np.repeat(starts, sizes))
    crowded = np.repeat(sizes > CROWD, sizes)
    index = np.flatnonzero(~crowded)
    for step in range(1, CROWD):
        index = index[left_over[index] > step]
        if not len(index):
            break
        yield index, index + step, GUARANTEED_RUN
    # In a crowd an article counts once, by the first place where it holds the fingerprint.
    index = np.flatnonzero(crowded)
    first = np.ones(len(index), dtype=np.bool_)
    first[1:] = (prints[index[1:]] != prints[index[:-1]]) | (owners[index[1:]] != owners[index[:-1]])
    index = index[first]
    if not len(index):
        return
    starts = np.flatnonzero(np.concatenate(([True], prints[index[1:]] != prints[index[:-1]])))
    sizes = np.diff(np.append(starts, len(index)))
    rank = np.arange(len(index)) - np.repeat(starts, sizes)
    for hub in range(HUBS):
        hubs = np.repeat(np.minimum(starts + hub, starts + sizes - 1), sizes)
        later = rank > hub
        yield index[hubs[later]], index[later], CROWD_RUN


def _runs_around(
    words: NDArray[np.uint64], left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the run of equal words around two equal shingles begins (on the left side), and its length.

    Followed for ``CROWD_RUN`` words from the shingle either way, no further.
    """
    import numpy as np

    begins = left.copy()
    length = np.full(len(left), SHINGLE, dtype=np.int64)
    for step, offsets in ((-1, range(-1, SHINGLE - CROWD_RUN - 1, -1)), (1, range(SHINGLE, CROWD_RUN))):
        alive = np.arange(len(left))
        for offset in offsets:
            one, other = left[alive] + offset, right[alive] + offset
            inside = (np.minimum(one, other) >= 0) & (np.maximum(one, other) < len(words))
            alive, one, other = alive[inside], one[inside], other[inside]
            alive = alive[words[one] == words[other]]
            length[alive] += 1
            if step < 0:
                begins[alive] -= 1
    return begins, length
