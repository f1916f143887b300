"""Stories out of a stream: articles arrive one by one, in five orders, and the stories at the end are scored.

Dates are withheld, but for ``in-one-week``. Wikinews and FNC-1 by the adjusted Rand index (L. Hubert and P.
Arabie, 1985), ECB+ sub-topics by B3 (A. Bagga and B. Baldwin, 1998). What the stories are told apart by was
tuned on the training parts of FNC-1 and ECB+ (``python -m bench.stories`` prints these too).
"""

from __future__ import annotations

import random
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from math import comb

from bench.linking.people import b3
from bench.materials import is_here
from bench.stream.collections import ECB_TEST, Filed, ecbplus, fnc1, wikinews, wikinews_in_one_week
from bench.tasks import Figures
from rashomon.inference import load_sentences, word_ranks
from rashomon.stream.likeness import TUNED, Mixture
from rashomon.stream.sketches import Sketch, sketch
from rashomon.stream.store import MemoryStories
from rashomon.stream.stories import place
from rashomon.stream.terms import Expected

SHUFFLES = 5
SIZES = (10, 20, 30)

Score = Callable[[Sequence[str], Sequence[str]], float]


def measure() -> Figures:
    """The mean score over five shuffles of each collection that is at hand, and how many stories came out."""
    made: list[tuple[str, Callable[[], list[Filed]], Score]] = []
    if is_here("data/story-clusters"):
        for size in SIZES:
            made.append((f"story-clusters/{size}-events/ari", partial(wikinews, size), ari))
            made.append(
                (
                    f"story-clusters/{size}-events-in-one-week/ari",
                    partial(wikinews_in_one_week, size),
                    ari,
                )
            )
    if is_here("data/fnc1"):
        made.append(("fnc1/test-stories/ari", lambda: fnc1("competition_test"), ari))
    if is_here("data/ecbplus"):
        made.append(("ecbplus/test-subtopics/b3", lambda: ecbplus(ECB_TEST), b3_of))
        undated = partial(ecbplus, ECB_TEST, date_lines=False)
        made.append(("ecbplus/test-subtopics-without-date-lines/b3", undated, b3_of))
    sketched = Sketching()
    return {name: streamed(sketched(filed()), score) for name, filed, score in made}


class Sketching:
    """Sketches articles with the models that ship."""

    def __init__(self) -> None:
        self.expected = Expected(word_ranks())
        self._encode = load_sentences()

    def __call__(self, filed: Sequence[Filed]) -> list[tuple[Sketch, str]]:
        """The sketch of each article with its event."""
        return [
            (
                sketch(one.article, one.article.id, self.expected, lambda text: self._encode([text])[0]),
                one.event,
            )
            for one in filed
        ]


def streamed(
    sketches: Sequence[tuple[Sketch, str]], score: Score, mixture: Mixture = TUNED, shuffles: int = SHUFFLES
) -> float:
    """The mean score of the stories that the articles are in after the last has arrived."""
    expected = Expected(word_ranks())
    scores = []
    for seed in range(shuffles):
        order = list(sketches)
        random.Random(seed).shuffle(order)
        store = MemoryStories()
        for one, _ in order:
            store.apply(place(one, store, expected, mixture))
        stories = store.partition
        scores.append(score([event for _, event in sketches], [stories[one.article] for one, _ in sketches]))
    return statistics.fmean(scores)


def b3_of(gold: Sequence[str], found: Sequence[str]) -> float:
    """B3 F1."""
    return b3(gold, found)[2]


def ari(gold: Sequence[str], found: Sequence[str]) -> float:
    """The adjusted Rand index: 1 for the same partition, 0 for chance."""
    both = sum(comb(count, 2) for count in Counter(zip(gold, found, strict=True)).values())
    in_gold = sum(comb(count, 2) for count in Counter(gold).values())
    in_found = sum(comb(count, 2) for count in Counter(found).values())
    by_chance = in_gold * in_found / comb(len(gold), 2)
    most = (in_gold + in_found) / 2
    return 1.0 if most == by_chance else (both - by_chance) / (most - by_chance)


def tuning() -> Figures:
    """The same on the training parts, in one order: what the mixture was chosen by."""
    sketched = Sketching()
    topics = [topic for topic in range(1, 36) if topic not in (15, 17)]
    return {
        "fnc1/train-stories/ari": streamed(sketched(fnc1("train")), ari, shuffles=1),
        "ecbplus/train-subtopics/b3": streamed(sketched(ecbplus(topics)), b3_of, shuffles=1),
    }


if __name__ == "__main__":
    for name, figure in (measure() | tuning()).items():
        print(f"{name:45} {figure:.3f}", flush=True)
