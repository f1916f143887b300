"""How long it takes to place an article in an archive of 1,000 and of 200,000: title and lead embedded, the
place found, everything stored. ``python -m bench.placing 1000 20000`` measures other sizes.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bench.materials import is_here
from bench.stream.collections import Filed, ecbplus, fnc1
from bench.stream.filling import Mixer, fill
from bench.tasks import Figures
from rashomon.archive import Archive, NewCapture
from rashomon.inference import load_sentences, word_ranks
from rashomon.stream.archived import ArchivedStories
from rashomon.stream.sketches import sketch
from rashomon.stream.stories import place
from rashomon.stream.terms import Expected, lead_of

SIZES = (1_000, 200_000)
ARRIVING = 200
NOW = datetime(2026, 2, 1, tzinfo=UTC)


def measure(thorough: bool = True, sizes: Sequence[int] = SIZES) -> Figures:
    """Median and 95th percentile of an article's milliseconds by size, and the ratio of the medians."""
    if not (is_here("data/fnc1") and is_here("data/ecbplus")):
        return {}
    texts = [*fnc1("train"), *ecbplus(range(1, 15))]
    sizes = sizes if thorough else (sizes[0], 5_000)
    figures: Figures = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            figures |= placing(size, texts, Path(folder) / "large.rashomon")
    smallest, largest = (figures[f"fnc1/placing-{size}/median-ms"] for size in (sizes[0], sizes[-1]))
    return figures | {"fnc1/placing/ratio": largest / smallest}


def placing(
    size: int, texts: Sequence[Filed], file: Path, clock: Callable[[], float] = time.perf_counter
) -> Figures:
    """Times of articles that arrive in an archive of ``size``."""
    expected = Expected(word_ranks())
    encoder = load_sentences(threads=2)
    mixer = Mixer([sketch(one.article, one.article.id, expected) for one in texts[:800]])
    made = list(mixer.made(size + ARRIVING, "made"))
    # Those that arrive are drawn from all over, so that most of them find their event there.
    step = max(1, len(made) // ARRIVING)
    arriving = made[::step][:ARRIVING]
    keys = {one.sketch.article for one in arriving}
    encoding: list[float] = []
    finding: list[float] = []
    with Archive.open(file) as archive:
        fill(archive, (one for one in made if one.sketch.article not in keys))
        stories = ArchivedStories(archive, NOW)
        for number, (one, filed) in enumerate(zip(arriving, texts, strict=False)):
            key = archive.articles.store(
                replace(filed.article, url=f"https://paper.example/{number}"),
                NewCapture(b"%d" % number),
                at=NOW,
            ).article
            started = clock()
            encoder([lead_of(filed.article)])
            encoded = clock()
            with archive.transaction():
                stories.apply(place(replace(one.sketch, article=key), stories, expected))
            encoding.append((encoded - started) * 1_000)
            finding.append((clock() - encoded) * 1_000)
    both = sorted(a + b for a, b in zip(encoding, finding, strict=True))
    name = f"fnc1/placing-{size}"
    return {
        f"{name}/median-ms": statistics.median(both),
        f"{name}/p95-ms": both[int(len(both) * 0.95)],
        f"{name}/embedding-median-ms": statistics.median(encoding),
        f"{name}/place-median-ms": statistics.median(finding),
        f"{name}/bytes-an-article": file.stat().st_size / size,
    }


if __name__ == "__main__":
    wanted = [int(one) for one in sys.argv[1:]] or list(SIZES)
    for name, figure in measure(sizes=wanted).items():
        print(f"{name:40} {figure:.1f}", flush=True)
