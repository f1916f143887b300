"""Shared text in large collections: ``python -m bench.shared_text.scale TRAIN_BODIES.csv [COUNT]``.

Reports seconds, peak memory and recall for each class of planted pairs, beside MinHash signatures
(rensa, if it is installed) over the same articles in the same run; then the growth of one wire text
that most of the articles carry. Each part runs in a process of its own, so that the peaks are its own.
"""

from __future__ import annotations

import csv
import multiprocessing
import platform
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path

from bench.shared_text.planted import Planted, crowd, plant
from rashomon.linking.shared_text import find_shared_text
from rashomon.records.sharing import SharedText
from rashomon.text.shingles import bare_words

Row = dict[str, float | str]


def read_bodies(file: Path) -> list[str]:
    """The article bodies of an FNC-1 ``*_bodies.csv`` with two hundred words or more."""
    csv.field_size_limit(10_000_000)
    with file.open(encoding="utf-8", newline="") as lines:
        bodies = [row["articleBody"] for row in csv.DictReader(lines)]
    return [body for body in bodies if body.count(" ") >= 200]


def measure_ours(planted: Planted) -> Row:
    """Seconds, peak memory in MB, recall of planted pairs by class, and pairs called a copy beyond them."""
    begun, worked = time.perf_counter(), time.process_time()
    shared = find_shared_text(planted.articles)
    row = _cost(begun, worked) | {"entries": float(len(shared))}
    wanted = {frozenset(pair[1:]) for pair in planted.pairs}
    found = _copies_among(shared, {name for pair in planted.pairs for name in pair[1:]})
    row |= _recall(planted, found)
    made = [pair for pair in found if not any(name.startswith(("real", "wire")) for name in pair)]
    row["false copies"] = float(sum(pair not in wanted for pair in made))
    return row


def measure_minhash(planted: Planted, threshold: float = 0.5) -> Row:
    """The same for rensa: 128 permutations over word trigrams, banded, candidates checked by estimate."""
    try:
        import rensa
    except ImportError:
        return {"rensa": "not installed"}
    begun, worked = time.perf_counter(), time.process_time()
    index = rensa.RMinHashLSH(threshold=threshold, num_perm=128, num_bands=32)
    signatures = []
    for place, article in enumerate(planted.articles):
        words = [word.lower() for word in bare_words(article.text)]
        signature = rensa.RMinHash(num_perm=128, seed=42)
        signature.update([" ".join(gram) for gram in zip(words, words[1:], words[2:], strict=False)])
        signatures.append(signature)
        index.insert(place, signature)
    found: set[frozenset[str]] = set()
    for place, signature in enumerate(signatures):
        for other in index.query(signature):
            if other > place and signature.jaccard(signatures[other]) >= threshold:
                found.add(frozenset((planted.articles[place].id, planted.articles[other].id)))
    return _cost(begun, worked) | _recall(planted, found)


def measure_crowd(bodies: Sequence[str], counts: Iterable[int]) -> dict[int, float]:
    """Seconds for so many articles, of which 98 in 100 are one wire text."""
    seconds: dict[int, float] = {}
    for count in counts:
        articles = crowd(bodies, count, count * 98 // 100)
        begun = time.perf_counter()
        find_shared_text(articles)
        seconds[count] = time.perf_counter() - begun
    return seconds


def _copies_among(shared: Iterable[SharedText], ids: set[str]) -> set[frozenset[str]]:
    """Pairs called a copy; of a group of more than fifty, those with its first wire copy only."""
    pairs: set[frozenset[str]] = set()
    for text in shared:
        if text.kind == "same-quotes-only":
            continue
        members = [member for member in text.articles if member in ids]
        firsts = members if len(members) <= 50 else [member for member in members if member == "wire-0"]
        pairs.update(frozenset((one, other)) for one in firsts for other in members if one != other)
    return pairs


def _recall(planted: Planted, found: set[frozenset[str]]) -> Row:
    all_of = Counter(name for name, _, _ in planted.pairs)
    hit = Counter(name for name, one, other in planted.pairs if frozenset((one, other)) in found)
    return {f"recall {name}": hit[name] / all_of[name] for name in all_of}


def _cost(begun: float, worked: float) -> Row:
    """Wall seconds, seconds of the processor, peak memory with the collection itself."""
    return {
        "seconds": time.perf_counter() - begun,
        "processor seconds": time.process_time() - worked,
        "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def main() -> None:
    """Prints the machine, the versions and the figures."""
    bodies = read_bodies(Path(sys.argv[1]))
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    versions = ", ".join(f"{package} {_version(package)}" for package in ("numpy", "rensa"))
    cores = multiprocessing.cpu_count()
    print(f"{platform.machine()}, {cores} cores, {platform.system()}, Python {platform.python_version()}")
    print(versions)
    planted = plant(bodies, count)
    print(f"{len(planted.articles)} articles, {len(planted.pairs)} planted pairs")
    context = multiprocessing.get_context("fork")
    for name, measure in (("shared text", measure_ours), ("minhash", measure_minhash)):
        with context.Pool(1) as pool:
            print(name, _in_words(pool.apply(measure, (planted,))), flush=True)
    growth = measure_crowd(bodies, (125, 250, 500, 1000))
    print("one wire text in 98 %:", {count: round(seconds, 2) for count, seconds in growth.items()})


def _in_words(row: Row) -> str:
    return ", ".join(
        f"{key} {value if isinstance(value, str) else round(value, 3)}" for key, value in row.items()
    )


if __name__ == "__main__":
    main()
