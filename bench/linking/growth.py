"""How joining grows: 10, 100 and 1,000 FNC-1 articles as one story, seconds and memory of linking alone."""

from __future__ import annotations

import csv
import math
import sys
import time
import tracemalloc
from pathlib import Path

from bench.materials import data_set
from bench.tasks import Figures
from rashomon.linking import link
from rashomon.records import Article, ArticleStatements
from rashomon.statements import find_statements
from rashomon.testing import article

SIZES = (10, 100, 1000)


def measure(thorough: bool = True) -> Figures:
    """Seconds and peak megabytes by number of articles, and the exponent of the growth in time."""
    sizes = SIZES if thorough else SIZES[:2]
    articles = stories(data_set("fnc1") / "fnc1", max(sizes))
    found = [find_statements(one) for one in articles]
    figures: Figures = {}
    seconds: list[float] = []
    for size in sizes:
        seconds.append(timed(articles[:size], found[:size]))
        figures[f"fnc1/link-seconds/{size}"] = seconds[-1]
        figures[f"fnc1/statements/{size}"] = float(sum(len(f.statements) for f in found[:size]))
    figures[f"fnc1/link-megabytes/{sizes[-1]}"] = peak(articles[: sizes[-1]], found[: sizes[-1]])
    figures["fnc1/growth-exponent"] = math.log(seconds[-1] / seconds[-2]) / math.log(sizes[-1] / sizes[-2])
    return figures


def stories(folder: Path, count: int) -> list[Article]:
    """The first ``count`` bodies of the training part by id, as articles."""
    csv.field_size_limit(sys.maxsize)
    with (folder / "train_bodies.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["Body ID"]))
    return [
        article(row["articleBody"], path=f"{row['Body ID']}.txt")
        for row in rows[:count]
        if row["articleBody"]
    ]


def timed(articles: list[Article], found: list[ArticleStatements]) -> float:
    """Seconds of one linking."""
    start = time.perf_counter()
    link(articles, found)
    return time.perf_counter() - start


def peak(articles: list[Article], found: list[ArticleStatements]) -> float:
    """Megabytes that linking holds at its peak, beyond what it was given."""
    tracemalloc.start()
    try:
        link(articles, found)
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()
