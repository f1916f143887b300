"""How fast: cold start on five articles, statements a second on one core, and growth with many articles.

Every figure is a median; ``…-spread`` is the range between the quartiles as a share of it. No floor rests on
these: they depend on the machine, which is printed above them.
"""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from bench import invented
from bench.command import cost_of
from bench.linking.growth import stories
from bench.materials import CACHE, REPOSITORY, data_set, example, is_here, story
from bench.tasks import Figures

COLD_RUNS = 15
STEADY_RUNS = 5
STEADY_ARTICLES = 200
SIZES = (100, 400, 1_600)
LONGEST_RUN = 1_200

STEADY_PROGRAM = "from bench.speed import steady_seconds; print(steady_seconds())"


def median_and_spread(name: str, values: Sequence[float]) -> Figures:
    middle = statistics.median(values)
    low, _, high = statistics.quantiles(values, n=4)
    return {name: middle, f"{name}-spread": (high - low) / middle if middle else 0.0}


def cold(prefix: str, folder: Path, finder: str = "model") -> Figures:
    """A whole process on a story's reports; the first run, which fills the disk's cache, does not count."""
    arguments = ["read", str(folder / "reports"), "--format", "json", "--finder", finder]
    costs = [cost_of(arguments) for _ in range(COLD_RUNS + 1)][1:]
    return {
        **median_and_spread(f"{prefix}/cold-seconds", [cost.seconds for cost in costs]),
        f"{prefix}/cold-core-seconds": statistics.median(cost.core_seconds for cost in costs),
        f"{prefix}/cold-peak-mib": max(cost.mebibytes for cost in costs),
    }


def steady_seconds() -> float:
    """Seconds for the statements of the invented articles, after a warm-up. Runs in a process of its own."""
    import rashomon.reading
    from rashomon.statements import find_statements

    lines = CACHE / "speed" / f"{STEADY_ARTICLES}.jsonl"
    articles = rashomon.reading.read_articles([str(lines)]).articles
    for article in articles[:10]:
        find_statements(article)
    started = time.perf_counter()
    for article in articles:
        find_statements(article)
    return time.perf_counter() - started


def steady() -> Figures:
    """Articles of 600 words a second on one core, statements alone."""
    invented.write_lines(CACHE / "speed" / f"{STEADY_ARTICLES}.jsonl", STEADY_ARTICLES)
    one_thread = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(REPOSITORY)}
    pin = ["taskset", "-c", "0"] if Path("/usr/bin/taskset").exists() else []
    rates = []
    for _ in range(STEADY_RUNS):
        command = [*pin, sys.executable, "-c", STEADY_PROGRAM]
        done = subprocess.run(command, env=one_thread, capture_output=True, text=True, check=True)
        rates.append(STEADY_ARTICLES / float(done.stdout))
    return median_and_spread("invented/statements-articles-a-second", rates)


def growth() -> Figures:
    """The whole of ``rashomon read --finder rules`` on more and more of FNC-1's articles, of many stories.

    The exponent is that of the time on a core, which other work on the machine hardly moves; 1.0 is cost
    linear in the articles.
    """
    figures: Figures = {}
    done: list[tuple[int, float]] = []
    for size in SIZES:
        lines = _write_bodies(CACHE / "speed" / f"fnc1-{size}.jsonl", size)
        try:
            cost = cost_of(["read", str(lines), "--format", "json", "--finder", "rules"], limit=LONGEST_RUN)
        except TimeoutError as late:
            print(f"  {size} articles: {late}", file=sys.stderr)
            break
        figures[f"fnc1/read-{size}-seconds"] = cost.seconds
        figures[f"fnc1/read-{size}-articles-a-second"] = size / cost.seconds
        figures[f"fnc1/read-{size}-peak-mib"] = cost.mebibytes
        done.append((size, cost.core_seconds))
    for (smaller, before), (larger, after) in pairwise(done):
        exponent = math.log(after / before) / math.log(larger / smaller)
        figures[f"fnc1/growth-exponent-{smaller}-to-{larger}"] = exponent
    return figures


def _write_bodies(file: Path, count: int) -> Path:
    """Write bodies of FNC-1's training part as a JSONL dump (into the ignored cache), and return it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as lines:
        for number, one in enumerate(stories(data_set("fnc1") / "fnc1", count)):
            row = {"url": f"https://lantern.example/{number}", "text": one.text}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return file


def measure() -> Figures:
    figures = cold("example", example())
    if is_here("stories/iraq-letter"):
        figures |= cold("iraq-letter", story("iraq-letter"))
        figures |= cold("iraq-letter/rules", story("iraq-letter"), "rules")
    return figures | steady() | (growth() if is_here("data/fnc1") else {})
