"""The account of a story of 200 articles made anew when one more arrives, with what is kept and from nothing.

The articles are the bodies of the largest stories of FNC-1's training part, as one story. Seconds on a core,
Python's collector set as the command line sets it.
"""

from __future__ import annotations

import statistics
import time

from bench.materials import is_here
from bench.stream.collections import largest_together
from bench.tasks import Figures
from rashomon.cli import collect_seldom
from rashomon.linking.memo import Memo
from rashomon.pipeline import account_of
from rashomon.statements import find_statements

ARTICLES = 200
ARRIVING = 5


def measure() -> Figures:
    """Median core seconds of an update and of an account from nothing, and whether both are the same."""
    if not is_here("data/fnc1"):
        return {}
    articles = largest_together(ARTICLES + ARRIVING)
    found = [find_statements(one) for one in articles]
    collect_seldom()
    memo = Memo()
    account_of(articles[:ARTICLES], found[:ARTICLES], memo=memo)
    updated: list[float] = []
    anew: list[float] = []
    same = True
    for size in range(ARTICLES + 1, len(articles) + 1):
        started = time.process_time()
        one, _ = account_of(articles[:size], found[:size], memo=memo)
        between = time.process_time()
        other, _ = account_of(articles[:size], found[:size])
        updated.append(between - started)
        anew.append(time.process_time() - between)
        same = same and one == other
    return {
        f"fnc1/updating-{ARTICLES}/core-seconds": statistics.median(updated),
        f"fnc1/updating-{ARTICLES}/core-seconds-from-nothing": statistics.median(anew),
        f"fnc1/updating-{ARTICLES}/same": float(same),
    }


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{name:50} {figure:.2f}")
